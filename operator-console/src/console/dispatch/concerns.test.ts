// Is a dispatch calm until it is late?
import { expect, it } from "vitest";
import type { DispatchStrip } from "../../protocol/generated";
import { concernsOf, levelOf } from "./concerns";

const MINUTE = 60_000_000;

const strip = (more: Partial<DispatchStrip> = {}): DispatchStrip => ({
  dispatch: "d",
  number: "2026-0001",
  purpose: "real",
  source: "session",
  session: null,
  alias: null,
  emergency: null,
  area: "a",
  area_name: "汉阳",
  team: "t",
  team_name: "一队",
  class: "immediate",
  tier: "imminent",
  requested_at: 0,
  requested_by: "s",
  requested_by_name: "周敏",
  stage: "paging",
  stage_since: 0,
  owner: { kind: "supervisor_on_duty" },
  target_at: 60 * MINUTE,
  needs: [],
  missing: [{ profession: "nurse", count: 1 }],
  ladder: { kind: "on", taken: 1, round: 1, rounds: 2, step: 1, steps: 3, next_at: 5 * MINUTE },
  cover: "step_due",
  paged: [],
  crew: [],
  services: [],
  check_in: { kind: "off" },
  record: { kind: "not_due" },
  checks: { kind: "not_begun" },
  acceptance: { kind: "not_asked" },
  talk_by_lead: null,
  talk_by_operator: null,
  messages: 0,
  alerts: [],
  end: null,
  actions: [],
  ...more,
});

const said = (one: DispatchStrip, now: number) => concernsOf(one, now).map(({ what }) => what);

it("is calm while the first step waits in its time", () => {
  expect(levelOf(concernsOf(strip(), 4 * MINUTE))).toBe("calm");
});

it("is amber when nobody answered the first step, and near its target", () => {
  const second = strip({
    ladder: { kind: "on", taken: 2, round: 1, rounds: 2, step: 2, steps: 3, next_at: 10 * MINUTE },
  });
  expect(said(second, 6 * MINUTE)).toEqual(["nobody_yet"]);
  expect(levelOf(concernsOf(second, 6 * MINUTE))).toBe("soon");
  const going = strip({ stage: "en_route", ladder: { kind: "still", taken: 1 }, missing: [] });
  expect(said(going, 44 * MINUTE)).toEqual([]);
  expect(said(going, 46 * MINUTE)).toEqual(["target_near"]);
});

it("is red past its target, and calm again once the team is there", () => {
  const going = strip({ stage: "en_route", ladder: { kind: "still", taken: 1 }, missing: [] });
  expect(said(going, 61 * MINUTE)).toEqual(["target_missed"]);
  expect(said({ ...going, stage: "on_scene" }, 61 * MINUTE)).toEqual([]);
});

it("is red when the ladder is used up, a page is overdue, or nothing keeps it from silence", () => {
  expect(said(strip({ ladder: { kind: "used_up", taken: 6, at: 30 } }), MINUTE)).toEqual(["used_up"]);
  expect(said(strip({ ladder: { kind: "used_up", taken: 6, at: 30 }, missing: [] }), MINUTE)).toEqual([]);
  expect(said(strip(), 6 * MINUTE)).toEqual(["page_overdue"]);
  expect(said(strip({ cover: "nothing" }), MINUTE)).toEqual(["silent"]);
});

it("follows the team's own safety and what is written afterwards", () => {
  const there = strip({ stage: "on_scene", ladder: { kind: "still", taken: 1 }, missing: [] });
  expect(said({ ...there, check_in: { kind: "due", at: 30 * MINUTE } }, 29 * MINUTE)).toEqual([
    "check_in_due",
  ]);
  expect(
    said({ ...there, check_in: { kind: "missed", due_at: 30 * MINUTE, since: 35 * MINUTE } }, 36 * MINUTE),
  ).toEqual(["check_in_missed"]);
  const after = { ...there, stage: "handed_over" as const };
  expect(said({ ...after, record: { kind: "due", at: 1 } }, 2)).toEqual(["record_late"]);
  expect(said({ ...after, checks: { kind: "late", number: 1, due_at: 1, stable: 0 } }, 2)).toEqual([
    "check_late",
  ]);
  expect(said({ ...after, acceptance: { kind: "due", at: 1 } }, 2)).toEqual(["acceptance_late"]);
  expect(said({ ...after, acceptance: { kind: "accepted", at: 1 } }, 2)).toEqual([]);
});

it("is red by an open item that nothing else says, and says nothing once it is over", () => {
  expect(said(strip({ alerts: ["page_troubled"] }), MINUTE)).toEqual(["alert"]);
  const over = strip({ alerts: ["page_troubled"], end: { at: 9, because: "safe", by: "s", by_name: "李" } });
  expect(said(over, 99 * MINUTE)).toEqual([]);
});
