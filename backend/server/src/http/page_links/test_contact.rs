//! `POST /api/v1/contacts/{id}/test`.

use crate::desk::outbox::{Reach, TestContact};
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::ContactId;
use xinqiao_domain::authority::Right;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::page_links::{ContactTested, TestContact as Body};

/// Sends a test page over one way to reach a member of a team: one's own, or anybody's for who keeps teams. Once somebody
/// has answered it, this way is proven. Every one is also tested each week without being asked.
#[utoipa::path(post, path = "/api/v1/contacts/{id}/test", tag = "pages", params(("id" = ContactId, Path)),
    request_body = Body, responses(
        (status = 200, description = "On its way", body = ContactTested),
        (status = 404, description = "`not_found`: no such way, the console's, or somebody else's", body = Problem),
        (status = 409, description = "`already_done`: one was sent within the last minute; `id_reused`", body = Problem),
    ))]
pub async fn test_contact(
    State(app): State<AppState>,
    staff: Staff,
    Path(contact): Path<ContactId>,
    Json(body): Json<Body>,
) -> Result<Json<ContactTested>, ProblemAnswer> {
    let reach = if staff.has(Right::KeepTeams) { Reach::Everybody } else { Reach::Own };
    Ok(Json(app.desk.run(TestContact { id: body.id, contact, by: staff.id, reach }).await?))
}
