//! Who may call what. Each route has a rule in `rules.json`; a route without one is refused, so that a forgotten rule
//! is a closed door. Authority is read fresh for every request.

use super::{AppState, ProblemAnswer};
use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::Method;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use xinqiao_domain::accounts::must_change;
use xinqiao_domain::authority::{Right, rights_of};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{SignInId, StaffId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::sign_in::PasswordState;

/// Who may call a route or send a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// No account needed: a caller's page, signing in, the set-up.
    Anyone,
    /// Any signed-in account, even one whose password must be changed first.
    SignedIn,
    /// A right.
    Needs(Right),
}

/// The rules of every route (`METHOD /path`) and of every staff frame.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub routes: BTreeMap<String, Rule>,
    pub frames: BTreeMap<String, Rule>,
}

static RULES: LazyLock<Rules> =
    LazyLock::new(|| serde_json::from_str(include_str!("rules.json")).expect("rules.json is checked by a test"));

/// The whole table.
pub fn rules() -> &'static Rules {
    &RULES
}

/// Who is asking: an authenticated member of staff, as they are at this moment.
#[derive(Debug, Clone)]
pub struct Staff {
    pub id: StaffId,
    pub sign_in: SignInId,
    pub expires_at: Timestamp,
    pub username: String,
    pub name: String,
    pub badge: String,
    pub roles: Vec<Role>,
    pub rights: Vec<Right>,
    pub password: PasswordState,
}

impl Staff {
    /// Whether they have a right.
    pub fn has(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Refuses unless they have a right.
    pub fn require(&self, right: Right) -> Result<(), ProblemAnswer> {
        if self.has(right) { Ok(()) } else { Err(ProblemAnswer::new(Code::Forbidden)) }
    }
}

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
        if let Err(problem) = staff.require(right) {
            return problem.into_response();
        }
    }
    request.extensions_mut().insert(staff);
    next.run(request).await
}

/// Who a bearer token speaks for, read fresh.
pub async fn authenticate(app: &AppState, header: &str) -> Result<Staff, ProblemAnswer> {
    let token = header.strip_prefix("Bearer ").ok_or(ProblemAnswer::new(Code::SignInNeeded))?;
    let bearer =
        app.tokens.verify(token, app.clock.now()).map_err(|_| ProblemAnswer::new(Code::SignInNeeded))?;
    staff_now(app, bearer.staff, bearer.sign_in, bearer.expires_at).await
}

/// Somebody as they are at this moment, if their sign-in is still good.
pub async fn staff_now(
    app: &AppState,
    staff: StaffId,
    sign_in: SignInId,
    expires_at: Timestamp,
) -> Result<Staff, ProblemAnswer> {
    let store = app.desk.store();
    if !store.sign_in_is_open(sign_in).await? {
        return Err(ProblemAnswer::new(Code::SignInNeeded));
    }
    let account = store.one_staff(staff).await?.ok_or(ProblemAnswer::new(Code::SignInNeeded))?;
    if account.disabled_at.is_some() {
        return Err(ProblemAnswer::new(Code::AccountDisabled));
    }
    let now = app.clock.now();
    let aged = must_change(app.password_profile(), account.password_at, now);
    let password =
        if account.must_change_at.is_some() || aged { PasswordState::ChangeNeeded } else { PasswordState::Good };
    Ok(Staff {
        id: staff,
        sign_in,
        expires_at,
        username: account.username,
        name: account.name,
        badge: account.badge,
        rights: rights_of(&account.roles),
        roles: account.roles,
        password,
    })
}

#[cfg(test)]
mod tests;
