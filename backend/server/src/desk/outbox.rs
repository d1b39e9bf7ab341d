//! What leaves the house: asked for inside other commands, claimed and settled by workers, sent once more by supervisors.
//! Every change of an item's state is a fact of the journal, and every bad one a human's.

mod answering_links;
mod asking;
mod claiming;
mod letters;
mod pages;
mod paging;
mod proving;
mod reminding;
mod reporting;
mod retrying;
mod settling;
mod troubles;

#[cfg(test)]
mod tests;

pub use answering_links::{AnswerLink, LinkOutcome, LookAtLink};
pub use asking::{AskTest, Asked};
pub(in crate::desk) use asking::{ask_to_confirm, ask_to_read};
pub use claiming::{ClaimDue, Claimed, LinksTo, SuppressDue};
pub(in crate::desk) use paging::{CalledOff, NewPage, PageWords, cancel_page, send_page};
pub use proving::{Reach, TestContact, TestDueContacts};
pub use reminding::{Digest, Remind};
pub use reporting::{Report, Reported};
pub use retrying::Retry;
pub use settling::Finish;

use super::{Decline, Work};
use xinqiao_domain::delivery::{Delivery, DeliveryChannel, DeliveryReason, Occasion, Priority};
use xinqiao_domain::event::DeliveryEvent;
use xinqiao_domain::{Actor, Event, Millis, OutboxId};
use xinqiao_storage::outbox::{Enqueued, Item, Letter};

/// What a letter says.
pub struct Words {
    pub subject: String,
    pub text: String,
}

/// Something to be sent.
pub struct NewItem {
    pub channel: DeliveryChannel,
    /// To whom, and what makes it one and the same: asked for again, it is not written twice.
    pub occasion: Occasion,
    pub words: Words,
    /// After this long it is of no use any more.
    pub life: Millis,
}

/// Asks for a letter to be sent, in the transaction of the change that wants it.
pub(in crate::desk) async fn enqueue(work: &mut Work<'_>, new: NewItem) -> Result<Enqueued, Decline> {
    let NewItem { channel, occasion, words: Words { subject, text }, life } = new;
    let now = work.batch.now();
    let id = OutboxId(work.ids.draw());
    let to = work.batch.address_of(occasion.recipient()).await?;
    let letter = Letter { to, subject, text };
    let item = Item { id, channel, occasion, letter, state: Delivery::new(now), expires_at: now + life, alert: None };
    post(work, item, Priority::Letter).await
}

/// The same to an address of no colleague's, under an id that its link is made of.
pub(in crate::desk) async fn enqueue_to(
    work: &mut Work<'_>,
    (id, to): (OutboxId, String),
    new: NewItem,
    priority: Priority,
) -> Result<Enqueued, Decline> {
    let NewItem { channel, occasion, words: Words { subject, text }, life } = new;
    let now = work.batch.now();
    let letter = Letter { to, subject, text };
    let item = Item { id, channel, occasion, letter, state: Delivery::new(now), expires_at: now + life, alert: None };
    post(work, item, priority).await
}

/// Puts an item into the outbox. Where no address is known, it says so instead of waiting.
async fn post(work: &mut Work<'_>, item: Item, priority: Priority) -> Result<Enqueued, Decline> {
    if work.batch.enqueue(&item, priority).await? == Enqueued::Before {
        return Ok(Enqueued::Before);
    }
    let (channel, purpose) = (item.channel, item.occasion.purpose());
    let queued = DeliveryEvent::DeliveryQueued { item: item.id, channel, purpose };
    work.batch.tell(Actor::Hotline, Event::Delivery(queued))?;
    if item.letter.to.is_empty() {
        let suppressed = item.state.suppress(DeliveryReason::NoAddress, work.batch.now());
        change(work, item, suppressed, Said::Nothing).await?;
    }
    Ok(Enqueued::Now)
}

/// What brought a change of state.
#[derive(Debug, Clone, Copy)]
enum Said<'a> {
    /// Time, or a rule.
    Nothing,
    /// The provider's answer.
    Provider(&'a str),
    /// A colleague.
    Colleague(Actor),
}

/// Writes an item's next state with its fact, and sees to its alert.
async fn change(work: &mut Work<'_>, mut item: Item, next: Delivery, said: Said<'_>) -> Result<Item, Decline> {
    if next == item.state {
        return Ok(item);
    }
    item.state = next;
    troubles::see_to_alert(work, &mut item).await?;
    let (actor, answer) = match said {
        Said::Nothing => (Actor::Hotline, None),
        Said::Provider(answer) => (Actor::Hotline, Some(answer)),
        Said::Colleague(actor) => (actor, None),
    };
    work.batch.put_outbox(&item, answer).await?;
    let changed = DeliveryEvent::DeliveryChanged { item: item.id, word: next.word(), because: next.because() };
    work.batch.tell(actor, Event::Delivery(changed))?;
    Ok(item)
}
