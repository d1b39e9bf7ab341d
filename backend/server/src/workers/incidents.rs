//! Incidents whose report is late are told to the supervisors.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::incidents::TellOverdue;
use xinqiao_domain::Timestamp;

/// One look; some incidents in one round. Whoever looks second finds them told.
pub async fn tick(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    if app.desk.store().an_incident_ran_out(now).await? {
        app.desk.run(TellOverdue {}).await?;
    }
    Ok(())
}
