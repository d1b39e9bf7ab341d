// Asks for a session until it is open: the same request, so that a lost answer never opens a second one.
import { useEffect, useRef, useState } from "preact/hooks";
import { BACKOFF_CAP_IN_SESSION_MS, backoff } from "../../src/core/backoff.ts";
import type { OpenSession, SessionOpened } from "../../src/protocol/generated.ts";
import { ask } from "./ask.ts";
import { type KeptSession, keep } from "./keep.ts";
import { newSession } from "./new-session.ts";

/** Between two tries, beside the jitter: the first must not follow at once. */
const PAUSE_AT_LEAST_MS = 500;

export type Opening =
  | { kind: "filling" }
  | { kind: "opening"; tries: number }
  | { kind: "wrong" }
  /** No new conversation from here before that minute, unless they say that they are in danger. */
  | { kind: "blocked"; until: string };

export interface Outcomes {
  opened: (session: KeptSession, ticket: string) => void;
  /** Nobody is on duty. */
  closedNow: () => void;
}

export function useOpening({
  opened,
  closedNow,
}: Outcomes): [Opening, (asked: Omit<OpenSession, "id" | "secret">) => void] {
  const [opening, setOpening] = useState<Opening>({ kind: "filling" });
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const attempt = async (session: KeptSession, request: OpenSession, tries: number): Promise<void> => {
    setOpening({ kind: "opening", tries });
    const answer = await ask<SessionOpened>("sessions", request);
    if (!here.current) return;
    if (answer.kind === "ok") {
      keep("draft", null);
      opened(session, answer.body.ticket);
    } else if (
      answer.kind === "problem" &&
      answer.problem.status < 500 &&
      answer.problem.code !== "too_fast"
    ) {
      keep("session", null);
      const { code, params } = answer.problem;
      if (code === "closed_now") closedNow();
      else if (code === "caller_blocked") setOpening({ kind: "blocked", until: params?.until ?? "" });
      else setOpening({ kind: "wrong" });
    } else {
      const named = answer.kind === "problem" ? answer.afterMs : 0;
      const pause = PAUSE_AT_LEAST_MS + backoff(tries, BACKOFF_CAP_IN_SESSION_MS, Math.random);
      setTimeout(() => here.current && void attempt(session, request, tries + 1), Math.max(named, pause));
    }
  };
  const begin = (asked: Omit<OpenSession, "id" | "secret">): void => {
    const session = newSession();
    // Kept before it is asked for: a reload in between asks for this one, not for another.
    keep("session", session);
    void attempt(session, { ...session, ...asked }, 0);
  };
  return [opening, begin];
}
