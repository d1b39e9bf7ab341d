//! `/api/v1/on-call`: who is on call, and whether everybody is who should be.

mod cancel;
mod enter;
mod list;
mod proof;

use super::{AppState, ProblemAnswer, Staff};
use crate::show::People;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::authority::Right;
use xinqiao_domain::on_call::{Period, take_out};
use xinqiao_domain::{OnCallId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::teams::OnCall;
use xinqiao_storage::on_call::StoredOnCall;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list::list_on_call))
        .routes(routes!(enter::enter_on_call))
        .routes(routes!(cancel::cancel_on_call))
        .routes(routes!(proof::prove_on_call))
}

/// One stretch as it stands now.
async fn as_it_stands(app: &AppState, by: &Staff, on_call: OnCallId) -> Result<OnCall, ProblemAnswer> {
    let stored = app.desk.store().one_on_call(on_call).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    Ok(shown(stored, by, &*app.shared.people(app).await?, app.clock.now()))
}

fn shown(stored: StoredOnCall, by: &Staff, people: &People, now: Timestamp) -> OnCall {
    let StoredOnCall { period, starts, ends, zone, entered_by, entered_at, cancelled_at } = stored;
    let Period { id, team, staff, interval } = period;
    let cancel = match (by.require(Right::KeepTeams), cancelled_at, take_out(interval, now)) {
        (Err(code), ..) => Permit::No { code },
        (Ok(()), Some(_), _) => Permit::No { code: Code::AlreadyDone },
        (Ok(()), None, Err(refusal)) => Permit::No { code: refusal.into() },
        (Ok(()), None, Ok(_)) => Permit::Yes,
    };
    OnCall {
        on_call: id,
        team,
        staff,
        name: people.name(staff),
        starts,
        ends,
        zone,
        starts_at: interval.from,
        ends_at: interval.until,
        entered_by,
        entered_by_name: people.name(entered_by),
        entered_at,
        cancelled_at,
        cancel,
    }
}
