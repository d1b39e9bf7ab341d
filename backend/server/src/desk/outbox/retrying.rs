//! A supervisor sends something once more, after seeing to what stood in its way.

use super::{Said, change};
use crate::desk::arrivals::Done;
use crate::desk::exchange;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::delivery::Occasion;
use xinqiao_domain::{Actor, CommandId, Millis, OutboxId, ReferralId, Refusal, StaffId};
use xinqiao_storage::Legible;
use xinqiao_storage::outbox::Item;

/// How long a letter is tried again, at least.
const LIFE: Millis = Millis::days(1);
/// How long a page is: by then somebody else was asked.
const PAGE_LIFE: Millis = Millis::minutes(10);

/// Sends an item once more that failed, expired or was suppressed.
pub struct Retry {
    pub id: CommandId,
    pub item: OutboxId,
    pub by: StaffId,
}

impl Command for Retry {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.item).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let mut item = work.batch.outbox_item(self.item).await?.ok_or(Refusal::NotFound)?;
        let next = item.state.retry(now)?;
        if item.letter.legible() == Legible::Erased {
            return Err(Refusal::CallerErased.into());
        }
        let (address, life) = where_to(work, &item).await?;
        item.expires_at = item.expires_at.max(now + life);
        if address.is_empty() {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "email"));
        }
        if address != item.letter.to {
            item.letter.to = address;
            work.batch.readdress_outbox(&item).await?;
        }
        change(work, item, next, Said::Colleague(Actor::Staff(self.by))).await?;
        Ok(Done {})
    }
}

/// Where an item goes now, and how long: the address may be what was missing, or wrong.
async fn where_to(work: &mut Work<'_>, item: &Item) -> Result<(String, Millis), Decline> {
    let (page, life) = match item.occasion {
        Occasion::Page { page, .. } | Occasion::StandDown { page, .. } => (page, PAGE_LIFE),
        Occasion::PageTest { page, .. } => (page, LIFE),
        Occasion::StandingReminder { .. }
        | Occasion::MonthlyDigest { .. }
        | Occasion::SupervisionToConfirm { .. }
        | Occasion::ReviewWaiting { .. }
        | Occasion::Test { .. } => return Ok((work.batch.address_of(item.recipient()).await?, LIFE)),
        Occasion::ReferralPage { link, .. } | Occasion::GreenChannelPage { link, .. } => {
            let link = work.batch.referral_link(link).await?.ok_or(Refusal::NotFound)?;
            if link.replaced_at.is_some() {
                return Err(Refusal::ReferralLinkUsed.into());
            }
            return Ok((duty_address(work, link.referral).await?, LIFE));
        }
        Occasion::ReferralNotice { referral, recipient } | Occasion::GreenChannelNotice { referral, recipient } => {
            let sent_by = work.batch.referral(referral).await?.map(|stored| stored.sent_by);
            let address = if sent_by == Some(recipient) {
                duty_address(work, referral).await?
            } else {
                work.batch.address_of(recipient).await?
            };
            return Ok((address, LIFE));
        }
        Occasion::SystemReferral { .. } | Occasion::SystemCancellation { .. } | Occasion::SystemIntroduction { .. } => {
            return exchange::where_to(work, &item.letter.text).await;
        }
    };
    let page = work.batch.linked_page(page).await?.ok_or(Refusal::NotFound)?;
    let stands_down = matches!(item.occasion, Occasion::StandDown { .. });
    if page.stood_down_at.is_some() && !stands_down {
        return Err(Refusal::PageStoodDown.into());
    }
    if page.answered.is_some() && !stands_down {
        return Err(Refusal::PageAnswered.into());
    }
    Ok((work.batch.contact_address(page.contact).await?, life))
}

/// Where the institution that receives a referral is reached now.
async fn duty_address(work: &mut Work<'_>, referral: ReferralId) -> Result<String, Decline> {
    let stored = work.batch.referral(referral).await?.ok_or(Refusal::NotFound)?;
    let institution = work.batch.institution(stored.referral.to).await?.ok_or(Refusal::NotFound)?;
    Ok(institution.duty_email)
}
