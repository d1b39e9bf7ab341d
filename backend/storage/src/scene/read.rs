//! Reports, read and opened.

use super::Receiver;
use crate::sealing::{Field, Legible, SessionSeal};
use crate::sessions::{code, id, instant};
use crate::{Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeSet;
use xinqiao_domain::dispatch::{
    CheckFinding, CheckInAnswer, DispositionForm, EscortForm, Measure, RescueService, ServiceState,
};
use xinqiao_domain::{CommandId, DispatchId, StaffId, Timestamp};

/// All of it, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenScene {
    pub measures: BTreeSet<Measure>,
    pub receiver: Receiver,
    pub last_check_in: Option<CheckInSaid>,
    pub services: Vec<ServiceKnown>,
    pub escort: Option<EscortWritten>,
    /// The newest version.
    pub record: Option<RecordWritten>,
    /// In their order.
    pub checks: Vec<CheckMade>,
}

/// What the team said of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckInSaid {
    pub answer: CheckInAnswer,
    pub at: Timestamp,
    pub by: StaffId,
}

/// What is known of police or ambulance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceKnown {
    pub service: RescueService,
    pub asked_by: StaffId,
    pub state: ServiceState,
    /// When they answered; also where they have arrived since.
    pub answered_by: String,
}

/// The escort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscortWritten {
    pub form: EscortForm,
    pub by: StaffId,
    pub at: Timestamp,
}

/// A version of the disposition record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordWritten {
    pub version: u32,
    pub form: DispositionForm,
    pub by: StaffId,
    pub at: Timestamp,
}

/// A check that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckMade {
    pub number: u32,
    pub due_at: Timestamp,
    pub done_at: Timestamp,
    pub by: StaffId,
    pub finding: CheckFinding,
    pub note: String,
}

/// A message of the side channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideMessage {
    pub id: CommandId,
    pub seq: i64,
    pub by: StaffId,
    pub at: Timestamp,
    pub text: String,
}

/// Where police or ambulance stands, from its three instants.
pub(super) fn service_state(asked: Timestamp, answered: Option<Timestamp>, arrived: Option<Timestamp>) -> ServiceState {
    match (answered, arrived) {
        (None, None) => ServiceState::Asked { at: asked },
        (Some(at), None) => ServiceState::Answered { asked, at },
        (answered, Some(at)) => ServiceState::Arrived { asked, answered, at },
    }
}

const DISPATCH: &str = "SELECT measures, receiver, seal_key.id AS key_id, seal_key.wrapped FROM dispatch \
     JOIN seal_key ON seal_key.id = dispatch.seal_key WHERE dispatch.id = $1";

impl Store {
    /// What is known from a dispatch's scene and afterwards; none of a dispatch that is not there.
    pub async fn scene(&self, dispatch: DispatchId) -> Result<Option<OpenScene>, Error> {
        let Some(row) = self.first(DISPATCH, dispatch).await? else { return Ok(None) };
        let seal = self.seal_in(&row)?;
        let measures: Option<String> = row.try_get("measures")?;
        let receiver: Option<Vec<u8>> = row.try_get("receiver")?;
        Ok(Some(OpenScene {
            measures: measures.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default(),
            receiver: match receiver {
                Some(sealed) => seal.document(Field::Receiver, &dispatch.to_string(), &sealed)?.unwrap_or_default(),
                None => Receiver::default(),
            },
            last_check_in: self.last_check_in(dispatch, &seal).await?,
            services: self.services_known(dispatch, &seal).await?,
            escort: self.escort(dispatch, &seal).await?,
            record: self.newest_record(dispatch, &seal).await?,
            checks: self.checks_made(dispatch, &seal).await?,
        }))
    }

    /// Messages of a side channel after a number, in their order, at most `limit`.
    pub async fn side_messages(
        &self,
        dispatch: DispatchId,
        after: i64,
        limit: usize,
    ) -> Result<Vec<SideMessage>, Error> {
        let Some(row) = self.first(DISPATCH, dispatch).await? else { return Ok(Vec::new()) };
        let seal = self.seal_in(&row)?;
        let rows = sqlx::query(
            "SELECT id, seq, by_staff, body, at FROM dispatch_message WHERE dispatch = $1 AND seq > $2 \
             ORDER BY seq LIMIT $3",
        )
        .bind(dispatch.to_string())
        .bind(after)
        .bind(limit as i64)
        .fetch_all(&self.read)
        .await?;
        let message = |row: &AnyRow| {
            let message: CommandId = id(row, "id")?;
            let text = seal.open(Field::SideMessage, &message.to_string(), row.try_get("body")?)?;
            let at = Timestamp(row.try_get("at")?);
            Ok(SideMessage { id: message, seq: row.try_get("seq")?, by: id(row, "by_staff")?, at, text })
        };
        rows.iter().map(message).collect()
    }

    /// Whether somebody has a part in a dispatch: goes on it or went, asked for it, or holds the session it came from.
    pub async fn takes_part(&self, dispatch: DispatchId, staff: StaffId) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT dispatch.id FROM dispatch LEFT JOIN session ON session.id = dispatch.session WHERE dispatch.id = $1 \
             AND (dispatch.requested_by = $2 OR session.holder = $2 OR EXISTS (SELECT 1 FROM dispatch_member \
             WHERE dispatch_member.dispatch = dispatch.id AND dispatch_member.staff = $2))",
        )
        .bind(dispatch.to_string())
        .bind(staff.to_string())
        .fetch_optional(&self.read)
        .await?;
        Ok(row.is_some())
    }

    async fn first(&self, statement: &'static str, dispatch: DispatchId) -> Result<Option<AnyRow>, Error> {
        Ok(sqlx::query(statement).bind(dispatch.to_string()).fetch_optional(&self.read).await?)
    }

    fn seal_in(&self, row: &AnyRow) -> Result<SessionSeal, Error> {
        self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)
    }

    async fn last_check_in(&self, dispatch: DispatchId, seal: &SessionSeal) -> Result<Option<CheckInSaid>, Error> {
        let said = "SELECT number, said_at, staff, answer FROM dispatch_check_in WHERE dispatch = $1 \
             ORDER BY number DESC LIMIT 1";
        let Some(row) = self.first(said, dispatch).await? else { return Ok(None) };
        let number: i64 = row.try_get("number")?;
        let answer = seal.open(Field::CheckInAnswer, &format!("{dispatch}|{number}"), row.try_get("answer")?)?;
        if seal.legible() == Legible::Erased {
            return Ok(None);
        }
        Ok(Some(CheckInSaid {
            answer: CheckInAnswer::from_code(&answer).ok_or(Error::Damaged("dispatch_check_in.answer"))?,
            at: Timestamp(row.try_get("said_at")?),
            by: id(&row, "staff")?,
        }))
    }

    async fn services_known(&self, dispatch: DispatchId, seal: &SessionSeal) -> Result<Vec<ServiceKnown>, Error> {
        let rows = sqlx::query(
            "SELECT service, asked_at, asked_by, answered_at, answered_by, arrived_at FROM dispatch_service \
             WHERE dispatch = $1 ORDER BY asked_at, service",
        )
        .bind(dispatch.to_string())
        .fetch_all(&self.read)
        .await?;
        let known = |row: &AnyRow| {
            let service = code(row, "service", RescueService::from_code)?;
            let asked = Timestamp(row.try_get("asked_at")?);
            let by: Option<Vec<u8>> = row.try_get("answered_by")?;
            let at = format!("{dispatch}|{}", service.code());
            Ok(ServiceKnown {
                service,
                asked_by: id(row, "asked_by")?,
                state: service_state(asked, instant(row, "answered_at")?, instant(row, "arrived_at")?),
                answered_by: match by {
                    Some(sealed) => seal.open(Field::ServiceAnsweredBy, &at, &sealed)?,
                    None => String::new(),
                },
            })
        };
        rows.iter().map(known).collect()
    }

    async fn escort(&self, dispatch: DispatchId, seal: &SessionSeal) -> Result<Option<EscortWritten>, Error> {
        let escort = "SELECT form, written_by, written_at FROM dispatch_escort WHERE dispatch = $1";
        let Some(row) = self.first(escort, dispatch).await? else { return Ok(None) };
        let Some(form) = seal.document(Field::Escort, &dispatch.to_string(), row.try_get("form")?)? else {
            return Ok(None);
        };
        Ok(Some(EscortWritten { form, by: id(&row, "written_by")?, at: Timestamp(row.try_get("written_at")?) }))
    }

    async fn newest_record(&self, dispatch: DispatchId, seal: &SessionSeal) -> Result<Option<RecordWritten>, Error> {
        let newest = "SELECT version, form, written_by, written_at FROM dispatch_record WHERE dispatch = $1 \
             ORDER BY version DESC LIMIT 1";
        let Some(row) = self.first(newest, dispatch).await? else { return Ok(None) };
        let version = crate::entries::count(&row, "version")?;
        let at = format!("{dispatch}|{version}");
        let Some(form) = seal.document(Field::DispositionRecord, &at, row.try_get("form")?)? else { return Ok(None) };
        Ok(Some(RecordWritten {
            version,
            form,
            by: id(&row, "written_by")?,
            at: Timestamp(row.try_get("written_at")?),
        }))
    }

    async fn checks_made(&self, dispatch: DispatchId, seal: &SessionSeal) -> Result<Vec<CheckMade>, Error> {
        let rows = sqlx::query(
            "SELECT number, due_at, done_at, staff, finding, note FROM dispatch_check WHERE dispatch = $1 ORDER BY number LIMIT 500",
        )
        .bind(dispatch.to_string())
        .fetch_all(&self.read)
        .await?;
        let made = |row: &AnyRow| {
            let number = crate::entries::count(row, "number")?;
            Ok(CheckMade {
                number,
                due_at: Timestamp(row.try_get("due_at")?),
                done_at: Timestamp(row.try_get("done_at")?),
                by: id(row, "staff")?,
                finding: code(row, "finding", CheckFinding::from_code)?,
                note: seal.open(Field::CheckNote, &format!("{dispatch}|{number}"), row.try_get("note")?)?,
            })
        };
        rows.iter().map(made).collect()
    }
}
