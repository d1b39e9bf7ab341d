//! Whose names are whose: each business identifier of ours stands in a system of this hotline, so that a second sending
//! finds what the first one made.

use crate::model::{CodeableConcept, Coding, Identifier, Reference};
use std::fmt::Write as _;
use xinqiao_domain::ReferralId;

/// The naming systems of one hotline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    base: String,
}

/// What a name is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Subject,
    Case,
    Contact,
    Risk,
    Referral,
    ReferralTask,
    Organization,
    Note,
    Team,
    Warning,
    Consent,
}

impl Of {
    const fn word(self) -> &'static str {
        match self {
            Self::Subject => "case-subject",
            Self::Case => "case",
            Self::Contact => "contact",
            Self::Risk => "risk",
            Self::Referral => "referral",
            Self::ReferralTask => "referral-task",
            Self::Organization => "org",
            Self::Note => "note",
            Self::Team => "team",
            Self::Warning => "warning",
            Self::Consent => "consent",
        }
    }
}

impl Names {
    /// Those of the hotline that is reached at this address: scheme, host and port, without a slash at its end.
    pub fn new(public_url: &str) -> Self {
        Self { base: format!("{public_url}/fhir") }
    }

    pub(crate) fn system(&self, of: Of) -> String {
        format!("{}/sid/{}", self.base, of.word())
    }

    pub(crate) fn identifier(&self, of: Of, value: impl Copy + ToString) -> Identifier {
        Identifier { system: Some(self.system(of)), value: Some(value.to_string()), ..Identifier::default() }
    }

    /// A name that we gave to what we placed with somebody.
    pub(crate) fn placed(&self, of: Of, value: impl Copy + ToString) -> Identifier {
        let placer = Coding {
            system: Some("http://terminology.hl7.org/CodeSystem/v2-0203".to_owned()),
            code: Some("PLAC".to_owned()),
            display: Some("Placer Identifier".to_owned()),
        };
        let kind = CodeableConcept { coding: vec![placer], text: None };
        Identifier { kind: Some(kind), ..self.identifier(of, value) }
    }

    /// The query that finds what carries a name.
    pub(crate) fn query(&self, of: Of, value: impl Copy + ToString) -> String {
        format!("identifier={}|{}", self.system(of), escaped(&value.to_string()))
    }

    /// An institution, which the far end knows by our code of it.
    pub(crate) fn organization(&self, code: &str) -> Reference {
        Reference::Reference(format!("Organization?{}", self.query(Of::Organization, code)))
    }

    /// Our code system of this name.
    pub(crate) fn codes(&self, name: &str) -> String {
        format!("{}/CodeSystem/{name}", self.base)
    }

    /// The referral that a task is of, by the name that we gave it; none where it is not one of ours.
    pub(crate) fn referral_of(&self, identifiers: &[Identifier]) -> Option<ReferralId> {
        let system = self.system(Of::ReferralTask);
        let ours = identifiers.iter().find(|one| one.system.as_deref() == Some(system.as_str()))?;
        ours.value.as_deref()?.parse().ok()
    }
}

/// As a query carries it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a text does not fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
