// Changes one's own password.
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChangePassword } from "../../protocol/generated";
import { api } from "../api";
import { Failure } from "./states";

type Filled = ChangePassword & { again: string };

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (filled: Filled) => {
    setBusy(true);
    setFailure(null);
    try {
      await api.post("me/password", { current: filled.current, new: filled.new } satisfies ChangePassword);
      void message.success(t("password.changed"));
      onChanged();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const needed = (what: string) => [{ required: true, message: t("signIn.fill", { what }) }];
  return (
    <Form<Filled> layout="vertical" requiredMark={false} onFinish={submit}>
      {failure !== null && <Failure error={failure} />}
      <Form.Item name="current" label={t("password.current")} rules={needed(t("password.current"))}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new"
        label={t("password.next")}
        extra={t("setUp.passwordHint")}
        rules={needed(t("password.next"))}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("password.again")}
        dependencies={["new"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again) =>
              again === getFieldValue("new")
                ? Promise.resolve()
                : Promise.reject(new Error(t("setUp.differ"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t("password.submit")}
      </Button>
    </Form>
  );
}
