// Is a follow-up named by the distance that it was planned at?
import { expect, it } from "vitest";
import { distanceOf } from "./distance";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

it.each([
  [24 * HOUR, { unit: "hours", n: 24 }],
  [24 * HOUR + 40_000, { unit: "hours", n: 24 }],
  [7 * DAY - HOUR, { unit: "days", n: 7 }],
  [180 * DAY, { unit: "days", n: 180 }],
])("%i ms", (ms, distance) => expect(distanceOf(ms)).toEqual(distance));
