//! Whether the program lives, whether it can serve, and its figures: for whoever runs it.

use super::AppState;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// These operations.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(healthz)).routes(routes!(readyz)).routes(routes!(metrics))
}

/// The format of Prometheus' text.
const FIGURES: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The process lives.
#[utoipa::path(get, path = "/healthz", tag = "health", responses((status = OK, description = "`ok`", body = String)))]
async fn healthz() -> &'static str {
    "ok\n"
}

/// The hotline can be used: the database answers, and every worker has ticked lately.
///
/// Red as well while the program stops, so that a proxy sends nobody here any more. What callers need not be sent away for
/// is said and is not red: e-mail that is not set up, and open dispatches that nothing covered when it was looked last.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "health",
    responses(
        (status = OK, description = "`ready`, what is not set up, and what was found wrong that keeps no caller away", body = String),
        (status = SERVICE_UNAVAILABLE, description = "What is wrong, one thing a line", body = String),
    )
)]
async fn readyz(State(app): State<AppState>) -> Response {
    let mut wrong: Vec<String> =
        app.watch.late(app.clock.now()).into_iter().map(|worker| format!("worker {worker} does not tick")).collect();
    if app.stopping.token.is_cancelled() {
        wrong.push("stopping".to_owned());
    } else if app.desk.store().ping().await.is_err() {
        wrong.push("database does not answer".to_owned());
    }
    if wrong.is_empty() {
        let mail = app.config.mail.is_none().then(|| "e-mail is not set up".to_owned());
        let said: Vec<String> = ["ready".to_owned()].into_iter().chain(mail).chain(app.invariant.said()).collect();
        format!("{}\n", said.join("\n")).into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, format!("{}\n", wrong.join("\n"))).into_response()
    }
}

/// Figures for Prometheus. Counts and durations only; nothing of anybody.
#[utoipa::path(get, path = "/metrics", tag = "health", responses((status = OK, description = "Figures", body = String)))]
async fn metrics(State(app): State<AppState>) -> impl IntoResponse {
    ([(CONTENT_TYPE, FIGURES)], app.figures.render())
}
