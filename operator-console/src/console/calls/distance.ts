// How long after a talk a follow-up was planned for: "24 h", "7 d", as the plan names them. Pure.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Up to here hours name it, as in the plan's first distance. */
const HOURS_UNTIL = 2 * DAY;

export function distanceOf(ms: number): { unit: "hours" | "days"; n: number } {
  return ms < HOURS_UNTIL
    ? { unit: "hours", n: Math.max(0, Math.round(ms / HOUR)) }
    : { unit: "days", n: Math.round(ms / DAY) };
}
