//! Dispatches as they are listed and shown: whose, which, and what stands around each.

use super::StoredDispatch;
use super::columns::{self, count};
use crate::places::Place;
use crate::sessions::{code, id, instant};
use crate::statements::{Statement, with_ids};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::dispatch::{RescueService, ServiceState};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{DispatchId, EmergencyId, SessionId, StaffId, Timestamp};

/// Behind which one the next window begins.
pub type After = Place<DispatchId>;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// The oldest first.
    Open,
    /// The latest first.
    Over,
}

/// Whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    All,
    /// Of the team of this person, and those they are or were on.
    To(StaffId),
    /// Those they are or were on.
    With(StaffId),
}

/// What stands around a dispatch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Around {
    pub alias: Option<String>,
    pub area_name: String,
    pub team_name: String,
    pub services: Vec<(RescueService, ServiceState)>,
    /// Messages of the side channel.
    pub messages: u32,
    /// What is open about it.
    pub alerts: Vec<AlertKind>,
}

impl StoredDispatch {
    /// Its place in the list.
    pub fn place(&self) -> After {
        Place { at: self.dispatch.requested_at, id: self.dispatch.id }
    }
}

impl Store {
    /// Dispatches after a place, at most `limit`.
    pub async fn dispatches(
        &self,
        shown: Shown,
        standing: Standing,
        after: Option<After>,
        limit: usize,
    ) -> Result<Vec<StoredDispatch>, Error> {
        let mut query = Statement::new(columns::ROW);
        query.push("centre = ").push_bind(CENTRE);
        push_shown(&mut query, shown);
        let (which, beyond, order) = match standing {
            Standing::Open => (" AND ended_at IS NULL", ">", " ORDER BY requested_at, dispatch.id LIMIT "),
            Standing::Over => {
                (" AND ended_at IS NOT NULL", "<", " ORDER BY requested_at DESC, dispatch.id DESC LIMIT ")
            }
        };
        query.push(which);
        if let Some(Place { at, id }) = after {
            query.push(" AND (requested_at, dispatch.id) ").push(beyond).push(" (").push_bind(at.0);
            query.push(", ").push_bind(id.to_string()).push(")");
        }
        query.push(order).push_bind(limit as i64);
        columns::load(&mut *self.read.acquire().await?, query).await
    }

    /// The cases of an emergency, the latest first.
    pub async fn cases_of(&self, emergency: EmergencyId, limit: usize) -> Result<Vec<StoredDispatch>, Error> {
        let mut query = Statement::new(columns::ROW);
        query.push("emergency = ").push_bind(emergency.to_string());
        query.push(" ORDER BY requested_at DESC, dispatch.id DESC LIMIT ").push_bind(limit as i64);
        columns::load(&mut *self.read.acquire().await?, query).await
    }

    /// How many dispatches are open.
    pub async fn open_dispatch_count(&self, shown: Shown) -> Result<i64, Error> {
        let mut query = Statement::new("SELECT COUNT(*) AS dispatches FROM dispatch WHERE centre = ");
        query.push_bind(CENTRE).push(" AND ended_at IS NULL");
        push_shown(&mut query, shown);
        Ok(query.build().fetch_one(&self.read).await?.try_get("dispatches")?)
    }

    /// Whether somebody may see a dispatch: it is their team's, or they are or were on it.
    pub async fn sees_dispatch(&self, dispatch: DispatchId, staff: StaffId) -> Result<bool, Error> {
        let mut query = Statement::new("SELECT id FROM dispatch WHERE id = ");
        query.push_bind(dispatch.to_string());
        push_shown(&mut query, Shown::To(staff));
        Ok(query.build().fetch_optional(&self.read).await?.is_some())
    }

    /// The latest dispatch of each of these sessions.
    pub async fn dispatches_of_sessions(
        &self,
        sessions: &[SessionId],
    ) -> Result<BTreeMap<SessionId, StoredDispatch>, Error> {
        if sessions.is_empty() {
            return Ok(BTreeMap::new());
        }
        let mut query = Statement::new(columns::ROW);
        query.push("session IN (");
        for (at, session) in sessions.iter().enumerate() {
            query.push(if at == 0 { "" } else { ", " }).push_bind(session.to_string());
        }
        query.push(") ORDER BY requested_at, dispatch.id");
        let stored = columns::load(&mut *self.read.acquire().await?, query).await?;
        Ok(stored.into_iter().filter_map(|one| one.dispatch.session.map(|session| (session, one))).collect())
    }

    /// Those of these sessions that have an open dispatch.
    pub async fn sessions_with_a_dispatch(&self, sessions: &[SessionId]) -> Result<BTreeSet<SessionId>, Error> {
        let ids: Vec<String> = sessions.iter().map(ToString::to_string).collect();
        if ids.is_empty() {
            return Ok(BTreeSet::new());
        }
        let rows = with_ids("SELECT session FROM dispatch WHERE ended_at IS NULL AND session IN", &ids, "")
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(|row| id(row, "session")).collect()
    }

    /// Those of these dispatches about which an item of the supervisors is open.
    pub async fn dispatches_with_items(&self, dispatches: &[DispatchId]) -> Result<BTreeSet<DispatchId>, Error> {
        let ids: Vec<String> = dispatches.iter().map(ToString::to_string).collect();
        if ids.is_empty() {
            return Ok(BTreeSet::new());
        }
        let rows = with_ids(ALERTS, &ids, "").fetch_all(&self.read).await?;
        rows.iter().map(|row| id(row, "dispatch")).collect()
    }

    /// What stands around these dispatches.
    pub async fn around_dispatches(&self, dispatches: &[DispatchId]) -> Result<BTreeMap<DispatchId, Around>, Error> {
        let ids: Vec<String> = dispatches.iter().map(ToString::to_string).collect();
        let mut around = BTreeMap::<DispatchId, Around>::new();
        if ids.is_empty() {
            return Ok(around);
        }
        for row in with_ids(NAMES, &ids, "").fetch_all(&self.read).await? {
            let one = Around {
                alias: row.try_get("alias")?,
                area_name: row.try_get("area_name")?,
                team_name: row.try_get("team_name")?,
                messages: count(&row, "messages")?,
                ..Around::default()
            };
            around.insert(id(&row, "id")?, one);
        }
        for row in with_ids(SERVICES, &ids, "ORDER BY asked_at, service").fetch_all(&self.read).await? {
            around.entry(id(&row, "dispatch")?).or_default().services.push(service(&row)?);
        }
        for row in with_ids(ALERTS, &ids, "ORDER BY raised_at, id").fetch_all(&self.read).await? {
            let kind = code(&row, "kind", AlertKind::from_code)?;
            around.entry(id(&row, "dispatch")?).or_default().alerts.push(kind);
        }
        Ok(around)
    }
}

const NAMES: &str = "SELECT dispatch.id, session.alias, area.name AS area_name, team.name AS team_name, \
     (SELECT COUNT(*) FROM dispatch_message WHERE dispatch_message.dispatch = dispatch.id) AS messages \
     FROM dispatch JOIN area ON area.id = dispatch.area JOIN team ON team.id = dispatch.team \
     LEFT JOIN session ON session.id = dispatch.session WHERE dispatch.id IN";
const SERVICES: &str =
    "SELECT dispatch, service, asked_at, answered_at, arrived_at FROM dispatch_service WHERE dispatch IN";
const ALERTS: &str = "SELECT dispatch, kind FROM alert WHERE settled_at IS NULL AND dispatch IN";

fn push_shown(query: &mut Statement, shown: Shown) {
    const ON: &str = "EXISTS (SELECT 1 FROM dispatch_member WHERE dispatch_member.dispatch = dispatch.id \
         AND dispatch_member.staff = ";
    match shown {
        Shown::All => {}
        Shown::To(staff) => {
            query.push(" AND (dispatch.team IN (SELECT team_member.team FROM team_member WHERE team_member.staff = ");
            query.push_bind(staff.to_string()).push(") OR ").push(ON).push_bind(staff.to_string()).push("))");
        }
        Shown::With(staff) => {
            query.push(" AND ").push(ON).push_bind(staff.to_string()).push(")");
        }
    }
}

fn service(row: &AnyRow) -> Result<(RescueService, ServiceState), Error> {
    let asked = Timestamp(row.try_get("asked_at")?);
    let state = match (instant(row, "answered_at")?, instant(row, "arrived_at")?) {
        (None, None) => ServiceState::Asked { at: asked },
        (Some(at), None) => ServiceState::Answered { asked, at },
        (answered, Some(at)) => ServiceState::Arrived { asked, answered, at },
    };
    Ok((code(row, "service", RescueService::from_code)?, state))
}
