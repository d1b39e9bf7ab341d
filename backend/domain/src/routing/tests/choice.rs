//! Eligibility reason by reason, and the choice rule by rule.

use super::*;
use crate::presence::{Activity, activity};

fn against(need: &Need, candidate: &Candidate, at: Timestamp) -> Vec<NotEligible> {
    need.against(candidate, &Policy::default(), at)
}

/// Who is asked for one need at noon.
fn asked(need: &Need, candidates: &[Candidate]) -> Option<StaffId> {
    matches(std::slice::from_ref(need), candidates, &Policy::default(), NOON).first().map(|found| found.staff)
}

#[test]
fn what_speaks_against_a_candidate_altogether() {
    let held = |held| Load { held, ..Load::default() };
    let table = [
        (candidate(1), vec![]),
        (Candidate { link: StaffLink::Gone, ..candidate(1) }, vec![NotEligible::NotConnected]),
        (Candidate { standing: Standing::NotQualified, ..candidate(1) }, vec![NotEligible::NotQualified]),
        (Candidate { standing: Standing::Overdue(OverdueRouting::Never), ..candidate(1) }, vec![NotEligible::Overdue]),
        (Candidate { standing: Standing::Overdue(OverdueRouting::Last), ..candidate(1) }, vec![]),
        (Candidate { load: held(1), ..candidate(1) }, vec![]),
        (Candidate { load: held(2), ..candidate(1) }, vec![NotEligible::AtCapacity]),
        (Candidate { load: held(1), grade: Grade::Trainee, ..candidate(1) }, vec![NotEligible::AtCapacity]),
        (
            Candidate { load: Load { held: 1, wrapping_up: 1, offered: 0 }, ..candidate(1) },
            vec![NotEligible::AtCapacity],
        ),
        (Candidate { load: Load { offered: 1, ..Load::default() }, ..candidate(1) }, vec![NotEligible::OfferPending]),
    ];
    for (candidate, expected) in table {
        assert_eq!(candidate.not_eligible(&Policy::default()), expected, "{candidate:?}");
    }
    for presence in Presence::ALL {
        let one = Candidate { link: StaffLink::Connected(*presence), ..candidate(1) };
        let expected = if *presence == Presence::Available { vec![] } else { vec![NotEligible::NotAvailable] };
        assert_eq!(one.not_eligible(&Policy::default()), expected, "{presence:?}");
    }
}

#[test]
fn do_wishes_hold_for_a_minute_and_in_danger_not_at_all() {
    let wish = Need { language: Language::English, wished_gender: Some(Gender::Woman), ..need(1) };
    let both = vec![NotEligible::OtherLanguage, NotEligible::OtherGender];
    let relaxed = NOON + Policy::default().relax_preference_ms;
    assert_eq!(against(&wish, &candidate(1), NOON), both);
    assert_eq!(against(&wish, &candidate(1), Timestamp(relaxed.0 - 1)), both);
    assert_eq!(against(&wish, &candidate(1), relaxed), []);
    for tier in [RiskTier::High, RiskTier::Imminent] {
        assert_eq!(against(&Need { tier: Some(tier), ..wish.clone() }, &candidate(1), NOON), [], "{tier:?}");
    }
}

#[test]
fn does_who_passed_rest_and_then_no_longer() {
    let passed = Need { passed: vec![Pass { staff: staff(1), at: NOON }], ..need(1) };
    assert_eq!(against(&passed, &candidate(1), NOON), [NotEligible::RecentlyPassed]);
    assert_eq!(against(&passed, &candidate(1), NOON + Policy::default().pass_rest_ms), []);
    assert_eq!(asked(&passed, &[candidate(1), candidate(2)]), Some(staff(2)));
    assert_eq!(asked(&passed, &[candidate(1)]), None);
}

/// In danger a rest is kept only while somebody else is there, and otherwise a short one.
#[test]
fn who_is_asked_in_danger_when_all_have_passed() {
    let passed = |passes: &[(u128, i64)], tier| {
        let ago = |(who, seconds): &(u128, i64)| Pass { staff: staff(*who), at: NOON - Millis::seconds(*seconds) };
        Need { tier, passed: passes.iter().map(ago).collect(), ..need(1) }
    };
    let (high, imminent) = (Some(RiskTier::High), Some(RiskTier::Imminent));
    let busy = Candidate { load: Load { held: 2, ..Load::default() }, ..candidate(2) };
    let supervisor = Candidate { duty: Duty::Supervisor, ..candidate(2) };
    let both = vec![candidate(1), candidate(2)];
    let table = [
        (passed(&[(1, 9)], high), vec![candidate(1)], None, "the short rest is kept"),
        (passed(&[(1, 10)], high), vec![candidate(1)], Some(1), "and is short"),
        (passed(&[(1, 10)], imminent), vec![candidate(1)], Some(1), "at imminent risk too"),
        (passed(&[(1, 59)], Some(RiskTier::Moderate)), vec![candidate(1)], None, "below them the rest is whole"),
        (passed(&[(1, 59)], None), vec![candidate(1)], None, "and where nothing is known yet"),
        (passed(&[(1, 59)], high), both.clone(), Some(2), "while somebody else is there, they are asked"),
        (passed(&[(1, 59)], high), vec![candidate(1), busy], Some(1), "somebody full is not there"),
        (passed(&[(1, 59)], high), vec![candidate(1), supervisor], Some(2), "a supervisor on duty is, at once"),
        (passed(&[(1, 20), (2, 30)], high), both.clone(), Some(2), "whose rest ends first"),
        (passed(&[(1, 20), (2, 9)], high), both.clone(), Some(1), "of those who have rested"),
        (passed(&[(1, 20), (2, 20)], high), both, Some(1), "ties by id"),
    ];
    for (need, crew, expected, why) in table {
        assert_eq!(asked(&need, &crew), expected.map(staff), "{why}");
    }
    let away = Candidate { link: StaffLink::Connected(Presence::Away), ..candidate(1) };
    assert_eq!(asked(&passed(&[(1, 59)], high), &[away]), None, "who missed an offer is away until they say otherwise");
}

#[test]
fn are_supervisors_asked_only_after_the_target_and_after_operators_unless_there_is_danger() {
    let supervisor = Candidate { duty: Duty::Supervisor, ..candidate(1) };
    let missed = Need { footing: Footing::TargetMissed, ..need(1) };
    assert_eq!(against(&need(1), &supervisor, NOON), [NotEligible::SupervisorHeldBack]);
    assert_eq!(against(&missed, &supervisor, NOON), []);
    assert_eq!(asked(&missed, &[supervisor.clone(), candidate(2)]), Some(staff(2)));
    assert_eq!(asked(&missed, std::slice::from_ref(&supervisor)), Some(staff(1)));
    let danger = Need { tier: Some(RiskTier::High), ..need(1) };
    assert_eq!(asked(&danger, &[supervisor.clone(), candidate(2)]), Some(staff(2)));
    assert_eq!(asked(&danger, &[supervisor]), Some(staff(1)), "nobody qualified is free");
}

#[test]
fn is_a_transfer_first_offered_to_whom_it_was_meant_for() {
    let busy = Candidate { load: Load { held: 1, ..Load::default() }, ..candidate(2) };
    let meant = Need {
        meant_for: Some(staff(2)),
        language: Language::English,
        passed: vec![Pass { staff: staff(2), at: NOON }],
        ..need(1)
    };
    assert_eq!(asked(&meant, &[candidate(1), busy]), Some(staff(2)), "whatever else speaks against it");
    let away = Candidate { link: StaffLink::Gone, ..candidate(2) };
    let fits = Candidate { languages: vec![Language::English], ..candidate(3) };
    assert_eq!(asked(&meant, &[away, fits]), Some(staff(3)), "it does not wait for somebody who cannot come");
}

#[test]
fn who_is_preferred_among_the_eligible() {
    let idle = candidate(9);
    let busy = Candidate { load: Load { held: 1, ..Load::default() }, last_offered_at: Timestamp(0), ..candidate(1) };
    assert_eq!(asked(&need(1), &[busy, idle]), Some(staff(9)), "the smaller load");
    let long_ago = Candidate { last_offered_at: NOON - Millis::minutes(1), ..candidate(9) };
    assert_eq!(asked(&need(1), &[candidate(1), long_ago]), Some(staff(9)), "the least recently offered");
    assert_eq!(asked(&need(1), &[candidate(2), candidate(1)]), Some(staff(1)), "ties by id");
    let wish = Need { wished_gender: Some(Gender::Man), tier: Some(RiskTier::High), ..need(1) };
    let man = Candidate { gender: Some(Gender::Man), load: Load { held: 1, ..Load::default() }, ..candidate(9) };
    assert_eq!(
        asked(&wish, &[candidate(1), man]),
        Some(staff(9)),
        "who matches the wishes, even where they bind nobody"
    );
}

#[test]
fn are_the_reasons_of_an_offer_said() {
    use OfferReason::{
        ContinuesTalk, LeastRecentlyOffered, LongestWaiting, MostUrgent, PreferenceRelaxed, SpeaksLanguage,
        SupervisorOnDuty, TransferredToYou, WishedGender,
    };
    let speaks = Candidate {
        languages: vec![Language::Chinese, Language::English],
        gender: Some(Gender::Woman),
        ..candidate(1)
    };
    let wish = Need { language: Language::English, wished_gender: Some(Gender::Woman), ..need(1) };
    let urgent = Need { tier: Some(RiskTier::High), wished_gender: Some(Gender::Man), ..need(1) };
    let handed = Need { meant_for: Some(staff(1)), continued: Continued::Continued, ..need(1) };
    let late = Need { footing: Footing::TargetMissed, ..need(1) };
    let supervisor = Candidate { duty: Duty::Supervisor, ..candidate(1) };
    let table = [
        (need(1), candidate(1), vec![LongestWaiting, LeastRecentlyOffered]),
        (wish, speaks.clone(), vec![LongestWaiting, SpeaksLanguage, WishedGender, LeastRecentlyOffered]),
        (urgent, speaks, vec![MostUrgent, PreferenceRelaxed, LeastRecentlyOffered]),
        (handed, candidate(1), vec![TransferredToYou, LongestWaiting, ContinuesTalk, LeastRecentlyOffered]),
        (late, supervisor, vec![LongestWaiting, SupervisorOnDuty]),
    ];
    for (need, candidate, because) in table {
        let found = matches(&[need], &[candidate], &Policy::default(), NOON);
        assert_eq!(found[0].because, because);
    }
}

#[test]
fn is_somebody_on_duty_while_one_qualified_console_is_connected() {
    let resting = Candidate { link: StaffLink::Connected(Presence::Meal), ..candidate(1) };
    let gone = Candidate { link: StaffLink::Gone, ..candidate(2) };
    let unqualified = Candidate { standing: Standing::NotQualified, ..candidate(3) };
    assert_eq!(somebody_on_duty(&[gone.clone(), resting]), OnDuty::Somebody);
    assert_eq!(somebody_on_duty(&[gone, unqualified]), OnDuty::Nobody);
    assert_eq!(somebody_on_duty(&[]), OnDuty::Nobody);
}

#[test]
fn what_do_others_see_of_an_operator() {
    let (idle, talking) = (Load::default(), Load { held: 1, wrapping_up: 1, offered: 0 });
    let writing = Load { wrapping_up: 1, ..idle };
    for presence in Presence::ALL {
        let shown = activity(Some(*presence), idle);
        assert_eq!(shown.code(), presence.code(), "what they chose, while they have nothing");
        assert_eq!(activity(Some(*presence), talking), Activity::InSession);
        assert_eq!(activity(Some(*presence), writing), Activity::WrapUp);
    }
    assert_eq!(activity(None, talking), Activity::Offline);
    assert_eq!(Load { held: 1, wrapping_up: 2, offered: 1 }.total(), 4);
}
