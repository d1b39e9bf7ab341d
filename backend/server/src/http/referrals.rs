//! Referrals 转介: sent, listed in the box of an institution, answered, taken back, chased; admissions of whoever came.

mod answer;
mod cancel;
mod chase;
mod get;
mod link;
mod list;
mod of_session;
mod propose_admission;
mod seeing;
mod send;
mod sign_admission;
mod timeline;
pub(super) mod views;

use super::AppState;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_referrals))
        .routes(routes!(chase::list_late_referrals))
        .routes(routes!(get::get_referral))
        .routes(routes!(send::send_referral))
        .routes(routes!(answer::answer_referral))
        .routes(routes!(cancel::ask_to_cancel_referral))
        .routes(routes!(link::send_referral_link))
        .routes(routes!(of_session::list_referrals_of_session))
        .routes(routes!(timeline::case_timeline))
        .routes(routes!(propose_admission::propose_admission))
        .routes(routes!(sign_admission::sign_admission))
}
