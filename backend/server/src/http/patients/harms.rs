//! `POST /api/v1/patients/{id}/harms`, `POST /api/v1/patients/{id}/harms/{harm}/withdrawal`.

use super::views;
use crate::desk::patients::{EnterHarm as Enter, WithdrawHarm as Withdraw};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::harm::Told;
use xinqiao_domain::{HarmId, PatientId};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::patients::{EnterHarm, PatientDetail, WithdrawHarm};

/// What is told of it.
pub fn told(body: &EnterHarm) -> Told {
    let EnterHarm { kind, source, happened_at, injured, deaths, .. } = *body;
    Told { kind, source, happened_at, injured, deaths }
}

/// Enters what the patient did that hurt or damaged. One with a death is major.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/harms",
    tag = "patients",
    params(("id" = PatientId, Path)),
    request_body = EnterHarm,
    responses(
        (status = CREATED, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `entry_in_future`, `harm_invalid`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enter_harm(
    State(app): State<AppState>,
    by: Staff,
    Path(patient): Path<PatientId>,
    Json(body): Json<EnterHarm>,
) -> Result<(StatusCode, Json<PatientDetail>), ProblemAnswer> {
    let told = told(&body);
    app.desk.run(Enter { id: body.id, by: by.id, patient, told, account: body.account }).await?;
    Ok((StatusCode::CREATED, views::detail(&app, &by, patient).await?))
}

/// It was entered by mistake: it stays in the register, and is not counted.
#[utoipa::path(
    post,
    path = "/api/v1/patients/{id}/harms/{harm}/withdrawal",
    tag = "patients",
    params(("id" = PatientId, Path), ("harm" = HarmId, Path)),
    request_body = WithdrawHarm,
    responses(
        (status = OK, body = PatientDetail),
        (status = "default", description = "`not_found`, `forbidden`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn withdraw_harm(
    State(app): State<AppState>,
    by: Staff,
    Path((patient, harm)): Path<(PatientId, HarmId)>,
    Json(body): Json<WithdrawHarm>,
) -> Result<Json<PatientDetail>, ProblemAnswer> {
    app.desk.run(Withdraw { id: body.id, by: by.id, patient, harm }).await?;
    views::detail(&app, &by, patient).await
}
