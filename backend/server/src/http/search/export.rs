//! `GET /api/v1/session-search/export/{file}`

use super::asked::{Asked, wanted};
use super::list::shown;
use super::words::{comma, headings, more, word};
use crate::http::{AppState, Path, ProblemAnswer, Staff};
use crate::sheets::{self, SheetKind};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::facet::Facet;
use xinqiao_domain::session::Language;
use xinqiao_protocol::http::search::{FoundSession, SessionFilter};
use xinqiao_protocol::limits::{PAGE_ROWS, SEARCH_EXPORT_PAGES, SEARCH_EXPORT_ROWS};
use xinqiao_protocol::problem::Tongue;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::search::Reach;

/// How it is written.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Written {
    /// Of headings and words; as the browser asks when left out, and Chinese else.
    language: Option<Language>,
}

/// What a search shows, as `sessions.csv` or `sessions.xlsx`, the newest first; at most 5,000 sessions. Where there are
/// more, the last row says so. No cell becomes a formula, and no words of the talks are in it.
#[utoipa::path(
    get,
    path = "/api/v1/session-search/export/{file}",
    tag = "review",
    params(("file" = String, Path, description = "`sessions.csv` or `sessions.xlsx`"), SessionFilter, Written),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = "default", description = "`not_found`, `field_invalid` with the parameter's name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn export_search(
    State(app): State<AppState>,
    reader: Staff,
    Path(file): Path<String>,
    headers: HeaderMap,
    asked: Asked<Written>,
) -> Result<Response, ProblemAnswer> {
    let kind = match file.as_str() {
        "sessions.csv" => SheetKind::Csv,
        "sessions.xlsx" => SheetKind::Xlsx,
        _unknown => return Err(ProblemAnswer::new(Code::NotFound)),
    };
    let tongue = tongue(asked.more.language, &headers);
    let rows = rows(&app, &reader, &asked.filter, tongue).await?;
    let written = tokio::task::spawn_blocking(move || sheets::write(kind, &rows)).await;
    let bytes = written.ok().and_then(Result::ok).ok_or(ProblemAnswer::new(Code::Internal))?;
    let disposition = format!("attachment; filename=\"{file}\"");
    let headers = [(CONTENT_TYPE, kind.content_type().to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

fn tongue(asked: Option<Language>, headers: &HeaderMap) -> Tongue {
    match asked {
        Some(Language::Chinese) => Tongue::ZhCn,
        Some(Language::English) => Tongue::En,
        None => {
            let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
            Tongue::from_accept_language(header.unwrap_or_default())
        }
    }
}

async fn rows(
    app: &AppState,
    reader: &Staff,
    filter: &SessionFilter,
    tongue: Tongue,
) -> Result<Vec<Vec<String>>, ProblemAnswer> {
    let zone = app.shared.zone(app).await?;
    let people = app.shared.people(app).await?;
    let store = app.desk.store();
    let mut wanted = wanted(app, filter, None, PAGE_ROWS).await?;
    let mut rows = vec![headings(tongue)];
    for _ in 0..SEARCH_EXPORT_PAGES {
        let page = store.search(&wanted).await?;
        for one in store.found(&page.found).await? {
            rows.push(cells(&shown(one, reader.id, &people), &zone, tongue));
        }
        match page.reach {
            Reach::End => return Ok(rows),
            Reach::Full(place) | Reach::LookedBack(place) => wanted.after = Some(place),
        }
        if rows.len() > SEARCH_EXPORT_ROWS {
            break;
        }
    }
    rows.push(vec![more(tongue).to_owned()]);
    Ok(rows)
}

fn cells(row: &FoundSession, zone: &Zone, tongue: Tongue) -> Vec<String> {
    let one = |facet: Option<Facet>| facet.map(|facet| word(facet, tongue)).unwrap_or_default().to_owned();
    let names: Vec<&str> = row.holders.iter().map(|holder| holder.name.as_str()).collect();
    let seconds = row.waited_ms.map(|waited| (waited.0 / 1_000).to_string());
    let minutes = row.talk_ms.map(|talk| (talk.0 / 60_000).to_string());
    vec![
        row.session.to_string(),
        row.alias.clone(),
        zone.minute_of(row.opened_at),
        one(Some(Facet::Channel(row.channel))),
        one(row.tier.map(Facet::Tier)),
        names.join(comma(tongue)),
        joined(&row.answering, Facet::Answering, tongue),
        seconds.unwrap_or_default(),
        minutes.unwrap_or_default(),
        joined(&row.marks, Facet::Mark, tongue),
        joined(&row.problems, Facet::Problem, tongue),
        one(row.outcome.map(Facet::Outcome)),
        one(row.locality.map(Facet::Locality)),
        row.rating.map(|score| score.to_string()).unwrap_or_default(),
        one(row.review.map(Facet::Review)),
        one(row.follow_up.map(Facet::FollowUp)),
    ]
}

fn joined<T: Copy>(values: &[T], facet: fn(T) -> Facet, tongue: Tongue) -> String {
    let words: Vec<&str> = values.iter().map(|value| word(facet(*value), tongue)).collect();
    words.join(comma(tongue))
}
