//! The centre's day has changed: a period may have ended with it.

use super::derive;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};

/// People derived in one command, so that a change of day never holds the desk for long.
const AT_ONCE: i64 = 64;

/// Derives the standing of some who have none of today yet.
pub struct ChangeDay {}

/// Whether anybody may be left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Left {
    Some,
    Nobody,
}

impl Command for ChangeDay {
    type Answer = Left;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Left, Decline> {
        if work.batch.centre_exists().await? {
            // Those of a centre that is older than this program begin with its first day.
            work.batch.begin_ledgers().await?;
        }
        let today = work.batch.today().await?;
        let staff = work.batch.without_standing_on(today, AT_ONCE).await?;
        derive(work, &staff).await?;
        Ok(if (staff.len() as i64) < AT_ONCE { Left::Nobody } else { Left::Some })
    }
}
