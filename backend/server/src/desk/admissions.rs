//! Admissions: the hospital that a person came to writes down on whose word they are admitted; psychiatrists sign a
//! compulsory one, each with their own account.

use super::ledgers::{said, text};
use super::referrals::{known, tell};
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::admission::{Admission, AdmissionGround, AdmissionStage, NewAdmission};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::Membership;
use xinqiao_domain::referral::{Referral, ReferralWord};
use xinqiao_domain::{AdmissionId, CommandId, ReferralId, Refusal, StaffId};
use xinqiao_protocol::limits::REFERRAL_NOTE_CHARS;

/// Whose referral it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfReferral {
    pub referral: ReferralId,
}

/// Somebody of the hospital writes down how a person is admitted.
pub struct ProposeAdmission {
    pub id: CommandId,
    pub by: StaffId,
    pub referral: ReferralId,
    pub ground: AdmissionGround,
    pub note: String,
}

impl Command for ProposeAdmission {
    type Answer = OfReferral;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, referral, ground, note, .. } = self;
        Some((self.id, format!("{by}{referral}{ground:?}{note}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<OfReferral, Decline> {
        let referral = known(work, self.referral).await?.referral;
        let membership = of_the_hospital(work, &referral, self.by).await?;
        is_there(&referral)?;
        if !work.batch.admissions_of(referral.id).await?.is_empty() {
            return Err(Refusal::AlreadyDone.into());
        }
        let note = match self.ground {
            AdmissionGround::Voluntary { .. } | AdmissionGround::Compulsory => {
                said("note", &self.note, REFERRAL_NOTE_CHARS)?
            }
            AdmissionGround::GreenChannel { .. } => text("note", &self.note, REFERRAL_NOTE_CHARS)?,
        };
        let id = AdmissionId(work.ids.draw());
        let new = NewAdmission { id, referral: referral.id, case: referral.case, ground: self.ground.clone() };
        let admission = Admission::propose(new, &membership, work.batch.now())?;
        work.batch.create_admission(&admission, &note).await?;
        let (institution, ground) = (admission.institution, admission.ground.word());
        let fact = CaseFact::AdmissionProposed { admission: id, referral: referral.id, institution, ground };
        tell(work, &referral, Some(self.by), fact)?;
        admitted(work, &referral, &admission, self.by)?;
        Ok(OfReferral { referral: referral.id })
    }
}

/// Another psychiatrist has diagnosed, and signs.
pub struct SignAdmission {
    pub id: CommandId,
    pub by: StaffId,
    pub admission: AdmissionId,
}

impl Command for SignAdmission {
    type Answer = OfReferral;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.admission).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<OfReferral, Decline> {
        let admission = work.batch.admission(self.admission).await?.ok_or(Refusal::NotFound)?;
        let referral = known(work, admission.referral).await?.referral;
        let membership = of_the_hospital(work, &referral, self.by).await?;
        let rank = membership.psychiatrist()?;
        let signed = admission.sign(&membership, work.batch.now())?;
        work.batch.put_admission(&signed).await?;
        let (admission, institution) = (signed.id, signed.institution);
        let fact = CaseFact::AdmissionSigned { admission, referral: referral.id, institution, rank };
        tell(work, &referral, Some(self.by), fact)?;
        admitted(work, &referral, &signed, self.by)?;
        Ok(OfReferral { referral: referral.id })
    }
}

/// Somebody's place in the hospital that a person was referred to.
async fn of_the_hospital(work: &mut Work<'_>, referral: &Referral, staff: StaffId) -> Result<Membership, Decline> {
    let membership = work.batch.membership(staff).await?.ok_or(Refusal::NotOfAnInstitution)?;
    let hospital = work.batch.institution(referral.to).await?.ok_or(Refusal::NotFound)?.institution;
    if membership.institution != hospital.id {
        return Err(Refusal::NotTheReceiver.into());
    }
    if hospital.kind.is_hospital() { Ok(membership) } else { Err(Refusal::PairNotAllowed.into()) }
}

/// Nobody is admitted who has not come.
fn is_there(referral: &Referral) -> Result<(), Decline> {
    match referral.stage.word() {
        ReferralWord::Attended | ReferralWord::Completed => Ok(()),
        ReferralWord::Draft
        | ReferralWord::Sent
        | ReferralWord::Received
        | ReferralWord::Accepted
        | ReferralWord::Scheduled
        | ReferralWord::NoShow
        | ReferralWord::Declined
        | ReferralWord::Cancelled
        | ReferralWord::Failed => Err(Refusal::PersonNotThere.into()),
    }
}

/// Tells that all that an admission needs is there.
fn admitted(work: &mut Work<'_>, referral: &Referral, admission: &Admission, by: StaffId) -> Result<(), Decline> {
    match admission.stage() {
        AdmissionStage::Proposed => Ok(()),
        AdmissionStage::Admitted => {
            let (id, institution, ground) = (admission.id, admission.institution, admission.ground.word());
            let fact = CaseFact::PersonAdmitted { admission: id, referral: referral.id, institution, ground };
            tell(work, referral, Some(by), fact)
        }
    }
}
