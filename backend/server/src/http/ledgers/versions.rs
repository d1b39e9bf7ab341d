//! `GET /api/v1/supervisions/{id}/versions`, `GET /api/v1/trainings/{id}/versions`

use super::{views, whose};
use crate::http::windows::{After, next};
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use crate::show::People;
use axum::extract::State;
use xinqiao_domain::EntryId;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::ledgers::{EntryVersion, Supervision, Training};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::places::Place;
use xinqiao_storage::supervisions::SupervisionVersion;
use xinqiao_storage::trainings::TrainingVersion;

/// Every version of a supervision, the latest first: who wrote it, when, and why. An operator sees those that name them.
#[utoipa::path(
    get,
    path = "/api/v1/supervisions/{id}/versions",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry"), After),
    responses(
        (status = OK, body = Window<EntryVersion<Supervision>>),
        (status = "default", description = "`not_found`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn supervision_versions(
    State(app): State<AppState>,
    reader: Staff,
    Path(root): Path<EntryId>,
    Query(window): Query<After>,
) -> Result<Json<Window<EntryVersion<Supervision>>>, ProblemAnswer> {
    let after = window.place()?;
    let found = app.desk.store().supervision_versions(root, whose(&reader), after, PAGE_ROWS).await?;
    let shown = |SupervisionVersion { supervision, reason }, people: &People| {
        let entry = views::supervision(supervision, people);
        EntryVersion {
            version: entry.version,
            by: entry.supervisor,
            by_name: entry.supervisor_name.clone(),
            reason,
            entry,
        }
    };
    versions(&app, after, found, SupervisionVersion::place, shown).await
}

/// Every version of a training, the latest first: who wrote it, when, and why.
#[utoipa::path(
    get,
    path = "/api/v1/trainings/{id}/versions",
    tag = "ledgers",
    params(("id" = EntryId, Path, description = "The first entry"), After),
    responses(
        (status = OK, body = Window<EntryVersion<Training>>),
        (status = "default", description = "`not_found`, `field_invalid`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn training_versions(
    State(app): State<AppState>,
    reader: Staff,
    Path(root): Path<EntryId>,
    Query(window): Query<After>,
) -> Result<Json<Window<EntryVersion<Training>>>, ProblemAnswer> {
    let after = window.place()?;
    let found = app.desk.store().training_versions(root, after, PAGE_ROWS).await?;
    let shown = |TrainingVersion { listed, by, reason }, people: &People| {
        let version = listed.training.version.entry;
        let entry = views::training(listed, whose(&reader), people);
        EntryVersion { version, by, by_name: people.name(by), reason, entry }
    };
    versions(&app, after, found, TrainingVersion::place, shown).await
}

/// A window of versions; an entry of which there is none at all is not there.
async fn versions<Version, Entry>(
    app: &AppState,
    after: Option<Place<EntryId>>,
    found: Vec<Version>,
    place: impl FnOnce(&Version) -> Place<EntryId>,
    shown: impl Fn(Version, &People) -> EntryVersion<Entry>,
) -> Result<Json<Window<EntryVersion<Entry>>>, ProblemAnswer> {
    if found.is_empty() && after.is_none() {
        return Err(ProblemAnswer::new(Code::NotFound));
    }
    let next = next(&found, PAGE_ROWS, place);
    let people = app.shared.people(app).await?;
    Ok(Json(Window { rows: found.into_iter().map(|one| shown(one, &people)).collect(), next }))
}
