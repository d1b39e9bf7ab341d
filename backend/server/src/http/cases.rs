//! Suspected cases 线索: opened from a session, a dispatch or a form, diagnosed by who has the person, reviewed by the county.

mod by_form;
mod diagnose;
mod draft_of_dispatch;
mod draft_of_session;
mod drafts;
mod from_dispatch;
mod from_session;
mod get;
mod list;
mod report;
mod review;
mod seeing;
mod views;

use super::{AppState, ProblemAnswer, Staff};
use crate::desk::cases::Standing;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::authority::Right;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(draft_of_session::draft_case_of_session))
        .routes(routes!(draft_of_dispatch::draft_case_of_dispatch))
        .routes(routes!(from_session::open_case_from_session))
        .routes(routes!(from_dispatch::open_case_from_dispatch))
        .routes(routes!(list::list_cases, by_form::open_case_by_form))
        .routes(routes!(report::report_case))
        .routes(routes!(get::get_case))
        .routes(routes!(diagnose::diagnose_case))
        .routes(routes!(review::review_case))
}

/// In what standing somebody opens a case of a session or dispatch.
fn standing(by: &Staff) -> Standing {
    if by.has(Right::ChaseReferrals) { Standing::Supervisor } else { Standing::Own }
}
