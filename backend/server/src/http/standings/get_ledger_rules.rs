//! `GET /api/v1/ledger-rules`

use super::rules_view;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::LedgerRulesView;

/// What the centre asks of its operators: every version with the day from which it holds, oldest first.
#[utoipa::path(
    get,
    path = "/api/v1/ledger-rules",
    tag = "ledgers",
    responses(
        (status = OK, body = LedgerRulesView),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_ledger_rules(State(app): State<AppState>) -> Result<Json<LedgerRulesView>, ProblemAnswer> {
    Ok(Json(rules_view(&app).await?))
}
