//! The centre's settings: what a new centre begins with, what may be entered, and what is lawful but unwise.

use crate::desk::Decline;
use axum::http::Uri;
use std::ops::RangeInclusive;
use xinqiao_domain::calendar::{DEFAULT_ZONE, Zone};
use xinqiao_domain::call_work::CallRules;
use xinqiao_domain::erasure::ErasureRules;
use xinqiao_domain::kpi::FigureRules;
use xinqiao_domain::month::DiscussionRules;
use xinqiao_domain::opening::{OpeningFault, OpeningHours};
use xinqiao_domain::policy::Policy;
use xinqiao_domain::referral::ReferralRules;
use xinqiao_domain::sampling::REVIEW_SHARE;
use xinqiao_domain::session::{Language, SilentView};
use xinqiao_domain::standing::{FARTHEST_REMINDER, MOST_REMINDERS, REMINDER_DAYS};
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::visit::VisitRules;
use xinqiao_domain::{Millis, Refusal};
use xinqiao_protocol::http::centre::{Number, Settings, SettingsWarning};

/// Longest name of a centre, in characters.
const NAME_CHARS: usize = 60;
/// Most numbers shown.
const NUMBERS: usize = 20;
/// Longest number, in characters.
const NUMBER_CHARS: usize = 24;
/// Longest description of a number, in characters.
const LABEL_CHARS: usize = 60;
/// Longest address of the quick exit, in bytes.
const EXIT_BYTES: usize = 2_000;
/// Where the quick exit leads at first: a page that anybody may have had open.
const FIRST_EXIT: &str = "https://www.baidu.com";
/// The numbers that every page shows, before the hotline's own.
const EMERGENCY: [(&str, &str, &str); 3] =
    [("110", "报警", "Police"), ("119", "火警", "Fire service"), ("120", "急救", "Ambulance")];
/// The national psychological-aid hotline.
const NATIONAL: (&str, &str, &str) = ("12356", "全国统一心理援助热线", "National psychological-aid hotline");

const SHORT: RangeInclusive<Millis> = Millis::seconds(5)..=Millis::minutes(10);
const LONG: RangeInclusive<Millis> = Millis(0)..=Millis::hours(24);
/// Below 3 a count and its neighbour tell of one caller; above 20 nothing would be left to show.
const SMALLEST_CELL: RangeInclusive<u32> = 3..=20;
/// Sessions one operator may be allowed at once. Above any practice; rigs that measure use it.
const CAPACITY: RangeInclusive<u32> = 1..=1_000;

/// What a new centre begins with: our defaults, the emergency numbers, its own and the national one.
pub fn first_settings(centre_name: &str, hotline_number: &str) -> Settings {
    let own = hotline_number.trim();
    let known = |(number, zh, en): (&str, &str, &str)| Number {
        number: number.to_owned(),
        zh: zh.to_owned(),
        en: en.to_owned(),
    };
    let mut numbers: Vec<Number> = EMERGENCY.into_iter().map(known).collect();
    if own != NATIONAL.0 {
        numbers.push(known((own, "本热线", "This hotline")));
    }
    numbers.push(known(NATIONAL));
    Settings {
        centre_name: centre_name.trim().to_owned(),
        numbers,
        exit_url: FIRST_EXIT.to_owned(),
        languages: Language::ALL.to_vec(),
        opening: OpeningHours::RoundTheClock,
        policy: Policy::default(),
        time_zone: DEFAULT_ZONE.to_owned(),
        reminder_days: REMINDER_DAYS.to_vec(),
        review_share_percent: REVIEW_SHARE,
        calls: CallRules::default(),
        figures: FigureRules::default(),
        discussion: DiscussionRules::default(),
        silent_view: SilentView::default(),
        crisis: CrisisRules::default(),
        referrals: ReferralRules::default(),
        visits: VisitRules::default(),
        erasure: ErasureRules::default(),
    }
}

/// The hotline's own number: the first that is no emergency number.
pub fn own_number(settings: &Settings) -> Option<&str> {
    let emergency = |number: &&str| EMERGENCY.iter().any(|(known, ..)| known == number);
    settings.numbers.iter().map(|number| number.number.as_str()).find(|number| !emergency(number))
}

/// What is lawful but unwise.
pub fn warnings(settings: &Settings) -> Vec<SettingsWarning> {
    match settings.opening {
        OpeningHours::RoundTheClock => Vec::new(),
        OpeningHours::Daily { .. } => vec![SettingsWarning::NotRoundTheClock],
    }
}

/// Refuses settings that cannot hold, and names the first field that is wrong.
pub(super) fn check(settings: &Settings) -> Result<(), Decline> {
    match first_wrong(settings) {
        Some(field) => Err(Decline::with(Refusal::FieldInvalid, "field", field)),
        None => Ok(()),
    }
}

/// The path of the first field that is wrong, such as `numbers[2].zh`.
pub(super) fn first_wrong(settings: &Settings) -> Option<String> {
    let Settings {
        centre_name,
        numbers,
        exit_url,
        languages,
        opening,
        policy,
        time_zone,
        reminder_days,
        review_share_percent,
        calls,
        silent_view: _,
        figures,
        discussion,
        crisis,
        referrals,
        visits,
        erasure,
    } = settings;
    if !fits(centre_name, NAME_CHARS) {
        return Some("centre_name".to_owned());
    }
    if !(1..=NUMBERS).contains(&numbers.len()) {
        return Some("numbers".to_owned());
    }
    if let Some(wrong) = numbers.iter().enumerate().find_map(|(at, number)| wrong_number(at, number)) {
        return Some(wrong);
    }
    if !is_web_address(exit_url) {
        return Some("exit_url".to_owned());
    }
    let repeated = languages.iter().enumerate().any(|(at, language)| languages[..at].contains(language));
    if languages.is_empty() || repeated {
        return Some("languages".to_owned());
    }
    let wrong_zone = || Zone::named(time_zone).is_err().then_some("time_zone");
    let too_far = || reminder_days.len() > MOST_REMINDERS || reminder_days.iter().any(|days| *days > FARTHEST_REMINDER);
    let wrong_reminder = || too_far().then_some("reminder_days");
    let wrong_share = || (*review_share_percent > 100).then_some("review_share_percent");
    wrong_opening(opening)
        .or_else(|| wrong_policy(policy))
        .or_else(wrong_zone)
        .or_else(wrong_reminder)
        .or_else(wrong_share)
        .or_else(|| wrong_calls(calls))
        .or_else(|| wrong_figures(figures))
        .or_else(|| wrong_discussion(discussion))
        .or_else(|| wrong_crisis(crisis))
        .or_else(|| wrong_referrals(referrals))
        .or_else(|| wrong_visits(visits))
        .or_else(|| wrong_erasure(*erasure))
        .map(str::to_owned)
}

fn fits(text: &str, most: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= most && !text.contains(char::is_control)
}

/// Whether this can be dialled.
pub fn is_number(text: &str) -> bool {
    let dialled = |letter: char| letter.is_ascii_digit() || "+-*# ".contains(letter);
    fits(text, NUMBER_CHARS) && text.chars().all(dialled) && text.contains(|letter: char| letter.is_ascii_digit())
}

fn wrong_number(at: usize, number: &Number) -> Option<String> {
    let field = if !is_number(&number.number) {
        "number"
    } else if !fits(&number.zh, LABEL_CHARS) {
        "zh"
    } else if !fits(&number.en, LABEL_CHARS) {
        "en"
    } else {
        return None;
    };
    Some(format!("numbers[{at}].{field}"))
}

/// A page of the web: nothing that a browser would run.
fn is_web_address(text: &str) -> bool {
    let parsed = text.parse::<Uri>().ok().filter(|_| text.len() <= EXIT_BYTES);
    parsed.is_some_and(|uri| {
        matches!(uri.scheme_str(), Some("https" | "http")) && uri.host().is_some_and(|host| !host.is_empty())
    })
}

fn wrong_opening(opening: &OpeningHours) -> Option<&'static str> {
    match opening.check() {
        Ok(()) => None,
        Err(OpeningFault::MinuteOutOfRange) => Some("opening.from_minute"),
        Err(OpeningFault::UnknownTimeZone) => Some("opening.time_zone"),
    }
}

fn wrong_calls(calls: &CallRules) -> Option<&'static str> {
    let day = Millis::hours(24);
    let lengths = [
        ("calls.callback_target_ms", calls.callback_target_ms, Millis::minutes(5)..=day),
        ("calls.overdue_grace_ms", calls.overdue_grace_ms, Millis(0)..=day),
        // Never so close that one evening without an answer is three tries.
        ("calls.between_tries_ms", calls.between_tries_ms, Millis::minutes(30)..=Millis::days(7)),
    ];
    lengths.into_iter().find(|(_, length, range)| !range.contains(length)).map(|(field, ..)| field)
}

fn wrong_figures(figures: &FigureRules) -> Option<&'static str> {
    if !SMALLEST_CELL.contains(&figures.smallest_cell) {
        return Some("figures.smallest_cell");
    }
    if !(1..=100).contains(&figures.connect_percent) {
        return Some("figures.connect_percent");
    }
    (!SHORT.contains(&figures.pick_up_ms)).then_some("figures.pick_up_ms")
}

fn wrong_discussion(discussion: &DiscussionRules) -> Option<&'static str> {
    let counts = [
        ("discussion.low_rating", discussion.low_rating, 0..=5),
        ("discussion.first_weeks", discussion.first_weeks, 0..=104),
        ("discussion.most_suggested", discussion.most_suggested, 1..=50),
    ];
    let wrong_count = counts.into_iter().find(|(_, count, range)| !range.contains(count)).map(|(field, ..)| field);
    let is_length = (Millis::minutes(1)..=Millis::hours(24)).contains(&discussion.long_talk_ms);
    wrong_count.or_else(|| (!is_length).then_some("discussion.long_talk_ms"))
}

fn wrong_crisis(crisis: &CrisisRules) -> Option<&'static str> {
    let (day, week) = (Millis::hours(24), Millis::days(7));
    let lengths = [
        // A proof that lapsed before the next test would take everybody off call.
        ("crisis.proof_holds_ms", crisis.proof_holds_ms, crisis.test_every_ms..=Millis::days(60)),
        ("crisis.test_every_ms", crisis.test_every_ms, day..=Millis::days(30)),
        ("crisis.rest_ms", crisis.rest_ms, Millis(0)..=Millis::days(3)),
        ("crisis.check_in_every_ms", crisis.check_in_every_ms, Millis::minutes(5)..=Millis::hours(4)),
        ("crisis.check_in_grace_ms", crisis.check_in_grace_ms, Millis::minutes(1)..=Millis::hours(1)),
        ("crisis.immediate_target_ms", crisis.immediate_target_ms, Millis::minutes(5)..=Millis::hours(4)),
        ("crisis.record_within_ms", crisis.record_within_ms, Millis::hours(1)..=week),
        ("crisis.check_every_ms", crisis.check_every_ms, Millis::minutes(30)..=day),
        ("crisis.accept_within_ms", crisis.accept_within_ms, Millis::minutes(10)..=day),
        ("crisis.phone_lasts_ms", crisis.phone_lasts_ms, day..=Millis::days(366)),
    ];
    lengths.into_iter().find(|(_, length, range)| !range.contains(length)).map(|(field, ..)| field)
}

/// Days between visits that could not be meant: never none, never so long that a quarter is stepped over.
const VISIT_DAYS: RangeInclusive<u32> = 1..=90;

fn wrong_visits(visits: &VisitRules) -> Option<&'static str> {
    let counts = [
        ("visits.first_days", visits.first_days, VISIT_DAYS),
        ("visits.unstable_days", visits.unstable_days, VISIT_DAYS),
        ("visits.unsettled_first_days", visits.unsettled_first_days, VISIT_DAYS),
        ("visits.unsettled_days", visits.unsettled_days, VISIT_DAYS),
        ("visits.settling_days", visits.settling_days, VISIT_DAYS),
        ("visits.stable_days", visits.stable_days, VISIT_DAYS),
        ("visits.retry_days", visits.retry_days, VISIT_DAYS),
        ("visits.lost_days", visits.lost_days, VISIT_DAYS),
        ("visits.missed_until_lost", visits.missed_until_lost, 1..=12),
    ];
    counts.into_iter().find(|(_, count, range)| !range.contains(count)).map(|(field, ..)| field)
}

fn wrong_erasure(erasure: ErasureRules) -> Option<&'static str> {
    let days = [
        ("erasure.rotate_keys_days", erasure.rotate_keys_days, 1..=366),
        ("erasure.keep_backups_days", erasure.keep_backups_days, 1..=3_660),
    ];
    days.into_iter().find(|(_, days, range)| !range.contains(days)).map(|(field, ..)| field)
}

fn wrong_referrals(referrals: &ReferralRules) -> Option<&'static str> {
    let (minute, hour, day) = (Millis::minutes(1), Millis::hours(1), Millis::days(1));
    let lengths = [
        ("referrals.answer_routine_ms", referrals.answer_routine_ms, hour..=Millis::days(30)),
        ("referrals.answer_urgent_ms", referrals.answer_urgent_ms, minute..=day),
        ("referrals.answer_stat_ms", referrals.answer_stat_ms, minute..=Millis::hours(2)),
        ("referrals.arrive_routine_ms", referrals.arrive_routine_ms, day..=Millis::days(90)),
        ("referrals.arrive_urgent_ms", referrals.arrive_urgent_ms, hour..=Millis::days(7)),
        ("referrals.arrive_stat_ms", referrals.arrive_stat_ms, minute..=day),
        ("referrals.outcome_ms", referrals.outcome_ms, hour..=Millis::days(90)),
    ];
    lengths.into_iter().find(|(_, length, range)| !range.contains(length)).map(|(field, ..)| field)
}

fn wrong_policy(policy: &Policy) -> Option<&'static str> {
    let lengths = [
        ("policy.offer_timeout_ms", policy.offer_timeout_ms, SHORT),
        ("policy.grace_ms", policy.grace_ms, SHORT),
        ("policy.high_target_ms", policy.high_target_ms, SHORT),
        ("policy.target_ms", policy.target_ms, Millis::seconds(5)..=Millis::hours(1)),
        ("policy.relax_preference_ms", policy.relax_preference_ms, LONG),
        ("policy.pass_rest_ms", policy.pass_rest_ms, LONG),
        // Never at once: nobody would come to write a line.
        ("policy.urgent_rest_ms", policy.urgent_rest_ms, SHORT),
        ("policy.moderate_head_start_ms", policy.moderate_head_start_ms, LONG),
        ("policy.unrated_head_start_ms", policy.unrated_head_start_ms, LONG),
        ("policy.low_head_start_ms", policy.low_head_start_ms, LONG),
        // Long enough for a reload on a bad network.
        ("policy.waiting_gone_ms", policy.waiting_gone_ms, Millis::minutes(1)..=Millis::hours(24)),
    ];
    let counts = [
        ("policy.capacity", policy.capacity, CAPACITY),
        ("policy.trainee_capacity", policy.trainee_capacity, CAPACITY),
    ];
    let wrong_length = lengths.into_iter().find(|(_, length, range)| !range.contains(length)).map(|(field, ..)| field);
    let wrong_count = || counts.into_iter().find(|(_, count, range)| !range.contains(count)).map(|(field, ..)| field);
    wrong_length.or_else(wrong_count)
}
