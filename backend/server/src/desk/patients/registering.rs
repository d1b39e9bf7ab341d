//! Somebody is registered: a diagnosed or reviewed case becomes a patient, once, and nobody is registered twice.

use super::{tell, wrong};
use crate::desk::cases::registered;
use crate::desk::disclosures::tell_departments;
use crate::desk::institutions::{acting_for, home, home_in_use, open_institution};
use crate::desk::{Command, Decline, Refused, Work};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use xinqiao_domain::event::PatientFact;
use xinqiao_domain::institution::{Home, Institution, InstitutionKind, Nearness};
use xinqiao_domain::patient::{Dangerousness, Patient, PatientConsent, PatientFile, Registration};
use xinqiao_domain::suspected_case::SuspectedCase;
use xinqiao_domain::{AreaId, CommandId, InstitutionId, PatientId, Refusal, StaffId, SuspectedCaseId};
use xinqiao_protocol::limits::DISTINCT_PATIENTS;
use xinqiao_storage::Error;
use xinqiao_storage::patients::{Alike, AlikeBy, BlindIndex, NewPatient};

/// A clerk or physician registers somebody.
pub struct RegisterPatient {
    pub id: CommandId,
    pub by: StaffId,
    pub case: SuspectedCaseId,
    pub township: AreaId,
    pub institution: InstitutionId,
    pub worker: StaffId,
    pub consent: PatientConsent,
    pub level: Option<Dangerousness>,
    pub file: PatientFile,
    pub distinct_from: Vec<PatientId>,
}

/// Who was registered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    pub patient: PatientId,
}

impl Command for RegisterPatient {
    type Answer = Registered;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, case, township, institution, worker, consent, level, file, distinct_from, .. } = self;
        let told = format!("{by}{case}{township}{institution}{worker}{consent:?}{level:?}{file:?}{distinct_from:?}");
        Some((self.id, told.into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Registered, Decline> {
        let (now, today, zone) = (work.batch.now(), work.batch.today().await?, work.batch.zone().await?);
        let case = work.batch.case(self.case).await?.ok_or(Refusal::NotFound)?;
        self.may_register(work, &case).await?;
        let home = home_in_use(work, self.township).await?;
        keeper(work, self.institution, self.worker, home).await?;
        self.file.check(today).map_err(wrong)?;
        if self.distinct_from.len() > DISTINCT_PATIENTS {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "distinct_from"));
        }
        let new = Registration {
            id: PatientId(work.ids.draw()),
            township: self.township,
            institution: self.institution,
            worker: self.worker,
            consent: self.consent,
            level: self.level,
            first_visit_on: work.batch.visit_rules().await?.first_on(today),
        };
        let patient = Patient::register(case, new, now, &zone)?;
        self.is_nobody_known(work).await?;
        let number = number(work).await?;
        let written = NewPatient { patient: &patient, number: &number, file: &self.file, by: self.by };
        work.batch.create_patient(&written).await?;
        registered(work, self.case, patient.id, self.by).await?;
        tell(work, patient.id, Some(self.by), PatientFact::PatientRegistered { case: self.case })?;
        tell_departments(work, &patient, None).await?;
        Ok(Registered { patient: patient.id })
    }
}

impl RegisterPatient {
    /// People of the clinic or office of the area where the case was opened; nobody else learns that there is one.
    async fn may_register(&self, work: &mut Work<'_>, case: &SuspectedCase) -> Result<(), Decline> {
        let own = acting_for(work, self.by).await?.institution;
        let registers = matches!(own.kind, InstitutionKind::PrimaryCare | InstitutionKind::MentalHealthOffice);
        let near = home(work, case.area).await?.nearness(own.area) != Nearness::Elsewhere;
        if registers && near { Ok(()) } else { Err(Refusal::NotFound.into()) }
    }

    /// Nobody has the same document; whoever has the same name and birth was looked at.
    async fn is_nobody_known(&self, work: &mut Work<'_>) -> Result<(), Decline> {
        let identity = &self.file.identity;
        let keys = work.batch.store().keys().clone();
        let index = BlindIndex::of(&keys, &identity.name, identity.born_on, identity.document.as_ref());
        for Alike { stored, by } in work.batch.patients_alike(&index).await? {
            match by {
                AlikeBy::Document => return exists(work, &stored.number, stored.patient.institution).await,
                AlikeBy::NameAndBirth if self.distinct_from.contains(&stored.patient.id) => {}
                AlikeBy::NameAndBirth => return Err(Refusal::PatientAlike.into()),
            }
        }
        Ok(())
    }
}

/// Somebody with this document is registered already: whom to ask.
pub(super) async fn exists(work: &mut Work<'_>, number: &str, keeper: InstitutionId) -> Result<(), Decline> {
    let keeper = work.batch.institution(keeper).await?.ok_or(Error::Damaged("patient.institution"))?;
    let params = BTreeMap::from([("number".to_owned(), number.to_owned()), ("institution".to_owned(), keeper.name)]);
    Err(Decline::Refused(Refused { refusal: Refusal::PatientExists, params }))
}

/// A primary institution that serves where the person lives keeps the file, and one of its people follows up.
pub(super) async fn keeper(
    work: &mut Work<'_>,
    institution: InstitutionId,
    worker: StaffId,
    home: Home,
) -> Result<(), Decline> {
    let Institution { kind, area, .. } = open_institution(work, institution).await?.institution;
    if kind != InstitutionKind::PrimaryCare || home.nearness(area) == Nearness::Elsewhere {
        return Err(Refusal::KeeperInvalid.into());
    }
    let member = work.batch.membership(worker).await?;
    if member.is_some_and(|one| one.institution == institution) { Ok(()) } else { Err(Refusal::WorkerElsewhere.into()) }
}

/// The next number of the year.
async fn number(work: &mut Work<'_>) -> Result<String, Decline> {
    let (zone, today) = (work.batch.zone().await?, work.batch.today().await?);
    let begins = zone.day_begins(today.first_of_year());
    let before = work.batch.patients_since(begins).await?;
    Ok(format!("P{}-{:04}", today.year(), before + 1))
}
