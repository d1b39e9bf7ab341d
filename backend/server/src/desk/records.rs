//! The record of a session: forms, notes, drafts, closing; what the caller may still do; who may read it.

mod caller;
mod closing;
mod forms;
mod notes;
mod reading;
pub mod return_code;
pub(super) mod taking_over;

pub use caller::{MakeReturnCode, Rate};
pub use closing::Close;
pub use forms::{SaveAssessment, SaveWrapUp};
pub use notes::{AddNote, SaveDraft, Saved};
pub use reading::{OpenRecord, Reading, reading};
pub use taking_over::TakeOver;

#[cfg(test)]
mod tests;

use super::Work;
use xinqiao_domain::session::{Session, Stage};
use xinqiao_domain::{Refusal, SessionId, StaffId};

/// The state of a session, or that there is none.
async fn state(work: &mut Work<'_>, session: SessionId) -> Result<Session, super::Decline> {
    Ok(work.batch.state(session).await?.ok_or(Refusal::SessionNotFound)?)
}

/// Whether somebody holds a session whose record is still open, whatever lease they knew of when they wrote.
fn check_mine(session: &Session, staff: StaffId) -> Result<(), Refusal> {
    match &session.stage {
        Stage::Held(lease) | Stage::Detached(lease, _) | Stage::WrapUp(lease, _) if lease.operator == staff => Ok(()),
        Stage::Closed(_) => Err(Refusal::SessionClosed),
        Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Waiting(_) | Stage::Offered(..) => {
            Err(Refusal::NotYourSession)
        }
    }
}
