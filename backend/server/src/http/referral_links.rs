//! The signed page of a referral, for whoever holds its link: no sign-in.

mod answer;
mod look;

use super::referrals::views::{Names, answers, cancel, stage};
use super::{AppState, ProblemAnswer};
use crate::desk::referrals::LinkLooked;
use crate::signed_links::REFERRAL;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::ReferralLinkId;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::referral_links::{LinkAnswerName, LinkedReferral};

/// Letters of a referral's id by which people speak of it.
const REFERENCE_LETTERS: usize = 8;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(look::look_at_referral)).routes(routes!(answer::answer_referral_link))
}

/// The link of a token; one that is not ours, cut short or guessed is none.
fn link(app: &AppState, token: &str) -> Result<ReferralLinkId, ProblemAnswer> {
    REFERRAL.read(app.desk.store().keys(), token).ok_or(ProblemAnswer::new(Code::ReferralLinkUnknown))
}

/// What the page shows: only what leaves the house.
async fn shown(app: &AppState, looked: LinkLooked) -> Result<LinkedReferral, ProblemAnswer> {
    let store = app.desk.store();
    let stored = store.one_referral(looked.referral).await?.ok_or(Code::ReferralLinkUnknown)?;
    let referral = &stored.referral;
    let names = Names::of(app).await?;
    let ladder = match stored.ladder {
        None => None,
        Some(first) => store.one_ladder(first).await?,
    };
    // The page stays open after its last answer, and has done what it was for.
    let (details, note) = if referral.stage.is_over() {
        (Vec::new(), String::new())
    } else {
        let details = store.case_words(referral.case).await?.0.outside().each().to_vec();
        (details, store.note_of_referral(&stored).await?)
    };
    let id = referral.id.to_string();
    Ok(LinkedReferral {
        version: referral.version,
        reference: id[id.len() - REFERENCE_LETTERS..].to_owned(),
        from_name: names.name(referral.from),
        to_name: names.name(referral.to),
        direction: stored.direction,
        priority: referral.priority,
        green: ladder.map(|ladder| ladder.green),
        stage: stage(&referral.stage),
        cancel: cancel(referral),
        sent_at: stored.sent_at,
        answer_by: stored.asked_for.answer_by,
        arrive_by: stored.asked_for.arrive_by,
        expires_at: looked.expires_at,
        details,
        note,
        answers: answers(referral).into_iter().map(|(name, permit)| LinkAnswerName { name, permit }).collect(),
    })
}
