//! `POST /api/v1/phone-sessions`.

use crate::desk::arrivals::OpenPhone;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use axum::extract::State;
use axum::http::StatusCode;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::sessions::{OpenPhoneSession, PhoneOpened};
use xinqiao_storage::Field;

/// Digits of a phone number; E.164 allows 15.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// An operator opens a phone session by hand and holds it at once: same forms, same counts. The number is sealed.
/// Where a block stands against it, the answer says until when; the operator talks on as they judge right.
#[utoipa::path(post, path = "/api/v1/phone-sessions", tag = "sessions", request_body = OpenPhoneSession,
    responses((status = 201, body = PhoneOpened)))]
pub async fn open_phone(
    State(app): State<AppState>,
    staff: Staff,
    Json(body): Json<OpenPhoneSession>,
) -> Result<(StatusCode, Json<PhoneOpened>), ProblemAnswer> {
    let number = body.number.trim();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let known = !number.is_empty();
    if known && !DIGITS.contains(&digits) {
        return Err(ProblemAnswer::with(Code::FieldInvalid, "field", "number"));
    }
    let session = body.id;
    let keys = app.desk.store().keys();
    let seal_key = session.to_string();
    let (seal, wrapped_seal) = keys.new_seal(&seal_key)?;
    let phone = if known { Some(seal.seal(Field::Phone, &seal_key, number)?) } else { None };
    let held = app
        .desk
        .run(OpenPhone {
            id: session,
            by: staff.id,
            direction: body.direction,
            language: body.language,
            started_at: body.started_at,
            alias: crate::aliases::alias(session),
            seal_key,
            wrapped_seal,
            phone_hash: known.then(|| keys.phone_hash(number)),
            phone,
            return_hash: None,
        })
        .await?;
    Ok((StatusCode::CREATED, Json(PhoneOpened { session, blocked_until: held.blocked_until })))
}
