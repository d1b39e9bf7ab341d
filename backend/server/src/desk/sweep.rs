//! Forgets what is too old to be of use: tickets nobody used, answers nobody will ask for again, and where callers
//! came from who can no longer be blocked.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use xinqiao_domain::Millis;
use xinqiao_domain::block::BLOCKABLE_FOR;

/// A command's answer is kept this long for whoever lost it.
const ANSWERS: Millis = Millis::days(7);

/// Origins forgotten in one sweep, of sessions and of blocks.
const ORIGINS: i64 = 1_000;

/// Sweeps once.
pub struct Sweep {}

impl Command for Sweep {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let before = work.batch.now() - ANSWERS;
        work.batch.sweep(before).await?;
        let blockable_since = work.batch.now() - BLOCKABLE_FOR;
        work.batch.forget_origins(blockable_since, ORIGINS).await?;
        Ok(Done {})
    }
}
