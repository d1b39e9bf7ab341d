//! Standing: derived anew from the ledgers in the transaction that changed them, so that routing obeys at once. An open
//! session is never cut by it.

mod day_change;
mod employment;
mod rules;

pub use day_change::{ChangeDay, Left};
pub use employment::ChangeEmployment;
pub(super) use employment::is_address;
pub use rules::AddLedgerRules;

use super::{Decline, Work};
use std::collections::BTreeMap;
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::standing;
use xinqiao_domain::{Actor, Event, StaffId};
use xinqiao_storage::standings::Derived;

/// Derives the standing of these people and writes what changed. Whoever does not answer callers has none.
pub(in crate::desk) async fn derive(work: &mut Work<'_>, staff: &[StaffId]) -> Result<(), Decline> {
    let (now, today) = (work.batch.now(), work.batch.today().await?);
    let rules = work.batch.ledger_rules().await?;
    let facts = work.batch.facts_of(staff).await?;
    let before = work.batch.standings_of(staff).await?;
    let mut changed = Vec::new();
    for (staff, facts) in facts {
        let standing = standing::derive(&facts, &rules, today);
        let before = before.get(&staff);
        let same_word = before.filter(|before| before.standing.word == standing.word);
        let since = same_word.map_or(now, |before| before.since);
        let derived = Derived { standing, on: today, since };
        if before != Some(&derived) {
            changed.push((staff, derived));
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    work.batch.put_standings(&changed).await?;
    tell(work, &changed, &before)?;
    work.route();
    Ok(())
}

fn tell(
    work: &mut Work<'_>,
    changed: &[(StaffId, Derived)],
    before: &BTreeMap<StaffId, Derived>,
) -> Result<(), Decline> {
    for (staff, Derived { standing, .. }) in changed {
        if before.get(staff).is_none_or(|before| before.standing.word != standing.word) {
            let event = LedgerEvent::StandingChanged { staff: *staff, word: standing.word };
            work.batch.tell(Actor::Hotline, Event::Ledger(event))?;
        }
    }
    Ok(())
}
