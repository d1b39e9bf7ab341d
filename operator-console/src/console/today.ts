// The centre's own day: figures count in its zone, wherever this browser stands.
import { serverNow, toDate } from "../core/server-clock.ts";
import { useCentre } from "./centre";
import type { Day } from "./ledgers/calendar";

/** The civil day of an instant in a zone, as `2026-11-21`. */
export function dayIn(zone: string | undefined, at: Date): Day {
  // This locale writes years, months, days in that order with dashes.
  return new Intl.DateTimeFormat("sv-SE", zone === undefined ? {} : { timeZone: zone }).format(at);
}

export function useToday(): Day {
  return dayIn(useCentre()?.time_zone, toDate(serverNow()));
}
