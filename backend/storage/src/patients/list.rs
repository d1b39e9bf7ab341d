//! Lists of patients: those of some institutions, of some areas.

use super::StoredPatient;
use super::columns::read;
use crate::places::Place;
use crate::sealing::Field;
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::patient::PatientFile;
use xinqiao_domain::{AreaId, InstitutionId, PatientId};

/// Whose patients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// Of the institution that keeps the file.
    KeptBy(InstitutionId),
    /// Kept by one of these, or confirmed by this hospital.
    GuidedBy { hospital: InstitutionId, keepers: Vec<InstitutionId> },
    /// Living in one of these areas.
    LivingIn(Vec<AreaId>),
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorted {
    /// The latest registered first.
    ByRegistration,
    /// Only those that departments must know of, the longest ago first.
    ByDanger,
}

/// A patient of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPatient {
    pub stored: StoredPatient,
    pub name: String,
    /// Calls to the hotline that nobody has looked at.
    pub new_calls: u32,
}

const LIST: &str = "SELECT patient.id, number, suspected_case, origin, disorder, hospital, diagnosed_on, township, \
     institution, worker, consent, consent_by, consent_on, status, status_on, status_because, class, level, raised_at, \
     next_visit_on, registered_at, version, file, seal_key.wrapped, \
     (SELECT COUNT(*) FROM patient_call WHERE patient_call.patient = patient.id AND seen_at IS NULL) AS new_calls \
     FROM patient JOIN seal_key ON seal_key.id = patient.seal_key WHERE ";

impl Store {
    /// Patients behind a place, at most `limit`.
    pub async fn patients(
        &self,
        reach: &Reach,
        sorted: Sorted,
        after: Option<Place<PatientId>>,
        limit: usize,
    ) -> Result<Vec<ListedPatient>, Error> {
        if reach.is_empty() {
            return Ok(Vec::new());
        }
        let rows = listing(reach, sorted, after, limit).build().fetch_all(&self.read).await?;
        rows.iter().map(|row| self.listed_patient(row)).collect()
    }

    fn listed_patient(&self, row: &AnyRow) -> Result<ListedPatient, Error> {
        let stored = read(row)?;
        let key = stored.patient.id.to_string();
        let seal = self.keys.open_seal(&key, row.try_get("wrapped")?)?;
        let file: PatientFile = serde_json::from_str(&seal.open(Field::PatientFile, &key, row.try_get("file")?)?)?;
        let new_calls = crate::entries::count(row, "new_calls")?;
        Ok(ListedPatient { stored, name: file.identity.name, new_calls })
    }
}

/// Patients of a reach behind a place, in this order.
pub(crate) fn listing(reach: &Reach, sorted: Sorted, after: Option<Place<PatientId>>, limit: usize) -> Statement {
    let mut query = Statement::new(LIST);
    match (reach, sorted) {
        // One institution's are walked by its own index: beside a plain column the centre's would be, past all others'.
        (Reach::KeptBy(_), Sorted::ByRegistration) => query.push("(patient.centre || '') = "),
        (Reach::KeptBy(_), Sorted::ByDanger) | (Reach::GuidedBy { .. } | Reach::LivingIn(_), _) => {
            query.push("patient.centre = ")
        }
    };
    query.push_bind(CENTRE);
    reach.narrow(&mut query);
    match sorted {
        Sorted::ByRegistration => {
            if let Some(Place { at, id }) = after {
                query.push(" AND (registered_at, patient.id) < (").push_bind(at.0).push(", ");
                query.push_bind(id.to_string()).push(")");
            }
            query.push(" ORDER BY registered_at DESC, patient.id DESC");
        }
        Sorted::ByDanger => {
            query.push(" AND raised_at IS NOT NULL AND status IN ('registered', 'managed', 'lost')");
            if let Some(Place { at, id }) = after {
                query.push(" AND (raised_at, patient.id) > (").push_bind(at.0).push(", ");
                query.push_bind(id.to_string()).push(")");
            }
            query.push(" ORDER BY raised_at, patient.id");
        }
    }
    query.push(" LIMIT ").push_bind(limit as i64);
    query
}

impl Reach {
    fn is_empty(&self) -> bool {
        match self {
            Self::KeptBy(_) | Self::GuidedBy { .. } => false,
            Self::LivingIn(areas) => areas.is_empty(),
        }
    }

    fn narrow(&self, query: &mut Statement) {
        match self {
            Self::KeptBy(institution) => {
                query.push(" AND institution = ").push_bind(institution.to_string());
            }
            Self::GuidedBy { hospital, keepers } => {
                query.push(" AND (hospital = ").push_bind(hospital.to_string());
                for keeper in keepers {
                    query.push(" OR institution = ").push_bind(keeper.to_string());
                }
                query.push(")");
            }
            Self::LivingIn(areas) => {
                query.push(" AND township IN (");
                for (at, area) in areas.iter().enumerate() {
                    query.push(if at == 0 { "" } else { ", " }).push_bind(area.to_string());
                }
                query.push(")");
            }
        }
    }
}
