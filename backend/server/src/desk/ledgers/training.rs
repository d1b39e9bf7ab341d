//! Trainings, planned or written down after they were held, and their corrections.

use super::{Recorded, reason, text, within};
use crate::desk::standings::derive;
use crate::desk::{Command, Decline, Work};
use std::ops::RangeInclusive;
use xinqiao_domain::authority::{Right, rights_of};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::ledger::{EntryState, check_training_day, corrects};
use xinqiao_domain::{Actor, CommandId, EntryId, Event, Refusal, StaffId};
use xinqiao_protocol::http::ledgers::{CorrectTraining as Correction, NewTraining, TrainingChange};
use xinqiao_protocol::limits::{LEDGER_NAME_CHARS, REMARK_CHARS};
use xinqiao_storage::entries::Version;
use xinqiao_storage::trainings::{Details, Enrolled, Held, Training, Writing};

/// How long a training may be, in minutes: five days of eight hours.
pub(super) const MINUTES: RangeInclusive<u32> = 1..=5 * 8 * 60;

/// A training is planned, or written down.
pub struct RecordTraining {
    pub by: StaffId,
    pub body: NewTraining,
}

impl Command for RecordTraining {
    type Answer = Recorded;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{:?}", self.by, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        let NewTraining { id: _, course, on, minutes, trainer, lecturer, organiser, place, materials } = &self.body;
        let details = details(lecturer, place, materials)?;
        let held = Held { on: *on, minutes: *minutes, organiser: *organiser, details };
        check(work, &held).await?;
        if !work.batch.courses().await?.iter().any(|one| one.id == *course) {
            return Err(Decline::with(Refusal::NotFound, "field", "course"));
        }
        can_train(work, *trainer).await?;
        let version = Version::first(EntryId(work.ids.draw()), work.batch.now());
        let training = Training { version, course: *course, trainer: *trainer, held };
        work.batch.write_training(&training, Writing { by: self.by, reason: "" }).await?;
        let event = LedgerEvent::TrainingRecorded { entry: version.entry, corrects: None };
        work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
        Ok(Recorded { entry: version.entry })
    }
}

/// Its trainer says that a training was otherwise, or was not.
pub struct CorrectTraining {
    pub by: StaffId,
    pub entry: EntryId,
    pub body: Correction,
}

impl Command for CorrectTraining {
    type Answer = Recorded;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{}{:?}", self.by, self.entry, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        let named = work.batch.training_version(self.entry).await?.ok_or(Refusal::NotFound)?.version;
        let root = corrects(named.entry, named.origin, named.state)?;
        let before = work.batch.training(root).await?.ok_or(Refusal::NotFound)?;
        if before.trainer != self.by {
            return Err(Refusal::NotTheTrainer.into());
        }
        let reason = reason(&self.body.reason)?;
        let attended = attended(work.batch.enrolled(root).await?);
        let held = match &self.body.to {
            TrainingChange::Withdrawn => before.held.clone(),
            TrainingChange::Held { on, minutes, lecturer, organiser, place, materials } => {
                let details = details(lecturer, place, materials)?;
                let held = Held { on: *on, minutes: *minutes, organiser: *organiser, details };
                check(work, &held).await?;
                // Somebody's attendance was confirmed: it has taken place.
                if !attended.is_empty() && *on > work.batch.today().await? {
                    return Err(Refusal::EntryInFuture.into());
                }
                held
            }
        };
        let version = before.version.corrected(EntryId(work.ids.draw()), work.batch.now());
        let training = Training { version, held, ..before };
        work.batch.write_training(&training, Writing { by: self.by, reason: &reason }).await?;
        let event = match self.body.to {
            TrainingChange::Withdrawn => {
                work.batch.withdraw_training(root).await?;
                LedgerEvent::TrainingWithdrawn { entry: root }
            }
            TrainingChange::Held { .. } => LedgerEvent::TrainingRecorded { entry: version.entry, corrects: Some(root) },
        };
        work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
        derive(work, &attended).await?;
        Ok(Recorded { entry: root })
    }
}

/// A training that stands.
pub(super) async fn standing(work: &mut Work<'_>, root: EntryId) -> Result<Training, Decline> {
    let training = work.batch.training(root).await?.ok_or(Refusal::NotFound)?;
    match training.version.state {
        EntryState::Withdrawn => Err(Refusal::AlreadyDone.into()),
        EntryState::Stands | EntryState::Superseded => Ok(training),
    }
}

fn attended(people: Vec<Enrolled>) -> Vec<StaffId> {
    people.into_iter().filter(|person| person.attendance.is_some()).map(|person| person.staff).collect()
}

fn details(lecturer: &str, place: &str, materials: &str) -> Result<Details, Decline> {
    Ok(Details {
        lecturer: text("lecturer", lecturer, LEDGER_NAME_CHARS)?,
        place: text("place", place, LEDGER_NAME_CHARS)?,
        materials: text("materials", materials, REMARK_CHARS)?,
    })
}

async fn check(work: &mut Work<'_>, held: &Held) -> Result<(), Decline> {
    within("minutes", held.minutes, &MINUTES)?;
    check_training_day(held.on, work.batch.today().await?).map_err(|refusal| Decline::with(refusal, "field", "on"))
}

/// Whoever answers for a training must be able to confirm who was there.
async fn can_train(work: &mut Work<'_>, trainer: StaffId) -> Result<(), Decline> {
    let trainer = work.batch.staff(trainer).await?.ok_or(Refusal::StaffNotFound)?;
    if trainer.disabled_at.is_none() && rights_of(&trainer.roles).contains(&Right::KeepLedgers) {
        Ok(())
    } else {
        Err(Decline::with(Refusal::FieldInvalid, "field", "trainer"))
    }
}
