//! `POST /api/v1/provider-reports/{provider}`.

use crate::config::{ReportReader, SmsReport};
use crate::desk::outbox::{Report, Reported};
use crate::http::{AppState, Path, ProblemAnswer, Query};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::Value;
use xinqiao_domain::delivery::{DeliveryChannel, DeliveryReport};
use xinqiao_protocol::limits::{BODY_BYTES, PROVIDER_REPORTS};
use xinqiao_protocol::{Code, Problem};

/// The header that carries the shared secret.
const SECRET: &str = "x-report-secret";

/// For a provider that can only be given an address.
#[derive(Deserialize)]
pub struct SecretInAddress {
    secret: Option<String>,
}

/// What an SMS provider reports of messages that it took: whether they were delivered. At most 1,000 in one body, in the
/// provider's own shape, which the configuration describes. Late, twice and out of order come to the same: delivered never
/// goes back. An unknown provider and a wrong secret are answered alike; a name that no message has yet is `not_found`, so
/// that the provider asks again.
#[utoipa::path(post, path = "/api/v1/provider-reports/{provider}", tag = "pages",
    params(("provider" = String, Path), ("secret" = Option<String>, Query, description = "The shared secret, for a \
    provider that cannot send it as the header `X-Report-Secret`")),
    request_body(content = Value, content_type = "application/json"), responses(
        (status = 200, description = "Taken; in the provider's own words"),
        (status = 400, description = "`malformed`: not JSON, or too many", body = Problem),
        (status = 404, description = "`not_found`", body = Problem),
    ))]
pub async fn take_provider_reports(
    State(app): State<AppState>,
    Path(provider): Path<String>,
    Query(address): Query<SecretInAddress>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<([(axum::http::HeaderName, &'static str); 1], String), ProblemAnswer> {
    let not_found = || ProblemAnswer::new(Code::NotFound);
    let reader = app.reports.as_ref().filter(|reader| reader.provider == provider).ok_or_else(not_found)?;
    if !is_the_secret(reader, &headers, address.secret.as_deref()) {
        tracing::warn!("a provider's report came with a wrong secret");
        return Err(not_found());
    }
    let malformed = || ProblemAnswer::new(Code::Malformed);
    let body: Value = match body.len() {
        0..=BODY_BYTES => serde_json::from_slice(&body).map_err(|_| malformed())?,
        _ => return Err(malformed()),
    };
    let reports = reports(&reader.read, &body).ok_or_else(malformed)?;
    let mut unknown = 0;
    for (reference, report) in reports {
        match app.desk.run(Report { channel: DeliveryChannel::Sms, reference, report }).await? {
            Reported::Known => {}
            Reported::Unknown => unknown += 1,
        }
    }
    if unknown > 0 {
        return Err(not_found());
    }
    Ok(([(CONTENT_TYPE, "application/json")], reader.read.answer.clone()))
}

fn is_the_secret(reader: &ReportReader, headers: &HeaderMap, in_address: Option<&str>) -> bool {
    let in_header = headers.get(SECRET).map(axum::http::HeaderValue::as_bytes);
    let shown = in_header.or(in_address.map(str::as_bytes)).unwrap_or_default();
    verify_slices_are_equal(&reader.secret, shown).is_ok()
}

/// What a body says, in its order; none when it is not in the shape that was agreed. What says nothing yet is left out.
fn reports(read: &SmsReport, body: &Value) -> Option<Vec<(String, DeliveryReport)>> {
    let whole = match &read.list_at {
        None => body,
        Some(at) => body.pointer(at)?,
    };
    let each = match whole {
        Value::Array(list) => list.iter().collect(),
        one => vec![one],
    };
    if each.len() > PROVIDER_REPORTS {
        return None;
    }
    let mut reports = Vec::new();
    for one in each {
        let (name, state) = (scalar(one.pointer(&read.id_at)?)?, scalar(one.pointer(&read.state_at)?)?);
        if read.delivered_is.contains(&state) {
            reports.push((name, DeliveryReport::Delivered));
        } else if read.failed_is.contains(&state) {
            reports.push((name, DeliveryReport::NotDelivered));
        }
    }
    Some(reports)
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(said) => Some(said.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}
