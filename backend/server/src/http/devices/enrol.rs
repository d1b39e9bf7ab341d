//! `POST /api/v1/crew/devices`

use super::devices;
use crate::desk::devices::{EnrolDevice, Enrolled};
use crate::desk::sign_in::Seat;
use crate::http::sign_in::cookie;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum_extra::extract::CookieJar;
use xinqiao_protocol::http::devices::{Devices, EnrolDevice as Body};
use xinqiao_protocol::{Code, Problem};

/// Keeps this phone signed in: its sign-in lasts until it is unused for as long as the centre has set, or revoked. At most 5 phones each.
///
/// The answer lists one's phones; asked again by the same phone, only its name changes. The cookie comes again, and stays
/// when the browser is closed.
#[utoipa::path(
    post,
    path = "/api/v1/crew/devices",
    tag = "devices",
    request_body = Body,
    responses(
        (status = OK, body = Devices),
        (status = "default", description = "`text_empty`, `text_too_long`, `phones_full`, `sign_in_needed` without the cookie of this sign-in", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn enrol_device(
    State(app): State<AppState>,
    staff: Staff,
    jar: CookieJar,
    Json(body): Json<Body>,
) -> Result<(CookieJar, Json<Devices>), ProblemAnswer> {
    let token = cookie::presented(&jar).ok_or(ProblemAnswer::new(Code::SignInNeeded))?;
    let (sign_in, presented) = (staff.sign_in, token.hash().to_vec());
    match app.desk.run(EnrolDevice { staff: staff.id, sign_in, presented, name: body.name }).await? {
        Enrolled::Good => Ok((cookie::give(jar, &token, Seat::Phone), Json(devices(&app, &staff, staff.id).await?))),
        Enrolled::NotGood => Err(ProblemAnswer::new(Code::SignInNeeded)),
    }
}
