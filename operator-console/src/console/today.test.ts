// Whose day is it?
import { expect, it } from "vitest";
import { dayIn } from "./today";

it("says the day of the centre's zone", () => {
  const evening = new Date("2026-11-30T17:30:00Z");
  expect(dayIn("Asia/Shanghai", evening)).toBe("2026-12-01");
  expect(dayIn("UTC", evening)).toBe("2026-11-30");
});
