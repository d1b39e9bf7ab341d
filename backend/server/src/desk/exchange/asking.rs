//! Systems are asked what has changed: each in its turn, at once when it calls, less often while it fails. Supervisors are
//! told once of one that does not answer.

use super::open_system;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::exchange::Telling;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, AlertId, Event, InstitutionId, Timestamp};
use xinqiao_storage::exchange::StoredSystem;

/// One system that somebody is to ask now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToAsk {
    pub institution: InstitutionId,
    /// As it was entered for the so-manieth time.
    pub version: u32,
    /// From where on, by its own clock.
    pub since: Timestamp,
}

/// Takes at most this many systems that are to be asked.
pub struct AskDue {
    pub most: usize,
}

impl Command for AskDue {
    type Answer = Vec<ToAsk>;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Vec<ToAsk>, Decline> {
        let now = work.batch.now();
        let mut taken = Vec::new();
        for mut system in work.batch.systems_due(self.most).await? {
            system.hearing = system.hearing.asked(now);
            work.batch.put_system(&system).await?;
            let StoredSystem { institution, version, .. } = system;
            taken.push(ToAsk { institution, version, since: system.hearing.upto });
        }
        Ok(taken)
    }
}

/// A system calls: something has changed there. What, it is asked.
pub struct Called {
    pub institution: InstitutionId,
}

impl Command for Called {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        if let Some(mut system) = open_system(work, self.institution).await?
            && system.hearing.due_at > now
        {
            system.hearing = system.hearing.called(now);
            work.batch.put_system(&system).await?;
        }
        Ok(Done {})
    }
}

/// A system did not answer, or said nothing that can be read.
pub struct Failed {
    pub asked: ToAsk,
    /// What it said, in codes.
    pub answer: String,
}

impl Command for Failed {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(mut system) = as_asked(work, &self.asked).await? else { return Ok(Done {}) };
        let alert = AlertId(work.ids.draw());
        let (hearing, telling) = system.hearing.failed(alert, work.batch.now());
        system.hearing = hearing;
        system.answer.clone_from(&self.answer);
        see_to(work, self.asked.institution, telling).await?;
        work.batch.put_system(&system).await?;
        Ok(Done {})
    }
}

/// The system as it was when it was asked; none where it was entered anew or closed since.
pub(super) async fn as_asked(work: &mut Work<'_>, asked: &ToAsk) -> Result<Option<StoredSystem>, Decline> {
    let system = open_system(work, asked.institution).await?;
    Ok(system.filter(|system| system.version == asked.version))
}

/// Tells the supervisors, or that it is settled.
pub(super) async fn see_to(work: &mut Work<'_>, institution: InstitutionId, telling: Telling) -> Result<(), Decline> {
    match telling {
        Telling::Nothing => {}
        Telling::Raise(alert) => raise(work, institution, alert).await?,
        Telling::Settle(alert) => {
            if work.batch.open_alert(alert).await?.is_some() {
                work.batch.settle_alert(alert, None).await?;
                work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
            }
        }
    }
    Ok(())
}

/// An alert that names the institution.
pub(super) async fn raise(work: &mut Work<'_>, institution: InstitutionId, alert: AlertId) -> Result<(), Decline> {
    let name = work.batch.institution(institution).await?.map(|stored| stored.name);
    let what = AlertKind::SystemTroubled;
    work.batch.raise_alert(alert, what, None, None, name.as_deref()).await?;
    work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session: None })?;
    Ok(())
}
