//! Reports of the hotline: begun, typed into, signed by one and reviewed by another. The figures are counted in the
//! transaction that signs them.

mod digest;
mod draft;
mod exporting;
mod signing;

pub use digest::digest;
pub use draft::{ChangeReport, StartReport};
pub use exporting::ExportFigures;
pub use signing::{FillReport, ReturnReport, ReviewReport};

use super::{Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::{Actor, Event, Refusal, ReportId, StaffId};
use xinqiao_storage::reports::Report;

/// The report that a command was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    pub report: ReportId,
}

/// A report as this batch has made it so far.
async fn known(work: &mut Work<'_>, report: ReportId) -> Result<Report, Decline> {
    Ok(work.batch.report(report).await?.ok_or(Refusal::NotFound)?)
}

/// Writes a report down with its fact.
async fn put(work: &mut Work<'_>, report: &Report, by: StaffId, event: ReportEvent) -> Result<Reported, Decline> {
    work.batch.put_report(report).await?;
    work.batch.tell(Actor::Staff(by), Event::Report(event))?;
    Ok(Reported { report: report.id })
}
