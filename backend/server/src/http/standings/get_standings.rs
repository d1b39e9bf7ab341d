//! `GET /api/v1/standings`

use super::employment_of;
use crate::desk::accounts::answers_now;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use std::cmp::Reverse;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::ledgers::{StandingView, Standings};

/// How everybody who answers callers stands towards the ledgers, and why; whoever is in arrears comes first.
#[utoipa::path(
    get,
    path = "/api/v1/standings",
    tag = "ledgers",
    responses(
        (status = OK, body = Standings),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_standings(State(app): State<AppState>) -> Result<Json<Standings>, ProblemAnswer> {
    let store = app.desk.store();
    let mut derived = store.standings().await?;
    let mut employments = store.employments().await?;
    let mut standings = Vec::new();
    for staff in store.all_staff().await? {
        // Whoever answers has a standing from the commit that made them do so.
        let Some(derived) = derived.remove(&staff.id).filter(|_| answers_now(&staff)) else { continue };
        let employment = employment_of(&app, &staff, employments.remove(&staff.id)).await?;
        let standing = derived.standing;
        standings.push(StandingView { staff: staff.id, name: staff.name, standing, employment });
    }
    standings.sort_by_key(|view| Reverse(view.standing.word));
    let on = app.shared.zone(&app).await?.day_of(app.clock.now());
    Ok(Json(Standings { on, standings }))
}
