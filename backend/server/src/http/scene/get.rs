//! `GET /api/v1/dispatches/{id}/scene`.

use super::{footing, views};
use crate::http::dispatches::{opened, seen};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::http::scene::Scene;
use xinqiao_protocol::{Code, Problem};

/// What was reported from the scene and written afterwards, for the dispatch's own team, those who are or were on it, and
/// who directs. Opening it is recorded, once for each sitting of a quarter of an hour.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches/{id}/scene",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    responses(
        (status = OK, body = Scene),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_scene(
    State(app): State<AppState>,
    reader: Staff,
    Path(dispatch): Path<DispatchId>,
) -> Result<Json<Scene>, ProblemAnswer> {
    seen(&app, &reader, dispatch).await?;
    opened(&app, &reader, dispatch).await?;
    let store = app.desk.store();
    let (Some(stored), Some(open)) = (store.one_dispatch(dispatch).await?, store.scene(dispatch).await?) else {
        return Err(ProblemAnswer::new(Code::NotFound));
    };
    let people = app.shared.people(&app).await?;
    Ok(Json(views::scene_of(&stored.dispatch, open, footing(&reader), &people)))
}
