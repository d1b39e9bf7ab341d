// A patient's file to read: who it is, whom to ask, consent, illness. What a role is not shown says so.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { PatientDetail } from "../../protocol/generated";
import { referenceOf } from "../referrals/reference";
import { useRight } from "../sign-in";
import { ClassTag, LevelTag, NotShown } from "./marks";
import { useDoseWords } from "./use-dose-words";

interface CardProps {
  id: string;
  title: string;
  children: ReactNode;
}

export function FileCard({ id, title, children }: CardProps) {
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

type Fact = readonly [name: string, value: ReactNode];

function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="care-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value === "" || value === null ? "–" : value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function IdentityCard({ patient: { identity, township_name } }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  return (
    <FileCard id="patient-identity" title={t("patientField.identity")}>
      {identity === null ? (
        <NotShown />
      ) : (
        <Facts
          facts={[
            [t("registering.name"), <b key="name">{identity.name}</b>],
            [
              t("registering.gender"),
              identity.gender === null ? t("patients.unknown") : t(`gender.${identity.gender}`),
            ],
            [t("registering.bornOn"), identity.born_on],
            [
              t("registering.document"),
              identity.document === null
                ? t("registering.noDocument")
                : `${t(`documentKind.${identity.document.kind}`)} ${identity.document.number}`,
            ],
            [t("registering.phone"), identity.phone],
            [t("registering.address"), identity.address],
            [t("registering.household"), t(`household.${identity.household}`)],
            [t("registering.township"), township_name],
          ]}
        />
      )}
    </FileCard>
  );
}

export function PeopleCard({ patient: { guardian, contacts } }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const person = (one: { name: string; relation: string; phone: string }) =>
    [one.name, one.relation, one.phone].filter((part) => part !== "").join(" · ");
  return (
    <section className="card" aria-labelledby="patient-people">
      <h2 id="patient-people">{t("patientField.guardian")}</h2>
      {guardian === null ? (
        <NotShown />
      ) : guardian.guardian === null ? (
        <p className="muted">{t("patients.nothing")}</p>
      ) : (
        <p>
          {person(guardian.guardian)}
          {guardian.guardian.address !== "" && <span className="muted"> {guardian.guardian.address}</span>}
        </p>
      )}
      <h3>{t("patientField.contacts")}</h3>
      {contacts === null ? (
        <NotShown />
      ) : contacts.length === 0 ? (
        <p className="muted">{t("patients.nothing")}</p>
      ) : (
        <ul className="plain">
          {contacts.map((one) => (
            <li key={`${one.name} ${one.phone}`}>{person(one)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function ConsentCard({ patient: { consent } }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  return (
    <FileCard id="patient-consent" title={t("patientField.consent")}>
      {consent === null ? (
        <NotShown />
      ) : (
        <p>
          {consent.kind === "not_asked"
            ? t("consentWord.not_asked")
            : t("patients.consentOf", {
                by: t(`consenter.${consent.by}`),
                word: t(`consentWord.${consent.kind}`),
                on: consent.on,
              })}
        </p>
      )}
    </FileCard>
  );
}

export function IllnessCard({ patient }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  const { diagnosis, origin } = patient;
  const refers = useRight("suspect_cases");
  return (
    <section className="card" aria-labelledby="patient-illness">
      <h2 id="patient-illness">{t("patientField.diagnosis")}</h2>
      {diagnosis === null ? (
        <NotShown />
      ) : (
        <Facts
          facts={[
            [t("patients.disorder"), <b key="disorder">{t(`disorder.${diagnosis.disorder}`)}</b>],
            [t("patients.hospital"), diagnosis.hospital_name],
            [t("patients.diagnosedOn"), diagnosis.diagnosed_on],
            [t("registering.onsetOn"), diagnosis.onset_on ?? t("patients.unknown")],
            [
              t("patients.case"),
              <span key="case" className="gap">
                {refers && (
                  <Link to="/cases/$case" params={{ case: diagnosis.case }} className="num">
                    {referenceOf(diagnosis.case)}
                  </Link>
                )}
                <span className="muted">{t(`patientOrigin.${origin}`)}</span>
              </span>,
            ],
          ]}
        />
      )}
      <h3>{t("patientField.treatment")}</h3>
      <Treatment treatment={patient.treatment} />
      <h3>{t("patientField.danger_before")}</h3>
      {patient.danger_before === null ? (
        <NotShown />
      ) : (
        <p className="points">{patient.danger_before || t("patients.nothing")}</p>
      )}
    </section>
  );
}

function Treatment({ treatment }: Pick<PatientDetail, "treatment">) {
  const { t } = useTranslation();
  const dose = useDoseWords();
  if (treatment === null) return <NotShown />;
  const { treatment_before, medication } = treatment;
  return (
    <Facts
      facts={[
        [t("registering.treatmentBefore"), treatment_before],
        [
          t("patients.drugs"),
          medication.length === 0
            ? t("patients.nothing")
            : medication.map((one) => (
                <span key={one.drug} className="drug">
                  <b>{one.drug}</b> <span className="num">{dose(one.dose)}</span>
                </span>
              )),
        ],
      ]}
    />
  );
}

/** How dangerous and how stable, and who follows up when: what whoever opens the file looks for first. */
export function StandingCard({ patient: { dangerousness, follow_up } }: { patient: PatientDetail }) {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="patient-danger">
      <h2 id="patient-danger">{t("patientField.dangerousness")}</h2>
      {dangerousness === null ? (
        <NotShown />
      ) : (
        <>
          <Facts
            facts={[
              [t("patients.level"), <LevelTag key="level" level={dangerousness.level} />],
              [t("patients.class"), <ClassTag key="class" of={dangerousness.class} />],
            ]}
          />
          {dangerousness.raised_at !== null && (
            <p className="late num">{t("patients.raisedAt", { t: dayAndTime(dangerousness.raised_at) })}</p>
          )}
        </>
      )}
      <h3>{t("patientField.follow_up")}</h3>
      {follow_up === null ? (
        <NotShown />
      ) : (
        <Facts
          facts={[
            [t("patients.institution"), follow_up.institution_name],
            [t("patients.worker"), follow_up.worker_name],
            [t("patients.nextVisit"), follow_up.next_visit_on],
          ]}
        />
      )}
    </section>
  );
}
