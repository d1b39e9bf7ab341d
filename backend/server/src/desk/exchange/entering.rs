//! An administrator enters where an institution's system is and how we sign in there, or closes it. Every change is a fact
//! of the journal; what was entered is never shown again.

use super::errand::{Errand, put};
use super::open_system;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::delivery::Occasion;
use xinqiao_domain::event::{InstitutionEvent, InstitutionFact};
use xinqiao_domain::exchange::{Access, Health, Hearing};
use xinqiao_domain::{Actor, CommandId, Event, InstitutionId, Millis, Refusal, StaffId};
use xinqiao_registry::Party;
use xinqiao_storage::exchange::StoredSystem;
use xinqiao_storage::institutions::StoredInstitution;

/// How long a system may be down while we introduce ourselves.
const INTRODUCTION_LIFE: Millis = Millis::days(1);

/// Enters a system, or changes where it is and how we sign in.
pub struct EnterSystem {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
    /// Checked for its form and lengths.
    pub access: Access,
}

impl Command for EnterSystem {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        // The digest is keyed: it gives no secret away.
        let access = serde_json::to_string(&self.access).unwrap_or_default();
        Some((self.id, format!("{}{}{access}", self.by, self.institution).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (now, institution, by) = (work.batch.now(), self.institution, self.by);
        let stored = work.batch.institution(institution).await?.ok_or(Refusal::NotFound)?;
        let before = work.batch.system(institution).await?;
        let version = before.as_ref().map_or(1, |system| system.version.saturating_add(1));
        let hearing = match &before {
            Some(system) => Hearing { due_at: now, ..system.hearing },
            None => Hearing::begin(now),
        };
        let (access, answer) = (self.access.clone(), String::new());
        let (changed_by, changed_at, closed_at) = (by, now, None);
        let system = StoredSystem { institution, access, version, changed_by, changed_at, closed_at, hearing, answer };
        work.batch.put_system(&system).await?;
        let hotline = work.batch.hotline_institution().await?;
        let parties = hotline.iter().chain([&stored]).map(party).collect();
        let occasion = Occasion::SystemIntroduction { institution, version, recipient: by };
        put(work, &Errand::Introduce { institution, parties }, occasion, INTRODUCTION_LIFE).await?;
        tell(work, institution, by, InstitutionFact::SystemEntered { version })
    }
}

/// An institution as others know it.
pub(super) fn party(stored: &StoredInstitution) -> Party {
    Party { institution: stored.institution.id, code: stored.code.clone(), name: stored.name.clone() }
}

/// Nothing is sent to a system any more, and nothing is asked of it.
pub struct CloseSystem {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
}

impl Command for CloseSystem {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.institution).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let mut system = open_system(work, self.institution).await?.ok_or(Refusal::NotFound)?;
        if let Health::Fails { told: Some(alert), .. } = system.hearing.health
            && work.batch.open_alert(alert).await?.is_some()
        {
            work.batch.settle_alert(alert, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
        }
        system.closed_at = Some(work.batch.now());
        work.batch.put_system(&system).await?;
        tell(work, self.institution, self.by, InstitutionFact::SystemClosed {})
    }
}

fn tell(work: &mut Work<'_>, institution: InstitutionId, by: StaffId, fact: InstitutionFact) -> Result<Done, Decline> {
    let event = Event::Institution(InstitutionEvent { institution, staff: by, fact });
    work.batch.tell(Actor::Staff(by), event)?;
    Ok(Done {})
}
