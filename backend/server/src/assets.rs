//! The built pages, embedded: the caller's page at `/help/`, the crisis team's at `/crew/`, that of a receiver without a
//! system at `/referral/`, the staff console at `/console/`.

mod built;
mod policy;

pub use built::warm;
pub use policy::{harden, harden_for};

use crate::config::Origin;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::get;
use built::{Asset, Change};
use policy::Nonce;
use std::future::ready;
use std::sync::Arc;

/// What the console's page has where the nonce of a response belongs.
const NONCE_PLACE: &str = "%CSP_NONCE%";
/// Fetches the files of its page beforehand; what it may fetch, its own answer says.
const SERVICE_WORKER: &str = "crew/sw.js";
/// Never kept: pages name the newest files, and a shared computer forgets that they were opened.
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// The built pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Help,
    Crew,
    Referral,
    Console,
}

impl Page {
    const fn folder(self) -> &'static str {
        match self {
            Self::Help => "help",
            Self::Crew => "crew",
            Self::Referral => "referral",
            Self::Console => "console",
        }
    }
}

/// The pages' routes: `/`, `/help/*`, `/crew/*`, `/referral/*`, `/console/*`. `public_url` is how browsers reach the hotline; sockets go there too.
pub fn routes<S: Clone + Send + Sync + 'static>(public_url: &Origin) -> Router<S> {
    let public_url = Arc::new(public_url.clone());
    let mut router = Router::new().route("/", get(|| ready(Redirect::temporary("/help/"))));
    for page in [Page::Help, Page::Crew, Page::Referral, Page::Console] {
        let root = format!("/{}/", page.folder());
        let public_url = Arc::clone(&public_url);
        let answering = get(move |uri: Uri, headers: HeaderMap| {
            let mut response = answer(page, uri.path(), &headers, &public_url);
            harden_for(response.headers_mut(), &public_url);
            ready(response)
        });
        let bare = root.trim_end_matches('/').to_owned();
        let there = root.clone();
        router = router
            .route(&bare, get(move || ready(Redirect::permanent(&there))))
            .route(&root, answering.clone())
            .route(&format!("{root}{{*path}}"), answering);
    }
    router
}

fn answer(page: Page, path: &str, asked: &HeaderMap, public_url: &Origin) -> Response {
    let name = path.trim_start_matches('/');
    let index = format!("{}/index.html", page.folder());
    let asset = if name == format!("{}/", page.folder()) { built::find(&index) } else { built::find(name) };
    let asset = match page {
        Page::Help | Page::Crew | Page::Referral => asset,
        // The console routes by itself: whatever is no file is one of its views.
        Page::Console => asset.or_else(|| if names_a_file(name) { None } else { built::find(&index) }),
    };
    match asset {
        Some(asset) if asset.change == Change::EachResponse => document(page, asset, asked, public_url),
        Some(asset) if name == SERVICE_WORKER => {
            let mut response = file(asset, asked);
            response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy::service_worker());
            response
        }
        Some(asset) => file(asset, asked),
        None => missing(name, &index),
    }
}

/// Files have an extension or lie among the assets; the console's views do neither.
fn names_a_file(name: &str) -> bool {
    name.contains("/assets/") || name.rsplit('/').next().is_some_and(|last| last.contains('.'))
}

fn document(page: Page, asset: &Asset, asked: &HeaderMap, public_url: &Origin) -> Response {
    let (mut response, policy) = match page {
        Page::Help | Page::Crew | Page::Referral => (encoded(asset, asked), policy::phone(public_url)),
        Page::Console => {
            let Ok(nonce) = Nonce::draw() else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
            let html = String::from_utf8_lossy(&asset.plain).replace(NONCE_PLACE, nonce.text());
            (Body::from(html).into_response(), policy::console(public_url, &nonce))
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, asset.content_type.clone());
    headers.insert(header::CACHE_CONTROL, NO_STORE);
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

fn file(asset: &Asset, asked: &HeaderMap) -> Response {
    let known = asked.get(header::IF_NONE_MATCH).is_some_and(|tags| tags.as_bytes() == asset.etag.as_bytes());
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { encoded(asset, asked) };
    let keep = match asset.change {
        Change::Never => HeaderValue::from_static("public, max-age=31536000, immutable"),
        Change::EachBuild => HeaderValue::from_static("no-cache"),
        Change::EachResponse => NO_STORE,
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, asset.content_type.clone());
    headers.insert(header::CACHE_CONTROL, keep);
    headers.insert(header::ETAG, asset.etag.clone());
    response
}

/// The content, compressed where that is smaller and understood.
fn encoded(asset: &Asset, asked: &HeaderMap) -> Response {
    let mut response = match &asset.gzipped {
        Some(gzipped) if understands_gzip(asked) => {
            let mut response = Body::from(gzipped.clone()).into_response();
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            response
        }
        Some(_) | None => Body::from(asset.plain.clone()).into_response(),
    };
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    response
}

fn understands_gzip(asked: &HeaderMap) -> bool {
    let accepted = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
        let refused = weight.trim().trim_start_matches("q=").parse() == Ok(0.0_f32);
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

fn missing(name: &str, index: &str) -> Response {
    let said = if built::find(index).is_some() {
        format!("404: there is no /{name} here.\n")
    } else {
        "404: this program was built without its pages. Build operator-console first, then the program.\n".to_owned()
    };
    let mut response = (StatusCode::NOT_FOUND, said).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    response
}

#[cfg(test)]
mod tests;
