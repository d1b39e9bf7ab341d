//! What the journal tells of reports.

use crate::ids::{ReportId, SessionId, StaffId};
use crate::indicator::IndicatorMeasure;
use crate::suppression::Audience;
use serde::{Deserialize, Serialize};

/// A fact of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReportEvent {
    ReportStarted {
        report: ReportId,
        staff: StaffId,
        /// The frozen report that it corrects.
        corrects: Option<ReportId>,
    },
    ReportChanged {
        report: ReportId,
        staff: StaffId,
    },
    ReportFilled {
        report: ReportId,
        staff: StaffId,
    },
    /// The reviewer gave it back.
    ReportReturned {
        report: ReportId,
        staff: StaffId,
    },
    /// Signed by both; it never changes again.
    ReportFrozen {
        report: ReportId,
        staff: StaffId,
    },
    /// What a place is to reach in a year was set, or taken away.
    IndicatorTargetSet {
        staff: StaffId,
        measure: IndicatorMeasure,
        year: i16,
    },
    /// Figures of the registry left the house as a file.
    IndicatorsExported {
        staff: StaffId,
    },
    /// Figures left the house as a file.
    FiguresExported {
        staff: StaffId,
        report: Option<ReportId>,
        audience: Audience,
    },
}

impl ReportEvent {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::ReportStarted { .. }
            | Self::ReportChanged { .. }
            | Self::ReportFilled { .. }
            | Self::ReportReturned { .. }
            | Self::ReportFrozen { .. }
            | Self::IndicatorTargetSet { .. }
            | Self::IndicatorsExported { .. }
            | Self::FiguresExported { .. } => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::ReportStarted { staff, .. }
            | Self::ReportChanged { staff, .. }
            | Self::ReportFilled { staff, .. }
            | Self::ReportReturned { staff, .. }
            | Self::ReportFrozen { staff, .. }
            | Self::IndicatorTargetSet { staff, .. }
            | Self::IndicatorsExported { staff }
            | Self::FiguresExported { staff, .. } => Some(*staff),
        }
    }
}
