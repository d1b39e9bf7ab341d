// What does each frame make of the desk?
import { describe, expect, it } from "vitest";
import type { Mine, MySession, Problem } from "../../protocol/generated";
import { withUnsent } from "./conversation";
import { addNews, afterFrame, changeConversation, conversationOf, EMPTY_DESK, whyNot } from "./state";

const NOW = 1_000;
const problem: Problem = { type: "", title: "", status: 409, detail: "", code: "lease_lost" };
const session = (id: string, last_seq = 0): MySession => ({
  session: id,
  alias: "晚风",
  channel: "web",
  language: "zh-CN",
  tier: null,
  reasons: [],
  opened_at: 0,
  stage: { kind: "talking", since: 0 },
  fence: 1,
  caller: { kind: "here" },
  last_seq,
  mine: { delivered: 0, read: 0 },
  theirs: { delivered: 2, read: 1 },
  hand_raised_at: null,
  guests: [],
  watchers: [],
  dispatch: null,
  actions: [],
});
const mine = (...sessions: MySession[]): Mine => ({
  seq: 1,
  presence: "available",
  activity: "in_session",
  presence_since: 0,
  capacity: 2,
  sessions,
  offer: null,
  actions: [],
});
const holding = (...sessions: MySession[]) =>
  afterFrame(EMPTY_DESK, { type: "mine", mine: mine(...sessions) }, NOW);
const saying = (id: string) =>
  changeConversation(holding(session("s")), "s", (known) =>
    withUnsent(known, { id, from: "operator", text: "我在", state: { kind: "sending" } }),
  );

describe("my desk", () => {
  it("tells how far lines go before any has arrived", () => {
    expect(conversationOf(holding(session("s", 4)), "s").lastSeq).toBe(4);
  });

  it("never takes a receipt back", () => {
    const marked = afterFrame(
      holding(session("s")),
      { type: "marks", session: "s", marks: { delivered: 9, read: 9 } },
      NOW,
    );
    const again = afterFrame(marked, { type: "mine", mine: mine(session("s")) }, NOW);
    expect(conversationOf(again, "s").theirs).toEqual({ delivered: 9, read: 9 });
  });

  it("forgets a conversation that is no longer mine, but not words that were never sent", () => {
    const gone = afterFrame(holding(session("s")), { type: "mine", mine: mine() }, NOW);
    expect(gone.conversations).toEqual({});
    const kept = afterFrame(saying("a"), { type: "mine", mine: mine() }, NOW);
    expect(conversationOf(kept, "s").unsent).toHaveLength(1);
  });
});

describe("a refusal", () => {
  it("stays with the line that it is about", () => {
    const refused = afterFrame(saying("a"), { type: "refused", id: "a", problem }, NOW);
    expect(conversationOf(refused, "s").unsent[0]?.state).toEqual({ kind: "refused", problem });
    expect(refused.news).toEqual([]);
  });

  it("is said once when it is about no command", () => {
    expect(afterFrame(EMPTY_DESK, { type: "refused", problem }, NOW).news).toHaveLength(1);
  });
});

describe("typing", () => {
  it("ends when the line arrives", () => {
    const typing = afterFrame(holding(session("s")), { type: "typing", session: "s" }, NOW);
    expect(conversationOf(typing, "s").typedAt).toBe(NOW);
    const said = afterFrame(
      typing,
      { type: "line", session: "s", line: { seq: 1, id: "x", from: "caller", at: 1, text: "好" } },
      NOW,
    );
    expect(conversationOf(said, "s").typedAt).toBe(0);
  });
});

describe("an action", () => {
  it("is allowed only when the server says so", () => {
    const actions = [
      { name: "end" as const, allowed: { kind: "yes" as const } },
      { name: "close" as const, allowed: { kind: "no" as const, code: "session_not_over" as const } },
    ];
    expect(whyNot(actions, "end")).toBeNull();
    expect(whyNot(actions, "close")).toBe("session_not_over");
    expect(whyNot(actions, "say")).toBe("forbidden");
  });
});

it("keeps only the latest news", () => {
  const desk = Array.from({ length: 30 }, (_, at) => `s${at}`).reduce<typeof EMPTY_DESK>(
    (known, session) =>
      addNews(known, { kind: "told", told: { kind: "lease_lost", session, alias: "晚风" } }),
    EMPTY_DESK,
  );
  expect(desk.news).toHaveLength(20);
  expect(new Set(desk.news.map(({ key }) => key)).size).toBe(20);
});

it("says when a session went to somebody else while my words to it were under way, and says it once", () => {
  const after = afterFrame(saying("late"), { type: "mine", mine: mine() }, NOW);
  const told = { kind: "lease_lost", session: "s", alias: "晚风" } as const;
  expect(after.news).toMatchObject([{ told }]);
  expect(afterFrame(after, { type: "told", told }, NOW).news).toHaveLength(1);
  expect(afterFrame(holding(session("s")), { type: "mine", mine: mine() }, NOW).news).toHaveLength(0);
});
