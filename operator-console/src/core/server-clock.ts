// The server's time as this page knows it. Every clock on the screen counts from the server's instants.

const MICROS = 1_000;
let aheadMs = 0;

/** The server said its instant (Unix microseconds) just now. */
export function hearServerInstant(at: number): void {
  aheadMs = at / MICROS - Date.now();
}

/** The server's instant now, in Unix microseconds. */
export function serverNow(): number {
  return Math.round((Date.now() + aheadMs) * MICROS);
}

/** A server's instant as a date of this machine's calendar. */
export function toDate(at: number): Date {
  return new Date(at / MICROS);
}

/** A date of this machine's calendar as a server's instant. */
export function fromDate(date: Date): number {
  return date.getTime() * MICROS;
}

/** Milliseconds from one server's instant to another. */
export function millisBetween(earlier: number, later: number): number {
  return (later - earlier) / MICROS;
}
