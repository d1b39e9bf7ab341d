//! `GET /api/v1/centre`

use super::centre;
use crate::http::{AppState, Json, ProblemAnswer};
use axum::extract::State;
use xinqiao_domain::opening::OpenState;
use xinqiao_domain::routing::{OnDuty, somebody_on_duty};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::centre::{CentreMark, OpenNow, PublicCentre};
use xinqiao_storage::centre::Mark;

/// What a caller's page shows before anything else.
///
/// Emergency numbers first; whether somebody who writes now is answered, said from who is really on duty.
#[utoipa::path(
    get,
    path = "/api/v1/centre",
    tag = "centre",
    responses(
        (status = OK, body = PublicCentre),
        (status = "default", description = "`set_up_needed` before the set-up", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn get_centre(State(app): State<AppState>) -> Result<Json<PublicCentre>, ProblemAnswer> {
    let (stored, settings) = centre(&app).await?;
    let server_at = app.clock.now();
    let open = match settings.opening.is_open(server_at) {
        OpenState::Closed { opens_at } => OpenNow::Closed { opens_at: Some(opens_at) },
        OpenState::Open => {
            let roster = app.desk.store().roster().await?;
            match somebody_on_duty(&roster.candidates()) {
                OnDuty::Somebody => OpenNow::Open,
                OnDuty::Nobody => OpenNow::NobodyOnDuty,
            }
        }
    };
    let mark = match stored.mark {
        Mark::Real => CentreMark::Real,
        Mark::Demonstration => CentreMark::Demonstration,
    };
    Ok(Json(PublicCentre {
        name: settings.centre_name,
        numbers: settings.numbers,
        open,
        exit_url: settings.exit_url,
        mark,
        time_zone: settings.time_zone,
        server_at,
    }))
}
