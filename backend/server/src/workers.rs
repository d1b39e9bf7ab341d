//! Workers: they turn what is due into commands. Each notes that it ticked; the watchdog turns readiness red when one
//! has not.

use crate::assembly::AppState;
use crate::desk::nodes::{RENEWAL, Renew};
use crate::desk::sweep::Sweep;
use crate::desk::timers::Due;
use crate::watch::Name;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;
use xinqiao_storage::Error;

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
        if rounds.is_multiple_of(20) {
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
