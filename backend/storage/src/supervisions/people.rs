//! Who was supervised and has confirmed it, and the sessions discussed.

use super::Supervision;
use crate::sessions::{id, instant};
use crate::statements::{Rows, with_ids};
use crate::{Batch, Error};
use sqlx::AnyConnection;
use std::collections::BTreeMap;
use xinqiao_domain::facet::Facet;
use xinqiao_domain::{EntryId, SessionId, StaffId, Timestamp};

/// Somebody supervised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub staff: StaffId,
    pub confirmed_at: Option<Timestamp>,
}

const PEOPLE: Rows =
    Rows { head: "INSERT INTO supervision_person (supervision, staff, confirmed_at) VALUES", columns: 3, tail: "" };
const SESSIONS: Rows =
    Rows { head: "INSERT INTO supervision_session (supervision, session) VALUES", columns: 2, tail: "" };
/// Entries asked for in one statement.
const AT_ONCE: usize = 256;

impl Batch<'_> {
    pub(super) async fn write_supervised(
        &mut self,
        entry: EntryId,
        people: &[Person],
        sessions: &[SessionId],
    ) -> Result<(), Error> {
        let mut rest = people.iter();
        for run in PEOPLE.runs(people.len()) {
            let mut query = PEOPLE.query(run, self.store.flavour);
            for person in rest.by_ref().take(run) {
                query = query.bind(entry.to_string()).bind(person.staff.to_string());
                query = query.bind(person.confirmed_at.map(|at| at.0));
            }
            query.execute(self.connection()).await?;
        }
        let mut rest = sessions.iter();
        for run in SESSIONS.runs(sessions.len()) {
            let mut query = SESSIONS.query(run, self.store.flavour);
            for session in rest.by_ref().take(run) {
                query = query.bind(entry.to_string()).bind(session.to_string());
            }
            query.execute(self.connection()).await?;
        }
        Ok(())
    }

    /// Everybody who held a session; none where there is no such session.
    pub async fn holders_of(&mut self, session: SessionId) -> Result<Option<Vec<StaffId>>, Error> {
        if self.session(session).await?.is_none() {
            return Ok(None);
        }
        let facets = self.facets_of(session).await?.into_iter();
        let holder = |facet| if let Facet::Operator(staff) = facet { Some(staff) } else { None };
        Ok(Some(facets.filter_map(holder).collect()))
    }

    /// Whether a version that stands still waits for somebody's confirmation.
    pub async fn waits_for_confirmation(&mut self, entry: EntryId, staff: StaffId) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT person.staff FROM supervision_person AS person JOIN supervision ON supervision.id = person.supervision \
             WHERE person.supervision = $1 AND person.staff = $2 AND person.confirmed_at IS NULL \
             AND supervision.superseded_at IS NULL AND supervision.withdrawn_at IS NULL",
        )
        .bind(entry.to_string())
        .bind(staff.to_string())
        .fetch_optional(self.connection())
        .await?;
        Ok(row.is_some())
    }

    /// Somebody supervised confirms this version.
    pub async fn confirm_supervision(&mut self, entry: EntryId, staff: StaffId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE supervision_person SET confirmed_at = $1 WHERE supervision = $2 AND staff = $3")
            .bind(now.0)
            .bind(entry.to_string())
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

/// Fills in the people and sessions of these versions.
pub(super) async fn fill(connection: &mut AnyConnection, found: &mut [Supervision]) -> Result<(), Error> {
    for chunk in found.chunks_mut(AT_ONCE) {
        let ids: Vec<String> = chunk.iter().map(|one| one.version.entry.to_string()).collect();
        let mut people: BTreeMap<EntryId, Vec<Person>> = BTreeMap::new();
        let head = "SELECT supervision, staff, confirmed_at FROM supervision_person WHERE supervision IN";
        for row in &with_ids(head, &ids, "ORDER BY staff").fetch_all(&mut *connection).await? {
            let person = Person { staff: id(row, "staff")?, confirmed_at: instant(row, "confirmed_at")? };
            people.entry(id(row, "supervision")?).or_default().push(person);
        }
        let mut sessions: BTreeMap<EntryId, Vec<SessionId>> = BTreeMap::new();
        let head = "SELECT supervision, session FROM supervision_session WHERE supervision IN";
        for row in &with_ids(head, &ids, "ORDER BY session").fetch_all(&mut *connection).await? {
            sessions.entry(id(row, "supervision")?).or_default().push(id(row, "session")?);
        }
        for one in chunk {
            one.people = people.remove(&one.version.entry).unwrap_or_default();
            one.sessions = sessions.remove(&one.version.entry).unwrap_or_default();
        }
    }
    Ok(())
}
