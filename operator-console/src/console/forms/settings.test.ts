// Do the numbers of the rules survive being shown in other units?
import { expect, it } from "vitest";
import type { Settings } from "../../protocol/generated";
import { savedSettings, shownSettings } from "./settings";

const settings: Settings = {
  centre_name: "江城",
  numbers: [],
  exit_url: "https://example.org",
  languages: ["zh-CN"],
  opening: { kind: "round_the_clock" },
  policy: {
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
  },
  time_zone: "Asia/Shanghai",
  reminder_days: [0, 7],
  review_share_percent: 10,
  calls: { callback_target_ms: 3_600_000, overdue_grace_ms: 5_400_000, between_tries_ms: 14_400_000 },
  figures: { smallest_cell: 5, pick_up_ms: 15_000, connect_percent: 95 },
  discussion: { low_rating: 2, long_talk_ms: 3_600_000, first_weeks: 8, most_suggested: 5 },
  silent_view: "hidden",
  crisis: {
    proof_holds_ms: 864_000_000,
    test_every_ms: 604_800_000,
    rest_ms: 28_800_000,
    check_in_every_ms: 1_800_000,
    check_in_grace_ms: 300_000,
    immediate_target_ms: 3_600_000,
    record_within_ms: 86_400_000,
    check_every_ms: 14_400_000,
    accept_within_ms: 7_200_000,
    phone_lasts_ms: 7_776_000_000,
  },
  referrals: {
    answer_routine_ms: 259_200_000,
    answer_urgent_ms: 14_400_000,
    answer_stat_ms: 600_000,
    arrive_routine_ms: 1_209_600_000,
    arrive_urgent_ms: 86_400_000,
    arrive_stat_ms: 7_200_000,
    outcome_ms: 1_209_600_000,
  },
  erasure: { rotate_keys_days: 90, keep_backups_days: 90 },
  visits: {
    first_days: 14,
    unstable_days: 14,
    unsettled_first_days: 14,
    unsettled_days: 30,
    settling_days: 90,
    stable_days: 90,
    retry_days: 14,
    lost_days: 90,
    missed_until_lost: 3,
  },
};

it("shows seconds, minutes and hours, and saves what it was given", () => {
  const shown = shownSettings(settings);
  expect(shown.policy).toMatchObject({ offer_timeout_ms: 20, low_head_start_ms: 2, capacity: 2 });
  expect(shown.calls).toEqual({ callback_target_ms: 60, overdue_grace_ms: 90, between_tries_ms: 4 });
  expect(shown.figures).toEqual({ smallest_cell: 5, pick_up_ms: 15, connect_percent: 95 });
  expect(shown.discussion).toEqual({ low_rating: 2, long_talk_ms: 60, first_weeks: 8, most_suggested: 5 });
  expect(shown.crisis).toMatchObject({ proof_holds_ms: 10, rest_ms: 8, check_in_every_ms: 30 });
  expect(shown.referrals).toMatchObject({ answer_routine_ms: 72, answer_stat_ms: 10, outcome_ms: 14 });
  expect(savedSettings(shown)).toEqual(settings);
});
