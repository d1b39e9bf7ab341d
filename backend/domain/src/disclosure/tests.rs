//! Who is told what, when, and what do two lists say of each other?

use super::*;
use crate::ids::{AreaId, SuspectedCaseId};
use crate::institution::{GreenAdmission, Reach};
use crate::patient::{
    DeathCause, Disorder, Household, PatientClinical, PatientConsent, PatientContact, PatientGuardian, PatientIdentity,
    PatientOrigin, PatientStatus,
};
use crate::time::Millis;
use jiff::civil::Date;
use proptest::prelude::*;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn level(level: u8) -> Dangerousness {
    Dangerousness::new(level).unwrap()
}

/// Somebody at this level, which rose at noon.
fn patient(at: u8) -> Patient {
    Patient {
        id: PatientId(id(1)),
        case: SuspectedCaseId(id(2)),
        origin: PatientOrigin::Diagnosed,
        disorder: Disorder::Bipolar,
        hospital: InstitutionId(id(3)),
        diagnosed_on: day("2026-11-01"),
        township: AreaId(id(4)),
        institution: InstitutionId(id(5)),
        worker: StaffId(id(6)),
        consent: PatientConsent::NotAsked {},
        status: PatientStatus::Registered {},
        class: None,
        level: Some(level(at)),
        raised_at: level(at).is_told().then_some(NOW),
        next_visit_on: None,
        registered_at: NOW,
        version: 1,
    }
}

fn file(guardian: Option<PatientGuardian>, contacts: Vec<PatientContact>) -> PatientFile {
    PatientFile {
        identity: PatientIdentity {
            name: "王小明".to_owned(),
            gender: None,
            born_on: day("1990-03-01"),
            document: None,
            phone: "13100000001".to_owned(),
            address: "河口镇一组 12 号".to_owned(),
            household: Household::Local,
        },
        guardian,
        contacts,
        clinical: PatientClinical {
            onset_on: None,
            treatment_before: "曾住院两次".to_owned(),
            danger_before: "2019 年伤人".to_owned(),
            medication: Vec::new(),
        },
    }
}

#[test]
fn is_a_department_told_place_contact_and_danger_and_never_more() {
    let guardian = PatientGuardian {
        name: "王建国".to_owned(),
        relation: "父亲".to_owned(),
        phone: "13100000002".to_owned(),
        address: "别处".to_owned(),
    };
    let neighbour =
        PatientContact {
            name: "李主任".to_owned(), relation: "村干部".to_owned(), phone: "13100000003".to_owned()
        };
    let told = Disclosed::of(&patient(4), &file(Some(guardian), vec![neighbour.clone()])).unwrap();
    // Every field by name: one more would not compile.
    let Disclosed { place, contact, danger } = told;
    let DisclosedContact { person, name, relation, phone } = &contact;
    assert_eq!([person, name, relation, phone], ["王小明", "王建国", "父亲", "13100000002"]);
    assert_eq!((place.as_str(), danger), ("河口镇一组 12 号", DisclosedDanger { level: level(4), since: NOW }));
    let alone = Disclosed::of(&patient(3), &file(None, vec![neighbour])).unwrap();
    assert_eq!(alone.contact.name, "李主任", "who can be asked, where there is no guardian");
    let nobody = Disclosed::of(&patient(3), &file(None, Vec::new())).unwrap();
    assert_eq!((nobody.contact.name.as_str(), nobody.contact.phone.as_str()), ("", ""));
    assert_eq!(Disclosed::of(&patient(2), &file(None, Vec::new())), None, "of level 2 nothing is told");
    let on = day("2026-11-22");
    for status in [PatientStatus::Moved { on }, PatientStatus::Dead { on, cause: DeathCause::Accident }] {
        let gone = Patient { status, ..patient(5) };
        assert_eq!(Disclosed::of(&gone, &file(None, Vec::new())), None);
    }
}

/// An institution of this number and kind, at work in this area; none: everywhere.
fn institution(number: u128, kind: InstitutionKind, area: Option<u128>) -> Institution {
    Institution {
        id: InstitutionId(id(number)),
        kind,
        area: area.map(|area| AreaId(id(area))),
        guide: None,
        green: GreenAdmission::NotOpen,
        reach: Reach::Accounts,
        closed_at: None,
    }
}

fn home() -> Home {
    Home { area: AreaId(id(4)), county: Some(AreaId(id(40))) }
}

#[test]
fn who_is_still_owed() {
    use Department::{Governance, Police};
    let all = [
        institution(1, InstitutionKind::Police, Some(4)),
        institution(2, InstitutionKind::Governance, Some(40)),
        institution(3, InstitutionKind::Police, Some(99)),
        institution(4, InstitutionKind::Governance, None),
    ];
    let telling = |department, to, at| Telling { department, to: InstitutionId(id(to)), at };
    let (police, governance) = (|at| telling(Police, 1, at), |at| telling(Governance, 2, at));
    let (before, after) = (NOW - Millis::days(90), NOW + Millis::minutes(1));
    let first = |department| Owed { department, basis: DisclosureBasis::LevelThree };
    let again = |department| Owed { department, basis: DisclosureBasis::LevelRose };
    for (told, expected) in [
        (vec![], vec![first(Police), first(Governance)]),
        (vec![police(NOW)], vec![first(Governance)]),
        (vec![police(NOW), governance(after)], vec![]),
        (vec![police(before), governance(before)], vec![again(Police), again(Governance)]),
        (vec![police(before), police(after)], vec![first(Governance)]),
        // Told where they lived before, by an institution that is at work everywhere, by one that nobody knows.
        (vec![telling(Police, 3, NOW), governance(NOW)], vec![first(Police)]),
        (vec![police(NOW), telling(Governance, 4, NOW)], vec![]),
        (vec![police(NOW), telling(Governance, 9, NOW)], vec![first(Governance)]),
    ] {
        assert_eq!(owed(&patient(3), &told, home(), &all), expected, "{told:?}");
    }
    assert!(owed(&patient(2), &[], home(), &all).is_empty());
}

#[test]
fn is_the_nearest_institution_of_a_department_told() {
    let one = |number, kind, area, closed_at| Institution { closed_at, ..institution(number, kind, area) };
    let all = [
        one(1, InstitutionKind::Police, None, None),
        one(2, InstitutionKind::Police, Some(40), None),
        one(3, InstitutionKind::Police, Some(4), Some(NOW)),
        one(4, InstitutionKind::Governance, Some(99), None),
        one(5, InstitutionKind::PrimaryCare, Some(4), None),
    ];
    assert_eq!(
        receiver(Department::Police, home(), &all),
        Some(InstitutionId(id(2))),
        "the county's before the centre's"
    );
    assert_eq!(receiver(Department::Governance, home(), &all), None, "another county's is not told");
}

#[test]
fn until_when_is_a_receipt_in_time() {
    let zone = Zone::default();
    let due_at = same_day(NOW, &zone);
    assert_eq!(zone.minute_of(due_at).split(' ').nth(1), Some("00:00"));
    assert!(NOW < due_at && due_at <= NOW + Millis::days(1));
    let told = Disclosure {
        id: DisclosureId(id(7)),
        patient: PatientId(id(1)),
        to: InstitutionId(id(2)),
        department: Department::Police,
        purpose: Department::Police.purpose(),
        basis: DisclosureBasis::LevelThree,
        by: None,
        at: NOW,
        due_at,
        receipt: Receipt::Waiting,
    };
    let before = Timestamp(due_at.0 - 1);
    assert_eq!((told.standing(before), told.standing(due_at)), (ReceiptStanding::Waiting, ReceiptStanding::Overdue));
    let by = StaffId(id(8));
    for (at, expected) in [(before, ReceiptStanding::InTime), (due_at, ReceiptStanding::Late)] {
        let confirmed = told.confirm(by, at).unwrap();
        assert_eq!(confirmed.standing(due_at + Millis::days(30)), expected);
        assert_eq!(confirmed.confirm(by, at).unwrap_err(), Refusal::AlreadyDone);
    }
}

fn line(id: u32, document: Option<u8>, person: u8, at: Option<u8>) -> ListEntry<u32> {
    ListEntry { id, document: document.map(|one| vec![one]), person: vec![person], level: at.map(level) }
}

#[test]
fn what_do_two_lists_not_agree_on() {
    let ours = [line(1, Some(1), 1, Some(3)), line(2, None, 2, Some(4)), line(3, Some(3), 3, Some(5))];
    let theirs = [
        // The same document under another name.
        line(11, Some(1), 9, Some(3)),
        // The same name and birth; we have seen no document. Another level.
        line(12, Some(2), 2, Some(3)),
        // The same name and birth as our third, and another document: somebody else.
        line(13, Some(4), 3, None),
    ];
    let found = reconcile(&ours, &theirs);
    assert_eq!(found.both, [(1, 11, ListMatch::Document), (2, 12, ListMatch::NameAndBirth)]);
    assert_eq!(found.differing, [(2, 12)]);
    assert_eq!((found.only_ours, found.only_theirs), (vec![3], vec![13]));
}

fn list(first: u32) -> impl Strategy<Value = Vec<ListEntry<u32>>> {
    let one = (prop::option::of(0..6_u8), 0..6_u8, prop::option::of(3..=5_u8));
    prop::collection::vec(one, 0..12).prop_map(move |lines| {
        lines.into_iter().zip(first..).map(|((document, person, at), id)| line(id, document, person, at)).collect()
    })
}

proptest! {
    /// Each line of either list is accounted for exactly once, and two whose documents differ are never one person.
    #[test]
    fn is_every_line_accounted_for_once(ours in list(0), theirs in list(100)) {
        let found = reconcile(&ours, &theirs);
        let mut left: Vec<u32> = found.both.iter().map(|(one, ..)| *one).chain(found.only_ours.iter().copied()).collect();
        left.sort_unstable();
        prop_assert_eq!(left, ours.iter().map(|one| one.id).collect::<Vec<_>>());
        let mut right: Vec<u32> = found.both.iter().map(|(_, other, _)| *other).chain(found.only_theirs.iter().copied()).collect();
        right.sort_unstable();
        prop_assert_eq!(right, theirs.iter().map(|one| one.id).collect::<Vec<_>>());
        for (one, other, by) in &found.both {
            let one = ours.iter().find(|line| line.id == *one).unwrap();
            let other = theirs.iter().find(|line| line.id == *other).unwrap();
            match by {
                ListMatch::Document => prop_assert!(one.document.is_some() && one.document == other.document),
                ListMatch::NameAndBirth => {
                    prop_assert_eq!(&one.person, &other.person);
                    prop_assert!(one.document.is_none() || other.document.is_none());
                }
            }
        }
        let both: Vec<_> = found.both.iter().map(|(one, other, _)| (*one, *other)).collect();
        prop_assert!(found.differing.iter().all(|pair| both.contains(pair)));
    }
}
