//! Dispatches: the state that rules decide on, and what follows from it beside: who goes, who owns it, when each stage was
//! reached, what is due. Place, person and words are sealed under a key of the dispatch's own.

mod beside;
mod columns;
mod crew;
mod list;
mod reading;

pub use beside::{CrewStay, Milestone, OwnerStay};
pub use crew::Stretch;
pub use list::{After, Around, Shown, Standing};

use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use columns::Columns;
pub(crate) use columns::count;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::dispatch::{
    Basis, Dispatch, DispatchBrief, DispatchDeadlineKind, DispatchReason, Purpose, deadlines,
};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{AlertId, DispatchId, PlanId, SessionId, StaffId, Timestamp};

/// A dispatch with what never changes beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDispatch {
    pub dispatch: Dispatch,
    /// To speak of it by.
    pub number: String,
    pub plan: Option<PlanId>,
    pub basis: Basis,
    pub reasons: Vec<DispatchReason>,
    pub stage_since: Timestamp,
}

/// A new dispatch.
#[derive(Debug)]
pub struct NewDispatch<'a> {
    pub dispatch: &'a Dispatch,
    pub number: &'a str,
    pub plan: Option<PlanId>,
    pub basis: Basis,
    pub reasons: &'a [DispatchReason],
    pub brief: &'a DispatchBrief,
}

impl Batch<'_> {
    /// How many dispatches of a purpose were asked for since an instant.
    pub async fn dispatches_since(&mut self, purpose: Purpose, since: Timestamp) -> Result<i64, Error> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS dispatches FROM dispatch WHERE centre = $1 AND requested_at >= $2 AND purpose = $3",
        )
        .bind(CENTRE)
        .bind(since.0)
        .bind(purpose.code())
        .fetch_one(self.connection())
        .await?;
        Ok(row.try_get("dispatches")?)
    }

    /// A new dispatch, and the key that seals its text.
    pub async fn create_dispatch(&mut self, new: &NewDispatch<'_>) -> Result<(), Error> {
        self.flush_sessions().await?;
        let (dispatch, now) = (new.dispatch, self.now());
        let row = dispatch.id.to_string();
        let (seal, wrapped) = self.store().keys().new_seal(&row)?;
        sqlx::query("INSERT INTO seal_key (id, wrapped, created_at) VALUES ($1, $2, $3)")
            .bind(row.clone())
            .bind(wrapped)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        let brief = seal.seal(Field::DispatchBrief, &row, &serde_json::to_string(new.brief)?)?;
        sqlx::query(
            "INSERT INTO dispatch (id, centre, number, purpose, source, session, emergency, plan, area, team, \
             response_class, tier, reasons, basis, needs, policy, brief, seal_key, requested_by, requested_at, stage, \
             stage_since, ladder, round, step, taken, begun_at, stable_checks) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, \
             $9, $10, $11, $12, $13, $14, $15, $16, $17, $1, $18, $19, $20, $19, 'foot', 0, 0, 0, $19, 0)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(new.number.to_owned())
        .bind(dispatch.purpose.code())
        .bind(dispatch.source.code())
        .bind(dispatch.session.map(|id| id.to_string()))
        .bind(dispatch.emergency.map(|id| id.to_string()))
        .bind(new.plan.map(|id| id.to_string()))
        .bind(dispatch.area.to_string())
        .bind(dispatch.team.to_string())
        .bind(dispatch.class.code())
        .bind(dispatch.tier.map(xinqiao_domain::risk::RiskTier::code))
        .bind(serde_json::to_string(new.reasons)?)
        .bind(new.basis.code())
        .bind(serde_json::to_string(&dispatch.needs)?)
        .bind(serde_json::to_string(&dispatch.policy)?)
        .bind(brief)
        .bind(dispatch.requested_by.to_string())
        .bind(dispatch.requested_at.0)
        .bind(dispatch.stage.word().code())
        .execute(self.connection())
        .await?;
        self.put_dispatch(dispatch).await
    }

    /// A dispatch as this batch has made it so far.
    pub async fn dispatch(&mut self, dispatch: DispatchId) -> Result<Option<Dispatch>, Error> {
        Ok(self.stored_dispatch(dispatch).await?.map(|stored| stored.dispatch))
    }

    /// A dispatch with what never changes beside it.
    pub async fn stored_dispatch(&mut self, dispatch: DispatchId) -> Result<Option<StoredDispatch>, Error> {
        one(self.connection(), dispatch).await
    }

    /// The key of a dispatch's text.
    pub async fn dispatch_seal(&mut self, dispatch: DispatchId) -> Result<SessionSeal, Error> {
        let (key, keys) = (dispatch.to_string(), self.store().keys().clone());
        crate::lines::seal(self.connection(), &keys, &key).await
    }

    /// The open dispatch of a session, if there is one.
    pub async fn open_dispatch_of(&mut self, session: SessionId) -> Result<Option<DispatchId>, Error> {
        let row = sqlx::query("SELECT id FROM dispatch WHERE session = $1 AND ended_at IS NULL LIMIT 1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| id(&row, "id")).transpose()
    }

    /// A dispatch's next state, and all that follows from it: who goes and who is released, who owns it from now on,
    /// the stage it reached, what is due.
    pub async fn put_dispatch(&mut self, dispatch: &Dispatch) -> Result<(), Error> {
        let (now, rules) = (self.now(), self.crisis_rules().await?);
        let before = self.dispatch(dispatch.id).await?.ok_or(Error::Damaged("dispatch"))?;
        columns::update(&Columns::of(dispatch), dispatch, now)?.execute(self.connection()).await?;
        self.put_crew(&before, dispatch, &rules).await?;
        self.put_owner(dispatch).await?;
        self.put_milestones(dispatch).await?;
        self.put_dispatch_deadlines(dispatch.id, &deadlines(dispatch, &rules)).await
    }

    /// What was said at its end.
    pub async fn put_end_note(&mut self, dispatch: DispatchId, note: &str) -> Result<(), Error> {
        let row = dispatch.to_string();
        let sealed = self.dispatch_seal(dispatch).await?.seal(Field::DispatchEndNote, &row, note)?;
        sqlx::query("UPDATE dispatch SET ended_note = $1 WHERE id = $2")
            .bind(sealed)
            .bind(row)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Who declined a page of it since an instant, or said that they cannot go after all.
    pub async fn declined_since(&mut self, dispatch: DispatchId, since: Timestamp) -> Result<Vec<StaffId>, Error> {
        let rows = sqlx::query(
            "SELECT staff FROM page WHERE dispatch = $1 AND answer = 'declined' AND answered_at >= $2 \
             UNION SELECT staff FROM dispatch_member WHERE dispatch = $1 AND released_at >= $2 ORDER BY staff",
        )
        .bind(dispatch.to_string())
        .bind(since.0)
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| id(row, "staff")).collect()
    }

    /// A new alert about a dispatch.
    pub async fn raise_dispatch_alert(
        &mut self,
        alert: AlertId,
        kind: AlertKind,
        dispatch: DispatchId,
        session: Option<SessionId>,
    ) -> Result<(), Error> {
        self.raise_alert(alert, kind, session, None, None).await?;
        self.alert_concerns(alert, dispatch).await
    }

    /// The open alerts about a dispatch, the oldest first.
    pub async fn dispatch_alerts(&mut self, dispatch: DispatchId) -> Result<Vec<(AlertId, AlertKind)>, Error> {
        let rows =
            sqlx::query("SELECT id, kind FROM alert WHERE dispatch = $1 AND settled_at IS NULL ORDER BY raised_at, id")
                .bind(dispatch.to_string())
                .fetch_all(self.connection())
                .await?;
        rows.iter().map(|row| Ok((id(row, "id")?, code(row, "kind", AlertKind::from_code)?))).collect()
    }
}

impl Store {
    /// Dispatches of which something of these kinds is due, the longest due first.
    pub async fn dispatches_due(
        &self,
        kinds: &[DispatchDeadlineKind],
        now: Timestamp,
        limit: i64,
    ) -> Result<Vec<(DispatchId, DispatchDeadlineKind)>, Error> {
        let mut query = Statement::new("SELECT dispatch, kind FROM dispatch_deadline WHERE due_at <= ");
        query.push_bind(now.0).push(" AND kind IN (");
        for (at, kind) in kinds.iter().enumerate() {
            query.push(if at == 0 { "" } else { ", " }).push_bind(kind.code());
        }
        query.push(") ORDER BY due_at, dispatch, kind LIMIT ").push_bind(limit);
        let rows = query.build().fetch_all(&self.read).await?;
        let due = |row| Ok((id(row, "dispatch")?, code(row, "kind", DispatchDeadlineKind::from_code)?));
        rows.iter().map(due).collect()
    }

    /// Place, person and words, and what was said at its end; empty where they were erased.
    pub async fn dispatch_brief(&self, dispatch: DispatchId) -> Result<(DispatchBrief, String), Error> {
        let seal = self.seal(&dispatch.to_string()).await?;
        let at = dispatch.to_string();
        let row = sqlx::query("SELECT brief, ended_note FROM dispatch WHERE id = $1")
            .bind(at.clone())
            .fetch_one(&self.read)
            .await?;
        let brief = seal.document(Field::DispatchBrief, &at, row.try_get("brief")?)?;
        let note: Option<Vec<u8>> = row.try_get("ended_note")?;
        let note = note.map(|sealed| seal.open(Field::DispatchEndNote, &at, &sealed)).transpose()?;
        Ok((brief.unwrap_or_default(), note.unwrap_or_default()))
    }

    /// One dispatch, as last committed.
    pub async fn one_dispatch(&self, dispatch: DispatchId) -> Result<Option<StoredDispatch>, Error> {
        one(&mut *self.read.acquire().await?, dispatch).await
    }
}

async fn one(connection: &mut AnyConnection, dispatch: DispatchId) -> Result<Option<StoredDispatch>, Error> {
    let mut query = Statement::new(columns::ROW);
    query.push("dispatch.id = ").push_bind(dispatch.to_string());
    Ok(columns::load(connection, query).await?.pop())
}
