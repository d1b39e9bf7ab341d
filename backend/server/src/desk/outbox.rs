//! What leaves the house: asked for inside other commands, claimed and settled by workers, sent once more by supervisors.
//! Every change of an item's state is a fact of the journal, and every bad one a human's.

mod asking;
mod claiming;
mod letters;
mod reminding;
mod retrying;
mod settling;

#[cfg(test)]
mod tests;

pub use asking::{AskTest, Asked};
pub(in crate::desk) use asking::{ask_to_confirm, ask_to_read};
pub use claiming::{ClaimDue, Claimed, SuppressDue};
pub use reminding::{Digest, Remind};
pub use retrying::Retry;
pub use settling::Finish;

use super::{Decline, Work};
use xinqiao_domain::delivery::{Care, Delivery, DeliveryChannel, DeliveryReason, Occasion};
use xinqiao_domain::event::DeliveryEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, AlertId, Event, Millis, OutboxId};
use xinqiao_storage::outbox::{Enqueued, Item, Letter};

/// How often supervisors are told that nothing can be sent for one and the same reason [D]: it is one trouble, not one for
/// each letter. A channel that nobody set up may well be missed by nobody for long; the outbox says it at any time.
const fn told_again(because: DeliveryReason) -> Millis {
    match because {
        DeliveryReason::NotConfigured => Millis::days(30),
        DeliveryReason::Refused
        | DeliveryReason::Deferred
        | DeliveryReason::Unreachable
        | DeliveryReason::NoAnswer
        | DeliveryReason::WorkerGone
        | DeliveryReason::NoAddress
        | DeliveryReason::NoLongerSo
        | DeliveryReason::TooLate => Millis::hours(20),
    }
}

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

/// Asks for something to be sent, in the transaction of the change that wants it.
pub(in crate::desk) async fn enqueue(work: &mut Work<'_>, new: NewItem) -> Result<Enqueued, Decline> {
    let NewItem { channel, occasion, words: Words { subject, text }, life } = new;
    let now = work.batch.now();
    let id = OutboxId(work.ids.draw());
    let to = work.batch.address_of(occasion.recipient()).await?;
    let has_address = !to.is_empty();
    let letter = Letter { to, subject, text };
    let item = Item { id, channel, occasion, letter, state: Delivery::new(now), expires_at: now + life, alert: None };
    if work.batch.enqueue(&item).await? == Enqueued::Before {
        return Ok(Enqueued::Before);
    }
    let queued = DeliveryEvent::DeliveryQueued { item: id, channel, purpose: occasion.purpose() };
    work.batch.tell(Actor::Hotline, Event::Delivery(queued))?;
    if !has_address {
        let suppressed = item.state.suppress(DeliveryReason::NoAddress, now);
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
    see_to_alert(work, &mut item).await?;
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

/// One open alert for each item that is a human's, until it is accepted or called off.
async fn see_to_alert(work: &mut Work<'_>, item: &mut Item) -> Result<(), Decline> {
    let open = match item.alert {
        Some(alert) => work.batch.open_alert(alert).await?.is_some(),
        None => false,
    };
    match (item.state.care(), item.alert) {
        (Care::Human, _) if !open && !told_already(work, &item.state).await? => {
            let (alert, what) = (AlertId(work.ids.draw()), AlertKind::DeliveryTroubled);
            work.batch.raise_alert(alert, what, None, Some(item.recipient()), None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session: None })?;
            item.alert = Some(alert);
        }
        (Care::None, Some(alert)) if open && item.state.due_at().is_none() => {
            work.batch.settle_alert(alert, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
        }
        (Care::Human | Care::None, _) => {}
    }
    Ok(())
}

/// Whether the supervisors have just been told of another letter that was not sent for the same reason.
async fn told_already(work: &mut Work<'_>, state: &Delivery) -> Result<bool, Decline> {
    match state {
        Delivery::Suppressed { because, .. } => {
            let since = work.batch.now() - told_again(*because);
            Ok(work.batch.outbox_told(*because, since).await?)
        }
        Delivery::Pending { .. }
        | Delivery::Sending { .. }
        | Delivery::Unknown { .. }
        | Delivery::Accepted { .. }
        | Delivery::Failed { .. }
        | Delivery::Expired { .. }
        | Delivery::Cancelled { .. } => Ok(false),
    }
}
