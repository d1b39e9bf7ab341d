//! The registry: somebody is registered whose case was diagnosed, the file is kept, what was done that hurt or damaged is
//! entered. Each change is written with all that follows from it: who must be told is told in the same commit.

mod calling;
mod changing;
mod harming;
mod reading;
mod registering;

pub use calling::SeePatientCall;
pub(in crate::desk) use calling::called;
pub use changing::{AssignPatient, ChangeConsent, ChangePatientStatus, CorrectFile};
pub use harming::{EnterDisclosedHarm, EnterHarm, HarmEntered, WithdrawHarm};
pub use reading::{OpenPatient, OpenedAs};
pub use registering::{RegisterPatient, Registered};

use super::disclosures::tell_departments;
use super::institutions::home;
use super::{Decline, Work};
use xinqiao_domain::event::{PatientEvent, PatientFact};
use xinqiao_domain::patient::{FileFault, Patient, PatientAction, Relation, may, relation};
use xinqiao_domain::{Actor, Event, PatientId, Refusal, StaffId};

/// Adds a fact about a patient to the journal, by somebody or by the hotline itself.
pub(in crate::desk) fn tell(
    work: &mut Work<'_>,
    patient: PatientId,
    staff: Option<StaffId>,
    fact: PatientFact,
) -> Result<(), Decline> {
    let actor = staff.map_or(Actor::Hotline, Actor::Staff);
    Ok(work.batch.tell(actor, Event::Patient(PatientEvent { patient, staff, fact }))?)
}

/// A patient with whom somebody may do this. Of whom they may not see anything they do not learn that there is anybody.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Forbidden`].
pub(in crate::desk) async fn permitted(
    work: &mut Work<'_>,
    patient: PatientId,
    by: StaffId,
    action: PatientAction,
) -> Result<Patient, Decline> {
    let patient = work.batch.patient(patient).await?.ok_or(Refusal::NotFound)?;
    let standing = standing(work, &patient, by).await?;
    let account = work.batch.staff(by).await?.ok_or(Refusal::StaffNotFound)?;
    if standing == Relation::None {
        Err(Refusal::NotFound.into())
    } else if account.roles.iter().any(|role| may(*role, standing).contains(&action)) {
        Ok(patient)
    } else {
        Err(Refusal::Forbidden.into())
    }
}

/// How somebody stands to a patient, by where they belong.
pub(in crate::desk) async fn standing(
    work: &mut Work<'_>,
    patient: &Patient,
    by: StaffId,
) -> Result<Relation, Decline> {
    let Some(member) = work.batch.membership(by).await? else { return Ok(Relation::None) };
    let Some(own) = work.batch.institution(member.institution).await? else { return Ok(Relation::None) };
    let guide = work.batch.institution(patient.institution).await?.and_then(|keeper| keeper.institution.guide);
    let home = home(work, patient.township).await?;
    Ok(relation(&own.institution, patient, home, guide))
}

/// Writes a patient's next state and what follows from it: where they stand is a fact of the journal, and departments that
/// must know are told.
pub(in crate::desk) async fn keep(
    work: &mut Work<'_>,
    by: StaffId,
    before: &Patient,
    after: &Patient,
) -> Result<(), Decline> {
    work.batch.put_patient(after).await?;
    let status = after.status.word();
    if before.status.word() != status {
        tell(work, after.id, Some(by), PatientFact::PatientStatusChanged { status })?;
    }
    tell_departments(work, after, None).await?;
    Ok(())
}

fn wrong(fault: FileFault) -> Decline {
    Decline::with(Refusal::FieldInvalid, "field", fault.0)
}
