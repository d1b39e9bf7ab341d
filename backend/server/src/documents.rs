//! Descriptions of the interface, served and browsable: OpenAPI, AsyncAPI, the problem catalogue.

mod asyncapi;

use crate::http::AppState;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use axum::{Json, Router};
use std::fmt::Write;
use utoipa_swagger_ui::SwaggerUi;
use xinqiao_protocol::problem::catalogue;

/// `/api/openapi.json`, `/api/asyncapi.json`, `/api/docs`, `/api/problems`.
pub fn routes(openapi: utoipa::openapi::OpenApi) -> Router<AppState> {
    let asyncapi = asyncapi::document();
    Router::new()
        .merge(SwaggerUi::new("/api/docs").url("/api/openapi.json", openapi))
        .route("/api/asyncapi.json", get(move || std::future::ready(Json(asyncapi.clone()))))
        .route("/api/problems", get(|| std::future::ready(problems())))
        .route("/api/problems.json", get(|| std::future::ready(Json(catalogue()))))
}

/// Every problem code with its sentences; `type` of a problem points here.
fn problems() -> impl IntoResponse {
    let mut page = String::from(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><meta name=\"color-scheme\" content=\"light dark\">\
         <title>心桥 · Problems</title><h1>Problems</h1><dl>",
    );
    for (code, entry) in catalogue() {
        let _ = write!(
            page,
            "<dt id=\"{code}\"><code>{code}</code></dt><dd>{}<br>{}</dd><dd lang=\"en\">{}<br>{}</dd>",
            entry.zh[0], entry.zh[1], entry.en[0], entry.en[1]
        );
    }
    page.push_str("</dl></html>");
    Html(page)
}
