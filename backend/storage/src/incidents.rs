//! Incidents and their clock. What was reported is sealed under the session's own key.

use crate::places::{NoPlace, Place};
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::incident::{Incident, IncidentKind, IncidentState, Told};
use xinqiao_domain::{IncidentId, ReviewId, SessionId, StaffId, Timestamp};

/// An incident of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub incident: Incident,
    /// The review that found it.
    pub review: Option<ReviewId>,
    pub alias: String,
    /// Who held the session last.
    pub operator: Option<StaffId>,
    /// What was reported; none before that.
    pub account: Option<String>,
}

/// Where the next window begins: behind this one of those open, or of those reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum After {
    /// By when it is due.
    Open(Place<IncidentId>),
    /// By when it was reported.
    Reported(Place<IncidentId>),
}

impl fmt::Display for After {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open(place) => write!(f, "open.{place}"),
            Self::Reported(place) => write!(f, "reported.{place}"),
        }
    }
}

impl FromStr for After {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        match text.split_once('.') {
            Some(("open", place)) => place.parse().map(Self::Open),
            Some(("reported", place)) => place.parse().map(Self::Reported),
            Some(_) | None => Err(NoPlace),
        }
    }
}

impl Listed {
    /// Its place in the list.
    pub fn place(&self) -> After {
        let id = self.incident.id;
        match self.incident.state {
            IncidentState::Open { .. } => After::Open(Place { at: self.incident.due_at, id }),
            IncidentState::Reported { at, .. } => After::Reported(Place { at, id }),
        }
    }
}

const LIST: &str = "SELECT incident.id, incident.session, review, incident.kind, opened_by, incident.opened_at, due_at, \
     reported_by, reported_at, account, late_alert, alias, holder, seal_key.id AS key_id, seal_key.wrapped \
     FROM incident JOIN session ON session.id = incident.session JOIN seal_key ON seal_key.id = session.seal_key \
     WHERE incident.centre = ";

impl Batch<'_> {
    /// A new incident; its clock runs.
    pub async fn open_incident(&mut self, incident: &Incident, review: Option<ReviewId>) -> Result<(), Error> {
        self.flush_sessions().await?;
        sqlx::query(
            "INSERT INTO incident (id, centre, session, review, kind, opened_by, opened_at, due_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(incident.id.to_string())
        .bind(CENTRE)
        .bind(incident.session.to_string())
        .bind(review.map(|id| id.to_string()))
        .bind(incident.kind.code())
        .bind(incident.opened_by.to_string())
        .bind(incident.opened_at.0)
        .bind(incident.due_at.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One incident, without its words.
    pub async fn incident(&mut self, incident: IncidentId) -> Result<Option<Incident>, Error> {
        let mut query = Statement::new(BARE);
        query.push(" WHERE id = ").push_bind(incident.to_string());
        query.build().fetch_optional(self.connection()).await?.as_ref().map(bare).transpose()
    }

    /// The incidents of a session, without their words.
    pub async fn incidents_of(&mut self, session: SessionId) -> Result<Vec<Incident>, Error> {
        let mut query = Statement::new(BARE);
        query.push(" WHERE session = ").push_bind(session.to_string());
        query.build().fetch_all(self.connection()).await?.iter().map(bare).collect()
    }

    /// Incidents whose clock has run out and of which nobody was told, at most so many.
    pub async fn incidents_run_out(&mut self, limit: i64) -> Result<Vec<Incident>, Error> {
        let mut query = Statement::new(BARE);
        query.push(RUN_OUT).push_bind(CENTRE).push(" AND due_at <= ").push_bind(self.now().0);
        query.push(" ORDER BY due_at, id LIMIT ").push_bind(limit);
        query.build().fetch_all(self.connection()).await?.iter().map(bare).collect()
    }

    /// An incident's next state, with what was reported where it was.
    pub async fn put_incident(&mut self, incident: &Incident, account: Option<&str>) -> Result<(), Error> {
        let (told, reported) = match incident.state {
            IncidentState::Open { told: Told::NotYet } => (None, None),
            IncidentState::Open { told: Told::By(alert) } => (Some(alert), None),
            IncidentState::Reported { by, at } => (None, Some((by, at))),
        };
        let row = incident.id.to_string();
        let sealed = match account {
            Some(words) => Some(self.record_seal(incident.session).await?.seal(Field::IncidentAccount, &row, words)?),
            None => None,
        };
        sqlx::query(
            "UPDATE incident SET late_alert = COALESCE($1, late_alert), reported_by = $2, reported_at = $3, \
             account = $4 WHERE id = $5",
        )
        .bind(told.map(|alert| alert.to_string()))
        .bind(reported.map(|(by, _)| by.to_string()))
        .bind(reported.map(|(_, at)| at.0))
        .bind(sealed)
        .bind(row)
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

const BARE: &str = "SELECT id, session, kind, opened_by, opened_at, due_at, reported_by, reported_at, late_alert \
     FROM incident";
/// Those nobody was told of; the centre and an instant follow.
const RUN_OUT: &str = " WHERE reported_at IS NULL AND late_alert IS NULL AND centre = ";

impl Store {
    /// Whether the clock of any incident has run out of which nobody was told.
    pub async fn an_incident_ran_out(&self, now: Timestamp) -> Result<bool, Error> {
        let mut query = Statement::new(BARE);
        query.push(RUN_OUT).push_bind(CENTRE).push(" AND due_at <= ").push_bind(now.0).push(" LIMIT 1");
        Ok(query.build().fetch_optional(&self.read).await?.is_some())
    }

    /// Incidents after a place, at most `limit`: those open, the first due first, then those reported, the latest first.
    pub async fn incidents(&self, after: Option<After>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut listed = match after {
            None => self.open_incidents(None, limit).await?,
            Some(After::Open(place)) => self.open_incidents(Some(place), limit).await?,
            Some(After::Reported(_)) => Vec::new(),
        };
        let rest = limit - listed.len();
        if rest > 0 {
            let place = match after {
                None | Some(After::Open(_)) => None,
                Some(After::Reported(place)) => Some(place),
            };
            listed.extend(self.reported_incidents(place, rest).await?);
        }
        Ok(listed)
    }

    async fn open_incidents(&self, after: Option<Place<IncidentId>>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND reported_at IS NULL");
        if let Some(Place { at, id }) = after {
            query.push(" AND (due_at, incident.id) > (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY due_at, incident.id LIMIT ").push_bind(limit as i64);
        self.list(query).await
    }

    async fn reported_incidents(&self, after: Option<Place<IncidentId>>, limit: usize) -> Result<Vec<Listed>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND reported_at IS NOT NULL");
        if let Some(Place { at, id }) = after {
            query.push(" AND (reported_at, incident.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY reported_at DESC, incident.id DESC LIMIT ").push_bind(limit as i64);
        self.list(query).await
    }

    /// One incident.
    pub async fn one_incident(&self, incident: IncidentId) -> Result<Option<Listed>, Error> {
        let mut query = Statement::new(LIST);
        query.push_bind(CENTRE).push(" AND incident.id = ").push_bind(incident.to_string());
        Ok(self.list(query).await?.pop())
    }

    async fn list(&self, query: Statement) -> Result<Vec<Listed>, Error> {
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| open(row, &self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)?))
            .collect()
    }
}

fn open(row: &AnyRow, seal: &SessionSeal) -> Result<Listed, Error> {
    let incident = bare(row)?;
    let account: Option<Vec<u8>> = row.try_get("account")?;
    let at = incident.id.to_string();
    Ok(Listed {
        incident,
        review: maybe_id(row, "review")?,
        alias: row.try_get("alias")?,
        operator: maybe_id(row, "holder")?,
        account: account.map(|sealed| seal.open(Field::IncidentAccount, &at, &sealed)).transpose()?,
    })
}

fn bare(row: &AnyRow) -> Result<Incident, Error> {
    let told = maybe_id(row, "late_alert")?.map_or(Told::NotYet, Told::By);
    let state = match (maybe_id(row, "reported_by")?, instant(row, "reported_at")?) {
        (Some(by), Some(at)) => IncidentState::Reported { by, at },
        (None, None) => IncidentState::Open { told },
        (Some(_), None) | (None, Some(_)) => return Err(Error::Damaged("incident.reported_at")),
    };
    Ok(Incident {
        id: id(row, "id")?,
        session: id(row, "session")?,
        kind: code(row, "kind", IncidentKind::from_code)?,
        opened_by: id(row, "opened_by")?,
        opened_at: Timestamp(row.try_get("opened_at")?),
        due_at: Timestamp(row.try_get("due_at")?),
        state,
    })
}
