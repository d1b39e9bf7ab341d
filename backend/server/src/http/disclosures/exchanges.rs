//! `GET /api/v1/list-exchanges`, `POST /api/v1/list-exchanges`, `GET /api/v1/list-exchanges/{id}`, and the same for the county's
//! office under `/api/v1/registry/list-exchanges`.

use super::own::own;
use crate::desk::disclosures::{ExchangeLists as Exchange, OpenExchange};
use crate::http::patients::views::Names;
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_domain::disclosure::Department;
use xinqiao_domain::institution::InstitutionKind;
use xinqiao_domain::{InstitutionId, ListExchangeId};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::disclosures::{ExchangeLists, ListExchange, ListExchangeRow};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::list_exchanges::StoredExchange;

/// Exchanges of one's own department, the latest first, at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/list-exchanges",
    tag = "disclosures",
    params(After),
    responses(
        (status = OK, body = Window<ListExchangeRow>),
        (status = "default", description = "`field_invalid`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn own_exchanges(
    State(app): State<AppState>,
    by: Staff,
    Query(window): Query<After>,
) -> Result<Json<Window<ListExchangeRow>>, ProblemAnswer> {
    let (own, names) = (own(&app, &by).await?, Names::read(&app).await?);
    list(&app, &[own], &window, &names).await
}

/// Lays a department's own list of people at level 3 or more beside what it was told, and keeps what differs. Ours are those
/// that it was told of: the answer tells it of nobody else.
#[utoipa::path(
    post,
    path = "/api/v1/list-exchanges",
    tag = "disclosures",
    request_body = ExchangeLists,
    responses(
        (status = CREATED, body = ListExchange),
        (status = "default", description = "`field_invalid`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn exchange_lists(
    State(app): State<AppState>,
    by: Staff,
    Json(body): Json<ExchangeLists>,
) -> Result<(StatusCode, Json<ListExchange>), ProblemAnswer> {
    let kept = app.desk.run(Exchange { id: body.id, by: by.id, lines: body.lines }).await?;
    let own = own(&app, &by).await?;
    Ok((StatusCode::CREATED, open(&app, &by, &[own], kept.exchange, &Names::read(&app).await?).await?))
}

/// One exchange of one's own department, with what differs. Opening it is written down first.
#[utoipa::path(
    get,
    path = "/api/v1/list-exchanges/{id}",
    tag = "disclosures",
    params(("id" = ListExchangeId, Path)),
    responses(
        (status = OK, body = ListExchange),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn own_exchange(
    State(app): State<AppState>,
    by: Staff,
    Path(exchange): Path<ListExchangeId>,
) -> Result<Json<ListExchange>, ProblemAnswer> {
    let own = own(&app, &by).await?;
    open(&app, &by, &[own], exchange, &Names::read(&app).await?).await
}

/// Exchanges of the departments of one's county, for its mental-health office; the latest first, at most 100 in one window.
#[utoipa::path(
    get,
    path = "/api/v1/registry/list-exchanges",
    tag = "disclosures",
    params(After),
    responses(
        (status = OK, body = Window<ListExchangeRow>),
        (status = "default", description = "`field_invalid`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn county_exchanges(
    State(app): State<AppState>,
    by: Staff,
    Query(window): Query<After>,
) -> Result<Json<Window<ListExchangeRow>>, ProblemAnswer> {
    let names = Names::read(&app).await?;
    let departments = departments(&app, &by, &names).await?;
    list(&app, &departments, &window, &names).await
}

/// One exchange of a department of one's county, with what differs. Opening it is written down first.
#[utoipa::path(
    get,
    path = "/api/v1/registry/list-exchanges/{id}",
    tag = "disclosures",
    params(("id" = ListExchangeId, Path)),
    responses(
        (status = OK, body = ListExchange),
        (status = "default", description = "`not_found`, `not_of_an_institution`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn county_exchange(
    State(app): State<AppState>,
    by: Staff,
    Path(exchange): Path<ListExchangeId>,
) -> Result<Json<ListExchange>, ProblemAnswer> {
    let names = Names::read(&app).await?;
    let departments = departments(&app, &by, &names).await?;
    open(&app, &by, &departments, exchange, &names).await
}

/// The departments at work in the area of somebody's mental-health office; none for who is of no such office.
async fn departments(app: &AppState, by: &Staff, names: &Names) -> Result<Vec<InstitutionId>, ProblemAnswer> {
    let own = own(app, by).await?;
    let office = names.known(own).filter(|one| one.kind == InstitutionKind::MentalHealthOffice);
    let Some(office) = office else { return Ok(Vec::new()) };
    let areas = names.within(office.area);
    let there = |area: Option<_>| area.is_none_or(|area| areas.contains(&area));
    let told = names.institutions().filter(|one| Department::of(one.kind).is_some() && there(one.area));
    Ok(told.map(|one| one.id).collect())
}

async fn list(
    app: &AppState,
    institutions: &[InstitutionId],
    window: &After,
    names: &Names,
) -> Result<Json<Window<ListExchangeRow>>, ProblemAnswer> {
    let listed = app.desk.store().list_exchanges(institutions, window.place()?, PAGE_ROWS).await?;
    let next = next(&listed, PAGE_ROWS, StoredExchange::place);
    let rows = listed.iter().map(|one| row(one, names)).collect();
    Ok(Json(Window { rows, next }))
}

async fn open(
    app: &AppState,
    by: &Staff,
    institutions: &[InstitutionId],
    exchange: ListExchangeId,
    names: &Names,
) -> Result<Json<ListExchange>, ProblemAnswer> {
    let found = app.desk.store().list_exchange(exchange).await?;
    let found = found.filter(|(stored, _)| institutions.contains(&stored.institution));
    let (stored, difference) = found.ok_or(ProblemAnswer::new(Code::NotFound))?;
    app.desk.run(OpenExchange { exchange, institution: stored.institution, staff: by.id }).await?;
    let difference = serde_json::from_str(&difference).map_err(xinqiao_storage::Error::from)?;
    Ok(Json(ListExchange { row: row(&stored, names), difference }))
}

fn row(stored: &StoredExchange, names: &Names) -> ListExchangeRow {
    ListExchangeRow {
        exchange: stored.id,
        institution: stored.institution,
        institution_name: names.institution(stored.institution),
        given_by_name: names.person(stored.by),
        given_at: stored.at,
        in_both: stored.in_both,
        differing: stored.differing,
        only_ours: stored.only_ours,
        only_theirs: stored.only_theirs,
    }
}
