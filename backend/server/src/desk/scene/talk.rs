//! The talk with the person is handed from the operator to the team: each side says so for itself.

use super::{Footing, Holds, Reported, by_whoever_takes_part, holds};
use crate::desk::dispatches::{keep, tell};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::{Dispatch, TalkSide};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, DispatchId, Refusal, StaffId};

/// One side confirms.
pub struct HandTalk {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub side: TalkSide,
}

impl Command for HandTalk {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.dispatch, self.side.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = by_whoever_takes_part(work, self.dispatch, self.by, self.footing).await?;
        self.may_speak_for_it(work, &before).await?;
        let session = before.session.ok_or(Refusal::SessionNotFound)?;
        let dispatch = before.clone().hand_talk(self.side, work.batch.now())?;
        let (by, side, staff) = (Actor::Staff(self.by), self.side, self.by);
        tell(work, by, DispatchEvent::TalkHandedOver { dispatch: dispatch.id, session, side, staff })?;
        keep(work, by, &before, &dispatch).await?;
        Ok(Reported::of(&dispatch))
    }
}

impl HandTalk {
    /// Nobody confirms for the other side: for the team one of those who go, for the operator whoever holds the session. A
    /// supervisor may for either.
    async fn may_speak_for_it(&self, work: &mut Work<'_>, dispatch: &Dispatch) -> Result<(), Decline> {
        let goes = dispatch.crew.iter().any(|one| one.staff == self.by);
        match (self.side, self.footing) {
            (_, Footing::Supervisor) => Ok(()),
            (TalkSide::Lead, Footing::TakesPart) if goes => Ok(()),
            (TalkSide::Lead, Footing::TakesPart) => Err(Refusal::NotOfTheCrew.into()),
            (TalkSide::Operator, Footing::TakesPart) => match holds(work, dispatch, self.by).await? {
                Holds::Yes => Ok(()),
                Holds::No => Err(Refusal::NotYourSession.into()),
            },
        }
    }
}
