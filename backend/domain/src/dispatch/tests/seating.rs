//! Do the first who answer go, each as what they are, and nobody who is not needed?

use super::needs::{needs, professions};
use super::*;
use crate::refusal::Refusal;
use proptest::prelude::*;

#[test]
fn does_the_first_valid_set_win() {
    use Profession as P;
    let rows = [
        ("a nurse, who does not lead", member(1, &[P::Nurse]), Seated::Member, StageWord::Paging, 1),
        ("a second nurse", member(2, &[P::Nurse]), Seated::NotNeeded, StageWord::Paging, 1),
        ("somebody whom nobody asked for", member(3, &[P::SocialWorker]), Seated::NotNeeded, StageWord::Paging, 1),
        ("a lead who fills no role", lead(4, &[P::Counsellor]), Seated::Lead, StageWord::Acknowledged, 1),
        ("a second lead who fills none", lead(5, &[P::Counsellor]), Seated::NotNeeded, StageWord::Acknowledged, 1),
        ("the nurse again", member(1, &[P::Nurse]), Seated::Already, StageWord::Acknowledged, 1),
        ("a lead who fills the last role", lead(6, &[P::Psychiatrist]), Seated::Member, StageWord::Assembled, 0),
        ("another psychiatrist", member(7, &[P::Psychiatrist]), Seated::NotNeeded, StageWord::Assembled, 0),
    ];
    let mut dispatch = at(StageWord::Paging);
    for (case, who, expected, stage, missing) in rows {
        let (next, seated) = dispatch.acknowledge(&who, NOON).unwrap();
        assert_eq!((seated, next.stage.word(), short_of(&next)), (expected, stage, missing), "{case}");
        dispatch = next;
    }
    let went: Vec<_> = dispatch.crew.iter().map(|one| (one.staff, one.duty, one.profession)).collect();
    assert_eq!(
        went,
        [
            (staff(1), Duty::Member, P::Nurse),
            (staff(4), Duty::Lead, P::Counsellor),
            (staff(6), Duty::Member, P::Psychiatrist),
        ]
    );
    assert!(matches!(dispatch.ladder, Ladder::Still { .. }), "nobody else is asked");
}

#[test]
fn does_somebody_with_two_professions_make_room() {
    use Profession as P;
    let both = said_yes(at(StageWord::Paging), &lead(1, &[P::Psychiatrist, P::Nurse]));
    assert_eq!((both.crew[0].profession, short_of(&both)), (P::Psychiatrist, 1));
    let (full, seated) = both.acknowledge(&member(2, &[P::Psychiatrist]), NOON).unwrap();
    assert_eq!((seated, full.stage), (Seated::Member, Stage::Assembled { lead: staff(1) }));
    assert_eq!([full.crew[0].profession, full.crew[1].profession], [P::Nurse, P::Psychiatrist]);
}

#[test]
fn is_nobody_on_two_dispatches() {
    let elsewhere = Candidate { engaged: Some(DispatchId(Uuid::from_u128(99))), ..psychiatrist() };
    assert_eq!(at(StageWord::Paging).acknowledge(&elsewhere, NOON).unwrap_err(), Refusal::Engaged);
    let here = Candidate { engaged: Some(requested().id), ..psychiatrist() };
    let (same, seated) = at(StageWord::Acknowledged).acknowledge(&here, NOON).unwrap();
    assert_eq!((seated, same), (Seated::Already, at(StageWord::Acknowledged)), "a second tap changes nothing");
}

#[test]
fn is_a_lead_asked_for_when_only_a_lead_is_missing() {
    let full = said_yes(said_yes(at(StageWord::Paging), &nurse()), &member(1, &[Profession::Psychiatrist]));
    assert!(!full.is_complete() && full.missing().is_empty());
    assert!(full.wants(&lead(5, &[])) && !full.wants(&member(5, Profession::ALL)));
}

#[test]
fn who_is_left_to_rest_when_they_are_released() {
    let until = Some(NOON + CrisisRules::default().rest_ms);
    for stage in StageWord::ALL {
        let been_out = (StageWord::EnRoute..=StageWord::Disposition).contains(stage);
        let drill = Dispatch { purpose: Purpose::Drill, ..at(*stage) };
        assert_eq!(at(*stage).rest(NOON, &CrisisRules::default()), until.filter(|_| been_out), "{stage:?}");
        assert_eq!(drill.rest(NOON, &CrisisRules::default()), None, "{stage:?}: a drill tires nobody");
    }
}

fn people() -> impl Strategy<Value = Vec<Candidate>> {
    let duty = prop::sample::select(Duty::ALL);
    prop::collection::vec((duty, professions()), 0..10).prop_map(|all| {
        let one = |(number, (duty, professions))| Candidate { duty, professions, ..member(number as u128, &[]) };
        all.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #[test]
    fn goes_exactly_who_is_wanted_and_only_who_helps(needs in needs(), people in people()) {
        let mut dispatch = Dispatch { needs, ..at(StageWord::Paging) };
        for who in &people {
            let before = dispatch;
            let (next, seated) = before.clone().acknowledge(who, NOON).unwrap();
            let filled = short_of(&before) - short_of(&next);
            prop_assert_eq!(before.wants(who), matches!(seated, Seated::Lead | Seated::Member));
            match seated {
                Seated::Lead => prop_assert!(before.leader().is_none() && next.leader() == Some(who.staff)),
                Seated::Member => prop_assert_eq!((filled, next.leader()), (1, before.leader())),
                Seated::NotNeeded | Seated::Already => prop_assert_eq!(&next, &before),
            }
            prop_assert_eq!(next.is_complete(), next.stage.word() == StageWord::Assembled);
            for one in &next.crew {
                prop_assert!(one.professions.contains(&one.profession) || one.professions.is_empty());
            }
            dispatch = next;
        }
        let anybody = people.iter().all(|who| dispatch.crew.iter().any(|one| one.staff == who.staff) || !dispatch.wants(who));
        prop_assert!(anybody, "nobody who could still help was turned away");
    }
}
