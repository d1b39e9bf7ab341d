//! What the journal tells of the ledgers and of the standing that follows from them.

use crate::ids::{CourseId, EntryId, SessionId, StaffId};
use crate::ledger::AttendanceResult;
use crate::standing::StandingWord;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A fact of the ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LedgerEvent {
    EmploymentChanged {
        staff: StaffId,
    },
    LedgerRulesChanged {
        from: Date,
    },
    CourseAdded {
        course: CourseId,
    },
    TrainingRecorded {
        entry: EntryId,
        corrects: Option<EntryId>,
    },
    TrainingWithdrawn {
        entry: EntryId,
    },
    Enrolled {
        training: EntryId,
        people: u32,
    },
    AttendanceConfirmed {
        training: EntryId,
        entry: EntryId,
        staff: StaffId,
        result: AttendanceResult,
    },
    SupervisionRecorded {
        entry: EntryId,
        corrects: Option<EntryId>,
        people: u32,
    },
    SupervisionWithdrawn {
        entry: EntryId,
    },
    SupervisionConfirmed {
        entry: EntryId,
        staff: StaffId,
    },
    StandingChanged {
        staff: StaffId,
        word: StandingWord,
    },
    /// A caller was offered to an operator who is overdue, since nobody qualified was there: no caller pays for a missing
    /// signature.
    OfferedInBreach {
        session: SessionId,
        staff: StaffId,
    },
}

impl LedgerEvent {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::OfferedInBreach { session, .. } => Some(*session),
            Self::EmploymentChanged { .. }
            | Self::LedgerRulesChanged { .. }
            | Self::CourseAdded { .. }
            | Self::TrainingRecorded { .. }
            | Self::TrainingWithdrawn { .. }
            | Self::Enrolled { .. }
            | Self::AttendanceConfirmed { .. }
            | Self::SupervisionRecorded { .. }
            | Self::SupervisionWithdrawn { .. }
            | Self::SupervisionConfirmed { .. }
            | Self::StandingChanged { .. } => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::EmploymentChanged { staff }
            | Self::AttendanceConfirmed { staff, .. }
            | Self::SupervisionConfirmed { staff, .. }
            | Self::StandingChanged { staff, .. }
            | Self::OfferedInBreach { staff, .. } => Some(*staff),
            Self::LedgerRulesChanged { .. }
            | Self::CourseAdded { .. }
            | Self::TrainingRecorded { .. }
            | Self::TrainingWithdrawn { .. }
            | Self::Enrolled { .. }
            | Self::SupervisionRecorded { .. }
            | Self::SupervisionWithdrawn { .. } => None,
        }
    }
}
