//! What of the outbox is a human's: an alert while it is, settled once it is not any more.

use crate::desk::{Decline, Work};
use xinqiao_domain::delivery::{Care, Delivery, DeliveryReason, Occasion};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, AlertId, DispatchId, Event, Millis, PageId};
use xinqiao_storage::outbox::Item;

/// How often supervisors are told that no letter can be sent for one and the same reason [D]: it is one trouble, not one
/// for each letter. A channel that nobody set up may well be missed by nobody for long; the outbox says it at any time.
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
        | DeliveryReason::TooLate
        | DeliveryReason::NotDelivered => Millis::hours(20),
    }
}

/// One open alert for each letter that is a human's, and one for all pages of a dispatch that are, until each is accepted
/// or called off.
pub(super) async fn see_to_alert(work: &mut Work<'_>, item: &mut Item) -> Result<(), Decline> {
    let open = match item.alert {
        Some(alert) => work.batch.open_alert(alert).await?.is_some(),
        None => false,
    };
    match (item.state.care(), item.alert) {
        (Care::Human, _) if !open => raise(work, item).await,
        (Care::None, Some(alert)) if open && item.state.due_at().is_none() => settle(work, item, alert).await,
        (Care::Human | Care::None, _) => Ok(()),
    }
}

/// A page is not wanted any more, whatever became of it: nobody has to see to it.
pub(super) async fn let_go(work: &mut Work<'_>, item: &Item) -> Result<(), Decline> {
    match item.alert {
        Some(alert) if work.batch.open_alert(alert).await?.is_some() => settle(work, item, alert).await,
        Some(_) | None => Ok(()),
    }
}

async fn raise(work: &mut Work<'_>, item: &mut Item) -> Result<(), Decline> {
    if let Some((page, dispatch)) = paged_for(work, item).await? {
        // It was answered, or called off, while a worker was at it: nobody misses it.
        if work.batch.linked_page(page).await?.is_none_or(|page| !page.is_wanted()) {
            return Ok(());
        }
        let open = work.batch.dispatch_alerts(dispatch).await?;
        item.alert = Some(match open.iter().find(|(_, what)| *what == AlertKind::PageTroubled) {
            Some((alert, _)) => *alert,
            None => raise_for(work, item, AlertKind::PageTroubled, Some(dispatch)).await?,
        });
    } else if !told_already(work, &item.state).await? {
        item.alert = Some(raise_for(work, item, AlertKind::DeliveryTroubled, None).await?);
    }
    Ok(())
}

async fn raise_for(
    work: &mut Work<'_>,
    item: &Item,
    what: AlertKind,
    dispatch: Option<DispatchId>,
) -> Result<AlertId, Decline> {
    let alert = AlertId(work.ids.draw());
    work.batch.raise_alert(alert, what, None, Some(item.recipient()), None).await?;
    if let Some(dispatch) = dispatch {
        work.batch.alert_concerns(alert, dispatch).await?;
    }
    work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session: None })?;
    Ok(alert)
}

async fn settle(work: &mut Work<'_>, item: &Item, alert: AlertId) -> Result<(), Decline> {
    if let Some((page, dispatch)) = paged_for(work, item).await?
        && work.batch.other_page_troubled(dispatch, page).await?
    {
        return Ok(());
    }
    work.batch.settle_alert(alert, None).await?;
    work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
    Ok(())
}

/// The page that an item is, and its dispatch. A test page has none, and is a letter like any other.
async fn paged_for(work: &mut Work<'_>, item: &Item) -> Result<Option<(PageId, DispatchId)>, Decline> {
    let Occasion::Page { page, .. } = item.occasion else { return Ok(None) };
    let page = work.batch.linked_page(page).await?;
    Ok(page.and_then(|page| page.dispatch.map(|paged_for| (page.page, paged_for.dispatch))))
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
