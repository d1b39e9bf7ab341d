// Gives a report back to be changed, with the reason.
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { ReportId } from "../../protocol/generated";
import { FormDialog, ReasonItem } from "../ledgers/FormDialog";
import { useReportCommand } from "./queries";

interface Props {
  report: ReportId;
  onClose: () => void;
}

export function ReturnDialog({ report, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const sending = useReportCommand();
  return (
    <FormDialog<{ reason: string }>
      title={t("reports.returnTitle")}
      okText={t("reports.return")}
      form={form}
      initialValues={{}}
      sending={sending}
      onFinish={(filled) => void sending.send(`reports/${report}/return`, filled, { done: onClose })}
      onClose={onClose}
    >
      <p className="muted lead">{t("reports.returnBody")}</p>
      <ReasonItem />
    </FormDialog>
  );
}
