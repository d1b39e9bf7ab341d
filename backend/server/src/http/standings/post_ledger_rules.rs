//! `POST /api/v1/ledger-rules`

use super::rules_view;
use crate::desk::standings::AddLedgerRules;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::{LedgerRulesView, NewLedgerRules};

/// One more version of the rules, from today or a later day on.
///
/// It replaces a version of the same day. A period keeps the rules that hold on its last day; past days keep theirs.
/// Everybody's standing is derived anew at once.
#[utoipa::path(
    post,
    path = "/api/v1/ledger-rules",
    tag = "ledgers",
    request_body = NewLedgerRules,
    responses(
        (status = OK, body = LedgerRulesView),
        (status = "default", description = "`rules_in_past`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn post_ledger_rules(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewLedgerRules>,
) -> Result<Json<LedgerRulesView>, ProblemAnswer> {
    app.desk.run(AddLedgerRules { id: body.id, by: by.id, rules: body.rules }).await?;
    Ok(Json(rules_view(&app).await?))
}
