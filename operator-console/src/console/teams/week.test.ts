// On which days of a week is somebody on call?
import { expect, it } from "vitest";
import { civilTime, daysFrom, daysOfWeek, mondayOf, periodsOn } from "./week";

it("begins weeks on Monday, also over the end of a year", () => {
  expect(mondayOf("2026-11-22")).toBe("2026-11-16");
  expect(mondayOf("2026-11-16")).toBe("2026-11-16");
  expect(mondayOf("2027-01-01")).toBe("2026-12-28");
  expect(daysOfWeek("2026-12-28").at(-1)).toBe("2027-01-03");
  expect(daysFrom("2026-03-01", -1)).toBe("2026-02-28");
});

it("shows a night on both of its days, but not one that ends at midnight on the next", () => {
  const night = { starts: "2026-11-20T18:00", ends: "2026-11-21T08:00" };
  const evening = { starts: "2026-11-20T18:00", ends: "2026-11-21T00:00" };
  expect(periodsOn("2026-11-20", [night, evening])).toEqual([night, evening]);
  expect(periodsOn("2026-11-21", [night, evening])).toEqual([night]);
  expect(periodsOn("2026-11-22", [night, evening])).toEqual([]);
  expect(civilTime(night.starts)).toBe("18:00");
});
