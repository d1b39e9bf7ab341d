//! What is reported from the scene of a dispatch and written afterwards. Words, names and answers are sealed under the
//! dispatch's key; times and codes are not.

mod read;
mod write;

pub use read::{CheckInSaid, CheckMade, EscortWritten, OpenScene, RecordWritten, ServiceKnown, SideMessage};
pub use write::NewCheck;

use serde::{Deserialize, Serialize};

/// Into whose care the person was given, and who said that they have accepted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Receiver {
    pub to: String,
    pub accepted_by: String,
}
