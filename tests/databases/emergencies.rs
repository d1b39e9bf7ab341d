//! Emergencies, their plans, drills, the year of each team and the figures of dispatches: do both databases count alike?

use crate::dispatches::{asks, brief, dispatch_id, led, met, minute, requested};
use crate::fresh::{Fresh, NOON, agree, staff};
use crate::teams::{area, team};
use uuid::Uuid;
use xinqiao_domain::dispatch::{
    Basis, CheckFinding, Dispatch, Ladders, Measure, Needs, Purpose, ResponseClass, StageWord,
};
use xinqiao_domain::emergency::{Emergency, EmergencyState, PlanState, PlanVersion};
use xinqiao_domain::ledger::{AttendanceResult, Organiser, Origin, TrainingKind};
use xinqiao_domain::report::Days;
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::{CourseId, Date, EmergencyId, EntryId, Millis, PlanId, Timestamp};
use xinqiao_storage::dispatches::NewDispatch;
use xinqiao_storage::emergencies::NewPlan;
use xinqiao_storage::entries::Version;
use xinqiao_storage::trainings::{Attendance, Course, Details, Held, Training, Writing};
use xinqiao_storage::{Batch, Error};

fn plan_id(number: u128) -> PlanId {
    PlanId(Uuid::from_u128(number))
}

fn emergency_id(number: u128) -> EmergencyId {
    EmergencyId(Uuid::from_u128(number))
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The year of [`NOON`], 15 January 2027.
fn year() -> Days {
    Days { first: day("2027-01-01"), last: day("2027-12-31") }
}

fn new<'p>(version: PlanVersion, body: &'p str, needs: &'p Needs) -> NewPlan<'p> {
    NewPlan { version, title: "县预案", body, needs, class: ResponseClass::FourHours, by: staff(1) }
}

fn declared(number: u128, purpose: Purpose) -> Emergency {
    Emergency {
        id: emergency_id(number),
        purpose,
        area: area(3),
        plan: plan_id(2),
        declared_by: staff(1),
        declared_at: minute(i64::try_from(number).expect("small")),
        state: EmergencyState::UnderWay,
    }
}

/// Two versions of the county's plan.
async fn planned(batch: &mut Batch<'_>) -> Result<(), Error> {
    let (first, needs) = (PlanVersion::first(plan_id(1), area(1)), Needs::default());
    batch.write_plan(new(first, "第一版", &needs)).await?;
    let second = first.followed_by(plan_id(2)).expect("the newest");
    batch.write_plan(new(second, "第二版", &needs)).await
}

/// A drill of the plan's second version, asked for at noon.
async fn drills(batch: &mut Batch<'_>, drill: &Dispatch, number: &str) -> Result<(), Error> {
    let brief = brief();
    let basis = Basis::Consent;
    let new = NewDispatch { dispatch: drill, number, plan: Some(plan_id(2)), basis, reasons: &[], brief: &brief };
    batch.create_dispatch(&new).await
}

/// It is seen through to the end.
async fn closes(fresh: &Fresh, drill: Dispatch) {
    let rules = CrisisRules::default();
    let met = met(fresh, drill).await;
    let decided = met.dispose(&[Measure::EmergencyAdmission].into(), minute(7), &rules).expect("decided");
    assert!(decided.clone().checked(CheckFinding::Stable, minute(8), &rules).is_err(), "a hospital has the person");
    let written = decided.hand_over(minute(8), &rules).expect("given").record_written(minute(9)).expect("written");
    let closed = written.accepted(minute(10)).expect("accepted").close(minute(10)).expect("closed");
    fresh.write(minute(10), async |batch| batch.put_dispatch(&closed).await).await;
}

#[tokio::test]
async fn which_plan_stands_and_what_does_each_version_say() {
    agree(async |fresh: &Fresh| {
        let (first, found) = fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                planned(batch).await?;
                let first = batch.plan_version(plan_id(1)).await?;
                let needs = (batch.plan_needs(plan_id(2)).await?, batch.plan_needs(plan_id(9)).await?);
                assert_eq!(needs, (Some(Needs::default()), None));
                let own = (batch.plan_of(area(1)).await?, batch.plan_of(area(3)).await?);
                Ok((first, [own.0, own.1, batch.plan_for(area(3)).await?, batch.plan_for(area(2)).await?]))
            })
            .await;
        assert_eq!(first.map(|one| one.state), Some(PlanState::Superseded { at: NOON }));
        let newest = Some(plan_id(2));
        assert_eq!(
            found.map(|one| one.map(|one| one.id)),
            [newest, None, newest, None],
            "a township goes by its county's"
        );
        let store = &fresh.store;
        assert_eq!(store.plans(9).await.expect("read").len(), 1);
        let versions = store.versions_of_plan(plan_id(1), 9).await.expect("read");
        assert_eq!(versions.iter().map(|one| one.body.as_str()).collect::<Vec<_>>(), ["第二版", "第一版"]);
        assert_eq!((store.plan(plan_id(1)).await.expect("read").map(|one| one.area_name)), Some("青山县".to_owned()));
        versions
    })
    .await;
}

#[tokio::test]
async fn which_emergencies_are_under_way_with_which_cases() {
    agree(async |fresh: &Fresh| {
        let case = Dispatch { emergency: Some(emergency_id(1)), ..requested(1, Purpose::Real, None) };
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                planned(batch).await?;
                batch.declare_emergency(&declared(1, Purpose::Real), "民房坍塌").await?;
                batch.declare_emergency(&declared(2, Purpose::Drill), "演练").await?;
                asks(batch, &case, "2027-0001").await?;
                assert_eq!(batch.open_cases(emergency_id(1)).await?, 1);
                batch.end_emergency(emergency_id(2), staff(1), minute(9)).await?;
                let over = batch.emergency(emergency_id(2)).await?.expect("it is there");
                assert_eq!(over.state, EmergencyState::Over { by: staff(1), at: minute(9) });
                Ok(())
            })
            .await;
        let store = &fresh.store;
        let latest = store.emergencies(None, 1).await.expect("read");
        let before = store.emergencies(Some(latest[0].place()), 9).await.expect("read");
        assert_eq!((latest[0].emergency.id, before.len()), (emergency_id(2), 1));
        let one = store.one_emergency(emergency_id(1)).await.expect("read").expect("it is there");
        assert_eq!((one.title.as_str(), one.area_name.as_str(), one.plan_version), ("民房坍塌", "河口镇", 2));
        assert_eq!((one.cases, one.open_cases, &one), (1, 1, &before[0]));
        let cases = store.cases_of(emergency_id(1), 9).await.expect("read");
        assert_eq!(cases.iter().map(|one| one.dispatch.id).collect::<Vec<_>>(), [case.id]);
        (latest, before)
    })
    .await;
}

/// A training of the ledger on a day, with its first attendance.
async fn attended(batch: &mut Batch<'_>, number: u128, kind: TrainingKind, on: &str) -> Result<(), Error> {
    let (course, entry) = (CourseId(Uuid::from_u128(number)), EntryId(Uuid::from_u128(number)));
    let content = Course {
        id: course,
        kind,
        title: "演练与培训".to_owned(),
        content: String::new(),
        minutes: 60,
        valid_months: None,
    };
    batch.create_course(&content).await?;
    let version = Version::first(entry, NOON);
    let held = Held { on: day(on), minutes: 60, organiser: Organiser::City, details: Details::default() };
    let training = Training { version, course, trainer: staff(1), held };
    batch.write_training(&training, Writing { by: staff(1), reason: "" }).await?;
    batch.enrol(entry, &[staff(11), staff(12), staff(21)], staff(1)).await?;
    for (at, (who, result)) in
        [(11, AttendanceResult::Attended), (12, AttendanceResult::Passed), (21, AttendanceResult::Absent)]
            .into_iter()
            .enumerate()
    {
        let entry = EntryId(Uuid::from_u128(1_000 * number + at as u128));
        let origin = Origin::First;
        let attendance = Attendance { entry, origin, result, confirmed_by: staff(1), confirmed_at: NOON };
        batch.write_attendance(version.root, staff(who), &attendance).await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_did_each_team_do_in_a_year() {
    agree(async |fresh: &Fresh| {
        let drill = requested(1, Purpose::Drill, None);
        let open = requested(2, Purpose::Drill, None);
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                planned(batch).await?;
                drills(batch, &drill, "D2027-0001").await?;
                drills(batch, &open, "D2027-0002").await?;
                attended(batch, 1, TrainingKind::Drill, "2027-01-15").await?;
                attended(batch, 2, TrainingKind::Drill, "2026-11-01").await?;
                attended(batch, 3, TrainingKind::CrisisTeam, "2027-01-10").await
            })
            .await;
        closes(fresh, drill).await;
        let store = &fresh.store;
        let years = store.team_years(year(), 9).await.expect("read");
        let of = |number| years.iter().find(|one| one.team == team(number)).expect("at work");
        assert_eq!((of(1).trainings, of(1).last_run, of(1).last_entered), (1, Some(NOON), Some(day("2027-01-15"))));
        assert_eq!((of(2).trainings, of(2).last_run, of(2).last_entered), (0, None, None), "absent is not there");
        let run = store.drills_run(Timestamp(0)..minute(1)).await.expect("read");
        assert_eq!(
            run.iter().map(|one| (one.team, one.begun_at, one.ended_at)).collect::<Vec<_>>(),
            [(team(1), NOON, minute(10))]
        );
        assert_eq!(store.drills_run(minute(1)..minute(99)).await.expect("read"), []);
        let entered = store.drills_entered(year()).await.expect("read");
        assert_eq!(entered, [(team(1), day("2027-01-15"))], "once for each team, however many of it");
        years
    })
    .await;
}

#[tokio::test]
async fn how_does_a_drill_stand_beside_the_one_before() {
    agree(async |fresh: &Fresh| {
        let first = requested(1, Purpose::Drill, None);
        let second = Dispatch { requested_at: minute(60), begun_at: minute(60), ..requested(2, Purpose::Drill, None) };
        fresh
            .write(NOON, async |batch| {
                led(batch).await?;
                planned(batch).await?;
                drills(batch, &first, "D2027-0001").await?;
                asks(batch, &requested(3, Purpose::Real, None), "2027-0001").await
            })
            .await;
        closes(fresh, first).await;
        fresh.write(minute(60), async |batch| drills(batch, &second, "D2027-0002").await).await;
        let store = &fresh.store;
        let latest = store.drills(None, 1).await.expect("read");
        let (before, run) = (latest[0].before.as_ref().expect("one before"), &latest[0].run);
        assert_eq!((before.0, before.1.as_str(), run.requested_at), (dispatch_id(1), "D2027-0001", minute(60)));
        assert_eq!(before.2.took(StageWord::OnScene), Some(Millis::minutes(5)));
        assert_eq!(latest[0].plan, Some((plan_id(2), "县预案".to_owned(), 2)));
        let earlier = store.drills(Some(latest[0].place()), 9).await.expect("read");
        assert_eq!((earlier.len(), earlier[0].before.is_none()), (1, true));
        let drilled = store.plan(plan_id(2)).await.expect("read").expect("it is there");
        assert_eq!((drilled.drills, drilled.drilled_at), (2, Some(minute(60))));
        // Figures of the same: two drills, one of them seen through, and one real.
        let facts = store.dispatch_facts(NOON..minute(61), 9, minute(61)).await.expect("read");
        let reached = facts.iter().filter(|fact| fact.on_scene == Some(Millis::minutes(5))).count();
        assert_eq!((facts.len(), reached), (3, 1));
        assert!(facts.iter().all(|fact| fact.ladder == Ladders::Sufficed && fact.unowned == Millis(0)), "{facts:?}");
        assert_eq!(store.dispatch_facts(NOON..minute(61), 1, minute(61)).await.expect("read").len(), 1);
        (latest, facts)
    })
    .await;
}
