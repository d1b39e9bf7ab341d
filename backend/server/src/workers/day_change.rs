//! When the centre's day changes, everybody's standing is derived anew: a month or year may have ended. Looked at in every
//! round: whoever is overdue at midnight is not offered a caller a second later.

use super::module::Trouble;
use crate::assembly::AppState;
use crate::desk::standings::{ChangeDay, Left};
use xinqiao_domain::{Date, Timestamp};

/// Which day has been seen to.
#[derive(Default)]
pub struct DayChange {
    /// The day for which nothing is left to do.
    done: Option<Date>,
}

impl DayChange {
    /// One look; some people in one round, so that a change of day never holds the desk for long.
    pub async fn tick(&mut self, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        let today = app.shared.zone(app).await?.day_of(now);
        if self.done == Some(today) {
            return Ok(());
        }
        match app.desk.run(ChangeDay {}).await? {
            Left::Some => {}
            Left::Nobody => self.done = Some(today),
        }
        Ok(())
    }
}
