// The sound of a page that waits: again and again, louder, until it is answered; and whether the phone may make it.
import { useCallback, useEffect, useState } from "preact/hooks";
import { armSound, CHIME_EVERY_MS, chime, soundIsArmed, urgencyFor } from "../../src/core/attention.ts";
import { serverNow } from "../../src/core/server-clock.ts";
import { steadyAfter } from "../../src/core/steady-timer.ts";
import type { CrewPage } from "../../src/protocol/generated.ts";

/** From the first chime to the loudest. */
const RISES_WITHIN_MS = 90_000;
const SHAKE_MS = [300, 120, 300];

/** Whether the page may sound. A browser lets it after one touch of the page. */
export function useSound(): [boolean, () => Promise<void>] {
  const [on, setOn] = useState(soundIsArmed);
  const arm = useCallback(async (): Promise<void> => setOn(await armSound()), []);
  useEffect(() => {
    const touched = (): void => void arm();
    addEventListener("pointerup", touched);
    addEventListener("keyup", touched);
    return () => {
      removeEventListener("pointerup", touched);
      removeEventListener("keyup", touched);
    };
  }, [arm]);
  return [on, arm];
}

/** Sounds and shakes for the page that waits longest. */
export function useRinging(waiting: readonly CrewPage[]): void {
  const since = waiting.length === 0 ? null : Math.min(...waiting.map(({ created_at }) => created_at));
  useEffect(() => {
    if (since === null) return;
    let cancel = (): void => {};
    const ring = (): void => {
      const urgency = urgencyFor((serverNow() - since) / 1_000, RISES_WITHIN_MS);
      chime(urgency);
      // Browsers that cannot, or may not yet, do nothing.
      if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.(SHAKE_MS);
      cancel = steadyAfter(CHIME_EVERY_MS[urgency], ring);
    };
    ring();
    return () => {
      cancel();
      navigator.vibrate?.(0);
    };
  }, [since]);
}
