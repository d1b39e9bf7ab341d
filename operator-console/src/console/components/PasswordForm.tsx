// Changes one's own password.
import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { ChangePassword } from "../../protocol/generated";
import { api } from "../api";
import { useAttempt } from "../forms/use-attempt";
import { NewPasswordFields } from "./NewPasswordFields";
import { Failure } from "./states";

type Filled = ChangePassword & { again: string };

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { busy, failure, run } = useAttempt();
  const submit = (filled: Filled) =>
    run(async () => {
      await api.post("me/password", { current: filled.current, new: filled.new } satisfies ChangePassword);
      void message.success(t("password.changed"));
      onChanged();
    });
  return (
    <Form<Filled> layout="vertical" requiredMark={false} onFinish={submit}>
      {failure !== null && <Failure error={failure} />}
      <Form.Item
        name="current"
        label={t("password.current")}
        rules={[{ required: true, message: t("signIn.fill", { what: t("password.current") }) }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NewPasswordFields name="new" labels={{ password: t("password.next"), again: t("password.again") }} />
      <Button type="primary" htmlType="submit" block loading={busy}>
        {t("password.submit")}
      </Button>
    </Form>
  );
}
