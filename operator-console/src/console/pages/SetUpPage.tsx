// First set-up: the centre and its first administrator, with the code that the server printed.
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SetUp } from "../../protocol/generated";
import { api } from "../api";
import { DoorFrame } from "../components/DoorFrame";
import { Failure } from "../components/states";
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
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (filled: Filled) => {
    setBusy(true);
    setFailure(null);
    const { code, centre_name, hotline_number, name, username, password } = filled;
    const body: SetUp = {
      code: code.trim(),
      centre_name,
      hotline_number,
      administrator: { name, username, password },
    };
    try {
      await api.post("setup", body);
      history.replaceState(null, "", "/console/");
      void message.success(t("setUp.created"));
      onCreated();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const needed = (what: string) => [{ required: true, message: t("signIn.fill", { what }) }];
  const field = (name: "code" | "centre_name" | "hotline_number" | "name" | "username", label: string) => (
    <Form.Item name={name} label={label} rules={needed(label)}>
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
        <Form.Item
          name="password"
          label={t("setUp.password")}
          extra={t("setUp.passwordHint")}
          rules={needed(t("setUp.password"))}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={t("setUp.again")}
          dependencies={["password"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, again) =>
                again === getFieldValue("password")
                  ? Promise.resolve()
                  : Promise.reject(new Error(t("setUp.differ"))),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t("setUp.create")}
        </Button>
      </Form>
    </DoorFrame>
  );
}
