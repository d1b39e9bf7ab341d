//! Requests that carry only a cookie must come from a page of ours: browsers say so in `Origin`, and no page can say it
//! for another.

use crate::config::Origin;
use crate::http::{AppState, ProblemAnswer};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::ORIGIN;
use axum::http::request::Parts;
use xinqiao_protocol::Code;

/// The request comes from a page of an allowed origin. A missing origin, or `null`, is none.
pub(super) struct OurPage;

impl FromRequestParts<AppState> for OurPage {
    type Rejection = ProblemAnswer;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, ProblemAnswer> {
        if is_allowed(&parts.headers, &app.config.allowed_origins()) {
            Ok(Self)
        } else {
            Err(ProblemAnswer::new(Code::WrongOrigin))
        }
    }
}

fn is_allowed(headers: &HeaderMap, allowed: &[Origin]) -> bool {
    let mut said = headers.get_all(ORIGIN).iter();
    let (Some(origin), None) = (said.next(), said.next()) else { return false };
    let origin = origin.to_str().ok().and_then(|text| text.parse::<Origin>().ok());
    origin.is_some_and(|origin| allowed.contains(&origin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn which_pages_are_ours() {
        let allowed: Vec<Origin> =
            ["https://hotline.example", "http://127.0.0.1:8080"].map(|text| text.parse().unwrap()).to_vec();
        for (said, expected) in [
            (&["https://hotline.example"][..], true),
            (&["http://127.0.0.1:8080"], true),
            (&[], false),
            (&["null"], false),
            (&["http://hotline.example"], false),
            (&["https://hotline.example.evil.example"], false),
            (&["http://127.0.0.1:8081"], false),
            (&["https://hotline.example", "https://evil.example"], false),
        ] {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append(ORIGIN, HeaderValue::from_static(value));
            }
            assert_eq!(is_allowed(&headers, &allowed), expected, "{said:?}");
        }
    }
}
