//! Saving the forms: the assessment, of which each is kept, and the wrap-up, of which the last is.

use super::state;
use crate::desk::arrivals::Done;
use crate::desk::dispatches::directing::danger;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::assessment::{self, Assessment};
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::risk::TierSource;
use xinqiao_domain::wrap_up::{self, WrapUp};
use xinqiao_domain::{Actor, CommandId, Event, SessionId, StaffId};

/// The holder assesses the danger, or says why it could not be assessed.
pub struct SaveAssessment {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub fence: i64,
    pub assessment: Assessment,
}

impl Command for SaveAssessment {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let body = format!("{}{}{}{:?}", self.staff, self.session, self.fence, self.assessment);
        Some((self.id, body.into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let session = state(work, self.session).await?;
        session.check_recorder(self.staff, self.fence)?;
        let suggestion = assessment::check(&self.assessment)?;
        let decided = match &self.assessment {
            Assessment::Assessed { decided, .. } => Some(*decided),
            Assessment::NotAssessed { .. } => None,
        };
        work.batch.add_assessment(self.id, self.session, self.staff, &self.assessment, suggestion.as_ref()).await?;
        work.batch.drop_draft(self.session, DraftKind::Assessment).await?;
        let by = Actor::Staff(self.staff);
        let suggested = suggestion.map(|suggestion| suggestion.tier);
        work.batch.tell(by, Event::Assessed { session: self.session, staff: self.staff, decided, suggested })?;
        if let Some(tier) = decided {
            let before = session.tier;
            work.batch.put(session.assessed(tier));
            if before != Some(tier) {
                let source = TierSource::Operator;
                let holder = Some(self.staff);
                work.batch.tell(by, Event::TierChanged { session: self.session, tier: decided, source, holder })?;
                danger(work, self.session, tier).await?;
            }
        }
        Ok(Done {})
    }
}

/// The holder saves the wrap-up form.
pub struct SaveWrapUp {
    pub id: CommandId,
    pub staff: StaffId,
    pub session: SessionId,
    pub fence: i64,
    pub form: WrapUp,
}

impl Command for SaveWrapUp {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let body = format!("{}{}{}{:?}", self.staff, self.session, self.fence, self.form);
        Some((self.id, body.into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        state(work, self.session).await?.check_recorder(self.staff, self.fence)?;
        wrap_up::check(&self.form)?;
        work.batch.save_wrap_up(self.session, self.staff, &self.form).await?;
        work.batch.drop_draft(self.session, DraftKind::WrapUp).await?;
        let event = Event::WrapUpSaved { session: self.session, staff: self.staff };
        work.batch.tell(Actor::Staff(self.staff), event)?;
        Ok(Done {})
    }
}
