//! Receipt marks: how far a side has received and read. Plain rows, no journal.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use xinqiao_domain::SessionId;
use xinqiao_storage::lines::{Side, SideMarks};

/// One side has received and read up to here.
pub struct Mark {
    pub session: SessionId,
    pub side: Side,
    pub marks: SideMarks,
}

impl Command for Mark {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(kept) = work.batch.session(self.session).await? else { return Ok(Done {}) };
        // Nobody has read what was not written.
        let last = kept.last_seq;
        let marks = SideMarks { delivered: self.marks.delivered.clamp(0, last), seen: self.marks.seen.clamp(0, last) };
        work.batch.mark(self.session, self.side, marks).await?;
        Ok(Done {})
    }
}
