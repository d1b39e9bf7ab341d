// First set-up: the centre and its first administrator, with the code that the server printed.
import { App, Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { SetUp } from "../../protocol/generated";
import { api } from "../api";
import { DoorFrame } from "../components/DoorFrame";
import { NewPasswordFields } from "../components/NewPasswordFields";
import { Failure } from "../components/states";
import { useAttempt } from "../forms/use-attempt";
import { codeInAddress } from "../set-up-code";

interface Filled {
  code: string;
  centre_name: string;
  hotline_number: string;
  name: string;
  username: string;
  password: string;
  again: string;
}

export function SetUpPage({ onCreated }: { onCreated: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { busy, failure, run } = useAttempt();
  const submit = (filled: Filled) => {
    const { code, centre_name, hotline_number, name, username, password } = filled;
    const body: SetUp = {
      code: code.trim(),
      centre_name,
      hotline_number,
      administrator: { name, username, password },
    };
    return run(async () => {
      await api.post("setup", body);
      history.replaceState(null, "", "/console/");
      void message.success(t("setUp.created"));
      onCreated();
    });
  };
  const field = (name: "code" | "centre_name" | "hotline_number" | "name" | "username", label: string) => (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("signIn.fill", { what: label }) }]}
    >
      <Input autoComplete={name === "username" ? "username" : "off"} />
    </Form.Item>
  );
  return (
    <DoorFrame title={t("setUp.title")}>
      <p className="muted">{t("setUp.intro")}</p>
      {failure !== null && <Failure error={failure} />}
      <Form<Filled>
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ code: codeInAddress(location) }}
      >
        {field("code", t("setUp.code"))}
        <div className="two-columns">
          {field("centre_name", t("setUp.centreName"))}
          {field("hotline_number", t("setUp.hotlineNumber"))}
        </div>
        <h2>{t("setUp.administrator")}</h2>
        <p className="muted">{t("setUp.administratorHint")}</p>
        <div className="two-columns">
          {field("name", t("setUp.name"))}
          {field("username", t("setUp.username"))}
        </div>
        <NewPasswordFields
          name="password"
          labels={{ password: t("setUp.password"), again: t("setUp.again") }}
        />
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("setUp.create")}
        </Button>
      </Form>
    </DoorFrame>
  );
}
