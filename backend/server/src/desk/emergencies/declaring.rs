//! An emergency is declared, and declared over.

use crate::desk::arrivals::Done;
use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::Purpose;
use xinqiao_domain::emergency::{Emergency, EmergencyState};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, AreaId, CommandId, EmergencyId, Event, Refusal, StaffId};
use xinqiao_protocol::limits::LEDGER_NAME_CHARS;

/// A supervisor declares one: it activates the newest version of the plan of its area, or of the area above.
pub struct DeclareEmergency {
    pub id: CommandId,
    pub by: StaffId,
    pub purpose: Purpose,
    pub area: AreaId,
    pub title: String,
}

/// The emergency that was declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declared {
    pub emergency: EmergencyId,
}

impl Command for DeclareEmergency {
    type Answer = Declared;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, purpose, area, title, .. } = self;
        Some((self.id, format!("{by}{}{area}{title}", purpose.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Declared, Decline> {
        let title = said("title", &self.title, LEDGER_NAME_CHARS)?;
        work.batch.area(self.area).await?.ok_or(Refusal::NotFound)?;
        let plan = work.batch.plan_for(self.area).await?.ok_or(Refusal::NoPlanHere)?.id;
        let (purpose, staff) = (self.purpose, self.by);
        let emergency = Emergency {
            id: EmergencyId(work.ids.draw()),
            purpose,
            area: self.area,
            plan,
            declared_by: staff,
            declared_at: work.batch.now(),
            state: EmergencyState::UnderWay,
        };
        work.batch.declare_emergency(&emergency, &title).await?;
        let event = DispatchEvent::EmergencyDeclared { emergency: emergency.id, plan, purpose, staff };
        work.batch.tell(Actor::Staff(staff), Event::Dispatch(event))?;
        Ok(Declared { emergency: emergency.id })
    }
}

/// A supervisor declares one over.
pub struct EndEmergency {
    pub id: CommandId,
    pub by: StaffId,
    pub emergency: EmergencyId,
}

impl Command for EndEmergency {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.emergency).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let emergency = work.batch.emergency(self.emergency).await?.ok_or(Refusal::NotFound)?;
        let open = work.batch.open_cases(self.emergency).await?;
        let (by, now) = (self.by, work.batch.now());
        emergency.end(by, open, now)?;
        work.batch.end_emergency(self.emergency, by, now).await?;
        let event = DispatchEvent::EmergencyEnded { emergency: self.emergency, staff: by };
        work.batch.tell(Actor::Staff(by), Event::Dispatch(event))?;
        Ok(Done {})
    }
}
