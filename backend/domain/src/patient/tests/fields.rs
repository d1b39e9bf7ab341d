//! Who may see what of a patient?

use super::{given, id, patient};
use crate::ids::{AreaId, InstitutionId};
use crate::institution::{GreenAdmission, Home, Institution, InstitutionKind, Reach};
use crate::patient::{PatientAction, PatientField, Relation, may, relation, shown};
use crate::roles::Role;
use crate::time::Timestamp;

/// Rows: fields in their order. Columns: what a clerk and a physician of the institution that keeps the file, a physician of
/// the hospital that guides, a clerk and a physician of the county's office see; and who answers a call.
const TABLE: [(PatientField, &str); 13] = [
    (PatientField::Standing, "yyyyyy"),
    (PatientField::Identity, "yyyyy."),
    (PatientField::Guardian, "yyyyy."),
    (PatientField::Contacts, "yy.yy."),
    (PatientField::Consent, "yy.yy."),
    (PatientField::Diagnosis, "yyyyy."),
    (PatientField::Treatment, "yyy.y."),
    (PatientField::DangerBefore, "yyyyy."),
    (PatientField::Dangerousness, "yyyyy."),
    (PatientField::FollowUp, "yyyyyy"),
    (PatientField::Harms, "yyyyy."),
    (PatientField::Disclosures, "yy.yy."),
    (PatientField::Calls, "yy..y."),
];

const COLUMNS: [&[(Role, Relation)]; 6] = [
    &[(Role::RegistryClerk, Relation::Keeping)],
    &[(Role::Physician, Relation::Keeping)],
    &[(Role::Physician, Relation::Guiding)],
    &[(Role::RegistryClerk, Relation::County)],
    &[(Role::Physician, Relation::County)],
    &[(Role::Operator, Relation::Answering), (Role::Supervisor, Relation::Answering)],
];

#[test]
fn what_does_each_role_see_of_whom() {
    assert_eq!(TABLE.map(|(field, _)| field).as_slice(), PatientField::ALL, "every field has its row");
    for (at, column) in COLUMNS.iter().enumerate() {
        for (role, relation) in *column {
            for (field, row) in TABLE {
                let expected = row.as_bytes()[at] == b'y';
                assert_eq!(shown(*role, *relation).contains(&field), expected, "{role:?} {relation:?} {field:?}");
            }
        }
    }
}

#[test]
fn does_everybody_else_see_nothing() {
    for role in Role::ALL {
        for relation in Relation::ALL {
            if COLUMNS.iter().any(|column| column.contains(&(*role, *relation))) {
                continue;
            }
            assert!(shown(*role, *relation).is_empty(), "{role:?} {relation:?}");
        }
    }
}

/// Rows: actions in their order. Columns as above, without who answers a call.
const ACTIONS: [(PatientAction, &str); 9] = [
    (PatientAction::Correct, "yy..."),
    (PatientAction::Consent, "yy..."),
    (PatientAction::ChangeStatus, "yy..."),
    (PatientAction::Assign, "yy.yy"),
    (PatientAction::EnterHarm, "yy.yy"),
    (PatientAction::Disclose, "yy.yy"),
    (PatientAction::SeeCalls, "yy..."),
    (PatientAction::Visit, "yy..."),
    (PatientAction::Guide, ".yy.."),
];

#[test]
fn who_may_do_what_with_a_file() {
    assert_eq!(ACTIONS.map(|(action, _)| action).as_slice(), PatientAction::ALL, "every action has its row");
    for role in Role::ALL {
        for relation in Relation::ALL {
            let column = COLUMNS.iter().take(5).position(|column| column.contains(&(*role, *relation)));
            for (action, row) in ACTIONS {
                let expected = column.is_some_and(|at| row.as_bytes()[at] == b'y');
                assert_eq!(may(*role, *relation).contains(&action), expected, "{role:?} {relation:?} {action:?}");
            }
        }
    }
}

/// The patient lives in township 5 of county 50; institution 10 keeps the file, guided by 30; hospital 6 diagnosed.
#[test]
fn how_do_an_institutions_people_stand_to_a_patient() {
    use InstitutionKind::{MentalHealthOffice, Police, PrimaryCare, PsychiatricHospital};
    let home = Home { area: AreaId(id(5)), county: Some(AreaId(id(50))) };
    let (open, closed) = (None, Some(Timestamp(1)));
    for (number, kind, area, closed_at, expected) in [
        (10, PrimaryCare, Some(5), open, Relation::Keeping),
        (10, PrimaryCare, Some(5), closed, Relation::None),
        (11, PrimaryCare, Some(5), open, Relation::None),
        (6, PsychiatricHospital, None, open, Relation::Guiding),
        (30, PsychiatricHospital, None, open, Relation::Guiding),
        (31, PsychiatricHospital, None, open, Relation::None),
        (40, MentalHealthOffice, Some(50), open, Relation::County),
        (40, MentalHealthOffice, None, open, Relation::County),
        (41, MentalHealthOffice, Some(51), open, Relation::None),
        (42, Police, Some(5), open, Relation::None),
    ] {
        let of = Institution {
            id: InstitutionId(id(number)),
            kind,
            area: area.map(|area| AreaId(id(area))),
            guide: None,
            green: GreenAdmission::NotOpen,
            reach: Reach::Accounts,
            closed_at,
        };
        let found = relation(&of, &patient(given(), None), home, Some(InstitutionId(id(30))));
        assert_eq!(found, expected, "institution {number} {kind:?}");
    }
}
