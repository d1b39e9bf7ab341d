//! Referrals of which something is late, and ladders that wait to be climbed.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::referrals::ChaseDue;
use xinqiao_domain::Timestamp;

/// One look; some of them in one round. Whoever looks second finds them seen to.
pub async fn tick(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    if app.desk.store().a_referral_is_due(now).await? {
        app.desk.run(ChaseDue {}).await?;
    }
    Ok(())
}
