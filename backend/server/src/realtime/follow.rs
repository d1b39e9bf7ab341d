//! Follows the journal: what another node wrote is told here too. The own writer tells at once; this finds the rest.
//!
//! The head row is asked ten times a second, which costs one read of one row; decision 0009 says why not NOTIFY.

use super::tell::Teller;
use crate::assembly::AppState;
use std::time::Duration;
use xinqiao_domain::Event;
use xinqiao_storage::{Error, Flavour};

/// How often the head is looked at where several nodes may write.
const EVERY: Duration = Duration::from_millis(100);
/// Entries told at once.
const PAGE: i64 = 500;

/// Follows until the program stops.
pub async fn run(app: AppState, teller: Teller) {
    match app.desk.store().flavour() {
        // One process owns the file: nobody else writes.
        Flavour::Sqlite => return,
        Flavour::Postgres => {}
    }
    loop {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = app.stopping.token.cancelled() => return,
        }
        match catch_up(&app, &teller).await {
            Ok(()) => app.watch.ticked(crate::watch::Name::Follow, app.clock.now()),
            Err(error) => tracing::warn!(%error, "the journal cannot be followed just now"),
        }
    }
}

async fn catch_up(app: &AppState, teller: &Teller) -> Result<(), Error> {
    let store = app.desk.store();
    let hub = &app.hub;
    let head = store.head_seq().await?;
    if hub.told() == 0 {
        // Nobody is connected yet who could have missed what came before.
        hub.set_told(head);
    }
    if head <= hub.told() {
        return Ok(());
    }
    loop {
        let entries = store.journal_after(hub.told(), PAGE).await?;
        let Some(last) = entries.last().map(|entry| entry.seq) else { return Ok(()) };
        for entry in &entries {
            if hub.was_told(entry.seq) {
                continue;
            }
            if let Event::LinesRecorded { .. } = entry.event {
                for line in store.lines_of_entry(entry.seq).await? {
                    let holder = store.session(line.session).await?.and_then(|stored| stored.session.stage.lease());
                    // Numbers on each socket see to it that a line told twice is shown once.
                    teller.line(&line, holder.map(|lease| lease.operator), None);
                }
            }
            teller.entry(entry);
        }
        hub.set_told(last);
    }
}
