//! `GET /api/v1/dispatches/{id}/case-draft`.

use super::drafts;
use crate::desk::dispatches::reading::OpenDispatch;
use crate::http::dispatches::seen;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::DispatchId;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::cases::CaseDraft;

/// What a dispatch says already, for who opens a case from it: person, place, what happened, what is dangerous. Opening it
/// is recorded before anything is shown.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches/{id}/case-draft",
    tag = "cases",
    params(("id" = DispatchId, Path)),
    responses(
        (status = OK, body = CaseDraft),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn draft_case_of_dispatch(
    State(app): State<AppState>,
    by: Staff,
    Path(dispatch): Path<DispatchId>,
) -> Result<Json<CaseDraft>, ProblemAnswer> {
    seen(&app, &by, dispatch).await?;
    app.desk.run(OpenDispatch { dispatch, staff: by.id }).await?;
    let stored = seen(&app, &by, dispatch).await?;
    let store = app.desk.store();
    let (brief, _) = store.dispatch_brief(dispatch).await?;
    let case = match stored.dispatch.session {
        Some(session) => store.case_of_session(session).await?,
        None => store.case_of_dispatch(dispatch).await?,
    };
    Ok(Json(CaseDraft {
        area: Some(stored.dispatch.area),
        basis: Some(stored.basis.into()),
        details: drafts::of_brief(&brief),
        open: drafts::open(case),
    }))
}
