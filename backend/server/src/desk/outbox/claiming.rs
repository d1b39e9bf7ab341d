//! A worker takes what is due. What a gone worker left may have arrived; what is too late, or no longer so, is not sent.

use super::{Said, change};
use crate::desk::arrivals::Done;
use crate::desk::exchange;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::delivery::{Attempt, DeliveryChannel, DeliveryReason, Occasion, Urgency};
use xinqiao_domain::review::ReviewWord;
use xinqiao_domain::standing::still_so;
use xinqiao_domain::{OutboxId, PageId, ReferralLinkId};
use xinqiao_storage::outbox::{Item, Letter};

/// Items looked at in one command, and in one for a single hand.
const LOOKED_AT: i64 = 64;
const LOOKED_AT_FOR_ONE: i64 = 8;

/// One worker's right to make one attempt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    pub item: OutboxId,
    /// To be shown when it is settled.
    pub token: i64,
    pub attempt: Attempt,
    pub letter: Letter,
    /// Whose link goes with it.
    pub link: Option<LinksTo>,
}

/// Takes at most this many items that are due, and of them so many letters: the rest is kept free for pages.
pub struct ClaimDue {
    pub channel: DeliveryChannel,
    pub most: usize,
    pub letters: usize,
}

impl Command for ClaimDue {
    type Answer = Vec<Claimed>;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Vec<Claimed>, Decline> {
        let now = work.batch.now();
        let mut letters = allowed(work, self.channel, self.letters).await?;
        let mut claimed = Vec::new();
        let looked_at = if self.most > 1 { LOOKED_AT } else { LOOKED_AT_FOR_ONE };
        for item in work.batch.outbox_due(self.channel, looked_at).await? {
            if claimed.len() >= self.most {
                break;
            }
            let item = aged(work, item).await?;
            if item.state.due_at().is_none() {
                continue;
            }
            // Somebody waits for a page: it is tried whether or not the last attempts of others went well.
            match item.occasion.purpose().urgency() {
                Urgency::Page => {}
                Urgency::Letter | Urgency::System if letters > 0 => letters -= 1,
                Urgency::Letter | Urgency::System => continue,
            }
            let number = item.state.attempt().number();
            let token = i64::from(number) + 1;
            let next = item.state.claim(token, now)?;
            let item = change(work, item, next, Said::Nothing).await?;
            let Item { id, letter, state, occasion, .. } = item;
            claimed.push(Claimed { item: id, token, attempt: state.attempt(), letter, link: links_to(&occasion) });
        }
        Ok(claimed)
    }
}

/// What a link of a letter leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinksTo {
    Page(PageId),
    Referral(ReferralLinkId),
}

/// What an item asks to be answered.
const fn links_to(occasion: &Occasion) -> Option<LinksTo> {
    match occasion {
        Occasion::Page { page, .. } | Occasion::PageTest { page, .. } => Some(LinksTo::Page(*page)),
        Occasion::ReferralPage { link, .. } | Occasion::GreenChannelPage { link, .. } => Some(LinksTo::Referral(*link)),
        Occasion::ReferralNotice { .. }
        | Occasion::GreenChannelNotice { .. }
        | Occasion::StandingReminder { .. }
        | Occasion::MonthlyDigest { .. }
        | Occasion::SupervisionToConfirm { .. }
        | Occasion::ReviewWaiting { .. }
        | Occasion::Test { .. }
        | Occasion::StandDown { .. }
        | Occasion::SystemReferral { .. }
        | Occasion::SystemCancellation { .. }
        | Occasion::SystemIntroduction { .. } => None,
    }
}

/// How many attempts of letters may begin: while the circuit is half open one at a time, whichever node asks.
async fn allowed(work: &mut Work<'_>, channel: DeliveryChannel, most: usize) -> Result<usize, Decline> {
    let now = work.batch.now();
    let breaker = work.batch.breaker(channel).await?;
    let allowed = breaker.allows(most, now);
    Ok(match breaker.open_until {
        None => allowed,
        Some(_) => allowed.saturating_sub(work.batch.outbox_in_hand(channel).await?),
    })
}

/// What time and the ledgers have made of an item since it was written.
async fn aged(work: &mut Work<'_>, item: Item) -> Result<Item, Decline> {
    let now = work.batch.now();
    let item = match item.state.overdue(now, item.expires_at) {
        Some(next) => change(work, item, next, Said::Nothing).await?,
        None => item,
    };
    if item.state.due_at().is_none() || is_still_so(work, &item.occasion).await? {
        return Ok(item);
    }
    let cancelled = item.state.cancel(DeliveryReason::NoLongerSo, now);
    change(work, item, cancelled, Said::Nothing).await
}

/// Whether what an item speaks of is still so.
async fn is_still_so(work: &mut Work<'_>, occasion: &Occasion) -> Result<bool, Decline> {
    match occasion {
        Occasion::StandingReminder { person, requirement, period, .. } => {
            let standings = work.batch.standings_of(&[*person]).await?;
            Ok(standings.get(person).is_some_and(|derived| still_so(&derived.standing, *requirement, *period)))
        }
        Occasion::SupervisionToConfirm { version, recipient } => {
            Ok(work.batch.waits_for_confirmation(*version, *recipient).await?)
        }
        Occasion::ReviewWaiting { review, .. } => {
            let review = work.batch.review(*review).await?;
            Ok(review.is_some_and(|review| review.stage.word() == ReviewWord::Given))
        }
        // It was called off, or answered, while a worker was at it.
        Occasion::Page { page, .. } | Occasion::PageTest { page, .. } => {
            let page = work.batch.linked_page(*page).await?;
            Ok(page.is_some_and(|page| page.is_wanted()))
        }
        // It was replaced by a newer one, or the referral ended, while a worker was at it.
        Occasion::ReferralPage { link, .. } | Occasion::GreenChannelPage { link, .. } => {
            referral_link_is_wanted(work, *link).await
        }
        Occasion::SystemReferral { referral, .. } => exchange::is_to_be_sent(work, *referral).await,
        Occasion::SystemCancellation { referral, .. } => exchange::is_to_be_asked_back(work, *referral).await,
        Occasion::SystemIntroduction { institution, version, .. } => {
            exchange::is_to_be_met(work, *institution, *version).await
        }
        Occasion::MonthlyDigest { .. }
        | Occasion::Test { .. }
        | Occasion::StandDown { .. }
        | Occasion::ReferralNotice { .. }
        | Occasion::GreenChannelNotice { .. } => Ok(true),
    }
}

async fn referral_link_is_wanted(work: &mut Work<'_>, link: ReferralLinkId) -> Result<bool, Decline> {
    let Some(link) = work.batch.referral_link(link).await? else { return Ok(false) };
    let referral = work.batch.referral(link.referral).await?;
    Ok(link.replaced_at.is_none() && referral.is_some_and(|stored| !stored.referral.stage.is_over()))
}

/// Nobody has set up the channel: what waits for its first attempt says so instead of waiting for ever.
pub struct SuppressDue {
    pub channel: DeliveryChannel,
}

impl Command for SuppressDue {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        for item in work.batch.outbox_due(self.channel, LOOKED_AT).await? {
            let item = aged(work, item).await?;
            let next = item.state.suppress(DeliveryReason::NotConfigured, now);
            change(work, item, next, Said::Nothing).await?;
        }
        Ok(Done {})
    }
}
