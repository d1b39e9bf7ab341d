//! What the journal tells of erasing callers: ids, codes and instants; never a word of what was there.

use crate::erasure::ErasureGround;
use crate::ids::{CommandId, SessionId, StaffId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A fact about what is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ErasureEvent {
    /// Words and numbers of a session, and of what came of it, were erased for good; told of each session.
    CallerErased { session: SessionId, erasure: CommandId, staff: StaffId, ground: ErasureGround },
    /// They are gone from the database's files.
    CallerWiped { erasure: CommandId },
    /// No wrapping key made before this instant is in the key file any more.
    KeysRotated { begun_at: Timestamp },
}

impl ErasureEvent {
    /// The session it is about, if one.
    pub const fn session(&self) -> Option<SessionId> {
        match self {
            Self::CallerErased { session, .. } => Some(*session),
            Self::CallerWiped { .. } | Self::KeysRotated { .. } => None,
        }
    }

    /// Who did it, if somebody.
    pub const fn staff(&self) -> Option<StaffId> {
        match self {
            Self::CallerErased { staff, .. } => Some(*staff),
            Self::CallerWiped { .. } | Self::KeysRotated { .. } => None,
        }
    }
}
