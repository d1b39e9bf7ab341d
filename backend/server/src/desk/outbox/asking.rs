//! Letters that another command asks for by itself: something waits for somebody. And a supervisor's letter to oneself, to
//! see whether the channel works.

use super::{NewItem, Words, enqueue, letters};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::delivery::{DeliveryChannel, Occasion};
use xinqiao_domain::{CommandId, EntryId, Millis, ReviewId, StaffId};
use xinqiao_storage::outbox::Enqueued;

/// A test that has not arrived after this long says enough.
const TEST_LIFE: Millis = Millis::minutes(30);

/// What waits for somebody and could not be said for this long, they have seen in the console by then [D].
const WAITING_LIFE: Millis = Millis::days(14);

/// Says to somebody that a supervision waits for their confirmation: once for each version.
pub(in crate::desk) async fn ask_to_confirm(
    work: &mut Work<'_>,
    version: EntryId,
    recipient: StaffId,
) -> Result<(), Decline> {
    say(work, Occasion::SupervisionToConfirm { version, recipient }, letters::supervision_to_confirm()).await
}

/// Says to somebody that feedback waits for them: once.
pub(in crate::desk) async fn ask_to_read(
    work: &mut Work<'_>,
    review: ReviewId,
    recipient: StaffId,
) -> Result<(), Decline> {
    say(work, Occasion::ReviewWaiting { review, recipient }, letters::review_waiting()).await
}

async fn say(work: &mut Work<'_>, occasion: Occasion, words: Words) -> Result<(), Decline> {
    enqueue(work, NewItem { channel: DeliveryChannel::Email, occasion, words, life: WAITING_LIFE }).await?;
    Ok(())
}

/// Asks for a letter to oneself.
pub struct AskTest {
    pub id: CommandId,
    pub staff: StaffId,
}

/// Whether it will be sent, or was asked for before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Asked {
    Now,
    Before,
}

impl Command for AskTest {
    type Answer = Asked;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, self.staff.to_string().into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Asked, Decline> {
        let occasion = Occasion::Test { asked: self.id, recipient: self.staff };
        let new = NewItem { channel: DeliveryChannel::Email, occasion, words: letters::test(), life: TEST_LIFE };
        Ok(match enqueue(work, new).await? {
            Enqueued::Now => Asked::Now,
            Enqueued::Before => Asked::Before,
        })
    }
}
