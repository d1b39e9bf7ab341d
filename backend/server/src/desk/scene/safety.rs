//! The team says how it is.

use super::{Footing, Went, went};
use crate::desk::dispatches::{keep, known, raise, settle, tell};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::{CheckIn, CheckInAnswer, happened};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, CommandId, DispatchId, Refusal, StaffId, Timestamp};

/// An answer to the safety check-in, asked for or not. Whoever was ever sent is heard, also when it is over: a phone may
/// have had no network when it mattered.
pub struct AnswerCheckIn {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub happened_at: Option<Timestamp>,
    pub answer: CheckInAnswer,
}

/// The same whatever was said: who stands beside the phone learns nothing from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub next_due_at: Option<Timestamp>,
}

impl Command for AnswerCheckIn {
    type Answer = Answered;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.dispatch, self.answer.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Answered, Decline> {
        let before = known(work, self.dispatch).await?;
        if self.footing == Footing::TakesPart && went(work, self.dispatch, self.by).await? == Went::No {
            return Err(Refusal::NotOfTheCrew.into());
        }
        let (now, rules) = (work.batch.now(), work.batch.crisis_rules().await?);
        let said = happened(self.happened_at, before.requested_at, now)?;
        let dispatch = before.clone().checked_in(said, now, &rules)?;
        let (by, staff, answer) = (Actor::Staff(self.by), self.by, self.answer);
        keep(work, by, &before, &dispatch).await?;
        work.batch.add_check_in(dispatch.id, staff, said, answer).await?;
        tell(work, by, DispatchEvent::CheckedIn { dispatch: dispatch.id, staff, answer })?;
        settle(work, dispatch.id, &[AlertKind::CheckInMissed]).await?;
        match self.answer {
            CheckInAnswer::Safe => {}
            // Only a person says that this danger is over.
            CheckInAnswer::Duress | CheckInAnswer::Help => raise(work, &dispatch, AlertKind::TeamInDanger).await?,
        }
        Ok(Answered {
            next_due_at: match dispatch.check_in {
                CheckIn::Off => None,
                CheckIn::Due { at } | CheckIn::Missed { due: at, .. } => Some(at),
            },
        })
    }
}
