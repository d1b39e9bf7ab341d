// Is every line shown once and in order, and is nothing of mine lost?
import { describe, expect, it } from "vitest";
import type { Line, Problem } from "../../protocol/generated";
import {
  type Conversation,
  EMPTY,
  gapAfter,
  markOf,
  unbrokenTo,
  unreadCount,
  withAck,
  withLines,
  withRefusal,
  withUnsent,
} from "./conversation";

const line = (seq: number, from: Line["from"] = "caller"): Line => ({
  seq,
  id: `line-${seq}`,
  from,
  at: seq,
  text: `words ${seq}`,
});
const problem: Problem = { type: "", title: "", status: 429, detail: "", code: "too_fast" };
const seqs = (conversation: Conversation) => conversation.lines.map(({ seq }) => seq);
const sending = (id: string) =>
  withUnsent(EMPTY, { id, from: "operator", text: "我在", state: { kind: "sending" } });

describe("lines", () => {
  it("are put in their order and shown once, however they arrive", () => {
    const arrived = withLines(withLines(EMPTY, [line(3), line(1)]), [line(2), line(3)]);
    expect(seqs(arrived)).toEqual([1, 2, 3]);
  });

  it("show a gap by their numbers, from where it begins", () => {
    const arrived = withLines(EMPTY, [line(1), line(4)]);
    expect(unbrokenTo(arrived)).toBe(1);
    expect(gapAfter(arrived)).toBe(1);
    expect(gapAfter(withLines(arrived, [line(2), line(3)]))).toBeNull();
  });

  it("are missing when the desk knows of a higher number than has arrived", () => {
    expect(gapAfter({ ...EMPTY, lastSeq: 5 })).toBe(0);
  });

  it("count as unread only when the caller wrote them and they were not in view", () => {
    const arrived = withLines(EMPTY, [line(1), line(2, "operator"), line(3), line(4, "system")]);
    expect(unreadCount(arrived)).toBe(2);
    expect(unreadCount({ ...arrived, readTo: 1 })).toBe(1);
  });
});

describe("a line of mine", () => {
  it("takes its place when it is acknowledged", () => {
    const acked = withAck(sending("a"), "a", 1, 7);
    expect(acked.unsent).toEqual([]);
    expect(acked.lines).toEqual([{ seq: 1, id: "a", from: "operator", at: 7, text: "我在" }]);
  });

  it("is not doubled when the acknowledgement was lost and the line comes with the missed ones", () => {
    const resumed = withLines(sending("a"), [{ ...line(1, "operator"), id: "a" }]);
    expect(resumed.unsent).toEqual([]);
    expect(seqs(withAck(resumed, "a", 1, 7))).toEqual([1]);
  });

  it("keeps its text and the reason when it is refused", () => {
    expect(withRefusal(sending("a"), "a", problem).unsent).toEqual([
      { id: "a", from: "operator", text: "我在", state: { kind: "refused", problem } },
    ]);
  });

  it("is read when the caller had it in view, delivered when only received", () => {
    const theirs = { delivered: 5, read: 3 };
    expect([3, 5, 6].map((seq) => markOf(seq, theirs))).toEqual(["read", "delivered", "sent"]);
  });
});
