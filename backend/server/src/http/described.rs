//! What every operation's description has in common: which of them need a token is said by the rules themselves.

use super::guard::{Rule, Rules};
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{Components, OpenApi};

/// Name of the scheme of staff's access tokens.
const BEARER: &str = "bearer";
/// Name of the scheme of the refresh token.
const REFRESH_COOKIE: &str = "refresh_cookie";

/// Adds the ways to prove who one is, and to each operation whether it asks for a token.
pub(super) fn describe(openapi: &mut OpenApi, rules: &Rules) {
    let components = openapi.components.get_or_insert_with(Components::new);
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    components.add_security_scheme(BEARER, SecurityScheme::Http(bearer));
    let cookie = ApiKeyValue::new(super::sign_in::REFRESH_COOKIE);
    components.add_security_scheme(REFRESH_COOKIE, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    for (path, item) in &mut openapi.paths.paths {
        for (method, operation) in operations(item) {
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

fn operations(item: &mut PathItem) -> impl Iterator<Item = (&'static str, &mut Operation)> {
    let PathItem { get, put, post, delete, patch, .. } = item;
    let methods = [("GET", get), ("PUT", put), ("POST", post), ("DELETE", delete), ("PATCH", patch)];
    methods.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?)))
}
