//! The file is kept: corrected, consented to, handed over, and where somebody stands.

use super::registering::{exists, keeper};
use super::{keep, permitted, tell, wrong};
use crate::desk::arrivals::Done;
use crate::desk::institutions::home_in_use;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::patient::{PatientAction, PatientConsent, PatientFile, StatusChange};
use xinqiao_domain::{AreaId, CommandId, Date, InstitutionId, PatientId, Refusal, StaffId};
use xinqiao_storage::patients::{AlikeBy, BlindIndex};

/// Who keeps the file corrects it.
pub struct CorrectFile {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    /// The version that was looked at.
    pub seen: u32,
    pub file: PatientFile,
}

impl Command for CorrectFile {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{:?}", self.by, self.patient, self.seen, self.file).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let before = permitted(work, self.patient, self.by, PatientAction::Correct).await?;
        let after = before.clone().correct(self.seen)?;
        let today = work.batch.today().await?;
        self.file.check(today).map_err(wrong)?;
        let identity = &self.file.identity;
        let keys = work.batch.store().keys().clone();
        let index = BlindIndex::of(&keys, &identity.name, identity.born_on, identity.document.as_ref());
        let alike = work.batch.patients_alike(&index).await?;
        let other = |by: AlikeBy, id: PatientId| by == AlikeBy::Document && id != self.patient;
        if let Some(known) = alike.into_iter().find(|one| other(one.by, one.stored.patient.id)) {
            exists(work, &known.stored.number, known.stored.patient.institution).await?;
        }
        work.batch.put_patient_file(self.patient, &self.file).await?;
        tell(work, self.patient, Some(self.by), PatientFact::PatientCorrected {})?;
        keep(work, self.by, &before, &after).await?;
        Ok(Done {})
    }
}

/// Whether the person agrees to being managed is written down.
pub struct ChangeConsent {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub seen: u32,
    pub consent: PatientConsent,
}

impl Command for ChangeConsent {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{:?}", self.by, self.patient, self.seen, self.consent).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let before = permitted(work, self.patient, self.by, PatientAction::Consent).await?;
        before.seen(self.seen)?;
        match self.consent {
            PatientConsent::Given { on, .. } | PatientConsent::Refused { on, .. } => not_ahead(work, on).await?,
            PatientConsent::NotAsked {} => {}
        }
        let after = before.clone().consents(self.consent)?;
        tell(work, self.patient, Some(self.by), PatientFact::PatientConsentChanged {})?;
        keep(work, self.by, &before, &after).await?;
        Ok(Done {})
    }
}

/// Somebody moved away, cannot be reached, was found, or died.
pub struct ChangePatientStatus {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub seen: u32,
    pub change: StatusChange,
}

impl Command for ChangePatientStatus {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}{:?}", self.by, self.patient, self.seen, self.change).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let before = permitted(work, self.patient, self.by, PatientAction::ChangeStatus).await?;
        before.seen(self.seen)?;
        if let Some(on) = self.change.day() {
            not_ahead(work, on).await?;
        }
        let after = before.clone().change(self.change)?;
        keep(work, self.by, &before, &after).await?;
        Ok(Done {})
    }
}

/// Another worker, or another township and its institution, takes over.
pub struct AssignPatient {
    pub id: CommandId,
    pub by: StaffId,
    pub patient: PatientId,
    pub seen: u32,
    pub township: AreaId,
    pub institution: InstitutionId,
    pub worker: StaffId,
}

impl Command for AssignPatient {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, patient, seen, township, institution, worker, .. } = self;
        Some((self.id, format!("{by}{patient}{seen}{township}{institution}{worker}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let before = permitted(work, self.patient, self.by, PatientAction::Assign).await?;
        before.seen(self.seen)?;
        let home = home_in_use(work, self.township).await?;
        keeper(work, self.institution, self.worker, home).await?;
        let after = before.clone().assign(self.township, self.institution, self.worker)?;
        let fact = PatientFact::PatientAssigned { institution: self.institution, worker: self.worker };
        tell(work, self.patient, Some(self.by), fact)?;
        keep(work, self.by, &before, &after).await?;
        Ok(Done {})
    }
}

/// No day of what has happened lies ahead.
async fn not_ahead(work: &mut Work<'_>, on: Date) -> Result<(), Decline> {
    if on <= work.batch.today().await? { Ok(()) } else { Err(Refusal::EntryInFuture.into()) }
}
