//! The register of harms 肇事肇祸. What happened, in words, is sealed by the patient's key.

use crate::entries::count;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_id};
use crate::{Batch, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::harm::{Harm, HarmKind, HarmSource, HarmState};
use xinqiao_domain::{HarmId, PatientId, Timestamp};

/// An entry with what happened, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldHarm {
    pub harm: Harm,
    pub account: String,
}

/// Entries of one patient that are shown, the latest.
const HARMS: i64 = 200;

impl Batch<'_> {
    /// A new entry.
    pub async fn enter_harm(&mut self, harm: &Harm, account: &str) -> Result<(), Error> {
        let row = harm.id.to_string();
        let sealed = self.patient_seal(harm.patient).await?.seal(Field::HarmAccount, &row, account)?;
        sqlx::query(
            "INSERT INTO harm (id, patient, kind, source, happened_at, injured, deaths, account, entered_by, entered_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(row)
        .bind(harm.patient.to_string())
        .bind(harm.kind.code())
        .bind(harm.source.code())
        .bind(harm.happened_at.0)
        .bind(i64::from(harm.injured))
        .bind(i64::from(harm.deaths))
        .bind(sealed)
        .bind(harm.entered_by.to_string())
        .bind(harm.entered_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One entry, without its words.
    pub async fn harm(&mut self, harm: HarmId) -> Result<Option<Harm>, Error> {
        let row = sqlx::query(
            "SELECT id, patient, kind, source, happened_at, injured, deaths, entered_by, entered_at, withdrawn_by, \
             withdrawn_at FROM harm WHERE id = $1",
        )
        .bind(harm.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.as_ref().map(bare).transpose()
    }

    /// An entry's next state.
    pub async fn put_harm(&mut self, harm: &Harm) -> Result<(), Error> {
        let withdrawn = match harm.state {
            HarmState::Stands => None,
            HarmState::Withdrawn { by, at } => Some((by, at)),
        };
        sqlx::query("UPDATE harm SET withdrawn_by = $1, withdrawn_at = $2 WHERE id = $3")
            .bind(withdrawn.map(|(by, _)| by.to_string()))
            .bind(withdrawn.map(|(_, at)| at.0))
            .bind(harm.id.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// What a patient did, the latest first, withdrawn entries too.
    pub async fn harms_of(&self, patient: PatientId) -> Result<Vec<ToldHarm>, Error> {
        let seal = self.seal(&patient.to_string()).await?;
        let rows = sqlx::query(
            "SELECT id, patient, kind, source, happened_at, injured, deaths, account, entered_by, entered_at, \
             withdrawn_by, withdrawn_at FROM harm WHERE patient = $1 ORDER BY happened_at DESC, id DESC LIMIT $2",
        )
        .bind(patient.to_string())
        .bind(HARMS)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| told(row, &seal)).collect()
    }
}

fn told(row: &AnyRow, seal: &SessionSeal) -> Result<ToldHarm, Error> {
    let harm = bare(row)?;
    let account = seal.open(Field::HarmAccount, &harm.id.to_string(), row.try_get("account")?)?;
    Ok(ToldHarm { harm, account })
}

fn bare(row: &AnyRow) -> Result<Harm, Error> {
    let state = match (maybe_id(row, "withdrawn_by")?, instant(row, "withdrawn_at")?) {
        (None, None) => HarmState::Stands,
        (Some(by), Some(at)) => HarmState::Withdrawn { by, at },
        (Some(_), None) | (None, Some(_)) => return Err(Error::Damaged("harm.withdrawn_at")),
    };
    Ok(Harm {
        id: id(row, "id")?,
        patient: id(row, "patient")?,
        kind: code(row, "kind", HarmKind::from_code)?,
        source: code(row, "source", HarmSource::from_code)?,
        happened_at: Timestamp(row.try_get("happened_at")?),
        injured: count(row, "injured")?,
        deaths: count(row, "deaths")?,
        entered_by: id(row, "entered_by")?,
        entered_at: Timestamp(row.try_get("entered_at")?),
        state,
    })
}
