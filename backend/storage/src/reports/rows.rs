//! A report's row: how where it stands is written and read back.

use crate::Error;
use crate::entries::day;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{id, instant, maybe_id};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::report::{Days, Figures, ReportTyped, Signature, Stage};
use xinqiao_domain::{Date, ReportId, Timestamp};

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    pub days: Days,
    /// The report it corrects.
    pub corrects: Option<ReportId>,
    /// The report that corrects it.
    pub corrected_by: Option<ReportId>,
    pub stage: Stage,
    pub typed: ReportTyped,
    pub remarks: String,
    /// Why a reviewer gave it back.
    pub returned_because: Option<String>,
    pub created: Signature,
}

/// Where the next window begins: after this report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub first_day: Date,
    pub id: ReportId,
}

impl Report {
    /// Its place in the list.
    pub fn place(&self) -> Place {
        Place { first_day: self.days.first, id: self.id }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.first_day, self.id)
    }
}

/// A text that is no place in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list")]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (day, id) = text.split_once('.').ok_or(NoPlace)?;
        Ok(Self { first_day: day.parse().map_err(|_| NoPlace)?, id: id.parse().map_err(|_| NoPlace)? })
    }
}

pub(super) const DRAFT: &str = "draft";
const FILLED: &str = "filled";
pub(super) const FROZEN: &str = "frozen";

/// Every column of the reports of a centre.
pub(super) const COLUMNS: &str = "SELECT report.id, first_day, last_day, corrects, state, typed, figures, remarks, \
     created_by, created_at, filled_by, filled_at, returned_by, returned_at, returned_reason, reviewed_by, reviewed_at, \
     (SELECT later.id FROM report AS later WHERE later.corrects = report.id) AS corrected_by \
     FROM report WHERE report.centre = ";

/// Where it stands, as columns.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub state: &'static str,
    pub figures: Option<String>,
    pub filler: Option<Signature>,
    pub returned: Option<Signature>,
    pub reviewer: Option<Signature>,
}

impl Columns {
    pub(super) fn of(stage: &Stage) -> Result<Self, Error> {
        Ok(match stage {
            Stage::Draft { returned } => Self { state: DRAFT, returned: *returned, ..Self::default() },
            Stage::Filled { filler, figures } => Self {
                state: FILLED,
                figures: Some(serde_json::to_string(figures)?),
                filler: Some(*filler),
                ..Self::default()
            },
            Stage::Frozen { filler, reviewer, figures } => Self {
                state: FROZEN,
                figures: Some(serde_json::to_string(figures)?),
                filler: Some(*filler),
                reviewer: Some(*reviewer),
                returned: None,
            },
        })
    }
}

pub(super) fn read(row: &AnyRow, seal: &SessionSeal) -> Result<Report, Error> {
    let report: ReportId = id(row, "id")?;
    let at = report.to_string();
    let reason: Option<&[u8]> = row.try_get("returned_reason")?;
    Ok(Report {
        id: report,
        days: Days { first: day(row, "first_day")?, last: day(row, "last_day")? },
        corrects: maybe_id(row, "corrects")?,
        corrected_by: maybe_id(row, "corrected_by")?,
        stage: stage(row)?,
        typed: serde_json::from_str(row.try_get("typed")?)?,
        remarks: seal.open(Field::ReportRemarks, &at, row.try_get("remarks")?)?,
        returned_because: reason.map(|sealed| seal.open(Field::ReportReturned, &at, sealed)).transpose()?,
        created: Signature { by: id(row, "created_by")?, at: Timestamp(row.try_get("created_at")?) },
    })
}

fn stage(row: &AnyRow) -> Result<Stage, Error> {
    let figures = || -> Result<Figures, Error> {
        let text: Option<&str> = row.try_get("figures")?;
        Ok(serde_json::from_str(text.ok_or(Error::Damaged("report.figures"))?)?)
    };
    let filler = signature(row, "filled_by", "filled_at")?;
    let filler = || filler.ok_or(Error::Damaged("report.filled_by"));
    match row.try_get::<&str, _>("state")? {
        DRAFT => Ok(Stage::Draft { returned: signature(row, "returned_by", "returned_at")? }),
        FILLED => Ok(Stage::Filled { filler: filler()?, figures: figures()? }),
        FROZEN => {
            let reviewer = signature(row, "reviewed_by", "reviewed_at")?;
            let reviewer = reviewer.ok_or(Error::Damaged("report.reviewed_by"))?;
            Ok(Stage::Frozen { filler: filler()?, reviewer, figures: figures()? })
        }
        _unknown => Err(Error::Damaged("report.state")),
    }
}

fn signature(row: &AnyRow, by: &'static str, at: &'static str) -> Result<Option<Signature>, Error> {
    Ok(maybe_id(row, by)?.zip(instant(row, at)?).map(|(by, at)| Signature { by, at }))
}
