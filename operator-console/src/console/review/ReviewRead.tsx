// A review that was given, to read: red lines before any score, then what was seen, the comment, and what came back.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ProcedureSheet, Review, ReviewProgress } from "../../protocol/generated";
import { useWords } from "../words";
import { VerdictTag } from "./ReviewTags";
import { MOST, scoreOf } from "./sheet";

export function ReviewRead({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { sheet, comment, verdict, reviewer_name, progress } = review;
  return (
    <div className="stack">
      <div className="between">
        <b>{t("review.by", { name: reviewer_name })}</b>
        <VerdictTag verdict={verdict} />
      </div>
      {sheet.red_lines.length > 0 && (
        <div className="red-lines crossed">
          <b>
            <span aria-hidden="true">◆</span> {t("review.redLines")}
          </b>
          <ul>
            {sheet.red_lines.map((one) => (
              <li key={one}>{t(`redLine.${one}`)}</li>
            ))}
          </ul>
        </div>
      )}
      {comment !== "" && <p className="words">{comment}</p>}
      {sheet.procedures.map((part) => (
        <PartRead key={part.procedure} part={part} review={review} />
      ))}
      <Progress progress={progress} operator={review.operator_name} />
    </div>
  );
}

function PartRead({ part, review }: { part: ProcedureSheet; review: Review }) {
  const { t } = useTranslation();
  const competencies = useWords("competency");
  return (
    <div>
      <b>{t(`procedure.${part.procedure}`)}</b>
      <dl className="scores">
        {competencies.map(({ value, label }) => {
          const score = scoreOf(review.sheet, part.procedure, value) ?? null;
          return (
            <div key={value}>
              <dt>{label}</dt>
              <dd className={score === null ? "muted" : "num"}>
                {score === null ? (
                  t("review.notSeen")
                ) : (
                  <>
                    <span className="score" aria-hidden="true">
                      {"●".repeat(score)}
                      <span className="score-rest">{"●".repeat(MOST - score)}</span>
                    </span>{" "}
                    {score}
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}

function Progress({ progress, operator }: { progress: ReviewProgress; operator: string }) {
  const { t } = useTranslation();
  if (progress.kind === "begun") return null;
  return (
    <div className="stack muted">
      <span>{t("review.givenAt", { t: dayAndTime(progress.given_at) })}</span>
      {progress.kind !== "given" && (
        <span>{t("review.acknowledgedAt", { name: operator, t: dayAndTime(progress.acknowledged_at) })}</span>
      )}
      {progress.kind === "answered" && (
        <blockquote className="context">
          <span className="muted">
            {t("review.answeredAt", { name: operator, t: dayAndTime(progress.answered_at) })}
          </span>
          <span>{progress.answer}</span>
        </blockquote>
      )}
    </div>
  );
}
