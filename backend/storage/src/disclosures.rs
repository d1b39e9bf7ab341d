//! What was told to other departments about patients. What was told is sealed by the patient's key; that it was told, to whom,
//! for what and by what right stands beside it.

use crate::places::Place;
use crate::sealing::Field;
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::disclosure::{
    Department, Disclosed, DisclosedField, Disclosure, DisclosureBasis, DisclosurePurpose, Receipt, Telling,
};
use xinqiao_domain::{AreaId, DisclosureId, InstitutionId, PatientId, Timestamp};

/// A telling of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedDisclosure {
    pub disclosure: Disclosure,
    pub fields: Vec<DisclosedField>,
    /// The patient's number.
    pub number: String,
    /// When the level last rose; none while departments need not know.
    pub raised_at: Option<Timestamp>,
    /// Where the patient lives now.
    pub township: AreaId,
}

impl ListedDisclosure {
    /// Its place in the list.
    pub fn place(&self) -> Place<DisclosureId> {
        Place { at: self.disclosure.at, id: self.disclosure.id }
    }
}

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// All of it: the register.
    All,
    /// Told to this institution.
    To(InstitutionId),
    /// Told of this patient.
    Of(PatientId),
}

const LIST: &str = "SELECT disclosure.id, disclosure.patient, receiver, department, fields, purpose, basis, told_by, told_at, \
     due_at, confirmed_by, confirmed_at, number, township, \
     CASE WHEN status IN ('registered', 'managed', 'lost') THEN raised_at END AS raised_at \
     FROM disclosure JOIN patient ON patient.id = disclosure.patient WHERE disclosure.centre = ";

impl Batch<'_> {
    /// A department is told.
    pub async fn disclose(
        &mut self,
        disclosure: &Disclosure,
        fields: &[DisclosedField],
        content: &Disclosed,
    ) -> Result<(), Error> {
        let row = disclosure.id.to_string();
        let seal = self.patient_seal(disclosure.patient).await?;
        let sealed = seal.seal(Field::DisclosureContent, &row, &serde_json::to_string(content)?)?;
        sqlx::query(
            "INSERT INTO disclosure (id, centre, patient, receiver, department, fields, purpose, basis, content, told_by, \
             told_at, due_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(disclosure.patient.to_string())
        .bind(disclosure.to.to_string())
        .bind(disclosure.department.code())
        .bind(serde_json::to_string(fields)?)
        .bind(disclosure.purpose.code())
        .bind(disclosure.basis.code())
        .bind(sealed)
        .bind(disclosure.by.map(|by| by.to_string()))
        .bind(disclosure.at.0)
        .bind(disclosure.due_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One telling, without what was told.
    pub async fn disclosure(&mut self, disclosure: DisclosureId) -> Result<Option<Disclosure>, Error> {
        let found = one(self.connection(), disclosure).await?;
        Ok(found.map(|listed| listed.disclosure))
    }

    /// The department confirmed that it has arrived.
    pub async fn put_disclosure(&mut self, disclosure: &Disclosure) -> Result<(), Error> {
        let confirmed = match disclosure.receipt {
            Receipt::Waiting => None,
            Receipt::Confirmed { by, at } => Some((by, at)),
        };
        sqlx::query("UPDATE disclosure SET confirmed_by = $1, confirmed_at = $2 WHERE id = $3")
            .bind(confirmed.map(|(by, _)| by.to_string()))
            .bind(confirmed.map(|(_, at)| at.0))
            .bind(disclosure.id.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Which departments were told of a patient, through whom, and when last.
    pub async fn departments_told(&mut self, patient: PatientId) -> Result<Vec<Telling>, Error> {
        told(self.connection(), patient).await
    }

    /// What a department was told of those of whom departments still must know, the last of each patient.
    pub async fn told_now(&mut self, institution: InstitutionId) -> Result<Vec<ListedDisclosure>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND receiver = ").push_bind(institution.to_string());
        query.push(" AND raised_at IS NOT NULL AND status IN ('registered', 'managed', 'lost')");
        query.push(" ORDER BY told_at, disclosure.id");
        let rows = query.build().fetch_all(self.connection()).await?;
        let mut last: BTreeMap<PatientId, ListedDisclosure> = BTreeMap::new();
        for row in &rows {
            let found = listed(row)?;
            last.insert(found.disclosure.patient, found);
        }
        Ok(last.into_values().collect())
    }

    /// What was told.
    pub async fn disclosed(&mut self, disclosure: &Disclosure) -> Result<Disclosed, Error> {
        let seal = self.patient_seal(disclosure.patient).await?;
        let row = disclosure.id.to_string();
        let found = sqlx::query("SELECT content FROM disclosure WHERE id = $1")
            .bind(row.clone())
            .fetch_one(self.connection())
            .await?;
        Ok(serde_json::from_str(&seal.open(Field::DisclosureContent, &row, found.try_get("content")?)?)?)
    }
}

impl Store {
    /// Tellings behind a place, the latest first.
    pub async fn disclosures(
        &self,
        shown: Shown,
        after: Option<Place<DisclosureId>>,
        limit: usize,
    ) -> Result<Vec<ListedDisclosure>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE);
        match shown {
            Shown::All => {}
            Shown::To(institution) => {
                query.push(" AND receiver = ").push_bind(institution.to_string());
            }
            Shown::Of(patient) => {
                query.push(" AND disclosure.patient = ").push_bind(patient.to_string());
            }
        }
        if let Some(Place { at, id }) = after {
            query.push(" AND (told_at, disclosure.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY told_at DESC, disclosure.id DESC LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(listed).collect()
    }

    /// One telling of this institution, with what was told; none of another's.
    pub async fn disclosed_to(
        &self,
        institution: InstitutionId,
        disclosure: DisclosureId,
    ) -> Result<Option<(ListedDisclosure, Disclosed)>, Error> {
        let found = one(&mut *self.read.acquire().await?, disclosure).await?;
        let Some(found) = found.filter(|listed| listed.disclosure.to == institution) else { return Ok(None) };
        let seal = self.seal(&found.disclosure.patient.to_string()).await?;
        let at = disclosure.to_string();
        let row =
            sqlx::query("SELECT content FROM disclosure WHERE id = $1").bind(at.clone()).fetch_one(&self.read).await?;
        let content = seal.open(Field::DisclosureContent, &at, row.try_get("content")?)?;
        Ok(Some((found, serde_json::from_str(&content)?)))
    }

    /// Which departments were told of a patient, through whom, and when last.
    pub async fn told_of(&self, patient: PatientId) -> Result<Vec<Telling>, Error> {
        told(&mut *self.read.acquire().await?, patient).await
    }
}

async fn told(connection: &mut AnyConnection, patient: PatientId) -> Result<Vec<Telling>, Error> {
    let rows = sqlx::query(
        "SELECT department, receiver, CAST(MAX(told_at) AS BIGINT) AS told_at FROM disclosure WHERE patient = $1 \
         GROUP BY department, receiver ORDER BY department, receiver",
    )
    .bind(patient.to_string())
    .fetch_all(connection)
    .await?;
    let one = |row: &AnyRow| {
        Ok(Telling {
            department: code(row, "department", Department::from_code)?,
            to: id(row, "receiver")?,
            at: Timestamp(row.try_get("told_at")?),
        })
    };
    rows.iter().map(one).collect()
}

async fn one(connection: &mut AnyConnection, disclosure: DisclosureId) -> Result<Option<ListedDisclosure>, Error> {
    let mut query = Statement::new(LIST);
    query.push_bind(CENTRE).push(" AND disclosure.id = ").push_bind(disclosure.to_string());
    query.build().fetch_optional(connection).await?.as_ref().map(listed).transpose()
}

fn listed(row: &AnyRow) -> Result<ListedDisclosure, Error> {
    let receipt = match (maybe_id(row, "confirmed_by")?, instant(row, "confirmed_at")?) {
        (None, None) => Receipt::Waiting,
        (Some(by), Some(at)) => Receipt::Confirmed { by, at },
        (Some(_), None) | (None, Some(_)) => return Err(Error::Damaged("disclosure.confirmed_at")),
    };
    let disclosure = Disclosure {
        id: id(row, "id")?,
        patient: id(row, "patient")?,
        to: id(row, "receiver")?,
        department: code(row, "department", Department::from_code)?,
        purpose: code(row, "purpose", DisclosurePurpose::from_code)?,
        basis: code(row, "basis", DisclosureBasis::from_code)?,
        by: maybe_id(row, "told_by")?,
        at: Timestamp(row.try_get("told_at")?),
        due_at: Timestamp(row.try_get("due_at")?),
        receipt,
    };
    Ok(ListedDisclosure {
        fields: serde_json::from_str(row.try_get("fields")?)?,
        number: row.try_get("number")?,
        raised_at: instant(row, "raised_at")?,
        township: id(row, "township")?,
        disclosure,
    })
}
