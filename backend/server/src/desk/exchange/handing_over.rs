//! A referral to an institution with a system of its own: what goes along is put together from what was chosen to leave the
//! house, in the transaction that sends it.

use super::entering::party;
use super::errand::{Errand, put};
use super::words;
use crate::desk::{Decline, Work};
use std::collections::BTreeSet;
use xinqiao_domain::delivery::Occasion;
use xinqiao_domain::session::{Session, Stage};
use xinqiao_domain::suspected_case::{CaseBasis, CaseField, SuspectedCase};
use xinqiao_domain::{Millis, Refusal, Timestamp};
use xinqiao_registry::{Contact, Handover, Note, Order, Risk};
use xinqiao_storage::referrals::StoredReferral;

/// How long a referral that is asked back is told so, at least.
const ASKED_BACK_LIFE: Millis = Millis::days(7);

/// Puts a referral that was just sent into the outbox, for the receiver's own system. After it could have brought the person
/// there, it is of no use any more.
pub(in crate::desk) async fn hand_over(work: &mut Work<'_>, stored: &StoredReferral) -> Result<(), Decline> {
    let handover = Box::new(together(work, stored).await?);
    let errand = Errand::Refer { institution: stored.referral.to, handover };
    let occasion = Occasion::SystemReferral { referral: stored.referral.id, recipient: stored.sent_by };
    put(work, &errand, occasion, stored.asked_for.arrive_by.since(work.batch.now())).await
}

/// Says to the receiver's system that the sender asks it back.
pub(in crate::desk) async fn ask_back(work: &mut Work<'_>, stored: &StoredReferral) -> Result<(), Decline> {
    let errand = Errand::AskBack { institution: stored.referral.to, referral: stored.referral.id };
    let occasion = Occasion::SystemCancellation { referral: stored.referral.id, recipient: stored.sent_by };
    put(work, &errand, occasion, ASKED_BACK_LIFE).await
}

async fn together(work: &mut Work<'_>, stored: &StoredReferral) -> Result<Handover, Decline> {
    let (referral, now) = (&stored.referral, work.batch.now());
    let added = work.batch.referral_note(referral).await?;
    let case = work.batch.case(referral.case).await?.ok_or(Refusal::NotFound)?;
    let from = work.batch.institution(referral.from).await?.ok_or(Refusal::NotFound)?;
    let to = work.batch.institution(referral.to).await?.ok_or(Refusal::NotFound)?;
    let told = work.batch.case_details(case.id).await?.outside();
    let language = work.batch.first_language().await?;
    let session = match case.session {
        Some(session) => work.batch.state(session).await?,
        None => None,
    };
    let order = Order {
        referral: referral.id,
        based_on: referral.based_on,
        from: party(&from),
        to: party(&to),
        priority: referral.priority,
        wanted: words::wanted(language, referral.priority).to_owned(),
        sent_at: now,
        answer_by: Some(stored.asked_for.answer_by),
        arrive_by: Some(stored.asked_for.arrive_by),
    };
    Ok(Handover {
        case: case.id,
        opened_at: case.opened_at,
        contact: session.as_ref().map(contact),
        risk: session.as_ref().and_then(|session| risk(session, now)),
        warning: told.text(CaseField::Danger).map(str::to_owned),
        team: team(work, &case).await?.into_iter().collect(),
        note: Some(Note { text: words::note(language, &told, &case, &added), written_at: now }),
        agreed_at: (case.basis == CaseBasis::Consent).then_some(case.opened_at),
        order,
    })
}

fn contact(session: &Session) -> Contact {
    let ended_at = match &session.stage {
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => None,
        Stage::WrapUp(_, ended) => Some(ended.at),
        Stage::Closed(closed) => Some(closed.ended.at),
    };
    Contact { session: session.id, began_at: session.opened_at, ended_at }
}

/// The danger as it is rated now.
fn risk(session: &Session, now: Timestamp) -> Option<Risk> {
    Some(Risk { tier: session.tier?, found_at: now })
}

/// The professions that were sent, each once.
async fn team(work: &mut Work<'_>, case: &SuspectedCase) -> Result<BTreeSet<String>, Decline> {
    let Some(dispatch) = case.dispatch else { return Ok(BTreeSet::new()) };
    let language = work.batch.first_language().await?;
    let stays = work.batch.crew_stays(dispatch).await?;
    Ok(stays.iter().map(|stay| words::profession(language, stay.profession).to_owned()).collect())
}
