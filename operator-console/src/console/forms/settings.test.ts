// Do the numbers of the rules survive being shown in other units?
import { expect, it } from "vitest";
import type { Policy } from "../../protocol/generated";
import { savedPolicy, shownPolicy } from "./settings";

const policy: Policy = {
  offer_timeout_ms: 20_000,
  grace_ms: 20_000,
  high_target_ms: 30_000,
  target_ms: 60_000,
  relax_preference_ms: 60_000,
  pass_rest_ms: 60_000,
  urgent_rest_ms: 10_000,
  moderate_head_start_ms: 600_000,
  unrated_head_start_ms: 300_000,
  low_head_start_ms: 120_000,
  waiting_gone_ms: 600_000,
  capacity: 2,
  trainee_capacity: 1,
};

it("shows seconds and minutes, and saves what it was given", () => {
  expect(shownPolicy(policy)).toMatchObject({ offer_timeout_ms: 20, low_head_start_ms: 2, capacity: 2 });
  expect(savedPolicy(shownPolicy(policy))).toEqual(policy);
});
