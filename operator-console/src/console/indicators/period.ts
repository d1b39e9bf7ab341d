// The periods that indicators are counted over: `2026`, `2026-Q4`, `2026-11`. Pure.
import { type Day, isMonth, isYear, monthsFrom, periodName } from "../ledgers/calendar";

export const PERIOD_KINDS = ["year", "quarter", "month"] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
export type IndicatorPeriod = string;

const QUARTER = /^(\d{4})-Q([1-4])$/;

export const isPeriod = (text: unknown): text is IndicatorPeriod =>
  isYear(text) || isMonth(text) || (typeof text === "string" && QUARTER.test(text));

export function kindOf(period: IndicatorPeriod): PeriodKind {
  if (QUARTER.test(period)) return "quarter";
  return isYear(period) ? "year" : "month";
}

const quarterOf = (month: string): IndicatorPeriod =>
  `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;

/** The period of this kind that a day lies in. */
export function periodOf(kind: PeriodKind, day: Day): IndicatorPeriod {
  const month = day.slice(0, 7);
  switch (kind) {
    case "year":
      return month.slice(0, 4);
    case "quarter":
      return quarterOf(month);
    case "month":
      return month;
  }
}

function firstMonth(period: IndicatorPeriod): string {
  const quarter = QUARTER.exec(period);
  if (quarter !== null) return `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, "0")}`;
  return isYear(period) ? `${period}-01` : period;
}

const MONTHS: Record<PeriodKind, number> = { year: 12, quarter: 3, month: 1 };

/** So many periods of the same kind on; back where negative. */
export function periodsFrom(period: IndicatorPeriod, by: number): IndicatorPeriod {
  const kind = kindOf(period);
  return periodOf(kind, `${monthsFrom(firstMonth(period), by * MONTHS[kind])}-01`);
}

/** A period of another kind in the same place: what one looks at stays near. Never one that has not begun. */
export function asKind(period: IndicatorPeriod, kind: PeriodKind, today: Day): IndicatorPeriod {
  const there = periodOf(kind, `${firstMonth(period)}-01`);
  // Of a span that holds today, today's part is meant.
  return periodOf(kindOf(period), today) === period ? periodOf(kind, today) : there;
}

export const hasBegun = (period: IndicatorPeriod, today: Day): boolean => `${firstMonth(period)}-01` <= today;

/** `2026年11月`, `2026年第 4 季度`; `Nov 2026`, `Q4 2026`. */
export function nameOf(period: IndicatorPeriod, language: string): string {
  const quarter = QUARTER.exec(period);
  if (quarter === null) return periodName(period, language);
  return language === "en" ? `Q${quarter[2]} ${quarter[1]}` : `${quarter[1]}年第 ${quarter[2]} 季度`;
}

/** A share in thousandths as percent: `75%`, `62.5%`; null where there is nothing to count. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1_000) / 10;

export const percentWords = (percent: number | null): string => (percent === null ? "–" : `${percent}%`);
