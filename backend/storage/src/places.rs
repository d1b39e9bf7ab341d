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

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use xinqiao_domain::WorkId;

    #[test]
    fn which_texts_are_places_in_a_list() {
        let place = Place { at: Timestamp(1_800_000_000_000_000), id: WorkId(Uuid::from_u128(3)) };
        assert_eq!(place.to_string().parse(), Ok(place));
        for text in ["", "1", "x.00000000-0000-0000-0000-000000000001", "1.not-an-id"] {
            assert_eq!(text.parse::<Place<WorkId>>(), Err(NoPlace), "{text}");
        }
    }
}
