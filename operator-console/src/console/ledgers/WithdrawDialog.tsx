// Takes an entry back: it was written down by mistake. Asked for with a reason, which is kept.
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog, ReasonItem } from "./FormDialog";
import { useSending } from "./queries";

interface Props {
  title: string;
  /** Where corrections of the entry go. */
  path: string;
  onClose: () => void;
}

export function WithdrawDialog({ title, path, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const sending = useSending();
  return (
    <FormDialog<{ reason: string }>
      title={title}
      form={form}
      initialValues={{}}
      sending={sending}
      tone="danger"
      okText={t("training.withdraw")}
      onFinish={({ reason }) =>
        void sending.send(path, { reason, to: { kind: "withdrawn" } }, { done: onClose })
      }
      onClose={onClose}
    >
      <p className="muted lead">{t("training.withdrawBody")}</p>
      <ReasonItem />
    </FormDialog>
  );
}
