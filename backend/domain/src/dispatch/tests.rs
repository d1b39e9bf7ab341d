//! Does a dispatch go on as it should, whatever people do and however late they do it?

mod afterwards;
mod asked;
mod at_any_time;
mod brief;
mod ladder;
mod needs;
mod orders;
mod page;
mod safety;
mod seating;
mod stages;
mod talk;

use super::*;
use crate::employment::Profession;
use crate::ids::ContactId;
use crate::team::{Availability, Candidate, Contact, CrisisRules, Duty, OnCallNow, PageChannel};
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const OUR_TEAM: TeamId = TeamId(Uuid::from_u128(1));
const THEIR_TEAM: TeamId = TeamId(Uuid::from_u128(2));
const SUPERVISOR: StaffId = StaffId(Uuid::from_u128(900));

const fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

/// A psychiatrist and a nurse are asked for, of our team, by its policy.
fn requested() -> Dispatch {
    let request = Request {
        id: DispatchId(Uuid::from_u128(1)),
        purpose: Purpose::Real,
        source: Source::Session,
        session: Some(SessionId(Uuid::from_u128(1))),
        emergency: None,
        area: AreaId(Uuid::from_u128(1)),
        team: OUR_TEAM,
        class: ResponseClass::Immediate,
        tier: Some(RiskTier::High),
        needs: Needs::default(),
        policy: EscalationPolicy::default(),
        requested_by: staff(800),
    };
    Dispatch::request(request, NOON)
}

/// A member of our team whom nothing speaks against.
fn member(number: u128, professions: &[Profession]) -> Candidate {
    let channels = [PageChannel::Console, PageChannel::Email].into_iter().enumerate();
    Candidate {
        staff: staff(number),
        team: OUR_TEAM,
        duty: Duty::Member,
        professions: professions.iter().copied().collect(),
        on_call: OnCallNow::Yes,
        availability: Availability::Available,
        resting_until: None,
        engaged: None,
        contacts: channels
            .map(|(at, channel)| Contact {
                id: ContactId(Uuid::from_u128(number * 10 + at as u128)),
                channel,
                proven_at: Some(NOON),
            })
            .collect(),
    }
}

fn lead(number: u128, professions: &[Profession]) -> Candidate {
    Candidate { duty: Duty::Lead, ..member(number, professions) }
}

fn roster(candidates: &[Candidate]) -> Roster<'_> {
    Roster { candidates, declined: &[] }
}

/// The lead psychiatrist whom the stages below know.
fn psychiatrist() -> Candidate {
    lead(1, &[Profession::Psychiatrist])
}

fn nurse() -> Candidate {
    member(2, &[Profession::Nurse])
}

/// Both of them: the whole team.
fn both() -> Vec<Candidate> {
    vec![psychiatrist(), nurse()]
}

fn said_yes(dispatch: Dispatch, who: &Candidate) -> Dispatch {
    dispatch.acknowledge(who, NOON).unwrap().0
}

/// A dispatch that has come so far by the straight way.
fn at(stage: StageWord) -> Dispatch {
    let rules = CrisisRules::default();
    let measures = [Measure::EmergencyAdmission].into();
    let before = |stage| at(stage);
    match stage {
        StageWord::Requested => requested(),
        StageWord::Paging => before(StageWord::Requested).escalate(roster(&both()), NOON).0,
        StageWord::Acknowledged => said_yes(before(StageWord::Paging), &psychiatrist()),
        StageWord::Assembled => said_yes(before(StageWord::Acknowledged), &nurse()),
        StageWord::EnRoute => before(StageWord::Assembled).en_route(Departure::Complete).unwrap(),
        StageWord::OnScene => before(StageWord::EnRoute).on_scene(NOON, &rules).unwrap(),
        StageWord::ContactMade => before(StageWord::OnScene).contact_made(NOON, &rules).unwrap(),
        StageWord::Disposition => before(StageWord::ContactMade).dispose(&measures, NOON, &rules).unwrap(),
        StageWord::HandedOver => {
            before(StageWord::Disposition).hand_over(NOON, &rules).unwrap().record_written(NOON).unwrap()
        }
        StageWord::Closed => before(StageWord::HandedOver).accepted(NOON).unwrap().close(NOON).unwrap(),
        StageWord::StoodDown => before(StageWord::Paging).stand_down(SUPERVISOR, EndReason::FalseAlarm, NOON).unwrap(),
        StageWord::Failed => before(StageWord::EnRoute).fail(SUPERVISOR, EndReason::NotFound, NOON).unwrap(),
    }
}

/// How many are missing.
fn short_of(dispatch: &Dispatch) -> u32 {
    dispatch.missing().iter().map(|need| need.count).sum()
}
