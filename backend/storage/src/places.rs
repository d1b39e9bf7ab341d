//! A place in a list that is ordered by an instant: what the next window begins behind.

use std::fmt;
use std::str::FromStr;
use xinqiao_domain::Timestamp;

/// The row that a window ended with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<Id> {
    pub at: Timestamp,
    pub id: Id,
}

impl<Id: fmt::Display> fmt::Display for Place<Id> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at.0, self.id)
    }
}

/// A text that is no place in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in the list")]
pub struct NoPlace;

impl<Id: FromStr> FromStr for Place<Id> {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (at, id) = text.split_once('.').ok_or(NoPlace)?;
        Ok(Self { at: Timestamp(at.parse().map_err(|_| NoPlace)?), id: id.parse().map_err(|_| NoPlace)? })
    }
}
