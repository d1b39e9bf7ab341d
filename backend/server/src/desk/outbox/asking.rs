//! A supervisor asks for a letter to oneself, to see whether the channel works.

use super::{NewItem, enqueue, letters};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::delivery::{DeliveryChannel, Occasion};
use xinqiao_domain::{CommandId, Millis, StaffId};
use xinqiao_storage::outbox::Enqueued;

/// A test that has not arrived after this long says enough.
const TEST_LIFE: Millis = Millis::minutes(30);

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
