// Civil days, months and years of the centre as they are shown. Pure: they come as text, and no clock is asked.

/** `2026-11-21`. */
export type Day = string;
/** `2026-11`. */
export type Month = string;
/** `2026`, or a month. */
export type Period = string;

const localeOf = (language: string) => (language === "en" ? "en-GB" : "zh-CN");

function shown(day: Day, language: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...parts, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** `31 Dec`, `12月31日`: where the year is plain. */
export function dayInYear(day: Day, language: string): string {
  return shown(day, language, { month: "short", day: "numeric" });
}

/** `31 Dec 2026`, `2026年12月31日`. */
export function fullDay(day: Day, language: string): string {
  return shown(day, language, { year: "numeric", month: "short", day: "numeric" });
}

/** `Nov 2026` or `2026`, `2026年11月` or `2026年`. */
export function periodName(period: Period, language: string): string {
  return period.length > 4
    ? shown(`${period}-01`, language, { year: "numeric", month: "short" })
    : shown(`${period}-01-01`, language, { year: "numeric" });
}

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const yearOf = (day: Day): string => day.slice(0, 4);

/** So many months on; back where negative. */
export function monthsFrom(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const count = year * 12 + (number - 1) + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}`;
}

/** The twelve months of a year, January first. */
export const monthsOfYear = (year: string): Month[] =>
  Array.from({ length: 12 }, (_, at) => monthsFrom(`${year}-01`, at));

/** `Nov`, `11月`: where the year is plain. */
export function shortMonth(month: Month, language: string): string {
  return shown(`${month}-01`, language, { month: "short" });
}

export const isDay = (text: unknown): text is Day =>
  typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);
export const isMonth = (text: unknown): text is Month =>
  typeof text === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
export const isYear = (text: unknown): text is string => typeof text === "string" && /^\d{4}$/.test(text);
