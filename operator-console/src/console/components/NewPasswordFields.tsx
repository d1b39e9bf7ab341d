// A new password, twice. Whether it is good enough is the server's to say.
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";

interface Props {
  /** The field's name in the form. */
  name: string;
  labels: { password: string; again: string };
}

export function NewPasswordFields({ name, labels }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name={name}
        label={labels.password}
        extra={t("setUp.passwordHint")}
        rules={[{ required: true, message: t("signIn.fill", { what: labels.password }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={labels.again}
        dependencies={[name]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              again === getFieldValue(name)
                ? Promise.resolve()
                : Promise.reject(new Error(t("setUp.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
