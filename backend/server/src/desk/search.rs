//! Searches that people keep for themselves.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::{CommandId, Refusal, SavedSearchId, StaffId};
use xinqiao_protocol::limits::{SAVED_SEARCH_NAME_CHARS, SAVED_SEARCHES};
use xinqiao_storage::search::SavedSearch;

/// Keeps a search under a name; the one that has the name already makes way.
pub struct SaveSearch {
    pub id: CommandId,
    pub staff: StaffId,
    pub name: String,
    /// The filter, as the protocol writes it.
    pub query: String,
}

/// What it is kept under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    pub search: SavedSearchId,
}

impl Command for SaveSearch {
    type Answer = Kept;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{} {}", self.staff, self.name, self.query).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Kept, Decline> {
        let name = self.name.trim();
        if name.is_empty() {
            return Err(Decline::with(Refusal::TextEmpty, "field", "name"));
        }
        if name.chars().nth(SAVED_SEARCH_NAME_CHARS).is_some() {
            return Err(Decline::with(Refusal::TextTooLong, "field", "name"));
        }
        let kept = work.batch.saved_searches(self.staff).await?;
        match kept.iter().find(|one| one.name == name) {
            Some(same) => {
                work.batch.drop_search(self.staff, same.search).await?;
            }
            None if kept.len() >= SAVED_SEARCHES => return Err(Refusal::SavedSearchesFull.into()),
            None => {}
        }
        let search = SavedSearchId(work.ids.draw());
        let saved_at = work.batch.now();
        let saved = SavedSearch { search, name: name.to_owned(), query: self.query.clone(), saved_at };
        work.batch.save_search(self.staff, &saved).await?;
        Ok(Kept { search })
    }
}

/// Gives up a search of one's own.
pub struct DropSearch {
    pub staff: StaffId,
    pub search: SavedSearchId,
}

impl Command for DropSearch {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        match work.batch.drop_search(self.staff, self.search).await? {
            0 => Err(Refusal::NotFound.into()),
            _dropped => Ok(Done {}),
        }
    }
}
