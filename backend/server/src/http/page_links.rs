//! The link of a page, tests of how members are reached, and what an SMS provider reports.

mod answer;
mod look;
mod report;
mod test_contact;

use super::{AppState, ProblemAnswer};
use crate::desk::outbox::LinkOutcome;
use crate::signed_links::PAGE;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::PageId;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::page_links::LinkedPage;

/// These operations. Nothing of a page is a GET: a mail scanner opens every link.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(look::look_at_page))
        .routes(routes!(answer::answer_page_link))
        .routes(routes!(test_contact::test_contact))
        .routes(routes!(report::take_provider_reports))
}

/// The page of a token; one that is not ours, cut short or guessed is of no page.
fn page(app: &AppState, token: &str) -> Result<PageId, ProblemAnswer> {
    PAGE.read(app.desk.store().keys(), token).ok_or(ProblemAnswer::new(Code::PageLinkUnknown))
}

fn answered(outcome: LinkOutcome) -> Result<LinkedPage, ProblemAnswer> {
    match outcome {
        LinkOutcome::Shown(page) => Ok(page),
        LinkOutcome::OfNoUse(refusal) => Err(refusal.into()),
    }
}
