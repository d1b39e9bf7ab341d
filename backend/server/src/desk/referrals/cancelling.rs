//! The sender asks to take a referral back. A request: the receiver confirms it, and an outcome can still win.

use super::{keep, known, tell, telling};
use crate::desk::arrivals::Done;
use crate::desk::institutions::acting_for;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::referral::CancelReason;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{CommandId, ReferralId, Refusal, StaffId};
use xinqiao_storage::referrals::{StoredLadder, StoredReferral};

/// Asks to take a referral back; its receiver is told.
pub(super) async fn ask(
    work: &mut Work<'_>,
    stored: &StoredReferral,
    because: CancelReason,
    by: Option<StaffId>,
) -> Result<(), Decline> {
    let (rules, now) = (work.batch.referral_rules().await?, work.batch.now());
    let asked = match stored.referral.clone().ask_to_cancel(because, &rules, now) {
        Ok(asked) => asked,
        // Asked before, or the person is there: for a colleague that is an answer, for a ladder no matter.
        Err(refusal) if by.is_some() => return Err(refusal.into()),
        Err(_) => return Ok(()),
    };
    keep(work, &stored.referral, &asked).await?;
    let fact = CaseFact::ReferralCancelAsked { referral: asked.id, institution: asked.to, because };
    tell(work, &asked, by, fact)?;
    telling::asked_back(work, stored).await
}

/// Somebody of the sending institution asks to take a referral back. Of a ladder, nobody else is asked from then on.
pub struct AskToCancel {
    pub id: CommandId,
    pub by: StaffId,
    pub referral: ReferralId,
    /// The version that was looked at.
    pub version: u32,
    pub because: CancelReason,
}

impl Command for AskToCancel {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { by, referral, version, because, .. } = self;
        Some((self.id, format!("{by}{referral}{version}{}", because.code()).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let stored = known(work, self.referral).await?;
        if acting_for(work, self.by).await?.institution.id != stored.referral.from {
            return Err(Refusal::NotTheSender.into());
        }
        if stored.referral.version != self.version {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        match self.because {
            // Only a ladder says so, of those whom somebody else's yes made needless.
            CancelReason::TakenElsewhere => return Err(Decline::with(Refusal::FieldInvalid, "field", "because")),
            CancelReason::NoLongerNeeded | CancelReason::PersonRefuses | CancelReason::SentInError => {}
        }
        ask(work, &stored, self.because, Some(self.by)).await?;
        if let Some(first) = stored.ladder
            && let Some(StoredLadder { ladder, green }) = work.batch.ladder(first).await?
        {
            let ladder = ladder.stopped(work.batch.now());
            work.batch.put_ladder(&StoredLadder { ladder, green }).await?;
            super::settle(work, first, AlertKind::GreenChannelUsedUp).await?;
        }
        Ok(Done {})
    }
}
