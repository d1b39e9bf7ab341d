import { describe, expect, it } from "vitest";
import type { DispatchFigureRow, DispatchFigureTable } from "../../../protocol/generated";
import { inTime, rowsOf } from "./columns";

const speed = { count: 0, median_ms: null, p90_ms: null };
const row: DispatchFigureRow = {
  count: 1,
  acknowledged: speed,
  complete: speed,
  on_scene: speed,
  in_target: 0,
  judged: 0,
  declined: 0,
  expired: 0,
  used_up: 0,
  stood_down: 0,
  failed: 0,
  unowned_ms: 0,
};

describe("a share of arrivals in time", () => {
  it("is unknown while none has arrived or come due, and never rounds a miss away into a division by nothing", () => {
    expect(inTime(row)).toBeNull();
    expect(inTime({ in_target: 2, judged: 3 })).toBe(67);
    expect(inTime({ in_target: 0, judged: 3 })).toBe(0);
  });
});

describe("rows of a breakdown", () => {
  it("stand in the server's order, each by its name", () => {
    const table: DispatchFigureTable = {
      whole: row,
      classes: [{ class: "day", row }],
      areas: [{ area: "a", area_name: "临江区", row }],
      months: [
        { month: "2026-10", row },
        { month: "2026-11", row },
      ],
    };
    const words = { month: (month: string) => `m ${month}`, class: (name: string) => `c ${name}` };
    const names = (by: "months" | "classes" | "areas") => rowsOf(table, by, words).map(({ name }) => name);
    expect(names("months")).toEqual(["m 2026-10", "m 2026-11"]);
    expect(names("classes")).toEqual(["c day"]);
    expect(names("areas")).toEqual(["临江区"]);
  });
});
