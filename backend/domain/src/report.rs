//! The hotline report form (domain: "Hotline report form"): drafted, filled in and signed by one person, reviewed and
//! frozen by another. What is frozen is never edited: a correction is a report of its own that names it.

mod figures;
mod publish;
#[cfg(test)]
mod tests;

pub use figures::{
    Attended, Employed, Figure, FigureChanged, Figures, Known, ReportItem, ReportTaught, changes, figures,
};
pub use publish::published;

use crate::calendar::Zone;
use crate::ids::StaffId;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Longest period of a report, and of any other figures, in days: a year.
pub const MOST_DAYS: i32 = 366;

/// First and last day of a report or of other figures, by the centre's calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    pub first: Date,
    pub last: Date,
}

impl Days {
    /// These days, both counted.
    ///
    /// # Errors
    /// [`Refusal::FieldInvalid`] where the last lies before the first, or more than [`MOST_DAYS`] are asked for.
    pub fn new(first: Date, last: Date) -> Result<Self, Refusal> {
        let days = (last - first).get_days() + 1;
        if (1..=MOST_DAYS).contains(&days) { Ok(Self { first, last }) } else { Err(Refusal::FieldInvalid) }
    }

    /// From the first instant of the first day to the first after the last.
    pub fn time(self, zone: &Zone) -> Range<Timestamp> {
        zone.day_begins(self.first)..zone.day_begins(self.last.tomorrow().unwrap_or(self.last))
    }
}

/// What people type into a report; everything else is counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct ReportTyped {
    /// 填报单位
    pub unit: String,
    pub province: String,
    pub city: String,
    /// 热线号码
    pub number: String,
    /// 线路数
    pub lines: u32,
    /// 服务时间
    pub hours: String,
}

/// A name under a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signature {
    pub by: StaffId,
    pub at: Timestamp,
}

/// Where a report stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It can be changed; perhaps a reviewer gave it back.
    Draft { returned: Option<Signature> },
    /// Signed by whoever filled it in, with the figures of that instant.
    Filled { filler: Signature, figures: Figures },
    /// Signed by somebody else as well; it never changes again.
    Frozen { filler: Signature, reviewer: Signature, figures: Figures },
}

/// What can be done with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum ReportAction {
    /// Type something else.
    Change,
    /// Sign it as filled in.
    Fill,
    /// Give it back to be changed.
    Return,
    /// Sign it as reviewed, which freezes it.
    Review,
    /// Begin a report that corrects it.
    Correct,
}

impl ReportAction {
    /// In the order in which they come.
    pub const ALL: &'static [Self] = &[Self::Change, Self::Fill, Self::Return, Self::Review, Self::Correct];
}

impl Stage {
    /// Whether somebody may do this on this day of the centre, of a report that ends on `last`.
    ///
    /// # Errors
    /// [`Refusal::ReportFrozen`], [`Refusal::ReportFilled`], [`Refusal::ReportNotFilled`], [`Refusal::ReportNotFrozen`],
    /// [`Refusal::OwnReport`], [`Refusal::PeriodNotOver`].
    pub fn check(&self, action: ReportAction, by: StaffId, last: Date, today: Date) -> Result<(), Refusal> {
        match (action, self) {
            (ReportAction::Fill, Self::Draft { .. }) if last >= today => Err(Refusal::PeriodNotOver),
            (ReportAction::Change | ReportAction::Fill, Self::Draft { .. })
            | (ReportAction::Correct, Self::Frozen { .. }) => Ok(()),
            (ReportAction::Return | ReportAction::Review, Self::Filled { filler, .. }) => {
                if filler.by == by {
                    Err(Refusal::OwnReport)
                } else {
                    Ok(())
                }
            }
            (ReportAction::Change | ReportAction::Fill, Self::Filled { .. }) => Err(Refusal::ReportFilled),
            (ReportAction::Return | ReportAction::Review, Self::Draft { .. }) => Err(Refusal::ReportNotFilled),
            (
                ReportAction::Change | ReportAction::Fill | ReportAction::Return | ReportAction::Review,
                Self::Frozen { .. },
            ) => Err(Refusal::ReportFrozen),
            (ReportAction::Correct, Self::Draft { .. } | Self::Filled { .. }) => Err(Refusal::ReportNotFrozen),
        }
    }

    /// Signed as filled in, with the figures as they are now.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn fill(self, filler: Signature, figures: Figures, last: Date, today: Date) -> Result<Self, Refusal> {
        self.check(ReportAction::Fill, filler.by, last, today)?;
        Ok(Self::Filled { filler, figures })
    }

    /// Given back to be changed.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn give_back(self, reviewer: Signature, last: Date, today: Date) -> Result<Self, Refusal> {
        self.check(ReportAction::Return, reviewer.by, last, today)?;
        Ok(Self::Draft { returned: Some(reviewer) })
    }

    /// Signed as reviewed: frozen with the figures that the filler signed.
    ///
    /// # Errors
    /// As [`Self::check`].
    pub fn review(self, reviewer: Signature, last: Date, today: Date) -> Result<Self, Refusal> {
        self.check(ReportAction::Review, reviewer.by, last, today)?;
        match self {
            Self::Filled { filler, figures } => Ok(Self::Frozen { filler, reviewer, figures }),
            Self::Draft { .. } => Err(Refusal::ReportNotFilled),
            Self::Frozen { .. } => Err(Refusal::ReportFrozen),
        }
    }

    /// The figures as signed, from the first signature on.
    pub const fn signed(&self) -> Option<&Figures> {
        match self {
            Self::Draft { .. } => None,
            Self::Filled { figures, .. } | Self::Frozen { figures, .. } => Some(figures),
        }
    }
}
