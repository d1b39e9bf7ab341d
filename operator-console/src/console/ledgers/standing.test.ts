// Does the page show behind each number the entries that make it, and only what is missing as missing?
import { describe, expect, it } from "vitest";
import type { Reason, Supervision, Training } from "../../protocol/generated";
import { attendanceCounts, current, lacking, lastSupervised, trainingsOf, unconfirmed } from "./standing";

const reason = (more: Partial<Reason>): Reason => ({
  requirement: "supervision",
  finding: "met",
  period: "2026-11",
  counted: 1,
  needed: 1,
  due_by: "2026-11-30",
  ...more,
});
const supervision = (more: Partial<Supervision>): Supervision => ({
  supervision: "s",
  version: "s",
  mark: "first",
  kind: "group",
  supervisor: "li",
  supervisor_name: "李蔚然",
  on: "2026-11-20",
  minutes: 60,
  people: [
    { staff: "zhou", name: "周敏", confirmed_at: 1 },
    { staff: "chen", name: "陈启", confirmed_at: null },
  ],
  sessions: [],
  points: "",
  previous: "",
  recorded_at: 1,
  ...more,
});
const training = (more: Partial<Training>): Training => ({
  training: "t",
  mark: "first",
  course: "c",
  kind: "annual",
  title: "危机评估",
  on: "2026-05-01",
  minutes: 90,
  trainer: "li",
  trainer_name: "李蔚然",
  lecturer: "",
  organiser: "centre",
  place: "",
  materials: "",
  recorded_at: 1,
  people: [{ staff: "zhou", name: "周敏", attendance: null }],
  ...more,
});

describe("a standing", () => {
  const missed = reason({ finding: "missed", period: "2026-10", counted: 0 });
  const standing = { word: "overdue" as const, reasons: [missed, reason({ finding: "open", counted: 0 })] };
  it("lacks what was missed, not what has time", () => {
    expect(lacking(standing)).toEqual([missed]);
  });
  it("shows the period under way as the number of now", () => {
    expect(current(standing, "supervision")?.period).toBe("2026-11");
    expect(current(standing, "training")).toBeUndefined();
  });
});

describe("supervisions", () => {
  it("count from one's own confirmation on", () => {
    expect(lastSupervised("zhou", [supervision({}), supervision({ on: "2026-11-02" })])).toBe("2026-11-20");
    expect(lastSupervised("chen", [supervision({})])).toBeNull();
    expect(lastSupervised("zhou", [supervision({ mark: "withdrawn" })])).toBeNull();
  });
  it("wait for whoever has not confirmed, unless withdrawn", () => {
    expect(unconfirmed([supervision({}), supervision({})])).toEqual(["陈启"]);
    expect(unconfirmed([supervision({ mark: "withdrawn" })])).toEqual([]);
  });
});

describe("attendance", () => {
  const attended = (result: "attended" | "absent") => ({
    staff: "zhou",
    name: "周敏",
    attendance: { entry: "a", mark: "first" as const, result, confirmed_at: 1, certificate_until: null },
  });
  it("counts where somebody was there, in a training of their trade", () => {
    expect(attendanceCounts(training({}), attended("attended"))).toBe(true);
    expect(attendanceCounts(training({}), attended("absent"))).toBe(false);
    expect(attendanceCounts(training({ kind: "community_doctors" }), attended("attended"))).toBe(false);
    expect(attendanceCounts(training({ mark: "withdrawn" }), attended("attended"))).toBe(false);
  });
  it("is looked for among one's own trainings", () => {
    expect(trainingsOf("zhou", [training({})])).toHaveLength(1);
    expect(trainingsOf("chen", [training({})])).toHaveLength(0);
  });
});
