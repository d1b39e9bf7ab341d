// Creates or changes an account.
import { App, Checkbox, Form, Input, Modal, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Account, ChangeAccount, NewAccount, OneTimePassword, Role } from "../../protocol/generated";
import { api } from "../api";
import { markRefused } from "../forms/mark-refused";
import { useAttempt } from "../forms/use-attempt";
import { useWords } from "../words";
import type { Handover } from "./OneTimePasswordDialog";
import { Failure } from "./states";

/** Roles whose work comes later: they may be given, and give no rights yet. */
const WITHOUT_WORK: readonly Role[] = [
  "crisis_lead",
  "crisis_member",
  "registry_clerk",
  "physician",
  "duty_officer",
  "liaison",
  "privacy_officer",
];

interface Props {
  /** Null: a new one. */
  account: Account | null;
  onClose: () => void;
  onChanged: () => void;
  onPassword: (handover: Handover) => void;
}

export function AccountDialog({ account, onClose, onChanged, onPassword }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<NewAccount>();
  const { busy, failure, run } = useAttempt();
  const submit = (filled: NewAccount) => {
    const { name, badge, roles, languages, grade } = filled;
    const changed: ChangeAccount = {
      name,
      badge: badge ?? "",
      roles,
      languages,
      gender: filled.gender ?? null,
      grade,
    };
    const send = async () => {
      if (account === null) {
        const made: NewAccount = { ...changed, username: filled.username };
        const { password } = await api.post<OneTimePassword>("staff", made);
        onPassword({ name, password });
      } else {
        await api.put(`staff/${account.staff}`, changed);
        void message.success(t("done"));
      }
      onChanged();
      onClose();
    };
    return run(send, (error) => markRefused(form, error, t("refusedField")));
  };
  return (
    <Modal
      open
      title={account === null ? t("accounts.new") : t("accounts.editTitle", { name: account.name })}
      okText={t("save")}
      cancelText={t("cancel")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={640}
    >
      {failure !== null && <Failure error={failure} />}
      <Form<NewAccount>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={
          account ?? { roles: ["operator"], languages: ["zh-CN"], gender: null, grade: "full", badge: "" }
        }
      >
        <Fields isNew={account === null ? "new" : "known"} />
      </Form>
    </Modal>
  );
}

function Fields({ isNew }: { isNew: "new" | "known" }) {
  const { t } = useTranslation();
  const roles = useWords("role");
  const languages = useWords("language");
  const genders = useWords("gender");
  const grades = useWords("grade");
  const required = (what: string) => [{ required: true, message: t("accounts.required", { what }) }];
  // Not `required`: antd would say `aria-required` on a group, which ARIA does not know.
  const atLeastOne = (what: string) => [
    { type: "array" as const, min: 1, message: t("accounts.required", { what }) },
  ];
  return (
    <>
      <div className="two-columns">
        <Form.Item name="name" label={t("accounts.name")} rules={required(t("accounts.name"))}>
          <Input autoComplete="off" />
        </Form.Item>
        {isNew === "new" && (
          <Form.Item name="username" label={t("accounts.username")} rules={required(t("accounts.username"))}>
            <Input autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="badge"
          label={t("accounts.badge")}
          extra={t("accounts.badgeHint")}
          rules={required(t("accounts.badge"))}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="gender" label={t("accounts.gender")}>
          <Select options={[{ value: null, label: t("accounts.genderUnset") }, ...genders]} />
        </Form.Item>
      </div>
      <Form.Item
        name="roles"
        label={t("accounts.roles")}
        extra={t("accounts.rolesHint")}
        rules={atLeastOne(t("accounts.roles"))}
      >
        <Checkbox.Group
          className="grid-choices"
          options={roles.map(({ value, label }) => ({
            value,
            label: WITHOUT_WORK.includes(value) ? t("accounts.noWorkYet", { role: label }) : label,
          }))}
        />
      </Form.Item>
      <div className="two-columns">
        <Form.Item
          name="languages"
          label={t("accounts.languages")}
          rules={atLeastOne(t("accounts.languages"))}
        >
          <Checkbox.Group options={languages} />
        </Form.Item>
        <Form.Item name="grade" label={t("accounts.grade")}>
          <Radio.Group optionType="button" options={grades} />
        </Form.Item>
      </div>
    </>
  );
}
