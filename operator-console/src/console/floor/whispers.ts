// What was whispered and not yet read, and the soft sound of a new one.
import { useEffect } from "react";
import { createStore, useStore } from "zustand";
import { whisperSound } from "../../core/attention.ts";
import { millisBetween, serverNow } from "../../core/server-clock.ts";
import type { SessionId, StaffId, Timestamp, Whisper } from "../../protocol/generated";
import { useDesk } from "../desk/desk";
import { useMe } from "../sign-in";

const NONE: readonly Whisper[] = [];
/** What was whispered longer ago is no news any more: it came with a new connection. */
const NEWS_FOR_MS = 10_000;

/** Up to when each session's whispers have been in view. */
const readTo = createStore<Record<SessionId, Timestamp>>(() => ({}));

const lastOfOthers = (whispers: readonly Whisper[], me: StaffId | undefined): Timestamp =>
  whispers.findLast(({ by }) => by !== me)?.at ?? 0;

export function useWhispers(session: SessionId): readonly Whisper[] {
  return useDesk((desk) => desk.whispers[session] ?? NONE);
}

/** Whether somebody has whispered what I have not had in view. */
export function useUnreadWhisper(session: SessionId): "yes" | "no" {
  const me = useMe()?.staff;
  const last = lastOfOthers(useWhispers(session), me);
  return useStore(readTo, (read) => ((read[session] ?? 0) < last ? "yes" : "no"));
}

/** What is whispered here is in view. */
export function useInView(session: SessionId): void {
  const last = useWhispers(session).at(-1)?.at;
  useEffect(() => {
    if (last !== undefined) readTo.setState({ [session]: last });
  }, [session, last]);
}

/** To be used once, around every page: also what is whispered about a session in the background is heard. */
export function useWhisperSound(): void {
  const me = useMe()?.staff;
  const last = useDesk(({ whispers }) =>
    Object.values(whispers).reduce((latest, of) => Math.max(latest, lastOfOthers(of, me)), 0),
  );
  useEffect(() => {
    if (last > 0 && millisBetween(last, serverNow()) < NEWS_FOR_MS) whisperSound();
  }, [last]);
}
