//! Follow-ups of patients: drafts, the form as it is handed in with all that follows from it, a team asked for from it, the
//! yearly examination, a physician's guidance. By whoever belongs to the institution that keeps the file.

mod beside;
mod dispatching;
mod drafts;
mod handing_in;
mod reading;

pub use beside::{GiveGuidance, RecordExamination};
pub use dispatching::DispatchFromVisit;
pub use drafts::{KeepVisitDraft, Kept};
pub use handing_in::{HandInVisit, HandedIn};
pub use reading::{OpenVisit, OpenVisitDesk};

use super::patients::{keep, permitted, tell};
