//! The ledger of supervision: who, when, which sessions were discussed, what was agreed. Points agreed, what became of the
//! last ones, and why something was corrected are sealed under the centre's key.

mod people;
mod versions;

pub use people::Person;
pub use versions::SupervisionVersion;

use crate::entries::{DayPlace, Version, count, day, origin_word, version};
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id};
use crate::statements::Statement;
use crate::trainings::{Whose, centre_seal};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::ledger::SupervisionKind;
use xinqiao_domain::{Date, EntryId, SessionId, StaffId};

/// What a correction may change of a supervision, beside its people and sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub kind: SupervisionKind,
    pub on: Date,
    pub minutes: u32,
    /// Points agreed.
    pub points: String,
    /// What became of the points of last time.
    pub previous: String,
}

/// One version of a supervision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Supervision {
    pub version: Version,
    pub supervisor: StaffId,
    pub held: Held,
    pub people: Vec<Person>,
    pub sessions: Vec<SessionId>,
}

/// Which supervisions are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// By the first entry.
    One(EntryId),
    /// Those of these days, both counted, the latest first, behind a place; at most so many.
    Days { first: Date, last: Date, whose: Whose, after: Option<DayPlace>, limit: usize },
    /// Those that wait for this person's confirmation, the latest first; at most so many.
    ToConfirm { staff: StaffId, limit: usize },
}

const COLUMNS: &str = "SELECT supervision.id, root, origin, kind, supervisor, on_day, minutes, points, previous, \
     recorded_at, withdrawn_at, superseded_at FROM supervision";

impl Batch<'_> {
    /// Writes a version down. The one before it is superseded in the same breath; for whoever has confirmed that one it
    /// counts on until they confirm the new one.
    pub async fn write_supervision(&mut self, supervision: &Supervision, reason: &str) -> Result<(), Error> {
        let Supervision { version, supervisor, held, people, sessions } = supervision;
        // A session that this batch has made must stand before an entry names it.
        self.flush_sessions().await?;
        let (seal, row) = (self.centre_seal().await?, version.entry.to_string());
        let now = self.now();
        sqlx::query("UPDATE supervision SET superseded_at = $1 WHERE root = $2 AND superseded_at IS NULL")
            .bind(now.0)
            .bind(version.root.to_string())
            .execute(self.connection())
            .await?;
        sqlx::query(
            "INSERT INTO supervision (id, root, origin, centre, kind, supervisor, on_day, minutes, points, previous, \
             recorded_at, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        )
        .bind(row.clone())
        .bind(version.root.to_string())
        .bind(origin_word(version.origin))
        .bind(CENTRE)
        .bind(held.kind.code())
        .bind(supervisor.to_string())
        .bind(held.on.to_string())
        .bind(i64::from(held.minutes))
        .bind(seal.seal(Field::SupervisionPoints, &row, &held.points)?)
        .bind(seal.seal(Field::SupervisionPrevious, &row, &held.previous)?)
        .bind(version.recorded_at.0)
        .bind(seal.seal(Field::CorrectionReason, &row, reason)?)
        .execute(self.connection())
        .await?;
        self.write_supervised(version.entry, people, sessions).await
    }

    /// Every version of a supervision is withdrawn: it was written down by mistake.
    pub async fn withdraw_supervision(&mut self, root: EntryId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE supervision SET withdrawn_at = $1 WHERE root = $2")
            .bind(now.0)
            .bind(root.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One version, by its own id.
    pub async fn supervision_version(&mut self, entry: EntryId) -> Result<Option<Supervision>, Error> {
        self.one_supervision(" WHERE supervision.id = ", entry).await
    }

    /// The version that stands, or was withdrawn, by the first entry.
    pub async fn supervision(&mut self, root: EntryId) -> Result<Option<Supervision>, Error> {
        self.one_supervision(" WHERE superseded_at IS NULL AND root = ", root).await
    }

    async fn one_supervision(&mut self, by: &'static str, entry: EntryId) -> Result<Option<Supervision>, Error> {
        let seal = self.centre_seal().await?;
        let mut query = Statement::new(COLUMNS);
        query.push(by).push_bind(entry.to_string());
        let Some(row) = query.build().fetch_optional(self.connection()).await? else { return Ok(None) };
        let mut found = read(&row, &seal)?;
        people::fill(self.connection(), std::slice::from_mut(&mut found)).await?;
        Ok(Some(found))
    }
}

impl Store {
    /// The supervisions looked for, as they stand now.
    pub async fn supervisions(&self, wanted: Wanted) -> Result<Vec<Supervision>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(seal) = centre_seal(&mut connection, self).await? else { return Ok(Vec::new()) };
        let mut query = Statement::new(COLUMNS);
        narrow(&mut query, wanted);
        let rows = query.build().fetch_all(&mut *connection).await?;
        let mut found: Vec<_> = rows.iter().map(|row| read(row, &seal)).collect::<Result<_, _>>()?;
        people::fill(&mut connection, &mut found).await?;
        Ok(found)
    }
}

/// Only what is looked for, of the versions that stand in the place of the first.
fn narrow(query: &mut Statement, wanted: Wanted) {
    let took_part = " AND EXISTS (SELECT 1 FROM supervision_person AS mine WHERE mine.supervision = supervision.id";
    query.push(" WHERE superseded_at IS NULL AND ");
    let limit = match wanted {
        Wanted::One(root) => {
            query.push("root = ").push_bind(root.to_string());
            return;
        }
        Wanted::Days { first, last, whose, after, limit } => {
            query.push("centre = ").push_bind(CENTRE);
            query.push(" AND on_day >= ").push_bind(first.to_string());
            query.push(" AND on_day <= ").push_bind(last.to_string());
            if let Some(DayPlace { on, root }) = after {
                query.push(" AND (on_day, root) < (").push_bind(on.to_string()).push(", ");
                query.push_bind(root.to_string()).push(")");
            }
            if let Whose::Of(staff) = whose {
                query.push(took_part).push(" AND mine.staff = ").push_bind(staff.to_string()).push(")");
            }
            limit
        }
        Wanted::ToConfirm { staff, limit } => {
            query.push("withdrawn_at IS NULL AND centre = ").push_bind(CENTRE).push(took_part);
            query.push(" AND mine.confirmed_at IS NULL AND mine.staff = ").push_bind(staff.to_string()).push(")");
            limit
        }
    };
    query.push(" ORDER BY on_day DESC, root DESC LIMIT ").push_bind(limit as i64);
}

fn read(row: &AnyRow, seal: &SessionSeal) -> Result<Supervision, Error> {
    let version = version(row)?;
    let at = version.entry.to_string();
    Ok(Supervision {
        supervisor: id(row, "supervisor")?,
        held: Held {
            kind: code(row, "kind", SupervisionKind::from_code)?,
            on: day(row, "on_day")?,
            minutes: count(row, "minutes")?,
            points: seal.open(Field::SupervisionPoints, &at, row.try_get("points")?)?,
            previous: seal.open(Field::SupervisionPrevious, &at, row.try_get("previous")?)?,
        },
        people: Vec::new(),
        sessions: Vec::new(),
        version,
    })
}
