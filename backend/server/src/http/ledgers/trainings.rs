//! `/api/v1/trainings`

use super::{views, whose};
use crate::desk::ledgers::RecordTraining;
use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::standing::Period;
use xinqiao_protocol::http::ledgers::{NewTraining, Training, Trainings};
use xinqiao_protocol::limits::YEAR_TRAININGS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::entries::DayPlace;
use xinqiao_storage::trainings::Wanted;

/// Which year.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfYear {
    /// A calendar year of the centre.
    #[param(value_type = String, example = "2026")]
    year: String,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Trainings of one calendar year, the latest first, with their people; at most 1,000 in one window.
///
/// A supervisor sees all, an operator those they are enrolled in, and of the people only themselves.
#[utoipa::path(
    get,
    path = "/api/v1/trainings",
    tag = "ledgers",
    params(OfYear),
    responses((status = OK, body = Trainings))
)]
pub async fn list_trainings(
    State(app): State<AppState>,
    reader: Staff,
    Query(wanted): Query<OfYear>,
) -> Result<Json<Trainings>, ProblemAnswer> {
    let year = match wanted.year.parse() {
        Ok(year @ Period::Year(_)) => year,
        Ok(Period::Month(_)) | Err(_) => return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "year")),
    };
    let whose = whose(&reader);
    let after = place(wanted.after.as_deref())?;
    let wanted = Wanted::Days { first: year.first(), last: year.last(), whose, after, limit: YEAR_TRAININGS };
    let trainings = views::list_trainings(&app, wanted, whose).await?;
    let next = next(&trainings, YEAR_TRAININGS, |last| DayPlace { on: last.on, root: last.training });
    Ok(Json(Trainings { trainings, next }))
}

/// Plans a training, or writes one down that was held.
#[utoipa::path(
    post,
    path = "/api/v1/trainings",
    tag = "ledgers",
    request_body = NewTraining,
    responses(
        (status = CREATED, body = Training),
        (status = "default", description = "`not_found`, `staff_not_found`, `text_too_long`, `field_invalid` with `field`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn record_training(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewTraining>,
) -> Result<(StatusCode, Json<Training>), ProblemAnswer> {
    let recorded = app.desk.run(RecordTraining { by: by.id, body }).await?;
    Ok((StatusCode::CREATED, Json(views::one_training(&app, recorded.entry).await?)))
}
