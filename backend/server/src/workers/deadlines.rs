//! Due deadlines of sessions become commands.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::timers::Due;
use xinqiao_domain::Timestamp;

/// Deadlines turned into commands at once.
const AT_ONCE: i64 = 256;

/// Acts on what is due.
pub async fn tick(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    let due = app.desk.store().due(now, AT_ONCE).await?;
    let commands = due.into_iter().map(|(session, kind)| app.desk.run(Due { session, kind }));
    for outcome in futures_util::future::join_all(commands).await {
        if let Err(failure) = outcome {
            tracing::warn!(%failure, "a deadline could not be acted on; it stays due");
        }
    }
    Ok(())
}
