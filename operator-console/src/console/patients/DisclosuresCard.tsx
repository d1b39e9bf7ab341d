// What departments were told of a patient, whether they confirmed it, and who is still to be told.
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { PatientDetail, PatientDisclosure } from "../../protocol/generated";
import { Empty } from "../components/states";
import { useReport } from "../desk/use-ask";
import { ReceiptTag, useFieldWords } from "../disclosures/marks";
import { FileCard } from "./FactsCards";
import { NotShown } from "./marks";
import { useDepartmentWords } from "./PatientTable";
import { usePatientCommand } from "./queries";

export function DisclosuresCard({ patient }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const { disclosures, owed } = patient;
  return (
    <FileCard id="patient-disclosures" title={t("disclosures.ofPatient")}>
      {owed.length > 0 && <Owed patient={patient} />}
      {disclosures === null ? (
        <NotShown />
      ) : disclosures.length === 0 ? (
        owed.length === 0 && <Empty>{t("disclosures.none")}</Empty>
      ) : (
        <ul className="plain">
          {disclosures.map((one) => (
            <Told key={one.disclosure} one={one} />
          ))}
        </ul>
      )}
    </FileCard>
  );
}

function Owed({ patient }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const departments = useDepartmentWords()(patient.owed);
  const sending = usePatientCommand(patient.patient);
  const tell = () =>
    modal.confirm({
      title: t("patientForms.disclosureNow", { departments }),
      content: t("patientForms.disclosureNowBody"),
      okText: t("patients.action.disclose"),
      cancelText: t("cancel"),
      onOk: () => sending.send("disclosures", {}, { done: () => {}, failed: report }),
    });
  return (
    <Alert
      type="warning"
      showIcon
      title={t("disclosures.owed", { departments })}
      description={t("disclosures.owedHint")}
      action={
        patient.actions.includes("disclose") && (
          <Button type="primary" loading={sending.busy} onClick={tell}>
            {t("patients.action.disclose")}
          </Button>
        )
      }
    />
  );
}

function Told({ one }: { one: PatientDisclosure }) {
  const { t } = useTranslation();
  const fields = useFieldWords();
  return (
    <li className="entry">
      <div className="gap">
        <b>{t(`department.${one.department}`)}</b>
        <span>{one.institution_name}</span>
        <span className="num">{dayAndTime(one.told_at)}</span>
        <ReceiptTag receipt={one.receipt} />
      </div>
      <span className="muted num">
        {fields(one.fields)} · {t(`disclosurePurpose.${one.purpose}`)} · {t(`disclosureBasis.${one.basis}`)}
        {one.confirmed_by_name !== null && one.confirmed_at !== null
          ? ` · ${t("disclosures.confirmedBy", { name: one.confirmed_by_name, t: dayAndTime(one.confirmed_at) })}`
          : ` · ${t("disclosures.dueAt")} ${dayAndTime(one.due_at)}`}
      </span>
    </li>
  );
}
