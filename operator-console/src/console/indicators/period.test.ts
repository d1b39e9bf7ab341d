// Does one walk from period to period without leaving the calendar, and never into what has not begun?
import { expect, it } from "vitest";
import { asKind, hasBegun, isPeriod, nameOf, percentOf, periodOf, periodsFrom } from "./period";

const TODAY = "2026-11-21";

it("reads years, quarters and months, and nothing else", () => {
  expect(["2026", "2026-Q4", "2026-11"].every(isPeriod)).toBe(true);
  expect(["", "2026-Q5", "2026-13", "Q4", 2026].some(isPeriod)).toBe(false);
});

it("finds the period that a day lies in", () => {
  expect(periodOf("quarter", "2026-01-31")).toBe("2026-Q1");
  expect(periodOf("quarter", TODAY)).toBe("2026-Q4");
  expect(periodOf("year", TODAY)).toBe("2026");
});

it("goes on and back over the end of a year", () => {
  expect(periodsFrom("2026-Q1", -1)).toBe("2025-Q4");
  expect(periodsFrom("2026-12", 1)).toBe("2027-01");
  expect(periodsFrom("2026", -1)).toBe("2025");
});

it("stays near when the length changes, and at today where today is in it", () => {
  expect(asKind("2026", "month", TODAY)).toBe("2026-11");
  expect(asKind("2025", "quarter", TODAY)).toBe("2025-Q1");
  expect(asKind("2026-05", "quarter", TODAY)).toBe("2026-Q2");
  expect(hasBegun("2026-12", TODAY)).toBe(false);
  expect(hasBegun("2026-Q4", TODAY)).toBe(true);
});

it("is called as people say it", () => {
  expect(nameOf("2026-Q4", "zh-CN")).toBe("2026年第 4 季度");
  expect(nameOf("2026-Q4", "en")).toBe("Q4 2026");
});

it("has no share of nobody", () => {
  expect(percentOf(0, 0)).toBeNull();
  expect(percentOf(5, 8)).toBe(62.5);
});
