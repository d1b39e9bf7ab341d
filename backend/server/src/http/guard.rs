//! Who may call what. Each route has a rule in `rules.json`; a route without one is refused, so that a forgotten rule
//! is a closed door. Authority is read fresh for every request.

use super::{AppState, ProblemAnswer};
pub use crate::authority::{Rule, Staff, rules, staff_now};
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::sign_in::PasswordState;

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = ProblemAnswer;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, ProblemAnswer> {
        // The guard has authenticated already; a handler behind no rule never runs.
        parts.extensions.get::<Self>().cloned().ok_or(ProblemAnswer::new(Code::SignInNeeded))
    }
}

/// Lets a request through to its handler, or not.
pub async fn guard(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let method = if request.method() == Method::HEAD { &Method::GET } else { request.method() };
    let Some(rule) = rules().routes.get(&format!("{method} {path}")) else {
        return ProblemAnswer::new(Code::Forbidden).into_response();
    };
    let needs = match rule {
        Rule::Anyone => return next.run(request).await,
        Rule::SignedIn => None,
        Rule::Needs(right) => Some(*right),
    };
    let token = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let staff = match authenticate(&app, token).await {
        Ok(staff) => staff,
        Err(problem) => return problem.into_response(),
    };
    if let Some(right) = needs {
        if staff.password == PasswordState::ChangeNeeded {
            return ProblemAnswer::new(Code::PasswordChangeNeeded).into_response();
        }
        if let Err(code) = staff.require(right) {
            return ProblemAnswer::new(code).into_response();
        }
    }
    request.extensions_mut().insert(staff);
    next.run(request).await
}

/// Who a bearer token speaks for, read fresh.
pub async fn authenticate(app: &AppState, header: &str) -> Result<Staff, ProblemAnswer> {
    let token = header.strip_prefix("Bearer ").ok_or(ProblemAnswer::new(Code::SignInNeeded))?;
    let bearer = app.tokens.verify(token, app.clock.now()).map_err(|_| ProblemAnswer::new(Code::SignInNeeded))?;
    Ok(staff_now(app, bearer.staff, bearer.sign_in, bearer.expires_at).await?)
}

#[cfg(test)]
mod tests;
