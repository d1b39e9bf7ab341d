//! `GET /api/v1/supervisions/{id}/versions`, `GET /api/v1/trainings/{id}/versions`

use super::{views, whose};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::EntryId;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::ledgers::{EntryVersion, Supervision, Training};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::places::Place;
use xinqiao_storage::supervisions::SupervisionVersion;
use xinqiao_storage::trainings::TrainingVersion;

/// Which window.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct From {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

impl From {
    fn place(&self) -> Result<Option<Place<EntryId>>, ProblemAnswer> {
        let after = self.after.as_deref().map(str::parse).transpose();
        after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))
    }
}

/// Every version of a supervision, the latest first: who wrote it, when, and why. An operator sees those that name them.
#[utoipa::path(
    get,
    path = "/api/v1/supervisions/{id}/versions",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry"), From),
    responses(
        (status = OK, body = Window<EntryVersion<Supervision>>),
        (status = "default", description = "`not_found`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn supervision_versions(
    State(app): State<AppState>,
    reader: Staff,
    Path(root): Path<EntryId>,
    Query(from): Query<From>,
) -> Result<Json<Window<EntryVersion<Supervision>>>, ProblemAnswer> {
    let after = from.place()?;
    let found = app.desk.store().supervision_versions(root, whose(&reader), after, PAGE_ROWS).await?;
    if found.is_empty() && after.is_none() {
        return Err(ProblemAnswer::new(Code::NotFound));
    }
    let next = found.last().filter(|_| found.len() == PAGE_ROWS).map(|last| last.place().to_string());
    let people = app.shared.people(&app).await?;
    let version = |SupervisionVersion { supervision, reason }| {
        let entry = views::supervision(supervision, &people);
        EntryVersion {
            version: entry.version,
            by: entry.supervisor,
            by_name: entry.supervisor_name.clone(),
            reason,
            entry,
        }
    };
    Ok(Json(Window { rows: found.into_iter().map(version).collect(), next }))
}

/// Every version of a training, the latest first: who wrote it, when, and why.
#[utoipa::path(
    get,
    path = "/api/v1/trainings/{id}/versions",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry"), From),
    responses(
        (status = OK, body = Window<EntryVersion<Training>>),
        (status = "default", description = "`not_found`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn training_versions(
    State(app): State<AppState>,
    reader: Staff,
    Path(root): Path<EntryId>,
    Query(from): Query<From>,
) -> Result<Json<Window<EntryVersion<Training>>>, ProblemAnswer> {
    let after = from.place()?;
    let found = app.desk.store().training_versions(root, after, PAGE_ROWS).await?;
    if found.is_empty() && after.is_none() {
        return Err(ProblemAnswer::new(Code::NotFound));
    }
    let next = found.last().filter(|_| found.len() == PAGE_ROWS).map(|last| last.place().to_string());
    let people = app.shared.people(&app).await?;
    let version = |TrainingVersion { listed, by, reason }| {
        let version = listed.training.version.entry;
        let entry = views::training(listed, whose(&reader), &people);
        EntryVersion { version, by, by_name: people.name(by), reason, entry }
    };
    Ok(Json(Window { rows: found.into_iter().map(version).collect(), next }))
}
