//! Signatures: one fills a report in, another reviews it or gives it back. Signed is what was looked at.

use super::draft::text;
use super::{Reported, digest, known, put};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::report::{ReportAction, ReportTyped, Signature, figures};
use xinqiao_domain::{CommandId, Refusal, ReportId, StaffId};
use xinqiao_protocol::limits::REMARK_CHARS;
use xinqiao_storage::reports::Report;

/// Whoever filled it in signs it with the figures as they are now.
pub struct FillReport {
    pub id: CommandId,
    pub by: StaffId,
    pub report: ReportId,
    /// Of the figures that were looked at.
    pub digest: String,
}

impl Command for FillReport {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.report, self.digest).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = known(work, self.report).await?;
        let (last, today) = (before.days.last, work.batch.today().await?);
        before.stage.check(ReportAction::Fill, self.by, last, today)?;
        if let Some(field) = missing(&before.typed) {
            return Err(Decline::with(Refusal::TextEmpty, "field", field));
        }
        let figures = figures(&work.batch.report_known(before.days).await?);
        if digest(&before, &figures) != self.digest {
            return Err(Refusal::FiguresChanged.into());
        }
        let filler = Signature { by: self.by, at: work.batch.now() };
        let stage = before.stage.clone().fill(filler, figures, last, today)?;
        let event = ReportEvent::ReportFilled { report: self.report, staff: self.by };
        put(work, &Report { stage, returned_because: None, ..before }, self.by, event).await
    }
}

/// The first field that a signed report cannot leave empty.
fn missing(typed: &ReportTyped) -> Option<&'static str> {
    let ReportTyped { unit, province, city, number, lines, hours } = typed;
    let texts = [
        ("typed.unit", unit),
        ("typed.province", province),
        ("typed.city", city),
        ("typed.number", number),
        ("typed.hours", hours),
    ];
    let empty = texts.into_iter().find(|(_, text)| text.is_empty()).map(|(field, _)| field);
    empty.or((*lines == 0).then_some("typed.lines"))
}

/// A reviewer gives it back to be changed, with a reason.
pub struct ReturnReport {
    pub id: CommandId,
    pub by: StaffId,
    pub report: ReportId,
    pub reason: String,
}

impl Command for ReturnReport {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.report, self.reason).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = known(work, self.report).await?;
        let reviewer = Signature { by: self.by, at: work.batch.now() };
        let stage = before.stage.clone().give_back(reviewer, before.days.last, work.batch.today().await?)?;
        let reason = text("reason", &self.reason, REMARK_CHARS)?;
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let event = ReportEvent::ReportReturned { report: self.report, staff: self.by };
        put(work, &Report { stage, returned_because: Some(reason), ..before }, self.by, event).await
    }
}

/// Another signs it as reviewed, with the figures that the filler signed: it never changes again.
pub struct ReviewReport {
    pub id: CommandId,
    pub by: StaffId,
    pub report: ReportId,
    /// Of the figures that were looked at.
    pub digest: String,
}

impl Command for ReviewReport {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.report, self.digest).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = known(work, self.report).await?;
        let reviewer = Signature { by: self.by, at: work.batch.now() };
        let stage = before.stage.clone().review(reviewer, before.days.last, work.batch.today().await?)?;
        if stage.signed().is_some_and(|figures| digest(&before, figures) != self.digest) {
            return Err(Refusal::FiguresChanged.into());
        }
        let event = ReportEvent::ReportFrozen { report: self.report, staff: self.by };
        put(work, &Report { stage, ..before }, self.by, event).await
    }
}
