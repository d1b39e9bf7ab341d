//! Pages asked for, what the server says of them, and what came: do they agree, and was a dispatch ever silent?

use crate::smtp::Arrived;
use std::collections::BTreeMap;
use uuid::Uuid;
use xinqiao_domain::Timestamp;
use xinqiao_domain::delivery::{DeliveryPurpose, DeliveryWord};
use xinqiao_domain::dispatch::{PageWord, SLACK};
use xinqiao_notify::email::REPEAT_LINE;
use xinqiao_protocol::http::dispatches::{DispatchStrip, LadderView};
use xinqiao_protocol::http::outbox::OutboxItem;

/// What a run found of pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct PageTally {
    /// Dispatches that the server said were asked for.
    pub dispatches: u64,
    /// Pages that had to follow from them.
    pub pages_asked: u64,
    /// Pages that the far end was told of as accepted.
    pub pages_accepted: u64,
    /// Pages that came once more under their own id: a death, or a silence, after they were handed over.
    pub pages_repeated: u64,
    /// Pages that had to follow and were not written down, or are called accepted though they never came.
    pub pages_lost: u64,
    /// Open dispatches, each time it was looked, that nobody had acknowledged, of which no step was due and no supervisor
    /// knew; and pages that failed without anybody knowing.
    pub pages_silent: u64,
    /// Pages that two workers sent at once: neither says that it may be a repeat.
    pub double_claims: u64,
    /// Pages that came under an id that is no page's, or were written down twice.
    pub pages_doubled_under_other_id: u64,
}

impl PageTally {
    /// Whether nothing is wrong.
    pub const fn is_clean(&self) -> bool {
        self.pages_lost + self.pages_silent + self.double_claims + self.pages_doubled_under_other_id == 0
    }
}

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Dispatches that were taken.
    pub taken: u64,
    /// Dispatches that were said to the server, answered or not.
    pub said: u64,
    /// Pages of each.
    pub each: u64,
}

/// Compares what was asked for with what the server says and with what came. Silence is looked at by itself.
pub fn compare(asked: Asked, rows: &[OutboxItem], arrived: &[Arrived]) -> PageTally {
    let came = by_item(arrived);
    let mut tally =
        PageTally { dispatches: asked.taken, pages_asked: asked.taken * asked.each, ..PageTally::default() };
    let mut written = 0;
    for row in rows.iter().filter(|row| row.purpose == DeliveryPurpose::Page) {
        written += 1;
        let copies = came.get(&row.item.0).map(Vec::as_slice).unwrap_or_default();
        let fresh = copies.iter().filter(|one| !one.text.contains(REPEAT_LINE)).count() as u64;
        tally.pages_repeated += (copies.len() as u64).saturating_sub(1);
        tally.double_claims += fresh.saturating_sub(1);
        if row.word == DeliveryWord::Accepted {
            tally.pages_accepted += 1;
            tally.pages_lost += u64::from(copies.is_empty());
        }
    }
    tally.pages_lost += tally.pages_asked.saturating_sub(written);
    let strange = came.keys().filter(|id| !rows.iter().any(|row| row.item.0 == **id)).count() as u64;
    tally.pages_doubled_under_other_id = written.saturating_sub(asked.said * asked.each) + strange;
    tally
}

/// What came, by the id in its `Message-ID`.
fn by_item(arrived: &[Arrived]) -> BTreeMap<Uuid, Vec<&Arrived>> {
    let mut items = BTreeMap::<Uuid, Vec<&Arrived>>::new();
    for one in arrived {
        let id = one.id.trim_start_matches('<').split('@').next().and_then(|id| id.parse().ok());
        items.entry(id.unwrap_or_default()).or_default().push(one);
    }
    items
}

/// How much of these open dispatches is silent now, by what they show.
pub fn silent(strips: &[DispatchStrip], now: Timestamp) -> u64 {
    strips.iter().map(|strip| u64::from(is_silent(strip, now)) + troubles_of_nobody(strip)).sum()
}

fn is_silent(strip: &DispatchStrip, now: Timestamp) -> bool {
    let due = match strip.ladder {
        LadderView::Foot { .. } => Some(strip.requested_at),
        LadderView::On { next_at, .. } => Some(next_at),
        LadderView::UsedUp { .. } | LadderView::Still { .. } => None,
    };
    strip.crew.is_empty() && strip.alerts.is_empty() && due.is_none_or(|due| due + SLACK < now)
}

fn troubles_of_nobody(strip: &DispatchStrip) -> u64 {
    let lines = strip.paged.iter().flat_map(|person| &person.pages);
    let troubled = lines.filter(|line| match line.state {
        PageWord::Failed | PageWord::Expired | PageWord::Suppressed => true,
        PageWord::Pending
        | PageWord::Sending
        | PageWord::AcceptedByProvider
        | PageWord::Delivered
        | PageWord::Seen
        | PageWord::Acknowledged
        | PageWord::Declined
        | PageWord::NotNeeded
        | PageWord::Unknown
        | PageWord::Cancelled => false,
    });
    if strip.alerts.is_empty() { troubled.count() as u64 } else { 0 }
}

#[cfg(test)]
mod tests;
