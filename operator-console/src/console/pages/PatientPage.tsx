// One patient's file: how dangerous and how stable, who follows up, what happened, who was told, and who it is.
import { ArrowLeftOutlined } from "@ant-design/icons";
import { Link, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { day } from "../../core/format.ts";
import type { PatientDetail } from "../../protocol/generated";
import "../cases/cases.css";
import { Loaded } from "../components/states";
import "../dispatch/dispatch.css";
import { CallsCard } from "../patients/CallsCard";
import { DisclosuresCard } from "../patients/DisclosuresCard";
import { ConsentCard, IdentityCard, IllnessCard, PeopleCard, StandingCard } from "../patients/FactsCards";
import { HarmsCard } from "../patients/HarmsCard";
import { StatusTag, useStatusWords } from "../patients/marks";
import { PatientSteps } from "../patients/PatientSteps";
import { usePatient } from "../patients/queries";
import "../patients/patients.css";
import "../patients/words";
import { ExaminationsCard, GuidanceCard } from "../visits/BesideCards";
import { VisitsCard } from "../visits/VisitsCard";

export function PatientPage() {
  const { t } = useTranslation();
  const { patient } = useParams({ from: "/patients/$patient" });
  const query = usePatient(patient);
  return (
    <main id="main" className="page" tabIndex={-1}>
      {query.data === undefined && <h1 className="sr">{t("patients.one")}</h1>}
      <Loaded query={query}>{(detail) => <Whole patient={detail} />}</Loaded>
    </main>
  );
}

function Whole({ patient }: { patient: PatientDetail }) {
  const { t, i18n } = useTranslation();
  const statusWords = useStatusWords();
  const comma = i18n.language === "en" ? ", " : "、";
  const since = statusWords(patient.status);
  return (
    <>
      <div className="page-h">
        <Link to="/patients" aria-label={t("patients.back")}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <h1>
          <span className="num">{patient.number}</span> {patient.identity?.name}
        </h1>
        <StatusTag status={patient.status} />
        <span className="muted num">
          {since ?? `${t("patients.registeredAt")} ${day(patient.registered_at)}`}
        </span>
        <span className="grow" />
        <PatientSteps patient={patient} />
      </div>
      {patient.withheld.length > 0 && (
        <p className="muted">
          {t("patients.withheldHint", {
            fields: patient.withheld.map((field) => t(`patientField.${field}`)).join(comma),
          })}
        </p>
      )}
      <div className="file-columns">
        <div className="stack wide-gap">
          <StandingCard patient={patient} />
          <VisitsCard patient={patient.patient} actions={patient.actions} />
          <DisclosuresCard patient={patient} />
          <HarmsCard patient={patient} />
          <CallsCard patient={patient} />
        </div>
        <div className="stack wide-gap">
          <IdentityCard patient={patient} />
          <PeopleCard patient={patient} />
          <ConsentCard patient={patient} />
          <IllnessCard patient={patient} />
          <GuidanceCard patient={patient.patient} actions={patient.actions} />
          <ExaminationsCard patient={patient.patient} actions={patient.actions} />
        </div>
      </div>
    </>
  );
}
