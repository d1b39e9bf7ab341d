//! A patient of the registry 严重精神障碍登记: somebody with a confirmed diagnosis, from registration to moving away or death.
//! States carry their data; transitions consume and return. Who the person is stands beside it, sealed: [`PatientFile`].

mod fields;
mod file;
mod status;
#[cfg(test)]
mod tests;

pub use fields::{PatientAction, PatientField, Relation, may, relation, shown};
pub(crate) use file::check_medication;
pub use file::{
    DocumentKind, Dose, FileFault, Household, IdentityDocument, Medication, PatientClinical, PatientContact,
    PatientFile, PatientGuardian, PatientIdentity, compared_name,
};
pub use status::{DeathCause, PatientStatus, StatusChange, StatusWord};

use crate::calendar::Zone;
use crate::codes::codes;
use crate::ids::{AreaId, InstitutionId, PatientId, StaffId, SuspectedCaseId};
use crate::refusal::Refusal;
pub use crate::suspected_case::Disorder;
use crate::suspected_case::{CaseState, CountyReview, SuspectedCase};
use crate::time::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

codes!(
    /// How stable somebody is, as a person decided at the last follow-up.
    PatientClass {
        /// 不稳定
        Unstable = "unstable",
        /// 基本稳定
        BasicallyStable = "basically_stable",
        /// 稳定
        Stable = "stable",
    }
);

codes!(
    /// By what way somebody came into the registry. There is no third one: no session makes a patient.
    PatientOrigin {
        /// A physician diagnosed the suspected case.
        Diagnosed = "diagnosed",
        /// An institution reported a confirmed case 发病报告, and the county reviewed it 审核.
        Reviewed = "reviewed",
    }
);

/// Dangerousness 危险性评估, 0 to 5 [F]. It never follows from the hotline's own tiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
#[cfg_attr(feature = "wire", ts(type = "number"), schema(value_type = u8, minimum = 0, maximum = 5))]
pub struct Dangerousness(u8);

impl Dangerousness {
    /// From this level on, police and governance are told [P].
    pub const TOLD: Self = Self(3);
    /// Armed violence against persons, arson, explosion.
    pub const HIGHEST: Self = Self(5);

    /// None beyond 5.
    pub const fn new(level: u8) -> Option<Self> {
        if level <= Self::HIGHEST.0 { Some(Self(level)) } else { None }
    }

    /// 0 to 5.
    pub const fn level(self) -> u8 {
        self.0
    }

    /// Whether police and governance must be told.
    pub fn is_told(self) -> bool {
        self >= Self::TOLD
    }
}

/// A number that is no level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("dangerousness is a level from 0 to 5")]
pub struct NoLevel;

impl TryFrom<u8> for Dangerousness {
    type Error = NoLevel;

    fn try_from(level: u8) -> Result<Self, NoLevel> {
        Self::new(level).ok_or(NoLevel)
    }
}

impl From<Dangerousness> for u8 {
    fn from(dangerousness: Dangerousness) -> Self {
        dangerousness.0
    }
}

codes!(
    /// Who agreed to, or refused, being managed in the community.
    Consenter { Patient = "patient", Guardian = "guardian" }
);

/// PatientConsent to being managed in the community 知情同意.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum PatientConsent {
    NotAsked {},
    Given {
        by: Consenter,
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
    },
    Refused {
        by: Consenter,
        #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
        on: Date,
    },
}

/// Where a follow-up left somebody: what a person decided, and when the next one is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessed {
    pub class: PatientClass,
    pub level: Dangerousness,
    pub next_visit_on: Option<Date>,
}

/// A patient with everything that rules decide on. Who it is stands beside it, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patient {
    pub id: PatientId,
    /// The suspected case that was diagnosed or reviewed: one case makes one patient at most.
    pub case: SuspectedCaseId,
    pub origin: PatientOrigin,
    pub disorder: Disorder,
    /// Which institution confirmed the diagnosis.
    pub hospital: InstitutionId,
    pub diagnosed_on: Date,
    /// Where the person lives: a township, or its county.
    pub township: AreaId,
    /// Which institution keeps the file and follows up.
    pub institution: InstitutionId,
    /// Who follows up.
    pub worker: StaffId,
    pub consent: PatientConsent,
    pub status: PatientStatus,
    /// None before the first follow-up.
    pub class: Option<PatientClass>,
    /// None while nobody has assessed it.
    pub level: Option<Dangerousness>,
    /// When the level last rose to one that police and governance are told of, or beyond; none while it is below.
    pub raised_at: Option<Timestamp>,
    pub next_visit_on: Option<Date>,
    pub registered_at: Timestamp,
    /// Grows with each change, from 1.
    pub version: u32,
}

/// What somebody decides who registers a person. What they have is the case's own diagnosis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Registration {
    pub id: PatientId,
    pub township: AreaId,
    pub institution: InstitutionId,
    pub worker: StaffId,
    pub consent: PatientConsent,
    /// As whoever registers assessed it; none where nobody did.
    pub level: Option<Dangerousness>,
    /// When the first follow-up is due.
    pub first_visit_on: Date,
}

impl Patient {
    /// The only way to a patient: a suspected case that was diagnosed, or reported and reviewed. Managed at once where the
    /// person agreed.
    ///
    /// # Errors
    /// Those of [`SuspectedCase::register`].
    pub fn register(case: SuspectedCase, new: Registration, at: Timestamp, zone: &Zone) -> Result<Self, Refusal> {
        let origin = match case.state {
            CaseState::Diagnosed { review: CountyReview::Approved { .. }, .. } => PatientOrigin::Reviewed,
            CaseState::Suspected
            | CaseState::Accepted(_)
            | CaseState::Declined(_)
            | CaseState::Diagnosed { .. }
            | CaseState::NotConfirmed { .. }
            | CaseState::Registered { .. } => PatientOrigin::Diagnosed,
        };
        let registered = case.register(new.id, at)?;
        let diagnosis = registered.state.diagnosis().ok_or(Refusal::CaseNotDiagnosed)?;
        Ok(Self {
            id: new.id,
            case: case.id,
            origin,
            disorder: diagnosis.disorder,
            hospital: diagnosis.institution,
            diagnosed_on: zone.day_of(diagnosis.at),
            township: new.township,
            institution: new.institution,
            worker: new.worker,
            consent: new.consent,
            status: PatientStatus::at_registration(new.consent),
            class: None,
            level: new.level,
            raised_at: new.level.filter(|level| level.is_told()).map(|_| at),
            next_visit_on: Some(new.first_visit_on),
            registered_at: at,
            version: 1,
        })
    }

    /// A follow-up assessed the person. Since when they are dangerous stays while they are, and begins anew when it grows
    /// worse: the departments are told again.
    ///
    /// # Errors
    /// [`Refusal::PatientGone`] of somebody who died or moved away.
    pub fn assess(self, found: Assessed, at: Timestamp) -> Result<Self, Refusal> {
        self.is_here()?;
        let rose = self.level.is_none_or(|before| found.level > before);
        let raised_at = match self.raised_at {
            Some(since) if !rose => Some(since),
            Some(_) | None => Some(at),
        };
        let raised_at = raised_at.filter(|_| found.level.is_told());
        let Assessed { class, level, next_visit_on } = found;
        Ok(Self { class: Some(class), level: Some(level), raised_at, next_visit_on, ..self }.changed())
    }

    /// The person, or who decides for them, says whether they agree to being managed. Who no longer agrees is registered
    /// still.
    ///
    /// # Errors
    /// [`Refusal::PatientGone`] of somebody who died or moved away.
    pub fn consents(self, consent: PatientConsent) -> Result<Self, Refusal> {
        self.is_here()?;
        let status = self.status.after_consent(consent);
        Ok(Self { consent, status, ..self }.changed())
    }

    /// Where the person stands changes.
    ///
    /// # Errors
    /// [`Refusal::PatientGone`] of somebody who is gone, [`Refusal::AlreadyDone`] where nothing would change.
    pub fn change(self, change: StatusChange) -> Result<Self, Refusal> {
        let status = self.status.change(change, self.consent)?;
        // Nobody waits for a follow-up of somebody who is gone.
        let next_visit_on = if status.is_here() { self.next_visit_on } else { None };
        Ok(Self { status, next_visit_on, ..self }.changed())
    }

    /// Another worker, or another township with its institution, takes over.
    ///
    /// # Errors
    /// [`Refusal::PatientGone`] of somebody who died or moved away, [`Refusal::AlreadyDone`] where nothing would change.
    pub fn assign(self, township: AreaId, institution: InstitutionId, worker: StaffId) -> Result<Self, Refusal> {
        self.is_here()?;
        if (self.township, self.institution, self.worker) == (township, institution, worker) {
            return Err(Refusal::AlreadyDone);
        }
        Ok(Self { township, institution, worker, ..self }.changed())
    }

    /// Something in the sealed file was corrected.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] when somebody changed it since this version.
    pub fn correct(self, seen: u32) -> Result<Self, Refusal> {
        self.seen(seen)?;
        Ok(self.changed())
    }

    /// Whoever changes it has seen its newest version.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`].
    pub fn seen(&self, version: u32) -> Result<(), Refusal> {
        if self.version == version { Ok(()) } else { Err(Refusal::ChangedMeanwhile) }
    }

    /// Whether police and governance must know of them now.
    pub fn is_told(&self) -> bool {
        self.status.is_here() && self.level.is_some_and(Dangerousness::is_told)
    }

    fn is_here(&self) -> Result<(), Refusal> {
        if self.status.is_here() { Ok(()) } else { Err(Refusal::PatientGone) }
    }

    fn changed(self) -> Self {
        Self { version: self.version + 1, ..self }
    }
}
