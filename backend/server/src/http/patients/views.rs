//! Patients as they are shown: field by field, by the table of who may see what.

use crate::desk::patients::OpenPatient;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use crate::show::People;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use xinqiao_domain::disclosure::{Department, Receipt, Telling, owed};
use xinqiao_domain::harm::HarmState;
use xinqiao_domain::institution::{Home, Institution, InstitutionKind};
use xinqiao_domain::patient::{Patient, PatientAction, PatientField, PatientFile, Relation, may, shown};
use xinqiao_domain::{AreaId, InstitutionId, PatientId, StaffId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::patients::{
    KnownGuardian, PatientCall, PatientDanger, PatientDetail, PatientDiagnosis, PatientDisclosure, PatientFollowUp,
    PatientHarm, PatientRow, PatientTreatment,
};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::disclosures::{ListedDisclosure, Shown};
use xinqiao_storage::harms::ToldHarm;
use xinqiao_storage::institutions::StoredInstitution;
use xinqiao_storage::patients::{ListedPatient, Reach, Seen, StoredCall, StoredPatient};
use xinqiao_storage::teams::StoredArea;

/// Names of everybody and everything that views name.
pub struct Names {
    people: Arc<People>,
    institutions: BTreeMap<InstitutionId, StoredInstitution>,
    areas: BTreeMap<AreaId, StoredArea>,
}

impl Names {
    /// As they are now.
    pub async fn read(app: &AppState) -> Result<Self, ProblemAnswer> {
        let store = app.desk.store();
        let institutions = store.all_institutions().await?;
        let areas = store.all_areas().await?;
        Ok(Self {
            people: app.shared.people(app).await?,
            institutions: institutions.into_iter().map(|one| (one.institution.id, one)).collect(),
            areas: areas.into_iter().map(|one| (one.id, one)).collect(),
        })
    }

    /// What colleagues see of somebody.
    pub fn person(&self, staff: StaffId) -> String {
        self.people.name(staff)
    }

    /// What an institution is called.
    pub fn institution(&self, institution: InstitutionId) -> String {
        self.institutions.get(&institution).map(|one| one.name.clone()).unwrap_or_default()
    }

    /// What an area is called.
    pub fn area(&self, area: AreaId) -> String {
        self.areas.get(&area).map(|one| one.name.clone()).unwrap_or_default()
    }

    /// An institution, as rules see it.
    pub fn known(&self, institution: InstitutionId) -> Option<&Institution> {
        self.institutions.get(&institution).map(|one| &one.institution)
    }

    /// Where an area lies.
    pub fn home(&self, area: AreaId) -> Home {
        Home { area, county: self.areas.get(&area).and_then(|one| one.county) }
    }

    /// Every institution, as rules see them.
    pub fn institutions(&self) -> impl Iterator<Item = &Institution> {
        self.institutions.values().map(|one| &one.institution)
    }

    /// The departments that are still to be told of a patient.
    pub fn owed(&self, patient: &Patient, told: &[Telling]) -> Vec<Department> {
        let all: Vec<Institution> = self.institutions().copied().collect();
        owed(patient, told, self.home(patient.township), &all).into_iter().map(|one| one.department).collect()
    }

    /// An area with all that lies in it; everything where none is named.
    pub fn within(&self, area: Option<AreaId>) -> Vec<AreaId> {
        let inside = |one: &&StoredArea| area.is_none_or(|area| one.id == area || one.county == Some(area));
        self.areas.values().filter(inside).map(|one| one.id).collect()
    }
}

/// How somebody stands to patients by where they belong, and which these are; none: to nobody.
pub async fn reach(app: &AppState, by: &Staff, names: &Names) -> Result<Option<(Relation, Reach)>, ProblemAnswer> {
    let member = app.desk.store().one_membership(by.id).await?;
    let own = member.and_then(|member| names.known(member.institution)).filter(|own| own.closed_at.is_none());
    let Some(own) = own else { return Ok(None) };
    let (relation, reach) = match own.kind {
        InstitutionKind::PrimaryCare => (Relation::Keeping, Reach::KeptBy(own.id)),
        InstitutionKind::MentalHealthOffice => (Relation::County, Reach::LivingIn(names.within(own.area))),
        InstitutionKind::PsychiatricHospital | InstitutionKind::GeneralHospital => {
            let guided = names.institutions().filter(|one| one.guide == Some(own.id)).map(|one| one.id);
            (Relation::Guiding, Reach::GuidedBy { hospital: own.id, keepers: guided.collect() })
        }
        InstitutionKind::Hotline
        | InstitutionKind::Police
        | InstitutionKind::Governance
        | InstitutionKind::CivilAffairs
        | InstitutionKind::DisabilityFederation
        | InstitutionKind::School
        | InstitutionKind::VillageCommittee
        | InstitutionKind::Other => return Ok(None),
    };
    Ok(Some((relation, reach)).filter(|_| fields(by, relation).contains(&PatientField::Identity)))
}

/// All that somebody may see who stands to a patient in this way.
fn fields(by: &Staff, relation: Relation) -> BTreeSet<PatientField> {
    by.roles.iter().flat_map(|role| shown(*role, relation)).copied().collect()
}

/// A patient of a list. Lists are of those whose identity, diagnosis and level one may see.
pub fn row(listed: ListedPatient, by: &Staff, relation: Relation, names: &Names) -> PatientRow {
    let ListedPatient { stored: StoredPatient { patient, number }, name, new_calls } = listed;
    let calls = fields(by, relation).contains(&PatientField::Calls);
    PatientRow {
        patient: patient.id,
        number,
        name,
        township: patient.township,
        township_name: names.area(patient.township),
        institution: patient.institution,
        institution_name: names.institution(patient.institution),
        worker: patient.worker,
        worker_name: names.person(patient.worker),
        disorder: patient.disorder,
        status: patient.status,
        class: patient.class,
        level: patient.level,
        next_visit_on: patient.next_visit_on,
        registered_at: patient.registered_at,
        new_calls: if calls { new_calls } else { 0 },
    }
}

/// Opens a file and shows what of it may be seen.
pub async fn detail(app: &AppState, by: &Staff, patient: PatientId) -> Result<Json<PatientDetail>, ProblemAnswer> {
    let opened = app.desk.run(OpenPatient { patient, staff: by.id }).await?;
    let store = app.desk.store();
    let stored = store.one_patient(patient).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let file = store.one_patient_file(patient).await?;
    let (names, fields) = (Names::read(app).await?, fields(by, opened.relation));
    let actions: BTreeSet<PatientAction> =
        by.roles.iter().flat_map(|role| may(*role, opened.relation)).copied().collect();
    let shows = |field: PatientField| fields.contains(&field);
    let told = store.told_of(patient).await?;
    let mut detail = bare(&stored, &names);
    detail.withheld = PatientField::ALL.iter().copied().filter(|field| !shows(*field)).collect();
    if actions.contains(&PatientAction::Disclose) {
        detail.owed = names.owed(&stored.patient, &told);
    }
    detail.actions = actions.into_iter().collect();
    fill(&mut detail, &stored.patient, file, &names, &shows);
    if shows(PatientField::Harms) {
        let harms = store.harms_of(patient).await?;
        detail.harms = Some(harms.into_iter().map(|one| harm(one, &names)).collect());
    }
    if shows(PatientField::Disclosures) {
        let told = store.disclosures(Shown::Of(patient), None, PAGE_ROWS).await?;
        let now = app.clock.now();
        detail.disclosures = Some(told.into_iter().map(|one| disclosure(one, now, &names)).collect());
    }
    if shows(PatientField::Calls) {
        let calls = store.patient_calls(patient).await?;
        detail.calls = Some(calls.into_iter().map(|one| call(one, &names)).collect());
    }
    Ok(Json(detail))
}

/// What everybody sees who sees anything.
fn bare(stored: &StoredPatient, names: &Names) -> PatientDetail {
    let patient = &stored.patient;
    PatientDetail {
        patient: patient.id,
        number: stored.number.clone(),
        status: patient.status,
        origin: patient.origin,
        version: patient.version,
        registered_at: patient.registered_at,
        township: patient.township,
        township_name: names.area(patient.township),
        identity: None,
        guardian: None,
        contacts: None,
        consent: None,
        diagnosis: None,
        treatment: None,
        danger_before: None,
        dangerousness: None,
        follow_up: None,
        harms: None,
        disclosures: None,
        calls: None,
        withheld: Vec::new(),
        owed: Vec::new(),
        actions: Vec::new(),
    }
}

fn fill(
    detail: &mut PatientDetail,
    patient: &Patient,
    file: PatientFile,
    names: &Names,
    shows: &impl Fn(PatientField) -> bool,
) {
    let PatientFile { identity, guardian, contacts, clinical } = file;
    detail.identity = shows(PatientField::Identity).then_some(identity);
    detail.guardian = shows(PatientField::Guardian).then_some(KnownGuardian { guardian });
    detail.contacts = shows(PatientField::Contacts).then_some(contacts);
    detail.consent = shows(PatientField::Consent).then_some(patient.consent);
    detail.diagnosis = shows(PatientField::Diagnosis).then(|| PatientDiagnosis {
        disorder: patient.disorder,
        hospital: patient.hospital,
        hospital_name: names.institution(patient.hospital),
        diagnosed_on: patient.diagnosed_on,
        onset_on: clinical.onset_on,
        case: patient.case,
    });
    detail.treatment = shows(PatientField::Treatment)
        .then_some(PatientTreatment { treatment_before: clinical.treatment_before, medication: clinical.medication });
    detail.danger_before = shows(PatientField::DangerBefore).then_some(clinical.danger_before);
    detail.dangerousness = shows(PatientField::Dangerousness).then_some(PatientDanger {
        level: patient.level,
        class: patient.class,
        raised_at: patient.raised_at,
    });
    detail.follow_up = shows(PatientField::FollowUp).then(|| PatientFollowUp {
        institution: patient.institution,
        institution_name: names.institution(patient.institution),
        worker: patient.worker,
        worker_name: names.person(patient.worker),
        next_visit_on: patient.next_visit_on,
    });
}

fn harm(told: ToldHarm, names: &Names) -> PatientHarm {
    let ToldHarm { harm, account } = told;
    PatientHarm {
        harm: harm.id,
        kind: harm.kind,
        source: harm.source,
        gravity: harm.gravity(),
        happened_at: harm.happened_at,
        injured: harm.injured,
        deaths: harm.deaths,
        account,
        entered_by_name: names.person(harm.entered_by),
        entered_at: harm.entered_at,
        withdrawn_at: match harm.state {
            HarmState::Stands => None,
            HarmState::Withdrawn { at, .. } => Some(at),
        },
    }
}

fn disclosure(listed: ListedDisclosure, now: Timestamp, names: &Names) -> PatientDisclosure {
    let ListedDisclosure { disclosure, fields, .. } = listed;
    let confirmed = match disclosure.receipt {
        Receipt::Waiting => None,
        Receipt::Confirmed { by, at } => Some((by, at)),
    };
    PatientDisclosure {
        disclosure: disclosure.id,
        department: disclosure.department,
        institution_name: names.institution(disclosure.to),
        fields,
        purpose: disclosure.purpose,
        basis: disclosure.basis,
        told_at: disclosure.at,
        due_at: disclosure.due_at,
        receipt: disclosure.standing(now),
        confirmed_by_name: confirmed.map(|(by, _)| names.person(by)),
        confirmed_at: confirmed.map(|(_, at)| at),
    }
}

fn call(stored: StoredCall, names: &Names) -> PatientCall {
    let seen = match stored.seen {
        Seen::NotYet => None,
        Seen::By { staff, at } => Some((staff, at)),
    };
    PatientCall {
        session: stored.session,
        alias: stored.alias,
        channel: stored.channel,
        tier: stored.tier,
        called_at: stored.called_at,
        seen_by_name: seen.map(|(staff, _)| names.person(staff)),
        seen_at: seen.map(|(_, at)| at),
    }
}
