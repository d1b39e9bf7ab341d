// A visit as it was handed in, section by section.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { VisitFindings, VisitView } from "../../protocol/generated";
import { ClassTag } from "../patients/marks";
import { useRight } from "../sign-in";
import { useFindingWords } from "./use-finding-words";
import { type Field, SECTIONS, type Section } from "./visit-form";

const FOUND: readonly Section[] = ["state", "since", "treatment", "help"];

export function VisitRead({ view }: { view: VisitView }) {
  const { outcome } = view.form;
  return (
    <div className="visit-read">
      <HowItWas view={view} />
      {outcome.kind === "reached" && (
        <>
          {FOUND.map((section) => (
            <Found key={section} section={section} found={outcome.findings} />
          ))}
          <Decided view={view} />
        </>
      )}
    </div>
  );
}

function Facts({ section, children }: { section: Section; children: ReactNode }) {
  const { t } = useTranslation();
  const id = `read-${section}`;
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t(`visits.section.${section}`)}</h2>
      <dl className="care-facts">{children}</dl>
    </section>
  );
}

function Fact({ field, children }: { field: Field; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`visits.field.${field}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function HowItWas({ view: { row, form } }: { view: VisitView }) {
  const { t } = useTranslation();
  const maySeeDispatch = useRight("see_dispatches");
  const words = useFindingWords();
  const { outcome } = form;
  return (
    <Facts section="visit">
      <Fact field="on">
        <span className="num">{form.on}</span>{" "}
        <span className="muted">{t("visits.by", { name: row.by_name, at: dayAndTime(row.at) })}</span>
      </Fact>
      <Fact field="mode">{t(`visitWord.visitMode.${form.mode}`)}</Fact>
      <Fact field="outcome">{t(`visitWord.visitOutcome.${outcome.kind}`)}</Fact>
      {outcome.kind === "reached" && (
        <>
          <Fact field="interviewed">{words(outcome.findings, "interviewed")}</Fact>
          {outcome.findings.companions.length > 0 && (
            <Fact field="companions">{words(outcome.findings, "companions")}</Fact>
          )}
        </>
      )}
      {outcome.kind === "not_reached" && (
        <Fact field="lost">{t(`visitWord.lost.${outcome.lost ?? "not_lost"}`)}</Fact>
      )}
      {outcome.kind === "died" && (
        <>
          <Fact field="died_on">
            <span className="num">{outcome.on}</span>
          </Fact>
          <Fact field="cause">{t(`deathCause.${outcome.cause}`)}</Fact>
        </>
      )}
      {outcome.kind !== "reached" && outcome.words !== "" && <Fact field="words">{outcome.words}</Fact>}
      {row.dispatch !== null && (
        <div>
          <dt>{t("visits.dispatch")}</dt>
          <dd>
            {maySeeDispatch ? (
              <Link to="/dispatches/$dispatch" params={{ dispatch: row.dispatch }}>
                {t("visits.dangerOpen")}
              </Link>
            ) : (
              t("visits.dispatched")
            )}
          </dd>
        </div>
      )}
    </Facts>
  );
}

function Found({ section, found }: { section: Section; found: VisitFindings }) {
  const words = useFindingWords();
  return (
    <Facts section={section}>
      {SECTIONS[section].map((field) => (
        <Fact key={field} field={field}>
          {words(found, field)}
        </Fact>
      ))}
    </Facts>
  );
}

function Decided({ view: { row, proposal, decision } }: { view: VisitView }) {
  const { t, i18n } = useTranslation();
  if (proposal === null || decision === null) return null;
  const reasons = proposal.reasons.map((reason) => t(`visitWord.classReason.${reason}`));
  return (
    <Facts section="decision">
      <div>
        <dt>{t("visits.proposal")}</dt>
        <dd>
          <ClassTag of={proposal.class} />{" "}
          <span className="muted">{reasons.join(i18n.language === "en" ? "; " : "；")}</span>
        </dd>
      </div>
      <Fact field="decided">
        <ClassTag of={decision.class} />
      </Fact>
      {decision.because !== "" && <Fact field="because">{decision.because}</Fact>}
      <div>
        <dt>{t("visits.nextOn")}</dt>
        <dd className="num">{row.next_on ?? "–"}</dd>
      </div>
    </Facts>
  );
}
