//! `POST /api/v1/exchange/calls/{institution}`.

use crate::desk::exchange::Called;
use crate::http::{AppState, Path, ProblemAnswer};
use crate::system_calls;
use axum::extract::State;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use xinqiao_domain::InstitutionId;
use xinqiao_protocol::{Code, Problem};

/// An institution's system calls: something has changed there (a Subscription's rest-hook). What is sent along is not read;
/// the system is asked, with our own credentials. Shown is the secret that it was given, as a bearer token; an unknown
/// institution and a wrong secret are answered alike.
#[utoipa::path(
    post,
    path = "/api/v1/exchange/calls/{institution}",
    tag = "exchange",
    params(("institution" = InstitutionId, Path)),
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn take_system_call(
    State(app): State<AppState>,
    Path(institution): Path<InstitutionId>,
    headers: HeaderMap,
) -> Result<StatusCode, ProblemAnswer> {
    let not_found = || ProblemAnswer::new(Code::NotFound);
    let store = app.desk.store();
    let system = store.one_system(institution).await?.filter(|system| system.closed_at.is_none());
    let version = system.ok_or_else(not_found)?.version;
    let shown = headers.get(AUTHORIZATION).and_then(|shown| shown.to_str().ok()?.strip_prefix("Bearer "));
    if !shown.is_some_and(|shown| system_calls::is_theirs(store.keys(), institution, version, shown)) {
        return Err(not_found());
    }
    app.desk.run(Called { institution }).await?;
    Ok(StatusCode::NO_CONTENT)
}
