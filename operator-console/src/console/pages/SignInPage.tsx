// Sign-in, with the server's reason when it does not work.
import { Alert, Button, Form, Input } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SignedIn, SignIn, StaffId } from "../../protocol/generated";
import { api } from "../api";
import { DoorFrame } from "../components/DoorFrame";
import { Failure } from "../components/states";
import { useAttempt } from "../forms/use-attempt";
import { signIn } from "../sign-in";

/** `lastStaff`: who was here before; words of theirs may still wait in this page's memory. */
export function SignInPage({ why, lastStaff }: { why: "never" | "ended"; lastStaff: StaffId | null }) {
  const { t } = useTranslation();
  const { busy, failure, run } = useAttempt();
  const failed = useRef<HTMLDivElement>(null);
  const submit = (given: SignIn) =>
    run(
      async () => {
        const answer = await api.post<SignedIn>("sign-in", given);
        if (lastStaff !== null && lastStaff !== answer.me.staff) location.reload();
        else signIn.getState().signedIn(answer);
      },
      () => failed.current?.focus(),
    );
  return (
    <DoorFrame title={t("signIn.title")}>
      {why === "ended" && <Alert type="info" showIcon title={t("signIn.ended")} />}
      <div ref={failed} tabIndex={-1}>
        {failure !== null && <Failure error={failure} />}
      </div>
      <Form<SignIn> layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="username"
          label={t("signIn.username")}
          rules={[{ required: true, message: t("signIn.fill", { what: t("signIn.username") }) }]}
        >
          <Input autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t("signIn.password")}
          rules={[{ required: true, message: t("signIn.fill", { what: t("signIn.password") }) }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("signIn.submit")}
        </Button>
      </Form>
      <p className="muted">{t("signIn.forgot")}</p>
    </DoorFrame>
  );
}
