//! The registry: patients, from which numbers they call, and what they did. Read as written on both databases; who it is is
//! sealed and found by blind index.

use crate::cases::{county, details, institution, suspected};
use crate::fresh::{Fresh, NOON, agree, arrived, create, keys, session_id, staff};
use crate::teams::area;
use uuid::Uuid;
use xinqiao_domain::harm::{Harm, HarmKind, HarmSource, HarmState};
use xinqiao_domain::patient::{
    Consenter, Dangerousness, DeathCause, Disorder, DocumentKind, Household, IdentityDocument, Patient, PatientClass,
    PatientClinical, PatientConsent, PatientContact, PatientFile, PatientIdentity, PatientOrigin, PatientStatus,
};
use xinqiao_domain::session::{Channel, Gender};
use xinqiao_domain::{Date, HarmId, Millis, PatientId, SuspectedCaseId, Timestamp};
use xinqiao_storage::patients::{AlikeBy, BlindIndex, NewPatient, Reach, Seen, Sorted, StoredPatient};
use xinqiao_storage::{Batch, Error};

/// Cases and patients have a seal key each, under their own ids.
const FIRST: u128 = 0xA11_0000;

pub fn patient_id(number: u128) -> PatientId {
    PatientId(Uuid::from_u128(FIRST + number))
}

pub fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

pub fn later(minutes: i64) -> Timestamp {
    NOON + Millis::minutes(minutes)
}

pub fn level(level: u8) -> Dangerousness {
    Dangerousness::new(level).expect("a level")
}

/// Of the case of the same number, kept by the clinic, the diagnosis confirmed by the hospital.
pub fn patient(number: u128) -> Patient {
    Patient {
        id: patient_id(number),
        case: SuspectedCaseId(Uuid::from_u128(number)),
        origin: PatientOrigin::Diagnosed,
        disorder: Disorder::Bipolar,
        hospital: institution(2),
        diagnosed_on: day("2026-11-01"),
        township: area(2),
        institution: institution(3),
        worker: staff(3),
        consent: PatientConsent::Given { by: Consenter::Guardian, on: day("2026-11-02") },
        status: PatientStatus::Managed {},
        class: None,
        level: None,
        raised_at: None,
        next_visit_on: Some(day("2026-12-01")),
        registered_at: later(i64::try_from(number).expect("a small number")),
        version: 1,
    }
}

pub fn number(of: u128) -> String {
    format!("P2026-{of:04}")
}

/// Somebody called 周望舒, each with a card and a phone of their own.
pub fn file(of: u128) -> PatientFile {
    PatientFile {
        identity: PatientIdentity {
            name: "周望舒".to_owned(),
            gender: Some(Gender::Woman),
            born_on: day("1991-04-05"),
            document: Some(IdentityDocument {
                kind: DocumentKind::IdentityCard,
                number: format!("53012519910405{of:04}"),
            }),
            phone: format!("1370000{of:04}"),
            address: "桥东镇柳林村".to_owned(),
            household: Household::Local,
        },
        guardian: None,
        contacts: vec![PatientContact {
            name: "何主任".to_owned(),
            relation: "村干部".to_owned(),
            phone: "13700009999".to_owned(),
        }],
        clinical: PatientClinical {
            onset_on: Some(day("2015-06-01")),
            treatment_before: "两次住院".to_owned(),
            danger_before: String::new(),
            medication: Vec::new(),
        },
    }
}

/// A county, and in its registry patients of these numbers.
pub async fn registered(batch: &mut Batch<'_>, numbers: &[u128]) -> Result<(), Error> {
    county(batch).await?;
    for of in numbers {
        batch.create_case(&suspected(*of), &details()).await?;
        let (patient, number, file) = (patient(*of), number(*of), file(*of));
        let new = NewPatient { patient: &patient, number: &number, file: &file, by: staff(3) };
        batch.create_patient(&new).await?;
    }
    Ok(())
}

#[tokio::test]
async fn is_each_standing_of_a_patient_read_as_written() {
    let managed = patient(1);
    let assessed = Patient {
        class: Some(PatientClass::Unstable),
        level: Some(level(4)),
        raised_at: Some(NOON),
        ..managed.clone()
    };
    let ways = [
        Patient { consent: PatientConsent::NotAsked {}, status: PatientStatus::Registered {}, ..managed.clone() },
        Patient {
            consent: PatientConsent::Refused { by: Consenter::Patient, on: day("2026-11-03") },
            ..managed.clone()
        },
        Patient { township: area(1), institution: institution(2), worker: staff(2), version: 7, ..assessed.clone() },
        Patient { status: PatientStatus::Lost { since: day("2026-11-05") }, next_visit_on: None, ..assessed.clone() },
        Patient { status: PatientStatus::Moved { on: day("2026-11-06") }, ..assessed.clone() },
        Patient { status: PatientStatus::Dead { on: day("2026-11-07"), cause: DeathCause::Accident }, ..assessed },
    ];
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| registered(batch, &[1]).await).await;
        let stored = |patient: &Patient| Some(StoredPatient { patient: patient.clone(), number: number(1) });
        assert_eq!(fresh.store.one_patient(patient_id(1)).await.expect("read"), stored(&managed));
        for patient in &ways {
            let read = fresh
                .write(NOON, async |batch| {
                    batch.put_patient(patient).await?;
                    batch.stored_patient(patient.id).await
                })
                .await;
            assert_eq!(read, stored(patient));
        }
        let (of_case, since) = fresh
            .write(NOON, async |batch| {
                let of_case = batch.patient_of_case(patient(1).case).await?;
                Ok((of_case, [batch.patients_since(later(1)).await?, batch.patients_since(later(2)).await?]))
            })
            .await;
        assert_eq!((of_case, since), (Some(patient_id(1)), [1, 0]));
        assert_eq!(fresh.store.one_patient_file(patient_id(1)).await.expect("opened"), file(1));
    })
    .await;
}

#[tokio::test]
async fn is_the_same_person_found_and_nobody_else() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| registered(batch, &[1, 2]).await).await;
        let identity = file(2).identity;
        let other = BlindIndex::of(&keys(), "他人", identity.born_on, None);
        assert_eq!(fresh.store.alike_patients(&other).await.expect("asked"), []);
        let index = BlindIndex::of(&keys(), "周 望舒", identity.born_on, identity.document.as_ref());
        let by = |found: &[xinqiao_storage::patients::Alike]| {
            found.iter().map(|one| (one.stored.patient.id, one.by)).collect::<Vec<_>>()
        };
        let found = fresh.store.alike_patients(&index).await.expect("asked");
        assert_eq!(by(&found), [(patient_id(2), AlikeBy::Document), (patient_id(1), AlikeBy::NameAndBirth)]);
        let corrected = PatientFile { identity: PatientIdentity { document: None, ..identity }, ..file(2) };
        let again = fresh
            .write(NOON, async |batch| {
                batch.put_patient_file(patient_id(2), &corrected).await?;
                assert_eq!(batch.patient_file(patient_id(2)).await?, corrected);
                batch.patients_alike(&index).await
            })
            .await;
        assert_eq!(by(&again), [(patient_id(1), AlikeBy::NameAndBirth), (patient_id(2), AlikeBy::NameAndBirth)]);
        // What is sealed for one patient cannot be moved to another.
        fresh
            .meddle("UPDATE patient SET file = (SELECT other.file FROM patient AS other WHERE other.id <> patient.id)")
            .await;
        assert!(fresh.store.one_patient_file(patient_id(1)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn whose_patients_are_listed_in_which_order() {
    agree(async |fresh: &Fresh| {
        fresh
            .write(NOON, async |batch| {
                registered(batch, &[1, 2, 3, 4]).await?;
                let told = |of, at| Patient { level: Some(level(3)), raised_at: Some(later(at)), ..patient(of) };
                batch.put_patient(&told(1, 60)).await?;
                batch.put_patient(&told(2, 50)).await?;
                let gone = Patient { status: PatientStatus::Moved { on: day("2026-11-06") }, ..told(3, 40) };
                batch.put_patient(&gone).await?;
                let elsewhere =
                    Patient { township: area(1), institution: institution(2), worker: staff(2), ..patient(4) };
                batch.put_patient(&elsewhere).await
            })
            .await;
        let listed = async |reach: Reach, sorted, after, limit| {
            let found = fresh.store.patients(&reach, sorted, after, limit).await.expect("read");
            assert!(found.iter().all(|one| one.name == "周望舒" && one.new_calls == 0));
            found.iter().map(|one| one.stored.patient.id).collect::<Vec<_>>()
        };
        let ids = |numbers: &[u128]| numbers.iter().map(|one| patient_id(*one)).collect::<Vec<_>>();
        let (clinic, hospital) = (Reach::KeptBy(institution(3)), institution(2));
        assert_eq!(listed(clinic.clone(), Sorted::ByRegistration, None, 9).await, ids(&[3, 2, 1]));
        let guided = Reach::GuidedBy { hospital, keepers: vec![institution(3)] };
        assert_eq!(listed(guided, Sorted::ByRegistration, None, 9).await, ids(&[4, 3, 2, 1]));
        let living = |areas| Reach::LivingIn(areas);
        assert_eq!(listed(living(vec![area(1)]), Sorted::ByRegistration, None, 9).await, ids(&[4]));
        assert_eq!(listed(living(vec![area(1), area(2)]), Sorted::ByRegistration, None, 9).await.len(), 4);
        assert_eq!(listed(living(vec![]), Sorted::ByRegistration, None, 9).await, []);
        assert_eq!(
            listed(living(vec![area(2)]), Sorted::ByDanger, None, 9).await,
            ids(&[2, 1]),
            "the longest ago first"
        );
        let first = fresh.store.patients(&clinic, Sorted::ByRegistration, None, 1).await.expect("read");
        let place = Some(first[0].stored.place());
        assert_eq!(listed(clinic, Sorted::ByRegistration, place, 1).await, ids(&[2]), "window by window");
    })
    .await;
}

#[tokio::test]
async fn from_whose_file_is_a_number_that_calls() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, async |batch| registered(batch, &[1, 2]).await).await;
        let hash = |phone: &str| keys().phone_hash(phone);
        let by = async |phone: &str| {
            let hash = hash(phone);
            fresh.write(NOON, async |batch| batch.patients_by_phone(&hash).await).await
        };
        assert_eq!(by("13700000001").await, [patient_id(1)]);
        assert_eq!(by("13700009999").await, [patient_id(1), patient_id(2)], "the contact of both");
        assert_eq!(by("13700000000").await, []);
        let mut moved = file(1);
        moved.identity.phone = "13811112222".to_owned();
        fresh.write(NOON, async |batch| batch.put_patient_file(patient_id(1), &moved).await).await;
        assert_eq!((by("13700000001").await, by("13811112222").await), (vec![], vec![patient_id(1)]));

        let (session, fixed) = arrived(7, NOON);
        fresh.write(NOON, async |batch| create(batch, session, fixed)).await;
        let seen = fresh
            .write(later(2), async |batch| {
                batch.patient_called(patient_id(1), session_id(7)).await?;
                batch.patient_called(patient_id(1), session_id(7)).await?;
                let before = batch.patient_call(patient_id(1), session_id(7)).await?;
                Ok((before, batch.patient_call(patient_id(2), session_id(7)).await?))
            })
            .await;
        assert_eq!(seen, (Some(Seen::NotYet), None), "twice is once");
        let listed = fresh.store.patients(&Reach::KeptBy(institution(3)), Sorted::ByRegistration, None, 9).await;
        let calls: Vec<_> = listed.expect("read").iter().map(|one| one.new_calls).collect();
        assert_eq!(calls, [0, 1]);
        let of = fresh.store.patients_of_session(session_id(7)).await.expect("read");
        assert_eq!(
            of.iter().map(|one| (one.stored.patient.id, one.called_at)).collect::<Vec<_>>(),
            [(patient_id(1), later(2))]
        );
        fresh.write(later(3), async |batch| batch.see_patient_call(patient_id(1), session_id(7), staff(3)).await).await;
        let calls = fresh.store.patient_calls(patient_id(1)).await.expect("read");
        let [call] = calls.as_slice() else { panic!("one: {calls:?}") };
        assert_eq!((call.session, call.channel, call.tier), (session_id(7), Channel::Web, None));
        assert_eq!((call.called_at, call.seen), (later(2), Seen::By { staff: staff(3), at: later(3) }));
    })
    .await;
}

fn harm(of: u128, at: i64) -> Harm {
    Harm {
        id: HarmId(Uuid::from_u128(of)),
        patient: patient_id(1),
        kind: HarmKind::Incident,
        source: HarmSource::Police,
        happened_at: later(at),
        injured: 2,
        deaths: 0,
        entered_by: staff(3),
        entered_at: later(90),
        state: HarmState::Stands,
    }
}

#[tokio::test]
async fn is_what_somebody_did_read_as_written_and_withdrawn() {
    agree(async |fresh: &Fresh| {
        let withdrawn = Harm { state: HarmState::Withdrawn { by: staff(3), at: later(95) }, ..harm(2, 20) };
        let read = fresh
            .write(NOON, async |batch| {
                registered(batch, &[1]).await?;
                batch.enter_harm(&harm(1, 10), "砸窗").await?;
                batch.enter_harm(&harm(2, 20), "误录").await?;
                batch.put_harm(&withdrawn).await?;
                Ok([
                    batch.harm(harm(1, 10).id).await?,
                    batch.harm(withdrawn.id).await?,
                    batch.harm(harm(3, 0).id).await?,
                ])
            })
            .await;
        assert_eq!(read, [Some(harm(1, 10)), Some(withdrawn), None]);
        let told = fresh.store.harms_of(patient_id(1)).await.expect("read");
        let told: Vec<_> = told.into_iter().map(|one| (one.harm, one.account)).collect();
        assert_eq!(told, [(withdrawn, "误录".to_owned()), (harm(1, 10), "砸窗".to_owned())], "the latest first");
    })
    .await;
}
