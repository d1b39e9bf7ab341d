// Calls to the hotline from a number in the file: that there was one and how dangerous it was, never a word of it.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { PatientCall, PatientDetail } from "../../protocol/generated";
import { RiskTag } from "../components/RiskTag";
import { Empty } from "../components/states";
import { useReport } from "../desk/use-ask";
import { FileCard } from "./FactsCards";
import { NotShown } from "./marks";
import { usePatientCommand } from "./queries";

export function CallsCard({ patient }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const { calls } = patient;
  return (
    <FileCard id="patient-calls" title={t("patientCalls.title")}>
      {calls === null ? (
        <NotShown />
      ) : calls.length === 0 ? (
        <Empty>{t("patientCalls.none")}</Empty>
      ) : (
        <>
          <p className="muted lead">{t("patientCalls.hint")}</p>
          <ul className="plain">
            {calls.map((call) => (
              <Call key={call.session} patient={patient} call={call} />
            ))}
          </ul>
        </>
      )}
    </FileCard>
  );
}

function Call({ patient, call }: { patient: PatientDetail; call: PatientCall }) {
  const { t } = useTranslation();
  const report = useReport();
  const sending = usePatientCommand(patient.patient);
  const { alias, seen_at, seen_by_name } = call;
  const called = dayAndTime(call.called_at);
  return (
    <li className="entry between">
      <span className="gap">
        {seen_at === null && <span className="flag">{t("patientCalls.fresh")}</span>}
        <b>{alias}</b>
        <RiskTag tier={call.tier} />
        <span className="muted num">
          {t(`channel.${call.channel}`)} · {called}
        </span>
      </span>
      {seen_at !== null ? (
        <span className="muted num">
          {t("patientCalls.seen", { name: seen_by_name ?? "", t: dayAndTime(seen_at) })}
        </span>
      ) : (
        patient.actions.includes("see_calls") && (
          <Button
            size="small"
            loading={sending.busy}
            aria-label={t("patientCalls.seeOf", { alias, t: called })}
            onClick={() => sending.send(`calls/${call.session}/seen`, {}, { done: () => {}, failed: report })}
          >
            {t("patientCalls.see")}
          </Button>
        )
      )}
    </li>
  );
}
