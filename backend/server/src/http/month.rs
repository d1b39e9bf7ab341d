//! The supervision of a month.

mod people;

use super::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::standing::Period;
use xinqiao_protocol::http::month::SupervisionMonth;
use xinqiao_protocol::{Code, Problem};

/// This operation.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(supervision_month))
}

/// Which month.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfMonth {
    /// A calendar month of the centre.
    #[param(value_type = String, example = "2026-11")]
    month: String,
}

/// The supervision of one calendar month: everybody of whom it is asked, what took place, what was agreed last, what
/// reviews came to, and which sessions to talk about. Whoever misses it comes first.
#[utoipa::path(
    get,
    path = "/api/v1/supervision-month",
    tag = "ledgers",
    params(OfMonth),
    responses(
        (status = OK, body = SupervisionMonth),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn supervision_month(
    State(app): State<AppState>,
    Query(wanted): Query<OfMonth>,
) -> Result<Json<SupervisionMonth>, ProblemAnswer> {
    let month = match wanted.month.parse() {
        Ok(month @ Period::Month(_)) => month,
        Ok(Period::Year(_)) | Err(_) => return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "month")),
    };
    let on = app.shared.zone(&app).await?.day_of(app.clock.now());
    Ok(Json(SupervisionMonth { month, on, people: people::of(&app, month, on).await? }))
}
