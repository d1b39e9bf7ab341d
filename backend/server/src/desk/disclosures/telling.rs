//! Departments are told: by themselves as a level rises, or by somebody once there is an institution that can be told.

use crate::desk::arrivals::Done;
use crate::desk::institutions::home;
use crate::desk::patients::{permitted, tell};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::disclosure::{Disclosed, DisclosedField, Disclosure, Receipt, owed, receiver, same_day};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::{Patient, PatientAction};
use xinqiao_domain::{CommandId, DisclosureId, PatientId, Refusal, StaffId};

/// How far the departments could be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::desk) enum Reached {
    /// Nobody had to be told.
    NobodyOwed,
    /// No institution of those departments is at work there: they are owed still.
    Nobody,
    /// Some or all of them.
    Told,
}

/// Tells the departments that must know of a patient and do not yet, where the patient lives now: place, contact, danger, and
/// never more. Who is owed and has no institution there stays on the list of what is owed.
pub(in crate::desk) async fn tell_departments(
    work: &mut Work<'_>,
    patient: &Patient,
    by: Option<StaffId>,
) -> Result<Reached, Decline> {
    let told = work.batch.departments_told(patient.id).await?;
    let all: Vec<_> = work.batch.institutions().await?.into_iter().map(|one| one.institution).collect();
    let home = home(work, patient.township).await?;
    let owed = owed(patient, &told, home, &all);
    if owed.is_empty() {
        return Ok(Reached::NobodyOwed);
    }
    let file = work.batch.patient_file(patient.id).await?;
    let Some(content) = Disclosed::of(patient, &file) else { return Ok(Reached::NobodyOwed) };
    let (zone, at) = (work.batch.zone().await?, work.batch.now());
    let mut reached = Reached::Nobody;
    for one in owed {
        let Some(to) = receiver(one.department, home, &all) else { continue };
        reached = Reached::Told;
        let disclosure = Disclosure {
            id: DisclosureId(work.ids.draw()),
            patient: patient.id,
            to,
            department: one.department,
            purpose: one.department.purpose(),
            basis: one.basis,
            by,
            at,
            due_at: same_day(at, &zone),
            receipt: Receipt::Waiting,
        };
        work.batch.disclose(&disclosure, &DisclosedField::AT_LEVEL_THREE, &content).await?;
        let fact = PatientFact::PatientDisclosed { disclosure: disclosure.id, institution: to };
        tell(work, patient.id, by, fact)?;
    }
    Ok(reached)
}

/// Somebody tells the departments that are still owed.
pub struct DiscloseNow {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
}

impl Command for DiscloseNow {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.patient).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let patient = permitted(work, self.patient, self.by, PatientAction::Disclose).await?;
        match tell_departments(work, &patient, Some(self.by)).await? {
            Reached::Told => Ok(Done {}),
            Reached::NobodyOwed => Err(Refusal::NothingToTell.into()),
            Reached::Nobody => Err(Refusal::NobodyToTell.into()),
        }
    }
}
