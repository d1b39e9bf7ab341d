//! What every operation's description has in common: that refusals are problems, and which operations need a token,
//! which the rules themselves say.

use crate::authority::{Rule, Rules};
use axum::http::StatusCode;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::response::{Response, Responses};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, Content, OpenApi, Ref, RefOr};

/// Name of the scheme of staff's access tokens.
const BEARER: &str = "bearer";
/// Name of the scheme of the refresh token.
const REFRESH_COOKIE: &str = "refresh_cookie";

/// What a refusal is sent as.
const PROBLEM: &str = "application/problem+json";

/// Adds the ways to prove who one is, and to each operation whether it asks for a token and how it refuses.
pub(super) fn describe(openapi: &mut OpenApi, rules: &Rules) {
    let components = openapi.components.get_or_insert_with(Components::new);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    components.add_security_scheme(BEARER, SecurityScheme::Http(bearer));
    let cookie = ApiKeyValue::new(super::sign_in::REFRESH_COOKIE);
    components.add_security_scheme(REFRESH_COOKIE, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    for (path, item) in &mut openapi.paths.paths {
        for (method, operation) in operations(item) {
            describe_responses(&mut operation.responses);
            match rules.routes.get(&format!("{method} {path}")) {
                Some(Rule::SignedIn | Rule::Needs(_)) => {
                    let needed = SecurityRequirement::new::<_, [&str; 0], _>(BEARER, []);
                    operation.security = Some(vec![needed]);
                }
                Some(Rule::Anyone) | None => {}
            }
        }
    }
}

/// Every answer has words and every refusal is a problem; a problem that is not named can come too.
fn describe_responses(responses: &mut Responses) {
    for (status, response) in &mut responses.responses {
        let RefOr::T(response) = response else { continue };
        let status = StatusCode::from_bytes(status.as_bytes()).ok();
        if response.description.is_empty() {
            status
                .and_then(|status| status.canonical_reason())
                .unwrap_or_default()
                .clone_into(&mut response.description);
        }
        let refusal = status.is_none_or(|status| status.is_client_error() || status.is_server_error());
        if refusal && let Some(body) = response.content.shift_remove("application/json") {
            response.content.insert(PROBLEM.to_owned(), body);
        }
    }
    responses.responses.entry("default".to_owned()).or_insert_with(|| {
        let mut problem = Response::new("A problem");
        problem.content.insert(PROBLEM.to_owned(), RefOr::T(Content::new(Some(Ref::from_schema_name("Problem")))));
        RefOr::T(problem)
    });
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let methods = [("GET", get), ("PUT", put), ("POST", post), ("DELETE", delete), ("PATCH", patch)];
    methods.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}
