//! The demonstration: a hotline with made-up people, some days of history and simulated callers, to look at. It has a
//! database of its own, listens on this machine only and sends nothing outside.

mod caller;
mod cast;
mod chance;
mod client;
mod colleague;
mod forms;
mod history;
mod place;
mod programme;
mod scripts;
mod simulated;
mod simulation;
mod tempo;

pub use cast::{CAST, Member, Part};
pub use tempo::Tempo;

use crate::assembly::Running;
use crate::clock::Clock;
use crate::commands::serve;
use crate::passwords::Cost;
use crate::{net, telemetry};
use anyhow::Context;
use simulation::Simulation;
use std::net::SocketAddr;
use std::path::Path;
use tokio_util::sync::CancellationToken;

/// A demonstration that is made and not yet answering.
pub struct Demonstration {
    running: Running,
    cast: Vec<Member>,
    simulation: Simulation,
}

impl Demonstration {
    /// Makes a new one in `folder`, in place of an earlier one there.
    ///
    /// # Errors
    /// When something else listens at that address, or the folder holds a database that is no demonstration: it is left
    /// as it is.
    pub async fn prepare(listen: SocketAddr, folder: &Path, tempo: Tempo) -> anyhow::Result<Self> {
        drop(net::listen(listen).context("the demonstration cannot listen; choose another place with --listen")?);
        let config = place::config(listen, folder)?;
        Box::pin(place::clear(&config)).await?;
        let now = Clock::System.now();
        let made = Box::pin(history::make(&config, now)).await?;
        let running = Box::pin(serve::open(config, Cost::Least, telemetry::figures())).await?;
        let simulation = Simulation::new(listen, made.cast.clone(), made.return_code, tempo)?;
        Ok(Self { running, cast: made.cast, simulation })
    }

    /// The people with their passwords, and where to look.
    pub fn programme(&self) -> String {
        programme::text(&self.running.app.config.public_url, &self.cast)
    }

    /// Who can sign in.
    pub fn cast(&self) -> &[Member] {
        &self.cast
    }

    /// Cancelled, it ends the demonstration.
    pub fn stopping(&self) -> CancellationToken {
        self.running.app.stopping.token.clone()
    }

    /// Answers, with simulated people on both sides, until asked to stop.
    pub async fn run(self) -> anyhow::Result<()> {
        let stopping = self.stopping();
        let playing = Box::pin(stopping.run_until_cancelled_owned(self.simulation.play()));
        let (answered, _) = tokio::join!(Box::pin(serve::answer(self.running)), playing);
        answered
    }
}
