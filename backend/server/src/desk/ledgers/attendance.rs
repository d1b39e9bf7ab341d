//! Who is enrolled in a training, and what its trainer confirms of them.

use super::training::standing;
use super::{Recorded, known};
use crate::desk::standings::derive;
use crate::desk::{Command, Decline, Work};
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::ledger::{AttendanceResult, Enrolment, MOST_ENROLLED, Origin, check_attendance};
use xinqiao_domain::{Actor, CommandId, EntryId, Event, Refusal, StaffId};
use xinqiao_protocol::http::ledgers::{ConfirmAttendance as Body, Enrol as EnrolBody};
use xinqiao_storage::trainings::Attendance;

/// People are put on a training's list. Whoever is on it already stays so.
pub struct Enrol {
    pub by: StaffId,
    pub training: EntryId,
    pub body: EnrolBody,
}

impl Command for Enrol {
    type Answer = Recorded;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{}{:?}", self.by, self.training, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        standing(work, self.training).await?;
        known(work, &self.body.people).await?;
        let before: BTreeSet<StaffId> =
            work.batch.enrolled(self.training).await?.into_iter().map(|person| person.staff).collect();
        let asked: BTreeSet<StaffId> = self.body.people.iter().copied().collect();
        let new: Vec<StaffId> = asked.difference(&before).copied().collect();
        if asked.is_empty() || before.len() + new.len() > MOST_ENROLLED {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "people"));
        }
        if !new.is_empty() {
            work.batch.enrol(self.training, &new, self.by).await?;
            let event = LedgerEvent::Enrolled { training: self.training, people: new.len() as u32 };
            work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
        }
        Ok(Recorded { entry: self.training })
    }
}

/// The trainer confirms what came of people's attendance. Said again of somebody, it corrects what was said.
pub struct ConfirmAttendance {
    pub by: StaffId,
    pub training: EntryId,
    pub body: Body,
}

impl Command for ConfirmAttendance {
    type Answer = Recorded;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{}{:?}", self.by, self.training, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        let held = standing(work, self.training).await?;
        let marks: BTreeMap<StaffId, AttendanceResult> =
            self.body.people.iter().map(|mark| (mark.staff, mark.result)).collect();
        if marks.is_empty() || marks.len() < self.body.people.len() || marks.len() > MOST_ENROLLED {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "people"));
        }
        let people = work.batch.enrolled(self.training).await?;
        let before: BTreeMap<StaffId, Option<Attendance>> =
            people.into_iter().map(|person| (person.staff, person.attendance)).collect();
        let days = (held.held.on, work.batch.today().await?);
        for staff in marks.keys() {
            let enrolment = if before.contains_key(staff) { Enrolment::Enrolled } else { Enrolment::Missing };
            check_attendance(held.trainer, self.by, *staff, enrolment, days)?;
        }
        let mut changed = Vec::new();
        for (staff, result) in marks {
            let said = before.get(&staff).and_then(Option::as_ref);
            if said.is_some_and(|said| said.result == result) {
                continue;
            }
            let origin = said.map_or(Origin::First, |said| Origin::CorrectionOf(said.entry));
            let entry = EntryId(work.ids.draw());
            let confirmed_at = work.batch.now();
            let attendance = Attendance { entry, origin, result, confirmed_by: self.by, confirmed_at };
            work.batch.write_attendance(self.training, staff, &attendance).await?;
            let event = LedgerEvent::AttendanceConfirmed { training: self.training, entry, staff, result };
            work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
            changed.push(staff);
        }
        derive(work, &changed).await?;
        Ok(Recorded { entry: self.training })
    }
}
