//! What is late is chased: the next hospital of a ladder is asked, whoever answers on a signed page is reminded, and the
//! supervisors are told, once for each step.

use super::sending::{MovedBy, climb};
use super::{climbs, keep, raise, tell, telling};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::session::AlertKind;

/// Referrals and ladders seen to in one command, so that a pile never holds the desk for long.
const AT_ONCE: i64 = 16;

/// Sees to what is due, however many nodes look.
pub struct ChaseDue {}

impl Command for ChaseDue {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        for first in work.batch.ladders_due(AT_ONCE).await? {
            climb(work, first, MovedBy::Silence).await?;
        }
        for stored in work.batch.referrals_late(AT_ONCE).await? {
            let Some(late) = stored.referral.clone().ran_late(now) else { continue };
            keep(work, &stored.referral, &late).await?;
            let Some(step) = late.awaited.map(|awaited| awaited.step) else { continue };
            let fact = CaseFact::ReferralRanLate { referral: late.id, institution: late.to, step };
            tell(work, &late, None, fact)?;
            if !climbs(&stored, step) {
                raise(work, &late, AlertKind::ReferralLate).await?;
                telling::reminded(work, &stored).await?;
            }
        }
        Ok(Done {})
    }
}
