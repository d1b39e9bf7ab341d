//! Calls to the hotline from numbers in patients' files: found by blind index, so that who follows up is told.

use super::StoredPatient;
use super::columns::read;
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeSet;
use xinqiao_domain::patient::PatientFile;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Channel;
use xinqiao_domain::{PatientId, SessionId, StaffId, Timestamp};

/// A call from a number in a patient's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCall {
    pub session: SessionId,
    pub alias: String,
    pub channel: Channel,
    pub tier: Option<RiskTier>,
    pub called_at: Timestamp,
    pub seen: Seen,
}

/// Whether somebody who follows up has looked at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    NotYet,
    By { staff: StaffId, at: Timestamp },
}

/// A patient in whose file the number of a session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalledPatient {
    pub stored: StoredPatient,
    pub called_at: Timestamp,
}

/// Calls of one patient that are shown, the latest.
const CALLS: i64 = 100;
/// Patients of one number; more share no household.
const PATIENTS_OF_A_NUMBER: i64 = 8;

impl Batch<'_> {
    /// The numbers of a file, as they are found.
    pub(super) async fn put_phones(&mut self, patient: PatientId, file: &PatientFile) -> Result<(), Error> {
        let hashes: BTreeSet<Vec<u8>> = file.phones().map(|phone| self.store().keys().phone_hash(phone)).collect();
        sqlx::query("DELETE FROM patient_phone WHERE patient = $1")
            .bind(patient.to_string())
            .execute(self.connection())
            .await?;
        for hash in hashes {
            sqlx::query("INSERT INTO patient_phone (patient, phone_hash) VALUES ($1, $2)")
                .bind(patient.to_string())
                .bind(hash)
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Patients in whose files this number stands.
    pub async fn patients_by_phone(&mut self, phone_hash: &[u8]) -> Result<Vec<PatientId>, Error> {
        let rows = sqlx::query("SELECT patient FROM patient_phone WHERE phone_hash = $1 ORDER BY patient LIMIT $2")
            .bind(phone_hash.to_vec())
            .bind(PATIENTS_OF_A_NUMBER)
            .fetch_all(self.connection())
            .await?;
        rows.iter().map(|row| id(row, "patient")).collect()
    }

    /// A session came from a number in the file.
    pub async fn patient_called(&mut self, patient: PatientId, session: SessionId) -> Result<(), Error> {
        self.flush_sessions().await?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO patient_call (patient, session, called_at) VALUES ($1, $2, $3) \
             ON CONFLICT (patient, session) DO NOTHING",
        )
        .bind(patient.to_string())
        .bind(session.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether somebody has looked at a call; none where there is no such call.
    pub async fn patient_call(&mut self, patient: PatientId, session: SessionId) -> Result<Option<Seen>, Error> {
        let row = sqlx::query("SELECT seen_by, seen_at FROM patient_call WHERE patient = $1 AND session = $2")
            .bind(patient.to_string())
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.as_ref().map(seen).transpose()
    }

    /// Somebody who follows up has looked at it.
    pub async fn see_patient_call(&mut self, patient: PatientId, session: SessionId, by: StaffId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE patient_call SET seen_by = $1, seen_at = $2 WHERE patient = $3 AND session = $4")
            .bind(by.to_string())
            .bind(now.0)
            .bind(patient.to_string())
            .bind(session.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// The calls from numbers in a patient's file, the latest first.
    pub async fn patient_calls(&self, patient: PatientId) -> Result<Vec<StoredCall>, Error> {
        let rows = sqlx::query(
            "SELECT patient_call.session, session.alias, session.channel, session.tier, called_at, seen_by, seen_at \
             FROM patient_call JOIN session ON session.id = patient_call.session WHERE patient = $1 \
             ORDER BY called_at DESC, patient_call.session LIMIT $2",
        )
        .bind(patient.to_string())
        .bind(CALLS)
        .fetch_all(&self.read)
        .await?;
        let call = |row: &AnyRow| {
            Ok(StoredCall {
                session: id(row, "session")?,
                alias: row.try_get("alias")?,
                channel: code(row, "channel", Channel::from_code)?,
                tier: maybe_code(row, "tier", RiskTier::from_code)?,
                called_at: Timestamp(row.try_get("called_at")?),
                seen: seen(row)?,
            })
        };
        rows.iter().map(call).collect()
    }

    /// The patients in whose files the number of a session stands.
    pub async fn patients_of_session(&self, session: SessionId) -> Result<Vec<CalledPatient>, Error> {
        let rows = sqlx::query(
            "SELECT id, number, suspected_case, origin, disorder, hospital, diagnosed_on, township, institution, worker, \
             consent, consent_by, consent_on, status, status_on, status_because, class, level, raised_at, next_visit_on, \
             registered_at, version, called_at FROM patient_call JOIN patient ON patient.id = patient_call.patient \
             WHERE session = $1 AND centre = $2 ORDER BY number",
        )
        .bind(session.to_string())
        .bind(CENTRE)
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| Ok(CalledPatient { stored: read(row)?, called_at: Timestamp(row.try_get("called_at")?) }))
            .collect()
    }
}

fn seen(row: &AnyRow) -> Result<Seen, Error> {
    match (maybe_id(row, "seen_by")?, instant(row, "seen_at")?) {
        (Some(staff), Some(at)) => Ok(Seen::By { staff, at }),
        (None, None) => Ok(Seen::NotYet),
        (Some(_), None) | (None, Some(_)) => Err(Error::Damaged("patient_call.seen_at")),
    }
}
