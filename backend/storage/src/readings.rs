//! Who read somebody else's words, from the journal: facts alone, never what was read.

use crate::places::Place;
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::event::{FloorEvent, Opened};
use xinqiao_domain::{Actor, Event, SessionId, StaffId, Timestamp};

/// Which readings are looked for, the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub session: Option<SessionId>,
    /// Who read.
    pub staff: Option<StaffId>,
    pub since: Timestamp,
    /// Before this instant.
    pub until: Timestamp,
    /// After this one: its instant and its number in the journal.
    pub after: Option<Place<i64>>,
    pub limit: usize,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub seq: i64,
    pub at: Timestamp,
    pub staff: StaffId,
    pub session: SessionId,
    pub alias: String,
    pub way: Way,
}

/// In which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A log was opened.
    Opened(Opened),
    /// Looked on in silence.
    Watched,
}

impl Reading {
    /// Where the next window begins.
    pub fn place(&self) -> Place<i64> {
        Place { at: self.at, id: self.seq }
    }
}

impl Store {
    /// The readings looked for.
    pub async fn readings(&self, wanted: &Wanted) -> Result<Vec<Reading>, Error> {
        let rows = statement(wanted)?.build().fetch_all(&self.read).await?;
        rows.iter().map(read).collect()
    }
}

/// A session's readings are found among its own entries, somebody's and everybody's by an index of readings alone.
fn statement(wanted: &Wanted) -> Result<Statement, Error> {
    let mut query = Statement::new(
        "SELECT journal.seq, journal.at, journal.facts, session.alias FROM journal \
         LEFT JOIN session ON session.id = journal.subject \
         WHERE journal.kind IN ('record_opened', 'watch_started') AND journal.at >= ",
    );
    query.push_bind(wanted.since.0);
    let actor = wanted.staff.map(|staff| serde_json::to_string(&Actor::Staff(staff))).transpose()?;
    let (before, seq) = match wanted.after.filter(|place| place.at < wanted.until) {
        Some(place) => (place.at, place.id),
        // No number is below 1: all of that instant are left out.
        None => (wanted.until, 0),
    };
    if let Some(session) = wanted.session {
        if let Some(actor) = actor {
            // What is made of a column is in no index: the session's own entries are fewer than its reader's.
            query.push(" AND journal.actor || '' = ").push_bind(actor);
        }
        query.push(" AND journal.at <= ").push_bind(before.0);
        query.push(" AND (journal.at < ").push_bind(before.0).push(" OR journal.seq < ").push_bind(seq);
        query.push(") AND journal.subject = ").push_bind(session.to_string());
        query.push(" ORDER BY journal.seq DESC LIMIT ");
    } else {
        match actor {
            Some(actor) => query.push(" AND journal.actor = ").push_bind(actor),
            None => query.push(" AND journal.centre = ").push_bind(CENTRE),
        };
        query.push(" AND (journal.at, journal.seq) < (").push_bind(before.0).push(", ").push_bind(seq);
        query.push(") ORDER BY journal.at DESC, journal.seq DESC LIMIT ");
    }
    query.push_bind(wanted.limit as i64);
    Ok(query)
}

fn read(row: &AnyRow) -> Result<Reading, Error> {
    let event: Event = serde_json::from_str(row.try_get("facts")?)?;
    let (staff, session, way) = if let Event::RecordOpened { session, staff, what } = event {
        (staff, session, Way::Opened(what))
    } else if let Event::Floor(FloorEvent::WatchStarted { session, staff, .. }) = event {
        (staff, session, Way::Watched)
    } else {
        return Err(Error::Damaged("journal.kind"));
    };
    let alias: Option<String> = row.try_get("alias")?;
    Ok(Reading {
        seq: row.try_get("seq")?,
        at: Timestamp(row.try_get("at")?),
        staff,
        session,
        alias: alias.unwrap_or_default(),
        way,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, NOON, staff};
    use sqlx::{AssertSqlSafe, Execute, SqlSafeStr};
    use uuid::Uuid;

    #[tokio::test]
    async fn does_the_auditors_list_walk_through_the_journal() {
        let fresh = testing::sqlite().await;
        let session = SessionId(Uuid::from_u128(7));
        let table = [
            (None, None, "journal_readings "),
            (None, Some(staff(1)), "journal_readings_by_actor "),
            (Some(session), None, "journal_by_subject "),
            (Some(session), Some(staff(1)), "journal_by_subject "),
        ];
        for (session, staff, index) in table {
            let after = Some(Place { at: NOON, id: 7 });
            let wanted = Wanted { session, staff, since: Timestamp(0), until: NOON, after, limit: 10 };
            let mut query = statement(&wanted).unwrap().build();
            let values = query.take_arguments().unwrap().unwrap_or_default();
            let text = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", query.sql().as_str()));
            let rows = sqlx::query_with(text.into_sql_str(), values).fetch_all(&fresh.store.read).await.unwrap();
            let steps: Vec<String> = rows.iter().map(|row| row.try_get("detail").unwrap()).collect();
            assert!(steps[0].starts_with("SEARCH") && steps[0].contains(index), "{steps:?}");
            assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:?}");
        }
    }
}
