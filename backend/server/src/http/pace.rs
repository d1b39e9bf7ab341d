//! How fast one address may ask: slowed past its burst rather than refused, so that a ward behind one address is served.

use super::{AppState, ProblemAnswer};
use crate::net::ClientAddress;
use crate::net::pace::{Pace, Turn};
use crate::telemetry::names;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use xinqiao_domain::Timestamp;
use xinqiao_protocol::Code;

/// Paths of the routes that have a pace of their own besides: each try costs a password hash, or may be a guess at the
/// link of a page or a referral.
const TRIES: [&str; 5] = [
    "/api/v1/sign-in",
    "/api/v1/page-links/look",
    "/api/v1/page-links/answer",
    "/api/v1/referral-links/look",
    "/api/v1/referral-links/answer",
];

/// Lets a request through when it is its address's turn.
pub async fn pace(State(app): State<AppState>, request: Request, next: Next) -> Response {
    let Some(client) = request.extensions().get::<ClientAddress>().copied() else {
        return next.run(request).await;
    };
    let now = app.clock.now();
    let mut paces = vec![&app.requests];
    if TRIES.contains(&request.uri().path()) {
        paces.push(&app.sign_ins);
    }
    for pace in paces {
        if let Err(problem) = take_turn(pace, client, now).await {
            return problem.into_response();
        }
    }
    next.run(request).await
}

async fn take_turn(pace: &Pace, client: ClientAddress, now: Timestamp) -> Result<(), ProblemAnswer> {
    match pace.turn(client, now) {
        Turn::Now => Ok(()),
        Turn::After(wait) => {
            metrics::counter!(names::PACED).increment(1);
            tokio::time::sleep(Duration::from_millis(u64::try_from(wait.0).unwrap_or(0))).await;
            Ok(())
        }
        Turn::Refused { .. } => Err(ProblemAnswer::new(Code::TooFast)),
    }
}
