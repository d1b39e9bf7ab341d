//! `GET /api/v1/teams/{id}/on-call`.

use super::shown;
use crate::http::teams::seen;
use crate::http::{AppState, Json, Path, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::on_call::{Interval, LOOK_AHEAD};
use xinqiao_domain::{TeamId, Timestamp};
use xinqiao_protocol::http::teams::{OnCallList, OnCallMore};
use xinqiao_protocol::limits::ON_CALL_PERIODS;
use xinqiao_protocol::{Code, Problem};

/// Which stretch of time.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Between {
    /// Left out: now.
    #[param(value_type = Option<i64>)]
    from: Option<Timestamp>,
    /// Left out: 14 days after `from`.
    #[param(value_type = Option<i64>)]
    until: Option<Timestamp>,
}

/// Who of a team is on call within a stretch of time, cancelled periods too, the earliest first. Whoever does not keep
/// teams reads their own team's.
#[utoipa::path(
    get,
    path = "/api/v1/teams/{id}/on-call",
    tag = "teams",
    params(("id" = TeamId, Path), Between),
    responses(
        (status = OK, body = OnCallList),
        (status = "default", description = "`not_found`, `field_invalid` where it ends before it begins", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn list_on_call(
    State(app): State<AppState>,
    by: Staff,
    Path(team): Path<TeamId>,
    Query(between): Query<Between>,
) -> Result<Json<OnCallList>, ProblemAnswer> {
    let team = seen(&app, &by, team).await?;
    let now = app.clock.now();
    let from = between.from.unwrap_or(now);
    let until = between.until.unwrap_or(from + LOOK_AHEAD);
    if until <= from {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "until"));
    }
    let mut stored = app.desk.store().on_call_list(team.id, Interval { from, until }, ON_CALL_PERIODS + 1).await?;
    let more = if stored.len() > ON_CALL_PERIODS { OnCallMore::CutOff } else { OnCallMore::Whole };
    stored.truncate(ON_CALL_PERIODS);
    let people = app.shared.people(&app).await?;
    let periods = stored.into_iter().map(|one| shown(one, &by, &people, now)).collect();
    Ok(Json(OnCallList { from, until, periods, more }))
}
