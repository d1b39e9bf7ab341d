// The settings form: numbers of the rules in the units that people read. Pure.
import type {
  CallRules,
  CrisisRules,
  DiscussionRules,
  ErasureRules,
  FigureRules,
  Policy,
  ReferralRules,
  Settings,
  VisitRules,
} from "../../protocol/generated";

export type PolicyName = keyof Policy;

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Shown unit of each number: its size in the protocol's unit. */
export const POLICY_UNIT: Record<PolicyName, number> = {
  offer_timeout_ms: SECOND,
  grace_ms: SECOND,
  high_target_ms: SECOND,
  target_ms: SECOND,
  relax_preference_ms: SECOND,
  pass_rest_ms: SECOND,
  urgent_rest_ms: SECOND,
  moderate_head_start_ms: MINUTE,
  unrated_head_start_ms: MINUTE,
  low_head_start_ms: MINUTE,
  waiting_gone_ms: MINUTE,
  capacity: 1,
  trainee_capacity: 1,
};

export const POLICY_NAMES = Object.keys(POLICY_UNIT) as PolicyName[];

const CALL_UNIT: Record<keyof CallRules, number> = {
  callback_target_ms: MINUTE,
  overdue_grace_ms: MINUTE,
  between_tries_ms: HOUR,
};

export const CALL_RULE_NAMES = Object.keys(CALL_UNIT) as (keyof CallRules)[];

const FIGURE_UNIT: Record<keyof FigureRules, number> = {
  pick_up_ms: SECOND,
  connect_percent: 1,
  smallest_cell: 1,
};

export const FIGURE_RULE_NAMES = Object.keys(FIGURE_UNIT) as (keyof FigureRules)[];

const DISCUSSION_UNIT: Record<keyof DiscussionRules, number> = {
  low_rating: 1,
  long_talk_ms: MINUTE,
  first_weeks: 1,
  most_suggested: 1,
};

const DAY = 24 * HOUR;

const CRISIS_UNIT: Record<keyof CrisisRules, number> = {
  proof_holds_ms: DAY,
  test_every_ms: DAY,
  rest_ms: HOUR,
  check_in_every_ms: MINUTE,
  check_in_grace_ms: MINUTE,
  immediate_target_ms: MINUTE,
  record_within_ms: HOUR,
  check_every_ms: HOUR,
  accept_within_ms: HOUR,
  phone_lasts_ms: DAY,
};

const REFERRAL_UNIT: Record<keyof ReferralRules, number> = {
  answer_routine_ms: HOUR,
  answer_urgent_ms: HOUR,
  answer_stat_ms: MINUTE,
  arrive_routine_ms: DAY,
  arrive_urgent_ms: HOUR,
  arrive_stat_ms: HOUR,
  outcome_ms: DAY,
};

export const REFERRAL_RULE_NAMES = Object.keys(REFERRAL_UNIT) as (keyof ReferralRules)[];

/** Days and counts already. */
const VISIT_UNIT: Record<keyof VisitRules, number> = {
  first_days: 1,
  unstable_days: 1,
  unsettled_first_days: 1,
  unsettled_days: 1,
  settling_days: 1,
  stable_days: 1,
  retry_days: 1,
  lost_days: 1,
  missed_until_lost: 1,
};

/** Days already. */
const ERASURE_UNIT: Record<keyof ErasureRules, number> = {
  rotate_keys_days: 1,
  keep_backups_days: 1,
};

export const ERASURE_RULE_NAMES = Object.keys(ERASURE_UNIT) as (keyof ErasureRules)[];

export const VISIT_RULE_NAMES = Object.keys(VISIT_UNIT) as (keyof VisitRules)[];

export const CRISIS_RULE_NAMES = Object.keys(CRISIS_UNIT) as (keyof CrisisRules)[];

export const DISCUSSION_RULE_NAMES = Object.keys(DISCUSSION_UNIT) as (keyof DiscussionRules)[];

type Scale = (value: number, unit: number) => number;

/** The same numbers in other units. */
function scaled<Name extends string>(
  numbers: Record<Name, number>,
  units: Record<Name, number>,
  scale: Scale,
): Record<Name, number> {
  const names = Object.keys(units) as Name[];
  const entries = names.map((name) => [name, scale(numbers[name], units[name])]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

const everyNumber = (settings: Settings, scale: Scale): Settings => ({
  ...settings,
  policy: scaled(settings.policy, POLICY_UNIT, scale),
  calls: scaled(settings.calls, CALL_UNIT, scale),
  figures: scaled(settings.figures, FIGURE_UNIT, scale),
  discussion: scaled(settings.discussion, DISCUSSION_UNIT, scale),
  crisis: scaled(settings.crisis, CRISIS_UNIT, scale),
  referrals: scaled(settings.referrals, REFERRAL_UNIT, scale),
});

/** As people read it. */
export function shownSettings(settings: Settings): Settings {
  return everyNumber(settings, (value, unit) => value / unit);
}

/** As the protocol says it. */
export function savedSettings(shown: Settings): Settings {
  return everyNumber(shown, (value, unit) => Math.round(value * unit));
}
