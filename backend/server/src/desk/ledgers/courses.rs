//! The training plan: what is taught.

use super::training::MINUTES;
use super::{said, text, within};
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::{Actor, CommandId, CourseId, Event, Refusal, StaffId};
use xinqiao_protocol::http::ledgers::NewCourse;
use xinqiao_protocol::limits::{COURSES, LEDGER_NAME_CHARS, REMARK_CHARS};
use xinqiao_storage::trainings::Course;

/// How long a certificate may be good for, in months: at most 50 years.
const VALID_MONTHS: RangeInclusive<u32> = 1..=600;

/// A new course.
pub struct AddCourse {
    pub by: StaffId,
    pub body: NewCourse,
}

/// The course that was added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    pub course: CourseId,
}

impl Command for AddCourse {
    type Answer = Added;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{:?}", self.by, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Added, Decline> {
        let NewCourse { id: _, kind, title, content, minutes, valid_months } = &self.body;
        let title = said("title", title, LEDGER_NAME_CHARS)?;
        let content = text("content", content, REMARK_CHARS)?;
        within("minutes", *minutes, &MINUTES)?;
        if let Some(months) = valid_months {
            within("valid_months", *months, &VALID_MONTHS)?;
        }
        if work.batch.courses().await?.len() >= COURSES {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "course"));
        }
        let id = CourseId(work.ids.draw());
        let course = Course { id, kind: *kind, title, content, minutes: *minutes, valid_months: *valid_months };
        work.batch.create_course(&course).await?;
        work.batch.tell(Actor::Staff(self.by), Event::Ledger(LedgerEvent::CourseAdded { course: id }))?;
        Ok(Added { course: id })
    }
}
