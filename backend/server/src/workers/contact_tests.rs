//! The weekly test of each way to reach a member of a team: by day, and a few at a time.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::outbox::TestDueContacts;
use xinqiao_domain::{Millis, Timestamp};

/// Nobody is tested before 09:00 of the centre, nor after 18:00 [D]: a test is not worth a night's sleep.
const FROM: Millis = Millis::hours(9);
const UNTIL: Millis = Millis::hours(18);

/// One look. Whoever looks second finds the next ones.
pub async fn tick(app: &AppState, now: Timestamp) -> Result<(), Trouble> {
    let settings = app.shared.settings(app).await?;
    let Some(settings) = settings.as_ref() else { return Ok(()) };
    let zone = app.shared.zone(app).await?;
    let today = zone.day_of(now);
    if zone.day_of(now - FROM) != today || zone.day_of(now - UNTIL) == today {
        return Ok(());
    }
    let since = now - settings.crisis.test_every_ms;
    if app.desk.store().a_contact_is_to_be_tested(since).await? {
        app.desk.run(TestDueContacts {}).await?;
    }
    Ok(())
}
