// Do the figures divide by what they should, and do the names of periods mean the days they say?
import { describe, expect, it } from "vitest";
import type { KpiRatio, KpiSet } from "../../protocol/generated";
import { abandonments, daysOf, percentOf, presetOf, ratioOf, wholeDaysOf } from "./figures";

const ratio = (measure: KpiRatio["measure"], part: number, whole: number): KpiRatio => ({
  measure,
  part: { count: part, opens: null },
  whole: { count: whole, opens: null },
});

describe("a share", () => {
  const figures: KpiSet = {
    ratios: [
      ratio({ kind: "connect_rate" }, 19, 21),
      ratio({ kind: "abandonment", arrival: "high" }, 0, 0),
      ratio({ kind: "abandonment", arrival: "low" }, 1, 3),
    ],
    waits: [],
  };
  it("is said to one decimal, and not at all where nothing was counted", () => {
    expect(percentOf(ratio({ kind: "connect_rate" }, 19, 21))).toBe(90.5);
    expect(percentOf(ratio({ kind: "connect_rate" }, 0, 0))).toBe(null);
  });
  it("is found by what it is of", () => {
    expect(ratioOf(figures, "connect_rate")?.part.count).toBe(19);
    expect(ratioOf(figures, "in_target")).toBe(undefined);
    expect(abandonments(figures).map(({ arrival }) => arrival)).toEqual(["high", "low"]);
  });
});

describe("a period by name", () => {
  it.each([
    ["this_month", "2026-11-22", { from: "2026-11-01", to: "2026-11-22" }],
    ["last_month", "2026-01-05", { from: "2025-12-01", to: "2025-12-31" }],
    ["last_month", "2024-03-31", { from: "2024-02-01", to: "2024-02-29" }],
    ["this_year", "2026-11-22", { from: "2026-01-01", to: "2026-11-22" }],
    ["twelve_months", "2026-12-02", { from: "2026-01-01", to: "2026-12-02" }],
    ["twelve_months", "2026-02-28", { from: "2025-03-01", to: "2026-02-28" }],
  ] as const)("%s on %s", (preset, today, days) => expect(daysOf(preset, today)).toEqual(days));
  it("goes on to its last day where a report is of it", () => {
    expect(wholeDaysOf("this_month", "2024-02-10")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(wholeDaysOf("this_year", "2026-11-22")).toEqual({ from: "2026-01-01", to: "2026-12-31" });
    expect(wholeDaysOf("last_month", "2026-11-22")).toEqual({ from: "2026-10-01", to: "2026-10-31" });
  });
  it("is found again from its days", () => {
    expect(presetOf({ from: "2026-10-01", to: "2026-10-31" }, "2026-11-22")).toBe("last_month");
    expect(presetOf({ from: "2026-10-02", to: "2026-10-31" }, "2026-11-22")).toBe(null);
  });
});
