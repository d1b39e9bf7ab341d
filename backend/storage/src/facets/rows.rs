//! The rows of what is known: one of facts, one for each facet. Written in as few statements as there are kinds of change.

use super::{Knowledge, Written};
use crate::database::Flavour;
use crate::sessions::{id, instant, maybe_code, maybe_id};
use crate::statements::{Rows, with_ids};
use crate::{CENTRE, Error};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::facet::{Answered, Facet, Facts, Known};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Session;
use xinqiao_domain::{Millis, SessionId, StaffId, Timestamp};

/// Sessions read with one statement.
pub(super) const AT_ONCE: usize = 256;

const FACTS: Rows = Rows {
    head: "INSERT INTO session_fact (session, centre, opened_at, arrival_tier, first_holder, answered_at, waited_ms, \
           target_ms, ended_at) VALUES",
    columns: 9,
    tail: "ON CONFLICT (session) DO UPDATE SET first_holder = excluded.first_holder, \
           answered_at = excluded.answered_at, waited_ms = excluded.waited_ms, target_ms = excluded.target_ms, \
           ended_at = excluded.ended_at",
};
const FACETS: Rows =
    Rows { head: "INSERT INTO session_facet (centre, facet, opened_at, session) VALUES", columns: 4, tail: "" };
/// One row's place in the primary key; a change takes few facets away.
const NO_LONGER: &str =
    "DELETE FROM session_facet WHERE centre = $1 AND facet = $2 AND opened_at = $3 AND session = $4";

/// What is to be written of one session.
#[derive(Debug, Clone)]
pub(super) struct Change {
    session: SessionId,
    opened_at: Timestamp,
    /// None: as they were.
    facts: Option<Facts>,
    added: Vec<Facet>,
    removed: Vec<Facet>,
}

impl Change {
    /// From what was known to what is; none where nothing changed.
    pub(super) fn between(session: &Session, rows: Written, before: &Known, now: &Known) -> Option<Self> {
        let nothing = BTreeSet::new();
        let (facts, written) = match rows {
            Written::Nothing => (Some(now.facts), &nothing),
            Written::All => ((before.facts != now.facts).then_some(now.facts), &before.facets),
        };
        let added: Vec<Facet> = now.facets.difference(written).copied().collect();
        let removed: Vec<Facet> = written.difference(&now.facets).copied().collect();
        let changed = facts.is_some() || !added.is_empty() || !removed.is_empty();
        changed.then_some(Self { session: session.id, opened_at: session.opened_at, facts, added, removed })
    }
}

/// Writes changes down; the sessions' own rows are there.
pub(super) async fn write(tx: &mut AnyConnection, flavour: Flavour, changes: &[Change]) -> Result<(), Error> {
    for change in changes {
        for facet in &change.removed {
            sqlx::query(NO_LONGER)
                .bind(CENTRE)
                .bind(facet.to_string())
                .bind(change.opened_at.0)
                .bind(change.session.to_string())
                .execute(&mut *tx)
                .await?;
        }
    }
    let facts: Vec<_> = changes
        .iter()
        .filter_map(|change| change.facts.map(|facts| (change.session, change.opened_at, facts)))
        .collect();
    write_facts(tx, flavour, &facts).await?;
    let added: Vec<_> = changes
        .iter()
        .flat_map(|change| change.added.iter().map(|facet| (change.session, change.opened_at, *facet)))
        .collect();
    write_facets(tx, flavour, &added).await
}

/// Facts of sessions that have none yet, or what has changed of them.
pub(crate) async fn write_facts(
    tx: &mut AnyConnection,
    flavour: Flavour,
    rows: &[(SessionId, Timestamp, Facts)],
) -> Result<(), Error> {
    let mut rest = rows.iter();
    for run in FACTS.runs(rows.len()) {
        let mut query = FACTS.query(run, flavour);
        for (session, opened_at, facts) in rest.by_ref().take(run) {
            query = query
                .bind(session.to_string())
                .bind(CENTRE)
                .bind(opened_at.0)
                .bind(facts.arrival_tier.map(RiskTier::code))
                .bind(facts.answered.map(|answered| answered.by.to_string()))
                .bind(facts.answered.map(|answered| answered.at.0))
                .bind(facts.answered.and_then(|answered| answered.waited).map(|waited| waited.0))
                .bind(facts.target.map(|target| target.0))
                .bind(facts.ended_at.map(|at| at.0));
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}

/// Facets that are not written yet.
pub(crate) async fn write_facets(
    tx: &mut AnyConnection,
    flavour: Flavour,
    rows: &[(SessionId, Timestamp, Facet)],
) -> Result<(), Error> {
    let mut rest = rows.iter();
    for run in FACETS.runs(rows.len()) {
        let mut query = FACETS.query(run, flavour);
        for (session, opened_at, facet) in rest.by_ref().take(run) {
            query = query.bind(CENTRE).bind(facet.to_string()).bind(opened_at.0).bind(session.to_string());
        }
        query.execute(&mut *tx).await?;
    }
    Ok(())
}

/// What is written of these sessions, at most [`AT_ONCE`].
pub(super) async fn read(
    tx: &mut AnyConnection,
    sessions: &[SessionId],
) -> Result<BTreeMap<SessionId, Knowledge>, Error> {
    let mut all = BTreeMap::new();
    if sessions.is_empty() {
        return Ok(all);
    }
    let texts: Vec<String> = sessions.iter().map(ToString::to_string).collect();
    let head = "SELECT session, arrival_tier, first_holder, answered_at, waited_ms, target_ms, ended_at \
                 FROM session_fact WHERE session IN";
    for row in with_ids(head, &texts, "").fetch_all(&mut *tx).await? {
        let known = Known { facts: read_facts(&row)?, facets: BTreeSet::new() };
        all.insert(id(&row, "session")?, Knowledge { known, rows: Written::All });
    }
    if !all.is_empty() {
        let head = "SELECT session, facet FROM session_facet WHERE session IN";
        for row in with_ids(head, &texts, "").fetch_all(&mut *tx).await? {
            if let Some(one) = all.get_mut(&id(&row, "session")?) {
                one.known.facets.insert(facet(&row)?);
            }
        }
    }
    Ok(all)
}

/// The facts of a row.
pub(crate) fn read_facts(row: &AnyRow) -> Result<Facts, Error> {
    let length = |column| Ok::<_, Error>(row.try_get::<Option<i64>, _>(column)?.map(Millis));
    let answered = match (maybe_id::<StaffId>(row, "first_holder")?, instant(row, "answered_at")?) {
        (Some(by), Some(at)) => Some(Answered { by, at, waited: length("waited_ms")? }),
        (None, _) | (_, None) => None,
    };
    Ok(Facts {
        arrival_tier: maybe_code(row, "arrival_tier", RiskTier::from_code)?,
        target: length("target_ms")?,
        answered,
        ended_at: instant(row, "ended_at")?,
    })
}

/// The facet of a row.
pub(crate) fn facet(row: &AnyRow) -> Result<Facet, Error> {
    row.try_get::<&str, _>("facet")?.parse().map_err(|_| Error::Damaged("session_facet.facet"))
}
