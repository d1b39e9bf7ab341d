//! Other institutions' own systems: entered and closed, sent to through the outbox, asked what has changed, believed in
//! nothing but what may be so.

mod asking;
mod entering;
mod errand;
mod handing_over;
mod taking_in;
mod words;

pub use asking::{AskDue, Called, Failed, ToAsk};
pub use entering::{CloseSystem, EnterSystem};
pub use errand::Errand;
pub(in crate::desk) use errand::{is_to_be_asked_back, is_to_be_met, is_to_be_sent, where_to};
pub(in crate::desk) use handing_over::{ask_back, hand_over};
pub use taking_in::{SettleOddity, TakeIn};

use super::{Decline, Work};
use xinqiao_domain::InstitutionId;
use xinqiao_storage::exchange::StoredSystem;

/// The system of an institution, while it is one.
async fn open_system(work: &mut Work<'_>, institution: InstitutionId) -> Result<Option<StoredSystem>, Decline> {
    let system = work.batch.system(institution).await?;
    Ok(system.filter(|system| system.closed_at.is_none()))
}
