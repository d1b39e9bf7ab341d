//! Do the served documents describe what is served? OpenAPI and AsyncAPI as the running program gives them.

use crate::samples;
use crate::source::none_of;
use reqwest::Method;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_protocol::Code;
use xinqiao_tests::Hotline;

const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

/// A document of the running program.
async fn served(name: &str) -> Value {
    let hotline = Hotline::open().await;
    let (status, text) = hotline.send(Method::GET, name, None, None::<&()>).await;
    hotline.close().await;
    assert!(status.is_success(), "{name}: {status}");
    serde_json::from_str(&text).expect("a document is JSON")
}

/// Every operation of an OpenAPI document by `METHOD /path`.
pub fn operations(openapi: &Value) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for (path, item) in openapi["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("a path's methods") {
            assert!(METHODS.contains(&method.as_str()), "{path}: {method}");
            all.insert(format!("{} {path}", method.to_uppercase()), operation.clone());
        }
    }
    all
}

fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            into.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| references(field, into));
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[tokio::test]
async fn does_every_reference_lead_somewhere() {
    let mut findings = Vec::new();
    for name in ["/api/openapi.json", "/api/asyncapi.json"] {
        let document = served(name).await;
        let mut all = BTreeSet::new();
        references(&document, &mut all);
        assert!(!all.is_empty());
        let lost = all.iter().filter(|it| it.strip_prefix('#').is_none_or(|place| document.pointer(place).is_none()));
        findings.extend(lost.map(|reference| format!("{name}: {reference}")));
    }
    none_of("every $ref resolves inside its document", &findings);
}

#[tokio::test]
async fn is_every_operation_described_whole() {
    let document = served("/api/openapi.json").await;
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1.")));
    let (mut findings, mut names) = (Vec::new(), BTreeSet::new());
    for (route, operation) in operations(&document) {
        let mut missing = |what: &str| findings.push(format!("{route}: {what}"));
        if operation["summary"].as_str().is_none_or(str::is_empty) {
            missing("no summary");
        }
        if !operation["operationId"].as_str().is_some_and(|name| names.insert(name.to_owned())) {
            missing("no operationId of its own");
        }
        let parameters: BTreeSet<_> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "path" && parameter["required"] == true)
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let path: BTreeSet<_> = route.split(['{', '}']).skip(1).step_by(2).collect();
        if parameters != path {
            missing("path parameters");
        }
        for (status, response) in operation["responses"].as_object().expect("responses") {
            if response["description"].as_str().is_none_or(str::is_empty) {
                missing(&format!("{status} without a description"));
            }
            let refusal = status == "default" || status.starts_with(['4', '5']);
            let types: Vec<_> =
                response["content"].as_object().into_iter().flat_map(|content| content.keys()).collect();
            if refusal && types != ["application/problem+json"] {
                missing(&format!("{status} is not a problem"));
            }
        }
        if operation["responses"]["default"].is_null() {
            missing("no problem described");
        }
    }
    none_of("an operation says what it is, what it takes and how it answers", &findings);
}

#[tokio::test]
async fn is_every_problem_code_documented() {
    let document = served("/api/openapi.json").await;
    let in_schema: BTreeSet<_> = words(&document["components"]["schemas"]["Code"]["enum"]);
    let catalogue = served("/api/problems.json").await;
    let in_catalogue: BTreeSet<_> = catalogue.as_object().expect("codes").keys().cloned().collect();
    let all: BTreeSet<_> = Code::ALL.iter().map(|code| code.word().to_owned()).collect();
    assert_eq!(in_schema, all);
    assert_eq!(in_catalogue, all);
}

fn words(list: &Value) -> BTreeSet<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The tags of a union's variants.
pub fn tags(union: &Value) -> BTreeSet<String> {
    let variants = union["oneOf"].as_array().expect("a union of frames");
    variants.iter().flat_map(|variant| words(&variant["properties"]["type"]["enum"])).collect()
}

#[tokio::test]
async fn does_every_frame_look_as_its_schema_says() {
    let document = served("/api/asyncapi.json").await;
    let schemas = &document["components"]["schemas"];
    let mut findings = Vec::new();
    for (name, frames) in samples::frames() {
        let sampled: BTreeSet<_> =
            frames.iter().filter_map(|frame| frame["type"].as_str()).map(str::to_owned).collect();
        assert_eq!(tags(&schemas[name]), sampled, "{name}: every variant has a sample");
        for frame in frames {
            if let Err(why) = fits(&frame, &schemas[name], schemas) {
                findings.push(format!("{name} {}: {why}", frame["type"]));
            }
        }
    }
    none_of("what serde writes is what the schema says", &findings);
}

/// Whether a value is what a schema says, of the words that our documents use. A field that no schema names is a
/// finding too: it would be news to a client.
fn fits(value: &Value, schema: &Value, schemas: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str().and_then(|it| it.rsplit('/').next()) {
        return fits(value, &schemas[name], schemas);
    }
    if let Some(variants) = schema["oneOf"].as_array() {
        let found: Vec<_> = variants.iter().map(|variant| fits(value, variant, schemas)).collect();
        return match found.iter().filter(|it| it.is_ok()).count() {
            1 => Ok(()),
            0 => Err(format!("{value} is none of {found:?}")),
            _ => Err(format!("{value} is more than one of its variants")),
        };
    }
    if schema["enum"].as_array().is_some_and(|words| !words.contains(value)) {
        return Err(format!("{value} is not one of {}", schema["enum"]));
    }
    let kinds = match &schema["type"] {
        Value::Array(kinds) => kinds.clone(),
        kind => vec![kind.clone()],
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !kinds.iter().any(|one| one == kind) {
        return Err(format!("{value} is not a {}", schema["type"]));
    }
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| fits(item, &schema["items"], schemas)),
        Value::Object(fields) => {
            let required = words(&schema["required"]);
            if let Some(missing) = required.iter().find(|name| !fields.contains_key(*name)) {
                return Err(format!("{missing} is required and missing"));
            }
            fields.iter().try_for_each(|(name, field)| {
                let of = match &schema["properties"][name] {
                    Value::Null => &schema["additionalProperties"],
                    named => named,
                };
                if of.is_null() { Err(format!("{name} is not described")) } else { fits(field, of, schemas) }
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}
