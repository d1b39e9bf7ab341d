//! What the journal tells of reviews, samples and incidents.

use crate::ids::{IncidentId, ReviewId, SampleId, SessionId, StaffId};
use serde::{Deserialize, Serialize};

/// A fact of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReviewEvent {
    SampleDrawn { sample: SampleId, staff: StaffId, sessions: u32 },
    ReviewStarted { session: SessionId, review: ReviewId, staff: StaffId },
    ReviewGiven { session: SessionId, review: ReviewId, staff: StaffId },
    ReviewAcknowledged { session: SessionId, review: ReviewId, staff: StaffId },
    ReviewAnswered { session: SessionId, review: ReviewId, staff: StaffId },
    IncidentOpened { session: SessionId, incident: IncidentId, staff: StaffId },
    IncidentReported { session: SessionId, incident: IncidentId, staff: StaffId },
    IncidentOverdue { session: SessionId, incident: IncidentId },
}

impl ReviewEvent {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::ReviewStarted { session, .. }
            | Self::ReviewGiven { session, .. }
            | Self::ReviewAcknowledged { session, .. }
            | Self::ReviewAnswered { session, .. }
            | Self::IncidentOpened { session, .. }
            | Self::IncidentReported { session, .. }
            | Self::IncidentOverdue { session, .. } => Some(*session),
            Self::SampleDrawn { .. } => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::SampleDrawn { staff, .. }
            | Self::ReviewStarted { staff, .. }
            | Self::ReviewGiven { staff, .. }
            | Self::ReviewAcknowledged { staff, .. }
            | Self::ReviewAnswered { staff, .. }
            | Self::IncidentOpened { staff, .. }
            | Self::IncidentReported { staff, .. } => Some(*staff),
            Self::IncidentOverdue { .. } => None,
        }
    }
}
