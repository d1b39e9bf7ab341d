//! The simulated people together: colleagues at their consoles, and callers who keep coming.

use super::cast::{Member, Player};
use super::chance::Chance;
use super::client::Client;
use super::scripts::{SCRIPTS, Script, Visit};
use super::tempo::Tempo;
use super::{caller, colleague};
use futures_util::StreamExt as _;
use futures_util::future::join_all;
use futures_util::stream::FuturesUnordered;
use std::net::SocketAddr;
use std::ops::Range;
use std::time::Duration;
use tokio::time::Instant;
use xinqiao_domain::roles::Role;

/// Simulated callers at once.
const CALLERS_AT_ONCE: usize = 8;
/// Seconds between two callers.
const BETWEEN: Range<u64> = 15..40;
/// Seconds between the first callers, so that there is something to see at once.
const BETWEEN_FIRST: Range<u64> = 2..5;
/// How many callers come as quickly as that.
const FIRST: u32 = 4;

/// Everybody who is simulated.
pub struct Simulation {
    client: Client,
    colleagues: Vec<Member>,
    return_code: String,
    tempo: Tempo,
}

impl Simulation {
    /// For the hotline at `address` and the simulated parts of its cast.
    pub fn new(address: SocketAddr, cast: Vec<Member>, return_code: String, tempo: Tempo) -> anyhow::Result<Self> {
        let is_simulated =
            |member: &Member| member.part.player == Player::Simulated && member.part.role == Role::Operator;
        let colleagues = cast.into_iter().filter(is_simulated).collect();
        Ok(Self { client: Client::new(address)?, colleagues, return_code, tempo })
    }

    /// Plays until it is dropped.
    pub async fn play(self) {
        if let Err(error) = self.client.reaches().await {
            tracing::warn!(%error, "nobody is simulated");
            return;
        }
        let work = |member: &Member| colleague::works(self.client.clone(), member.clone(), self.tempo);
        tokio::join!(join_all(self.colleagues.iter().map(work)), self.callers_come());
    }

    async fn callers_come(&self) {
        let mut chance = Chance::new();
        let mut deck: Vec<&'static Script> = Vec::new();
        let mut visits = FuturesUnordered::new();
        let mut came = 0u32;
        let mut next_at = Instant::now() + self.pause(&mut chance, came);
        loop {
            tokio::select! {
                Some(ended) = visits.next() => match ended {
                    Ok(session) => tracing::debug!(%session, "a simulated caller has left"),
                    Err(error) => tracing::debug!(%error, "a simulated caller's visit broke off"),
                },
                () = tokio::time::sleep_until(next_at) => {
                    if visits.len() < CALLERS_AT_ONCE {
                        let script = deal(&mut deck, &mut chance);
                        let code = (script.visit == Visit::Again).then(|| self.return_code.clone());
                        visits.push(caller::visit(self.client.clone(), script, code, self.tempo));
                        came = came.saturating_add(1);
                    }
                    next_at = Instant::now() + self.pause(&mut chance, came);
                }
            }
        }
    }

    fn pause(&self, chance: &mut Chance, came: u32) -> Duration {
        self.tempo.takes(chance.seconds(if came < FIRST { BETWEEN_FIRST } else { BETWEEN }))
    }
}

/// The next story; each is played once before any comes again.
fn deal(deck: &mut Vec<&'static Script>, chance: &mut Chance) -> &'static Script {
    if deck.is_empty() {
        deck.extend(&SCRIPTS);
        chance.shuffle(deck);
    }
    deck.pop().unwrap_or(&SCRIPTS[0])
}
