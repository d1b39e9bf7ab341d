//! What the journal tells of supervisors on the floor, and of what they change for everybody.

use crate::ids::{BlockId, SessionId, StaffId, WhisperId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A fact of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FloorEvent {
    /// In silence: the caller never learns of it.
    WatchStarted {
        session: SessionId,
        staff: StaffId,
        /// The holder, where the centre's setting shows them who watches.
        shown_to: Option<StaffId>,
    },
    WatchEnded {
        session: SessionId,
        staff: StaffId,
        shown_to: Option<StaffId>,
    },
    /// Between supervisors and operator; never the caller's to see.
    Whispered {
        session: SessionId,
        staff: StaffId,
        whisper: WhisperId,
        /// Whom it was said to: the holder, guests, and supervisors who whispered before. Those who watch hear it too.
        to: Vec<StaffId>,
    },
    GuestJoined {
        session: SessionId,
        staff: StaffId,
        holder: Option<StaffId>,
    },
    GuestLeft {
        session: SessionId,
        staff: StaffId,
        holder: Option<StaffId>,
    },
    /// `staff` goes on with the talk that `from` held, under the lease `fence`.
    TakenOver {
        session: SessionId,
        staff: StaffId,
        from: StaffId,
        fence: i64,
    },
    /// Why a waiting caller was taken out of turn: a supervisor chose so. `Accepted` comes with it.
    TakenPastQueue {
        session: SessionId,
        staff: StaffId,
    },
    CallerBlocked {
        session: SessionId,
        staff: StaffId,
        block: BlockId,
        until: Timestamp,
    },
    /// Somebody asked for a talk although a block stands, and was let in: they said that they are in danger.
    LetInPastBlock {
        session: SessionId,
    },
    BlockLifted {
        block: BlockId,
        staff: StaffId,
    },
    LibraryChanged {
        item: String,
        staff: StaffId,
    },
}

impl FloorEvent {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::WatchStarted { session, .. }
            | Self::WatchEnded { session, .. }
            | Self::Whispered { session, .. }
            | Self::GuestJoined { session, .. }
            | Self::GuestLeft { session, .. }
            | Self::TakenOver { session, .. }
            | Self::TakenPastQueue { session, .. }
            | Self::LetInPastBlock { session }
            | Self::CallerBlocked { session, .. } => Some(*session),
            Self::BlockLifted { .. } | Self::LibraryChanged { .. } => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::WatchStarted { staff, .. }
            | Self::WatchEnded { staff, .. }
            | Self::Whispered { staff, .. }
            | Self::GuestJoined { staff, .. }
            | Self::GuestLeft { staff, .. }
            | Self::TakenOver { staff, .. }
            | Self::TakenPastQueue { staff, .. }
            | Self::CallerBlocked { staff, .. }
            | Self::BlockLifted { staff, .. }
            | Self::LibraryChanged { staff, .. } => Some(*staff),
            Self::LetInPastBlock { .. } => None,
        }
    }
}
