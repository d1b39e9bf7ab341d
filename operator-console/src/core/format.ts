// Times and durations as they are shown.
import { toDate } from "./server-clock.ts";

const two = (n: number) => String(n).padStart(2, "0");

/** A running clock: `06:42`, `1:06:42`. Never negative. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** `22:50` of a server's instant, by this machine's calendar. */
export function timeOfDay(at: number): string {
  const date = toDate(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** `22:50:14`. */
export function timeWithSeconds(at: number): string {
  return `${timeOfDay(at)}:${two(toDate(at).getSeconds())}`;
}

/** `2026-11-21`. */
export function day(at: number): string {
  const date = toDate(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** `2026-11-21 22:50`. */
export function dayAndTime(at: number): string {
  return `${day(at)} ${timeOfDay(at)}`;
}

/** Minutes after midnight as `08:30`. */
export function minuteOfDay(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
