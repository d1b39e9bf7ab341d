//! Do the pages come with what they need, and with nothing that may be abused?
//!
//! Without a built console the file-dependent questions have nothing to ask of, so they are asked of the parts.

use super::*;
use axum::http::Request;
use std::collections::HashSet;
use tower::ServiceExt as _;

fn public_url() -> Origin {
    "https://hotline.example".parse().unwrap()
}

async fn got(path: &str, asked: &[(&str, &str)]) -> Response {
    let mut request = Request::get(path);
    for (name, value) in asked {
        request = request.header(*name, *value);
    }
    routes::<()>(&public_url()).oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

fn said(response: &Response, name: &str) -> String {
    response.headers().get(name).map_or_else(String::new, |value| value.to_str().unwrap().to_owned())
}

fn asset(change: Change, gzipped: Option<&'static [u8]>) -> Asset {
    Asset {
        content_type: HeaderValue::from_static("text/html; charset=utf-8"),
        etag: HeaderValue::from_static("W/\"1\""),
        change,
        plain: axum::body::Bytes::from_static(b"<meta content=\"%CSP_NONCE%\"><p>%CSP_NONCE%"),
        gzipped: gzipped.map(axum::body::Bytes::from_static),
    }
}

fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
}

async fn body(response: Response) -> String {
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[tokio::test]
async fn where_do_bare_addresses_lead() {
    for (path, status, to) in [
        ("/", 307, "/help/"),
        ("/help", 308, "/help/"),
        ("/crew", 308, "/crew/"),
        ("/referral", 308, "/referral/"),
        ("/console", 308, "/console/"),
    ] {
        let response = got(path, &[]).await;
        assert_eq!((response.status().as_u16(), said(&response, "location").as_str()), (status, to), "{path}");
    }
}

#[tokio::test]
async fn is_a_file_that_does_not_exist_said_with_all_safety_headers_and_kept_by_nobody() {
    for path in ["/help/no.js", "/help/nothing", "/console/assets/old-1234", "/console/x.map", "/help/../console/x.js"]
    {
        let response = got(path, &[]).await;
        assert_eq!(response.status(), 404, "{path}");
        assert_eq!(said(&response, "cache-control"), "no-store");
        assert_eq!(said(&response, "x-content-type-options"), "nosniff");
        assert_eq!(said(&response, "referrer-policy"), "no-referrer");
        assert_eq!(said(&response, "cross-origin-opener-policy"), "same-origin");
        assert_eq!(said(&response, "strict-transport-security"), "max-age=31536000");
        assert!(said(&response, "content-security-policy").contains("default-src 'none'"), "{path}");
    }
}

#[tokio::test]
async fn has_each_console_response_a_nonce_of_its_own_in_page_and_policy() {
    let mut seen = HashSet::new();
    for _ in 0..16 {
        let response = document(Page::Console, &asset(Change::EachResponse, Some(b"gz")), &headers(&[]), &public_url());
        let policy = said(&response, "content-security-policy");
        let (_, rest) = policy.split_once("style-src 'self' 'nonce-").unwrap();
        let nonce = rest.split_once('\'').unwrap().0.to_owned();
        assert_eq!(said(&response, "cache-control"), "no-store");
        assert_eq!(body(response).await, format!("<meta content=\"{nonce}\"><p>{nonce}"));
        assert!(seen.insert(nonce));
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe"));
    }
}

#[test]
fn do_the_pages_for_phones_allow_only_what_we_sent() {
    for page in [Page::Help, Page::Crew, Page::Referral] {
        let response = document(page, &asset(Change::EachResponse, None), &headers(&[]), &public_url());
        assert_eq!(
            said(&response, "content-security-policy"),
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' wss://hotline.example; \
         img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
        );
        assert_eq!(said(&response, "cache-control"), "no-store");
    }
}

#[tokio::test]
async fn is_content_compressed_only_for_those_who_understand_it() {
    for (accepted, compressed) in [
        ("gzip", true),
        ("br, GZIP;q=0.5", true),
        ("deflate, gzip", true),
        ("gzip;q=0", false),
        ("gzip; q=0.0", false),
        ("br", false),
        ("", false),
    ] {
        let response = file(&asset(Change::Never, Some(b"gz")), &headers(&[("accept-encoding", accepted)]));
        assert_eq!(said(&response, "content-encoding") == "gzip", compressed, "{accepted}");
        assert_eq!(said(&response, "vary"), "accept-encoding");
        assert_eq!(body(response).await == "gz", compressed, "{accepted}");
    }
}

#[test]
fn how_long_is_a_file_kept() {
    for (change, kept) in [(Change::Never, "public, max-age=31536000, immutable"), (Change::EachBuild, "no-cache")] {
        assert_eq!(said(&file(&asset(change, None), &headers(&[])), "cache-control"), kept);
        let again = file(&asset(change, None), &headers(&[("if-none-match", "W/\"1\"")]));
        assert_eq!((again.status().as_u16(), said(&again, "etag").as_str()), (304, "W/\"1\""));
        assert_eq!(file(&asset(change, None), &headers(&[("if-none-match", "W/\"2\"")])).status(), 200);
    }
}

#[test]
fn what_is_a_view_of_the_console_and_what_a_file() {
    for (name, a_file) in [
        ("console/sessions/0190", false),
        ("console/settings", false),
        ("console/icon.svg", true),
        ("console/assets/main-4f2a.js", true),
        ("console/assets/none", true),
    ] {
        assert_eq!(names_a_file(name), a_file, "{name}");
    }
}

#[tokio::test]
async fn may_the_worker_that_keeps_the_crew_page_fetch_its_files() {
    if built::find(SERVICE_WORKER).is_none() {
        return;
    }
    let response = got("/crew/sw.js", &[]).await;
    assert_eq!(said(&response, "content-security-policy"), "default-src 'none'; connect-src 'self'");
    assert_eq!(said(&response, "cache-control"), "no-cache", "a newer one is found at once");
}

#[tokio::test]
async fn do_the_built_pages_come_as_they_should() {
    for page in [Page::Help, Page::Crew, Page::Referral, Page::Console] {
        let root = format!("/{}/", page.folder());
        if built::find(&format!("{}/index.html", page.folder())).is_none() {
            continue;
        }
        let response = got(&root, &[("accept-encoding", "gzip")]).await;
        assert_eq!(response.status(), 200);
        assert_eq!(said(&response, "content-type"), "text/html; charset=utf-8");
        let view = got(&format!("{root}some/view"), &[]).await;
        assert_eq!(view.status() == 200, page == Page::Console, "views are the console's");
        assert!(page != Page::Console || !body(view).await.contains(NONCE_PLACE));
    }
}
