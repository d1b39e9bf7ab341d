//! What holds for any queue and any crew.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    let languages = prop_oneof![Just(vec![Language::Chinese]), Just(vec![Language::Chinese, Language::English])];
    let link = prop_oneof![
        6 => Just(StaffLink::Connected(Presence::Available)),
        1 => Just(StaffLink::Connected(Presence::Break)),
        1 => Just(StaffLink::Gone),
    ];
    let one = (
        prop_oneof![3 => Just(Duty::Operator), 1 => Just(Duty::Supervisor)],
        link,
        prop_oneof![
            5 => Just(Standing::Qualified),
            1 => Just(Standing::Overdue(OverdueRouting::Last)),
            2 => Just(Standing::Overdue(OverdueRouting::Never)),
            1 => Just(Standing::NotQualified),
        ],
        prop::sample::select(Grade::ALL),
        languages,
        prop::option::of(prop::sample::select(Gender::ALL)),
        (0..3_u32, 0..2_u32, 0..2_u32),
        0..5_i64,
    );
    prop::collection::vec(one, 0..8).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        numbered
            .map(|(at, (duty, link, standing, grade, languages, gender, (held, wrapping_up, offered), ago))| {
                Candidate {
                    staff: staff(at as u128),
                    duty,
                    link,
                    standing,
                    grade,
                    languages,
                    gender,
                    load: Load { held, wrapping_up, offered },
                    last_offered_at: NOON - Millis::seconds(ago),
                }
            })
            .collect()
    })
}

fn needs() -> impl Strategy<Value = Vec<Need>> {
    let one = (
        prop::option::of(prop::sample::select(RiskTier::ALL)),
        prop::sample::select(Language::ALL),
        prop::option::of(prop::sample::select(Gender::ALL)),
        prop_oneof![Just(Footing::WithinTarget), Just(Footing::TargetMissed)],
        prop::option::of(0..8_u128),
        prop::collection::vec((0..8_u128, 0..90_i64), 0..3),
        0..120_i64,
    );
    prop::collection::vec(one, 0..10).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        numbered
            .map(|(at, (tier, language, wished_gender, footing, meant_for, passed, waited))| Need {
                tier,
                language,
                wished_gender,
                footing,
                meant_for: meant_for.map(staff),
                passed: passed
                    .into_iter()
                    .map(|(who, ago)| Pass { staff: staff(who), at: NOON - Millis::seconds(ago) })
                    .collect(),
                waiting_since: NOON - Millis::seconds(waited),
                ..need(at as u128)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn is_nothing_ever_offered_to_somebody_it_may_not_be_offered_to(needs in needs(), crew in candidates()) {
        let policy = Policy::default();
        for found in matches(&needs, &crew, &policy, NOON) {
            let need = needs.iter().find(|need| need.session == found.session).unwrap();
            let candidate = crew.iter().find(|one| one.staff == found.staff).unwrap();
            let against = need.against(candidate, &policy, NOON);
            let again = against == [NotEligible::RecentlyPassed] && need.asked_again(candidate, &policy, NOON).is_some();
            let stands_in = need.is_urgent() && against == [NotEligible::SupervisorHeldBack];
            let in_breach = found.signature == Signature::Missing
                && against == [NotEligible::Overdue]
                && (need.is_urgent() || need.footing == Footing::TargetMissed);
            prop_assert!(against.is_empty() || again || stands_in || in_breach, "{:?}", against);
            prop_assert!(candidate.load.total() < candidate.capacity(&policy), "the cap holds with the offer too");
        }
    }

    #[test]
    fn is_each_offered_once_and_each_asked_once(needs in needs(), crew in candidates()) {
        let found = matches(&needs, &crew, &Policy::default(), NOON);
        let asked: BTreeSet<_> = found.iter().map(|one| one.staff).collect();
        let offered: BTreeSet<_> = found.iter().map(|one| one.session).collect();
        prop_assert_eq!((asked.len(), offered.len()), (found.len(), found.len()));
    }

    #[test]
    fn does_nobody_wait_while_somebody_who_may_is_left_free(needs in needs(), crew in candidates()) {
        let policy = Policy::default();
        let found = matches(&needs, &crew, &policy, NOON);
        for need in needs.iter().filter(|need| found.iter().all(|one| one.session != need.session)) {
            for candidate in crew.iter().filter(|one| found.iter().all(|other| other.staff != one.staff)) {
                prop_assert!(!need.against(candidate, &policy, NOON).is_empty());
                prop_assert_eq!(need.asked_again(candidate, &policy, NOON), None);
            }
        }
    }

    /// Whoever is asked declines at once: within one instant each is asked for a session at most once.
    #[test]
    fn does_a_session_go_round_and_round_within_one_instant(needs in needs(), crew in candidates()) {
        let (mut needs, mut asked) = (needs, BTreeSet::new());
        loop {
            let found = matches(&needs, &crew, &Policy::default(), NOON);
            if found.is_empty() {
                break;
            }
            for one in found {
                prop_assert!(asked.insert((one.session, one.staff)), "asked again in the same instant: {:?}", one);
                let need = needs.iter_mut().find(|need| need.session == one.session).unwrap();
                need.meant_for = None;
                need.passed.retain(|pass| pass.staff != one.staff);
                need.passed.push(Pass { staff: one.staff, at: NOON });
            }
        }
    }

    #[test]
    fn is_the_choice_the_same_in_whatever_order_the_crew_is_named(
        needs in needs(),
        (crew, shuffled) in candidates().prop_flat_map(|crew| (Just(crew.clone()), Just(crew).prop_shuffle())),
    ) {
        let policy = Policy::default();
        prop_assert_eq!(matches(&needs, &crew, &policy, NOON), matches(&needs, &shuffled, &policy, NOON));
    }

    /// The first of the queue gets whom they would get if they were alone.
    #[test]
    fn does_the_head_of_the_queue_choose_first(needs in needs(), crew in candidates()) {
        let policy = Policy::default();
        if let Some(head) = needs.first() {
            let alone = matches(std::slice::from_ref(head), &crew, &policy, NOON);
            let found = matches(&needs, &crew, &policy, NOON);
            prop_assert_eq!(alone.first(), found.iter().find(|one| one.session == head.session));
        }
    }
}
