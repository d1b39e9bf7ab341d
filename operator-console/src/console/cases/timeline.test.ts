// Is somebody answerable at every instant, and is each referral known by where it has come to?
import { expect, it } from "vitest";
import type { CaseOwner, CaseTimelineEntry } from "../../protocol/generated";
import { ownerNow, referralsOf, stepsOf } from "./timeline";

const entry = (seq: number, at: number, more: Partial<CaseTimelineEntry> = {}): CaseTimelineEntry => ({
  seq,
  at,
  kind: "session_opened",
  staff: null,
  staff_name: null,
  referral: null,
  institution: null,
  institution_name: null,
  word: null,
  ...more,
});
const owner = (from_at: number, until_at: number | null, more: Partial<CaseOwner> = {}): CaseOwner => ({
  from_at,
  until_at,
  owner: "operator",
  staff: null,
  staff_name: null,
  institution: null,
  institution_name: null,
  ...more,
});

const timeline = {
  case: "c",
  session: "s",
  dispatch: null,
  entries: [
    entry(1, 10),
    entry(2, 20, { referral: "r", institution_name: "市六院", word: "sent" }),
    entry(3, 30, { referral: "r", word: "accepted" }),
    entry(4, 40, { referral: "q", institution_name: "社区", word: "sent" }),
  ],
  owners: [owner(10, 30), owner(30, null, { owner: "receiver", institution_name: "市六院" })],
};

it("tells what happened and who answers from then on, in one order", () => {
  expect(stepsOf(timeline).map(({ kind, at }) => `${kind} ${at}`)).toEqual([
    "entry 10",
    "owner 10",
    "entry 20",
    "entry 30",
    "owner 30",
    "entry 40",
  ]);
});

it("knows who answers now", () => {
  expect(ownerNow(timeline)?.institution_name).toBe("市六院");
});

it("lists each referral once, as it stands, the latest first", () => {
  expect(referralsOf(timeline)).toEqual([
    { referral: "q", to: "社区", word: "sent" },
    { referral: "r", to: "市六院", word: "accepted" },
  ]);
});
