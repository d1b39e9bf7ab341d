//! Who belongs to an institution, with what title, and that somebody else has looked at the licence.

use super::{open_institution, tell};
use crate::desk::arrivals::Done;
use crate::desk::ledgers::text;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::InstitutionFact;
use xinqiao_domain::institution::{Membership, Title, TitleProof};
use xinqiao_domain::{CommandId, InstitutionId, Refusal, StaffId};
use xinqiao_protocol::limits::{INSTITUTION_MEMBERS, LICENCE_CHARS};
use xinqiao_storage::institutions::StoredMembership;

/// Somebody's place in an institution; who is new is added.
pub struct PutInstitutionMember {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
    pub staff: StaffId,
    pub title: Option<Title>,
    pub licence: String,
}

impl Command for PutInstitutionMember {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, institution, staff, title, licence, .. } = self;
        Some((self.id, format!("{by}{institution}{staff}{title:?}{licence}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let (institution, staff, title) = (self.institution, self.staff, self.title);
        open_institution(work, institution).await?;
        let licence = text("licence", &self.licence, LICENCE_CHARS)?;
        let known = work.batch.stored_membership(staff).await?;
        let (since, proof) = match known {
            Some(known) if known.membership.institution != institution => {
                return Err(Refusal::InAnotherInstitution.into());
            }
            Some(known) => {
                let same = known.membership.title == title && known.licence == licence;
                (known.membership.since, if same { known.membership.proof } else { TitleProof::NotVerified })
            }
            None => {
                may_join(work, institution, staff).await?;
                (work.batch.now(), TitleProof::NotVerified)
            }
        };
        let membership = Membership { staff, institution, title, proof, since };
        work.batch.put_membership(&StoredMembership { membership, licence }).await?;
        tell(work, institution, self.by, InstitutionFact::MembershipChanged { member: staff })?;
        Ok(Done {})
    }
}

/// Whoever joins has an account at work.
async fn may_join(work: &mut Work<'_>, institution: InstitutionId, staff: StaffId) -> Result<(), Decline> {
    work.batch.staff(staff).await?.filter(|account| account.disabled_at.is_none()).ok_or(Refusal::StaffNotFound)?;
    if work.batch.memberships(institution).await?.len() >= INSTITUTION_MEMBERS {
        return Err(Refusal::InstitutionsFull.into());
    }
    Ok(())
}

/// Somebody belongs there no more.
pub struct RemoveInstitutionMember {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
    pub staff: StaffId,
}

impl Command for RemoveInstitutionMember {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.institution, self.staff).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        member(work, self.institution, self.staff).await?;
        work.batch.remove_membership(self.staff).await?;
        tell(work, self.institution, self.by, InstitutionFact::MembershipEnded { member: self.staff })?;
        Ok(Done {})
    }
}

/// Somebody else looked at the licence: from now on its holder may diagnose and sign.
pub struct VerifyTitle {
    pub id: CommandId,
    pub by: StaffId,
    pub institution: InstitutionId,
    pub staff: StaffId,
}

impl Command for VerifyTitle {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.institution, self.staff).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let known = member(work, self.institution, self.staff).await?;
        let membership = known.membership.verify(self.by, work.batch.now())?;
        work.batch.put_membership(&StoredMembership { membership, ..known }).await?;
        tell(work, self.institution, self.by, InstitutionFact::TitleVerified { member: self.staff })?;
        Ok(Done {})
    }
}

async fn member(work: &mut Work<'_>, institution: InstitutionId, staff: StaffId) -> Result<StoredMembership, Decline> {
    let known = work.batch.stored_membership(staff).await?;
    let here = known.filter(|known| known.membership.institution == institution);
    Ok(here.ok_or(Refusal::NotFound)?)
}
