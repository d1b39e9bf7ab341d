// One conversation as this console knows it: lines in their order, and my lines that are not committed yet. Pure.
import type { Line, Marks, Problem, Shared, StaffId } from "../../protocol/generated";

/** A line of mine without an acknowledgement. */
export interface Unsent {
  id: string;
  /** As whom I write: as its holder, or as a supervisor who joined. */
  from: "operator" | "supervisor";
  text: string;
  shared?: Shared;
  state: { kind: "sending" } | { kind: "refused"; problem: Problem };
}

export interface Conversation {
  /** By number, none twice; may have gaps while missed lines are on their way. */
  lines: readonly Line[];
  unsent: readonly Unsent[];
  /** Highest number known to exist. */
  lastSeq: number;
  /** How far the caller has received and read. */
  theirs: Marks;
  /** How far its holder has, where that is somebody else. */
  holders: Marks;
  /** Highest number I had in view. */
  readTo: number;
  /** The caller was last typing at this moment, in this machine's milliseconds. */
  typedAt: number;
  /** Others of our side were last typing at these. */
  colleaguesTypedAt: Readonly<Record<StaffId, number>>;
}

export const EMPTY: Conversation = {
  lines: [],
  unsent: [],
  lastSeq: 0,
  theirs: { delivered: 0, read: 0 },
  holders: { delivered: 0, read: 0 },
  readTo: 0,
  typedAt: 0,
  colleaguesTypedAt: {},
};

/** Highest number up to which nothing is missing. */
export function unbrokenTo(conversation: Conversation): number {
  let seq = 0;
  for (const line of conversation.lines) {
    if (line.seq !== seq + 1) break;
    seq = line.seq;
  }
  return seq;
}

/** The number after which lines are missing; null when none are. */
export function gapAfter(conversation: Conversation): number | null {
  const unbroken = unbrokenTo(conversation);
  return unbroken < conversation.lastSeq ? unbroken : null;
}

/** Puts committed lines in their places. A line of mine among them is no longer unsent, whatever its answer was. */
export function withLines(conversation: Conversation, arrived: readonly Line[]): Conversation {
  if (arrived.length === 0) return conversation;
  const bySeq = new Map(conversation.lines.map((line) => [line.seq, line]));
  for (const line of arrived) bySeq.set(line.seq, line);
  const lines = [...bySeq.values()].sort((a, b) => a.seq - b.seq);
  const ids = new Set(arrived.map((line) => line.id));
  return {
    ...conversation,
    lines,
    unsent: conversation.unsent.filter(({ id }) => !ids.has(id)),
    lastSeq: Math.max(conversation.lastSeq, lines.at(-1)?.seq ?? 0),
  };
}

/** My line is committed under this number. */
export function withAck(conversation: Conversation, id: string, seq: number, at: number): Conversation {
  const mine = conversation.unsent.find((unsent) => unsent.id === id);
  if (mine === undefined) return { ...conversation, lastSeq: Math.max(conversation.lastSeq, seq) };
  const line: Line = { seq, id, from: mine.from, at, text: mine.text };
  return withLines(conversation, [mine.shared === undefined ? line : { ...line, shared: mine.shared }]);
}

/** Whoever wrote a line is no longer typing it. */
export function withoutTyping(conversation: Conversation, { from, by }: Line): Conversation {
  if (from === "caller") return { ...conversation, typedAt: 0 };
  if (by === undefined) return conversation;
  return { ...conversation, colleaguesTypedAt: { ...conversation.colleaguesTypedAt, [by]: 0 } };
}

/** My line leaves, or leaves again. */
export function withUnsent(conversation: Conversation, unsent: Unsent): Conversation {
  const others = conversation.unsent.filter(({ id }) => id !== unsent.id);
  return { ...conversation, unsent: [...others, unsent] };
}

/** My line was not taken: its text stays, with the reason. */
export function withRefusal(conversation: Conversation, id: string, problem: Problem): Conversation {
  const unsent = conversation.unsent.map((one) =>
    one.id === id ? { ...one, state: { kind: "refused" as const, problem } } : one,
  );
  return { ...conversation, unsent };
}

export function withoutUnsent(conversation: Conversation, id: string): Conversation {
  return { ...conversation, unsent: conversation.unsent.filter((one) => one.id !== id) };
}

/** Lines of the caller that I have not had in view. */
export function unreadCount(conversation: Conversation): number {
  return conversation.lines.filter((line) => line.from === "caller" && line.seq > conversation.readTo).length;
}

export type SentMark = "sent" | "delivered" | "read";

/** How far a committed line of mine has come. */
export function markOf(seq: number, theirs: Marks): SentMark {
  if (seq <= theirs.read) return "read";
  return seq <= theirs.delivered ? "delivered" : "sent";
}
