// Small marks of referrals: where one stands, how soon, what is awaited and whether it is late.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { ReferralPriority, ReferralRow, ReferralStage } from "../../protocol/generated";
import { useNow } from "../clock";
import { useSpanWords } from "../spans";
import { markOf, useStageWords } from "./standing";

export function StageTag({ stage }: { stage: ReferralStage }) {
  const words = useStageWords();
  const { glyph, look } = markOf(stage);
  return (
    <span className={`risk risk-${look}`}>
      <span aria-hidden="true">{glyph}</span>
      {words(stage)}
    </span>
  );
}

/** Routine says nothing: only what is in a hurry stands out. */
export function PriorityTag({ priority }: { priority: ReferralPriority }) {
  const { t } = useTranslation();
  if (priority === "routine") return <span className="muted">{t("referralPriority.routine")}</span>;
  return (
    <span className={`risk risk-${priority === "stat" ? "imminent" : "high"}`}>
      <span aria-hidden="true">{priority === "stat" ? "◆◆" : "◆"}</span>
      {t(`referralPriority.${priority}`)}
    </span>
  );
}

/** What is awaited, and by when; late is said in words, with how long. */
export function Awaited({ row: { awaited } }: { row: ReferralRow }) {
  const { t } = useTranslation();
  const now = useNow();
  const span = useSpanWords();
  if (awaited === null) return <span className="muted">–</span>;
  const { step, due_at, standing } = awaited;
  const isLate = standing === "overdue" || now > due_at;
  return isLate ? (
    <span className="risk risk-high num">
      <span aria-hidden="true">◆</span>
      {t("referrals.late", { step: t(`awaitedStep.${step}`), t: span(millisBetween(due_at, now)) })}
    </span>
  ) : (
    <span className="num">
      {t("referrals.awaited", { step: t(`awaitedStep.${step}`), t: dayAndTime(due_at) })}
    </span>
  );
}

/** What the far end said that cannot be: a person has to look. */
export function Impossible({ row: { impossible } }: { row: ReferralRow }) {
  const { t } = useTranslation();
  if (impossible === 0) return null;
  return (
    <span className="risk risk-moderate">
      <span aria-hidden="true">▲</span>
      {t("referrals.impossible", { n: impossible })}
    </span>
  );
}

export function CancelMark({ row: { cancel } }: { row: ReferralRow }) {
  const { t } = useTranslation();
  if (cancel === null) return null;
  return (
    <span className="flag">
      {t("referrals.cancelAsked", { because: t(`referralCancel.${cancel.because}`) })}
    </span>
  );
}
