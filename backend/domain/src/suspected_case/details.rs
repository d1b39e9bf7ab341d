//! What is known of the person of a case: one field each, sealed each, and for each whether it leaves the house.

use crate::codes::codes;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest field that is told in sentences, in characters.
pub const SENTENCES_CHARS: usize = 2_000;
/// Longest field that names something, in characters.
pub const NAMED_CHARS: usize = 200;

codes!(
    /// One thing that is known.
    CaseField {
        Name = "name",
        Gender = "gender",
        /// Day of birth or age, as far as known.
        Born = "born",
        /// Number of an identity document.
        Document = "document",
        Phone = "phone",
        Address = "address",
        Guardian = "guardian",
        GuardianPhone = "guardian_phone",
        /// What was seen or said, by whom.
        Situation = "situation",
        /// What is dangerous: to self, to others, on the way.
        Danger = "danger",
        /// Illness, medicines, treatment, as far as somebody told.
        History = "history",
        /// How the person or the family wish to be reached.
        Wishes = "wishes",
    }
);

impl CaseField {
    const fn most(self) -> usize {
        match self {
            Self::Situation | Self::Danger | Self::History | Self::Wishes => SENTENCES_CHARS,
            Self::Name
            | Self::Gender
            | Self::Born
            | Self::Document
            | Self::Phone
            | Self::Address
            | Self::Guardian
            | Self::GuardianPhone => NAMED_CHARS,
        }
    }
}

/// Whether a field is told to whom the person is referred.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Leaving {
    /// "This leaves the house."
    Leaves,
    Stays,
}

/// One field, filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CaseDetail {
    pub field: CaseField,
    pub text: String,
    pub leaving: Leaving,
}

/// All that is known, each field once; what is not known is not there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseDetails(Vec<CaseDetail>);

/// Why details are not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DetailFault {
    /// A receiver must be told at least what was seen.
    SituationMissing,
    TooLong(CaseField),
    /// Filled twice.
    Twice(CaseField),
}

impl CaseDetails {
    /// As somebody filled them in. Blanks around a text are cut, empty fields left out.
    ///
    /// # Errors
    /// [`DetailFault`].
    pub fn new(given: Vec<CaseDetail>) -> Result<Self, DetailFault> {
        let trimmed = given.into_iter().map(|detail| CaseDetail { text: detail.text.trim().to_owned(), ..detail });
        let mut filled: Vec<CaseDetail> = trimmed.filter(|detail| !detail.text.is_empty()).collect();
        let mut seen = BTreeSet::new();
        for detail in &filled {
            if !seen.insert(detail.field) {
                return Err(DetailFault::Twice(detail.field));
            }
            if detail.text.chars().nth(detail.field.most()).is_some() {
                return Err(DetailFault::TooLong(detail.field));
            }
        }
        let told = |detail: &CaseDetail| detail.field == CaseField::Situation && detail.leaving == Leaving::Leaves;
        if !filled.iter().any(told) {
            return Err(DetailFault::SituationMissing);
        }
        filled.sort_by_key(|detail| detail.field);
        Ok(Self(filled))
    }

    /// Each of them, in the order of the fields.
    pub fn each(&self) -> &[CaseDetail] {
        &self.0
    }

    /// Which fields leave the house.
    pub fn leaving(&self) -> Vec<CaseField> {
        self.0.iter().filter(|detail| detail.leaving == Leaving::Leaves).map(|detail| detail.field).collect()
    }

    /// Only what leaves the house.
    #[must_use]
    pub fn outside(self) -> Self {
        Self(self.0.into_iter().filter(|detail| detail.leaving == Leaving::Leaves).collect())
    }

    /// What stands in a field.
    pub fn text(&self, field: CaseField) -> Option<&str> {
        self.0.iter().find(|detail| detail.field == field).map(|detail| detail.text.as_str())
    }
}

impl From<Vec<CaseDetail>> for CaseDetails {
    /// As they were written down before; nothing is checked.
    fn from(written: Vec<CaseDetail>) -> Self {
        Self(written)
    }
}
