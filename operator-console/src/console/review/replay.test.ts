// Does the line of time say who held a talk when, how long somebody waited, and what came long after?
import { describe, expect, it } from "vitest";
import type { Happened, Replay, ReplayItem } from "../../protocol/generated";
import { marksInOrder } from "./lanes";
import { isToldInTalk, lanesOf, lineOfTime, type ReplayWords, split } from "./replay";

const at = (seconds: number) => seconds * 1_000_000;
const ZHOU = { staff: "1", name: "周敏" };
const CHEN = { staff: "2", name: "陈启" };
const LI = { staff: "3", name: "李蔚然" };
const item = (seconds: number, what: Happened): ReplayItem => ({ at: at(seconds), what });

const WORDS: ReplayWords = {
  say: ({ what }) => what.kind,
  lane: (name) => name,
  tier: (tier) => tier ?? "unrated",
  waited: "waited",
  callerGone: "caller gone",
  holderGone: "holder gone",
};

const ITEMS: ReplayItem[] = [
  item(0, { kind: "opened", channel: "web", tier: null }),
  item(5, { kind: "offered", to: ZHOU, waited_ms: 5_000, because: [] }),
  item(10, { kind: "accepted", by: ZHOU, waited_ms: 10_000 }),
  item(20, { kind: "tier_changed", tier: "high", source: "operator" }),
  item(25, { kind: "watch_started", by: LI }),
  item(30, { kind: "caller_gone" }),
  item(40, { kind: "caller_here" }),
  item(50, { kind: "transferred", by: ZHOU, to: CHEN }),
  item(55, { kind: "accepted", by: CHEN, waited_ms: 5_000 }),
  item(90, { kind: "ended", by: "caller" }),
  item(90_000, { kind: "review_started", review: "r", by: LI }),
  item(90_001, { kind: "record_taken_over", by: LI, from: CHEN }),
];
const REPLAY: Replay = {
  session: "s",
  alias: "晚风",
  opened_at: 0,
  ended_at: at(90),
  erased_at: null,
  items: ITEMS,
  next: null,
};

describe("the lanes", () => {
  const { inside, afterwards } = split(REPLAY);
  const extent = lineOfTime(inside);
  const lanes = lanesOf(inside, extent, WORDS);
  const bars = (key: string) =>
    lanes
      .find((lane) => lane.key === key)
      ?.bars.map(({ from, until, text }) => [from / at(1), until / at(1), text]);
  it("leave out what came long after, so that the talk keeps its room", () => {
    expect(extent).toEqual({ from: 0, until: at(90) });
    expect(afterwards.map(({ what }) => what.kind)).toEqual(["review_started", "record_taken_over"]);
  });
  it("say who held the talk when, and how long it waited each time", () => {
    expect(bars("holders")).toEqual([
      [10, 50, "周敏"],
      [55, 90, "陈启"],
    ]);
    expect(bars("offers")).toEqual([
      [0, 10, "waited"],
      [50, 55, "waited"],
    ]);
  });
  it("say how the danger was seen, when nobody was connected, and who looked on", () => {
    expect(bars("risk")).toEqual([
      [0, 20, "unrated"],
      [20, 90, "high"],
    ]);
    expect(bars("links")).toEqual([[30, 40, "caller gone"]]);
    expect(bars("supervisors")).toEqual([[25, 90, "李蔚然"]]);
  });
  it("carry every mark in order of time", () => {
    const marks = marksInOrder(lanes).map(({ at: when }) => when / at(1));
    expect(marks).toEqual([5, 10, 20, 25, 30, 40, 50, 55, 90]);
    expect(inside.filter(isToldInTalk).map(({ what }) => what.kind)).not.toContain("offered");
  });
});
