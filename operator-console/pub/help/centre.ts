// What the centre says about itself: its numbers and whether somebody is on duty; asked again while the page is open.
import { useEffect, useState } from "preact/hooks";
import { BACKOFF_CAP_MS, backoff } from "../../src/core/backoff.ts";
import type { Number as CentreNumber, PublicCentre } from "../../src/protocol/generated.ts";
import { ask } from "./ask.ts";

const AGAIN_MS = 30_000;

/** Known without any answer, so that they are there when the server is not. */
export const EMERGENCY_NUMBERS: readonly CentreNumber[] = [
  { number: "110", zh: "报警", en: "Police" },
  { number: "120", zh: "急救", en: "Ambulance" },
  { number: "12356", zh: "心理援助热线，24 小时", en: "Psychological-aid hotline, day and night" },
];

export interface CentreNow {
  /** Null until the first answer. */
  centre: PublicCentre | null;
  server: "asking" | "answers" | "down";
}

/**
 * `watch` is off during a conversation: its socket knows better than a question now and then. The second value says
 * that a session was just refused because nobody is on duty, and asks again at once.
 */
export function useCentre(watch: boolean): [CentreNow, () => void] {
  const [now, setNow] = useState<CentreNow>({ centre: null, server: "asking" });
  const [refusals, setRefusals] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal is a reason to ask again
  useEffect(() => {
    if (!watch) return;
    let timer = 0;
    let failures = 0;
    let over = false;
    const look = async (): Promise<void> => {
      const answer = await ask<PublicCentre>("centre");
      if (over) return;
      const ok = answer.kind === "ok";
      failures = ok ? 0 : failures + 1;
      setNow((before) => (ok ? { centre: answer.body, server: "answers" } : { ...before, server: "down" }));
      const pause = ok ? AGAIN_MS : 1_000 + backoff(failures, BACKOFF_CAP_MS, Math.random);
      timer = window.setTimeout(look, pause);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [watch, refusals]);
  const refused = (): void => {
    setNow((before) =>
      before.centre === null
        ? before
        : { ...before, centre: { ...before.centre, open: { kind: "nobody_on_duty" } } },
    );
    setRefusals((count) => count + 1);
  };
  return [now, refused];
}
