//! What resources are made of.

use serde::{Deserialize, Serialize};

/// A name that somebody gave to something.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identifier {
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<CodeableConcept>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// Codes that mean the same, and words for a human.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CodeableConcept {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub coding: Vec<Coding>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl CodeableConcept {
    /// In words only.
    pub fn text(text: impl Into<String>) -> Self {
        Self { coding: Vec::new(), text: Some(text.into()) }
    }

    /// One code.
    pub fn code(system: impl Into<String>, code: &str, display: &str) -> Self {
        let coding =
            Coding { system: Some(system.into()), code: Some(code.to_owned()), display: Some(display.to_owned()) };
        Self { coding: vec![coding], text: None }
    }

    /// The code that stands in this system.
    pub fn in_system(&self, system: &str) -> Option<&str> {
        let one = self.coding.iter().find(|coding| coding.system.as_deref() == Some(system))?;
        one.code.as_deref()
    }
}

/// One code of a system.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Coding {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub system: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

/// Another resource: where it is, or by which name it goes wherever it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Reference {
    Reference(String),
    Identifier(Identifier),
}

/// From when to when.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Period {
    pub start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

/// What is said of a resource itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Meta {
    pub tag: Vec<Coding>,
}

/// A person's name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HumanName {
    #[serde(rename = "use")]
    pub purpose: &'static str,
    pub text: String,
}

/// What may come, and how likely.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Prediction {
    pub outcome: CodeableConcept,
    pub qualitative_risk: CodeableConcept,
}

/// Until when a task is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restriction {
    pub period: Period,
}

/// What a task is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskInput {
    #[serde(rename = "type")]
    pub kind: CodeableConcept,
    pub value_date_time: String,
}
