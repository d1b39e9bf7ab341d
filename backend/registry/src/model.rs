//! The dozen resources of HL7 FHIR R4 that we write, and of each only what we say. What is read comes from strangers: it
//! is taken apart as JSON, element by element, in `task`.

mod parts;
mod resources;

pub use parts::{
    CodeableConcept, Coding, HumanName, Identifier, Meta, Period, Prediction, Reference, Restriction, TaskInput,
};
pub use resources::{
    CareTeam, Communication, Consent, EncounterOf, EpisodeOfCare, Flag, Organization, Participant, Patient, Payload,
    Resource, RiskAssessment, ServiceRequest, Subscription, SubscriptionChannel, Task,
};

use serde::Serialize;

/// Entries that take effect together, or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
    resource_type: &'static str,
    #[serde(rename = "type")]
    kind: &'static str,
    pub entry: Vec<Entry>,
}

impl Bundle {
    pub(crate) fn transaction(entry: Vec<Entry>) -> Self {
        Self { resource_type: "Bundle", kind: "transaction", entry }
    }
}

/// A resource, to be made unless it is there already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub full_url: String,
    pub resource: Resource,
    pub request: EntryRequest,
}

/// How an entry is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EntryRequest {
    method: &'static str,
    pub url: &'static str,
    /// The query, without `?`, that finds it if it is there.
    pub if_none_exist: String,
}

impl Entry {
    pub(crate) fn once(full_url: String, resource: Resource, if_none_exist: String) -> Self {
        let url = resource.kind();
        Self { full_url, resource, request: EntryRequest { method: "POST", url, if_none_exist } }
    }
}
