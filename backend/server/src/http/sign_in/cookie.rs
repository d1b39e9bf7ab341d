//! The cookie of the refresh token. `__Host-`: for this host alone, whole, and only over a way nobody listens on;
//! Chromium and Firefox count this machine's own address as one. It ends with the browser, as shared computers need; on a
//! phone that stays signed in it outlives it.

use crate::desk::sign_in::Seat;
use crate::tokens::Secret;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};

/// Its name.
pub const NAME: &str = "__Host-xinqiao_refresh";

fn with(value: String) -> Cookie<'static> {
    Cookie::build((NAME, value)).path("/").http_only(true).secure(true).same_site(SameSite::Strict).build()
}

/// The token presented, if it has the form of one.
pub fn presented(jar: &CookieJar) -> Option<Secret> {
    Secret::presented(jar.get(NAME)?.value())
}

/// Gives the token to whoever signed in: to a browser until it is closed, to a phone for good. How long it is worth
/// anything is ours to say.
pub fn give(jar: CookieJar, token: &Secret, seat: Seat) -> CookieJar {
    let mut cookie = with(token.reveal().to_owned());
    match seat {
        Seat::Browser => {}
        Seat::Phone => cookie.make_permanent(),
    }
    jar.add(cookie)
}

/// Takes it away.
pub(super) fn take(jar: CookieJar) -> CookieJar {
    jar.remove(with(String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::{COOKIE, SET_COOKIE};
    use axum::http::{HeaderMap, HeaderValue};
    use axum::response::IntoResponse as _;

    fn set_cookie(jar: CookieJar) -> String {
        jar.into_response().headers()[SET_COOKIE].to_str().unwrap().to_owned()
    }

    #[test]
    fn does_the_cookie_have_every_guard_when_given_and_when_taken() {
        let rng = aws_lc_rs::rand::SystemRandom::new();
        let token = Secret::new(&rng).unwrap();
        let given = set_cookie(give(CookieJar::new(), &token, Seat::Browser));
        let kept = set_cookie(give(CookieJar::new(), &token, Seat::Phone));
        let mut sent = HeaderMap::new();
        sent.insert(COOKIE, HeaderValue::from_str(&format!("{NAME}={}", token.reveal())).unwrap());
        let jar = CookieJar::from_headers(&sent);
        assert_eq!(presented(&jar), Some(token));
        let removed = set_cookie(take(jar));
        for header in [&given, &kept, &removed] {
            for guard in ["__Host-xinqiao_refresh=", "HttpOnly", "Secure", "SameSite=Strict", "Path=/"] {
                assert!(header.contains(guard), "{guard} in {header}");
            }
            assert!(!header.contains("Domain"), "{header}");
        }
        assert!(removed.contains("Max-Age=0") && !given.contains("Max-Age"), "{removed}");
        assert!(kept.contains("Max-Age=") && !kept.contains("Max-Age=0"), "{kept}");
    }
}
