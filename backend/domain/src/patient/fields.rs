//! Who may see what of a patient: a table of roles, of how they stand to the person, and of fields. What no row allows is
//! withheld.

use super::Patient;
use crate::codes::codes;
use crate::ids::InstitutionId;
use crate::institution::{Home, Institution, InstitutionKind, Nearness};
use crate::roles::Role;

codes!(
    /// A field, or a group of fields that are always shown together.
    PatientField {
        /// The number to speak of somebody by, and where they stand.
        Standing = "standing",
        Identity = "identity",
        Guardian = "guardian",
        Contacts = "contacts",
        Consent = "consent",
        /// Disorder, since when, confirmed when and by whom.
        Diagnosis = "diagnosis",
        /// Treatment and medication.
        Treatment = "treatment",
        /// Dangerous acts before.
        DangerBefore = "danger_before",
        /// Level and class.
        Dangerousness = "dangerousness",
        /// Who follows up, in which institution, when next.
        FollowUp = "follow_up",
        Harms = "harms",
        /// To whom what was told.
        Disclosures = "disclosures",
        /// Their calls to the hotline.
        Calls = "calls",
    }
);

codes!(
    /// How somebody stands to a patient, by the institution they belong to or by the session they hold.
    Relation {
        /// The institution that keeps the file.
        Keeping = "keeping",
        /// The hospital that confirmed the diagnosis, or that guides the one that keeps the file.
        Guiding = "guiding",
        /// The mental-health office of the patient's county.
        County = "county",
        /// A session with somebody who calls from a number in the file.
        Answering = "answering",
        None = "none",
    }
);

use PatientField as F;

const EVERYTHING: &[PatientField] = PatientField::ALL;

/// What a hospital needs to guide treatment. Who was told what, and calls to the hotline, are the keeper's and the county's.
const CLINICAL: &[PatientField] = &[
    F::Standing,
    F::Identity,
    F::Guardian,
    F::Diagnosis,
    F::Treatment,
    F::DangerBefore,
    F::Dangerousness,
    F::FollowUp,
    F::Harms,
];

/// The county reviews entries, registers and reconciles; it does not treat.
const COUNTY: &[PatientField] = &[
    F::Standing,
    F::Identity,
    F::Guardian,
    F::Contacts,
    F::Consent,
    F::Diagnosis,
    F::DangerBefore,
    F::Dangerousness,
    F::FollowUp,
    F::Harms,
    F::Disclosures,
];

/// Whom to hand a caller on to: never a diagnosis, a level or a name that the caller did not give.
const ANSWERING: &[PatientField] = &[F::Standing, F::FollowUp];

/// The fields that a role may see of a patient it stands to in this way.
pub const fn shown(role: Role, relation: Relation) -> &'static [PatientField] {
    match (role, relation) {
        (Role::RegistryClerk | Role::Physician, Relation::Keeping) | (Role::Physician, Relation::County) => EVERYTHING,
        (Role::RegistryClerk, Relation::County) => COUNTY,
        (Role::Physician, Relation::Guiding) => CLINICAL,
        (Role::Operator | Role::Supervisor, Relation::Answering) => ANSWERING,
        (
            Role::Operator | Role::Supervisor,
            Relation::Keeping | Relation::Guiding | Relation::County | Relation::None,
        )
        | (Role::RegistryClerk, Relation::Guiding | Relation::Answering | Relation::None)
        | (Role::Physician, Relation::Answering | Relation::None)
        | (
            Role::CrisisLead
            | Role::CrisisMember
            | Role::DutyOfficer
            | Role::Liaison
            | Role::SystemAdmin
            | Role::SecurityAdmin
            | Role::Auditor
            | Role::PrivacyOfficer,
            Relation::Keeping | Relation::Guiding | Relation::County | Relation::Answering | Relation::None,
        ) => &[],
    }
}

codes!(
    /// What somebody may do with a patient's file.
    PatientAction {
        Correct = "correct",
        Consent = "consent",
        ChangeStatus = "change_status",
        Assign = "assign",
        EnterHarm = "enter_harm",
        /// Tell the departments that are owed.
        Disclose = "disclose",
        /// Say that one has looked at a call to the hotline.
        SeeCalls = "see_calls",
        /// Follow up: visits, drafts, examinations, a team that is asked for from a visit.
        Visit = "visit",
        /// Guide the follow-up as a physician.
        Guide = "guide",
    }
);

/// Who keeps the file does all of it, and its physicians guide. The county hands files over to another institution, and
/// tells the departments. Physicians of the hospital guide.
const OF_THE_KEEPER: &[PatientAction] = &[
    PatientAction::Correct,
    PatientAction::Consent,
    PatientAction::ChangeStatus,
    PatientAction::Assign,
    PatientAction::EnterHarm,
    PatientAction::Disclose,
    PatientAction::SeeCalls,
    PatientAction::Visit,
];
const OF_THE_COUNTY: &[PatientAction] = &[PatientAction::Assign, PatientAction::EnterHarm, PatientAction::Disclose];

/// What a role may do with the file of a patient it stands to in this way.
pub const fn may(role: Role, relation: Relation) -> &'static [PatientAction] {
    match (role, relation) {
        (Role::RegistryClerk, Relation::Keeping) => OF_THE_KEEPER,
        (Role::Physician, Relation::Keeping) => PatientAction::ALL,
        (Role::Physician, Relation::Guiding) => &[PatientAction::Guide],
        (Role::RegistryClerk | Role::Physician, Relation::County) => OF_THE_COUNTY,
        (Role::RegistryClerk, Relation::Guiding | Relation::Answering | Relation::None)
        | (Role::Physician, Relation::Answering | Relation::None)
        | (
            Role::Operator
            | Role::Supervisor
            | Role::CrisisLead
            | Role::CrisisMember
            | Role::DutyOfficer
            | Role::Liaison
            | Role::SystemAdmin
            | Role::SecurityAdmin
            | Role::Auditor
            | Role::PrivacyOfficer,
            Relation::Keeping | Relation::Guiding | Relation::County | Relation::Answering | Relation::None,
        ) => &[],
    }
}

/// How the people of an institution stand to a patient who lives there; `guide` is who guides the institution that keeps the
/// file. Who answers a call stands to them by the session, not by this.
pub fn relation(of: &Institution, patient: &Patient, home: Home, guide: Option<InstitutionId>) -> Relation {
    let office = of.kind == InstitutionKind::MentalHealthOffice;
    if of.closed_at.is_some() {
        Relation::None
    } else if of.id == patient.institution {
        Relation::Keeping
    } else if office && home.nearness(of.area) != Nearness::Elsewhere {
        Relation::County
    } else if of.id == patient.hospital || guide == Some(of.id) {
        Relation::Guiding
    } else {
        Relation::None
    }
}
