//! Does the course say when what happened, and name everything that nearly went wrong?

use super::*;
use crate::dispatch::{Outstanding, Purpose, ResponseClass};
use crate::employment::Profession;
use crate::ids::{DispatchId, PageId, StaffId, TeamId};
use crate::team::{Duty, PageChannel};
use uuid::Uuid;

const DISPATCH: DispatchId = DispatchId(Uuid::from_u128(1));
const LEAD: StaffId = StaffId(Uuid::from_u128(2));
const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const TARGETS: Targets = Targets::of(ResponseClass::Immediate, Millis::minutes(60), Some(Millis::minutes(5)));

fn at(minutes: i64) -> Timestamp {
    NOON + Millis::minutes(minutes)
}

fn requested() -> (Timestamp, DispatchEvent) {
    let (team, staff) = (TeamId(Uuid::from_u128(3)), StaffId(Uuid::from_u128(4)));
    let (purpose, class) = (Purpose::Real, ResponseClass::Immediate);
    let event = DispatchEvent::DispatchRequested {
        dispatch: DISPATCH,
        session: None,
        emergency: None,
        purpose,
        class,
        team,
        staff,
    };
    (at(0), event)
}

fn paged(minutes: i64) -> (Timestamp, DispatchEvent) {
    let (page, channel) = (PageId(Uuid::from_u128(5)), PageChannel::Email);
    (at(minutes), DispatchEvent::Paged { dispatch: Some(DISPATCH), page, staff: LEAD, channel })
}

fn seated(minutes: i64) -> (Timestamp, DispatchEvent) {
    let (duty, profession) = (Duty::Lead, Profession::Psychiatrist);
    (at(minutes), DispatchEvent::CrewSeated { dispatch: DISPATCH, staff: LEAD, duty, profession })
}

/// Happened, and written down later.
fn reached(stage: StageWord, happened: i64, recorded: i64) -> (Timestamp, DispatchEvent) {
    let event = DispatchEvent::StageReached { dispatch: DISPATCH, stage, staff: Some(LEAD), happened_at: at(happened) };
    (at(recorded), event)
}

fn kinds(course: &Course) -> Vec<NearMissKind> {
    course.near_misses(TARGETS).into_iter().map(|near| near.kind).collect()
}

#[test]
fn how_long_did_each_stretch_of_a_good_night_take() {
    let told = [
        requested(),
        paged(0),
        seated(2),
        reached(StageWord::Acknowledged, 2, 2),
        reached(StageWord::Assembled, 4, 4),
        reached(StageWord::EnRoute, 10, 10),
        // Offline in the mountains: it was written down twenty minutes later.
        reached(StageWord::OnScene, 35, 55),
        reached(StageWord::ContactMade, 40, 56),
        reached(StageWord::HandedOver, 95, 95),
        (at(100), DispatchEvent::ReceiverAccepted { dispatch: DISPATCH, staff: Some(LEAD) }),
    ];
    let course = Course::of(&told, &[]);
    let minutes = |from, to| course.took(from, to).map(|took| took.0 / 60_000);
    assert_eq!(minutes(Moment::Decision, Moment::FirstPage), Some(0));
    assert_eq!(minutes(Moment::Decision, Moment::FirstAcknowledgement), Some(2));
    assert_eq!(minutes(Moment::FirstAcknowledgement, Moment::TeamComplete), Some(2));
    assert_eq!(minutes(Moment::EnRoute, Moment::OnScene), Some(25), "when it happened, not when it was written");
    assert_eq!(minutes(Moment::HandedOver, Moment::Accepted), Some(5));
    assert_eq!(minutes(Moment::Accepted, Moment::Ended), None, "it is open");
    assert_eq!(kinds(&course), []);
    let intervals = course.intervals(TARGETS);
    assert_eq!(intervals.len(), 8 + 2, "each stretch, and two from the decision: {intervals:?}");
    let scene = intervals.last().expect("the last");
    assert_eq!((scene.from, scene.to, scene.target), (Moment::Decision, Moment::OnScene, Some(Millis::minutes(60))));
}

#[test]
fn is_every_near_miss_named() {
    let told = [
        requested(),
        (at(0), DispatchEvent::StepSkipped { dispatch: DISPATCH, round: 1, step: 1 }),
        paged(0),
        (at(5), DispatchEvent::StepTaken { dispatch: DISPATCH, round: 1, step: 2, pages: 3 }),
        (at(10), DispatchEvent::LadderUsedUp { dispatch: DISPATCH }),
        seated(12),
        (at(13), DispatchEvent::CrewReleased { dispatch: DISPATCH, staff: LEAD }),
        seated(14),
        reached(StageWord::EnRoute, 15, 15),
        reached(StageWord::OnScene, 76, 76),
        (at(110), DispatchEvent::CheckInMissed { dispatch: DISPATCH }),
        (at(111), DispatchEvent::CheckedIn { dispatch: DISPATCH, staff: LEAD, answer: CheckInAnswer::Duress }),
        (at(112), DispatchEvent::CheckedIn { dispatch: DISPATCH, staff: LEAD, answer: CheckInAnswer::Safe }),
        (at(2_000), DispatchEvent::DispatchRanLate { dispatch: DISPATCH, what: Outstanding::Record }),
        (at(2_001), DispatchEvent::DispatchSilent { dispatch: DISPATCH }),
    ];
    let pages = [(at(0), PageWord::Unknown), (at(5), PageWord::Acknowledged), (at(6), PageWord::Failed)];
    let mut named = kinds(&Course::of(&told, &pages));
    named.sort_unstable();
    named.dedup();
    assert_eq!(named, NearMissKind::ALL, "all there are, each from what happened");
}

#[test]
fn is_a_second_step_no_near_miss_when_somebody_had_answered() {
    let told = [
        requested(),
        paged(0),
        seated(1),
        (at(5), DispatchEvent::StepTaken { dispatch: DISPATCH, round: 1, step: 2, pages: 1 }),
    ];
    assert_eq!(kinds(&Course::of(&told, &[])), [], "a nurse is still sought; the lead goes");
}

#[test]
fn is_standing_down_no_withdrawal() {
    let released = |minutes| (at(minutes), DispatchEvent::CrewReleased { dispatch: DISPATCH, staff: LEAD });
    let told = [requested(), paged(0), seated(1), reached(StageWord::StoodDown, 3, 3), released(3)];
    assert_eq!(kinds(&Course::of(&told, &[])), []);
}
