//! Forgets what is too old to be of use: tickets nobody used, answers nobody will ask for again.

use super::arrivals::Done;
use super::{Command, Decline, Work};
use xinqiao_domain::Millis;

/// A command's answer is kept this long for whoever lost it.
const ANSWERS: Millis = Millis::days(7);

/// Sweeps once.
pub struct Sweep {}

impl Command for Sweep {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let before = work.batch.now() - ANSWERS;
        work.batch.sweep(before).await?;
        Ok(Done {})
    }
}
