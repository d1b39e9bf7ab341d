// A reason in words: "1/2 trainings in 2026, due by 31 Dec".
import { useTranslation } from "react-i18next";
import type { Reason } from "../../protocol/generated";
import { dayInYear, periodName } from "./calendar";

export interface ReasonWords {
  /** The whole sentence. */
  say(reason: Reason): string;
  /** How much is missing, in a few words. */
  short(reason: Reason): string;
}

export function useReasonWords(): ReasonWords {
  const { t, i18n } = useTranslation();
  const say = ({ requirement, finding, period, counted, needed, due_by }: Reason): string => {
    if (finding === "decided") return t("standing.preService.decided");
    if (requirement === "pre_service")
      return t(`standing.preService.${finding === "met" ? "met" : "missed"}`);
    return t(`standing.counted.${finding}`, {
      what: t(`standing.what.${requirement}`),
      n: counted,
      needed,
      period: period === null ? "" : periodName(period, i18n.language),
      day: due_by === null ? "" : dayInYear(due_by, i18n.language),
    });
  };
  const short = (reason: Reason): string => {
    const { requirement, finding, period, counted, needed } = reason;
    if (finding === "decided" || requirement === "pre_service" || period === null) return say(reason);
    return t("standing.short", {
      what: t(`standing.what.${requirement}`),
      n: needed - counted,
      period: periodName(period, i18n.language),
    });
  };
  return { say, short };
}
