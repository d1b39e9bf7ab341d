// What of a dispatch wants somebody's eye, and how much: calm until late. Pure: no clock of its own.
import { millisBetween } from "../../core/server-clock.ts";
import type {
  AcceptanceView,
  ChecksView,
  DispatchStrip,
  RecordView,
  StageWord,
  Timestamp,
} from "../../protocol/generated";

/** "late" is red, "soon" is amber; a strip without a concern stays neutral. */
export type Level = "soon" | "late";

export interface Concern {
  what:
    | "silent"
    | "used_up"
    | "target_missed"
    | "check_in_missed"
    | "record_late"
    | "check_late"
    | "acceptance_late"
    | "alert"
    | "target_near"
    | "nobody_yet"
    | "check_in_due"
    | "page_overdue";
  level: Level;
  /** Until when, or since when; null where there is no clock to show. */
  at: Timestamp | null;
}

const MINUTE = 60_000;
/** The last quarter of the time to be there. */
const NEAR_SHARE = 0.25;
/** A check-in is near this long before it is due. */
const CHECK_IN_NEAR_MS = 2 * MINUTE;
/** As late as the next page may be before it counts: `domain::dispatch::SLACK`. */
const PAGE_SLACK_MS = 10_000;

const BEFORE_SCENE: readonly StageWord[] = ["requested", "paging", "acknowledged", "assembled", "en_route"];

function way({ stage, requested_at, target_at }: DispatchStrip, now: Timestamp): Concern[] {
  if (!BEFORE_SCENE.includes(stage)) return [];
  if (now > target_at) return [{ what: "target_missed", level: "late", at: target_at }];
  const near = millisBetween(now, target_at) < millisBetween(requested_at, target_at) * NEAR_SHARE;
  return near ? [{ what: "target_near", level: "soon", at: target_at }] : [];
}

function asking({ ladder, crew, missing, cover }: DispatchStrip, now: Timestamp): Concern[] {
  const silent: Concern[] = cover === "nothing" ? [{ what: "silent", level: "late", at: null }] : [];
  switch (ladder.kind) {
    case "used_up":
      return missing.length > 0 ? [...silent, { what: "used_up", level: "late", at: ladder.at }] : silent;
    case "on": {
      const overdue = millisBetween(ladder.next_at, now) > PAGE_SLACK_MS;
      const later = ladder.round > 1 || ladder.step > 1;
      return [
        ...silent,
        ...(overdue ? [{ what: "page_overdue" as const, level: "late" as const, at: ladder.next_at }] : []),
        ...(later && crew.length === 0
          ? [{ what: "nobody_yet" as const, level: "soon" as const, at: null }]
          : []),
      ];
    }
    case "foot":
    case "still":
      return silent;
  }
}

function safety({ check_in }: DispatchStrip, now: Timestamp): Concern[] {
  switch (check_in.kind) {
    case "off":
      return [];
    case "missed":
      return [{ what: "check_in_missed", level: "late", at: check_in.due_at }];
    case "due":
      return millisBetween(now, check_in.at) < CHECK_IN_NEAR_MS
        ? [{ what: "check_in_due", level: "soon", at: check_in.at }]
        : [];
  }
}

/** What is owed afterwards says itself that it is late; between two tellings the clock does. */
function afterwards({ record, checks, acceptance }: DispatchStrip, now: Timestamp): Concern[] {
  const late = (what: Concern["what"], owed: Owed): Concern[] => {
    const due = owed.kind === "late" ? owed.due_at : owed.kind === "due" && now > owed.at ? owed.at : null;
    return due === null ? [] : [{ what, level: "late", at: due }];
  };
  return [
    ...late("record_late", record),
    ...late("check_late", checks),
    ...late("acceptance_late", acceptance),
  ];
}

type Owed = RecordView | ChecksView | AcceptanceView;

/** The gravest first. An open item of the supervisors speaks for itself where nothing here says it already. */
export function concernsOf(strip: DispatchStrip, now: Timestamp): Concern[] {
  if (strip.end !== null) return [];
  const found = [
    ...safety(strip, now),
    ...asking(strip, now),
    ...way(strip, now),
    ...afterwards(strip, now),
  ].sort((one, other) => rank(one) - rank(other));
  const isSaid = found.some(({ level }) => level === "late");
  return strip.alerts.length > 0 && !isSaid ? [{ what: "alert", level: "late", at: null }, ...found] : found;
}

const rank = ({ level }: Concern) => (level === "late" ? 0 : 1);

/** The gravest of them. */
export const levelOf = (concerns: readonly Concern[]): Level | "calm" => concerns[0]?.level ?? "calm";
