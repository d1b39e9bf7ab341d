//! A department's own people open what it was told, and confirm that it has arrived.

use crate::desk::arrivals::Done;
use crate::desk::patients::tell;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::disclosure::Disclosure;
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::{CommandId, DisclosureId, Refusal, StaffId};

/// What somebody's own department was told. Of another's they do not learn that there is any.
///
/// # Errors
/// [`Refusal::NotFound`].
pub(in crate::desk) async fn told_to(
    work: &mut Work<'_>,
    disclosure: DisclosureId,
    staff: StaffId,
) -> Result<Disclosure, Decline> {
    let own = work.batch.membership(staff).await?.map(|member| member.institution);
    let told = work.batch.disclosure(disclosure).await?.filter(|told| Some(told.to) == own);
    Ok(told.ok_or(Refusal::NotFound)?)
}

/// Somebody of the department opens what was told.
pub struct OpenDisclosed {
    pub disclosure: DisclosureId,
    pub staff: StaffId,
}

impl Command for OpenDisclosed {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let told = told_to(work, self.disclosure, self.staff).await?;
        tell(work, told.patient, Some(self.staff), PatientFact::DisclosureRead { disclosure: told.id })?;
        Ok(Done {})
    }
}

/// Somebody of the department confirms that it has arrived.
pub struct ConfirmReceipt {
    pub id: CommandId,
    pub by: StaffId,
    pub disclosure: DisclosureId,
}

impl Command for ConfirmReceipt {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.disclosure).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let confirmed = told_to(work, self.disclosure, self.by).await?.confirm(self.by, work.batch.now())?;
        work.batch.put_disclosure(&confirmed).await?;
        let fact = PatientFact::DisclosureConfirmed { disclosure: confirmed.id };
        tell(work, confirmed.patient, Some(self.by), fact)?;
        Ok(Done {})
    }
}
