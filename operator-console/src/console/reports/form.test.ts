// Does the form find each number, say what has moved, and know what is still missing?
import { describe, expect, it } from "vitest";
import type { ReportFigure } from "../../protocol/generated";
import { connectRate, figuresByKey, isSame, itemKey, lackingOf, type Typed } from "./form";

const typed: Typed = {
  typed: {
    unit: "市精神卫生中心",
    province: "湖北",
    city: "武汉",
    number: "12356",
    lines: 2,
    hours: "全天候",
  },
  remarks: "",
};
const figure = (item: ReportFigure["item"], count: number): ReportFigure => ({ item, count, opens: null });

describe("a number", () => {
  it("is found by what it is of", () => {
    expect(itemKey({ kind: "staff", profession: "nurse", contract: "part_time" })).toBe(
      "staff.nurse.part_time",
    );
    expect(itemKey({ kind: "problem", problem: "family" })).toBe("problem.family");
    expect(itemKey({ kind: "reached" })).toBe("reached");
  });
  it("says what it is now where that is no longer what was signed", () => {
    const found = figuresByKey({
      figures: {
        figures: [figure({ kind: "reached" }, 3), figure({ kind: "handled" }, 2)],
        content: [],
        digest: "",
      },
      changed: [{ item: { kind: "reached" }, signed: 3, now: 0 }],
    });
    expect(found.get("reached")?.now).toBe(0);
    expect(found.get("handled")?.now).toBe(null);
  });
  it("makes no rate of no calls", () => {
    expect(connectRate(0, 0)).toBe(null);
    expect(connectRate(19, 21)).toBe(90.5);
  });
});

describe("what is typed", () => {
  it("is saved only where it has changed", () => {
    expect(isSame(typed, { ...typed, typed: { ...typed.typed } })).toBe(true);
    expect(isSame(typed, { ...typed, remarks: "更正" })).toBe(false);
    expect(isSame(typed, { ...typed, typed: { ...typed.typed, lines: 3 } })).toBe(false);
  });
  it("lacks what a paper must carry", () => {
    expect(lackingOf(typed)).toEqual([]);
    expect(lackingOf({ ...typed, typed: { ...typed.typed, unit: " ", lines: 0 } })).toEqual([
      "unit",
      "lines",
    ]);
  });
});
