//! A worker takes what is due. What a gone worker left may have arrived; what is too late, or no longer so, is not sent.

use super::{Said, change};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::delivery::{Attempt, DeliveryChannel, DeliveryReason, Occasion, Urgency};
use xinqiao_domain::review::ReviewWord;
use xinqiao_domain::standing::still_so;
use xinqiao_domain::{OutboxId, PageId};
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
    /// The page whose link goes with it.
    pub page: Option<PageId>,
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
                Urgency::Letter if letters > 0 => letters -= 1,
                Urgency::Letter => continue,
            }
            let number = item.state.attempt().number();
            let token = i64::from(number) + 1;
            let next = item.state.claim(token, now)?;
            let item = change(work, item, next, Said::Nothing).await?;
            let Item { id, letter, state, occasion, .. } = item;
            claimed.push(Claimed { item: id, token, attempt: state.attempt(), letter, page: links_to(&occasion) });
        }
        Ok(claimed)
    }
}

/// The page that an item asks to be answered.
const fn links_to(occasion: &Occasion) -> Option<PageId> {
    match occasion {
        Occasion::Page { page, .. } | Occasion::PageTest { page, .. } => Some(*page),
        Occasion::StandingReminder { .. }
        | Occasion::MonthlyDigest { .. }
        | Occasion::SupervisionToConfirm { .. }
        | Occasion::ReviewWaiting { .. }
        | Occasion::Test { .. }
        | Occasion::StandDown { .. } => None,
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
        Occasion::MonthlyDigest { .. } | Occasion::Test { .. } | Occasion::StandDown { .. } => Ok(true),
    }
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
