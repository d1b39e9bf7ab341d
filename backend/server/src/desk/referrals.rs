//! Referrals: sent, answered over the console, a signed page or a far end's own system, taken back, chased when late. Every
//! answer, whichever way it comes, is taken in by `receive`.

mod cancelling;
mod chasing;
mod hearing;
mod letters;
mod linking;
mod reading;
mod sending;
mod telling;

pub use cancelling::AskToCancel;
pub use chasing::ChaseDue;
pub use hearing::{AnswerReferral, Heard};
pub(in crate::desk) use hearing::{InboundEvent, Way, receive};
pub use linking::{AnswerReferralLink, LinkLooked, LookAtReferralLink, SendLink};
pub use reading::ReadReferral;
pub(in crate::desk) use sending::{NewReferral, Route, may_refer, refer};
pub use sending::{SendReferral, Sent};

use super::{Decline, Work};
use xinqiao_domain::event::{CaseEvent, CaseFact};
use xinqiao_domain::referral::{AwaitedStep, Referral};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, AlertId, Event, ReferralId, Refusal, StaffId};
use xinqiao_storage::referrals::StoredReferral;

/// Tells a fact of a referral, by somebody or by the hotline itself.
pub(in crate::desk) fn tell(
    work: &mut Work<'_>,
    referral: &Referral,
    staff: Option<StaffId>,
    fact: CaseFact,
) -> Result<(), Decline> {
    let actor = staff.map_or(Actor::Hotline, Actor::Staff);
    let event = CaseEvent { case: referral.case, session: referral.session, staff, fact };
    Ok(work.batch.tell(actor, Event::Case(event))?)
}

/// A referral that is there.
pub(in crate::desk) async fn known(work: &mut Work<'_>, referral: ReferralId) -> Result<StoredReferral, Decline> {
    Ok(work.batch.referral(referral).await?.ok_or(Refusal::NotFound)?)
}

/// Writes a referral's next state; what was told late and has come is nobody's any more.
async fn keep(work: &mut Work<'_>, before: &Referral, after: &Referral) -> Result<(), Decline> {
    work.batch.put_referral(after).await?;
    let step = |referral: &Referral| referral.awaited.map(|awaited| awaited.step);
    if step(before) != step(after) {
        settle(work, after.id, AlertKind::ReferralLate).await?;
    }
    Ok(())
}

/// Somebody has to see to a referral. One open alert of a kind is enough.
async fn raise(work: &mut Work<'_>, referral: &Referral, what: AlertKind) -> Result<(), Decline> {
    if work.batch.referral_alerts(referral.id).await?.iter().any(|(_, open)| *open == what) {
        return Ok(());
    }
    let alert = AlertId(work.ids.draw());
    work.batch.raise_referral_alert(alert, what, referral).await?;
    work.batch.tell(Actor::Hotline, Event::AlertRaised { alert, what, session: referral.session })?;
    Ok(())
}

/// What an alert asked for has come about.
async fn settle(work: &mut Work<'_>, referral: ReferralId, what: AlertKind) -> Result<(), Decline> {
    for (alert, open) in work.batch.referral_alerts(referral).await? {
        if open == what {
            work.batch.settle_alert(alert, None).await?;
            work.batch.tell(Actor::Hotline, Event::AlertSettled { alert, staff: None })?;
        }
    }
    Ok(())
}

/// Whether a referral asks the next hospital by itself where an answer is late.
fn climbs(stored: &StoredReferral, step: AwaitedStep) -> bool {
    stored.ladder.is_some() && step == AwaitedStep::Answer
}
