//! Dispatches: a team is asked for, paged step by step, seated as people answer, directed by supervisors. Each change is
//! written with all that follows from it in one commit: pages, roles, who owns it, who is told that they need not go.

pub mod answering;
pub mod directing;
pub mod paging;
pub mod reading;
pub mod requesting;
pub mod watching;

use super::outbox::{CalledOff, cancel_page};
use super::{Decline, Work};
use xinqiao_domain::dispatch::{Dispatch, StageWord};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::Candidate;
use xinqiao_domain::{Actor, AlertId, DispatchId, Event, Refusal, StaffId};

/// Adds a fact about a dispatch to the journal.
pub(in crate::desk) fn tell(work: &mut Work<'_>, actor: Actor, event: DispatchEvent) -> Result<(), Decline> {
    Ok(work.batch.tell(actor, Event::Dispatch(event))?)
}

/// A dispatch that there is.
pub(in crate::desk) async fn known(work: &mut Work<'_>, dispatch: DispatchId) -> Result<Dispatch, Decline> {
    Ok(work.batch.dispatch(dispatch).await?.ok_or(Refusal::NotFound)?)
}

/// Writes a dispatch's next state and what follows from it: facts of who goes and how far it has come, pages that are no
/// longer wanted called off, alerts settled whose cause is gone.
pub(in crate::desk) async fn keep(
    work: &mut Work<'_>,
    actor: Actor,
    before: &Dispatch,
    after: &Dispatch,
) -> Result<(), Decline> {
    work.batch.put_dispatch(after).await?;
    tell_crew(work, actor, before, after)?;
    tell_stage(work, actor, before, after)?;
    call_off(work, after).await?;
    if after.is_open().is_err() {
        settle(work, after.id, &OVER).await
    } else if after.asks_for_more() {
        Ok(())
    } else {
        settle(work, after.id, &FILLED).await
    }
}

/// What nobody has to see to once every role is filled.
const FILLED: [AlertKind; 3] = [AlertKind::PagesUsedUp, AlertKind::StepEmpty, AlertKind::DispatchSilent];
/// What nobody has to see to once it is over. A team in danger is somebody's whatever became of the dispatch.
const OVER: [AlertKind; 5] = [
    AlertKind::PagesUsedUp,
    AlertKind::StepEmpty,
    AlertKind::DispatchSilent,
    AlertKind::CheckInMissed,
    AlertKind::DispatchLate,
];

fn tell_crew(work: &mut Work<'_>, actor: Actor, before: &Dispatch, after: &Dispatch) -> Result<(), Decline> {
    let dispatch = after.id;
    let goes = |of: &Dispatch, staff: StaffId| of.crew.iter().any(|one| one.staff == staff);
    for one in after.crew.iter().filter(|one| !goes(before, one.staff)) {
        let event =
            DispatchEvent::CrewSeated { dispatch, staff: one.staff, duty: one.duty, profession: one.profession };
        tell(work, actor, event)?;
    }
    for one in before.crew.iter().filter(|one| !goes(after, one.staff)) {
        tell(work, actor, DispatchEvent::CrewReleased { dispatch, staff: one.staff })?;
    }
    Ok(())
}

/// The stages until the team leaves; what it reports from the road and the scene is told by whoever reports it, and so is
/// an end.
fn tell_stage(work: &mut Work<'_>, actor: Actor, before: &Dispatch, after: &Dispatch) -> Result<(), Decline> {
    let (was, stage) = (before.stage.word(), after.stage.word());
    match stage {
        _ if was == stage => Ok(()),
        StageWord::Paging | StageWord::Acknowledged | StageWord::Assembled => {
            let (staff, happened_at) = (after.stage.lead(), work.batch.now());
            tell(work, actor, DispatchEvent::StageReached { dispatch: after.id, stage, staff, happened_at })
        }
        StageWord::Requested
        | StageWord::EnRoute
        | StageWord::OnScene
        | StageWord::ContactMade
        | StageWord::Disposition
        | StageWord::HandedOver
        | StageWord::Closed
        | StageWord::StoodDown
        | StageWord::Failed => Ok(()),
    }
}

/// Calls off the pages of everybody who is no longer wanted: their role is filled, or nobody has to go any more.
async fn call_off(work: &mut Work<'_>, dispatch: &Dispatch) -> Result<(), Decline> {
    let waiting = work.batch.waiting_pages(dispatch.id).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    let candidates = work.batch.candidates(dispatch.team).await?;
    for page in waiting {
        let wanted = candidates.iter().any(|one| one.staff == page.staff && dispatch.wants(one));
        if !wanted {
            work.batch.page_stood_down(page.id).await?;
            cancel_page(work, page.id, CalledOff::StoodDown).await?;
        }
    }
    Ok(())
}

/// Raises an item of the supervisors about a dispatch, unless one of the kind is open.
pub(in crate::desk) async fn raise(work: &mut Work<'_>, dispatch: &Dispatch, what: AlertKind) -> Result<(), Decline> {
    let open = work.batch.dispatch_alerts(dispatch.id).await?;
    if open.iter().any(|(_, kind)| *kind == what) {
        return Ok(());
    }
    let (alert, session) = (AlertId(work.ids.draw()), dispatch.session);
    work.batch.raise_dispatch_alert(alert, what, dispatch.id, session).await?;
    Ok(work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session })?)
}

/// Settles the items about a dispatch whose cause is gone.
pub(in crate::desk) async fn settle(
    work: &mut Work<'_>,
    dispatch: DispatchId,
    kinds: &[AlertKind],
) -> Result<(), Decline> {
    for (alert, kind) in work.batch.dispatch_alerts(dispatch).await? {
        if kinds.contains(&kind) {
            work.batch.settle_alert(alert, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
        }
    }
    Ok(())
}

/// Somebody as the rules of a dispatch see them.
async fn candidate(work: &mut Work<'_>, dispatch: &Dispatch, staff: StaffId) -> Result<Candidate, Decline> {
    let candidates = work.batch.candidates(dispatch.team).await?;
    Ok(candidates.into_iter().find(|one| one.staff == staff).ok_or(Refusal::NotFound)?)
}
