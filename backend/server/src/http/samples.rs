//! Samples of sessions to review.

mod draw;
mod list;
mod preview;
mod read;
mod views;

use super::{AppState, ProblemAnswer};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_protocol::Code;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_samples, draw::draw_sample))
        .routes(routes!(preview::preview_sample))
        .routes(routes!(read::read_sample))
}

/// The share asked for, or the centre's.
async fn share(app: &AppState, asked: Option<u32>) -> Result<u32, ProblemAnswer> {
    let settings = app.shared.settings(app).await?;
    let own = settings.as_ref().as_ref().map(|settings| settings.review_share_percent);
    asked.or(own).ok_or(ProblemAnswer::new(Code::SetUpNeeded))
}
