//! The signed page of a referral: looking shows what left the house and answers nothing; each button answers. Whoever holds
//! the newest link is whom it was sent to, until the referral is over.

use super::hearing::{InboundEvent, Way, receive};
use super::{known, tell, telling};
use crate::desk::arrivals::Done;
use crate::desk::institutions::acting_for;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::authority::{Right, rights};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::Reach;
use xinqiao_domain::referral::Said;
use xinqiao_domain::{CommandId, ReferralId, ReferralLinkId, Refusal, StaffId, Timestamp};
use xinqiao_storage::referrals::{ReferralLink, StoredReferral};

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkLooked {
    pub referral: ReferralId,
    pub expires_at: Timestamp,
}

/// Somebody opened a link. The token was found right.
pub struct LookAtReferralLink {
    pub link: ReferralLinkId,
}

impl Command for LookAtReferralLink {
    type Answer = LinkLooked;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<LinkLooked, Decline> {
        let (link, stored) = of_use(work, self.link).await?;
        work.batch.referral_link_opened(link.id).await?;
        let (referral, institution) = (link.referral, stored.referral.to);
        tell(work, &stored.referral, None, CaseFact::ReferralLinkOpened { referral, institution, link: link.id })?;
        Ok(LinkLooked { referral, expires_at: link.expires_at })
    }
}

/// Somebody pressed a button. The token was found right.
pub struct AnswerReferralLink {
    pub id: CommandId,
    pub link: ReferralLinkId,
    /// The version that was looked at.
    pub version: u32,
    pub said: Said,
    pub note: String,
}

impl Command for AnswerReferralLink {
    type Answer = LinkLooked;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { link, version, said, note, .. } = self;
        Some((self.id, format!("{link}{version}{said:?}{note}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<LinkLooked, Decline> {
        let (link, _) = of_use(work, self.link).await?;
        let way = Way::Link { link: link.id, version: self.version };
        let event = InboundEvent { referral: link.referral, way, said: self.said, note: self.note.clone() };
        receive(work, event).await?;
        Ok(LinkLooked { referral: link.referral, expires_at: link.expires_at })
    }
}

/// A link that is still of use, and its referral: the newest one, before its end, and before the referral's.
async fn of_use(work: &mut Work<'_>, link: ReferralLinkId) -> Result<(ReferralLink, StoredReferral), Decline> {
    let link = work.batch.referral_link(link).await?.ok_or(Refusal::ReferralLinkUnknown)?;
    let stored = known(work, link.referral).await?;
    if link.replaced_at.is_some() || stored.referral.stage.is_over() {
        Err(Refusal::ReferralLinkUsed.into())
    } else if link.expires_at <= work.batch.now() {
        Err(Refusal::ReferralLinkExpired.into())
    } else {
        Ok((link, stored))
    }
}

/// Somebody of the sending institution, or who chases everybody's referrals, sends the signed page once more.
pub struct SendLink {
    pub id: CommandId,
    pub by: StaffId,
    pub referral: ReferralId,
}

impl Command for SendLink {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.referral).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let stored = known(work, self.referral).await?;
        let account = work.batch.staff(self.by).await?.ok_or(Refusal::StaffNotFound)?;
        let chases = account.roles.iter().any(|role| rights(*role).contains(&Right::ChaseReferrals));
        if !chases && acting_for(work, self.by).await?.institution.id != stored.referral.from {
            return Err(Refusal::NotTheSender.into());
        }
        if stored.referral.stage.is_over() {
            return Err(Refusal::ReferralOver.into());
        }
        let to = work.batch.institution(stored.referral.to).await?.ok_or(Refusal::NotFound)?;
        match to.institution.reach {
            Reach::SignedPage => {}
            Reach::Accounts | Reach::Fhir => return Err(Decline::with(Refusal::FieldInvalid, "field", "reach")),
        }
        telling::send_page(work, &stored, telling::Occasioned::Again).await?;
        Ok(Done {})
    }
}
