// Does the line of time put things where they happened, and does a replay go on as it should?
import { describe, expect, it } from "vitest";
import { extentOf, goneOn, heaps, neighbour, placeOf, ruler, stepped, zoneClock } from "./time-line";

const at = (seconds: number) => seconds * 1_000_000;
const MINUTE = { from: at(0), until: at(60) };

describe("the line", () => {
  it("reaches from the first instant to the last, and is never without length", () => {
    expect(extentOf([at(9), at(3), at(5)])).toEqual({ from: at(3), until: at(9) });
    expect(extentOf([at(3)])).toEqual({ from: at(3), until: at(4) });
  });
  it("places an instant, also one outside of it", () => {
    expect(placeOf(MINUTE, at(15))).toBe(0.25);
    expect(placeOf(MINUTE, at(-1))).toBe(0);
    expect(placeOf(MINUTE, at(99))).toBe(1);
  });
  it("heaps marks that would cover each other, and no others", () => {
    const marks = [{ at: at(30) }, { at: at(0) }, { at: at(1) }];
    expect(heaps(marks, MINUTE, 600, 24)).toEqual([[{ at: at(0) }, { at: at(1) }], [{ at: at(30) }]]);
    expect(heaps(marks, MINUTE, 6_000, 24)).toHaveLength(3);
  });
  it("labels whole steps, as many as have room", () => {
    expect(ruler(MINUTE, 700, 100)).toEqual([0, 10, 20, 30, 40, 50, 60].map(at));
    expect(ruler({ from: at(100), until: at(3_700) }, 700, 100).length).toBeLessThanOrEqual(8);
  });
  it("speaks of time in the centre's zone", () => {
    const night = Date.UTC(2026, 10, 21, 15, 50, 14) * 1_000;
    expect(zoneClock("Asia/Shanghai").time(night)).toBe("23:50:14");
    expect(zoneClock("Asia/Shanghai").day(night)).toBe("2026-11-21");
    expect(zoneClock("Asia/Tokyo").day(night)).toBe("2026-11-22");
  });
});

describe("a replay", () => {
  const going = { extent: MINUTE, moments: [at(10), at(40)], speed: 4, pauses: "kept" } as const;
  it("goes on by its speed, and stands at the end", () => {
    expect(goneOn(at(10), 500, going)).toBe(at(12));
    expect(goneOn(at(59), 5_000, going)).toBe(at(60));
  });
  it("skips a pause up to just before the next moment, and never the moment itself", () => {
    const skipping = { ...going, pauses: "skipped" } as const;
    expect(goneOn(at(10), 500, skipping)).toBe(at(12));
    expect(goneOn(at(12), 500, skipping)).toBe(at(39));
    expect(goneOn(at(39), 100, skipping)).toBe(at(39.4));
    expect(goneOn(at(50), 100, skipping)).toBe(at(59));
  });
  it("finds the moments on both sides", () => {
    expect(neighbour(going.moments, at(40), "before")).toBe(at(10));
    expect(neighbour(going.moments, at(10), "after")).toBe(at(40));
    expect(neighbour(going.moments, at(40), "after")).toBeNull();
    expect(stepped(MINUTE, at(58), 5)).toBe(at(60));
  });
});
