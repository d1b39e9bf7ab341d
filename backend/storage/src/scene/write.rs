//! Reports, written down.

use super::Receiver;
use crate::sealing::Field;
use crate::sessions::instant;
use crate::{Batch, Error};
use sqlx::Row;
use std::collections::BTreeSet;
use xinqiao_domain::dispatch::{
    CheckFinding, CheckInAnswer, DispositionForm, EscortForm, Measure, RescueService, ServiceState,
};
use xinqiao_domain::{CommandId, DispatchId, StaffId, Timestamp};

/// A check that was made.
#[derive(Debug, Clone, Copy)]
pub struct NewCheck<'w> {
    pub number: u32,
    pub due_at: Timestamp,
    pub done_at: Timestamp,
    pub by: StaffId,
    pub finding: CheckFinding,
    pub note: &'w str,
}

impl Batch<'_> {
    /// What is done for the person.
    pub async fn put_measures(&mut self, dispatch: DispatchId, measures: &BTreeSet<Measure>) -> Result<(), Error> {
        sqlx::query("UPDATE dispatch SET measures = $1 WHERE id = $2")
            .bind(serde_json::to_string(measures)?)
            .bind(dispatch.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Into whose care the person was given, as it was written down so far.
    pub async fn receiver(&mut self, dispatch: DispatchId) -> Result<Receiver, Error> {
        let seal = self.dispatch_seal(dispatch).await?;
        let row = sqlx::query("SELECT receiver FROM dispatch WHERE id = $1")
            .bind(dispatch.to_string())
            .fetch_one(self.connection())
            .await?;
        let sealed: Option<Vec<u8>> = row.try_get("receiver")?;
        match sealed {
            None => Ok(Receiver::default()),
            Some(sealed) => Ok(serde_json::from_str(&seal.open(Field::Receiver, &dispatch.to_string(), &sealed)?)?),
        }
    }

    /// Into whose care the person was given.
    pub async fn put_receiver(&mut self, dispatch: DispatchId, receiver: &Receiver) -> Result<(), Error> {
        let words = serde_json::to_string(receiver)?;
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::Receiver, &dispatch.to_string(), &words)?;
        sqlx::query("UPDATE dispatch SET receiver = $1 WHERE id = $2")
            .bind(sealed)
            .bind(dispatch.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Where police or ambulance stands; none before they were asked.
    pub async fn service(
        &mut self,
        dispatch: DispatchId,
        service: RescueService,
    ) -> Result<Option<ServiceState>, Error> {
        let row = sqlx::query(
            "SELECT asked_at, answered_at, arrived_at FROM dispatch_service WHERE dispatch = $1 AND service = $2",
        )
        .bind(dispatch.to_string())
        .bind(service.code())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| {
            let asked = Timestamp(row.try_get("asked_at")?);
            Ok(super::read::service_state(asked, instant(&row, "answered_at")?, instant(&row, "arrived_at")?))
        })
        .transpose()
    }

    /// Where police or ambulance stands from now on; who answered where somebody did. Who asked stays.
    pub async fn put_service(
        &mut self,
        dispatch: DispatchId,
        service: RescueService,
        state: ServiceState,
        by: StaffId,
        answered_by: Option<&str>,
    ) -> Result<(), Error> {
        let (asked, answered, arrived) = match state {
            ServiceState::Asked { at } => (at, None, None),
            ServiceState::Answered { asked, at } => (asked, Some(at), None),
            ServiceState::Arrived { asked, answered, at } => (asked, answered, Some(at)),
        };
        let row = format!("{dispatch}|{}", service.code());
        let sealed = match answered_by {
            Some(words) => Some(self.dispatch_seal(dispatch).await?.seal(Field::ServiceAnsweredBy, &row, words)?),
            None => None,
        };
        sqlx::query(
            "INSERT INTO dispatch_service (dispatch, service, asked_at, asked_by, answered_at, answered_by, arrived_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (dispatch, service) DO UPDATE SET \
             answered_at = excluded.answered_at, arrived_at = excluded.arrived_at, \
             answered_by = COALESCE(excluded.answered_by, dispatch_service.answered_by)",
        )
        .bind(dispatch.to_string())
        .bind(service.code())
        .bind(asked.0)
        .bind(by.to_string())
        .bind(answered.map(|at| at.0))
        .bind(sealed)
        .bind(arrived.map(|at| at.0))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What the team said of itself.
    pub async fn add_check_in(
        &mut self,
        dispatch: DispatchId,
        by: StaffId,
        said_at: Timestamp,
        answer: CheckInAnswer,
    ) -> Result<(), Error> {
        let number = self
            .next_of(
                "SELECT COALESCE(MAX(number), 0) + 1 AS next FROM dispatch_check_in \
             WHERE dispatch = $1",
                dispatch,
            )
            .await?;
        let row = format!("{dispatch}|{number}");
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::CheckInAnswer, &row, answer.code())?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO dispatch_check_in (dispatch, number, said_at, heard_at, staff, answer) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(dispatch.to_string())
        .bind(number)
        .bind(said_at.0)
        .bind(now.0)
        .bind(by.to_string())
        .bind(sealed)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A message of the side channel: its number, from 1.
    pub async fn add_side_message(
        &mut self,
        dispatch: DispatchId,
        message: CommandId,
        by: StaffId,
        text: &str,
    ) -> Result<i64, Error> {
        let seq = self.next_side_message(dispatch).await?;
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::SideMessage, &message.to_string(), text)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO dispatch_message (id, dispatch, seq, by_staff, body, at) VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(message.to_string())
        .bind(dispatch.to_string())
        .bind(seq)
        .bind(by.to_string())
        .bind(sealed)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(seq)
    }

    /// The number that the next message of a side channel will have.
    pub async fn next_side_message(&mut self, dispatch: DispatchId) -> Result<i64, Error> {
        self.next_of("SELECT COALESCE(MAX(seq), 0) + 1 AS next FROM dispatch_message WHERE dispatch = $1", dispatch)
            .await
    }

    /// The newest version of the disposition record; 0 before the first.
    pub async fn record_version(&mut self, dispatch: DispatchId) -> Result<u32, Error> {
        let next = self
            .next_of("SELECT COALESCE(MAX(version), 0) + 1 AS next FROM dispatch_record WHERE dispatch = $1", dispatch)
            .await?;
        u32::try_from(next - 1).map_err(|_| Error::Damaged("dispatch_record.version"))
    }

    /// A version of the disposition record.
    pub async fn add_disposition_record(
        &mut self,
        dispatch: DispatchId,
        version: u32,
        form: &DispositionForm,
        by: StaffId,
    ) -> Result<(), Error> {
        let words = serde_json::to_string(form)?;
        let row = format!("{dispatch}|{version}");
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::DispositionRecord, &row, &words)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO dispatch_record (dispatch, version, form, written_by, written_at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(dispatch.to_string())
        .bind(i64::from(version))
        .bind(sealed)
        .bind(by.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A check that was made.
    pub async fn add_check(&mut self, dispatch: DispatchId, check: NewCheck<'_>) -> Result<(), Error> {
        let row = format!("{dispatch}|{}", check.number);
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::CheckNote, &row, check.note)?;
        sqlx::query(
            "INSERT INTO dispatch_check (dispatch, number, due_at, done_at, staff, finding, note) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(dispatch.to_string())
        .bind(i64::from(check.number))
        .bind(check.due_at.0)
        .bind(check.done_at.0)
        .bind(check.by.to_string())
        .bind(check.finding.code())
        .bind(sealed)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The escort, written anew.
    pub async fn put_escort(&mut self, dispatch: DispatchId, form: &EscortForm, by: StaffId) -> Result<(), Error> {
        let words = serde_json::to_string(form)?;
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::Escort, &dispatch.to_string(), &words)?;
        let now = self.now();
        sqlx::query(
            "INSERT INTO dispatch_escort (dispatch, form, written_by, written_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (dispatch) DO UPDATE SET form = excluded.form, written_by = excluded.written_by, \
             written_at = excluded.written_at",
        )
        .bind(dispatch.to_string())
        .bind(sealed)
        .bind(by.to_string())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    async fn next_of(&mut self, statement: &'static str, dispatch: DispatchId) -> Result<i64, Error> {
        let row = sqlx::query(statement).bind(dispatch.to_string()).fetch_one(self.connection()).await?;
        Ok(row.try_get("next")?)
    }
}
