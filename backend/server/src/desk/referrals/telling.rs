//! Who is told of a referral, and how: an institution without a system by its signed page, officers on duty with accounts
//! by a notice, over the green channel everybody in parallel. Each is an item of the outbox, in the same commit.

use super::{known, letters, tell};
use crate::desk::exchange;
use crate::desk::outbox::{NewItem, Words, enqueue_to};
use crate::desk::{Decline, Work};
use xinqiao_domain::delivery::{DeliveryChannel, Occasion, Priority, Turn};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::Reach;
use xinqiao_domain::referral::ReferralPriority;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Millis, OutboxId, ReferralId, ReferralLinkId, Refusal, StaffId};
use xinqiao_storage::institutions::StoredInstitution;
use xinqiao_storage::referrals::{ReferralLink, StoredReferral};

/// How long a signed page can be answered [D]: longer than an outcome takes.
const LINK_LIFE: Millis = Millis::days(60);
/// How long a letter about a referral is tried.
const LETTER_LIFE: Millis = Millis::days(3);
/// How long one over the green channel is: by then the next hospital was asked twice over.
const GREEN_LIFE: Millis = Millis::minutes(30);

/// What a signed page is sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasioned {
    First,
    /// Asked for once more, or something is late.
    Again,
    AskedBack,
}

/// A referral was sent: its receiver is told.
pub(super) async fn told(work: &mut Work<'_>, referral: ReferralId) -> Result<(), Decline> {
    let stored = known(work, referral).await?;
    let to = receiver(work, &stored).await?;
    match to.institution.reach {
        Reach::SignedPage => send_page(work, &stored, Occasioned::First).await?,
        Reach::Accounts => over_the_green_channel(work, &stored, &to).await?,
        Reach::Fhir => {
            exchange::hand_over(work, &stored).await?;
            over_the_green_channel(work, &stored, &to).await?;
        }
    }
    officers(work, &stored).await
}

/// Something of a referral is late.
pub(super) async fn reminded(work: &mut Work<'_>, stored: &StoredReferral) -> Result<(), Decline> {
    match receiver(work, stored).await?.institution.reach {
        Reach::SignedPage => send_page(work, stored, Occasioned::Again).await,
        Reach::Accounts | Reach::Fhir => Ok(()),
    }
}

/// The sender asks to take it back.
pub(super) async fn asked_back(work: &mut Work<'_>, stored: &StoredReferral) -> Result<(), Decline> {
    match receiver(work, stored).await?.institution.reach {
        Reach::SignedPage => send_page(work, stored, Occasioned::AskedBack).await,
        Reach::Accounts => Ok(()),
        Reach::Fhir => exchange::ask_back(work, stored).await,
    }
}

/// Sends the signed page; links sent before are of no use from then on.
pub(super) async fn send_page(work: &mut Work<'_>, stored: &StoredReferral, what: Occasioned) -> Result<(), Decline> {
    let to = receiver(work, stored).await?;
    let (id, now) = (OutboxId(work.ids.draw()), work.batch.now());
    let (referral, institution, link) = (stored.referral.id, stored.referral.to, ReferralLinkId(id.0));
    let expires_at = now + LINK_LIFE;
    let put = ReferralLink { id: link, referral, sent_at: now, expires_at, opened_at: None, replaced_at: None };
    work.batch.put_referral_link(&put).await?;
    tell(work, &stored.referral, None, CaseFact::ReferralLinkSent { referral, institution, link })?;
    let words = match (what, stored.referral.priority) {
        (Occasioned::First, ReferralPriority::Stat) => letters::green_page(),
        (Occasioned::First, ReferralPriority::Routine | ReferralPriority::Urgent) => letters::page(),
        (Occasioned::Again, _) => letters::reminder(),
        (Occasioned::AskedBack, _) => letters::asked_back(),
    };
    let recipient = stored.sent_by;
    let (occasion, life, priority) = match stored.referral.priority {
        ReferralPriority::Stat => (Occasion::GreenChannelPage { link, recipient }, GREEN_LIFE, URGENT),
        ReferralPriority::Routine | ReferralPriority::Urgent => {
            (Occasion::ReferralPage { link, recipient }, LETTER_LIFE, Priority::Letter)
        }
    };
    let new = NewItem { channel: DeliveryChannel::Email, occasion, words, life };
    enqueue_to(work, (id, to.duty_email), new, priority).await?;
    Ok(())
}

/// Beside a page of a real dispatch at high risk.
const URGENT: Priority = Priority::Page(RiskTier::High, Turn::First);

/// The duty officer's own address hears of a green channel too, where the institution answers over another way.
async fn over_the_green_channel(
    work: &mut Work<'_>,
    stored: &StoredReferral,
    to: &StoredInstitution,
) -> Result<(), Decline> {
    match stored.referral.priority {
        ReferralPriority::Stat if !to.duty_email.is_empty() => {
            let occasion = Occasion::GreenChannelNotice { referral: stored.referral.id, recipient: stored.sent_by };
            let words = letters::green_notice();
            let new = NewItem { channel: DeliveryChannel::Email, occasion, words, life: GREEN_LIFE };
            enqueue_to(work, (OutboxId(work.ids.draw()), to.duty_email.clone()), new, URGENT).await?;
            Ok(())
        }
        ReferralPriority::Stat | ReferralPriority::Routine | ReferralPriority::Urgent => Ok(()),
    }
}

/// Officers on duty of the receiver who have an account and an address.
async fn officers(work: &mut Work<'_>, stored: &StoredReferral) -> Result<(), Decline> {
    for officer in officers_of(work, stored).await? {
        let referral = stored.referral.id;
        let to = work.batch.address_of(officer).await?;
        if to.is_empty() {
            continue;
        }
        let (occasion, words, life, priority): (_, Words, _, _) = match stored.referral.priority {
            ReferralPriority::Stat => (
                Occasion::GreenChannelNotice { referral, recipient: officer },
                letters::green_notice(),
                GREEN_LIFE,
                URGENT,
            ),
            ReferralPriority::Routine | ReferralPriority::Urgent => (
                Occasion::ReferralNotice { referral, recipient: officer },
                letters::notice(),
                LETTER_LIFE,
                Priority::Letter,
            ),
        };
        let new = NewItem { channel: DeliveryChannel::Email, occasion, words, life };
        enqueue_to(work, (OutboxId(work.ids.draw()), to), new, priority).await?;
    }
    Ok(())
}

async fn officers_of(work: &mut Work<'_>, stored: &StoredReferral) -> Result<Vec<StaffId>, Decline> {
    let members = work.batch.memberships(stored.referral.to).await?;
    let officers = work.batch.staff_with_role(Role::DutyOfficer).await?;
    let belongs = |staff: StaffId| members.iter().any(|member| member.membership.staff == staff);
    Ok(officers.into_iter().map(|officer| officer.id).filter(|officer| belongs(*officer)).collect())
}

async fn receiver(work: &mut Work<'_>, stored: &StoredReferral) -> Result<StoredInstitution, Decline> {
    Ok(work.batch.institution(stored.referral.to).await?.ok_or(Refusal::NotFound)?)
}
