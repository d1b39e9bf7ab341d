//! Figures leave the house as a file: the journal tells who took them, and for whom.

use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::suppression::Audience;
use xinqiao_domain::{Actor, Event, ReportId, StaffId};

/// Somebody takes figures as a file.
pub struct ExportFigures {
    pub by: StaffId,
    /// None: the figures the hotline is led by.
    pub report: Option<ReportId>,
    pub audience: Audience,
}

impl Command for ExportFigures {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let event = ReportEvent::FiguresExported { staff: self.by, report: self.report, audience: self.audience };
        work.batch.tell(Actor::Staff(self.by), Event::Report(event))?;
        Ok(Done {})
    }
}
