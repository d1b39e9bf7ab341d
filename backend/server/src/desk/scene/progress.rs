//! The next stage is reached.

use super::{Footing, Reported, by_crew, case_accepted, happened_at};
use crate::desk::cases;
use crate::desk::dispatches::{keep, tell};
use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::Dispatch;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::{Actor, CommandId, DispatchId, StaffId, Timestamp};
use xinqiao_protocol::http::scene::ProgressReport;
use xinqiao_protocol::limits::SCENE_NAME_CHARS;
use xinqiao_storage::scene::Receiver;

/// Somebody of the team, or a supervisor for it, reports the next stage.
pub struct ReportProgress {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    /// As the phone says; none: now.
    pub happened_at: Option<Timestamp>,
    pub report: ProgressReport,
}

impl Command for ReportProgress {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        // Told again, it may be told with another clock.
        Some((self.id, format!("{}{}{:?}", self.by, self.dispatch, self.report).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = by_crew(work, self.dispatch, self.by, self.footing).await?;
        let rules = work.batch.crisis_rules().await?;
        let at = happened_at(work, &before, self.happened_at).await?;
        let after = reached(before.clone(), &self.report, (at, work.batch.now()), &rules)?;
        let (dispatch, stage) = (after.id, after.stage.word());
        let by = Actor::Staff(self.by);
        work.batch.dispatch_reached(dispatch, stage, at, Some(self.by)).await?;
        tell(work, by, DispatchEvent::StageReached { dispatch, stage, staff: Some(self.by), happened_at: at })?;
        keep(work, by, &before, &after).await?;
        self.write_what_belongs_to_it(work).await?;
        Ok(Reported { dispatch, stage })
    }
}

impl ReportProgress {
    async fn write_what_belongs_to_it(&self, work: &mut Work<'_>) -> Result<(), Decline> {
        match &self.report {
            ProgressReport::Disposition { measures } => work.batch.put_measures(self.dispatch, measures).await?,
            ProgressReport::HandOver { receiver } => {
                let to = said("receiver", receiver, SCENE_NAME_CHARS)?;
                work.batch.put_receiver(self.dispatch, &Receiver { to, accepted_by: String::new() }).await?;
                accepted_before(work, self.dispatch).await?;
            }
            ProgressReport::EnRoute { .. } | ProgressReport::OnScene {} | ProgressReport::ContactMade {} => {}
        }
        Ok(())
    }
}

/// Whoever accepted the dispatch's case while the team was still on its way has accepted the person.
async fn accepted_before(work: &mut Work<'_>, dispatch: DispatchId) -> Result<(), Decline> {
    let Some(case) = work.batch.open_case_of_dispatch(dispatch).await? else { return Ok(()) };
    match cases::known(work, case).await?.state.accepted_by() {
        Some(institution) => case_accepted(work, dispatch, institution, None).await,
        None => Ok(()),
    }
}

/// The dispatch at its next stage. What a team owes afterwards counts from when it happened; its own safety from now on,
/// since only now do we know that it is there.
fn reached(
    before: Dispatch,
    report: &ProgressReport,
    (at, now): (Timestamp, Timestamp),
    rules: &CrisisRules,
) -> Result<Dispatch, Decline> {
    Ok(match report {
        ProgressReport::EnRoute { departure } => before.en_route(*departure)?,
        ProgressReport::OnScene {} => before.on_scene(now, rules)?,
        ProgressReport::ContactMade {} => before.contact_made(at, rules)?,
        ProgressReport::Disposition { measures } => before.dispose(measures, at, rules)?,
        ProgressReport::HandOver { receiver } => {
            said("receiver", receiver, SCENE_NAME_CHARS)?;
            before.hand_over(at, rules)?
        }
    })
}
