// Lengths of time in words, as coarse as they matter.
import { useTranslation } from "react-i18next";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Up to here hours say more than days. */
const HOURS_UNTIL = 2 * DAY;

export type Span =
  | { unit: "minutes"; n: number }
  | { unit: "hours"; n: number; minutes: number }
  | { unit: "days"; n: number };

/** In whole units, never negative. */
export function spanOf(ms: number): Span {
  const length = Math.max(0, ms);
  if (length < HOUR) return { unit: "minutes", n: Math.floor(length / MINUTE) };
  if (length >= HOURS_UNTIL) return { unit: "days", n: Math.floor(length / DAY) };
  return {
    unit: "hours",
    n: Math.floor(length / HOUR),
    minutes: Math.floor((length % HOUR) / MINUTE),
  };
}

/** "12 min", "3 h 20 min", "6 days". */
export function useSpanWords(): (ms: number) => string {
  const { t } = useTranslation();
  return (ms) => {
    const span = spanOf(ms);
    return span.unit === "hours"
      ? t("span.hours", { n: span.n, minutes: span.minutes })
      : t(`span.${span.unit}`, { n: span.n });
  };
}
