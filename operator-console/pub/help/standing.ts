// Where the caller stands, in words: from the socket's own state first, because a lost link makes all else old news.
import type { Conversation } from "../../src/core/caller/conversation.ts";
import type { CallerState } from "../../src/protocol/generated.ts";
import { timeOf } from "./fields.tsx";
import type { FullVoice } from "./words-talk.ts";

/** Shape beside the words, never colour alone. */
export type Sign = "wait" | "here" | "trouble" | "over";

export interface Standing {
  sign: Sign;
  headline: string;
  hint: string;
  /** What the person can do about it. */
  act: "nothing" | "retry" | "use_here" | "start_again";
}

export function standing(conversation: Conversation, voice: FullVoice): Standing {
  const { words } = voice;
  const { link, state } = conversation;
  switch (link.kind) {
    case "online":
      return state === null ? connecting(voice) : stated(state, voice);
    case "connecting":
      return state === null
        ? connecting(voice)
        : { sign: "trouble", headline: words.lost, hint: words.lostHint, act: "nothing" };
    case "retrying":
      return { sign: "trouble", headline: words.lost, hint: words.lostHint, act: "retry" };
    case "offline":
      return { sign: "trouble", headline: words.offline, hint: words.lostHint, act: "retry" };
    case "stopped":
      return link.reason === "replaced"
        ? { sign: "over", headline: words.replaced, hint: words.replacedHint, act: "use_here" }
        : { sign: "over", headline: words.refused, hint: words.refusedHint, act: "start_again" };
  }
}

function connecting({ words }: FullVoice): Standing {
  return { sign: "wait", headline: words.connecting, hint: words.waitingHint, act: "nothing" };
}

function stated(state: CallerState, voice: FullVoice): Standing {
  const { words, language } = voice;
  switch (state.kind) {
    case "waiting":
      return {
        sign: "wait",
        headline: place(words.waiting, state.ahead, voice),
        hint: waitHint(words.waitingHint, state.ahead, voice),
        act: "nothing",
      };
    case "with":
      return { sign: "here", headline: words.with(state.operator), hint: words.withHint, act: "nothing" };
    case "reconnecting":
      return {
        sign: "trouble",
        headline: words.reconnecting(timeOf(state.since, language)),
        hint: words.reconnectingHint,
        act: "nothing",
      };
    case "replacing":
      return {
        sign: "wait",
        headline: place(words.replacing, state.ahead, voice),
        hint: waitHint(words.replacingHint, state.ahead, voice),
        act: "nothing",
      };
    case "closed":
      return {
        sign: "over",
        headline: words.over(timeOf(state.at, language)),
        hint: words.afterOver,
        act: "nothing",
      };
  }
}

function place(headline: string, ahead: number | null, { words }: FullVoice): string {
  if (ahead === null) return `${headline}…`;
  return `${headline} · ${ahead === 0 ? words.waitingNext : words.ahead(ahead)}`;
}

/** Said beforehand, so that a place that grows is no broken promise. */
function waitHint(hint: string, ahead: number | null, { words, language }: FullVoice): string {
  return ahead === null || ahead === 0 ? hint : [hint, words.mayGrow].join(language === "en" ? " " : "");
}
