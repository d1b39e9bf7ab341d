//! Finding sessions by their facets, the newest first: driven from the facet that looks rarest from where the page begins,
//! the others asked by primary key, and never more sessions looked at than the caller allows. No words are searched: they
//! are sealed.

mod candidates;
mod found;
mod saved;

pub use found::Found;
pub use saved::SavedSearch;

use crate::places::Place;
use crate::{Error, Store};
use xinqiao_domain::facet::Facet;
use xinqiao_domain::{SessionId, Timestamp};

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Opened at this instant or later.
    pub since: Timestamp,
    /// Opened before this instant.
    pub until: Timestamp,
    /// Of each kind one of these at least; no kind is empty.
    pub kinds: Vec<Vec<Facet>>,
    /// After the session that the page before ended with.
    pub after: Option<Place<SessionId>>,
    /// Most sessions of the page.
    pub rows: usize,
    /// Most sessions that are looked at for it.
    pub looked_at: usize,
}

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub found: Vec<Place<SessionId>>,
    pub reach: Reach,
}

/// How far a page went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// There is nothing more.
    End,
    /// The page is full; it goes on after this one.
    Full(Place<SessionId>),
    /// So many were looked at without filling it; it goes on after this one.
    LookedBack(Place<SessionId>),
}

/// Sessions looked at with one statement where most of them may not fit.
const STEP: usize = 250;

impl Store {
    /// One page of the sessions looked for.
    pub async fn search(&self, wanted: &Wanted) -> Result<Page, Error> {
        let mut connection = self.read.acquire().await?;
        let (driving, others) = candidates::rarest_first(&mut connection, wanted).await?;
        // One more than is shown tells whether there is a next page.
        let step = if others.is_empty() { wanted.rows + 1 } else { STEP };
        let mut page = Page { found: Vec::new(), reach: Reach::End };
        let (mut looked, mut after) = (0, wanted.after);
        while looked < wanted.looked_at {
            let some = step.min(wanted.looked_at - looked);
            let rows = candidates::some(&mut connection, wanted, after, (driving, &others), some).await?;
            for row in &rows {
                if row.fits() && page.found.len() == wanted.rows {
                    page.reach = page.found.last().map_or(Reach::End, |last| Reach::Full(*last));
                    return Ok(page);
                }
                page.found.extend(row.fits().then_some(row.place));
            }
            if rows.len() < some {
                return Ok(page);
            }
            looked += rows.len();
            after = rows.last().map(|row| row.place);
        }
        page.reach = after.map_or(Reach::End, Reach::LookedBack);
        Ok(page)
    }
}

#[cfg(test)]
mod tests;
