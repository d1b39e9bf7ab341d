//! Who may read a record: whoever holds or held it last, whoever it is offered to, and supervisors, whose reading is a
//! fact of the journal.

use super::state;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::authority::Right;
use xinqiao_domain::event::Opened;
use xinqiao_domain::session::Session;
use xinqiao_domain::{Actor, Event, Refusal, SessionId, StaffId};

/// In which capacity somebody reads a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// It is theirs, or offered to them just now.
    Own,
    /// It is somebody else's: the reading is written down first, by [`OpenRecord`].
    Others,
}

/// Whether somebody with these rights may read the record of a session.
///
/// # Errors
/// [`Refusal::NotYourSession`].
pub fn reading(session: &Session, staff: StaffId, rights: &[Right]) -> Result<Reading, Refusal> {
    let holds = session.stage.lease().is_some_and(|lease| lease.operator == staff);
    let is_offered = session.stage.offer().is_some_and(|offer| offer.operator == staff);
    if holds || is_offered {
        Ok(Reading::Own)
    } else if rights.contains(&Right::ReadAnyRecord) {
        Ok(Reading::Others)
    } else {
        Err(Refusal::NotYourSession)
    }
}

/// Somebody reads the record of a session that is not theirs.
pub struct OpenRecord {
    pub staff: StaffId,
    pub session: SessionId,
    pub what: Opened,
}

impl Command for OpenRecord {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let session = state(work, self.session).await?.id;
        work.batch
            .tell(Actor::Staff(self.staff), Event::RecordOpened { session, staff: self.staff, what: self.what })?;
        Ok(Done {})
    }
}
