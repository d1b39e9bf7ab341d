//! `/api/v1/supervisions`

use super::{views, whose};
use crate::desk::ledgers::RecordSupervision;
use crate::http::windows::{next, place};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::standing::Period;
use xinqiao_protocol::http::ledgers::{NewSupervision, Supervision, Supervisions};
use xinqiao_protocol::limits::MONTH_SUPERVISIONS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::entries::DayPlace;
use xinqiao_storage::supervisions::Wanted;

/// Which month.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfMonth {
    /// A calendar month of the centre.
    #[param(value_type = String, example = "2026-11")]
    month: String,
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Supervisions of one calendar month, the latest first; at most 2,000 in one window.
///
/// A supervisor sees all, an operator those they took part in.
#[utoipa::path(
    get,
    path = "/api/v1/supervisions",
    tag = "ledgers",
    params(OfMonth),
    responses((status = OK, body = Supervisions))
)]
pub async fn list_supervisions(
    State(app): State<AppState>,
    reader: Staff,
    Query(wanted): Query<OfMonth>,
) -> Result<Json<Supervisions>, ProblemAnswer> {
    let month = match wanted.month.parse() {
        Ok(month @ Period::Month(_)) => month,
        Ok(Period::Year(_)) | Err(_) => return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "month")),
    };
    let (first, last, whose) = (month.first(), month.last(), whose(&reader));
    let after = place(wanted.after.as_deref())?;
    let wanted = Wanted::Days { first, last, whose, after, limit: MONTH_SUPERVISIONS };
    let supervisions = views::list_supervisions(&app, wanted).await?;
    let next = next(&supervisions, MONTH_SUPERVISIONS, |last| DayPlace { on: last.on, root: last.supervision });
    Ok(Json(Supervisions { supervisions, next }))
}

/// Writes a supervision down. Whoever does so is its supervisor, and confirms it by that.
///
/// It counts for each person once they have confirmed it too.
#[utoipa::path(
    post,
    path = "/api/v1/supervisions",
    tag = "ledgers",
    request_body = NewSupervision,
    responses(
        (status = CREATED, body = Supervision),
        (status = "default", description = "`self_confirmed`, `entry_in_future`, `staff_not_found`, `session_not_found`, `text_empty`, `text_too_long`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn record_supervision(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<NewSupervision>,
) -> Result<(StatusCode, Json<Supervision>), ProblemAnswer> {
    let recorded = app.desk.run(RecordSupervision { by: by.id, body }).await?;
    Ok((StatusCode::CREATED, Json(views::one_supervision(&app, recorded.entry).await?)))
}
