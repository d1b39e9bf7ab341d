// Does writing a policy leave what was not touched, and does order keep everybody?
import { expect, it } from "vitest";
import { movedBy } from "./order";
import { DEFAULT_POLICY, isWhole, waitMinutes, withMore, without, withStep, withWait } from "./policy";

it("changes one step and nothing else", () => {
  const changed = withWait(DEFAULT_POLICY, 1, 10);
  expect(changed.steps.map(waitMinutes)).toEqual([5, 10, 5]);
  expect(DEFAULT_POLICY.steps.map(waitMinutes)).toEqual([5, 5, 5]);
  expect(withStep(changed, 0, { whom: "leads_on_call" }).steps[0]?.whom).toBe("leads_on_call");
});

it("adds and takes away steps", () => {
  expect(without(withMore(DEFAULT_POLICY), 0).steps).toHaveLength(3);
});

it("is not whole without a step, or with one that asks over nothing", () => {
  expect(isWhole(DEFAULT_POLICY)).toBe(true);
  expect(isWhole({ steps: [], rounds: 1 })).toBe(false);
  expect(isWhole(withStep(DEFAULT_POLICY, 2, { channels: [] }))).toBe(false);
});

it("moves one place and stops at the ends", () => {
  expect(movedBy(["a", "b", "c"], 0, 1)).toEqual(["b", "a", "c"]);
  expect(movedBy(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(movedBy(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
