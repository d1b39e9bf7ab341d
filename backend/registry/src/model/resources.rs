//! The resources, each with the elements that we write.

use super::{CodeableConcept, HumanName, Identifier, Meta, Period, Prediction, Reference, Restriction, TaskInput};
use serde::Serialize;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "resourceType")]
pub enum Resource {
    Organization(Organization),
    Patient(Patient),
    EpisodeOfCare(EpisodeOfCare),
    Encounter(Box<EncounterOf>),
    RiskAssessment(Box<RiskAssessment>),
    Flag(Flag),
    CareTeam(CareTeam),
    Communication(Box<Communication>),
    Consent(Box<Consent>),
    ServiceRequest(Box<ServiceRequest>),
    Task(Box<Task>),
    Subscription(Subscription),
}

impl Resource {
    /// The name of its kind, which is also where it is made.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Organization(_) => "Organization",
            Self::Patient(_) => "Patient",
            Self::EpisodeOfCare(_) => "EpisodeOfCare",
            Self::Encounter(_) => "Encounter",
            Self::RiskAssessment(_) => "RiskAssessment",
            Self::Flag(_) => "Flag",
            Self::CareTeam(_) => "CareTeam",
            Self::Communication(_) => "Communication",
            Self::Consent(_) => "Consent",
            Self::ServiceRequest(_) => "ServiceRequest",
            Self::Task(_) => "Task",
            Self::Subscription(_) => "Subscription",
        }
    }
}

/// An institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organization {
    pub identifier: Vec<Identifier>,
    pub name: String,
}

/// The person, under a name that is nobody's: who they are is told apart from this, by whoever may tell it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Patient {
    pub identifier: Vec<Identifier>,
    pub active: bool,
    pub name: Vec<HumanName>,
}

/// All that is done for one case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EpisodeOfCare {
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    #[serde(rename = "type")]
    pub kind: Vec<CodeableConcept>,
    pub patient: Reference,
    pub period: Period,
}

/// The talk that it began with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EncounterOf {
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub class: super::Coding,
    pub subject: Reference,
    pub episode_of_care: Vec<Reference>,
    pub period: Period,
}

/// How much danger the person was found to be in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RiskAssessment {
    /// Not every system finds one by its identifier; each finds it by its tag.
    pub meta: Meta,
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub method: CodeableConcept,
    pub subject: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encounter: Option<Reference>,
    pub occurrence_date_time: String,
    pub prediction: Vec<Prediction>,
}

/// What whoever meets the person must know first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flag {
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub code: CodeableConcept,
    pub subject: Reference,
}

/// Who was with the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CareTeam {
    /// As with a risk assessment.
    pub meta: Meta,
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub name: String,
    pub subject: Reference,
    pub participant: Vec<Participant>,
}

/// One of them, by profession: never by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    pub role: Vec<CodeableConcept>,
}

/// The note of whoever hands over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Communication {
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub category: Vec<CodeableConcept>,
    pub subject: Reference,
    pub about: Vec<Reference>,
    pub sent: String,
    pub payload: Vec<Payload>,
}

/// Its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Payload {
    pub content_string: String,
}

/// That the person agreed to be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    pub identifier: Vec<Identifier>,
    pub status: &'static str,
    pub scope: CodeableConcept,
    pub category: Vec<CodeableConcept>,
    pub patient: Reference,
    pub date_time: String,
    pub policy_rule: CodeableConcept,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ServiceRequest {
    pub identifier: Vec<Identifier>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub based_on: Vec<Reference>,
    pub status: &'static str,
    pub intent: &'static str,
    pub priority: &'static str,
    pub category: Vec<CodeableConcept>,
    pub code: CodeableConcept,
    pub subject: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encounter: Option<Reference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub occurrence_period: Option<Period>,
    pub authored_on: String,
    pub requester: Reference,
    pub performer: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reason_reference: Vec<Reference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supporting_info: Vec<Reference>,
}

/// How it goes: the one resource that both sides write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Task {
    pub identifier: Vec<Identifier>,
    pub group_identifier: Identifier,
    pub status: &'static str,
    pub business_status: CodeableConcept,
    pub intent: &'static str,
    pub priority: &'static str,
    pub code: CodeableConcept,
    pub focus: Reference,
    #[serde(rename = "for")]
    pub person: Reference,
    pub authored_on: String,
    pub last_modified: String,
    pub requester: Reference,
    pub owner: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restriction: Option<Restriction>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub input: Vec<TaskInput>,
}

/// That we want to hear of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subscription {
    pub status: &'static str,
    pub reason: String,
    pub criteria: String,
    pub channel: SubscriptionChannel,
}

/// Where to, with what shows that it is them. Nothing of the change is sent along: we ask for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SubscriptionChannel {
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub endpoint: String,
    pub header: Vec<String>,
}
