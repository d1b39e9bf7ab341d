//! `/api/v1/saved-searches`

use super::asked::checked;
use crate::desk::search::{DropSearch, SaveSearch};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::SavedSearchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::search::{SaveSearch as Body, SavedSearch, SavedSearches};
use xinqiao_storage::search;

/// The searches that one keeps, by name. They are nobody else's to see.
#[utoipa::path(get, path = "/api/v1/saved-searches", tag = "review", responses((status = OK, body = SavedSearches)))]
pub async fn list_saved_searches(
    State(app): State<AppState>,
    staff: Staff,
) -> Result<Json<SavedSearches>, ProblemAnswer> {
    let saved = app.desk.store().saved_searches(staff.id).await?;
    let mut searches = saved.into_iter().map(shown).collect::<Result<Vec<_>, _>>()?;
    searches.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Json(SavedSearches { searches }))
}

/// Keeps a search under a name of at most 60 characters; the one that has the name already is replaced. At most 50 are kept.
#[utoipa::path(
    post,
    path = "/api/v1/saved-searches",
    tag = "review",
    request_body = Body,
    responses(
        (status = CREATED, body = SavedSearch),
        (status = "default", description = "`text_empty`, `text_too_long`, `field_invalid`, `saved_searches_full`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn save_search(
    State(app): State<AppState>,
    staff: Staff,
    Json(body): Json<Body>,
) -> Result<(StatusCode, Json<SavedSearch>), ProblemAnswer> {
    let filter = checked(body.filter)?;
    let query = serde_json::to_string(&filter).map_err(xinqiao_storage::Error::from)?;
    let kept = app.desk.run(SaveSearch { id: body.id, staff: staff.id, name: body.name, query }).await?;
    let saved = app.desk.store().saved_searches(staff.id).await?;
    let saved = saved.into_iter().find(|one| one.search == kept.search);
    let saved = saved.ok_or(ProblemAnswer::new(xinqiao_protocol::Code::NotFound))?;
    Ok((StatusCode::CREATED, Json(shown(saved)?)))
}

/// Gives up a search of one's own.
#[utoipa::path(
    delete,
    path = "/api/v1/saved-searches/{id}",
    tag = "review",
    params(("id" = SavedSearchId, Path)),
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn drop_saved_search(
    State(app): State<AppState>,
    staff: Staff,
    Path(search): Path<SavedSearchId>,
) -> Result<StatusCode, ProblemAnswer> {
    app.desk.run(DropSearch { staff: staff.id, search }).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn shown(saved: search::SavedSearch) -> Result<SavedSearch, ProblemAnswer> {
    let search::SavedSearch { search, name, query, saved_at } = saved;
    let filter = serde_json::from_str(&query).map_err(xinqiao_storage::Error::from)?;
    Ok(SavedSearch { search, name, filter, saved_at })
}
