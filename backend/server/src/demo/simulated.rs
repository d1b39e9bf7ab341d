//! What every simulated person does alike: listens, and types at a natural pace.

use super::client::Socket;
use super::tempo::Tempo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How often a page says that somebody types.
const TYPING_EVERY: Duration = Duration::from_secs(2);

/// Whose words are waited for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Mine,
    Theirs,
}

/// Somebody at a page or a console.
pub trait Simulated {
    /// What their socket is told.
    type Told: DeserializeOwned;
    /// How long one character takes to type.
    const PER_CHARACTER: Duration;

    fn socket(&mut self) -> &mut Socket<Self::Told>;
    fn tempo(&self) -> Tempo;
    async fn takes_in(&mut self, frame: Self::Told) -> anyhow::Result<()>;

    /// Listens until something holds, or for so long.
    async fn hears(&mut self, long: Duration, until: impl Fn(&Self) -> bool) -> anyhow::Result<()> {
        let end = Instant::now() + self.tempo().takes(long);
        while !until(self) {
            match timeout_at(end, self.socket().read()).await {
                Ok(frame) => self.takes_in(frame?).await?,
                Err(_) => return Ok(()),
            }
        }
        Ok(())
    }

    /// Takes as long as typing these words takes, seen doing so; gives up once it is in vain.
    async fn is_typing(
        &mut self,
        words: &str,
        typing: &impl Serialize,
        in_vain: impl Fn(&Self) -> bool,
    ) -> anyhow::Result<()> {
        let mut left = Self::PER_CHARACTER * words.chars().count() as u32;
        while !left.is_zero() && !in_vain(self) {
            let stretch = left.min(TYPING_EVERY);
            self.socket().send(typing).await?;
            self.hears(stretch, &in_vain).await?;
            left -= stretch;
        }
        Ok(())
    }
}
