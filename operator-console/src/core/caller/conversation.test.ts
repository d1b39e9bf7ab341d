// Does the page show every line once, in order, and lose nothing that was written?
import { describe, expect, it } from "vitest";
import type { Line, Problem, ToCaller } from "../../protocol/generated.ts";
import {
  type Conversation,
  hasGap,
  newConversation,
  next,
  readUpTo,
  receipt,
  unsentText,
} from "./conversation.ts";

const line = (seq: number, from: Line["from"] = "operator", id = `line-${seq}`): Line => ({
  seq,
  id,
  from,
  at: seq * 1_000_000,
  text: `words ${seq}`,
});

const problem = (code: Problem["code"]): Problem => ({ type: "", title: "", status: 429, detail: "", code });

const hears = (before: Conversation, ...frames: ToCaller[]): Conversation =>
  frames.reduce((now, frame) => next(now, { kind: "frame", frame, at: 5_000 }), before);

const writes = (before: Conversation, id: string): Conversation =>
  next(before, { kind: "wrote", id, text: `words of ${id}` });

const fresh = () => newConversation([]);

describe("lines", () => {
  it("that come late, twice or out of order are shown once and in order", () => {
    const seen = hears(
      fresh(),
      { type: "lines", lines: [line(3), line(1)] },
      { type: "line", line: line(2) },
      { type: "line", line: line(2) },
    );
    expect(seen.lines.map((one) => one.seq)).toEqual([1, 2, 3]);
  });

  it("that are missing are seen as a gap, and the page asks from before it", () => {
    const seen = hears(fresh(), { type: "lines", lines: [line(1), line(2), line(4)] });
    expect(hasGap(seen.lines)).toBe(true);
    expect(readUpTo(seen.lines)).toBe(2);
    expect(hasGap(hears(seen, { type: "line", line: line(3) }).lines)).toBe(false);
    expect(hasGap([])).toBe(false);
  });
});

describe("an own line", () => {
  it("is pending until it is acknowledged, then has its place", () => {
    const written = writes(hears(fresh(), { type: "line", line: line(1) }), "mine");
    expect(written.pending).toHaveLength(1);
    const committed = hears(written, { type: "ack", id: "mine", seq: 2, at: 9 });
    expect(committed.pending).toHaveLength(0);
    expect(committed.lines[1]).toEqual({ seq: 2, id: "mine", from: "caller", at: 9, text: "words of mine" });
  });

  it("whose acknowledgement was lost is settled by the resumed conversation, not doubled", () => {
    const written = writes(fresh(), "mine");
    const resumed = hears(
      written,
      {
        type: "welcome",
        session: "s",
        server_at: 1,
        state: { kind: "waiting", since: 1, ahead: 2 },
        lines: [line(1, "caller", "mine")],
        marks: { delivered: 0, read: 0 },
      },
      { type: "ack", id: "mine", seq: 1, at: 1 },
    );
    expect(resumed.pending).toEqual([]);
    expect(resumed.lines).toHaveLength(1);
  });

  it("that was refused keeps its words, and is pending again when it is retried", () => {
    const refused = hears(writes(fresh(), "mine"), {
      type: "refused",
      id: "mine",
      problem: problem("too_fast"),
    });
    expect(refused.pending[0]).toEqual({ id: "mine", text: "words of mine", refused: "too_fast" });
    expect(next(refused, { kind: "retried", id: "mine" }).pending[0]?.refused).toBeNull();
    expect(refused.refused).toBeNull();
  });

  it("survives a reload as on its way", () => {
    const reloaded = newConversation([{ id: "mine", text: "words", refused: "too_fast" }]);
    expect(reloaded.pending).toEqual([{ id: "mine", text: "words", refused: null }]);
  });

  it("is sent, then delivered, then read", () => {
    const mine = line(2, "caller");
    expect(receipt(mine, { delivered: 1, read: 1 })).toBe("sent");
    expect(receipt(mine, { delivered: 2, read: 1 })).toBe("delivered");
    expect(receipt(mine, { delivered: 2, read: 2 })).toBe("read");
  });

  it("is offered to the next conversation when this one closed before taking it", () => {
    const closed = hears(writes(writes(fresh(), "a"), "b"), {
      type: "refused",
      id: "a",
      problem: problem("session_closed"),
    });
    expect(unsentText(closed.pending, "and this")).toBe("words of a\nwords of b\nand this");
    expect(unsentText([], "  ")).toBe("");
  });
});

describe("the other side", () => {
  it("stops typing when its line comes, when it leaves, and when the link is lost", () => {
    const typing = hears(fresh(), { type: "typing" });
    expect(typing.typedAt).toBe(5_000);
    expect(hears(typing, { type: "line", line: line(1) }).typedAt).toBeNull();
    expect(hears(typing, { type: "state", state: { kind: "reconnecting", since: 1 } }).typedAt).toBeNull();
    expect(next(typing, { kind: "link", link: { kind: "offline", nextRetryAt: 1 } }).typedAt).toBeNull();
  });

  it("never unreads", () => {
    const read = hears(
      fresh(),
      { type: "marks", marks: { delivered: 3, read: 2 } },
      { type: "marks", marks: { delivered: 2, read: 1 } },
    );
    expect(read.theirs).toEqual({ delivered: 3, read: 2 });
  });
});

describe("a wish other than a line", () => {
  it("that is refused says so, and is forgotten once it is done", () => {
    const refused = hears(fresh(), { type: "refused", id: "code", problem: problem("too_fast") });
    expect(refused.refused).toBe("too_fast");
    expect(hears(refused, { type: "done", id: "code" }).refused).toBeNull();
  });

  it("for a return code is answered once and shown until it is noted", () => {
    const answered = hears(fresh(), { type: "return_code", id: "code", code: "K7QM-2XPA" });
    expect(answered.returnCode).toBe("K7QM-2XPA");
    expect(next(answered, { kind: "code_noted" }).returnCode).toBeNull();
  });
});
