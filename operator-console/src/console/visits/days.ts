// Civil days counted from one to another. Pure.
import type { Day } from "../ledgers/calendar";

const DAY_MS = 86_400_000;

/** From the one to the other; both are days of the same calendar. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
