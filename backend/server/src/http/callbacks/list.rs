//! `GET /api/v1/callbacks`.

use crate::http::{AppState, Json, ProblemAnswer, Query, Staff};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::StaffId;
use xinqiao_domain::callback::Callback as Standing;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::callbacks::{Callback, CallbackState};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::callbacks::Listed;
use xinqiao_storage::records::masked;

/// Which window of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Place {
    /// `next` of the window before; left out for the first.
    after: Option<String>,
}

/// Requests still to be called, oldest first, then those done, newest first; at most 100 in one window. A number is
/// shown in full only to whoever took the request, until it is done.
#[utoipa::path(get, path = "/api/v1/callbacks", tag = "callbacks", params(Place),
    responses((status = 200, body = Window<Callback>)))]
pub async fn list_callbacks(
    State(app): State<AppState>,
    staff: Staff,
    Query(place): Query<Place>,
) -> Result<Json<Window<Callback>>, ProblemAnswer> {
    let after = place.after.as_deref().map(str::parse).transpose();
    let after = after.map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "after"))?;
    let listed = app.desk.store().callbacks(after, PAGE_ROWS).await?;
    let people = app.shared.people(&app).await?;
    let next = listed.last().filter(|_| listed.len() == PAGE_ROWS).map(|last| last.place().to_string());
    let rows = listed.into_iter().map(|one| view(one, staff.id, &|staff| people.name(staff))).collect();
    Ok(Json(Window { rows, next }))
}

fn view(listed: Listed, reader: StaffId, name: &dyn Fn(StaffId) -> String) -> Callback {
    let Listed { id, request, requested_at, state } = listed;
    let (phone, state) = match state {
        Standing::Open => (masked(&request.phone), CallbackState::Open),
        Standing::Taken { by, at } => {
            let phone = if by == reader { request.phone.clone() } else { masked(&request.phone) };
            (phone, CallbackState::Taken { by, by_name: name(by), at })
        }
        Standing::Done { by, at, outcome } => {
            (masked(&request.phone), CallbackState::Done { by, by_name: name(by), at, outcome })
        }
    };
    Callback {
        callback: id,
        language: request.language,
        name: request.name,
        phone,
        note: request.note,
        requested_at,
        state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use xinqiao_domain::desk_words::CallbackOutcome;
    use xinqiao_domain::session::Language;
    use xinqiao_domain::{CallbackId, Timestamp};
    use xinqiao_storage::callbacks::Request;

    #[test]
    fn who_sees_a_number_in_full() {
        let (me, other, at) = (StaffId(Uuid::from_u128(1)), StaffId(Uuid::from_u128(2)), Timestamp(1));
        let table = [
            (Standing::Open, "*******6789"),
            (Standing::Taken { by: me, at }, "13123456789"),
            (Standing::Taken { by: other, at }, "*******6789"),
            (Standing::Done { by: me, at, outcome: CallbackOutcome::Reached }, "*******6789"),
        ];
        for (state, shown) in table {
            let request = Request {
                language: Language::Chinese,
                name: String::new(),
                phone: "13123456789".to_owned(),
                note: String::new(),
            };
            let listed = Listed { id: CallbackId(Uuid::from_u128(3)), request, requested_at: at, state };
            assert_eq!(view(listed, me, &|_| String::new()).phone, shown, "{state:?}");
        }
    }
}
