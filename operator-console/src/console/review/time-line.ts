// One line of time: where an instant lies on it, what stands too near to be told apart, and how a replay goes on. Pure.

/** Instants of the server: Unix microseconds. */
export type Instant = number;

export interface Extent {
  from: Instant;
  until: Instant;
}

const SECOND = 1_000_000;

/** Longer than nothing: a talk of one instant still has a line. */
export function extentOf(instants: readonly Instant[]): Extent {
  if (instants.length === 0) return { from: 0, until: SECOND };
  const from = instants.reduce((least, at) => Math.min(least, at));
  const until = instants.reduce((most, at) => Math.max(most, at));
  return { from, until: Math.max(until, from + SECOND) };
}

/** From 0 at its beginning to 1 at its end; what lies outside is brought to the nearer end. */
export function placeOf({ from, until }: Extent, at: Instant): number {
  return Math.min(1, Math.max(0, (at - from) / (until - from)));
}

export interface Placed {
  at: Instant;
}

/** Marks that would cover each other at this width stand together, each such heap in order of time. */
export function heaps<Mark extends Placed>(
  marks: readonly Mark[],
  extent: Extent,
  widthPx: number,
  roomPx: number,
): Mark[][] {
  const made: Mark[][] = [];
  for (const mark of [...marks].sort((one, other) => one.at - other.at)) {
    const last = made.at(-1);
    const first = last?.[0];
    const apart =
      first === undefined ? roomPx : (placeOf(extent, mark.at) - placeOf(extent, first.at)) * widthPx;
    if (last === undefined || apart >= roomPx) made.push([mark]);
    else last.push(mark);
  }
  return made;
}

/** Steps that a ruler may have, in seconds. */
const STEPS = [1, 5, 10, 30, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400];

/** Instants worth a label, as many as have room. Whole steps from midnight UTC. */
export function ruler(extent: Extent, widthPx: number, roomPx: number): Instant[] {
  const most = Math.max(1, Math.floor(widthPx / roomPx));
  const span = extent.until - extent.from;
  const step = (STEPS.find((seconds) => span / (seconds * SECOND) <= most) ?? 86_400) * SECOND;
  const ticks: Instant[] = [];
  for (let at = Math.ceil(extent.from / step) * step; at <= extent.until; at += step) ticks.push(at);
  return ticks.slice(0, most + 1);
}

export const SPEEDS = [1, 4, 16] as const;
export type Speed = (typeof SPEEDS)[number];
export type Pauses = "kept" | "skipped";

/** A pause is skipped after so much silence, up to so long before the next moment. */
const LINGER = 3 * SECOND;
const LEAD = 1 * SECOND;

interface Going {
  extent: Extent;
  /** When something happens, in order. */
  moments: readonly Instant[];
  speed: Speed;
  pauses: Pauses;
}

/** Where a replay stands after so many real milliseconds more. */
export function goneOn(
  position: Instant,
  elapsedMs: number,
  { extent, moments, speed, pauses }: Going,
): Instant {
  const gone = Math.min(extent.until, position + elapsedMs * 1_000 * speed);
  if (pauses === "kept") return gone;
  const last = moments.findLast((at) => at <= position) ?? extent.from;
  const next = moments.find((at) => at > position) ?? extent.until;
  const silent = gone - last >= LINGER && next - LEAD > gone;
  return silent ? next - LEAD : gone;
}

/** The moment before this instant, or after it; none at the ends. */
export function neighbour(
  moments: readonly Instant[],
  position: Instant,
  where: "before" | "after",
): Instant | null {
  const found =
    where === "before" ? moments.findLast((at) => at < position) : moments.find((at) => at > position);
  return found ?? null;
}

/** So many seconds on or back, within the line. */
export function stepped({ from, until }: Extent, position: Instant, seconds: number): Instant {
  return Math.min(until, Math.max(from, position + seconds * SECOND));
}

/** Clocks of the centre's zone, whichever zone this machine is in. */
export function zoneClock(zone: string): { time(at: Instant): string; day(at: Instant): string } {
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });
  const date = (at: Instant) => new Date(at / 1_000);
  return { time: (at) => time.format(date(at)), day: (at) => day.format(date(at)) };
}
