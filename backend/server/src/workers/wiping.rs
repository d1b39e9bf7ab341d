//! What was erased is wiped from the database's files, beside the rounds: it may take longer than one.

use super::module::{Trouble, caught};
use crate::assembly::AppState;
use crate::desk::erasures::TellWiped;
use crate::watch::Name;
use std::sync::Arc;
use tokio::task::JoinHandle;
use xinqiao_domain::CommandId;
use xinqiao_storage::erasures::Wiped;

/// Erasures told of in one command.
const AT_ONCE: usize = 100;

/// The wiping that goes on, if one does.
#[derive(Default)]
pub struct Wiping {
    at_work: Option<JoinHandle<()>>,
}

impl Wiping {
    /// Begins to wipe where something waits for it, and nothing is being wiped yet.
    pub async fn tick(&mut self, app: &AppState) -> Result<(), Trouble> {
        if self.at_work.as_ref().is_some_and(|work| !work.is_finished()) {
            return Ok(());
        }
        let erasures = app.desk.store().unwiped(AT_ONCE).await?;
        if !erasures.is_empty() {
            let app = Arc::clone(app);
            self.at_work = Some(tokio::spawn(async move {
                caught(Name::Wiping, wipe(&app, erasures)).await;
            }));
        }
        Ok(())
    }
}

/// Wipes once. While readers hold what was before, the next round tries again.
async fn wipe(app: &AppState, erasures: Vec<CommandId>) {
    match app.desk.store().wipe().await {
        Ok(Wiped::Gone) => {
            if let Err(failure) = app.desk.run(TellWiped { erasures }).await {
                tracing::warn!(%failure, "what was wiped could not be written down; it is wiped again");
            }
        }
        Ok(Wiped::NotYet) => tracing::info!("what was erased is still being read; it is wiped in the next round"),
        Err(error) => tracing::warn!(%error, "what was erased could not be wiped; the next round tries again"),
    }
}
