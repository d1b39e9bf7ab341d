//! A number is shown in full: only to whoever has the call, and each time it is written down.

use super::found;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::WorkEvent;
use xinqiao_domain::{Actor, Event, StaffId, WorkId};

/// Somebody reads a call.
pub struct ShowNumber {
    pub staff: StaffId,
    pub call: WorkId,
}

/// How much of the number they see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shown {
    Full,
    Masked,
}

impl Command for ShowNumber {
    type Answer = Shown;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Shown, Decline> {
        let staff = self.staff;
        let kept = found(work, self.call).await?;
        if kept.call.check_held(staff).is_err() {
            return Ok(Shown::Masked);
        }
        let shown = WorkEvent::CallNumberShown { work: kept.id, session: kept.about.session(), staff };
        work.batch.tell(Actor::Staff(staff), Event::Work(shown))?;
        Ok(Shown::Full)
    }
}
