// How the follow-up took place and what came of it; what the others of the form stand in.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWords } from "../words";
import { CompanionsField } from "./CompanionsField";
import { useVisitForm } from "./form-context";
import { Choice, DayPart, Plain, Question, SentencesPart, Several } from "./Question";
import { applies, type Section } from "./visit-form";
import { useVisitWords } from "./words";

interface SectionProps {
  section: Section;
  hint?: string;
  children: ReactNode;
}

export function SectionCard({ section, hint, children }: SectionProps) {
  const { t } = useTranslation();
  const id = `section-${section}`;
  return (
    <section className="card visit-section" aria-labelledby={id}>
      <h2 id={id}>{t(`visits.section.${section}`)}</h2>
      {hint !== undefined && <p className="muted lead">{hint}</p>}
      {children}
    </section>
  );
}

export function VisitSection() {
  const { desk, filled, change } = useVisitForm();
  const modes = useVisitWords("visitMode");
  const outcomes = useVisitWords("visitOutcome");
  return (
    <SectionCard section="visit">
      <Plain field="on">
        {(label) => (
          <DayPart label={label} max={desk.today} value={filled.on} onChange={(on) => change({ on })} />
        )}
      </Plain>
      <Choice field="mode" options={modes} value={filled.mode} onChange={(mode) => change({ mode })} />
      <Choice
        field="outcome"
        options={outcomes}
        value={filled.outcome}
        onChange={(outcome) => change({ outcome })}
      />
      {filled.outcome === "not_reached" && <NotReached />}
      {filled.outcome === "died" && <Died />}
      {applies("words", filled) && (
        <Plain field="words">
          {(label) => (
            <SentencesPart label={label} value={filled.words} onChange={(words) => change({ words })} />
          )}
        </Plain>
      )}
      {filled.outcome === "reached" && <WithWhom />}
    </SectionCard>
  );
}

function NotReached() {
  const { t } = useTranslation();
  const { desk, filled, change } = useVisitForm();
  const { rules, missed } = desk;
  // Three in a row is counted by the rules, never chosen.
  const reasons = useVisitWords("lost").filter(({ value }) => value !== "three_missed");
  return (
    <Choice
      field="lost"
      hint={t("visits.hint.lost", { most: rules.missed_until_lost, n: missed + 1 })}
      options={reasons}
      value={filled.lost}
      onChange={(lost) => change({ lost })}
    >
      <p className="muted">
        {t("visits.hint.notReached", { retry: rules.retry_days, lost: rules.lost_days })}
      </p>
    </Choice>
  );
}

function Died() {
  const { filled, change } = useVisitForm();
  const causes = useWords("deathCause");
  return (
    <>
      <Plain field="died_on">
        {(label) => (
          <DayPart
            label={label}
            max={filled.on}
            value={filled.died_on}
            onChange={(on) => change({ died_on: on })}
          />
        )}
      </Plain>
      <Choice field="cause" options={causes} value={filled.cause} onChange={(cause) => change({ cause })} />
    </>
  );
}

function WithWhom() {
  const { t } = useTranslation();
  const { filled, change } = useVisitForm();
  const interviewed = useVisitWords("interviewed");
  return (
    <>
      <Question field="interviewed" hint={t("visits.hint.interviewed")}>
        {() => (
          <Several
            options={interviewed}
            value={filled.interviewed}
            onChange={(chosen) => change({ interviewed: chosen })}
          />
        )}
      </Question>
      {applies("companions", filled) && (
        <Question field="companions" hint={t("visits.hint.companions")}>
          {() => (
            <CompanionsField value={filled.companions} onChange={(companions) => change({ companions })} />
          )}
        </Question>
      )}
    </>
  );
}
