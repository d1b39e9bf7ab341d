//! What is due of dispatches becomes commands; and every few seconds the invariant is asked of each open one: somebody
//! goes, a page is due within seconds, or a supervisor has it.

use super::module::{Pace, Trouble};
use crate::assembly::AppState;
use crate::desk::Failure;
use crate::desk::dispatches::paging::Advance;
use crate::desk::dispatches::watching::FoundSilent;
use crate::desk::scene::{CheckInRanOut, RanLate};
use crate::telemetry::names;
use tokio::time::Instant;
use xinqiao_domain::dispatch::{Cover, DispatchDeadlineKind, Item, covered};
use xinqiao_domain::{DispatchId, Millis, Timestamp};
use xinqiao_storage::dispatches::{Shown, Standing};

/// Dispatches moved on in one round; the next round takes up the rest.
const AT_ONCE: i64 = 64;
/// How often the invariant is asked.
const EVERY: Millis = Millis::seconds(3);
/// Most open dispatches that it is asked of at once.
const LOOKED_AT: usize = 2_000;

/// What this worker keeps between rounds.
pub struct Dispatches {
    checks: Pace,
}

impl Default for Dispatches {
    fn default() -> Self {
        Self { checks: Pace::new(EVERY) }
    }
}

impl Dispatches {
    /// One look; what is due first, so that the invariant is asked of what was moved on.
    pub async fn tick(&mut self, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        for (dispatch, kind) in app.desk.store().dispatches_due(DispatchDeadlineKind::ALL, now, AT_ONCE).await? {
            move_on(app, dispatch, kind).await?;
        }
        if self.checks.is_due(now, Instant::now()) {
            check(app, now).await?;
        }
        Ok(())
    }
}

async fn move_on(app: &AppState, dispatch: DispatchId, kind: DispatchDeadlineKind) -> Result<(), Failure> {
    match kind {
        DispatchDeadlineKind::Step => app.desk.run(Advance { dispatch }).await?,
        DispatchDeadlineKind::CheckIn => app.desk.run(CheckInRanOut { dispatch }).await?,
        DispatchDeadlineKind::Record | DispatchDeadlineKind::Check | DispatchDeadlineKind::Acceptance => {
            app.desk.run(RanLate { dispatch }).await?
        }
    };
    Ok(())
}

/// Asks the invariant of every open dispatch; what nothing covers is the supervisors' at once.
async fn check(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    let store = app.desk.store();
    let open = store.dispatches(Shown::All, Standing::Open, None, LOOKED_AT).await?;
    let ids: Vec<DispatchId> = open.iter().map(|one| one.dispatch.id).collect();
    let alerts = store.dispatches_with_items(&ids).await?;
    let mut silent = Vec::new();
    for one in &open {
        let item = if alerts.contains(&one.dispatch.id) { Item::Open } else { Item::None };
        match covered(&one.dispatch, item, now) {
            Cover::Over | Cover::Acknowledged | Cover::StepDue | Cover::SupervisorItem => {}
            Cover::Nothing => silent.push(one.dispatch.id),
        }
    }
    app.invariant.looked(now, open.len(), silent.len());
    metrics::gauge!(names::DISPATCHES_OPEN).set(open.len() as f64);
    metrics::gauge!(names::DISPATCHES_SILENT).set(silent.len() as f64);
    for dispatch in silent {
        tracing::error!(%dispatch, "an open dispatch was silent; the supervisors are told");
        app.desk.run(FoundSilent { dispatch }).await?;
    }
    Ok(())
}
