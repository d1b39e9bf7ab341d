//! Patients of the registry: the state that rules decide on. Who the person is and what the illness is are sealed under a key
//! of the patient's own; who is the same person is found by blind index.

mod calls;
mod columns;
mod list;

pub use calls::{CalledPatient, Seen, StoredCall};
pub use columns::StoredPatient;
pub(crate) use columns::{level, maybe_day};
#[cfg(test)]
pub(crate) use list::listing;
pub use list::{ListedPatient, Reach, Sorted};

use crate::places::Place;
use crate::sealing::{Field, SealingKeys, SessionSeal};
use crate::sessions::id;
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use columns::{Columns, ROW, load};
use sqlx::{AnyConnection, Row};
use xinqiao_domain::patient::{IdentityDocument, Patient, PatientFile, compared_name};
use xinqiao_domain::{Date, PatientId, StaffId, SuspectedCaseId, Timestamp};

/// By what a person is found again without anybody's reading a name: keyed digests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlindIndex {
    /// Of the document; none where there is none.
    pub document: Option<Vec<u8>>,
    /// Of name and birth.
    pub person: Vec<u8>,
}

impl BlindIndex {
    /// Of somebody's name, birth and document.
    pub fn of(keys: &SealingKeys, name: &str, born_on: Date, document: Option<&IdentityDocument>) -> Self {
        let document = document.map(|one| keys.registry_hash(&["document", one.kind.code(), &one.compared_number()]));
        Self { document, person: keys.registry_hash(&["person", &compared_name(name), &born_on.to_string()]) }
    }

    fn of_file(keys: &SealingKeys, file: &PatientFile) -> Self {
        let identity = &file.identity;
        Self::of(keys, &identity.name, identity.born_on, identity.document.as_ref())
    }
}

/// A new patient.
#[derive(Debug)]
pub struct NewPatient<'a> {
    pub patient: &'a Patient,
    /// To speak of somebody by.
    pub number: &'a str,
    pub file: &'a PatientFile,
    pub by: StaffId,
}

impl Batch<'_> {
    /// How many were registered since an instant.
    pub async fn patients_since(&mut self, since: Timestamp) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS patients FROM patient WHERE centre = $1 AND registered_at >= $2")
            .bind(CENTRE)
            .bind(since.0)
            .fetch_one(self.connection())
            .await?;
        Ok(row.try_get("patients")?)
    }

    /// A new patient, and the key that seals the file.
    pub async fn create_patient(&mut self, new: &NewPatient<'_>) -> Result<(), Error> {
        let (patient, now) = (new.patient, self.now());
        let row = patient.id.to_string();
        let (seal, wrapped) = self.store().keys().new_seal(&row)?;
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(row.clone())
            .bind(wrapped)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        let file = seal.seal(Field::PatientFile, &row, &serde_json::to_string(new.file)?)?;
        let index = BlindIndex::of_file(self.store().keys(), new.file);
        sqlx::query(
            "INSERT INTO patient (id, centre, number, suspected_case, origin, disorder, hospital, diagnosed_on, township, \
             institution, worker, consent, status, file, seal_key, document_hash, person_hash, registered_by, \
             registered_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'not_asked', 'registered', \
             $12, $1, $13, $14, $15, $16, 1)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(new.number.to_owned())
        .bind(patient.case.to_string())
        .bind(patient.origin.code())
        .bind(patient.disorder.code())
        .bind(patient.hospital.to_string())
        .bind(patient.diagnosed_on.to_string())
        .bind(patient.township.to_string())
        .bind(patient.institution.to_string())
        .bind(patient.worker.to_string())
        .bind(file)
        .bind(index.document)
        .bind(index.person)
        .bind(new.by.to_string())
        .bind(patient.registered_at.0)
        .execute(self.connection())
        .await?;
        self.put_phones(patient.id, new.file).await?;
        self.put_patient(patient).await
    }

    /// A patient as this batch has made it so far.
    pub async fn patient(&mut self, patient: PatientId) -> Result<Option<Patient>, Error> {
        Ok(self.stored_patient(patient).await?.map(|stored| stored.patient))
    }

    /// A patient with what never changes beside it.
    pub async fn stored_patient(&mut self, patient: PatientId) -> Result<Option<StoredPatient>, Error> {
        one(self.connection(), patient).await
    }

    /// A patient's next state: everything but who it is.
    pub async fn put_patient(&mut self, patient: &Patient) -> Result<(), Error> {
        columns::update(&Columns::of(patient), patient).execute(self.connection()).await?;
        Ok(())
    }

    /// The key of all that is written about a patient.
    pub async fn patient_seal(&mut self, patient: PatientId) -> Result<SessionSeal, Error> {
        let (key, keys) = (patient.to_string(), self.store().keys().clone());
        crate::lines::seal(self.connection(), &keys, &key).await
    }

    /// Who it is.
    pub async fn patient_file(&mut self, patient: PatientId) -> Result<PatientFile, Error> {
        let seal = self.patient_seal(patient).await?;
        file(self.connection(), patient, &seal).await
    }

    /// The file as it was corrected.
    pub async fn put_patient_file(&mut self, patient: PatientId, file: &PatientFile) -> Result<(), Error> {
        let row = patient.to_string();
        let sealed = self.patient_seal(patient).await?.seal(Field::PatientFile, &row, &serde_json::to_string(file)?)?;
        let index = BlindIndex::of_file(self.store().keys(), file);
        sqlx::query("UPDATE patient SET file = $1, document_hash = $2, person_hash = $3 WHERE id = $4")
            .bind(sealed)
            .bind(index.document)
            .bind(index.person)
            .bind(row)
            .execute(self.connection())
            .await?;
        self.put_phones(patient, file).await
    }

    /// Those who may be the same person, by document or by name and birth.
    pub async fn patients_alike(&mut self, index: &BlindIndex) -> Result<Vec<Alike>, Error> {
        alike(self.connection(), index).await
    }

    /// The patient of a case, if it was registered.
    pub async fn patient_of_case(&mut self, case: SuspectedCaseId) -> Result<Option<PatientId>, Error> {
        let row = sqlx::query("SELECT id FROM patient WHERE suspected_case = $1")
            .bind(case.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| id(&row, "id")).transpose()
    }
}

/// Somebody who may be the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alike {
    pub stored: StoredPatient,
    pub by: AlikeBy,
}

/// By what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlikeBy {
    Document,
    NameAndBirth,
}

impl Store {
    /// One patient, as last committed.
    pub async fn one_patient(&self, patient: PatientId) -> Result<Option<StoredPatient>, Error> {
        one(&mut *self.read.acquire().await?, patient).await
    }

    /// Who it is.
    pub async fn one_patient_file(&self, patient: PatientId) -> Result<PatientFile, Error> {
        let seal = self.seal(&patient.to_string()).await?;
        file(&mut *self.read.acquire().await?, patient, &seal).await
    }

    /// Those who may be the same person, by document or by name and birth.
    pub async fn alike_patients(&self, index: &BlindIndex) -> Result<Vec<Alike>, Error> {
        alike(&mut *self.read.acquire().await?, index).await
    }
}

/// Most people of one name and birth that are looked at.
const MOST_ALIKE: i64 = 20;

async fn alike(connection: &mut AnyConnection, index: &BlindIndex) -> Result<Vec<Alike>, Error> {
    let mut found = Vec::new();
    if let Some(document) = &index.document {
        let mut query = Statement::new(ROW);
        query.push("centre = ").push_bind(CENTRE).push(" AND document_hash = ").push_bind(document.clone());
        found.extend(load(connection, query).await?.into_iter().map(|stored| Alike { stored, by: AlikeBy::Document }));
    }
    let mut query = Statement::new(ROW);
    query.push("centre = ").push_bind(CENTRE).push(" AND person_hash = ").push_bind(index.person.clone());
    query.push(" ORDER BY registered_at, id LIMIT ").push_bind(MOST_ALIKE);
    for stored in load(connection, query).await? {
        if found.iter().all(|one| one.stored.patient.id != stored.patient.id) {
            found.push(Alike { stored, by: AlikeBy::NameAndBirth });
        }
    }
    Ok(found)
}

async fn one(connection: &mut AnyConnection, patient: PatientId) -> Result<Option<StoredPatient>, Error> {
    let mut query = Statement::new(ROW);
    query.push("id = ").push_bind(patient.to_string());
    Ok(load(connection, query).await?.pop())
}

async fn file(connection: &mut AnyConnection, patient: PatientId, seal: &SessionSeal) -> Result<PatientFile, Error> {
    let row = patient.to_string();
    let sealed = sqlx::query("SELECT file FROM patient WHERE id = $1").bind(row.clone()).fetch_one(connection).await?;
    Ok(serde_json::from_str(&seal.open(Field::PatientFile, &row, sealed.try_get("file")?)?)?)
}

impl StoredPatient {
    /// Its place in a list that is ordered by registration.
    pub fn place(&self) -> Place<PatientId> {
        Place { at: self.patient.registered_at, id: self.patient.id }
    }
}
