// Whether callers are offered to somebody; the reason is kept.
import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Account, ChangeQualification } from "../../protocol/generated";
import { api } from "../api";
import { useAttempt } from "../forms/use-attempt";
import { Failure } from "./states";

interface Props {
  account: Account;
  onClose: () => void;
  onChanged: () => void;
}

export function QualificationDialog({ account, onClose, onChanged }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ChangeQualification>();
  const { busy, failure, run } = useAttempt();
  const submit = (filled: ChangeQualification) =>
    run(async () => {
      await api.put(`staff/${account.staff}/qualification`, filled);
      onChanged();
      onClose();
    });
  return (
    <Modal
      open
      title={t("accounts.qualifyTitle", { name: account.name })}
      okText={t("save")}
      cancelText={t("cancel")}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      {failure !== null && <Failure error={failure} />}
      <Form<ChangeQualification>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        initialValues={{ decision: account.qualification.kind === "qualified" ? "suspended" : "qualified" }}
      >
        <Form.Item name="decision" label={t("accounts.decision")}>
          <Radio.Group
            optionType="button"
            options={[
              { value: "qualified", label: t("accounts.decisionQualified") },
              { value: "suspended", label: t("accounts.decisionSuspended") },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="reason"
          label={t("accounts.reason")}
          rules={[
            {
              required: true,
              whitespace: true,
              message: t("accounts.required", { what: t("accounts.reason") }),
            },
          ]}
        >
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
