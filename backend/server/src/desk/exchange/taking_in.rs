//! What a system says of our referrals is taken in like anybody's word; what cannot be anybody's is kept as it came, and
//! supervisors are told.

use super::asking::{ToAsk, as_asked, raise, see_to};
use crate::desk::arrivals::Done;
use crate::desk::referrals::{InboundEvent, Way, receive};
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::{InstitutionEvent, InstitutionFact};
use xinqiao_domain::exchange::OddityKind;
use xinqiao_domain::{Actor, AlertId, CommandId, Event, InstitutionId, OddityId, Refusal, StaffId};
use xinqiao_registry::{Page, Reading, Report};
use xinqiao_storage::Legible;
use xinqiao_storage::exchange::{Noted, Oddity};

/// What is kept of one system until somebody has seen to it; past that it says nothing new.
const MOST_ODDITIES: i64 = 200;

/// Takes in what a system has answered.
pub struct TakeIn {
    pub asked: ToAsk,
    pub page: Page,
}

impl Command for TakeIn {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let Some(mut system) = as_asked(work, &self.asked).await? else { return Ok(Done {}) };
        for report in &self.page.reports {
            take_in(work, self.asked.institution, report).await?;
        }
        let (hearing, telling) = system.hearing.answered(self.page.next, work.batch.now());
        system.hearing = hearing;
        system.answer = match self.page.unreadable {
            0 => String::new(),
            count => format!("{count} unreadable"),
        };
        see_to(work, self.asked.institution, telling).await?;
        work.batch.put_system(&system).await?;
        Ok(Done {})
    }
}

async fn take_in(work: &mut Work<'_>, institution: InstitutionId, report: &Report) -> Result<(), Decline> {
    let known = work.batch.referral(report.referral).await?;
    if let Some(stored) = &known
        && work.batch.case_seal(stored.referral.case).await?.legible() == Legible::Erased
    {
        // The person was erased; what still comes about them is not kept.
        return Ok(());
    }
    let what = match (known, report.reading) {
        (None, _) => OddityKind::NotKnown,
        (Some(stored), _) if stored.referral.to != institution => OddityKind::NotTheirs,
        (Some(_), Reading::Unclear) => OddityKind::Unclear,
        (Some(_), Reading::Says(said)) => {
            let source = format!("{institution}/{}", report.source);
            let way = Way::System { source, version: report.version };
            receive(work, InboundEvent { referral: report.referral, way, said, note: report.words.clone() }).await?;
            return Ok(());
        }
    };
    keep(work, institution, report, what).await
}

/// Keeps what came; supervisors are told of the first that nobody has seen to.
async fn keep(
    work: &mut Work<'_>,
    institution: InstitutionId,
    report: &Report,
    what: OddityKind,
) -> Result<(), Decline> {
    let open = work.batch.open_oddities_of(institution).await?;
    if open >= MOST_ODDITIES {
        return Ok(());
    }
    let oddity = Oddity {
        id: OddityId(work.ids.draw()),
        institution,
        what,
        referral: report.referral,
        source: report.source.clone(),
        version: report.version,
        evidence: report.evidence.clone(),
        at: work.batch.now(),
    };
    match work.batch.note_oddity(&oddity).await? {
        Noted::Now if open == 0 => {
            let alert = AlertId(work.ids.draw());
            raise(work, institution, alert).await
        }
        Noted::Now | Noted::Before => Ok(()),
    }
}

/// A supervisor has seen to something that could not be taken in.
pub struct SettleOddity {
    pub id: CommandId,
    pub by: StaffId,
    pub oddity: OddityId,
}

impl Command for SettleOddity {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.oddity).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let oddity = work.batch.open_oddity(self.oddity).await?.ok_or(Refusal::NotFound)?;
        work.batch.settle_oddity(self.oddity, self.by).await?;
        let fact = InstitutionFact::OdditySettled { oddity: self.oddity };
        let event = InstitutionEvent { institution: oddity.institution, staff: self.by, fact };
        work.batch.tell(Actor::Staff(self.by), Event::Institution(event))?;
        Ok(Done {})
    }
}
