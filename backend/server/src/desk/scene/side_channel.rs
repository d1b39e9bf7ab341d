//! The side channel: operator and team write to each other until contact is made. Nothing of it is a line of the session,
//! so that nothing of it can reach the caller.

use super::{Footing, Reported, by_whoever_takes_part};
use crate::desk::dispatches::tell;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, DispatchId, Refusal, StaffId};
use xinqiao_protocol::limits::{SIDE_CHANNEL_MESSAGES, SIDE_MESSAGE_CHARS};

/// Somebody who has a part in it writes.
pub struct SendMessage {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: Footing,
    pub dispatch: DispatchId,
    pub text: String,
}

impl Command for SendMessage {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.dispatch, self.text).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        if self.text.trim().is_empty() {
            return Err(Refusal::TextEmpty.into());
        }
        if self.text.chars().count() > SIDE_MESSAGE_CHARS {
            return Err(Refusal::TextTooLong.into());
        }
        let dispatch = by_whoever_takes_part(work, self.dispatch, self.by, self.footing).await?;
        dispatch.side_channel()?;
        if work.batch.next_side_message(dispatch.id).await? > SIDE_CHANNEL_MESSAGES {
            return Err(Refusal::SideChannelClosed.into());
        }
        work.batch.add_side_message(dispatch.id, self.id, self.by, &self.text).await?;
        let event = DispatchEvent::DispatchMessaged { dispatch: dispatch.id, staff: self.by };
        tell(work, Actor::Staff(self.by), event)?;
        Ok(Reported::of(&dispatch))
    }
}
