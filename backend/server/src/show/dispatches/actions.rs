//! What somebody may do with a dispatch, and why not. The same rules refuse the command; here they are only said
//! beforehand.

use super::Reader;
use crate::show::permit;
use std::collections::BTreeSet;
use xinqiao_domain::dispatch::{CheckFinding, Departure, Dispatch, Measure, PageWord, TalkSide};
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::{Refusal, StaffId, Timestamp};
use xinqiao_protocol::http::dispatches::{DispatchAction as A, DispatchAllowed, PagedPerson};

type Outcome = Result<(), Refusal>;

/// For whoever directs dispatches or goes out.
pub(super) fn actions(
    dispatch: &Dispatch,
    paged: &[PagedPerson],
    reader: Reader,
    now: Timestamp,
    rules: &CrisisRules,
) -> Vec<DispatchAllowed> {
    let mut all = vec![(A::Open, Ok(()))];
    match reader {
        Reader::Directs(by) => {
            all.extend(directing(dispatch, by, now));
            // For a team that reports by telephone.
            all.extend(scene(dispatch, now, rules));
        }
        Reader::GoesOut(me) => {
            all.extend(answering(dispatch, paged, me, now));
            let goes = dispatch.crew.iter().any(|one| one.staff == me);
            let mine = if goes { Ok(()) } else { dispatch.is_open().and(Err(Refusal::NotOfTheCrew)) };
            all.extend(scene(dispatch, now, rules).map(|(name, outcome)| (name, mine.and(outcome))));
        }
    }
    said(all)
}

/// For the operator whose session it came from.
pub(super) fn glance_actions(dispatch: &Dispatch, by: StaffId, now: Timestamp) -> Vec<DispatchAllowed> {
    let asked = if dispatch.requested_by == by { dispatch.is_before_departure() } else { Err(Refusal::Forbidden) };
    said(vec![
        (A::Message, dispatch.side_channel()),
        (A::HandOverTalk, dispatch.clone().hand_talk(TalkSide::Operator, now).map(|_| ())),
        (A::RecordService, dispatch.is_open()),
        (A::StandDown, asked),
    ])
}

fn said(all: Vec<(A, Outcome)>) -> Vec<DispatchAllowed> {
    all.into_iter().map(|(name, outcome)| DispatchAllowed { name, allowed: permit(outcome) }).collect()
}

fn directing(dispatch: &Dispatch, by: StaffId, now: Timestamp) -> [(A, Outcome); 5] {
    let led = if dispatch.crew.is_empty() { Err(Refusal::NotOfTheCrew) } else { dispatch.is_open() };
    [
        (A::Take, dispatch.clone().take(by).map(|_| ())),
        (A::Escalate, dispatch.clone().hurry(dispatch.taken, now).map(|_| ())),
        (A::NameLead, dispatch.is_open().and(led)),
        (A::StandDown, dispatch.is_open()),
        (A::Fail, dispatch.is_open()),
    ]
}

fn answering(dispatch: &Dispatch, paged: &[PagedPerson], me: StaffId, now: Timestamp) -> [(A, Outcome); 3] {
    let goes = dispatch.crew.iter().any(|one| one.staff == me);
    let open = dispatch.is_open();
    let wanted = if goes || !dispatch.asks_for_more() { Err(Refusal::AlreadyDone) } else { Ok(()) };
    let waits = paged.iter().any(|one| one.staff == me && waits(one.state));
    let asked = if waits && !goes { Ok(()) } else { Err(Refusal::AlreadyDone) };
    [
        (A::Acknowledge, open.and(wanted)),
        (A::Decline, open.and(asked)),
        (A::Withdraw, dispatch.clone().withdraw(me, now).map(|_| ())),
    ]
}

/// Whether somebody with a page in this state has not answered yet.
const fn waits(state: PageWord) -> bool {
    match state {
        PageWord::Acknowledged | PageWord::Declined | PageWord::NotNeeded | PageWord::Cancelled => false,
        PageWord::Pending
        | PageWord::Sending
        | PageWord::AcceptedByProvider
        | PageWord::Delivered
        | PageWord::Seen
        | PageWord::Unknown
        | PageWord::Failed
        | PageWord::Expired
        | PageWord::Suppressed => true,
    }
}

fn scene(dispatch: &Dispatch, now: Timestamp, rules: &CrisisRules) -> impl Iterator<Item = (A, Outcome)> {
    let at = || dispatch.clone();
    let measures = BTreeSet::from([Measure::OnSite]);
    let check_in = dispatch.check_in.answer(now, rules).map(|_| ());
    [
        (A::EnRoute, at().en_route(Departure::Complete).map(|_| ())),
        (A::EnRouteShort, at().en_route(Departure::Short).map(|_| ())),
        (A::OnScene, at().on_scene(now, rules).map(|_| ())),
        (A::CheckIn, dispatch.is_open().and(check_in)),
        (A::ContactMade, at().contact_made(now, rules).map(|_| ())),
        (A::Dispose, at().dispose(&measures, now, rules).map(|_| ())),
        (A::HandOver, at().hand_over(now, rules).map(|_| ())),
        (A::WriteEscort, dispatch.met_the_person()),
        (A::WriteRecord, at().record_written(now).map(|_| ())),
        (A::RecordCheck, at().checked(CheckFinding::Stable, now, rules).map(|_| ())),
        (A::Accept, at().accepted(now).map(|_| ())),
        (A::Message, dispatch.side_channel()),
        (A::HandOverTalk, at().hand_talk(TalkSide::Lead, now).map(|_| ())),
        (A::RecordService, dispatch.is_open()),
    ]
    .into_iter()
}
