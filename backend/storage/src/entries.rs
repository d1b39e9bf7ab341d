//! What every entry of a ledger has: the first one it goes back to, where it comes from, whether it stands.

use crate::sealing::Field;
use crate::sessions::{id, instant};
use crate::{Batch, CENTRE, Error};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::ledger::{EntryState, Origin};
use xinqiao_domain::{Date, EntryId, StaffId, Timestamp};

/// One version of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    pub entry: EntryId,
    /// The first entry; its own id where it is the first.
    pub root: EntryId,
    pub origin: Origin,
    pub state: EntryState,
    /// Later than that of the version before it, even where one commit wrote both.
    pub recorded_at: Timestamp,
}

impl Version {
    /// A first entry.
    pub fn first(entry: EntryId, recorded_at: Timestamp) -> Self {
        Self { entry, root: entry, origin: Origin::First, state: EntryState::Stands, recorded_at }
    }

    /// A first entry that comes from a spreadsheet.
    pub fn imported(entry: EntryId, recorded_at: Timestamp) -> Self {
        Self { origin: Origin::Imported, ..Self::first(entry, recorded_at) }
    }

    /// What stands in the place of this one from `now` on.
    #[must_use]
    pub fn corrected(self, entry: EntryId, now: Timestamp) -> Self {
        let recorded_at = now.max(Timestamp(self.recorded_at.0 + 1));
        let origin = Origin::CorrectionOf(self.root);
        Self { entry, root: self.root, origin, state: EntryState::Stands, recorded_at }
    }
}

/// A place in a list of entries, which goes on behind it to earlier days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayPlace {
    pub on: Date,
    /// The first entry.
    pub root: EntryId,
}

impl fmt::Display for DayPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.on, self.root)
    }
}

/// A text that is no place in a list of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list")]
pub struct NoDayPlace;

impl FromStr for DayPlace {
    type Err = NoDayPlace;

    fn from_str(text: &str) -> Result<Self, NoDayPlace> {
        let (on, root) = text.split_once('.').ok_or(NoDayPlace)?;
        Ok(Self { on: on.parse().map_err(|_| NoDayPlace)?, root: root.parse().map_err(|_| NoDayPlace)? })
    }
}

/// The stored word.
pub(crate) const fn origin_word(origin: Origin) -> &'static str {
    match origin {
        Origin::First => "first",
        Origin::CorrectionOf(_) => "correction",
        Origin::Imported => "imported",
    }
}

/// From the stored word and the first entry.
pub(crate) fn origin_of(row: &AnyRow, root: EntryId) -> Result<Origin, Error> {
    match row.try_get::<&str, _>("origin")? {
        "first" => Ok(Origin::First),
        "correction" => Ok(Origin::CorrectionOf(root)),
        "imported" => Ok(Origin::Imported),
        _unknown => Err(Error::Damaged("origin")),
    }
}

/// Reads `id, root, origin, recorded_at, withdrawn_at, superseded_at`.
pub(crate) fn version(row: &AnyRow) -> Result<Version, Error> {
    let root = id(row, "root")?;
    let state = match (instant(row, "withdrawn_at")?, instant(row, "superseded_at")?) {
        (Some(_), _) => EntryState::Withdrawn,
        (None, Some(_)) => EntryState::Superseded,
        (None, None) => EntryState::Stands,
    };
    let recorded_at = Timestamp(row.try_get("recorded_at")?);
    Ok(Version { entry: id(row, "id")?, root, origin: origin_of(row, root)?, state, recorded_at })
}

/// A civil day, stored as `2026-11-22`.
pub(crate) fn day(row: &AnyRow, column: &'static str) -> Result<Date, Error> {
    row.try_get::<&str, _>(column)?.parse().map_err(|_| Error::Damaged(column))
}

/// A count that is never negative.
pub(crate) fn count(row: &AnyRow, column: &'static str) -> Result<u32, Error> {
    u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| Error::Damaged(column))
}

/// Somebody an entry may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nameable {
    pub staff: StaffId,
    pub username: String,
    pub badge: String,
    pub name: String,
}

impl Batch<'_> {
    /// Everybody who has, or had, an account.
    pub async fn nameable(&mut self) -> Result<Vec<Nameable>, Error> {
        let seal = self.centre_seal().await?;
        let rows = sqlx::query("SELECT id, username, badge, name FROM staff WHERE centre = $1 ORDER BY id")
            .bind(CENTRE)
            .fetch_all(self.connection())
            .await?;
        rows.iter()
            .map(|row| {
                let staff: StaffId = id(row, "id")?;
                let name = seal.open(Field::StaffName, &staff.to_string(), row.try_get("name")?)?;
                Ok(Nameable { staff, username: row.try_get("username")?, badge: row.try_get("badge")?, name })
            })
            .collect()
    }
}
