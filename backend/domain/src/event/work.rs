//! What the journal tells of calls to make.

use crate::call_work::CallEnd;
use crate::desk_words::CallOutcome;
use crate::ids::{SessionId, StaffId, WorkId};
use serde::{Deserialize, Serialize};

/// A fact of it. The session is the one that is followed up; a call-back that was asked for has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum WorkEvent {
    CallPlanned { work: WorkId, session: Option<SessionId> },
    CallAssigned { work: WorkId, session: Option<SessionId>, staff: StaffId },
    CallReleased { work: WorkId, session: Option<SessionId>, staff: StaffId },
    CallNumberShown { work: WorkId, session: Option<SessionId>, staff: StaffId },
    CallAttempted { work: WorkId, session: Option<SessionId>, staff: StaffId, outcome: CallOutcome },
    CallBecameSession { work: WorkId, session: Option<SessionId>, staff: StaffId, became: SessionId },
    CallSettled { work: WorkId, session: Option<SessionId>, staff: StaffId, end: CallEnd },
    CallOverdue { work: WorkId, session: Option<SessionId> },
}

impl WorkEvent {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::CallPlanned { session, .. }
            | Self::CallAssigned { session, .. }
            | Self::CallReleased { session, .. }
            | Self::CallNumberShown { session, .. }
            | Self::CallAttempted { session, .. }
            | Self::CallBecameSession { session, .. }
            | Self::CallSettled { session, .. }
            | Self::CallOverdue { session, .. } => *session,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::CallAssigned { staff, .. }
            | Self::CallReleased { staff, .. }
            | Self::CallNumberShown { staff, .. }
            | Self::CallAttempted { staff, .. }
            | Self::CallBecameSession { staff, .. }
            | Self::CallSettled { staff, .. } => Some(*staff),
            Self::CallPlanned { .. } | Self::CallOverdue { .. } => None,
        }
    }
}
