//! What a patient did that hurt or damaged 肇事肇祸 is entered, by who follows up or by a department that was told of them.

use super::{permitted, tell};
use crate::desk::arrivals::Done;
use crate::desk::disclosures::told_to;
use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::disclosure::Department;
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::harm::{Harm, HarmSource, Told};
use xinqiao_domain::patient::PatientAction;
use xinqiao_domain::{CommandId, DisclosureId, HarmId, PatientId, Refusal, StaffId};
use xinqiao_protocol::limits::REMARK_CHARS;

/// Who follows up enters what happened.
pub struct EnterHarm {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub told: Told,
    pub account: String,
}

/// What was entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HarmEntered {
    pub harm: HarmId,
}

impl Command for EnterHarm {
    type Answer = HarmEntered;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}{}", self.by, self.patient, self.told, self.account).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<HarmEntered, Decline> {
        permitted(work, self.patient, self.by, PatientAction::EnterHarm).await?;
        enter(work, self.patient, self.by, self.told, &self.account).await
    }
}

/// Somebody of a department enters what a patient did of whom it was told: by its own form, as its own word.
pub struct EnterDisclosedHarm {
    pub id: CommandId,
    pub by: StaffId,
    pub disclosure: DisclosureId,
    pub told: Told,
    pub account: String,
}

impl Command for EnterDisclosedHarm {
    type Answer = HarmEntered;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}{}", self.by, self.disclosure, self.told, self.account).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<HarmEntered, Decline> {
        let disclosure = told_to(work, self.disclosure, self.by).await?;
        let source = match disclosure.department {
            Department::Police => HarmSource::Police,
            Department::Governance => HarmSource::Governance,
        };
        enter(work, disclosure.patient, self.by, Told { source, ..self.told }, &self.account).await
    }
}

async fn enter(
    work: &mut Work<'_>,
    patient: PatientId,
    by: StaffId,
    told: Told,
    account: &str,
) -> Result<HarmEntered, Decline> {
    let account = said("account", account, REMARK_CHARS)?;
    let harm = Harm::enter(HarmId(work.ids.draw()), patient, told, by, work.batch.now())?;
    work.batch.enter_harm(&harm, &account).await?;
    tell(work, patient, Some(by), PatientFact::HarmEntered { harm: harm.id })?;
    Ok(HarmEntered { harm: harm.id })
}

/// It was entered by mistake: it stays, and is not counted.
pub struct WithdrawHarm {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub harm: HarmId,
}

impl Command for WithdrawHarm {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.patient, self.harm).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        permitted(work, self.patient, self.by, PatientAction::EnterHarm).await?;
        let harm = work.batch.harm(self.harm).await?.filter(|harm| harm.patient == self.patient);
        let withdrawn = harm.ok_or(Refusal::NotFound)?.withdraw(self.by, work.batch.now())?;
        work.batch.put_harm(&withdrawn).await?;
        tell(work, self.patient, Some(self.by), PatientFact::HarmWithdrawn { harm: self.harm })?;
        Ok(Done {})
    }
}
