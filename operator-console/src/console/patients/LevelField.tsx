// How dangerous somebody is, by the registry's six levels with their definitions.
import { Form, Radio } from "antd";
import { useTranslation } from "react-i18next";

const LEVELS = ["0", "1", "2", "3", "4", "5"] as const;

/** Null: nobody has assessed it. */
export function LevelField() {
  const { t } = useTranslation();
  return (
    <Form.Item name="level" label={t("registering.level")} extra={t("registering.levelHint")}>
      <Radio.Group
        vertical
        options={[
          { value: null, label: t("patients.notAssessed") },
          ...LEVELS.map((level) => ({ value: Number(level), label: t(`dangerousness.${level}`) })),
        ]}
      />
    </Form.Item>
  );
}
