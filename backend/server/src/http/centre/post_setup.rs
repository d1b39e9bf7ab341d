//! `POST /api/v1/setup`

use crate::desk::centre::{FirstAdministrator, Proof, SetUp, SetUpOutcome, first_settings, is_number};
use crate::http::sign_in::{hash_new, in_turn};
use crate::http::{AppState, Json, ProblemAnswer};
use crate::net::ClientAddress;
use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::StaffId;
use xinqiao_protocol::http::centre::SetUp as Body;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::centre::Mark;
use xinqiao_storage::sha256;

/// Creates the centre and its first administrator.
///
/// Needs the one-time code that the first start printed. The administrator is a security administrator and creates all
/// other accounts; the system administrator must be somebody else.
#[utoipa::path(
    post,
    path = "/api/v1/setup",
    tag = "centre",
    request_body = Body,
    responses(
        (status = CREATED, description = "Created: the administrator can sign in"),
        (status = "default", description = "`set_up_done`, `set_up_code_wrong`, `password_weak`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn post_setup(
    State(app): State<AppState>,
    Extension(client): Extension<ClientAddress>,
    Json(body): Json<Body>,
) -> Result<StatusCode, ProblemAnswer> {
    in_turn(&app, client).await?;
    let code = sha256(body.code.trim().as_bytes());
    // Looked at before the password is hashed, so that nobody without the code makes work for the hashing thread.
    let store = app.desk.store();
    if store.centre().await?.is_some() {
        return Err(ProblemAnswer::new(Code::SetUpDone));
    }
    let expected = store.set_up_code().await?;
    if expected.is_none_or(|expected| verify_slices_are_equal(&expected, &code).is_err()) {
        return Err(ProblemAnswer::new(Code::SetUpCodeWrong));
    }
    if !is_number(&body.hotline_number) {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "hotline_number"));
    }
    let settings = first_settings(&body.centre_name, &body.hotline_number);
    let person = body.administrator;
    let password = hash_new(&app, person.password, &person.username).await?;
    let staff = StaffId(app.ids.draw());
    let administrator = FirstAdministrator { staff, name: person.name, username: person.username, password };
    let set_up = SetUp { proof: Proof::Code(code), mark: Mark::Real, settings, administrator };
    match app.desk.run(set_up).await? {
        SetUpOutcome::Created => Ok(StatusCode::CREATED),
        SetUpOutcome::DoneBefore => Err(ProblemAnswer::new(Code::SetUpDone)),
        SetUpOutcome::CodeWrong => Err(ProblemAnswer::new(Code::SetUpCodeWrong)),
    }
}
