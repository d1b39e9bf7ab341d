//! How far a dispatch has come.

use crate::codes::codes;
use crate::ids::StaffId;
use crate::time::Timestamp;

codes!(
    /// The word of a stage, as it is stored and shown, in their order.
    StageWord {
        Requested = "requested",
        Paging = "paging",
        /// A lead has it; roles are still missing.
        Acknowledged = "acknowledged",
        /// Every role is filled.
        Assembled = "assembled",
        EnRoute = "en_route",
        OnScene = "on_scene",
        ContactMade = "contact_made",
        /// What is to be done is decided.
        Disposition = "disposition",
        /// Handed over; the receiver has not accepted yet.
        HandedOver = "handed_over",
        Closed = "closed",
        StoodDown = "stood_down",
        Failed = "failed",
    }
);

codes!(
    /// Why a dispatch ended without reaching its aim.
    EndReason {
        /// The person is safe.
        Safe = "safe",
        /// Another service has it.
        TakenByOthers = "taken_by_others",
        FalseAlarm = "false_alarm",
        /// The same person has another dispatch.
        Duplicate = "duplicate",
        DrillOver = "drill_over",
        /// Nobody could go.
        NobodyCouldGo = "nobody_could_go",
        /// The person was not found.
        NotFound = "not_found",
        /// The scene could not be reached or was not safe.
        Unreachable = "unreachable",
    }
);

/// The stage, with whom it hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Requested,
    Paging,
    Acknowledged { lead: StaffId },
    Assembled { lead: StaffId },
    EnRoute { lead: StaffId },
    OnScene { lead: StaffId },
    ContactMade { lead: StaffId },
    Disposition { lead: StaffId },
    HandedOver { lead: StaffId },
    Closed { lead: StaffId, at: Timestamp },
    StoodDown { by: StaffId, because: EndReason, at: Timestamp },
    Failed { by: StaffId, because: EndReason, at: Timestamp },
}

impl Stage {
    /// Its word.
    pub const fn word(&self) -> StageWord {
        match self {
            Self::Requested => StageWord::Requested,
            Self::Paging => StageWord::Paging,
            Self::Acknowledged { .. } => StageWord::Acknowledged,
            Self::Assembled { .. } => StageWord::Assembled,
            Self::EnRoute { .. } => StageWord::EnRoute,
            Self::OnScene { .. } => StageWord::OnScene,
            Self::ContactMade { .. } => StageWord::ContactMade,
            Self::Disposition { .. } => StageWord::Disposition,
            Self::HandedOver { .. } => StageWord::HandedOver,
            Self::Closed { .. } => StageWord::Closed,
            Self::StoodDown { .. } => StageWord::StoodDown,
            Self::Failed { .. } => StageWord::Failed,
        }
    }

    /// Who leads.
    pub const fn lead(&self) -> Option<StaffId> {
        match self {
            Self::Acknowledged { lead }
            | Self::Assembled { lead }
            | Self::EnRoute { lead }
            | Self::OnScene { lead }
            | Self::ContactMade { lead }
            | Self::Disposition { lead }
            | Self::HandedOver { lead }
            | Self::Closed { lead, .. } => Some(*lead),
            Self::Requested | Self::Paging | Self::StoodDown { .. } | Self::Failed { .. } => None,
        }
    }

    /// When it ended; none while it is open.
    pub const fn ended_at(&self) -> Option<Timestamp> {
        match self {
            Self::Closed { at, .. } | Self::StoodDown { at, .. } | Self::Failed { at, .. } => Some(*at),
            Self::Requested
            | Self::Paging
            | Self::Acknowledged { .. }
            | Self::Assembled { .. }
            | Self::EnRoute { .. }
            | Self::OnScene { .. }
            | Self::ContactMade { .. }
            | Self::Disposition { .. }
            | Self::HandedOver { .. } => None,
        }
    }
}
