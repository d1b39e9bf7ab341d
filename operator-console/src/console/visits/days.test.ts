// Are days counted over the end of a year, and never in hours?
import { expect, it } from "vitest";
import { daysBetween } from "./days";

it("counts civil days", () => {
  expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
  expect(daysBetween("2026-03-01", "2026-11-21")).toBe(265);
  expect(daysBetween("2026-11-21", "2026-11-21")).toBe(0);
});
