//! `PUT /api/v1/institutions/{id}/system`.

use crate::desk::exchange::EnterSystem;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::InstitutionId;
use xinqiao_domain::exchange::{Access, SystemSignIn};
use xinqiao_notify::system::check_address;
use xinqiao_protocol::http::exchange::EnterSystem as Body;
use xinqiao_protocol::limits::{SYSTEM_SECRET_CHARS, SYSTEM_URL_CHARS};
use xinqiao_protocol::{Code, Problem};

/// Enters where an institution's own system is and how we sign in there, or changes it. It is told who we are, and where to
/// call when something changes; both are an item of the outbox. What was entered is sealed, and never shown again.
#[utoipa::path(
    put,
    path = "/api/v1/institutions/{id}/system",
    tag = "exchange",
    params(("id" = InstitutionId, Path)),
    request_body = Body,
    responses(
        (status = NO_CONTENT),
        (status = "default", description = "`not_found`, `field_invalid` on `base_url` or `sign_in`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enter_system(
    State(app): State<AppState>,
    by: Staff,
    Path(institution): Path<InstitutionId>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    let base_url = body.base_url.trim().trim_end_matches('/').to_owned();
    if base_url.chars().count() > SYSTEM_URL_CHARS || check_address(&base_url).is_err() {
        return Err(invalid("base_url"));
    }
    check(&body.sign_in)?;
    let access = Access { base_url, sign_in: body.sign_in };
    app.desk.run(EnterSystem { id: body.id, by: by.id, institution, access }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether a header can carry what was entered.
fn check(sign_in: &SystemSignIn) -> Result<(), ProblemAnswer> {
    let sound = |part: &&str| {
        (1..=SYSTEM_SECRET_CHARS).contains(&part.len()) && part.chars().all(|letter| (' '..='~').contains(&letter))
    };
    let address = match sign_in {
        SystemSignIn::ClientCredentials { token_url, .. } => check_address(token_url).is_ok(),
        SystemSignIn::None {} | SystemSignIn::Bearer { .. } | SystemSignIn::Basic { .. } => true,
    };
    if address && sign_in.parts().iter().all(sound) { Ok(()) } else { Err(invalid("sign_in")) }
}

fn invalid(field: &str) -> ProblemAnswer {
    ProblemAnswer::with(Code::FieldInvalid, "field", field)
}
