//! Supervisors in a talk that another holds: their rows follow the session's state as it is written. And who watches a
//! talk in silence, a row for each console that does.

use crate::sessions::{id, instant};
use crate::statements::with_ids;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::HashMap;
use xinqiao_domain::session::{Guest, GuestLink};
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// Guests of these sessions, in the order they joined.
pub(crate) async fn load(
    connection: &mut AnyConnection,
    sessions: &[String],
) -> Result<HashMap<SessionId, Vec<Guest>>, Error> {
    let mut guests: HashMap<SessionId, Vec<Guest>> = HashMap::new();
    for some in sessions.chunks(256) {
        let head = "SELECT session, staff, since_at, gone_at FROM session_guest WHERE session IN";
        let rows = with_ids(head, some, "ORDER BY since_at, staff").fetch_all(&mut *connection).await?;
        for row in &rows {
            guests.entry(id(row, "session")?).or_default().push(guest(row)?);
        }
    }
    Ok(guests)
}

fn guest(row: &AnyRow) -> Result<Guest, Error> {
    let link = match instant(row, "gone_at")? {
        None => GuestLink::Here,
        Some(since) => GuestLink::Gone { since },
    };
    Ok(Guest { staff: id(row, "staff")?, since: Timestamp(row.try_get("since_at")?), link })
}

/// Writes the guests of a session as they are now.
pub(crate) async fn write(connection: &mut AnyConnection, session: &str, guests: &[Guest]) -> Result<(), Error> {
    sqlx::query("DELETE FROM session_guest WHERE session = $1")
        .bind(session.to_owned())
        .execute(&mut *connection)
        .await?;
    for guest in guests {
        let gone_at = match guest.link {
            GuestLink::Here => None,
            GuestLink::Gone { since } => Some(since.0),
        };
        sqlx::query("INSERT INTO session_guest (session, staff, since_at, gone_at) VALUES ($1, $2, $3, $4)")
            .bind(session.to_owned())
            .bind(guest.staff.to_string())
            .bind(guest.since.0)
            .bind(gone_at)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

const GUEST_OF: &str = "SELECT session FROM session_guest WHERE staff = $1 ORDER BY session";

/// A console that watches: the node it is on, and its number there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    pub node: String,
    pub socket: i64,
}

/// Somebody who watches a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Watcher {
    pub staff: StaffId,
    pub since: Timestamp,
}

/// A watch that is over: of which talk, and whose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ended {
    pub session: SessionId,
    pub staff: StaffId,
}

impl Batch<'_> {
    /// The sessions that somebody is a guest of.
    pub async fn guest_of(&mut self, staff: StaffId) -> Result<Vec<SessionId>, Error> {
        self.flush_sessions().await?;
        let rows = sqlx::query(GUEST_OF).bind(staff.to_string()).fetch_all(self.connection()).await?;
        rows.iter().map(|row| id(row, "session")).collect()
    }

    /// On how many consoles somebody watches a talk.
    pub async fn watched_by(&mut self, session: SessionId, staff: StaffId) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS screens FROM session_watch WHERE session = $1 AND staff = $2")
            .bind(session.to_string())
            .bind(staff.to_string())
            .fetch_one(self.connection())
            .await?;
        Ok(row.try_get("screens")?)
    }

    /// How many talks a console watches.
    pub async fn watched_on(&mut self, screen: &Screen) -> Result<i64, Error> {
        let row = sqlx::query("SELECT COUNT(*) AS sessions FROM session_watch WHERE node = $1 AND socket = $2")
            .bind(screen.node.clone())
            .bind(screen.socket)
            .fetch_one(self.connection())
            .await?;
        Ok(row.try_get("sessions")?)
    }

    /// A console watches a talk from now on.
    pub async fn add_watch(&mut self, session: SessionId, staff: StaffId, screen: &Screen) -> Result<(), Error> {
        let now = self.now();
        sqlx::query(
            "INSERT INTO session_watch (session, staff, node, socket, since_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (session, node, socket) DO NOTHING",
        )
        .bind(session.to_string())
        .bind(staff.to_string())
        .bind(screen.node.clone())
        .bind(screen.socket)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A console watches this talk no longer.
    pub async fn end_watch(&mut self, session: SessionId, screen: &Screen) -> Result<Vec<Ended>, Error> {
        let rows = sqlx::query(
            "DELETE FROM session_watch WHERE session = $1 AND node = $2 AND socket = $3 RETURNING session, staff",
        )
        .bind(session.to_string())
        .bind(screen.node.clone())
        .bind(screen.socket)
        .fetch_all(self.connection())
        .await?;
        ended(&rows)
    }

    /// A console is gone: it watches nothing.
    pub async fn end_watches_on(&mut self, screen: &Screen) -> Result<Vec<Ended>, Error> {
        let rows = sqlx::query("DELETE FROM session_watch WHERE node = $1 AND socket = $2 RETURNING session, staff")
            .bind(screen.node.clone())
            .bind(screen.socket)
            .fetch_all(self.connection())
            .await?;
        ended(&rows)
    }

    /// A node is gone, and every console of it.
    pub async fn end_watches_of_node(&mut self, node: &str) -> Result<Vec<Ended>, Error> {
        let rows = sqlx::query("DELETE FROM session_watch WHERE node = $1 RETURNING session, staff")
            .bind(node.to_owned())
            .fetch_all(self.connection())
            .await?;
        ended(&rows)
    }

    /// Somebody watches nothing any more, on whatever console.
    pub async fn end_watches_by(&mut self, staff: StaffId) -> Result<Vec<Ended>, Error> {
        let rows = sqlx::query("DELETE FROM session_watch WHERE staff = $1 RETURNING session, staff")
            .bind(staff.to_string())
            .fetch_all(self.connection())
            .await?;
        ended(&rows)
    }

    /// A talk is over, or somebody has it now: nobody, or they no longer, watch it.
    pub async fn end_watches_of(&mut self, session: SessionId, staff: Option<StaffId>) -> Result<Vec<Ended>, Error> {
        let rows = sqlx::query(
            "DELETE FROM session_watch WHERE session = $1 AND (CAST($2 AS TEXT) IS NULL OR staff = $2) \
             RETURNING session, staff",
        )
        .bind(session.to_string())
        .bind(staff.map(|staff| staff.to_string()))
        .fetch_all(self.connection())
        .await?;
        ended(&rows)
    }
}

/// Each talk and watcher once, in order, however many consoles it was.
fn ended(rows: &[AnyRow]) -> Result<Vec<Ended>, Error> {
    let read = |row| Ok::<_, Error>(Ended { session: id(row, "session")?, staff: id(row, "staff")? });
    let mut all: Vec<Ended> = rows.iter().map(read).collect::<Result<_, _>>()?;
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

impl Store {
    /// The sessions that somebody is a guest of.
    pub async fn guest_of(&self, staff: StaffId) -> Result<Vec<SessionId>, Error> {
        let rows = sqlx::query(GUEST_OF).bind(staff.to_string()).fetch_all(&self.read).await?;
        rows.iter().map(|row| id(row, "session")).collect()
    }

    /// Guests of these sessions, in the order they joined.
    pub async fn guests_of(&self, sessions: &[SessionId]) -> Result<HashMap<SessionId, Vec<Guest>>, Error> {
        let texts: Vec<String> = sessions.iter().map(ToString::to_string).collect();
        load(&mut *self.read.acquire().await?, &texts).await
    }

    /// Who watches a talk: each once, since their first console did.
    pub async fn watchers_of(&self, session: SessionId) -> Result<Vec<Watcher>, Error> {
        let rows = sqlx::query(
            "SELECT staff, CAST(MIN(since_at) AS BIGINT) AS since_at FROM session_watch WHERE session = $1 \
             GROUP BY staff ORDER BY staff",
        )
        .bind(session.to_string())
        .fetch_all(&self.read)
        .await?;
        let read = |row| Ok(Watcher { staff: id(row, "staff")?, since: Timestamp(row.try_get("since_at")?) });
        rows.iter().map(read).collect()
    }

    /// The talks that a console watches.
    pub async fn watched_on(&self, screen: &Screen) -> Result<Vec<SessionId>, Error> {
        let rows = sqlx::query("SELECT session FROM session_watch WHERE node = $1 AND socket = $2 ORDER BY session")
            .bind(screen.node.clone())
            .bind(screen.socket)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(|row| id(row, "session")).collect()
    }
}
