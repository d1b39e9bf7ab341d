//! Follow-ups: read as written on both databases, due in their order, and the facts that indicators are counted from.

use crate::cases::institution;
use crate::dispatches::{asks, requested};
use crate::fresh::{Fresh, NOON, agree, staff};
use crate::registry::{day, later, patient, patient_id, registered};
use crate::teams::{area, stored_team};
use std::collections::BTreeSet;
use uuid::Uuid;
use xinqiao_domain::dispatch::Purpose;
use xinqiao_domain::harm::{Harm, HarmKind, HarmSource, HarmState};
use xinqiao_domain::indicator::{
    Alike, Followed, Guided, Harmed, IndicatorMeasure, IndicatorTarget, Managing, RegistryFacts, TakesPart,
};
use xinqiao_domain::patient::{
    Dangerousness, DeathCause, Disorder, Patient, PatientClass, PatientConsent, PatientStatus,
};
use xinqiao_domain::team::AreaLevel;
use xinqiao_domain::visit::{
    Adherence, AdverseReaction, ClassDecision, ClassProposal, ClassReason, DangerousActs, Functioning, Functions,
    HospitalStay, Insight, Interviewed, Laboratory, LostReason, PhysicalState, ReferralAdvice, Rehabilitation,
    Restraint, Symptoms, Trail, Treatment, TreatmentEffect, VisitFindings, VisitForm, VisitMode, VisitOutcome,
    VisitOutcomeWord,
};
use xinqiao_domain::{HarmId, InstitutionId, PatientId, VisitId};
use xinqiao_storage::indicators::{AlikeIn, CountedOf, StoredTarget};
use xinqiao_storage::teams::StoredArea;
use xinqiao_storage::visits::{
    DueAfter, DueCounts, DueOf, NewVisit, OpenedVisit, StoredExamination, StoredGuidance, StoredVisit,
    StoredVisitDraft, VisitAfter, VisitDays, VisitRecord,
};
use xinqiao_storage::{Batch, Error};

const CLINIC: DueOf = DueOf::Institution(InstitutionId(Uuid::from_u128(3)));

fn visit_id(number: u128) -> VisitId {
    VisitId(Uuid::from_u128(number))
}

/// All is well, at home, with somebody who goes to a day centre.
fn findings(level: u8) -> VisitFindings {
    VisitFindings {
        interviewed: BTreeSet::from([Interviewed::Patient, Interviewed::Family]),
        dangerousness: Dangerousness::new(level).expect("a level"),
        symptoms: Symptoms::Gone,
        insight: Insight::Full,
        sleep: Functioning::Good,
        diet: Functioning::Good,
        functions: Functions {
            self_care: Functioning::Good,
            housework: Functioning::Fair,
            work: None,
            learning: Functioning::Good,
            social: Functioning::Good,
        },
        acts: DangerousActs { minor: 0, incident: 0, serious: 0, other: 0, self_harm: 0, attempted_suicide: 0 },
        restraint: Restraint::None,
        hospital: HospitalStay::Never,
        laboratory: Laboratory::No,
        physical: PhysicalState::Stable,
        adherence: Adherence::Regular,
        reaction: AdverseReaction::No,
        effect: TreatmentEffect::Better,
        referral: ReferralAdvice::NotNeeded,
        medication: Vec::new(),
        rehabilitation: BTreeSet::from([Rehabilitation::Social]),
        companions: Vec::new(),
        remarks: "情绪平稳".to_owned(),
    }
}

fn reached(on: &str, level: u8) -> VisitRecord {
    let outcome = VisitOutcome::Reached { findings: Box::new(findings(level)) };
    VisitRecord {
        form: VisitForm { on: day(on), mode: VisitMode::Home, outcome },
        proposal: Some(ClassProposal { class: PatientClass::Stable, reasons: vec![ClassReason::AllWell] }),
        decision: Some(ClassDecision { class: PatientClass::Stable, because: String::new() }),
    }
}

fn not_reached(on: &str) -> VisitRecord {
    let outcome = VisitOutcome::NotReached { lost: Some(LostReason::WorkingAway), words: "锁门".to_owned() };
    VisitRecord { form: VisitForm { on: day(on), mode: VisitMode::Phone, outcome }, proposal: None, decision: None }
}

fn new(number: u128, of: u128, record: &VisitRecord, missed: u32) -> NewVisit<'_> {
    NewVisit {
        id: visit_id(number),
        patient: patient_id(of),
        by: staff(3),
        record,
        missed,
        lost: (missed > 0).then_some(LostReason::WorkingAway),
        next_on: Some(day("2027-02-01")),
    }
}

async fn visited(batch: &mut Batch<'_>, number: u128, of: u128, record: &VisitRecord) -> Result<(), Error> {
    batch.hand_in_visit(&new(number, of, record, 0)).await
}

#[tokio::test]
async fn is_a_visit_read_as_written() {
    let (first, second) = (reached("2026-11-03", 0), not_reached("2026-11-10"));
    let died = VisitOutcome::Died { on: day("2026-11-12"), cause: DeathCause::Accident, words: String::new() };
    let died = VisitForm { on: day("2026-11-20"), mode: VisitMode::Phone, outcome: died };
    let died = VisitRecord { form: died, ..not_reached("2026-11-20") };
    agree(async |fresh: &Fresh| {
        let trails = fresh
            .write(NOON, async |batch| {
                registered(batch, &[1]).await?;
                let before = batch.visit_trail(patient_id(1)).await?;
                visited(batch, 1, 1, &first).await?;
                batch.hand_in_visit(&new(2, 1, &second, 1)).await?;
                Ok((before, batch.visit_trail(patient_id(1)).await?))
            })
            .await;
        let after = Trail { last_on: Some(day("2026-11-10")), class: Some(PatientClass::Stable), missed: 1 };
        assert_eq!(trails, (Trail::default(), after));
        let store = &fresh.store;
        let stored = |number, on, mode, outcome, found: Option<PatientClass>, missed| StoredVisit {
            id: visit_id(number),
            patient: patient_id(1),
            on: day(on),
            by: staff(3),
            at: NOON,
            mode,
            outcome,
            class: found,
            level: found.and_then(|_| Dangerousness::new(0)),
            missed,
            next_on: Some(day("2027-02-01")),
            dispatch: None,
        };
        let of_first =
            stored(1, "2026-11-03", VisitMode::Home, VisitOutcomeWord::Reached, Some(PatientClass::Stable), 0);
        let of_second = stored(2, "2026-11-10", VisitMode::Phone, VisitOutcomeWord::NotReached, None, 1);
        let opened = OpenedVisit { visit: of_first.clone(), record: first.clone() };
        assert_eq!(store.one_visit(visit_id(1)).await.expect("read"), Some(opened));
        assert_eq!(store.one_visit(visit_id(9)).await.expect("read"), None);
        let found = store.last_findings(patient_id(1)).await.expect("read");
        assert_eq!(found, Some((day("2026-11-03"), findings(0))), "of the last that reached somebody");
        assert_eq!(store.last_class(patient_id(1)).await.expect("read"), Some(PatientClass::Stable));
        fresh.write(NOON, async |batch| visited(batch, 3, 1, &died).await).await;
        let of_third = stored(3, "2026-11-20", VisitMode::Phone, VisitOutcomeWord::Died, None, 0);
        let all = store.visits_of(patient_id(1), None, 9).await.expect("read");
        assert_eq!(all, [of_third, of_second.clone(), of_first.clone()], "the latest first");
        let after = Some(VisitAfter { on: all[0].on, id: all[0].id });
        assert_eq!(store.visits_of(patient_id(1), after, 2).await.expect("read"), [of_second, of_first]);
        let days = store.visit_days(patient_id(1), 2026).await.expect("read");
        assert_eq!(days, VisitDays { reached_on: vec![day("2026-11-03")], examined_on: None, missed: 0 });
    })
    .await;
}

/// Where the team of the dispatch is at work.
fn crisis_area() -> StoredArea {
    StoredArea { id: area(3), level: AreaLevel::County, county: None, name: "临江县".to_owned(), closed_at: None }
}

#[tokio::test]
async fn what_stands_beside_the_visits() {
    agree(async |fresh: &Fresh| {
        let store = &fresh.store;
        let asked = requested(1, Purpose::Real, None);
        let dispatch = asked.id;
        let record = reached("2026-11-03", 3);
        let open = fresh
            .write(later(1), async |batch| {
                registered(batch, &[1, 2]).await?;
                batch.put_area(&crisis_area()).await?;
                batch.put_team(&stored_team(1, area(3), &[])).await?;
                asks(batch, &asked, "2027-0001").await?;
                batch.keep_visit_draft(patient_id(1), staff(3), "{\"a\":1}").await?;
                batch.keep_visit_draft(patient_id(1), staff(3), "{\"a\":2}").await?;
                batch.visit_asks_for(patient_id(1), dispatch, staff(3)).await?;
                Ok([batch.open_visit_dispatch(patient_id(1)).await?, batch.open_visit_dispatch(patient_id(2)).await?])
            })
            .await;
        assert_eq!(open, [Some(dispatch), None]);
        let draft = store.visit_draft(patient_id(1), staff(3)).await.expect("read");
        assert_eq!(draft, Some(StoredVisitDraft { body: "{\"a\":2}".to_owned(), saved_at: later(1) }));
        assert_eq!(store.visit_draft(patient_id(1), staff(2)).await.expect("read"), None, "nobody else's");
        let own = |number: u128| Uuid::from_u128(number).to_string();
        fresh
            .write(later(2), async |batch| {
                visited(batch, 1, 1, &record).await?;
                batch.add_examination(&own(1), patient_id(1), day("2026-05-01"), staff(2), "正常").await?;
                batch.add_examination(&own(2), patient_id(1), day("2026-10-01"), staff(3), "偏瘦").await?;
                batch.add_guidance(&own(3), patient_id(1), staff(2), "先减量").await?;
                batch.add_guidance(&own(4), patient_id(1), staff(2), "两周后再看").await
            })
            .await;
        assert_eq!(store.visit_draft(patient_id(1), staff(3)).await.expect("read"), None, "handed in");
        let visit = store.one_visit(visit_id(1)).await.expect("read").expect("it is there").visit;
        assert_eq!(visit.dispatch, Some(dispatch), "what was asked for before belongs to it");
        let made = |on, by, findings: &str| StoredExamination {
            on: day(on),
            by: staff(by),
            at: later(2),
            findings: findings.to_owned(),
        };
        let latest = store.examinations_of(patient_id(1), 1).await.expect("read");
        assert_eq!(latest, [made("2026-10-01", 3, "偏瘦")]);
        let both = store.examinations_of(patient_id(1), 9).await.expect("read");
        assert_eq!(both[1], made("2026-05-01", 2, "正常"));
        let words = store.last_guidance(patient_id(1)).await.expect("read");
        assert_eq!(words, Some(StoredGuidance { by: staff(2), at: later(2), words: "两周后再看".to_owned() }));
        let days = store.visit_days(patient_id(1), 2026).await.expect("read");
        assert_eq!(days.examined_on, Some(day("2026-10-01")));
        assert_eq!(store.visit_days(patient_id(1), 2025).await.expect("read").examined_on, None);
    })
    .await;
}

#[tokio::test]
async fn who_is_to_be_visited_first() {
    agree(async |fresh: &Fresh| {
        let due = |of, on: &str| Patient { next_visit_on: Some(day(on)), ..patient(of) };
        fresh
            .write(NOON, async |batch| {
                registered(batch, &[1, 2, 3, 4, 5]).await?;
                batch.put_patient(&due(1, "2026-12-01")).await?;
                batch.put_patient(&due(2, "2026-11-01")).await?;
                let other = Patient { worker: staff(2), ..due(3, "2026-11-20") };
                batch.put_patient(&other).await?;
                let elsewhere = Patient { institution: institution(2), township: area(1), ..due(4, "2026-10-01") };
                batch.put_patient(&elsewhere).await?;
                batch.put_patient(&Patient { next_visit_on: None, ..patient(5) }).await?;
                visited(batch, 1, 1, &reached("2026-10-02", 0)).await?;
                batch.hand_in_visit(&new(2, 1, &not_reached("2026-10-09"), 1)).await
            })
            .await;
        let listed = async |of, until: &str, after| {
            let found = fresh.store.due_visits(of, day(until), after, 9).await.expect("read");
            found.into_iter().map(|one| one.patient).collect::<Vec<_>>()
        };
        let ids = |numbers: &[u128]| numbers.iter().map(|one| patient_id(*one)).collect::<Vec<_>>();
        assert_eq!(listed(CLINIC, "2026-12-31", None).await, ids(&[2, 3, 1]), "the longest overdue first");
        assert_eq!(listed(CLINIC, "2026-11-20", None).await, ids(&[2, 3]));
        let after = DueAfter { on: day("2026-11-01"), id: patient_id(2) };
        assert_eq!(listed(CLINIC, "2026-12-31", Some(after)).await, ids(&[3, 1]));
        assert_eq!(listed(DueOf::Worker(staff(2)), "2026-12-31", None).await, ids(&[3]));
        assert_eq!(listed(DueOf::Worker(staff(3)), "2026-12-31", None).await, ids(&[4, 2, 1]));
        let there = DueOf::Township(institution(3), area(2));
        assert_eq!(listed(there, "2026-12-31", None).await, ids(&[2, 3, 1]));
        assert_eq!(listed(DueOf::Township(institution(3), area(1)), "2026-12-31", None).await, [], "another's");
        let shown = fresh.store.due_visits(CLINIC, day("2026-12-31"), None, 9).await.expect("read").pop();
        let shown = shown.expect("the last of them");
        assert_eq!((shown.name.as_str(), shown.number.as_str()), ("周望舒", "P2026-0001"));
        assert_eq!(
            (shown.last_reached_on, shown.missed, shown.next_on),
            (Some(day("2026-10-02")), 1, day("2026-12-01"))
        );
        let counts = fresh.store.due_counts(CLINIC, day("2026-11-20"), day("2026-12-04"), 9).await.expect("read");
        assert_eq!(counts, DueCounts { overdue: 1, today: 1, soon: 1 });
        let all = fresh.store.due_counts(CLINIC, day("2026-12-31"), day("2026-12-31"), 2).await.expect("read");
        assert_eq!(all.overdue, 2, "counted up to a limit");
    })
    .await;
}

fn counted(first: &str, last: &str) -> CountedOf {
    CountedOf {
        first: day(first),
        last: day(last),
        denominator_on: day(last),
        denominator_until: later(1_000),
        time: NOON..later(1_000),
        places: None,
    }
}

/// Of somebody who is managed, was visited and takes part, and did nothing.
fn well() -> RegistryFacts {
    RegistryFacts {
        managing: Managing::Managed,
        disorder: Disorder::Bipolar,
        class: Some(PatientClass::Stable),
        followed: Followed::Yes,
        treatment: Treatment::Medication,
        harmed: Harmed::Nothing,
        rehabilitation: TakesPart::Yes,
        guided: Guided::No,
    }
}

fn not_visited() -> RegistryFacts {
    let (class, followed, treatment) = (None, Followed::No, Treatment::Neither);
    RegistryFacts { class, followed, treatment, rehabilitation: TakesPart::No, ..well() }
}

async fn counted_in(batch: &mut Batch<'_>) -> Result<(), Error> {
    registered(batch, &[1, 2, 3, 4, 5]).await?;
    visited(batch, 1, 1, &reached("2026-08-03", 0)).await?;
    visited(batch, 2, 1, &reached("2026-11-03", 0)).await?;
    visited(batch, 3, 2, &reached("2026-09-03", 0)).await?;
    batch.add_guidance(&Uuid::from_u128(1).to_string(), patient_id(2), staff(2), "词").await?;
    let harm = |of: u128, kind, deaths, state| Harm {
        id: HarmId(Uuid::from_u128(of)),
        patient: patient_id(3),
        kind,
        source: HarmSource::Police,
        happened_at: later(10),
        injured: 0,
        deaths,
        entered_by: staff(3),
        entered_at: later(20),
        state,
    };
    batch.enter_harm(&harm(1, HarmKind::Incident, 0, HarmState::Stands), "").await?;
    batch.enter_harm(&harm(2, HarmKind::Serious, 1, HarmState::Stands), "").await?;
    let withdrawn = harm(2, HarmKind::Serious, 1, HarmState::Withdrawn { by: staff(3), at: later(30) });
    batch.put_harm(&withdrawn).await?;
    let asked = Patient { consent: PatientConsent::NotAsked {}, ..patient(4) };
    batch.put_patient(&Patient { township: area(1), ..asked }).await?;
    batch.put_patient(&Patient { status: PatientStatus::Moved { on: day("2026-11-05") }, ..patient(5) }).await
}

#[tokio::test]
async fn who_is_behind_which_number() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, counted_in).await;
        let of = async |of: CountedOf, after: Option<PatientId>, limit| {
            let found = fresh.store.registry_patients(&of, after, limit).await.expect("read");
            found.into_iter().map(|one| (one.patient, one.facts)).collect::<Vec<_>>()
        };
        let november = counted("2026-11-01", "2026-11-30");
        let first = RegistryFacts { ..well() };
        let second = RegistryFacts { followed: Followed::No, guided: Guided::Yes, ..well() };
        let third = RegistryFacts { harmed: Harmed::Incident, ..not_visited() };
        let fourth = RegistryFacts { managing: Managing::Registered, ..not_visited() };
        let everybody =
            [(patient_id(1), first), (patient_id(2), second), (patient_id(3), third), (patient_id(4), fourth)];
        assert_eq!(of(november.clone(), None, 9).await, everybody, "whoever moved away before is nobody's number");
        assert_eq!(of(november.clone(), Some(patient_id(2)), 1).await, everybody[2..3]);
        let here = CountedOf { places: Some(vec![area(1)]), ..november.clone() };
        assert_eq!(of(here.clone(), None, 9).await, everybody[3..]);
        let before = CountedOf { denominator_on: day("2026-11-04"), ..november.clone() };
        assert_eq!(of(before, None, 9).await.len(), 5, "on the day before they moved they were here");
        let august = of(counted("2026-08-01", "2026-08-31"), None, 1).await;
        // What the last visit up to the end of the period found; and who agreed later was only registered then.
        assert_eq!(august[0].1, RegistryFacts { managing: Managing::Registered, ..well() });

        let counts = fresh.store.registry_counts(&november).await.expect("counted");
        let mut alike: Vec<_> = counts.iter().map(|one| (one.township, one.alike.facts, one.alike.patients)).collect();
        let mut expected: Vec<_> = everybody
            .iter()
            .map(|(patient, facts)| (area(if *patient == patient_id(4) { 1 } else { 2 }), *facts, 1_u64))
            .collect();
        alike.sort();
        expected.sort();
        assert_eq!(alike, expected);
        let there = fresh.store.registry_counts(&here).await.expect("counted");
        assert_eq!(there, [AlikeIn { township: area(1), alike: Alike { facts: fourth, patients: 1 } }]);
        fresh.meddle("DELETE FROM guidance").await;
        fresh.meddle("DELETE FROM harm").await;
        fresh.meddle("DELETE FROM visit").await;
        let counts = fresh.store.registry_counts(&november).await.expect("counted");
        assert_eq!(counts.iter().map(|one| one.alike.patients).max(), Some(3), "who is alike is counted together");
    })
    .await;
}

#[tokio::test]
async fn are_targets_read_as_set() {
    agree(async |fresh: &Fresh| {
        let target =
            |area, year, permille| IndicatorTarget { measure: IndicatorMeasure::Management, area, year, permille };
        let (whole, place) = (target(None, 2026, 800), target(Some(area(2)), 2027, 850));
        let count = fresh
            .write(NOON, async |batch| {
                registered(batch, &[]).await?;
                batch.set_indicator_target(&target(None, 2026, 700), staff(1)).await?;
                batch.set_indicator_target(&whole, staff(2)).await?;
                batch.set_indicator_target(&place, staff(2)).await?;
                batch.indicator_target_count().await
            })
            .await;
        assert_eq!(count, 2, "the later takes the place of the one before");
        let stored = |target| StoredTarget { target, by: staff(2), at: NOON };
        let all = fresh.store.indicator_targets().await.expect("read");
        assert_eq!(all, [stored(place), stored(whole)], "the latest year first");
        let gone = async |batch: &mut Batch<'_>| {
            batch.drop_indicator_target(IndicatorMeasure::Management, Some(area(2)), 2027).await
        };
        fresh.write(NOON, gone).await;
        assert_eq!(fresh.store.indicator_targets().await.expect("read"), [stored(whole)]);
    })
    .await;
}
