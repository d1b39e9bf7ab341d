// Where an institution's system is and how we sign in there: entered whole each time, as nothing of it is shown again.
import { Alert, App, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { InstitutionSystem, InstitutionView } from "../../protocol/generated";
import { refusedField } from "../forms/refused-field";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { ProblemError } from "../problems";
import { useWords } from "../words";
import { useExchangeCommand } from "./queries";
import { type FilledSystem, systemOf } from "./sign-in";

/** Same as `protocol::limits` for an address and for each part of a sign-in. */
const ADDRESS_CHARS = 300;
const SECRET_CHARS = 2_000;

interface Props {
  view: InstitutionView;
  /** Null: entered for the first time. */
  system: InstitutionSystem | null;
  onClose: () => void;
}

export function SystemDialog({ view, system, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<FilledSystem>();
  const required = useRequired();
  const ways = useWords("systemSignIn");
  const way = Form.useWatch("sign_in", form);
  const sending = useExchangeCommand();
  const send = (filled: FilledSystem) =>
    void sending.put(`institutions/${view.institution}/system`, systemOf(filled), {
      done: () => {
        void message.success(t("exchange.entered"));
        onClose();
      },
      failed: (error) => {
        const [field] = error instanceof ProblemError ? (refusedField(error.problem) ?? []) : [];
        if (field === "base_url")
          form.setFields([{ name: "base_url", errors: [t("exchange.addressRefused")] }]);
        if (field === "sign_in") form.setFields([{ name: "sign_in", errors: [t("exchange.signInRefused")] }]);
      },
    });
  return (
    <FormDialog<FilledSystem>
      title={`${t(system === null ? "exchange.enter" : "exchange.change")} · ${view.form.name}`}
      form={form}
      initialValues={{ base_url: system?.base_url ?? "", sign_in: system?.sign_in ?? "client_credentials" }}
      sending={sending}
      onFinish={send}
      onClose={onClose}
    >
      <Alert type="info" showIcon title={t("exchange.neverShown")} className="form-note" />
      <Form.Item
        name="base_url"
        label={t("exchange.address")}
        extra={t("exchange.addressHint")}
        rules={required(t("exchange.address"))}
      >
        <Input type="url" autoComplete="off" maxLength={ADDRESS_CHARS} />
      </Form.Item>
      <Form.Item name="sign_in" label={t("exchange.signIn")}>
        <Radio.Group vertical options={ways} />
      </Form.Item>
      {way === "bearer" && <SecretItem name="token" />}
      {way === "basic" && (
        <div className="two-columns">
          <PlainItem name="user" />
          <SecretItem name="password" />
        </div>
      )}
      {way === "client_credentials" && <ClientFields />}
    </FormDialog>
  );
}

function ClientFields() {
  const { t } = useTranslation();
  const required = useRequired();
  return (
    <>
      <Form.Item name="token_url" label={t("exchange.tokenUrl")} rules={required(t("exchange.tokenUrl"))}>
        <Input type="url" autoComplete="off" maxLength={ADDRESS_CHARS} />
      </Form.Item>
      <div className="two-columns">
        <PlainItem name="client" />
        <SecretItem name="secret" />
      </div>
      <Form.Item name="scope" label={t("exchange.scope")}>
        <Input autoComplete="off" maxLength={SECRET_CHARS} />
      </Form.Item>
    </>
  );
}

function PlainItem({ name }: { name: "user" | "client" }) {
  const { t } = useTranslation();
  const required = useRequired();
  const label = t(`exchange.${name}`);
  return (
    <Form.Item name={name} label={label} rules={required(label)}>
      <Input autoComplete="off" maxLength={SECRET_CHARS} />
    </Form.Item>
  );
}

/** No browser is to offer to keep it, or to fill in somebody's own. */
function SecretItem({ name }: { name: "token" | "password" | "secret" }) {
  const { t } = useTranslation();
  const required = useRequired();
  const label = t(`exchange.${name}`);
  return (
    <Form.Item name={name} label={label} rules={required(label)}>
      <Input.Password autoComplete="new-password" visibilityToggle={false} maxLength={SECRET_CHARS} />
    </Form.Item>
  );
}
