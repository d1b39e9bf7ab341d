// The current instant for clocks on the screen: the server's, once a second, also in a hidden tab.
import { useSyncExternalStore } from "react";
import { serverNow } from "../core/server-clock.ts";
import { steadyEvery } from "../core/steady-timer.ts";

const TICK_MS = 1_000;
const listeners = new Set<() => void>();
let now = serverNow();
let stop: (() => void) | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  stop ??= steadyEvery(TICK_MS, () => {
    now = serverNow();
    for (const each of listeners) each();
  });
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
  };
}

/** The server's instant, in Unix microseconds; changes every second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
