// A confirmed case that an institution reports by itself: its diagnosis waits for the county's office. 发病报告
import { Alert, App, Drawer, Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { CaseOpened, Disorder } from "../../protocol/generated";
import { DrawerFoot } from "../components/DrawerFoot";
import { Failure } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { CaseSealedHint, DetailFields, GroundFields, LeavesTheHouse } from "./CaseFields";
import { caseFormOf, detailsOf, type FilledCase } from "./case-form";
import { useCaseCommand } from "./queries";
import { REFUSED_AT } from "./ReferDrawer";

type Filled = Pick<FilledCase, "area" | "basis" | "details"> & { disorder: Disorder; grounds: string };

const INITIAL_DETAILS = detailsOf(null);
/** Same as `protocol::limits` for what a physician writes. */
const GROUNDS_CHARS = 4_000;

export default function ReportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Filled>();
  const details = Form.useWatch("details", form);
  const basis = Form.useWatch("basis", form);
  const sending = useCaseCommand();
  const send = (filled: Filled) =>
    void sending.send<CaseOpened>(
      "case-reports",
      { form: caseFormOf(filled), disorder: filled.disorder, grounds: filled.grounds.trim() },
      {
        done: () => {
          void message.success(t("cases.reported"));
          onClose();
        },
        failed: (error) => markRefused(form, error, t("refusedField"), REFUSED_AT),
      },
    );
  return (
    <Drawer
      open
      title={t("cases.report")}
      size={600}
      mask={{ closable: false }}
      onClose={onClose}
      className="send-team"
      footer={
        <DrawerFoot
          okText={t("cases.sendReport")}
          sending={sending}
          onSend={() => form.submit()}
          onClose={onClose}
        />
      }
    >
      {sending.failure !== null && <Failure error={sending.failure} />}
      <Form<Filled>
        form={form}
        layout="vertical"
        requiredMark={false}
        className="request-form case-form"
        initialValues={{ basis: "statutory_duty", details: INITIAL_DETAILS, grounds: "" } as never}
        onFinish={send}
        scrollToFirstError={{ focus: true }}
      >
        <Alert type="info" showIcon title={t("cases.reportHint")} />
        <DiagnosisFields />
        <DetailFields initial={INITIAL_DETAILS} />
        <GroundFields />
        <LeavesTheHouse details={details} basis={basis} receivers={[t("cases.countyOffice")]} />
        <CaseSealedHint />
      </Form>
    </Drawer>
  );
}

function DiagnosisFields() {
  const { t } = useTranslation();
  const required = useRequired();
  const disorders = useWords("disorder");
  return (
    <fieldset aria-labelledby="report-diagnosis">
      <h2 id="report-diagnosis">{t("cases.diagnosis")}</h2>
      <Form.Item name="disorder" label={t("cases.disorder")} rules={required(t("cases.disorder"))}>
        <Radio.Group vertical options={disorders} />
      </Form.Item>
      <Form.Item name="grounds" label={t("cases.grounds")} rules={required(t("cases.grounds"))}>
        <Input.TextArea rows={3} maxLength={GROUNDS_CHARS} />
      </Form.Item>
    </fieldset>
  );
}
