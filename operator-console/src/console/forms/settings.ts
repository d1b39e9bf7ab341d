// The settings form: numbers of the rules in the units that people read. Pure.
import type { Policy } from "../../protocol/generated";

export type PolicyName = keyof Policy;

/** Shown unit of each number: its size in the protocol's unit. */
export const POLICY_UNIT: Record<PolicyName, number> = {
  offer_timeout_ms: 1_000,
  grace_ms: 1_000,
  high_target_ms: 1_000,
  target_ms: 1_000,
  relax_preference_ms: 1_000,
  pass_rest_ms: 1_000,
  urgent_rest_ms: 1_000,
  moderate_head_start_ms: 60_000,
  unrated_head_start_ms: 60_000,
  low_head_start_ms: 60_000,
  waiting_gone_ms: 60_000,
  capacity: 1,
  trainee_capacity: 1,
};

export const POLICY_NAMES = Object.keys(POLICY_UNIT) as PolicyName[];

function scaled(policy: Policy, scale: (value: number, unit: number) => number): Policy {
  const entries = POLICY_NAMES.map((name) => [name, scale(policy[name], POLICY_UNIT[name])]);
  return Object.fromEntries(entries) as Policy;
}

/** As people read it. */
export function shownPolicy(policy: Policy): Policy {
  return scaled(policy, (value, unit) => value / unit);
}

/** As the protocol says it. */
export function savedPolicy(shown: Policy): Policy {
  return scaled(shown, (value, unit) => Math.round(value * unit));
}
