// Numbers to call, in the order in which callers see them.
import { ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";

const FIELDS = ["number", "zh", "en"] as const;

export function NumberList() {
  const { t } = useTranslation();
  return (
    <Form.List name="numbers">
      {(fields, { add, remove, move }) => (
        <>
          {fields.length > 0 && (
            <div className="number-row number-head muted" aria-hidden="true">
              {FIELDS.map((name) => (
                <span key={name}>{t(`settings.${name}`)}</span>
              ))}
            </div>
          )}
          {fields.map((field, index) => (
            <fieldset
              key={field.key}
              className="number-row"
              aria-label={`${t("settings.number")} ${index + 1}`}
            >
              {FIELDS.map((name) => (
                <Form.Item
                  key={name}
                  name={[field.name, name]}
                  rules={[
                    { required: true, message: t("accounts.required", { what: t(`settings.${name}`) }) },
                  ]}
                >
                  <Input
                    aria-label={`${t(`settings.${name}`)} ${index + 1}`}
                    placeholder={t(`settings.${name}`)}
                    inputMode={name === "number" ? "tel" : "text"}
                  />
                </Form.Item>
              ))}
              <Button
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                aria-label={`${t("settings.up")} ${index + 1}`}
                onClick={() => move(index, index - 1)}
              />
              <Button
                icon={<DeleteOutlined />}
                aria-label={`${t("remove")} ${index + 1}`}
                onClick={() => remove(field.name)}
              />
            </fieldset>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ number: "", zh: "", en: "" })}>
            {t("add")}
          </Button>
        </>
      )}
    </Form.List>
  );
}
