//! Closing a record: nothing that a colleague or a caller depends on may be missing.

use super::state;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work, calls};
use xinqiao_domain::follow_up::{self, FollowUpPlan};
use xinqiao_domain::session::{Session, Stage};
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId, Timestamp, WorkId};
use xinqiao_storage::call_work::About;
use xinqiao_storage::records::LastAssessment;

/// The holder closes the record. It frees them for the next caller.
pub struct Close {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub fence: i64,
    pub plan: Option<FollowUpPlan>,
}

impl Command for Close {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let body = format!("{}{}{}{:?}", self.staff, self.session, self.fence, self.plan);
        Some((self.id, body.into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let closed = state(work, self.session).await?.close(self.staff, self.fence, now)?;
        let forms = Forms {
            assessment: work.batch.last_assessment(self.session).await?,
            wrapped_up_at: work.batch.wrapped_up_at(self.session).await?,
        };
        let due = forms.check(self.plan.as_ref(), ended_at(&closed)?, now)?;
        work.batch.put(closed.clone());
        for due_at in &due {
            let id = work.ids.draw();
            work.batch.add_follow_up(id, self.session, *due_at).await?;
            calls::plan(work, WorkId(id), About::FollowUp(self.session), *due_at).await?;
        }
        if let Some(FollowUpPlan::NoContact { reason }) = &self.plan {
            work.batch.add_no_contact(work.ids.draw(), self.session, *reason).await?;
        }
        if self.plan.is_some() {
            calls::plan_changed(work, self.session).await?;
        }
        calls::end_talk(work, &closed, self.staff).await?;
        work.batch.drop_drafts(self.session).await?;
        let follow_ups = due.len() as u32;
        let event = Event::Closed { session: self.session, staff: Some(self.staff), follow_ups };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        work.route();
        Ok(Done {})
    }
}

fn ended_at(session: &Session) -> Result<Timestamp, Refusal> {
    match &session.stage {
        Stage::Closed(closed) => Ok(closed.ended.at),
        Stage::WrapUp(_, ended) => Ok(ended.at),
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => Err(Refusal::SessionNotOver),
    }
}

/// What a record holds when it is to be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Forms {
    pub assessment: LastAssessment,
    pub wrapped_up_at: Option<Timestamp>,
}

impl Forms {
    /// Whether the record is complete; gives the follow-ups to be made. The plan answers to the operator's own last
    /// decision, not to what the queue made of the caller.
    pub fn check(
        self,
        plan: Option<&FollowUpPlan>,
        ended_at: Timestamp,
        now: Timestamp,
    ) -> Result<Vec<Timestamp>, Refusal> {
        let decided = match self.assessment {
            LastAssessment::Missing => return Err(Refusal::AssessmentMissing),
            LastAssessment::NotAssessed => None,
            LastAssessment::Decided(tier) => Some(tier),
        };
        if self.wrapped_up_at.is_none() {
            return Err(Refusal::WrapUpMissing);
        }
        follow_up::check(plan, decided, ended_at, now)
    }
}
