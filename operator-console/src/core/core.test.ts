// Times and the chime: small rules of the desk.
import { describe, expect, it } from "vitest";
import { urgencyFor } from "./attention.ts";
import { clock, minuteOfDay } from "./format.ts";

describe("a clock", () => {
  it("runs in minutes, then hours, and never below zero", () => {
    expect([clock(402_000), clock(4_002_000), clock(-5)]).toEqual(["06:42", "1:06:42", "00:00"]);
    expect(minuteOfDay(510)).toBe("08:30");
  });
});

describe("the chime", () => {
  it("rises until the offer is answered", () => {
    expect([0, 7_000, 19_000].map((elapsed) => urgencyFor(elapsed, 20_000))).toEqual([0, 1, 2]);
  });
});
