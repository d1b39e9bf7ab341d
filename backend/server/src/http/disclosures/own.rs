//! `GET /api/v1/disclosed`, `GET /api/v1/disclosed/{id}`, `POST /api/v1/disclosed/{id}/receipt`,
//! `POST /api/v1/disclosed/{id}/harms`: a department's own view. It sees what it was told, and nothing else.

use crate::desk::disclosures::{ConfirmReceipt as Confirm, OpenDisclosed};
use crate::desk::patients::EnterDisclosedHarm;
use crate::http::patients::harms::told;
use crate::http::patients::views::Names;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::disclosure::is_at_work_there;
use xinqiao_domain::{DisclosureId, InstitutionId, Refusal, Timestamp};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::disclosures::{ConfirmReceipt, DangerNow, DisclosedDetail, DisclosedRow, HarmEntered};
use xinqiao_protocol::http::patients::EnterHarm;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::disclosures::{ListedDisclosure, Shown};

/// What one's own department was told, the latest first, at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/disclosed",
    tag = "disclosures",
    params(After),
    responses(
        (status = OK, body = Window<DisclosedRow>),
        (status = "default", description = "`field_invalid`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_disclosed(
    State(app): State<AppState>,
    by: Staff,
    Query(window): Query<After>,
) -> Result<Json<Window<DisclosedRow>>, ProblemAnswer> {
    let own = own(&app, &by).await?;
    let listed = app.desk.store().disclosures(Shown::To(own), window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, ListedDisclosure::place);
    let (now, names) = (app.clock.now(), Names::read(&app).await?);
    let rows = listed.into_iter().map(|one| row(one, now, &names)).collect();
    Ok(Json(Window { rows, next }))
}

/// What one's own department was told of a patient, as it was then: place, contact, danger. Opening it is written down first.
#[utoipa::path(
    get,
    path = "/api/v1/disclosed/{id}",
    tag = "disclosures",
    params(("id" = DisclosureId, Path)),
    responses(
        (status = OK, body = DisclosedDetail),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_disclosed(
    State(app): State<AppState>,
    by: Staff,
    Path(disclosure): Path<DisclosureId>,
) -> Result<Json<DisclosedDetail>, ProblemAnswer> {
    app.desk.run(OpenDisclosed { disclosure, staff: by.id }).await?;
    detail(&app, &by, disclosure).await
}

/// Confirms that it has arrived.
#[utoipa::path(
    post,
    path = "/api/v1/disclosed/{id}/receipt",
    tag = "disclosures",
    params(("id" = DisclosureId, Path)),
    request_body = ConfirmReceipt,
    responses(
        (status = OK, body = DisclosedDetail),
        (status = "default", description = "`not_found`, `already_done`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn confirm_receipt(
    State(app): State<AppState>,
    by: Staff,
    Path(disclosure): Path<DisclosureId>,
    Json(body): Json<ConfirmReceipt>,
) -> Result<Json<DisclosedDetail>, ProblemAnswer> {
    app.desk.run(Confirm { id: body.id, by: by.id, disclosure }).await?;
    detail(&app, &by, disclosure).await
}

/// Enters what somebody did of whom the department was told, by its own form: police write "police".
#[utoipa::path(
    post,
    path = "/api/v1/disclosed/{id}/harms",
    tag = "disclosures",
    params(("id" = DisclosureId, Path)),
    request_body = EnterHarm,
    responses(
        (status = CREATED, body = HarmEntered),
        (status = "default", description = "`not_found`, `entry_in_future`, `harm_invalid`, `text_empty`, `text_too_long`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enter_disclosed_harm(
    State(app): State<AppState>,
    by: Staff,
    Path(disclosure): Path<DisclosureId>,
    Json(body): Json<EnterHarm>,
) -> Result<(StatusCode, Json<HarmEntered>), ProblemAnswer> {
    let told = told(&body);
    let command = EnterDisclosedHarm { id: body.id, by: by.id, disclosure, told, account: body.account };
    let entered = app.desk.run(command).await?;
    Ok((StatusCode::CREATED, Json(HarmEntered { harm: entered.harm })))
}

/// Where somebody belongs.
pub(super) async fn own(app: &AppState, by: &Staff) -> Result<InstitutionId, ProblemAnswer> {
    let member = app.desk.store().one_membership(by.id).await?;
    Ok(member.ok_or(Refusal::NotOfAnInstitution)?.institution)
}

async fn detail(app: &AppState, by: &Staff, disclosure: DisclosureId) -> Result<Json<DisclosedDetail>, ProblemAnswer> {
    let own = own(app, by).await?;
    let found = app.desk.store().disclosed_to(own, disclosure).await?;
    let (listed, told) = found.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let (purpose, basis) = (listed.disclosure.purpose, listed.disclosure.basis);
    let names = Names::read(app).await?;
    Ok(Json(DisclosedDetail { row: row(listed, app.clock.now(), &names), purpose, basis, told }))
}

fn row(listed: ListedDisclosure, now: Timestamp, names: &Names) -> DisclosedRow {
    let ListedDisclosure { disclosure, number, raised_at, township, .. } = listed;
    let told: Vec<_> = names.known(disclosure.to).copied().into_iter().collect();
    let lives_here = is_at_work_there(disclosure.to, names.home(township), &told);
    DisclosedRow {
        disclosure: disclosure.id,
        number,
        told_at: disclosure.at,
        due_at: disclosure.due_at,
        receipt: disclosure.standing(now),
        danger: if raised_at.is_some() && lives_here { DangerNow::Stands } else { DangerNow::Over },
    }
}
