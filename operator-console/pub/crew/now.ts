// Clocks that run: all by the server's instants.
import { useEffect, useState } from "preact/hooks";
import { serverNow } from "../../src/core/server-clock.ts";
import { two } from "./parts.tsx";

/** The server's instant, again every second. */
export function useNow(): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** 00:41, or 2:03:09. Microseconds. */
export function span(micros: number): string {
  const seconds = Math.max(0, Math.floor(micros / 1_000_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor((seconds % 3_600) / 60)];
  return `${hours > 0 ? `${hours}:` : ""}${two(minutes)}:${two(seconds % 60)}`;
}
