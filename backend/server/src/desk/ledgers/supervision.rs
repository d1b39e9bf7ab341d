//! Supervisions: written down by the supervisor, confirmed by those supervised, corrected by the supervisor.

use super::{Recorded, known, reason, said, text};
use crate::desk::outbox::ask_to_confirm;
use crate::desk::standings::derive;
use crate::desk::{Command, Decline, Work};
use std::collections::BTreeSet;
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::ledger::{
    Confirmed, EntryState, NewSupervision as Checked, SupervisionKind, check_discussed, check_seen, check_supervision,
    confirm_supervision, corrects,
};
use xinqiao_domain::{Actor, CommandId, Date, EntryId, Event, Refusal, SessionId, StaffId};
use xinqiao_protocol::http::ledgers::{CorrectSupervision as Correction, NewSupervision, SupervisionChange};
use xinqiao_protocol::limits::REMARK_CHARS;
use xinqiao_storage::entries::Version;
use xinqiao_storage::supervisions::{Held, Person, Supervision};

/// A supervisor writes a supervision down, and confirms it by that.
pub struct RecordSupervision {
    pub by: StaffId,
    pub body: NewSupervision,
}

impl Command for RecordSupervision {
    type Answer = Recorded;

    fn sessions(&self) -> Vec<SessionId> {
        self.body.sessions.clone()
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{:?}", self.by, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        let NewSupervision { id: _, kind, on, minutes, people, sessions, points, previous } = &self.body;
        let form = Form { kind: *kind, on: *on, minutes: *minutes, people, sessions, points, previous };
        let version = Version::first(EntryId(work.ids.draw()), work.batch.now());
        let supervision = form.checked(work, self.by, version).await?;
        write(work, &supervision, "").await?;
        Ok(Recorded { entry: version.entry })
    }
}

/// Its supervisor says that a supervision was otherwise, or was not.
pub struct CorrectSupervision {
    pub by: StaffId,
    pub entry: EntryId,
    pub body: Correction,
}

impl Command for CorrectSupervision {
    type Answer = Recorded;

    fn sessions(&self) -> Vec<SessionId> {
        match &self.body.to {
            SupervisionChange::Withdrawn => Vec::new(),
            SupervisionChange::Held { sessions, .. } => sessions.clone(),
        }
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.body.id, format!("{}{}{:?}", self.by, self.entry, self.body).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        let named = work.batch.supervision_version(self.entry).await?.ok_or(Refusal::NotFound)?.version;
        let root = corrects(named.entry, named.origin, named.state)?;
        let before = work.batch.supervision(root).await?.ok_or(Refusal::NotFound)?;
        if before.supervisor != self.by {
            return Err(Refusal::NotTheSupervisor.into());
        }
        let reason = reason(&self.body.reason)?;
        let version = before.version.corrected(EntryId(work.ids.draw()), work.batch.now());
        let mut people = staff_of(&before.people);
        match &self.body.to {
            SupervisionChange::Withdrawn => {
                work.batch.write_supervision(&Supervision { version, ..before }, &reason).await?;
                work.batch.withdraw_supervision(root).await?;
                let event = LedgerEvent::SupervisionWithdrawn { entry: root };
                work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
            }
            SupervisionChange::Held { form, on, minutes, people: now, sessions, points, previous } => {
                let form = Form { kind: *form, on: *on, minutes: *minutes, people: now, sessions, points, previous };
                let supervision = form.checked(work, self.by, version).await?;
                write(work, &supervision, &reason).await?;
                people.extend(now);
            }
        }
        derive(work, &people.into_iter().collect::<Vec<_>>()).await?;
        Ok(Recorded { entry: root })
    }
}

/// Somebody supervised says that it took place so; from now on it counts for them.
pub struct ConfirmSupervision {
    pub id: CommandId,
    pub by: StaffId,
    pub supervision: EntryId,
    /// The version that was read.
    pub version: EntryId,
}

impl Command for ConfirmSupervision {
    type Answer = Recorded;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.supervision, self.version).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Recorded, Decline> {
        let held = work.batch.supervision(self.supervision).await?.ok_or(Refusal::NotFound)?;
        match held.version.state {
            EntryState::Withdrawn => return Err(Refusal::AlreadyDone.into()),
            EntryState::Stands | EntryState::Superseded => {}
        }
        let people: Vec<_> = held.people.iter().map(|person| (person.staff, confirmed(person))).collect();
        confirm_supervision(held.supervisor, self.by, &people)?;
        check_seen(held.version.entry, self.version)?;
        work.batch.confirm_supervision(held.version.entry, self.by).await?;
        let event = LedgerEvent::SupervisionConfirmed { entry: held.version.entry, staff: self.by };
        work.batch.tell(Actor::Staff(self.by), Event::Ledger(event))?;
        derive(work, &[self.by]).await?;
        Ok(Recorded { entry: held.version.root })
    }
}

fn confirmed(person: &Person) -> Confirmed {
    match person.confirmed_at {
        Some(_) => Confirmed::Yes,
        None => Confirmed::NotYet,
    }
}

fn staff_of(people: &[Person]) -> BTreeSet<StaffId> {
    people.iter().map(|person| person.staff).collect()
}

/// What a supervisor fills in.
struct Form<'a> {
    kind: SupervisionKind,
    on: Date,
    minutes: u32,
    people: &'a [StaffId],
    sessions: &'a [SessionId],
    points: &'a str,
    previous: &'a str,
}

impl Form<'_> {
    /// The supervision as it will be written, which nobody has confirmed yet.
    async fn checked(self, work: &mut Work<'_>, supervisor: StaffId, version: Version) -> Result<Supervision, Decline> {
        let Self { kind, on, minutes, people, sessions, points, previous } = self;
        let points = said("points", points, REMARK_CHARS)?;
        let previous = text("previous", previous, REMARK_CHARS)?;
        let checked = Checked { kind, supervisor, on, minutes, people: people.to_vec(), sessions: sessions.to_vec() };
        check_supervision(&checked, work.batch.today().await?)?;
        known(work, people).await?;
        for session in sessions {
            let holders = work.batch.holders_of(*session).await?.ok_or(Refusal::SessionNotFound)?;
            check_discussed(people, &holders)?;
        }
        let people = people.iter().map(|staff| Person { staff: *staff, confirmed_at: None }).collect();
        let held = Held { kind, on, minutes, points, previous };
        Ok(Supervision { version, supervisor, held, people, sessions: sessions.to_vec() })
    }
}

async fn write(work: &mut Work<'_>, supervision: &Supervision, reason: &str) -> Result<(), Decline> {
    work.batch.write_supervision(supervision, reason).await?;
    let Version { entry, root, .. } = supervision.version;
    let event = LedgerEvent::SupervisionRecorded {
        entry,
        corrects: (entry != root).then_some(root),
        people: supervision.people.len() as u32,
    };
    work.batch.tell(Actor::Staff(supervision.supervisor), Event::Ledger(event))?;
    for person in &supervision.people {
        ask_to_confirm(work, entry, person.staff).await?;
    }
    Ok(())
}
