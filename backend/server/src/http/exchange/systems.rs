//! `GET /api/v1/exchange/systems`.

use crate::http::{AppState, Json, ProblemAnswer};
use crate::system_calls;
use axum::extract::State;
use std::collections::BTreeMap;
use xinqiao_domain::InstitutionId;
use xinqiao_domain::exchange::Health;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::exchange::{InstitutionSystem, InstitutionSystems, SystemHealth};
use xinqiao_protocol::limits::EXCHANGE_SYSTEMS;

/// The systems that are entered: where each is, by which kind of sign-in, and whether it answers. Never with what we sign in.
#[utoipa::path(
    get,
    path = "/api/v1/exchange/systems",
    tag = "exchange",
    responses(
        (status = OK, body = InstitutionSystems),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_systems(State(app): State<AppState>) -> Result<Json<InstitutionSystems>, ProblemAnswer> {
    let (names, people) = (names(&app).await?, app.shared.people(&app).await?);
    let systems = app.desk.store().open_systems(EXCHANGE_SYSTEMS).await?;
    let rows = systems.into_iter().map(|system| InstitutionSystem {
        institution: system.institution,
        name: names.get(&system.institution).cloned().unwrap_or_default(),
        base_url: system.access.base_url,
        sign_in: system.access.sign_in.word(),
        call_address: system_calls::address(&app.config.public_url, system.institution),
        changed_by: system.changed_by,
        changed_by_name: people.name(system.changed_by),
        changed_at: system.changed_at,
        health: health(system.hearing.health),
        answer: system.answer,
    });
    Ok(Json(InstitutionSystems { rows: rows.collect() }))
}

const fn health(health: Health) -> SystemHealth {
    match health {
        Health::NotAskedYet => SystemHealth::NotAskedYet,
        Health::Answers { at } => SystemHealth::Answers { at },
        Health::Fails { since, times, .. } => SystemHealth::Fails { since, times },
    }
}

/// What each institution is called.
pub(super) async fn names(app: &AppState) -> Result<BTreeMap<InstitutionId, String>, ProblemAnswer> {
    let all = app.desk.store().all_institutions().await?;
    Ok(all.into_iter().map(|stored| (stored.institution.id, stored.name)).collect())
}
