//! Standing: what the ledgers show of each person who answers, and what the rules made of it on the centre's day.

pub(crate) mod facts;

use crate::entries::day;
use crate::roster::ANSWERING;
use crate::sessions::{code, id};
use crate::statements::{Rows, Statement, with_ids};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use xinqiao_domain::standing::{LedgerStanding, StandingWord};
use xinqiao_domain::{Date, StaffId, Timestamp};

/// What the rules made of the ledgers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    pub standing: LedgerStanding,
    /// The day it holds on.
    pub on: Date,
    /// Since when the word is this one.
    pub since: Timestamp,
}

const UPSERT: Rows = Rows {
    head: "INSERT INTO standing (staff, word, reasons, on_day, since_at) VALUES",
    columns: 5,
    tail: "ON CONFLICT (staff) DO UPDATE SET word = excluded.word, reasons = excluded.reasons, \
           on_day = excluded.on_day, since_at = excluded.since_at",
};

impl Batch<'_> {
    /// Everybody who answers callers.
    pub async fn answering(&mut self) -> Result<Vec<StaffId>, Error> {
        let mut query = Statement::new(ANSWERING);
        query.push_bind(CENTRE);
        ids(&query.build().fetch_all(self.connection()).await?)
    }

    /// Some of those who answer callers and have no standing of this day yet.
    pub async fn without_standing_on(&mut self, today: Date, limit: i64) -> Result<Vec<StaffId>, Error> {
        let mut query = Statement::new(ANSWERING);
        query
            .push_bind(CENTRE)
            .push(" AND NOT EXISTS (SELECT 1 FROM standing WHERE standing.staff = staff.id AND standing.on_day = ")
            .push_bind(today.to_string())
            .push(") ORDER BY staff.id LIMIT ")
            .push_bind(limit);
        ids(&query.build().fetch_all(self.connection()).await?)
    }

    /// The standing of these people as written so far.
    pub async fn standings_of(&mut self, staff: &[StaffId]) -> Result<BTreeMap<StaffId, Derived>, Error> {
        let mut found = BTreeMap::new();
        for some in staff.chunks(facts::AT_ONCE) {
            let texts: Vec<String> = some.iter().map(ToString::to_string).collect();
            let head = "SELECT staff, word, reasons, on_day, since_at FROM standing WHERE staff IN";
            let rows = with_ids(head, &texts, "").fetch_all(self.connection()).await?;
            for row in &rows {
                found.insert(id(row, "staff")?, read(row)?);
            }
        }
        Ok(found)
    }

    /// Writes standings. Routing obeys from the next offer on.
    pub async fn put_standings(&mut self, standings: &[(StaffId, Derived)]) -> Result<(), Error> {
        let flavour = self.store.flavour;
        let mut rest = standings;
        for run in UPSERT.runs(standings.len()) {
            let (now, later) = rest.split_at(run);
            let mut query = UPSERT.query(run, flavour);
            for (staff, derived) in now {
                query = query
                    .bind(staff.to_string())
                    .bind(derived.standing.word.code())
                    .bind(serde_json::to_string(&derived.standing.reasons)?)
                    .bind(derived.on.to_string())
                    .bind(derived.since.0);
            }
            query.execute(self.connection()).await?;
            rest = later;
        }
        self.roster_changed();
        Ok(())
    }
}

impl Store {
    /// Every standing, as last derived.
    pub async fn standings(&self) -> Result<BTreeMap<StaffId, Derived>, Error> {
        let rows =
            sqlx::query("SELECT staff, word, reasons, on_day, since_at FROM standing").fetch_all(&self.read).await?;
        rows.iter().map(|row| Ok((id(row, "staff")?, read(row)?))).collect()
    }

    /// One person's standing.
    pub async fn standing(&self, staff: StaffId) -> Result<Option<Derived>, Error> {
        let row = sqlx::query("SELECT word, reasons, on_day, since_at FROM standing WHERE staff = $1")
            .bind(staff.to_string())
            .fetch_optional(&self.read)
            .await?;
        row.as_ref().map(read).transpose()
    }
}

fn read(row: &AnyRow) -> Result<Derived, Error> {
    Ok(Derived {
        standing: LedgerStanding {
            word: code(row, "word", StandingWord::from_code)?,
            reasons: serde_json::from_str(row.try_get("reasons")?)?,
        },
        on: day(row, "on_day")?,
        since: Timestamp(row.try_get("since_at")?),
    })
}

fn ids(rows: &[AnyRow]) -> Result<Vec<StaffId>, Error> {
    rows.iter().map(|row| id(row, "id")).collect()
}
