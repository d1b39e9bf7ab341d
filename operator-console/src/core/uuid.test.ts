// Do ids of one time lie side by side, and is each another?
import { expect, it } from "vitest";
import { newId } from "./uuid.ts";

/** The example of RFC 9562, appendix A.6. */
const TUESDAY = 0x017f22e279b0;

it("carries the millisecond, the version and the variant where RFC 9562 wants them", () => {
  expect(newId(TUESDAY)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it("sorts as text in the order of the milliseconds", () => {
  const times = [0, 1, TUESDAY, TUESDAY + 1, TUESDAY + 2 ** 32, 2 ** 48 - 1];
  const ids = times.map((time) => newId(time));
  expect([...ids].reverse().sort()).toEqual(ids);
});

it("is another each time, also within one millisecond", () => {
  expect(new Set(Array.from({ length: 1_000 }, () => newId(TUESDAY))).size).toBe(1_000);
});
