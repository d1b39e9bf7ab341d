//! Calls that are late are told to the supervisors.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::calls::TellLate;
use xinqiao_domain::Timestamp;

/// One look; some calls in one round. Whoever looks second finds them told.
pub async fn tick(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    let settings = app.shared.settings(app).await?;
    let Some(settings) = settings.as_ref() else { return Ok(()) };
    if app.desk.store().call_is_late(now - settings.calls.overdue_grace_ms).await? {
        app.desk.run(TellLate {}).await?;
    }
    Ok(())
}
