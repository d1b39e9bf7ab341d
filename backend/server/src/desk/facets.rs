//! Sessions of which nothing is known yet, since an older program wrote them: they are found and counted from now on. What
//! is known of all others is written with each change of them, by the store, so that no command can forget it.

use super::arrivals::Done;
use super::{Command, Decline, Work, calls};
use xinqiao_domain::SessionId;

/// Writes down what is known of these sessions, from what is stored of them. Known ones are left as they are.
pub struct IndexSessions {
    pub sessions: Vec<SessionId>,
}

impl Command for IndexSessions {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        work.batch.index_sessions(&self.sessions).await?;
        for session in work.batch.with_plan(&self.sessions).await? {
            calls::plan_changed(work, session).await?;
        }
        Ok(Done {})
    }
}
