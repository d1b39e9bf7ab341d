// What happened in a session, put on lanes of one line of time. Pure; words come from the caller.
import type { Happened, Replay, ReplayItem, RiskTier, StaffId } from "../../protocol/generated";
import type { Bar, Lane, Mark, Tone } from "./lanes";
import { type Extent, extentOf, type Instant } from "./time-line";

type Kind = Happened["kind"];
export type LaneName = "holders" | "offers" | "links" | "risk" | "record" | "supervisors";
/** In this order from above. */
export const LANES: readonly LaneName[] = ["holders", "offers", "links", "risk", "record", "supervisors"];

/** Where each kind stands: in the talk, on a lane, or after all was over. */
type Place = { lane: LaneName; glyph: string; tone: Tone } | "talk" | "afterwards" | "frame";

const on = (lane: LaneName, glyph: string, tone: Tone = "plain"): Place => ({ lane, glyph, tone });

const PLACE_OF: Record<Kind, Place> = {
  opened: "frame",
  line: "talk",
  caller_here: on("links", "•"),
  caller_gone: on("links", "⌁", "moderate"),
  tier_changed: on("risk", "◆"),
  offered: on("offers", "→"),
  offered_in_breach: on("offers", "!", "high"),
  offer_declined: on("offers", "×"),
  offer_missed: on("offers", "–", "moderate"),
  offer_withdrawn: on("offers", "↶"),
  accepted: on("holders", "●", "accent"),
  target_missed: on("offers", "!", "high"),
  holder_lost: on("links", "⌁", "high"),
  holder_back: on("links", "↩", "accent"),
  released: on("holders", "○", "moderate"),
  transferred: on("holders", "⇄", "accent"),
  taken_over: on("holders", "⇧", "moderate"),
  taken_past_queue: on("holders", "⇧", "moderate"),
  let_in_past_block: on("supervisors", "⊘", "moderate"),
  hand_raised: on("supervisors", "↑", "high"),
  hand_lowered: on("supervisors", "↓"),
  shared_item: on("record", "▤"),
  watch_started: on("supervisors", "◎"),
  watch_ended: on("supervisors", "◌"),
  whispered: on("supervisors", "❝", "accent"),
  guest_joined: on("supervisors", "+", "accent"),
  guest_left: on("supervisors", "–"),
  caller_blocked: on("supervisors", "⊘", "high"),
  ended: on("holders", "■"),
  left_queue: on("links", "■", "moderate"),
  assessed: on("risk", "✓", "accent"),
  wrap_up_saved: on("record", "✎"),
  note_added: on("record", "❡"),
  record_taken_over: on("record", "⇧", "moderate"),
  closed: on("record", "■", "accent"),
  rated: on("record", "★"),
  call_planned: "afterwards",
  call_assigned: "afterwards",
  call_released: "afterwards",
  call_number_shown: "afterwards",
  call_attempted: "afterwards",
  call_became_session: "afterwards",
  call_settled: "afterwards",
  call_overdue: "afterwards",
  review_started: "afterwards",
  review_given: "afterwards",
  review_acknowledged: "afterwards",
  review_answered: "afterwards",
  incident_opened: "afterwards",
  incident_reported: "afterwards",
  incident_overdue: "afterwards",
  erased: "afterwards",
};

/** Records that are finished later than this do not stretch the line. */
const RECORD_WITHIN = 2 * 3_600 * 1_000_000;

/** What belongs on the line, and what came long after. */
export function split({ items, ended_at }: Replay): { inside: ReplayItem[]; afterwards: ReplayItem[] } {
  const last = ended_at === null ? Number.POSITIVE_INFINITY : ended_at + RECORD_WITHIN;
  const isInside = ({ at, what }: ReplayItem) => PLACE_OF[what.kind] !== "afterwards" && at <= last;
  const inOrder = [...items].sort((one, other) => one.at - other.at);
  return { inside: inOrder.filter(isInside), afterwards: inOrder.filter((item) => !isInside(item)) };
}

export function lineOfTime(inside: readonly ReplayItem[]): Extent {
  return extentOf(inside.map(({ at }) => at));
}

export interface ReplayWords {
  /** What happened, in a few words. */
  say(item: ReplayItem): string;
  lane(name: LaneName): string;
  tier(tier: RiskTier | null): string;
  waited: string;
  callerGone: string;
  holderGone: string;
}

/** The lanes of what lies on the line. */
export function lanesOf(inside: readonly ReplayItem[], extent: Extent, words: ReplayWords): Lane[] {
  const bars: Record<LaneName, Bar[]> = {
    holders: holderBars(inside, extent),
    offers: waitBars(inside, extent, words.waited),
    links: [
      ...spans(inside, extent, "caller_gone", ["caller_here", "ended", "left_queue"]).map(
        ([from, until]): Bar => ({ from, until, tone: "gap", text: words.callerGone }),
      ),
      ...spans(inside, extent, "holder_lost", ["holder_back", "released", "ended", "taken_over"]).map(
        ([from, until]): Bar => ({ from, until, tone: "high", text: words.holderGone }),
      ),
    ],
    risk: tierBars(inside, extent, words),
    record: [],
    supervisors: [
      ...presenceBars(inside, extent, "watch_started", "watch_ended", "none"),
      ...presenceBars(inside, extent, "guest_joined", "guest_left", "accent"),
    ],
  };
  return LANES.map((name) => ({
    key: name,
    name: words.lane(name),
    bars: bars[name],
    marks: inside.flatMap((item) => markOf(item, name, words)),
  }));
}

function markOf(item: ReplayItem, lane: LaneName, words: ReplayWords): Mark[] {
  const place = PLACE_OF[item.what.kind];
  if (typeof place === "string" || place.lane !== lane) return [];
  return [{ at: item.at, glyph: place.glyph, tone: toneOf(item, place.tone), text: words.say(item) }];
}

function toneOf({ what }: ReplayItem, otherwise: Tone): Tone {
  return what.kind === "tier_changed" ? (what.tier ?? "plain") : otherwise;
}

/** Whoever holds the talk, from taking it until it is another's or over. */
function holderBars(inside: readonly ReplayItem[], { until }: Extent): Bar[] {
  const bars: Bar[] = [];
  const close = (at: Instant) => {
    const last = bars.at(-1);
    if (last !== undefined && last.until > at) last.until = at;
  };
  for (const { at, what } of inside) {
    const { kind } = what;
    if (kind === "accepted" || kind === "taken_over") {
      close(at);
      bars.push({ from: at, until, tone: "accent", text: what.by.name });
    }
    if (kind === "transferred" || kind === "released" || kind === "ended") close(at);
  }
  return bars;
}

/** Each wait, until somebody takes the talk or nobody need any more. */
function waitBars(inside: readonly ReplayItem[], extent: Extent, text: string): Bar[] {
  const begins: readonly Kind[] = ["opened", "transferred", "released"];
  const ends: readonly Kind[] = ["accepted", "taken_over", "ended", "left_queue"];
  const bars: Bar[] = [];
  let since: Instant | null = null;
  for (const { at, what } of inside) {
    if (begins.includes(what.kind)) since ??= at;
    if (since !== null && ends.includes(what.kind)) {
      bars.push({ from: since, until: at, tone: "gap", text });
      since = null;
    }
  }
  if (since !== null) bars.push({ from: since, until: extent.until, tone: "gap", text });
  return bars;
}

function tierBars(inside: readonly ReplayItem[], { until }: Extent, words: ReplayWords): Bar[] {
  const bars: Bar[] = [];
  for (const { at, what } of inside) {
    if (what.kind !== "opened" && what.kind !== "tier_changed") continue;
    const last = bars.at(-1);
    if (last !== undefined) last.until = at;
    bars.push({ from: at, until, tone: what.tier ?? "gap", text: words.tier(what.tier) });
  }
  return bars;
}

/** From each of a kind to the next that ends it. */
function spans(
  inside: readonly ReplayItem[],
  { until }: Extent,
  begins: Kind,
  ends: readonly Kind[],
): [Instant, Instant][] {
  return inside.flatMap((item, index): [Instant, Instant][] => {
    if (item.what.kind !== begins) return [];
    const end = inside.slice(index + 1).find(({ what }) => ends.includes(what.kind));
    return [[item.at, end?.at ?? until]];
  });
}

/** How long each supervisor watched, or was in the talk. */
function presenceBars(
  inside: readonly ReplayItem[],
  { until }: Extent,
  begins: "watch_started" | "guest_joined",
  ends: "watch_ended" | "guest_left",
  tone: Tone,
): Bar[] {
  const staffOf = ({ what }: ReplayItem, kind: Kind): StaffId | null =>
    what.kind === kind && "by" in what && typeof what.by === "object" ? (what.by?.staff ?? null) : null;
  return inside.flatMap((item, index): Bar[] => {
    const { what } = item;
    if (what.kind !== begins) return [];
    const end = inside.slice(index + 1).find((later) => staffOf(later, ends) === what.by.staff);
    return [{ from: item.at, until: end?.at ?? until, tone, text: what.by.name }];
  });
}

/** What stands between the lines of the talk; the rest is on the lanes. */
const TOLD_IN_TALK: ReadonlySet<Kind> = new Set<Kind>([
  "caller_gone",
  "caller_here",
  "tier_changed",
  "holder_lost",
  "holder_back",
  "released",
  "transferred",
  "taken_over",
  "hand_raised",
  "whispered",
  "target_missed",
  "left_queue",
]);

export const isToldInTalk = ({ what }: ReplayItem): boolean =>
  what.kind === "line" || TOLD_IN_TALK.has(what.kind);
