//! A draft: begun for a period, and typed into until it is signed.

use super::{Reported, known, put};
use crate::desk::centre::own_number;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::report::{Days, ReportAction, ReportTyped, Signature, Stage};
use xinqiao_domain::{Actor, CommandId, Event, Refusal, ReportId, StaffId};
use xinqiao_protocol::http::centre::Settings;
use xinqiao_protocol::http::reports::{ChangeReport as Change, NewReport};
use xinqiao_protocol::limits::{LEDGER_NAME_CHARS, REMARK_CHARS};
use xinqiao_storage::reports::Report;

/// Most lines of a hotline.
const LINES: std::ops::RangeInclusive<u32> = 0..=1_000;

/// Begins a report. What is typed is taken over from the one it corrects, from the one begun last, or from the settings.
pub struct StartReport {
    pub by: StaffId,
    pub body: NewReport,
}

impl Command for StartReport {
    type Answer = Reported;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{:?}", self.by, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let NewReport { id: _, first_day, last_day, corrects } = self.body;
        let days = Days::new(first_day, last_day).map_err(|refusal| Decline::with(refusal, "field", "last_day"))?;
        let before = match corrects {
            Some(named) => Some(corrected(work, named, days, self.by).await?),
            None => None,
        };
        if before.is_none() && work.batch.frozen_report_of(days).await?.is_some() {
            return Err(Refusal::ReportFrozen.into());
        }
        let (typed, remarks) = match before {
            Some(before) => (before.typed, before.remarks),
            None => (typed_so_far(work).await?, String::new()),
        };
        let created = Signature { by: self.by, at: work.batch.now() };
        let id = ReportId(work.ids.draw());
        let stage = Stage::Draft { returned: None };
        let (corrected_by, returned_because) = (None, None);
        let report = Report { id, days, corrects, corrected_by, stage, typed, remarks, returned_because, created };
        work.batch.create_report(&report).await?;
        let event = ReportEvent::ReportStarted { report: id, staff: self.by, corrects };
        work.batch.tell(Actor::Staff(self.by), Event::Report(event))?;
        Ok(Reported { report: id })
    }
}

/// The report that a new one of these days corrects: frozen, of the same days, and corrected by no other.
async fn corrected(work: &mut Work<'_>, named: ReportId, days: Days, by: StaffId) -> Result<Report, Decline> {
    let before = known(work, named).await?;
    before.stage.check(ReportAction::Correct, by, days.last, work.batch.today().await?)?;
    if before.corrected_by.is_some() {
        return Err(Refusal::ReportCorrected.into());
    }
    if before.days == days { Ok(before) } else { Err(Decline::with(Refusal::FieldInvalid, "field", "corrects")) }
}

async fn typed_so_far(work: &mut Work<'_>) -> Result<ReportTyped, Decline> {
    if let Some(typed) = work.batch.typed_last().await? {
        return Ok(typed);
    }
    let centre = work.batch.store().centre().await?.ok_or(Refusal::NotFound)?;
    let settings: Settings = serde_json::from_str(&centre.settings).map_err(xinqiao_storage::Error::from)?;
    let number = own_number(&settings).unwrap_or_default().to_owned();
    Ok(ReportTyped { unit: settings.centre_name, number, ..ReportTyped::default() })
}

/// What is typed, in the place of what was.
pub struct ChangeReport {
    pub by: StaffId,
    pub report: ReportId,
    pub body: Change,
}

impl Command for ChangeReport {
    type Answer = Reported;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Reported, Decline> {
        let before = known(work, self.report).await?;
        before.stage.check(ReportAction::Change, self.by, before.days.last, work.batch.today().await?)?;
        let typed = checked(&self.body.typed)?;
        let remarks = text("remarks", &self.body.remarks, REMARK_CHARS)?;
        let event = ReportEvent::ReportChanged { report: self.report, staff: self.by };
        put(work, &Report { typed, remarks, ..before }, self.by, event).await
    }
}

fn checked(typed: &ReportTyped) -> Result<ReportTyped, Decline> {
    let line = |field: &str, given: &str| {
        let text = text(field, given, LEDGER_NAME_CHARS)?;
        let one_line = !text.contains(char::is_control);
        if one_line { Ok(text) } else { Err(Decline::with(Refusal::FieldInvalid, "field", field)) }
    };
    if !LINES.contains(&typed.lines) {
        return Err(Decline::with(Refusal::FieldInvalid, "field", "typed.lines"));
    }
    Ok(ReportTyped {
        unit: line("typed.unit", &typed.unit)?,
        province: line("typed.province", &typed.province)?,
        city: line("typed.city", &typed.city)?,
        number: line("typed.number", &typed.number)?,
        lines: typed.lines,
        hours: line("typed.hours", &typed.hours)?,
    })
}

/// A text without the blanks around it, no longer than `most` characters.
pub(super) fn text(field: &str, given: &str, most: usize) -> Result<String, Decline> {
    let text = given.trim();
    if text.chars().nth(most).is_some() {
        return Err(Decline::with(Refusal::TextTooLong, "field", field));
    }
    Ok(text.to_owned())
}
