//! Is a team asked for that may be sent, and are as many roles filled as can be?

use super::*;
use crate::refusal::Refusal;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn asked(rows: &[(Profession, u32)]) -> Result<Needs, Refusal> {
    Needs::new(&rows.iter().map(|&(profession, count)| Need { profession, count }).collect::<Vec<_>>())
}

#[test]
fn which_teams_may_be_asked_for() {
    use Profession as P;
    let (few, many) = (Some(Refusal::NeedsTooFew), Some(Refusal::NeedsTooMany));
    for (rows, refused) in [
        (vec![], few),
        (vec![(P::Psychiatrist, 1)], few),
        (vec![(P::Psychiatrist, 1), (P::Nurse, 0)], few),
        (vec![(P::Counsellor, 1), (P::SocialWorker, 4)], few),
        (vec![(P::Other, u32::MAX)], few),
        (vec![(P::Psychiatrist, 1), (P::Nurse, 1)], None),
        (vec![(P::Nurse, 1), (P::Nurse, 1)], None),
        (vec![(P::Psychotherapist, 1), (P::Other, 1)], None),
        (vec![(P::Nurse, 12)], None),
        (vec![(P::Nurse, 13)], many),
        (vec![(P::Nurse, u32::MAX), (P::Nurse, u32::MAX), (P::Psychiatrist, u32::MAX)], many),
    ] {
        assert_eq!(asked(&rows).err(), refused, "{rows:?}");
    }
}

#[test]
fn is_the_same_profession_asked_for_twice_added_up_in_a_fixed_order() {
    let one = asked(&[(Profession::Nurse, 1), (Profession::Psychiatrist, 1), (Profession::Nurse, 1)]).unwrap();
    let need = |profession, count| Need { profession, count };
    assert_eq!(one.each(), [need(Profession::Psychiatrist, 1), need(Profession::Nurse, 2)]);
    assert_eq!(asked(&[(Profession::Psychiatrist, 1), (Profession::Nurse, 1)]).unwrap(), Needs::default());
}

#[test]
fn who_is_a_clinician() {
    let clinicians: Vec<_> = Profession::ALL.iter().copied().filter(|one| is_clinician(*one)).collect();
    assert_eq!(clinicians, [Profession::Psychiatrist, Profession::Nurse, Profession::Psychotherapist]);
}

/// The most roles that these people could fill, by trying everything.
fn most(people: &[BTreeSet<Profession>], roles: &[Profession], used: u32) -> usize {
    let Some((first, others)) = people.split_first() else { return 0 };
    let without = most(others, roles, used);
    let fitting = (0..roles.len()).filter(|role| used & (1 << role) == 0 && first.contains(&roles[*role]));
    fitting.map(|role| 1 + most(others, roles, used | (1 << role))).max().unwrap_or(0).max(without)
}

pub(super) fn professions() -> impl Strategy<Value = BTreeSet<Profession>> {
    prop::collection::btree_set(prop::sample::select(Profession::ALL), 0..4)
}

pub(super) fn needs() -> impl Strategy<Value = Needs> {
    let need = (prop::sample::select(Profession::ALL), 1..3_u32);
    prop::collection::vec(need, 1..4).prop_filter_map("a team that may not be asked for", |rows| asked(&rows).ok())
}

proptest! {
    #[test]
    fn are_as_many_roles_filled_as_can_be(needs in needs(), people in prop::collection::vec(professions(), 0..6)) {
        let (filled, roles) = (needs.fill(&people), needs.roles());
        let seated = filled.of_person.iter().flatten().count();
        prop_assert_eq!(seated, most(&people, &roles, 0));
        let missing: u32 = filled.missing.iter().map(|need| need.count).sum();
        prop_assert_eq!(seated + missing as usize, roles.len(), "each role is filled or missing");
        let mut left = roles;
        for (person, role) in people.iter().zip(&filled.of_person) {
            let Some(role) = role else { continue };
            prop_assert!(person.contains(role), "nobody goes as what they are not");
            let at = left.iter().position(|one| one == role);
            prop_assert!(at.is_some(), "no role twice");
            left.swap_remove(at.unwrap());
        }
    }

    #[test]
    fn does_whoever_came_first_keep_a_role(needs in needs(), people in prop::collection::vec(professions(), 1..7)) {
        let all = needs.fill(&people);
        for count in 0..people.len() {
            let before = needs.fill(&people[..count]);
            for (then, now) in before.of_person.iter().zip(&all.of_person) {
                prop_assert!(then.is_none() || now.is_some());
            }
        }
    }
}
