//! `PUT /api/v1/members/{staff}/availability`.

use crate::desk::teams::SetAvailability as Command;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::teams::{MemberAvailability, SetAvailability};

/// Says whether somebody can be asked: oneself, or anybody for whoever keeps teams. Who is away is not paged and does not
/// count as being on call.
#[utoipa::path(
    put,
    path = "/api/v1/members/{staff}/availability",
    tag = "teams",
    params(("staff" = StaffId, Path)),
    request_body = SetAvailability,
    responses(
        (status = OK, body = MemberAvailability),
        (status = "default", description = "`forbidden`, `not_a_team_member`, `field_invalid` where the end is past or far away", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn set_availability(
    State(app): State<AppState>,
    by: Staff,
    Path(staff): Path<StaffId>,
    Json(body): Json<SetAvailability>,
) -> Result<Json<MemberAvailability>, ProblemAnswer> {
    if staff != by.id {
        by.require(Right::KeepTeams)?;
    }
    let SetAvailability { id, availability } = body;
    app.desk.run(Command { id, by: by.id, staff, availability }).await?;
    Ok(Json(MemberAvailability { staff, availability }))
}
