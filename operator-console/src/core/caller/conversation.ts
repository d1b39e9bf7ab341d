// What the caller's page knows of its conversation, as a pure function of what happened: no clock, no network, no page.
import type { CallerState, Code, Line, Marks, ToCaller } from "../../protocol/generated.ts";
import type { LinkState } from "../socket.ts";

/** An own line that is not committed yet. */
export interface Pending {
  id: string;
  text: string;
  /** Why the hotline did not take it; null while it is on its way. */
  refused: Code | null;
}

export interface Conversation {
  link: LinkState;
  /** Where the caller stands; null before the first welcome. */
  state: CallerState | null;
  /** Committed lines in the order of their numbers, each once. */
  lines: readonly Line[];
  pending: readonly Pending[];
  /** How far the operator's side has received and read. */
  theirs: Marks;
  /** When the operator last typed, Unix ms; null when nothing shows it. */
  typedAt: number | null;
  /** Shown once, never stored. */
  returnCode: string | null;
  /** Why the last wish other than a line was not done. */
  refused: Code | null;
}

export type Happening =
  | { kind: "link"; link: LinkState }
  | { kind: "frame"; frame: ToCaller; at: number }
  | { kind: "wrote"; id: string; text: string }
  | { kind: "not_taken"; id: string }
  | { kind: "retried"; id: string }
  | { kind: "taken_back"; id: string }
  | { kind: "typing_faded" }
  | { kind: "code_noted" };

/** How far an own line has come. */
export type Receipt = "sent" | "delivered" | "read";

export function newConversation(pending: readonly Pending[]): Conversation {
  return {
    link: { kind: "connecting" },
    state: null,
    lines: [],
    pending: pending.map((line) => ({ ...line, refused: null })),
    theirs: { delivered: 0, read: 0 },
    typedAt: null,
    returnCode: null,
    refused: null,
  };
}

export function next(before: Conversation, happening: Happening): Conversation {
  switch (happening.kind) {
    case "link":
      return {
        ...before,
        link: happening.link,
        typedAt: happening.link.kind === "online" ? before.typedAt : null,
      };
    case "frame":
      return heard(before, happening.frame, happening.at);
    case "wrote":
      return {
        ...before,
        pending: [...before.pending, { id: happening.id, text: happening.text, refused: null }],
      };
    case "not_taken":
      return { ...before, pending: marked(before.pending, happening.id, "too_fast") };
    case "retried":
      return { ...before, pending: marked(before.pending, happening.id, null) };
    case "taken_back":
      return { ...before, pending: before.pending.filter((line) => line.id !== happening.id) };
    case "typing_faded":
      return { ...before, typedAt: null };
    case "code_noted":
      return { ...before, returnCode: null };
  }
}

function heard(before: Conversation, frame: ToCaller, at: number): Conversation {
  switch (frame.type) {
    case "welcome":
      return { ...withLines(before, frame.lines), state: frame.state, theirs: frame.marks, refused: null };
    case "state":
      return { ...before, state: frame.state, typedAt: frame.state.kind === "with" ? before.typedAt : null };
    case "line":
      return withLines(before, [frame.line]);
    case "lines":
      return withLines(before, frame.lines);
    case "ack":
      return acknowledged(before, frame.id, frame.seq, frame.at);
    case "typing":
      return { ...before, typedAt: at };
    case "marks":
      return { ...before, theirs: furthest(before.theirs, frame.marks) };
    case "done":
      return { ...before, refused: null };
    case "return_code":
      return { ...before, returnCode: frame.code, refused: null };
    case "refused":
      return refusal(before, frame.id, frame.problem.code);
    case "pong":
      // Says only that the way there and back is open.
      return before;
  }
}

/** Adds lines by number, each once; an own line that arrives this way is no longer pending. */
function withLines(before: Conversation, arrived: readonly Line[]): Conversation {
  const known = new Set(before.lines.map((line) => line.seq));
  const fresh = arrived.filter((line) => !known.has(line.seq));
  if (fresh.length === 0) return before;
  const committed = new Set(fresh.map((line) => line.id));
  return {
    ...before,
    lines: [...before.lines, ...fresh].sort((a, b) => a.seq - b.seq),
    pending: before.pending.filter((line) => !committed.has(line.id)),
    typedAt: fresh.some(({ from }) => from === "operator" || from === "supervisor") ? null : before.typedAt,
  };
}

function acknowledged(before: Conversation, id: string, seq: number, at: number): Conversation {
  const mine = before.pending.find((line) => line.id === id);
  if (mine === undefined) return before;
  return withLines(before, [{ seq, id, from: "caller", at, text: mine.text }]);
}

function refusal(before: Conversation, id: string | undefined, code: Code): Conversation {
  const ofLine = before.pending.some((line) => line.id === id);
  if (ofLine && id !== undefined) return { ...before, pending: marked(before.pending, id, code) };
  return { ...before, refused: code };
}

function marked(pending: readonly Pending[], id: string, refused: Code | null): readonly Pending[] {
  return pending.map((line) => (line.id === id ? { ...line, refused } : line));
}

function furthest(one: Marks, other: Marks): Marks {
  return { delivered: Math.max(one.delivered, other.delivered), read: Math.max(one.read, other.read) };
}

/** The highest number up to which no line is missing: what the page says when it comes back. */
export function readUpTo(lines: readonly Line[]): number {
  let last = 0;
  for (const line of lines) {
    if (line.seq !== last + 1) break;
    last = line.seq;
  }
  return last;
}

/** Whether a line is missing between those that are here. */
export function hasGap(lines: readonly Line[]): boolean {
  const last = lines[lines.length - 1];
  return last !== undefined && readUpTo(lines) < last.seq;
}

export function receipt(line: Line, theirs: Marks): Receipt {
  if (line.seq <= theirs.read) return "read";
  return line.seq <= theirs.delivered ? "delivered" : "sent";
}

/** Words that were written and never taken: offered to the next conversation, in order. */
export function unsentText(pending: readonly Pending[], draft: string): string {
  return [...pending.map((line) => line.text), draft].filter((text) => text.trim() !== "").join("\n");
}
