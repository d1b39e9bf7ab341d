// What a supervisor hears of: alerts, and waits at high risk that are over their target. Pure: no clock, no sound.
import type { Urgency } from "../../core/attention.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { Alert, AlertKind, Timestamp, WaitingRow } from "../../protocol/generated";

/** "rising": somebody may be in danger now, and it sounds until it is seen to. "once": it is said, and waits. */
type Insistence = "rising" | "once";

export interface Alarm {
  key: string;
  since: Timestamp;
  insistence: Insistence;
}

const INSISTENCE: Record<AlertKind, Insistence> = {
  raised_hand: "rising",
  tier_raised: "rising",
  holder_lost: "rising",
  nobody_on_duty: "rising",
  // At any tier; those at high risk are among the waits.
  target_missed: "once",
  record_left: "once",
  offered_in_breach: "once",
  delivery_troubled: "once",
  incident_overdue: "once",
  call_overdue: "once",
  blocked_caller_in_danger: "rising",
  pages_used_up: "rising",
  step_empty: "rising",
  page_troubled: "once",
  check_in_missed: "rising",
  team_in_danger: "rising",
  dispatch_late: "once",
  dispatch_silent: "rising",
  on_call_gap: "once",
  referral_late: "once",
  referral_impossible: "once",
  green_channel_used_up: "rising",
  system_troubled: "once",
};

/** What must be looked at first: whatever somebody may be in danger by, then whatever has waited longest. */
export function mostUrgentFirst(alerts: readonly Alert[]): Alert[] {
  const rank = ({ kind }: Alert) => (INSISTENCE[kind] === "rising" ? 0 : 1);
  return [...alerts].sort((one, other) => rank(one) - rank(other) || one.raised_at - other.raised_at);
}

const inDanger = ({ tier }: WaitingRow) => tier === "high" || tier === "imminent";

/** All that sounds or has sounded, oldest first. */
export function alarmsOf(alerts: readonly Alert[], waiting: readonly WaitingRow[], now: Timestamp): Alarm[] {
  const told = alerts.map(({ alert, kind, raised_at }) => ({
    key: alert,
    since: raised_at,
    insistence: INSISTENCE[kind],
  }));
  const late = waiting
    .filter((row) => inDanger(row) && now > row.target_at)
    .map(({ session, target_at }) => ({
      key: `wait:${session}`,
      since: target_at,
      insistence: "rising" as const,
    }));
  return [...told, ...late].sort((one, other) => one.since - other.since);
}

/** Those that go on sounding. */
export function ringing(alarms: readonly Alarm[], hushed: ReadonlySet<string>): Alarm[] {
  return alarms.filter(({ key, insistence }) => insistence === "rising" && !hushed.has(key));
}

/** An alarm that nobody has seen to becomes louder after this long, and as loud as it gets after twice as long. */
const RISES_EVERY_MS = 30_000;

export function alarmUrgency(since: Timestamp, now: Timestamp): Urgency {
  const age = millisBetween(since, now);
  if (age < RISES_EVERY_MS) return 0;
  return age < 2 * RISES_EVERY_MS ? 1 : 2;
}

/** Pause between two soundings. Slower than an offer's: an alarm may stay for minutes while it is being seen to. */
export const ALARM_EVERY_MS: Record<Urgency, number> = { 0: 10_000, 1: 7_000, 2: 5_000 };
