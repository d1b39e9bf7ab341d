// Where: one of the areas in use. Where there is one only, nobody has to choose it.
import { Form, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { AreaId } from "../../protocol/generated";
import { useRequired } from "../ledgers/FormDialog";
import { useAreaChoices } from "./queries";

export function AreaItem({ label }: { label: string }) {
  const { t } = useTranslation();
  const required = useRequired();
  const form = Form.useFormInstance<{ area?: AreaId }>();
  const areas = useAreaChoices();
  const only = areas.length === 1 ? areas[0]?.value : undefined;
  useEffect(() => {
    if (only !== undefined && form.getFieldValue("area") === undefined) form.setFieldValue("area", only);
  }, [only, form]);
  return (
    <Form.Item name="area" label={label} rules={required(label)}>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        options={areas}
        notFoundContent={t("request.noAreas")}
      />
    </Form.Item>
  );
}
