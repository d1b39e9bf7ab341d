//! Pages on their way out of the house. The page's own row is written by whoever summons; here it gets its words, its
//! place in the outbox and, when it is not wanted any more, its end.

use super::{Words, change, pages, post, troubles};
use crate::desk::{Decline, Work};
use xinqiao_domain::delivery::{Attempt, Delivery, DeliveryChannel, DeliveryReason, Occasion, Priority};
use xinqiao_domain::dispatch::{Purpose, ResponseClass};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{ContactId, Millis, OutboxId, PageId, StaffId, Timestamp};
use xinqiao_storage::outbox::{Item, Letter};

/// A stand-down that could not be said for this long, they have found out otherwise [D].
const STAND_DOWN_LIFE: Millis = Millis::minutes(30);

/// A page to be sent.
pub(in crate::desk) struct NewPage {
    pub page: PageId,
    pub staff: StaffId,
    pub contact: ContactId,
    pub channel: PageChannel,
    pub words: PageWords,
    /// The end of its ladder: an answer is of use until then.
    pub expires_at: Timestamp,
    /// [`Priority::of_page`].
    pub priority: Priority,
}

/// What a page says: nothing of the person in danger, no place but the area.
pub(in crate::desk) struct PageWords {
    /// The dispatch's, to speak of it by.
    pub number: String,
    pub purpose: Purpose,
    pub class: ResponseClass,
    /// The area's name.
    pub area: String,
    /// The professions that are still missing.
    pub wanted: Vec<Profession>,
}

/// Sends a page in the transaction that summons. The console's stays in the house: nothing is to be sent.
pub(in crate::desk) async fn send_page(work: &mut Work<'_>, new: NewPage) -> Result<(), Decline> {
    let NewPage { page, staff, contact, channel, words, expires_at, priority } = new;
    let Some(channel) = channel.delivery() else { return Ok(()) };
    let name = work.batch.staff(staff).await?.map(|staff| staff.name).unwrap_or_default();
    let words = pages::page(work.batch.first_language().await?, &name, &words);
    let occasion = Occasion::Page { page, recipient: staff };
    put(work, (OutboxId(page.0), occasion), (contact, channel), words, expires_at, priority).await
}

/// Sends a test page of a contact.
pub(super) async fn send_test(
    work: &mut Work<'_>,
    (page, staff): (PageId, StaffId),
    to: (ContactId, DeliveryChannel),
    expires_at: Timestamp,
) -> Result<(), Decline> {
    let name = work.batch.staff(staff).await?.map(|staff| staff.name).unwrap_or_default();
    let words = pages::test(work.batch.first_language().await?, &name);
    let occasion = Occasion::PageTest { page, recipient: staff };
    put(work, (OutboxId(page.0), occasion), to, words, expires_at, Priority::Test).await
}

async fn put(
    work: &mut Work<'_>,
    (id, occasion): (OutboxId, Occasion),
    (contact, channel): (ContactId, DeliveryChannel),
    words: Words,
    expires_at: Timestamp,
    priority: Priority,
) -> Result<(), Decline> {
    let Words { subject, text } = words;
    let to = work.batch.contact_address(contact).await?;
    let state = Delivery::new(work.batch.now());
    let letter = Letter { to, subject, text };
    post(work, Item { id, channel, occasion, letter, state, expires_at, alert: None }, priority).await?;
    Ok(())
}

/// Why a page is not wanted any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::desk) enum CalledOff {
    /// The person has answered, over this channel or another: they know.
    Answered,
    /// Nobody has to go any more, or the role is filled: whoever may have got it is told.
    StoodDown,
}

/// Calls a page off: what waits is not sent, and where it may have arrived a stand-down follows over the same channel.
/// The console's has nothing out of the house.
pub(in crate::desk) async fn cancel_page(work: &mut Work<'_>, page: PageId, because: CalledOff) -> Result<(), Decline> {
    let Some(item) = work.batch.outbox_item(OutboxId(page.0)).await? else { return Ok(()) };
    let now = work.batch.now();
    let perhaps_arrived = perhaps_arrived(&item.state);
    let (to, channel) = (item.letter.to.clone(), item.channel);
    let cancelled = item.state.cancel(DeliveryReason::NoLongerSo, now);
    let item = change(work, item, cancelled, super::Said::Nothing).await?;
    troubles::let_go(work, &item).await?;
    match (because, perhaps_arrived) {
        (CalledOff::StoodDown, Arrived::Perhaps) => {}
        (CalledOff::StoodDown, Arrived::Never) | (CalledOff::Answered, _) => return Ok(()),
    }
    let Some(linked) = work.batch.linked_page(page).await? else { return Ok(()) };
    let Some(paged_for) = linked.dispatch else { return Ok(()) };
    let Words { subject, text } =
        pages::stand_down(work.batch.first_language().await?, &paged_for.number, paged_for.purpose);
    let stand_down = Item {
        id: OutboxId(work.ids.draw()),
        channel,
        occasion: Occasion::StandDown { page, recipient: linked.staff },
        letter: Letter { to, subject, text },
        state: Delivery::new(now),
        expires_at: now + STAND_DOWN_LIFE,
        alert: None,
    };
    post(work, stand_down, Priority::StandDown).await?;
    Ok(())
}

/// Whether somebody may have got an item.
enum Arrived {
    Perhaps,
    Never,
}

fn perhaps_arrived(state: &Delivery) -> Arrived {
    match state {
        Delivery::Sending { .. } | Delivery::Unknown { .. } | Delivery::Accepted { .. } => Arrived::Perhaps,
        Delivery::Pending { attempt, .. } | Delivery::Failed { attempt, .. } | Delivery::Expired { attempt, .. } => {
            match attempt {
                Attempt::MayBeRepeat { .. } => Arrived::Perhaps,
                Attempt::Fresh { .. } => Arrived::Never,
            }
        }
        Delivery::Suppressed { .. } | Delivery::Cancelled { .. } => Arrived::Never,
    }
}
