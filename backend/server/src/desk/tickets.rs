//! One-time tickets that open sockets.

use super::{Command, Decline, Work};
use xinqiao_storage::sha256;
use xinqiao_storage::sign_ins::Admitted;

/// Uses a ticket up.
pub struct UseTicket {
    hash: Vec<u8>,
}

impl UseTicket {
    /// The ticket as it came in the first frame.
    pub fn new(ticket: &str) -> Self {
        Self { hash: sha256(ticket.as_bytes()) }
    }
}

impl Command for UseTicket {
    type Answer = Option<Admitted>;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Option<Admitted>, Decline> {
        Ok(work.batch.use_ticket(&self.hash).await?)
    }
}
