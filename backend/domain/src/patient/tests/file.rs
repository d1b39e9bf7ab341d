//! Which files are taken, and who is the same person?

use super::day;
use crate::patient::{
    DocumentKind, Dose, FileFault, Household, IdentityDocument, Medication, PatientClinical, PatientContact,
    PatientFile, PatientGuardian, PatientIdentity, compared_name,
};

fn file() -> PatientFile {
    PatientFile {
        identity: PatientIdentity {
            name: "王小明".to_owned(),
            gender: None,
            born_on: day("1990-03-01"),
            document: Some(IdentityDocument {
                kind: DocumentKind::IdentityCard,
                number: "53012519900301001x".to_owned(),
            }),
            phone: "13100000001".to_owned(),
            address: "河口镇一组 12 号".to_owned(),
            household: Household::Local,
        },
        guardian: Some(PatientGuardian {
            name: "王建国".to_owned(),
            relation: "父亲".to_owned(),
            phone: "13100000002".to_owned(),
            address: String::new(),
        }),
        contacts: vec![PatientContact {
            name: "李村主任".to_owned(),
            relation: "村干部".to_owned(),
            phone: "无".to_owned(),
        }],
        clinical: PatientClinical {
            onset_on: Some(day("2018-05-01")),
            treatment_before: String::new(),
            danger_before: String::new(),
            medication: vec![Medication {
                drug: "利培酮".to_owned(),
                dose: Dose::Daily { morning_ug: 1_000, noon_ug: 0, night_ug: 2_500 },
            }],
        },
    }
}

type Change = fn(&mut PatientFile);

#[test]
fn which_files_are_taken() {
    let today = day("2026-11-22");
    let table: [(Change, Result<(), &str>); 14] = [
        (|_| {}, Ok(())),
        (|file| file.identity.name = " ·".to_owned(), Err("name")),
        (|file| file.identity.name = "长".repeat(121), Err("name")),
        (|file| file.identity.born_on = day("2026-11-23"), Err("born_on")),
        (|file| file.identity.document.as_mut().unwrap().number = "-".to_owned(), Err("document")),
        (|file| file.identity.document = None, Ok(())),
        (|file| file.identity.address = "址".repeat(2_001), Err("address")),
        (|file| file.guardian.as_mut().unwrap().name.clear(), Err("guardian_name")),
        (|file| file.contacts = vec![file.contacts[0].clone(); 5], Err("contacts")),
        (|file| file.clinical.onset_on = Some(day("1989-01-01")), Err("onset_on")),
        (|file| file.clinical.onset_on = Some(day("2026-11-23")), Err("onset_on")),
        (|file| file.clinical.medication = vec![file.clinical.medication[0].clone(); 4], Err("medication")),
        (|file| file.clinical.medication[0].dose = Dose::Depot { every_weeks: 0, dose_ug: 25_000 }, Err("dose")),
        (|file| file.clinical.medication[0].dose = Dose::Daily { morning_ug: 0, noon_ug: 0, night_ug: 0 }, Err("dose")),
    ];
    for (at, (change, expected)) in table.into_iter().enumerate() {
        let mut file = file();
        change(&mut file);
        assert_eq!(file.check(today), expected.map_err(FileFault), "row {at}");
    }
}

#[test]
fn is_a_name_the_same_however_it_is_written() {
    assert_eq!(compared_name("阿依古丽·买买提"), compared_name("阿依古丽 买买提"));
    assert_eq!(compared_name("Wang  Xiaoming"), compared_name("WANG XIAOMING"));
    assert_ne!(compared_name("王小明"), compared_name("王晓明"));
    let card = |number: &str| {
        IdentityDocument { kind: DocumentKind::IdentityCard, number: number.to_owned() }.compared_number()
    };
    assert_eq!(card("530125 19900301 001x"), card("53012519900301001X"));
}

#[test]
fn from_which_numbers_may_somebody_call() {
    assert_eq!(file().phones().collect::<Vec<_>>(), ["13100000001", "13100000002"]);
}
