// A form of the ledgers in a dialog: why it was refused on top, and at the field that the refusal is about.
import { Form, type FormInstance, Input, InputNumber, Modal } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../components/states";

interface Props<Filled> {
  title: string;
  form: FormInstance<Filled>;
  initialValues: Partial<Filled>;
  sending: { busy: boolean; failure: unknown };
  onFinish: (filled: Filled) => void;
  onClose: () => void;
  /** "danger" where something is taken back. */
  tone?: "plain" | "danger";
  okText?: string;
  children: ReactNode;
}

export function FormDialog<Filled>(props: Props<Filled>) {
  const { title, form, initialValues, sending, onFinish, onClose, tone = "plain", okText, children } = props;
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      okText={okText ?? t("save")}
      okButtonProps={{ danger: tone === "danger" }}
      cancelText={t("cancel")}
      confirmLoading={sending.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
      width={640}
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={onFinish}
        // What antd wants is the same type with every field optional, also nested ones.
        initialValues={initialValues as never}
        scrollToFirstError={{ focus: true }}
      >
        {children}
      </Form>
    </Modal>
  );
}

export function useRequired(): (what: string) => { required: true; whitespace: true; message: string }[] {
  const { t } = useTranslation();
  return (what) => [{ required: true, whitespace: true, message: t("accounts.required", { what }) }];
}

export function DayItem({ name, label }: { name: string; label: string }) {
  const required = useRequired();
  return (
    <Form.Item name={name} label={label} rules={required(label)}>
      <Input type="date" />
    </Form.Item>
  );
}

/** The longest entry: twelve hours. */
const MOST_MINUTES = 720;

export function MinutesItem({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, message: t("accounts.required", { what: label }) }]}
    >
      <InputNumber min={1} max={MOST_MINUTES} precision={0} />
    </Form.Item>
  );
}

export function ReasonItem() {
  const { t } = useTranslation();
  const required = useRequired();
  return (
    <Form.Item
      name="reason"
      label={t("training.reason")}
      extra={t("training.reasonHint")}
      rules={required(t("training.reason"))}
    >
      <Input.TextArea rows={2} />
    </Form.Item>
  );
}
