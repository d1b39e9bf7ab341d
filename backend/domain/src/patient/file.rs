//! Who a patient is and what is known of their illness: sealed at rest, opened only to whom the table of fields allows.

use crate::codes::codes;
use crate::session::Gender;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Longest name, telephone number or document number, in characters.
pub const NAME_CHARS: usize = 120;
/// Longest single text of a file, in characters.
pub const TEXT_CHARS: usize = 2_000;
/// Most people to ask besides the guardian.
pub const CONTACTS: usize = 4;

/// Most drugs at once [F].
pub const DRUGS: usize = 3;
/// Most of one dose: 10 g, in micrograms.
const DOSE_UG: u32 = 10_000_000;
/// Most weeks between two depot injections.
const DEPOT_WEEKS: u32 = 26;

codes!(
    /// By what somebody proves who they are.
    DocumentKind {
        /// 居民身份证
        IdentityCard = "identity_card",
        Passport = "passport",
        /// 港澳台居民居住证
        ResidencePermit = "residence_permit",
        Other = "other",
    }
);

codes!(
    /// Where somebody's household is registered: who pays for treatment goes by it.
    Household { Local = "local", Elsewhere = "elsewhere", Unknown = "unknown" }
);

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct IdentityDocument {
    pub kind: DocumentKind,
    pub number: String,
}

/// Who it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct PatientIdentity {
    pub name: String,
    pub gender: Option<Gender>,
    #[cfg_attr(feature = "wire", ts(as = "String"), schema(value_type = String, format = "date"))]
    pub born_on: Date,
    /// None where nobody has seen one.
    pub document: Option<IdentityDocument>,
    /// Empty for none.
    pub phone: String,
    /// Where they live now.
    pub address: String,
    pub household: Household,
}

/// Who is responsible for the person by law. 监护人
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct PatientGuardian {
    pub name: String,
    pub relation: String,
    pub phone: String,
    pub address: String,
}

/// Somebody else who can be asked: a neighbour, the village cadre.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct PatientContact {
    pub name: String,
    pub relation: String,
    pub phone: String,
}

/// How much of a drug. In micrograms: no fractions in the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum Dose {
    Daily {
        morning_ug: u32,
        noon_ug: u32,
        night_ug: u32,
    },
    /// An injection that lasts 长效针剂: every so many weeks.
    Depot {
        every_weeks: u32,
        dose_ug: u32,
    },
}

/// One drug.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct Medication {
    pub drug: String,
    pub dose: Dose,
}

/// What is known of the illness.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct PatientClinical {
    /// None where nobody knows.
    #[cfg_attr(feature = "wire", ts(as = "Option<String>"), schema(value_type = Option<String>, format = "date"))]
    pub onset_on: Option<Date>,
    /// Treatment and admissions before.
    pub treatment_before: String,
    /// Dangerous acts before the registration. 既往危险行为
    pub danger_before: String,
    /// As it is taken now.
    pub medication: Vec<Medication>,
}

/// All of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct PatientFile {
    pub identity: PatientIdentity,
    pub guardian: Option<PatientGuardian>,
    /// At most four.
    pub contacts: Vec<PatientContact>,
    pub clinical: PatientClinical,
}

/// Why a file is not taken: this field is empty, too long, or is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileFault(pub &'static str);

impl PatientFile {
    /// Checks it before it is kept; `today` by the centre's clock.
    ///
    /// # Errors
    /// [`FileFault`] with the field's name.
    pub fn check(&self, today: Date) -> Result<(), FileFault> {
        let Self { identity, guardian, contacts, clinical } = self;
        identity.check(today)?;
        if let Some(guardian) = guardian {
            said("guardian_name", &guardian.name)?;
            short("guardian_relation", &guardian.relation, NAME_CHARS)?;
            short("guardian_phone", &guardian.phone, NAME_CHARS)?;
            short("guardian_address", &guardian.address, TEXT_CHARS)?;
        }
        at_most("contacts", contacts.len(), CONTACTS)?;
        for contact in contacts {
            said("contact_name", &contact.name)?;
            short("contact_relation", &contact.relation, NAME_CHARS)?;
            short("contact_phone", &contact.phone, NAME_CHARS)?;
        }
        if clinical.onset_on.is_some_and(|on| on > today || on < identity.born_on) {
            return Err(FileFault("onset_on"));
        }
        short("treatment_before", &clinical.treatment_before, TEXT_CHARS)?;
        short("danger_before", &clinical.danger_before, TEXT_CHARS)?;
        check_medication(&clinical.medication)
    }

    /// The numbers by which the person and those around them may call.
    pub fn phones(&self) -> impl Iterator<Item = &str> {
        let guardian = self.guardian.iter().map(|one| one.phone.as_str());
        let contacts = self.contacts.iter().map(|one| one.phone.as_str());
        let all = std::iter::once(self.identity.phone.as_str()).chain(guardian).chain(contacts);
        all.filter(|phone| phone.chars().any(|one| one.is_ascii_digit()))
    }
}

impl PatientIdentity {
    fn check(&self, today: Date) -> Result<(), FileFault> {
        said("name", &self.name)?;
        if self.born_on > today {
            return Err(FileFault("born_on"));
        }
        if let Some(document) = &self.document {
            said("document", &document.number)?;
        }
        short("phone", &self.phone, NAME_CHARS)?;
        short("address", &self.address, TEXT_CHARS)
    }
}

/// A name as it is compared: without spaces and dots, in small letters.
pub fn compared_name(name: &str) -> String {
    name.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl IdentityDocument {
    /// The number as it is compared: letters and digits alone, in capitals.
    pub fn compared_number(&self) -> String {
        self.number.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_uppercase).collect()
    }
}

/// Checks drugs and doses.
///
/// # Errors
/// [`FileFault`] with the field's name.
pub(crate) fn check_medication(drugs: &[Medication]) -> Result<(), FileFault> {
    at_most("medication", drugs.len(), DRUGS)?;
    for Medication { drug, dose } in drugs {
        said("drug", drug)?;
        let right = match *dose {
            Dose::Daily { morning_ug, noon_ug, night_ug } => {
                let doses = [morning_ug, noon_ug, night_ug];
                doses.iter().any(|dose| *dose > 0) && doses.iter().all(|dose| *dose <= DOSE_UG)
            }
            Dose::Depot { every_weeks, dose_ug } => {
                (1..=DEPOT_WEEKS).contains(&every_weeks) && (1..=DOSE_UG).contains(&dose_ug)
            }
        };
        if !right {
            return Err(FileFault("dose"));
        }
    }
    Ok(())
}

fn said(field: &'static str, text: &str) -> Result<(), FileFault> {
    if text.chars().any(char::is_alphanumeric) { short(field, text, NAME_CHARS) } else { Err(FileFault(field)) }
}

fn short(field: &'static str, text: &str, most: usize) -> Result<(), FileFault> {
    at_most(field, text.chars().count(), most)
}

fn at_most(field: &'static str, found: usize, most: usize) -> Result<(), FileFault> {
    if found <= most { Ok(()) } else { Err(FileFault(field)) }
}
