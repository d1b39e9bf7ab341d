//! A patient's row: how its state is written and read back.

use crate::Error;
use crate::entries::{count, day};
use crate::sessions::{code, id, instant, maybe_code};
use crate::statements::Statement;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};
use xinqiao_domain::patient::{
    Consenter, Dangerousness, DeathCause, Disorder, Patient, PatientClass, PatientConsent, PatientOrigin,
    PatientStatus, StatusWord,
};
use xinqiao_domain::{Date, Timestamp};

/// A patient with what never changes beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPatient {
    pub patient: Patient,
    /// To speak of somebody by.
    pub number: String,
}

/// Everything but what is sealed; a condition follows.
pub(super) const ROW: &str = "SELECT id, number, suspected_case, origin, disorder, hospital, diagnosed_on, township, \
     institution, worker, consent, consent_by, consent_on, status, status_on, status_because, class, level, raised_at, \
     next_visit_on, registered_at, version FROM patient WHERE ";

const NOT_ASKED: &str = "not_asked";
const GIVEN: &str = "given";
const REFUSED: &str = "refused";

/// The changing columns. What is not named in a state is null.
pub(super) struct Columns {
    consent: (&'static str, Option<Consenter>, Option<Date>),
    status: (StatusWord, Option<Date>, Option<DeathCause>),
}

impl Columns {
    pub(super) fn of(patient: &Patient) -> Self {
        let consent = match patient.consent {
            PatientConsent::NotAsked {} => (NOT_ASKED, None, None),
            PatientConsent::Given { by, on } => (GIVEN, Some(by), Some(on)),
            PatientConsent::Refused { by, on } => (REFUSED, Some(by), Some(on)),
        };
        let (on, cause) = match patient.status {
            PatientStatus::Registered {} | PatientStatus::Managed {} => (None, None),
            PatientStatus::Moved { on } | PatientStatus::Lost { since: on } => (Some(on), None),
            PatientStatus::Dead { on, cause } => (Some(on), Some(cause)),
        };
        Self { consent, status: (patient.status.word(), on, cause) }
    }
}

/// Writes the changing columns.
pub(super) fn update(columns: &Columns, patient: &Patient) -> Query<'static, Any, AnyArguments> {
    let (consent, by, consent_on) = columns.consent;
    let (status, status_on, because) = columns.status;
    sqlx::query(
        "UPDATE patient SET township = $1, institution = $2, worker = $3, consent = $4, consent_by = $5, \
         consent_on = $6, status = $7, status_on = $8, status_because = $9, class = $10, level = $11, raised_at = $12, \
         next_visit_on = $13, version = $14 WHERE id = $15",
    )
    .bind(patient.township.to_string())
    .bind(patient.institution.to_string())
    .bind(patient.worker.to_string())
    .bind(consent)
    .bind(by.map(Consenter::code))
    .bind(consent_on.map(|on| on.to_string()))
    .bind(status.code())
    .bind(status_on.map(|on| on.to_string()))
    .bind(because.map(DeathCause::code))
    .bind(patient.class.map(PatientClass::code))
    .bind(patient.level.map(|level| i64::from(level.level())))
    .bind(patient.raised_at.map(|at| at.0))
    .bind(patient.next_visit_on.map(|on| on.to_string()))
    .bind(i64::from(patient.version))
    .bind(patient.id.to_string())
}

/// The patients of a statement that began with [`ROW`], in its order.
pub(super) async fn load(connection: &mut AnyConnection, query: Statement) -> Result<Vec<StoredPatient>, Error> {
    query.build().fetch_all(connection).await?.iter().map(read).collect()
}

pub(super) fn read(row: &AnyRow) -> Result<StoredPatient, Error> {
    let patient = Patient {
        id: id(row, "id")?,
        case: id(row, "suspected_case")?,
        origin: code(row, "origin", PatientOrigin::from_code)?,
        disorder: code(row, "disorder", Disorder::from_code)?,
        hospital: id(row, "hospital")?,
        diagnosed_on: day(row, "diagnosed_on")?,
        township: id(row, "township")?,
        institution: id(row, "institution")?,
        worker: id(row, "worker")?,
        consent: consent(row)?,
        status: status(row)?,
        class: maybe_code(row, "class", PatientClass::from_code)?,
        level: level(row, "level")?,
        raised_at: instant(row, "raised_at")?,
        next_visit_on: maybe_day(row, "next_visit_on")?,
        registered_at: Timestamp(row.try_get("registered_at")?),
        version: count(row, "version")?,
    };
    Ok(StoredPatient { patient, number: row.try_get("number")? })
}

fn consent(row: &AnyRow) -> Result<PatientConsent, Error> {
    let by = || code(row, "consent_by", Consenter::from_code);
    match row.try_get("consent")? {
        NOT_ASKED => Ok(PatientConsent::NotAsked {}),
        GIVEN => Ok(PatientConsent::Given { by: by()?, on: day(row, "consent_on")? }),
        REFUSED => Ok(PatientConsent::Refused { by: by()?, on: day(row, "consent_on")? }),
        _unknown => Err(Error::Damaged("patient.consent")),
    }
}

fn status(row: &AnyRow) -> Result<PatientStatus, Error> {
    let on = || day(row, "status_on");
    Ok(match code(row, "status", StatusWord::from_code)? {
        StatusWord::Registered => PatientStatus::Registered {},
        StatusWord::Managed => PatientStatus::Managed {},
        StatusWord::Moved => PatientStatus::Moved { on: on()? },
        StatusWord::Lost => PatientStatus::Lost { since: on()? },
        StatusWord::Dead => {
            PatientStatus::Dead { on: on()?, cause: code(row, "status_because", DeathCause::from_code)? }
        }
    })
}

/// A level of dangerousness that may be null.
pub(crate) fn level(row: &AnyRow, column: &'static str) -> Result<Option<Dangerousness>, Error> {
    let level: Option<i64> = row.try_get(column)?;
    let known = |level: i64| u8::try_from(level).ok().and_then(Dangerousness::new).ok_or(Error::Damaged(column));
    level.map(known).transpose()
}

/// A civil day that may be null.
pub(crate) fn maybe_day(row: &AnyRow, column: &'static str) -> Result<Option<Date>, Error> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(|_| Error::Damaged(column))).transpose()
}
