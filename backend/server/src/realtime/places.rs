//! Tells waiting callers how many are ahead of them, when that changes: one read of the queue's order for all of them.

use crate::assembly::AppState;
use std::collections::HashMap;
use std::time::Duration;
use xinqiao_domain::SessionId;
use xinqiao_storage::Error;

/// A place is at most this old.
const EVERY: Duration = Duration::from_secs(1);

/// Counts until the program stops.
pub async fn run(app: AppState) {
    let mut counted = 0;
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = app.stopping.token.cancelled() => return,
        }
        let changes = app.hub.queue_changes();
        if changes != counted {
            match count(&app).await {
                Ok(()) => counted = changes,
                Err(error) => tracing::warn!(%error, "places in the queue cannot be counted just now"),
            }
        }
        app.watch.ticked(crate::watch::Name::Places, app.clock.now());
    }
}

async fn count(app: &AppState) -> Result<(), Error> {
    let order = app.desk.store().queue_order().await?;
    metrics::gauge!(crate::telemetry::names::WAITING).set(order.len() as f64);
    let places: HashMap<SessionId, i64> = order.into_iter().zip(0..).collect();
    for (session, outlet) in app.hub.callers() {
        if let Some(ahead) = places.get(&session) {
            outlet.set_ahead(*ahead);
        }
    }
    Ok(())
}
