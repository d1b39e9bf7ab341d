// Are civil days shown as they are, wherever this machine stands, and do months count over the year's end?
import { expect, it } from "vitest";
import { dayInYear, fullDay, isMonth, isYear, monthsFrom, periodName } from "./calendar";

it("shows days and periods in both languages", () => {
  expect(dayInYear("2026-12-31", "en")).toBe("31 Dec");
  expect(dayInYear("2026-12-31", "zh-CN")).toBe("12月31日");
  expect(fullDay("2026-03-01", "en")).toBe("1 Mar 2026");
  expect(periodName("2026-11", "en")).toBe("Nov 2026");
  expect(periodName("2026-11", "zh-CN")).toBe("2026年11月");
  expect(periodName("2026", "en")).toBe("2026");
  expect(periodName("2026", "zh-CN")).toBe("2026年");
});

it("counts months over the year's end, both ways", () => {
  expect(monthsFrom("2026-12", 1)).toBe("2027-01");
  expect(monthsFrom("2026-01", -1)).toBe("2025-12");
  expect(monthsFrom("2026-11", -23)).toBe("2024-12");
});

it("takes nothing else from the address", () => {
  expect(["2026-11", "2026-13", "2026", 202611].map(isMonth)).toEqual([true, false, false, false]);
  expect(["2026", "26", 2026].map(isYear)).toEqual([true, false, false]);
});
