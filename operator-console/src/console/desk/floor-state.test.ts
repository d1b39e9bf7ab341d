// What do the floor's frames make of the desk: talks beside me, whispers, and being told once?
import { describe, expect, it } from "vitest";
import type { FloorRow, Line, Mine, ToStaff, Watched, Whisper } from "../../protocol/generated";
import { withUnsent } from "./conversation";
import { nameIn } from "./names";
import { afterFrame, changeConversation, conversationOf, type Desk, EMPTY_DESK, watchedOf } from "./state";

const NOW = 1_000;
const row = (session: string): FloorRow => ({
  session,
  alias: "晚风",
  channel: "web",
  language: "zh-CN",
  tier: "high",
  reasons: [],
  opened_at: 0,
  stage: { kind: "held", since: 0 },
  holder: "holder",
  holder_name: "周敏",
  caller: { kind: "here" },
  hand_raised_at: null,
  target_missed_at: null,
  joined: [{ staff: "guest", name: "李蔚然", since: 0 }],
  actions: [],
});
const watching = (session: string, more: Partial<Watched> = {}): Watched => ({
  row: row(session),
  footing: "watching",
  last_seq: 3,
  callers: { delivered: 2, read: 1 },
  holders: { delivered: 3, read: 3 },
  ...more,
});
const mine: Mine = {
  seq: 1,
  presence: "available",
  activity: "available",
  presence_since: 0,
  capacity: 2,
  sessions: [],
  offer: null,
  actions: [],
};
const whisper = (id: string): Whisper => ({
  whisper: id,
  session: "s",
  by: "guest",
  by_name: "李蔚然",
  at: 1,
  text: "直接问",
});
const hearing = (desk: Desk, ...frames: ToStaff[]) =>
  frames.reduce((known, frame) => afterFrame(known, frame, NOW), desk);
const watched = (...all: Watched[]): ToStaff => ({ type: "watched", watched: all });

describe("a talk that I watch", () => {
  it("tells how far lines and marks of both sides go, also while my own desk changes", () => {
    const desk = hearing(EMPTY_DESK, watched(watching("s")), { type: "mine", mine });
    expect(conversationOf(desk, "s")).toMatchObject({
      lastSeq: 3,
      theirs: { delivered: 2, read: 1 },
      holders: { delivered: 3, read: 3 },
    });
    expect(watchedOf(desk, "s")?.footing).toBe("watching");
  });

  it("is forgotten with its whispers when it is over, but not words that were never sent", () => {
    const open = hearing(EMPTY_DESK, watched(watching("s")), { type: "whisper", whisper: whisper("a") });
    expect(hearing(open, watched())).toMatchObject({ conversations: {}, whispers: {} });
    const saying = changeConversation(open, "s", (known) =>
      withUnsent(known, { id: "x", from: "supervisor", text: "我在", state: { kind: "sending" } }),
    );
    expect(conversationOf(hearing(saying, watched()), "s").unsent).toHaveLength(1);
  });

  it("shows who of our side types, until their line is there", () => {
    const typing = hearing(EMPTY_DESK, watched(watching("s")), {
      type: "colleague_typing",
      session: "s",
      staff: "holder",
    });
    expect(conversationOf(typing, "s").colleaguesTypedAt).toEqual({ holder: NOW });
    const line: Line = { seq: 1, id: "l", from: "operator", by: "holder", at: 1, text: "好" };
    const said = hearing(typing, { type: "line", session: "s", line });
    expect(conversationOf(said, "s").colleaguesTypedAt).toEqual({ holder: 0 });
  });

  it("keeps what a guest said as the guest's", () => {
    const saying = changeConversation(hearing(EMPTY_DESK, watched(watching("s"))), "s", (known) =>
      withUnsent(known, { id: "x", from: "supervisor", text: "我在", state: { kind: "sending" } }),
    );
    const said = hearing(saying, { type: "ack", id: "x", session: "s", seq: 4, at: 9 });
    expect(conversationOf(said, "s").lines).toMatchObject([{ from: "supervisor", text: "我在", seq: 4 }]);
  });
});

it("shows a whisper once, however often it comes", () => {
  const desk = hearing(
    EMPTY_DESK,
    watched(watching("s")),
    { type: "whispers", session: "s", whispers: [whisper("a")] },
    { type: "whisper", whisper: whisper("a") },
    { type: "whisper", whisper: whisper("b") },
  );
  expect(desk.whispers.s?.map((one) => one.whisper)).toEqual(["a", "b"]);
});

it("knows the names of holders and guests", () => {
  const desk = hearing(EMPTY_DESK, watched(watching("s")));
  expect([nameIn(desk, "holder"), nameIn(desk, "guest"), nameIn(desk, "nobody")]).toEqual([
    "周敏",
    "李蔚然",
    null,
  ]);
});

it("tells once that a talk was taken over, and not also that it is somebody else's", () => {
  const lost: ToStaff = { type: "told", told: { kind: "lease_lost", session: "s", alias: "晚风" } };
  const taken: ToStaff = {
    type: "told",
    told: { kind: "taken_over", session: "s", alias: "晚风", by_name: "李蔚然" },
  };
  const kinds = (desk: Desk) => desk.news.map((one) => (one.kind === "told" ? one.told.kind : ""));
  expect(kinds(hearing(EMPTY_DESK, lost, taken))).toEqual(["taken_over"]);
  expect(kinds(hearing(EMPTY_DESK, taken, lost, taken))).toEqual(["taken_over"]);
});
