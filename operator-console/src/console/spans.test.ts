// Is a length of time said as coarsely as it matters?
import { expect, it } from "vitest";
import { spanOf } from "./spans";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

it.each([
  [-5 * MINUTE, { unit: "minutes", n: 0 }],
  [59 * MINUTE, { unit: "minutes", n: 59 }],
  [HOUR, { unit: "hours", n: 1, minutes: 0 }],
  [27 * HOUR + 5 * MINUTE, { unit: "hours", n: 27, minutes: 5 }],
  [48 * HOUR, { unit: "days", n: 2 }],
  [180 * 24 * HOUR, { unit: "days", n: 180 }],
])("says %i ms as %o", (ms, span) => expect(spanOf(ms)).toEqual(span));
