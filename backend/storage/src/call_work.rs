//! Calls to make, in one list: written by commands, read by those who work them off. What was noted of a try is sealed
//! under the key of what the call is about: the session that is followed up, or the request.

mod columns;
mod list;

pub use list::{Attempt, Listed, Settled, Subject, Wanted, Whose};

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{id, maybe_id};
use crate::statements::{Statement, with_ids};
use crate::{Batch, CENTRE, Error};
use columns::Columns;
use sqlx::any::AnyRow;
use uuid::Uuid;
use xinqiao_domain::call_work::CallWork;
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::wrap_up::Outcome;
use xinqiao_domain::{AlertId, CallbackId, SessionId, StaffId, Timestamp, WorkId};

/// What a call is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// The session that is followed up.
    FollowUp(SessionId),
    /// The request.
    Callback(CallbackId),
}

impl About {
    /// The session, where it follows one up.
    pub const fn session(self) -> Option<SessionId> {
        match self {
            Self::FollowUp(session) => Some(session),
            Self::Callback(_) => None,
        }
    }

    fn read(row: &AnyRow) -> Result<Self, Error> {
        match (maybe_id(row, "session")?, maybe_id(row, "callback")?) {
            (Some(session), _) => Ok(Self::FollowUp(session)),
            (None, Some(callback)) => Ok(Self::Callback(callback)),
            (None, None) => Err(Error::Damaged("call_work.session")),
        }
    }
}

/// A call as a command finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptCall {
    pub id: WorkId,
    pub about: About,
    pub call: CallWork,
    /// By which the supervisor was told that it is late.
    pub late_alert: Option<AlertId>,
}

const COLUMNS: &str = "SELECT id, session, callback, source, due_at, try_at, not_reached, assigned_to, assigned_at, \
     became, outcome, talk_outcome, settled_by, settled_at, late_alert FROM call_work";

/// Those that the supervisor is still to be told of, of a centre.
const LATE: &str = " WHERE settled_at IS NULL AND became IS NULL AND late_alert IS NULL AND centre = ";

fn kept(row: &AnyRow) -> Result<KeptCall, Error> {
    Ok(KeptCall {
        id: id(row, "id")?,
        about: About::read(row)?,
        call: columns::read(row)?,
        late_alert: maybe_id(row, "late_alert")?,
    })
}

impl Batch<'_> {
    /// A new call.
    pub async fn add_call(&mut self, work: WorkId, about: About, call: &CallWork) -> Result<(), Error> {
        self.flush_sessions().await?;
        let (session, callback) = match about {
            About::FollowUp(session) => (Some(session.to_string()), None),
            About::Callback(callback) => (None, Some(callback.to_string())),
        };
        let now = self.now();
        sqlx::query(
            "INSERT INTO call_work (id, centre, source, session, callback, due_at, try_at, not_reached, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(work.to_string())
        .bind(CENTRE)
        .bind(call.source.code())
        .bind(session)
        .bind(callback)
        .bind(call.due_at.0)
        .bind(call.try_at.0)
        .bind(i64::from(call.not_reached))
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A call; none when there is no such one.
    pub async fn call(&mut self, work: WorkId) -> Result<Option<KeptCall>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE id = ").push_bind(work.to_string());
        Ok(self.calls_by(query).await?.pop())
    }

    /// The call that has become this session.
    pub async fn call_that_became(&mut self, session: SessionId) -> Result<Option<KeptCall>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE became = ").push_bind(session.to_string());
        Ok(self.calls_by(query).await?.pop())
    }

    /// The calls after a session.
    pub async fn calls_after(&mut self, session: SessionId) -> Result<Vec<CallWork>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE session = ").push_bind(session.to_string());
        Ok(self.calls_by(query).await?.into_iter().map(|kept| kept.call).collect())
    }

    /// Of these sessions, those after which calls were planned, or none possible.
    pub async fn with_plan(&mut self, sessions: &[SessionId]) -> Result<Vec<SessionId>, Error> {
        if sessions.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<String> = sessions.iter().map(ToString::to_string).collect();
        let query = with_ids("SELECT DISTINCT session FROM follow_up WHERE session IN", &ids, "ORDER BY session");
        let rows = query.fetch_all(self.connection()).await?;
        rows.iter().map(|row| id(row, "session")).collect()
    }

    /// Whether the plan of a session says that nobody can be called.
    pub async fn nobody_to_call(&mut self, session: SessionId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM follow_up WHERE session = $1 AND no_contact IS NOT NULL LIMIT 1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }

    /// Calls that are somebody's to make, without those they talk in.
    pub async fn calls_of(&mut self, staff: StaffId) -> Result<Vec<KeptCall>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE settled_at IS NULL AND became IS NULL AND assigned_to = ").push_bind(staff.to_string());
        query.push(" ORDER BY try_at, id");
        self.calls_by(query).await
    }

    /// Calls that were to be tried before this instant and of which nobody was told that they are late, the oldest first.
    pub async fn late_calls(&mut self, before: Timestamp, limit: usize) -> Result<Vec<KeptCall>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(LATE).push_bind(CENTRE).push(" AND try_at < ").push_bind(before.0);
        query.push(" ORDER BY try_at, id LIMIT ").push_bind(limit as i64);
        self.calls_by(query).await
    }

    async fn calls_by(&mut self, query: Statement) -> Result<Vec<KeptCall>, Error> {
        let rows = query.build().fetch_all(self.connection()).await?;
        rows.iter().map(kept).collect()
    }

    /// A call as it is from now on. A session that it became must have been made before.
    pub async fn put_call(&mut self, kept: &KeptCall) -> Result<(), Error> {
        self.flush_sessions().await?;
        let columns = Columns::of(&kept.call);
        sqlx::query(
            "UPDATE call_work SET try_at = $1, not_reached = $2, assigned_to = $3, assigned_at = $4, became = $5, \
             outcome = $6, talk_outcome = $7, settled_by = $8, settled_at = $9, late_alert = $10 WHERE id = $11",
        )
        .bind(kept.call.try_at.0)
        .bind(i64::from(kept.call.not_reached))
        .bind(columns.assigned_to.map(|staff| staff.to_string()))
        .bind(columns.assigned_at.map(|at| at.0))
        .bind(columns.became.map(|session| session.to_string()))
        .bind(columns.outcome)
        .bind(columns.talk_outcome.map(Outcome::code))
        .bind(columns.settled_by.map(|staff| staff.to_string()))
        .bind(columns.settled_at.map(|at| at.0))
        .bind(kept.late_alert.map(|alert| alert.to_string()))
        .bind(kept.id.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Why a call was settled without having been made.
    pub async fn note_call(&mut self, kept: &KeptCall, note: &str) -> Result<(), Error> {
        let sealed = self.call_seal(kept.about).await?.seal(Field::CallNote, &kept.id.to_string(), note)?;
        sqlx::query("UPDATE call_work SET note = $1 WHERE id = $2")
            .bind(sealed)
            .bind(kept.id.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One try, with what was noted of it.
    pub async fn add_attempt(
        &mut self,
        attempt: Uuid,
        kept: &KeptCall,
        by: StaffId,
        outcome: CallOutcome,
        note: &str,
    ) -> Result<(), Error> {
        let (row, now) = (attempt.to_string(), self.now());
        let sealed = self.call_seal(kept.about).await?.seal(Field::CallNote, &row, note)?;
        sqlx::query("INSERT INTO call_attempt (id, work, at, by_staff, outcome, note) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(row)
            .bind(kept.id.to_string())
            .bind(now.0)
            .bind(by.to_string())
            .bind(outcome.code())
            .bind(sealed)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    async fn call_seal(&mut self, about: About) -> Result<SessionSeal, Error> {
        match about {
            About::FollowUp(session) => self.seal_of(session).await?.ok_or(Error::Damaged("call_work.session")),
            About::Callback(callback) => {
                let keys = self.store.keys.clone();
                crate::lines::seal(self.connection(), &keys, &crate::callbacks::key_of(callback)).await
            }
        }
    }
}

#[cfg(test)]
mod older;
#[cfg(test)]
mod tests;
