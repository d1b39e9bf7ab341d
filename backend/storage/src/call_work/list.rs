//! The list of calls as it is read: in windows, with what a call is about and its number opened.

use super::{About, LATE, columns};
use crate::places::Place;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, maybe_code};
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::call_work::{CallSource, CallStage, CallWork};
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Language;
use xinqiao_domain::{CallbackId, SessionId, StaffId, Timestamp, WorkId};

/// A call of the list, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub id: WorkId,
    pub call: CallWork,
    pub subject: Subject,
    pub language: Language,
    /// None where no phone is known.
    pub phone: Option<String>,
    /// Why it was settled without having been made.
    pub note: String,
}

/// What a call is about, with what a colleague needs to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    FollowUp { session: SessionId, alias: String, tier: Option<RiskTier>, ended_at: Option<Timestamp> },
    Callback { callback: CallbackId, name: String, note: String, requested_at: Timestamp },
}

/// One try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub at: Timestamp,
    pub by: StaffId,
    pub outcome: CallOutcome,
    pub note: String,
}

/// Which calls are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub settled: Settled,
    pub whose: Whose,
    /// Of either source where none is named.
    pub source: Option<CallSource>,
    pub after: Option<Place<WorkId>>,
}

/// Calls to be made, by the instant they are to be tried; or settled ones, the latest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    No,
    Yes,
}

/// Whose calls are listed; whose they were that are settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Anybody,
    Nobody,
    Of(StaffId),
}

impl Listed {
    /// Its place in the list.
    pub fn place(&self) -> Place<WorkId> {
        let at = match self.call.stage {
            CallStage::Open | CallStage::Assigned { .. } | CallStage::InTalk { .. } => self.call.try_at,
            CallStage::Settled { at, .. } => at,
        };
        Place { at, id: self.id }
    }
}

const LIST: &str = "SELECT call_work.id, call_work.session, call_work.callback, source, due_at, try_at, not_reached, \
     assigned_to, assigned_at, became, call_work.outcome, talk_outcome, settled_by, settled_at, \
     call_work.note AS why, session.alias, session.tier, session.ended_at, callback.name, callback.note AS wish, \
     callback.requested_at, \
     COALESCE(session.language, callback.language) AS language, \
     COALESCE(session.phone, callback.phone) AS phone, seal_key.id AS key_id, seal_key.wrapped FROM call_work \
     LEFT JOIN session ON session.id = call_work.session LEFT JOIN callback ON callback.id = call_work.callback \
     JOIN seal_key ON seal_key.id = COALESCE(session.seal_key, callback.seal_key) ";

impl Store {
    /// Calls after a place, at most `limit`.
    pub async fn calls(&self, wanted: &Wanted, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(LIST);
        let whose = match wanted.settled {
            Settled::No => {
                query.push("WHERE settled_at IS NULL AND call_work.centre = ").push_bind(CENTRE);
                " AND assigned_to = "
            }
            Settled::Yes => {
                query.push("WHERE settled_at IS NOT NULL AND call_work.centre = ").push_bind(CENTRE);
                " AND settled_by = "
            }
        };
        match wanted.whose {
            Whose::Anybody => {}
            Whose::Nobody => {
                query.push(" AND assigned_to IS NULL");
            }
            Whose::Of(staff) => {
                query.push(whose).push_bind(staff.to_string());
            }
        }
        if let Some(source) = wanted.source {
            query.push(" AND source = ").push_bind(source.code());
        }
        let (later, order) = match wanted.settled {
            Settled::No => (" AND (try_at, call_work.id) > (", " ORDER BY try_at, call_work.id LIMIT "),
            Settled::Yes => {
                (" AND (settled_at, call_work.id) < (", " ORDER BY settled_at DESC, call_work.id DESC LIMIT ")
            }
        };
        if let Some(Place { at, id }) = wanted.after {
            query.push(later).push_bind(at.0).push(", ").push_bind(id.to_string()).push(")");
        }
        query.push(order).push_bind(limit as i64);
        self.list_calls(query).await
    }

    /// One call; none when there is no such one.
    pub async fn listed_call(&self, work: WorkId) -> Result<Option<Listed>, Error> {
        let mut query = Statement::new(LIST);
        query.push("WHERE call_work.id = ").push_bind(work.to_string());
        Ok(self.list_calls(query).await?.pop())
    }

    async fn list_calls(&self, query: Statement) -> Result<Vec<Listed>, Error> {
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| open(row, &self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)?))
            .collect()
    }

    /// What was tried, the oldest first.
    pub async fn attempts_of(&self, work: WorkId) -> Result<Vec<Attempt>, Error> {
        let rows = sqlx::query(
            "SELECT call_attempt.id, call_attempt.at, by_staff, call_attempt.outcome, call_attempt.note, \
             seal_key.id AS key_id, seal_key.wrapped FROM call_attempt \
             JOIN call_work ON call_work.id = call_attempt.work \
             LEFT JOIN session ON session.id = call_work.session \
             LEFT JOIN callback ON callback.id = call_work.callback \
             JOIN seal_key ON seal_key.id = COALESCE(session.seal_key, callback.seal_key) \
             WHERE call_attempt.work = $1 ORDER BY call_attempt.at, call_attempt.id",
        )
        .bind(work.to_string())
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let seal = self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)?;
                Ok(Attempt {
                    at: Timestamp(row.try_get("at")?),
                    by: id(row, "by_staff")?,
                    outcome: code(row, "outcome", CallOutcome::from_code)?,
                    note: seal.open(Field::CallNote, row.try_get("id")?, row.try_get("note")?)?,
                })
            })
            .collect()
    }

    /// Whether a call was to be tried before this instant and nobody was told that it is late.
    pub async fn call_is_late(&self, before: Timestamp) -> Result<bool, Error> {
        let mut query = Statement::new("SELECT 1 AS one FROM call_work");
        query.push(LATE).push_bind(CENTRE).push(" AND try_at < ").push_bind(before.0).push(" LIMIT 1");
        Ok(query.build().fetch_optional(&self.read).await?.is_some())
    }
}

fn open(row: &AnyRow, seal: &SessionSeal) -> Result<Listed, Error> {
    let (work, about): (WorkId, About) = (id(row, "id")?, About::read(row)?);
    let (subject, sealed_at) = match about {
        About::FollowUp(session) => {
            let tier = maybe_code(row, "tier", RiskTier::from_code)?;
            let ended_at = row.try_get::<Option<i64>, _>("ended_at")?.map(Timestamp);
            (Subject::FollowUp { session, alias: row.try_get("alias")?, tier, ended_at }, session.to_string())
        }
        About::Callback(callback) => {
            let at = callback.to_string();
            let subject = Subject::Callback {
                callback,
                name: seal.open(Field::CallbackName, &at, row.try_get("name")?)?,
                note: seal.open(Field::CallbackNote, &at, row.try_get("wish")?)?,
                requested_at: Timestamp(row.try_get("requested_at")?),
            };
            (subject, at)
        }
    };
    let (phone, why): (Option<Vec<u8>>, Option<Vec<u8>>) = (row.try_get("phone")?, row.try_get("why")?);
    let note = why.map(|why| seal.open(Field::CallNote, &work.to_string(), &why)).transpose()?;
    Ok(Listed {
        id: work,
        call: columns::read(row)?,
        subject,
        language: code(row, "language", Language::from_code)?,
        phone: phone.map(|phone| seal.open(Field::Phone, &sealed_at, &phone)).transpose()?,
        note: note.unwrap_or_default(),
    })
}
