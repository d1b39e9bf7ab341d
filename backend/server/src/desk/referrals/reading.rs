//! Who opens a referral, with what was told of the person, stands in the journal first.

use super::{known, tell};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::{ReferralId, StaffId};

/// Somebody who may opens a referral.
pub struct ReadReferral {
    pub referral: ReferralId,
    pub staff: StaffId,
}

impl Command for ReadReferral {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let stored = known(work, self.referral).await?;
        let fact = CaseFact::ReferralRead { referral: self.referral };
        tell(work, &stored.referral, Some(self.staff), fact)?;
        Ok(Done {})
    }
}
