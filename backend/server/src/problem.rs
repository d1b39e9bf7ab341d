//! Answers that are problems, in the language the client asks for.

use crate::desk::{Failure, Refused};
use axum::extract::{FromRequest, Request};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use xinqiao_domain::Refusal;
use xinqiao_protocol::limits::BODY_BYTES;
use xinqiao_protocol::problem::Tongue;
use xinqiao_protocol::{Code, Problem};

/// A problem on its way out; [`speak`] gives it its sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemAnswer {
    pub code: Code,
    pub params: BTreeMap<String, String>,
}

impl ProblemAnswer {
    /// This code without parameters.
    pub fn new(code: Code) -> Self {
        Self { code, params: BTreeMap::new() }
    }

    /// This code with one parameter.
    pub fn with(code: Code, name: &str, value: impl Into<String>) -> Self {
        Self { code, params: BTreeMap::from([(name.to_owned(), value.into())]) }
    }
}

impl From<Code> for ProblemAnswer {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<Refusal> for ProblemAnswer {
    fn from(refusal: Refusal) -> Self {
        Self::new(refusal.into())
    }
}

impl From<Refused> for ProblemAnswer {
    fn from(refused: Refused) -> Self {
        Self { code: refused.refusal.into(), params: refused.params }
    }
}

impl From<Failure> for ProblemAnswer {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refused) => refused.into(),
            Failure::Unavailable => Self::new(Code::Overloaded),
        }
    }
}

impl From<xinqiao_storage::Error> for ProblemAnswer {
    fn from(error: xinqiao_storage::Error) -> Self {
        tracing::error!(%error, "reading failed");
        Self::new(Code::Internal)
    }
}

impl IntoResponse for ProblemAnswer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives problems their sentences, and sees that no answer of the interface is kept by a cache.
pub async fn speak(request: Request, next: Next) -> Response {
    let header = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let tongue = Tongue::from_accept_language(header);
    let mut response = next.run(request).await;
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let answer = match response.extensions_mut().remove::<ProblemAnswer>() {
        Some(answer) => answer,
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => ProblemAnswer::new(Code::MethodNotAllowed),
        None => return response,
    };
    let mut spoken = problem(&answer, tongue);
    for (name, value) in response.headers() {
        if name != CONTENT_TYPE && name != "content-length" {
            spoken.headers_mut().append(name, value.clone());
        }
    }
    spoken
}

fn problem(answer: &ProblemAnswer, tongue: Tongue) -> Response {
    let problem = Problem::with(answer.code, tongue, answer.params.clone());
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if matches!(answer.code, Code::Overloaded | Code::ShuttingDown | Code::TooFast | Code::TooManySockets) {
        headers.insert(RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// A JSON body of a known size and shape, or a problem that says what is wrong with it.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ProblemAnswer;

    async fn from_request(request: Request, _state: &S) -> Result<Self, ProblemAnswer> {
        let json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|kind| kind.split(';').next().is_some_and(|kind| kind.trim() == "application/json"));
        if !json {
            return Err(ProblemAnswer::new(Code::UnsupportedMediaType));
        }
        let body = axum::body::to_bytes(request.into_body(), BODY_BYTES)
            .await
            .map_err(|_| ProblemAnswer::new(Code::BodyTooLarge))?;
        let mut deserializer = serde_json::Deserializer::from_slice(&body);
        let value = serde_path_to_error::deserialize(&mut deserializer)
            .map_err(|error| ProblemAnswer::with(Code::Malformed, "field", error.path().to_string()))?;
        deserializer.end().map_err(|_| ProblemAnswer::new(Code::Malformed))?;
        Ok(Self(value))
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}
