// The register of harms of one patient: what happened, told by whom; an entry made by mistake is withdrawn and stays.
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { PatientDetail, PatientHarm } from "../../protocol/generated";
import { Empty } from "../components/states";
import { useReport } from "../desk/use-ask";
import { FileCard } from "./FactsCards";
import { NotShown } from "./marks";
import { usePatientCommand } from "./queries";

export function HarmsCard({ patient }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const { harms } = patient;
  return (
    <FileCard id="patient-harms" title={t("harms.title")}>
      {harms === null ? (
        <NotShown />
      ) : harms.length === 0 ? (
        <Empty>{t("harms.none")}</Empty>
      ) : (
        <ul className="plain">
          {harms.map((harm) => (
            <Entry key={harm.harm} patient={patient} harm={harm} />
          ))}
        </ul>
      )}
    </FileCard>
  );
}

function Entry({ patient, harm }: { patient: PatientDetail; harm: PatientHarm }) {
  const { t } = useTranslation();
  const withdrawn = harm.withdrawn_at !== null;
  return (
    <li className={withdrawn ? "entry harm-withdrawn" : "entry"}>
      <div className="between">
        <span className="gap">
          <b>{t(`harmKind.${harm.kind}`)}</b>
          {harm.gravity === "major" && (
            <span className="risk risk-imminent">
              <span aria-hidden="true">◆◆</span>
              {t("gravity.major")}
            </span>
          )}
          <span className="num">{dayAndTime(harm.happened_at)}</span>
          <span className="muted">{t(`harmSource.${harm.source}`)}</span>
          {harm.injured + harm.deaths > 0 && (
            <span className="num">{t("harms.counts", { injured: harm.injured, deaths: harm.deaths })}</span>
          )}
        </span>
        {!withdrawn && patient.actions.includes("enter_harm") && (
          <WithdrawButton patient={patient} harm={harm} />
        )}
      </div>
      <p className="points">{harm.account}</p>
      <span className="muted num">
        {t("harms.enteredBy", { name: harm.entered_by_name, t: dayAndTime(harm.entered_at) })}
        {harm.withdrawn_at !== null && ` · ${t("harms.withdrawn", { t: dayAndTime(harm.withdrawn_at) })}`}
      </span>
    </li>
  );
}

function WithdrawButton({ patient, harm }: { patient: PatientDetail; harm: PatientHarm }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = usePatientCommand(patient.patient);
  const withdraw = () =>
    modal.confirm({
      title: t("patientForms.withdrawTitle"),
      content: t("patientForms.withdrawBody"),
      okText: t("patientForms.withdraw"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () => sending.send(`harms/${harm.harm}/withdrawal`, {}, { done: () => {}, failed: report }),
    });
  return (
    <Button
      size="small"
      loading={sending.busy}
      aria-label={t("patientForms.withdrawOf", {
        kind: t(`harmKind.${harm.kind}`),
        t: dayAndTime(harm.happened_at),
      })}
      onClick={withdraw}
    >
      {t("patientForms.withdraw")}
    </Button>
  );
}
