//! `GET /api/v1/exchange/troubles`.

use super::systems::names;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_domain::exchange::{Health, OddityKind};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::exchange::{ExchangeTroubles, FailingSystem, Oddity};
use xinqiao_protocol::limits::{EXCHANGE_SYSTEMS, PAGE_ROWS};

/// What of other institutions' systems is a human's: which do not answer, and what they said that cannot be taken in.
#[utoipa::path(
    get,
    path = "/api/v1/exchange/troubles",
    tag = "exchange",
    responses(
        (status = OK, body = ExchangeTroubles),
        (status = "default", description = "`forbidden`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_exchange_troubles(State(app): State<AppState>) -> Result<Json<ExchangeTroubles>, ProblemAnswer> {
    let (names, store) = (names(&app).await?, app.desk.store());
    let name = |institution| names.get(&institution).cloned().unwrap_or_default();
    let failing = store.open_systems(EXCHANGE_SYSTEMS).await?.into_iter().filter_map(|system| {
        let (institution, institution_name) = (system.institution, name(system.institution));
        match system.hearing.health {
            Health::Fails { since, times, .. } => {
                Some(FailingSystem { institution, institution_name, since, times, answer: system.answer })
            }
            Health::NotAskedYet | Health::Answers { .. } => None,
        }
    });
    let failing = failing.collect();
    let oddities = store.open_oddities(PAGE_ROWS).await?.into_iter().map(|oddity| Oddity {
        oddity: oddity.id,
        institution: oddity.institution,
        institution_name: name(oddity.institution),
        what: oddity.what,
        referral: match oddity.what {
            OddityKind::Unclear | OddityKind::NotTheirs => Some(oddity.referral),
            OddityKind::NotKnown => None,
        },
        at: oddity.at,
        evidence: oddity.evidence,
    });
    Ok(Json(ExchangeTroubles { failing, oddities: oddities.collect() }))
}
