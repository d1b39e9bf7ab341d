// Parts of a record, to read: how it was assessed, what was written, what was noted.
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Note, RecordedAssessment, RiskForm, WrapUp } from "../../protocol/generated";
import { RiskTag } from "./RiskTag";
import { Empty } from "./states";

export function AssessmentRead({ recorded }: { recorded: RecordedAssessment }) {
  const { t } = useTranslation();
  const { assessment, suggestion } = recorded;
  return (
    <div className="note">
      <span className="muted">
        {dayAndTime(recorded.at)} · {recorded.by_name}
      </span>
      {assessment.kind === "not_assessed" ? (
        <span>
          {t("assess.notAssessed")} · {t(`notAssessed.${assessment.reason}`)}
        </span>
      ) : (
        <span className="gap">
          {t("replay.decided")} <RiskTag tier={assessment.decided} />
          {suggestion !== null && (
            <>
              {t("assess.suggested")} <RiskTag tier={suggestion.tier} />
            </>
          )}
        </span>
      )}
      {assessment.kind === "assessed" && <Answers form={assessment.form} />}
      {assessment.kind === "assessed" && assessment.override_reason !== undefined && (
        <span>{assessment.override_reason}</span>
      )}
      {assessment.remarks !== undefined && <span>{assessment.remarks}</span>}
    </div>
  );
}

/** What was asked, and what was learned. */
function Answers({ form }: { form: RiskForm }) {
  const { t } = useTranslation();
  const rating = (value: number | null) => (value === null ? t("known.unknown") : String(value));
  const answers = [
    [t("assess.question.wish_to_die"), rating(form.wish_to_die)],
    [t("assess.question.hopelessness"), rating(form.hopelessness)],
    [t("assess.question.plan"), t(`known.${form.plan}`)],
    [t("assess.question.means_at_hand"), t(`known.${form.means_at_hand}`)],
    [t("assess.question.when"), t(`when.${form.when}`)],
    [t("assess.question.earlier_attempts"), t(`known.${form.earlier_attempts}`)],
    [t("assess.question.alone"), t(`known.${form.alone}`)],
    [t("assess.protective"), form.protective.map((one) => t(`protective.${one}`)).join(" · ") || "–"],
  ];
  return (
    <dl className="answers">
      {answers.map(([question, answer]) => (
        <div key={question}>
          <dt className="muted">{question}</dt>
          <dd>{answer}</dd>
        </div>
      ))}
    </dl>
  );
}

export function WrapUpRead({ wrapUp }: { wrapUp: WrapUp }) {
  const { t } = useTranslation();
  const words = [
    { name: t("wrapUp.problems"), text: wrapUp.problems.map((one) => t(`problemType.${one}`)) },
    { name: t("wrapUp.services"), text: wrapUp.services.map((one) => t(`service.${one}`)) },
    { name: t("wrapUp.marks"), text: wrapUp.marks.map((one) => t(`mark.${one}`)) },
    { name: t("wrapUp.outcome"), text: [t(`outcome.${wrapUp.outcome}`)] },
    {
      name: t("wrapUp.actions"),
      text: wrapUp.actions.map(
        ({ kind, stage }) => `${t(`actionKind.${kind}`)}: ${t(`actionStage.${stage}`)}`,
      ),
    },
    { name: t("wrapUp.summary"), text: [wrapUp.summary] },
  ];
  return (
    <section className="card" aria-labelledby="record-wrap">
      <h2 id="record-wrap">{t("side.wrapUp")}</h2>
      <Descriptions
        size="small"
        colon={false}
        column={1}
        items={words.map(({ name, text }) => ({ key: name, label: name, children: text.join(" · ") || "–" }))}
      />
    </section>
  );
}

export function NoteList({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation();
  if (notes.length === 0) return <Empty>{t("notes.none")}</Empty>;
  return (
    <ul className="plain">
      {notes.map((note) => (
        <li key={note.id} className="note">
          <span className="muted">
            {note.by_name} · {dayAndTime(note.at)}
          </span>
          <span>{note.text}</span>
        </li>
      ))}
    </ul>
  );
}
