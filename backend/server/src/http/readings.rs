//! `GET /api/v1/readings`

use super::windows::place;
use super::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::{Date, SessionId, StaffId, Timestamp};
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::readings::{ReadingCapacity, ReadingRow, Readings};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::readings::{Wanted, Way};

/// This operation.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list_readings))
}

/// Which readings.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Of this session.
    session: Option<SessionId>,
    /// By this member of staff.
    staff: Option<StaffId>,
    /// The first day, by the centre's clock.
    #[param(value_type = Option<String>, format = "date")]
    from: Option<Date>,
    /// The last day, counted in.
    #[param(value_type = Option<String>, format = "date")]
    to: Option<Date>,
    /// `next` of the page before; left out for the first.
    after: Option<String>,
}

/// Who read what somebody else has said or written, the newest first, at most 100 on a page: the auditor's.
///
/// Each opening of a record, of a conversation or of a replay by somebody whose session it is not, and each silent view of
/// a talk, is written down before anything is shown. Never what was read.
#[utoipa::path(
    get,
    path = "/api/v1/readings",
    tag = "journal",
    params(Asked),
    responses(
        (status = OK, body = Readings),
        (status = "default", description = "`field_invalid` with the parameter's name", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn list_readings(
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
) -> Result<Json<Readings>, ProblemAnswer> {
    let zone = app.shared.zone(&app).await?;
    let next_day = asked.to.and_then(|day| day.tomorrow().ok());
    let wanted = Wanted {
        session: asked.session,
        staff: asked.staff,
        since: asked.from.map_or(Timestamp(i64::MIN), |day| zone.day_begins(day)),
        until: next_day.map_or(Timestamp(i64::MAX), |day| zone.day_begins(day)),
        after: place(asked.after.as_deref())?,
        // One more than is shown tells whether there is a next page.
        limit: PAGE_ROWS + 1,
    };
    let mut found = app.desk.store().readings(&wanted).await?;
    let more = found.len() > PAGE_ROWS;
    found.truncate(PAGE_ROWS);
    let next = found.last().filter(|_| more).map(|last| last.place().to_string());
    let people = app.shared.people(&app).await?;
    let rows = found.into_iter().map(|one| ReadingRow {
        seq: one.seq,
        at: one.at,
        staff: one.staff,
        staff_name: people.name(one.staff),
        session: one.session,
        alias: one.alias,
        capacity: match one.way {
            Way::Opened(what) => ReadingCapacity::Opened { what },
            Way::Watched => ReadingCapacity::Watched {},
        },
    });
    Ok(Json(Readings { rows: rows.collect(), next }))
}
