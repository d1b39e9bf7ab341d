//! From the road, the scene and afterwards: the team reports how far it has come and how it is, operator and team write to
//! each other until contact is made, and what is to be written and checked is, or the supervisors hear of it.

mod afterwards;
mod progress;
mod running_late;
mod safety;
mod services;
mod side_channel;
mod talk;

pub(super) use afterwards::case_accepted;
pub use afterwards::{Accept, MakeCheck, WriteEscort, WriteRecord};
pub use progress::ReportProgress;
pub use running_late::{CheckInRanOut, RanLate};
pub use safety::{AnswerCheckIn, Answered};
pub use services::ReportService;
pub use side_channel::SendMessage;
pub use talk::HandTalk;

use super::dispatches::{keep, known, settle, tell};
use super::{Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::{Dispatch, StageWord, happened};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, DispatchId, Refusal, StaffId, Timestamp};

/// In what standing somebody reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    /// For a team that reports by telephone.
    Supervisor,
    /// As one of those who go, or who asked for the team.
    TakesPart,
}

/// How far a dispatch has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub dispatch: DispatchId,
    pub stage: StageWord,
}

impl Reported {
    fn of(dispatch: &Dispatch) -> Self {
        Self { dispatch: dispatch.id, stage: dispatch.stage.word() }
    }
}

/// A dispatch, for somebody who goes on it now.
async fn by_crew(work: &mut Work<'_>, id: DispatchId, by: StaffId, footing: Footing) -> Result<Dispatch, Decline> {
    let dispatch = known(work, id).await?;
    match footing {
        Footing::Supervisor => Ok(dispatch),
        Footing::TakesPart if dispatch.crew.iter().any(|one| one.staff == by) => Ok(dispatch),
        Footing::TakesPart => {
            // Whoever was released when the person was handed over had done it all before.
            let handed_over = dispatch.stage.word() == StageWord::HandedOver;
            match went(work, id, by).await? {
                Went::Yes if handed_over => Err(Refusal::AlreadyDone.into()),
                Went::Yes => dispatch.is_open().and(Err(Refusal::NotOfTheCrew)).map_err(Into::into),
                Went::No => Err(Refusal::NotOfTheCrew.into()),
            }
        }
    }
}

/// A dispatch, for somebody who goes on it or went.
async fn by_whoever_went(
    work: &mut Work<'_>,
    id: DispatchId,
    by: StaffId,
    footing: Footing,
) -> Result<Dispatch, Decline> {
    let dispatch = known(work, id).await?;
    match footing {
        Footing::Supervisor => Ok(dispatch),
        Footing::TakesPart if went(work, id, by).await? == Went::Yes => Ok(dispatch),
        Footing::TakesPart => Err(Refusal::NotOfTheCrew.into()),
    }
}

/// A dispatch, for somebody who has a part in it: who goes or went, who asked for it, who talks with the person.
async fn by_whoever_takes_part(
    work: &mut Work<'_>,
    id: DispatchId,
    by: StaffId,
    footing: Footing,
) -> Result<Dispatch, Decline> {
    let dispatch = known(work, id).await?;
    let asked = dispatch.requested_by == by;
    if footing == Footing::Supervisor || asked || holds(work, &dispatch, by).await? == Holds::Yes {
        return Ok(dispatch);
    }
    match went(work, id, by).await? {
        Went::Yes => Ok(dispatch),
        Went::No => Err(Refusal::NotOfTheCrew.into()),
    }
}

/// Whether somebody goes on a dispatch or ever did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Went {
    Yes,
    No,
}

async fn went(work: &mut Work<'_>, dispatch: DispatchId, staff: StaffId) -> Result<Went, Decline> {
    let stays = work.batch.crew_stays(dispatch).await?;
    Ok(if stays.iter().any(|stay| stay.staff == staff) { Went::Yes } else { Went::No })
}

/// Whether somebody talks with the person now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
}

async fn holds(work: &mut Work<'_>, dispatch: &Dispatch, staff: StaffId) -> Result<Holds, Decline> {
    let Some(session) = dispatch.session else { return Ok(Holds::No) };
    let state = work.batch.state(session).await?;
    let holder = state.and_then(|state| state.stage.lease().map(|lease| lease.operator));
    Ok(if holder == Some(staff) { Holds::Yes } else { Holds::No })
}

/// When a report is of: after the last stage that was reached.
async fn happened_at(work: &mut Work<'_>, dispatch: &Dispatch, told: Option<Timestamp>) -> Result<Timestamp, Decline> {
    let last = work.batch.milestones(dispatch.id).await?.last().map_or(dispatch.requested_at, |one| one.happened_at);
    Ok(happened(told, last, work.batch.now())?)
}

/// Writes a dispatch down after what had to be done afterwards was: what is late no more is settled, and when nothing is
/// outstanding it is closed.
async fn keep_afterwards(
    work: &mut Work<'_>,
    by: Option<StaffId>,
    before: &Dispatch,
    after: Dispatch,
) -> Result<Reported, Decline> {
    let done = after.outstanding().is_empty() && after.stage.word() == StageWord::HandedOver;
    let after = if done { after.close(work.batch.now())? } else { after };
    let actor = actor(by);
    keep(work, actor, before, &after).await?;
    if after.still_late().is_empty() {
        settle(work, after.id, &[AlertKind::DispatchLate]).await?;
    }
    if done {
        let (dispatch, stage) = (after.id, after.stage.word());
        tell(work, actor, DispatchEvent::DispatchEnded { dispatch, stage, because: None, staff: by })?;
    }
    Ok(Reported::of(&after))
}

/// Somebody, or the hotline itself, which passes on what an institution said.
fn actor(by: Option<StaffId>) -> Actor {
    by.map_or(Actor::Hotline, Actor::Staff)
}
