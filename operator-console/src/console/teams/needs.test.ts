// Which teams can be asked for?
import { expect, it } from "vitest";
import type { Need } from "../../protocol/generated";
import { DEFAULT_NEEDS, needsFault } from "./needs";

const of = (...each: [Need["profession"], number][]): Need[] =>
  each.map(([profession, count]) => ({ profession, count }));

it.each([
  [DEFAULT_NEEDS, null],
  [of(["nurse", 2]), null],
  [of(["psychotherapist", 1], ["counsellor", 1]), null],
  [of(["psychiatrist", 1]), "too_few"],
  [[], "too_few"],
  [of(["counsellor", 1], ["social_worker", 2]), "no_clinician"],
  [of(["nurse", 0], ["counsellor", 2]), "no_clinician"],
  [of(["nurse", 13]), "too_many"],
])("%j is refused as %s", (needs, fault) => {
  expect(needsFault(needs)).toBe(fault);
});
