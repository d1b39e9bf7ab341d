//! Workers: they turn what is due into commands. Each notes that it ticked; the watchdog turns readiness red when one
//! has not.

use crate::desk::nodes::{RENEWAL, Renew};
use crate::desk::timers::Due;
use crate::desk::sweep::Sweep;
use crate::http::AppState;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use tokio::sync::Notify;
use xinqiao_domain::{Millis, Timestamp};
use xinqiao_storage::Error;

/// The workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    Deadlines,
    Node,
    Follow,
    Places,
}

impl Name {
    const ALL: [Self; 4] = [Self::Deadlines, Self::Node, Self::Follow, Self::Places];

    /// As `/readyz` names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Deadlines => "deadlines",
            Self::Node => "node",
            Self::Follow => "follow",
            Self::Places => "places",
        }
    }

    /// Without a tick for this long, something is wrong.
    const fn patience(self) -> Millis {
        match self {
            Self::Deadlines | Self::Follow | Self::Places => Millis::seconds(10),
            Self::Node => Millis::seconds(15),
        }
    }
}

/// When each worker last ticked.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<[AtomicI64; 4]>);

impl Watch {
    /// A worker has done its round.
    pub fn ticked(&self, name: Name, at: Timestamp) {
        self.0[name as usize].store(at.0, Ordering::Relaxed);
    }

    /// Workers that have not ticked for too long, of those that ever did.
    pub fn late(&self, now: Timestamp) -> Vec<&'static str> {
        let late = |name: &Name| {
            let last = Timestamp(self.0[*name as usize].load(Ordering::Relaxed));
            last.0 > 0 && now.since(last) > name.patience()
        };
        Name::ALL.into_iter().filter(late).map(Name::word).collect()
    }
}

/// How often deadlines are looked at, at least.
const LOOK: Duration = Duration::from_millis(100);
/// Deadlines turned into commands at once.
const AT_ONCE: i64 = 256;

/// Turns due deadlines into commands until the program stops.
pub async fn deadlines(app: AppState, wake: Arc<Notify>) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(LOOK) => {}
            () = wake.notified() => {}
            () = app.stopping.token.cancelled() => return,
        }
        match due(&app).await {
            Ok(()) => app.watch.ticked(Name::Deadlines, app.clock.now()),
            Err(error) => tracing::warn!(%error, "deadlines cannot be read just now"),
        }
    }
}

async fn due(app: &AppState) -> Result<(), Error> {
    let due = app.desk.store().due(app.clock.now(), AT_ONCE).await?;
    let commands = due.into_iter().map(|(session, kind)| app.desk.run(Due { session, kind }));
    for outcome in futures_util::future::join_all(commands).await {
        if let Err(failure) = outcome {
            tracing::warn!(%failure, "a deadline could not be acted on; it stays due");
        }
    }
    Ok(())
}

/// Renews this node's lease, and sweeps what is too old to be of use, until the program stops.
pub async fn node(app: AppState) {
    let mut rounds = 0u32;
    loop {
        if app.desk.run(Renew { node: app.node }).await.is_ok() {
            app.watch.ticked(Name::Node, app.clock.now());
        }
        if rounds % 20 == 0 {
            let _ = app.desk.run(Sweep {}).await;
            app.figures.run_upkeep();
        }
        rounds = rounds.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(RENEWAL) => {}
            () = app.stopping.token.cancelled() => return,
        }
    }
}
