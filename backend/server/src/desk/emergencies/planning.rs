//! An area's emergency plan is written: its first version, or the next one.

use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::dispatch::{Need, Needs, ResponseClass};
use xinqiao_domain::emergency::PlanVersion;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, AreaId, CommandId, Event, PlanId, Refusal, StaffId};
use xinqiao_protocol::limits::{LEDGER_NAME_CHARS, PLAN_CHARS};
use xinqiao_storage::emergencies::NewPlan;

/// Somebody writes a version.
pub struct WritePlan {
    pub id: CommandId,
    pub by: StaffId,
    /// The version that it follows; none: the area's first plan.
    pub follows: Option<PlanId>,
    pub area: AreaId,
    pub title: String,
    pub body: String,
    pub needs: Vec<Need>,
    pub class: ResponseClass,
}

/// The version that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanWritten {
    pub plan: PlanId,
}

impl Command for WritePlan {
    type Answer = PlanWritten;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, follows, area, title, body, needs, class, .. } = self;
        Some((self.id, format!("{by}{follows:?}{area}{title}{body}{needs:?}{}", class.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<PlanWritten, Decline> {
        let title = said("title", &self.title, LEDGER_NAME_CHARS)?;
        let body = said("body", &self.body, PLAN_CHARS)?;
        let needs = Needs::new(&self.needs)?;
        let version = self.version(work).await?;
        let (plan, area) = (version.id, version.area);
        let new = NewPlan { version, title: &title, body: &body, needs: &needs, class: self.class, by: self.by };
        work.batch.write_plan(new).await?;
        let event = DispatchEvent::PlanWritten { plan, area, staff: self.by };
        work.batch.tell(Actor::Staff(self.by), Event::Dispatch(event))?;
        Ok(PlanWritten { plan })
    }
}

impl WritePlan {
    async fn version(&self, work: &mut Work<'_>) -> Result<PlanVersion, Decline> {
        let id = PlanId(work.ids.draw());
        if let Some(before) = self.follows {
            let before = work.batch.plan_version(before).await?.ok_or(Refusal::NotFound)?;
            return Ok(before.followed_by(id)?);
        }
        work.batch.area(self.area).await?.ok_or(Refusal::NotFound)?;
        match work.batch.plan_of(self.area).await? {
            // Somebody wrote the first one meanwhile: theirs is to be read and followed.
            Some(_) => Err(Refusal::ChangedMeanwhile.into()),
            None => Ok(PlanVersion::first(id, self.area)),
        }
    }
}
