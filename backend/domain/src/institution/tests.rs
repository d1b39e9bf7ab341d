//! Who may hand a person over to whom, in which direction, and to whom first; what holds together; who may diagnose.

use super::*;
use crate::ids::StaffId;
use uuid::Uuid;

fn id(number: u128) -> InstitutionId {
    InstitutionId(Uuid::from_u128(number))
}

fn area(number: u128) -> AreaId {
    AreaId(Uuid::from_u128(number))
}

fn institution(number: u128, kind: InstitutionKind) -> Institution {
    Institution {
        id: id(number),
        kind,
        area: None,
        guide: None,
        green: GreenAdmission::NotOpen,
        reach: Reach::Accounts,
        closed_at: None,
    }
}

#[test]
fn which_kinds_hand_a_person_over_to_which() {
    use InstitutionKind as K;
    use ReferralDirection::{Down, Level, Up};
    let to = [K::PsychiatricHospital, K::GeneralHospital, K::PrimaryCare, K::MentalHealthOffice];
    let table = [
        (K::Hotline, [Up, Up, Up, Up]),
        (K::Police, [Up, Up, Up, Up]),
        (K::Governance, [Up, Up, Up, Up]),
        (K::CivilAffairs, [Up, Up, Up, Up]),
        (K::DisabilityFederation, [Up, Up, Up, Up]),
        (K::School, [Up, Up, Up, Up]),
        (K::VillageCommittee, [Up, Up, Up, Up]),
        (K::Other, [Up, Up, Up, Up]),
        (K::PrimaryCare, [Up, Up, Level, Level]),
        (K::MentalHealthOffice, [Up, Up, Level, Level]),
        (K::GeneralHospital, [Level, Level, Down, Down]),
        (K::PsychiatricHospital, [Level, Level, Down, Down]),
    ];
    assert_eq!(table.len(), K::ALL.len());
    for (from, directions) in table {
        for (to, expected) in to.into_iter().zip(directions) {
            assert_eq!(direction(from, to), Ok(expected), "{from:?} to {to:?}");
        }
        for other in K::ALL.iter().filter(|kind| !to.contains(kind)) {
            assert_eq!(direction(from, *other), Err(Refusal::PairNotAllowed), "{from:?} to {other:?}");
        }
    }
}

#[test]
fn which_institutions_hold_together() {
    use InstitutionKind as K;
    let hospital = institution(1, K::PsychiatricHospital);
    let closed = Institution { closed_at: Some(Timestamp(1)), ..hospital };
    let clinic = institution(2, K::PrimaryCare);
    let guided = Institution { guide: Some(id(1)), ..clinic };
    let admits = |rank, kind| Institution { green: GreenAdmission::Admits { rank }, ..institution(3, kind) };
    let table = [
        (clinic, None, Ok(())),
        (guided, Some(hospital), Ok(())),
        (guided, None, Err("guide")),
        (guided, Some(closed), Err("guide")),
        (guided, Some(institution(1, K::PrimaryCare)), Err("guide")),
        (Institution { guide: Some(id(1)), ..institution(3, K::Police) }, Some(hospital), Err("guide")),
        (Institution { guide: Some(id(1)), ..institution(3, K::GeneralHospital) }, Some(hospital), Err("guide")),
        (admits(1, K::PsychiatricHospital), None, Ok(())),
        (admits(MOST_RANKS, K::GeneralHospital), None, Ok(())),
        (admits(0, K::GeneralHospital), None, Err("green")),
        (admits(MOST_RANKS + 1, K::GeneralHospital), None, Err("green")),
        (admits(1, K::PrimaryCare), None, Err("green")),
    ];
    for (one, guide, expected) in table {
        assert_eq!(one.check(guide.as_ref()), expected, "{one:?}");
    }
}

/// A county (1) with townships 11 and 12; another county (2).
fn a_prefecture() -> Vec<Institution> {
    use InstitutionKind as K;
    let at = |number, kind, place: u128| Institution { area: Some(area(place)), ..institution(number, kind) };
    vec![
        institution(1, K::Hotline),
        Institution { green: GreenAdmission::Admits { rank: 2 }, ..institution(2, K::PsychiatricHospital) },
        Institution { green: GreenAdmission::Admits { rank: 9 }, ..at(3, K::GeneralHospital, 1) },
        Institution { green: GreenAdmission::Admits { rank: 1 }, ..at(4, K::PsychiatricHospital, 2) },
        Institution { guide: Some(id(2)), ..at(5, K::PrimaryCare, 11) },
        at(6, K::PrimaryCare, 12),
        at(7, K::MentalHealthOffice, 1),
        at(8, K::Police, 1),
    ]
}

#[test]
fn who_is_asked_first() {
    let all = a_prefecture();
    let from = |number: u128| *all.iter().find(|one| one.id == id(number)).unwrap();
    let township = |number| Home { area: area(number), county: Some(area(1)) };
    let county = Home { area: area(2), county: None };
    let closed: Vec<_> = all
        .iter()
        .map(|one| if one.id == id(2) { Institution { closed_at: Some(Timestamp(1)), ..*one } } else { *one })
        .collect();
    let table = [
        ("the hotline: whoever guides the clinic there", 1, township(11), &all, Some(2)),
        ("nobody guides it: the nearest hospital", 1, township(12), &all, Some(3)),
        ("police, likewise", 8, township(11), &all, Some(2)),
        ("the clinic's own guide, wherever the person lives", 5, township(12), &all, Some(2)),
        ("a clinic without one: the nearest hospital", 6, township(12), &all, Some(3)),
        ("the other county's hospital", 1, county, &all, Some(4)),
        ("a hospital sends home", 2, township(12), &all, Some(6)),
        ("home has no clinic", 2, county, &all, None),
        ("a closed guide guides nobody", 5, township(11), &closed, Some(3)),
    ];
    for (what, sender, home, all, expected) in table {
        let found = receivers(&from(sender), home, all);
        let default: Vec<_> = found.iter().filter(|one| one.standing == ReceiverStanding::Default).collect();
        assert_eq!(
            default.iter().map(|one| one.institution).collect::<Vec<_>>(),
            expected.map(id).as_slice(),
            "{what}"
        );
        assert!(found.iter().all(|one| one.institution != id(sender)), "{what}: nobody sends to themselves");
        assert!(found.is_sorted_by_key(|one| (one.standing, one.nearness)), "{what}");
    }
    let order: Vec<_> = receivers(&from(1), township(11), &all).iter().map(|one| one.institution).collect();
    assert_eq!(order, [2, 5, 3, 7, 4, 6].map(id), "the default, here, the county, everywhere, elsewhere");
}

#[test]
fn in_which_order_hospitals_are_asked_to_admit_at_once() {
    let all = a_prefecture();
    let home = Home { area: area(11), county: Some(area(1)) };
    assert_eq!(green_ladder(home, &all), [2, 3, 4].map(id), "by rank, another county's last");
    let home = Home { area: area(2), county: None };
    assert_eq!(green_ladder(home, &all), [4, 2, 3].map(id));
}

#[test]
fn whose_title_counts() {
    let (physician, administrator) = (StaffId(Uuid::from_u128(1)), StaffId(Uuid::from_u128(2)));
    let title = |word| Some(Title { word, rank: MedicalRank::Attending });
    let member = |title| Membership {
        staff: physician,
        institution: id(1),
        title,
        proof: TitleProof::NotVerified,
        since: Timestamp(0),
    };
    let psychiatrist = member(title(TitleWord::Psychiatrist));
    assert_eq!(psychiatrist.psychiatrist(), Err(Refusal::TitleNotVerified));
    assert_eq!(psychiatrist.verify(physician, Timestamp(1)), Err(Refusal::OwnTitle));
    let verified = psychiatrist.verify(administrator, Timestamp(1)).unwrap();
    assert_eq!(verified.psychiatrist(), Ok(MedicalRank::Attending));
    assert_eq!(verified.verify(administrator, Timestamp(2)), Err(Refusal::AlreadyDone));
    assert_eq!(member(None).verify(administrator, Timestamp(1)), Err(Refusal::TitleMissing));
    for word in [TitleWord::Physician, TitleWord::Nurse, TitleWord::PublicHealth] {
        let verified = member(title(word)).verify(administrator, Timestamp(1)).unwrap();
        assert_eq!(verified.psychiatrist(), Err(Refusal::TitleNotVerified), "{word:?}");
    }
    assert!(MedicalRank::Resident < MedicalRank::Attending && MedicalRank::Attending < MedicalRank::Chief);
}
