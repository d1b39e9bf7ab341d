//! Gaps of who is on call are told to the supervisors before they begin.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::teams::{Found, TellGaps, needs_telling};
use xinqiao_domain::Timestamp;

/// One look. Whoever looks second finds them told.
pub async fn tick(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    let rules = app.shared.crisis_rules(app).await?;
    match needs_telling(app.desk.store(), &rules, now).await? {
        Found::Nothing => Ok(()),
        Found::Something => {
            app.desk.run(TellGaps {}).await?;
            Ok(())
        }
    }
}
