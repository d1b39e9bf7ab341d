// How a referral stands, as shape, word and colour; and its words. Pure but for the language.
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { ReferralStage, Said } from "../../protocol/generated";

export type StageLook = "high" | "moderate" | "low" | "unrated" | "none";

export interface StageMark {
  glyph: string;
  look: StageLook;
}

/** Waiting is hollow, a yes is full, a no is pointed: never by colour alone. */
export function markOf(stage: ReferralStage): StageMark {
  switch (stage.kind) {
    case "draft":
    case "cancelled":
      return { glyph: "–", look: "none" };
    case "sent":
    case "received":
      return { glyph: "○", look: "unrated" };
    case "accepted":
    case "scheduled":
    case "attended":
      return { glyph: "●", look: "low" };
    case "completed":
      return stage.outcome === null ? { glyph: "▲", look: "moderate" } : { glyph: "●", look: "low" };
    case "no_show":
      return { glyph: "▲", look: "moderate" };
    case "declined":
    case "failed":
      return { glyph: "◆", look: "high" };
  }
}

/** What belongs to it beside its word: when they are to come, why not, what came of it. */
function useMore(): (stage: ReferralStage | Said) => string | null {
  const { t } = useTranslation();
  return (stage) => {
    switch (stage.kind) {
      case "scheduled":
        return dayAndTime(stage.visit_at);
      case "completed":
        return stage.outcome == null ? t("referrals.noOutcome") : t(`referralOutcome.${stage.outcome}`);
      case "declined":
        return t(`referralDecline.${stage.because}`);
      case "failed":
        return t(`referralFailure.${stage.because}`);
      case "draft":
      case "sent":
      case "received":
      case "accepted":
      case "attended":
      case "no_show":
      case "cancelled":
        return null;
    }
  };
}

/** "Completed · Admitted": of where it stands, or of what somebody said of it. */
export function useStageWords(): (stage: ReferralStage | Said) => string {
  const { t } = useTranslation();
  const more = useMore();
  return (stage) => {
    const rest = more(stage);
    const word = t(`referralWord.${stage.kind}`);
    return rest === null ? word : `${word} · ${rest}`;
  };
}
