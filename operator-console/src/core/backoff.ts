// How long to stay away between two tries.

/** First step of the back-off, and its cap when nobody waits for an answer (security: "Sockets"). */
const BACKOFF_FIRST_MS = 500;
export const BACKOFF_CAP_MS = 30_000;
/** The cap while a conversation is open. */
export const BACKOFF_CAP_IN_SESSION_MS = 5_000;

/** Pause before try number `attempt` (0, 1, ...), full jitter: after a restart not everybody comes back together. */
export function backoff(attempt: number, capMs: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, BACKOFF_FIRST_MS * 2 ** Math.min(attempt, 16)));
}
