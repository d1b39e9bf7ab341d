//! Who opens what is known of a case's person stands in the journal first.

use super::{known, tell};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::{StaffId, SuspectedCaseId};

/// Somebody who may opens a case.
pub struct ReadCase {
    pub case: SuspectedCaseId,
    pub staff: StaffId,
}

impl Command for ReadCase {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let case = known(work, self.case).await?;
        tell(work, &case, Some(self.staff), CaseFact::CaseRead {})?;
        Ok(Done {})
    }
}
