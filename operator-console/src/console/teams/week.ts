// Weeks of a list of who is on call: Monday first, on the clock of the zone that each period was entered in. Pure.
import type { OnCall } from "../../protocol/generated";
import type { Day } from "../ledgers/calendar";

const DAY_MS = 24 * 3_600_000;
const DAYS = 7;

const utc = (day: Day) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  const weekday = (new Date(utc(day)).getUTCDay() + 6) % DAYS;
  return dayOf(utc(day) - weekday * DAY_MS);
}

/** So many days on; back where negative. */
export const daysFrom = (day: Day, by: number): Day => dayOf(utc(day) + by * DAY_MS);

/** The seven days of the week that begins with this Monday. */
export const daysOfWeek = (monday: Day): Day[] =>
  Array.from({ length: DAYS }, (_, at) => daysFrom(monday, at));

/** The day that a time as entered stands on. */
export const civilDay = (civil: string): Day => civil.slice(0, 10);
/** `18:00`. */
export const civilTime = (civil: string): string => civil.slice(11, 16);

/** Periods that are on call at any moment of a day, as entered; whoever ends at midnight is not on the next day. */
export function periodsOn<Period extends Pick<OnCall, "starts" | "ends">>(
  day: Day,
  periods: readonly Period[],
): Period[] {
  const next = daysFrom(day, 1);
  return periods.filter(({ starts, ends }) => starts < `${next}T00:00` && ends > `${day}T00:00`);
}
