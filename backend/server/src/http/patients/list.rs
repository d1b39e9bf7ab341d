//! `GET /api/v1/patients`.

use super::views::{Names, reach, row};
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::patients::PatientRow;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::patients::Sorted;

/// The patients of one's own institution, of those that one's hospital guides or diagnosed, or of one's county; the latest
/// registered first, at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/patients",
    tag = "patients",
    params(After),
    responses(
        (status = OK, body = Window<PatientRow>),
        (status = "default", description = "`field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_patients(
    State(app): State<AppState>,
    by: Staff,
    Query(window): Query<After>,
) -> Result<Json<Window<PatientRow>>, ProblemAnswer> {
    let names = Names::read(&app).await?;
    let Some((relation, reach)) = reach(&app, &by, &names).await? else {
        return Ok(Json(Window { rows: Vec::new(), next: None }));
    };
    let listed = app.desk.store().patients(&reach, Sorted::ByRegistration, window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, |one| one.stored.place());
    let rows = listed.into_iter().map(|one| row(one, &by, relation, &names)).collect();
    Ok(Json(Window { rows, next }))
}
