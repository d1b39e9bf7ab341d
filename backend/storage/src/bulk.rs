//! Many rows at once, for measuring and for tests: histories and queues too long to be lived through.

mod known;
mod registry;
mod supervised;

pub use registry::{Registry, registry};
pub use supervised::supervisions;

use crate::facets::{write_facets, write_facts};
use crate::people::CENTRE_SEAL;
use crate::statements::Rows;
use crate::{CENTRE, Error, SealingKeys, Store};
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::str::FromStr;
use uuid::Uuid;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::queue::Place;
use xinqiao_domain::{Millis, SessionId, Timestamp};

/// Sessions written in one transaction.
const AT_ONCE: usize = 20_000;

const SESSIONS: Rows = Rows {
    head: "INSERT INTO session (id, centre, alias, channel, direction, language, opened_at, tier, reasons, intake, fence, \
           stage, queue_rank, queue_key, waiting_since, ended_at, ended_by, closed_at, caller_gone_at, seal_key) VALUES",
    columns: 20,
    tail: "",
};

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Closed sessions of the past, a minute apart.
    Closed,
    /// Callers who wait, a millisecond apart; their pages are not connected, and nothing is due for them.
    Waiting,
}

impl Store {
    /// Writes `count` sessions before `now`. Only while nobody else writes: the journal tells nothing of them.
    pub async fn bulk_sessions(&self, kind: Kind, count: usize, now: Timestamp) -> Result<(), Error> {
        let mut left = count;
        while left > 0 {
            let part = left.min(AT_ONCE);
            let mut tx = self.write.begin_with(self.flavour.begin()).await?;
            let mut at = left;
            for run in SESSIONS.runs(part) {
                let mut query = SESSIONS.query(run, self.flavour);
                let (mut facts, mut true_of_them) = (Vec::new(), Vec::new());
                for _ in 0..run {
                    query = bind(query, kind, at, now);
                    let (session, opened) = (id_of(kind, at, now), opened_at(kind, at, now));
                    let known = known::of(kind, at, opened);
                    facts.push((session, opened, known.facts));
                    true_of_them.extend(known.facets.into_iter().map(|facet| (session, opened, facet)));
                    at -= 1;
                }
                query.execute(&mut *tx).await?;
                write_facts(&mut tx, self.flavour, &facts).await?;
                write_facets(&mut tx, self.flavour, &true_of_them).await?;
            }
            tx.commit().await?;
            left -= part;
        }
        Ok(())
    }
}

type AnyQuery<'q> = sqlx::query::Query<'q, sqlx::Any, sqlx::any::AnyArguments>;

fn opened_at(kind: Kind, ago: usize, now: Timestamp) -> Timestamp {
    let step = match kind {
        Kind::Closed => Millis::minutes(1),
        Kind::Waiting => Millis(1),
    };
    now - Millis(step.0 * ago as i64)
}

fn id_of(kind: Kind, ago: usize, now: Timestamp) -> SessionId {
    SessionId(Uuid::from_u128((opened_at(kind, ago, now).0 as u128) << 64 | ago as u128))
}

fn bind(query: AnyQuery<'_>, kind: Kind, ago: usize, now: Timestamp) -> AnyQuery<'_> {
    let opened = opened_at(kind, ago, now);
    let place = Place::new(None, opened, &Policy::default());
    let id = id_of(kind, ago, now);
    let closed = match kind {
        Kind::Closed => Some(opened + Millis::seconds(30)),
        Kind::Waiting => None,
    };
    query
        .bind(id.to_string())
        .bind(CENTRE)
        .bind("晚风")
        .bind("web")
        .bind("incoming")
        .bind("zh-CN")
        .bind(opened.0)
        .bind(None::<String>)
        .bind("[]")
        .bind("{}")
        .bind(0_i64)
        .bind(match kind {
            Kind::Closed => "closed",
            Kind::Waiting => "waiting",
        })
        .bind(place.rank)
        .bind(place.key.0)
        .bind(Some(opened.0))
        .bind(closed.map(|at| at.0))
        .bind(closed.map(|_| "caller"))
        .bind(closed.map(|at| at.0))
        .bind(Some(opened.0))
        .bind(CENTRE_SEAL)
}

/// Writes sessions into the database at `url`, while no program has it open. The centre must be set up.
///
/// # Errors
/// As [`Store::open`], or when the centre's key is missing.
pub async fn sessions(url: &str, kind: Kind, count: usize, now: Timestamp) -> Result<(), Error> {
    // Nothing private is written, so the keys do not matter.
    let store = Store::open(url, SealingKeys::new(&[0; 32], &[0; 32], &[0; 32], &[0; 32])).await?;
    store.bulk_sessions(kind, count, now).await?;
    store.close().await;
    Ok(())
}

/// Creates an empty database in the PostgreSQL cluster of `url`.
///
/// # Errors
/// When the cluster refuses.
pub async fn create_database(url: &str, name: &str) -> Result<(), Error> {
    sqlx::any::install_default_drivers();
    let options = sqlx::any::AnyConnectOptions::from_str(url)?;
    let mut connection = sqlx::AnyConnection::connect_with(&options).await?;
    let plain: String = name.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect();
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {plain}"))).await?;
    connection.close().await?;
    Ok(())
}
