//! Offers leave in the commit that made them possible: waiting callers in the order of the queue meet free operators.

use super::{Work, floor};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::routing::{Match, Need, Signature, matches};
use xinqiao_domain::session::{AlertKind, Offer, Stage};
use xinqiao_domain::{Actor, Event, OfferId, SessionId, StaffId};
use xinqiao_storage::Error;

/// Waiting sessions looked at in one step. The head of the queue is an index seek, so this does not grow with it.
const STEP: i64 = 32;
/// Steps of one routing, so that a long queue nobody free can serve (wishes, rests) costs a bounded time.
const STEPS: i64 = 8;

/// Matches and offers.
pub(super) async fn route(work: &mut Work<'_>) -> Result<(), Error> {
    let policy = work.batch.policy().await?;
    let now = work.batch.now();
    let mut skip = 0;
    for _ in 0..STEPS {
        let candidates = work.batch.roster().await?.candidates();
        if !candidates.iter().any(|candidate| candidate.is_free(&policy)) {
            return Ok(());
        }
        let waiting = work.batch.queue(STEP, skip).await?;
        let seen = waiting.len() as i64;
        let needs: Vec<Need> = waiting.iter().filter_map(Need::of).collect();
        let found = matches(&needs, &candidates, &policy, now);
        let offered = found.len() as i64;
        for one in found {
            offer(work, one).await?;
        }
        if seen < STEP {
            return Ok(());
        }
        // Those offered have left the waiting list.
        skip += seen - offered;
    }
    Ok(())
}

async fn offer(work: &mut Work<'_>, found: Match) -> Result<(), Error> {
    let policy = work.batch.policy().await?;
    let now = work.batch.now();
    let Some(session) = work.batch.state(found.session).await? else { return Ok(()) };
    let waited_ms = match &session.stage {
        Stage::Waiting(waiting) => now.since(waiting.since),
        Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => {
            return Ok(());
        }
    };
    let id = OfferId(work.ids.draw());
    let offer = Offer {
        id,
        operator: found.staff,
        at: now,
        expires_at: now + policy.offer_timeout_ms,
        because: found.because.clone(),
    };
    if let Ok(offered) = session.offer(offer) {
        work.batch.put(offered);
        work.batch.offered_to(found.staff).await?;
        let event =
            Event::Offered { session: found.session, offer: id, staff: found.staff, waited_ms, because: found.because };
        work.batch.tell(Actor::Hotline, event)?;
        match found.signature {
            Signature::InOrder => {}
            Signature::Missing => breach(work, found.session, found.staff).await?,
        }
    }
    Ok(())
}

/// No caller pays for a missing signature; that it was missing is recorded, and the supervisor is told.
pub(super) async fn breach(work: &mut Work<'_>, session: SessionId, staff: StaffId) -> Result<(), Error> {
    work.batch.tell(Actor::Hotline, Event::Ledger(LedgerEvent::OfferedInBreach { session, staff }))?;
    floor::alert(work, AlertKind::OfferedInBreach, Some(session), Some(staff), None).await
}
