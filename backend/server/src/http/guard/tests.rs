//! Does every route have a rule, and does the description of the interface say the same?

use super::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::collections::BTreeSet;

/// Each operation of the description, by `METHOD /path`.
fn described() -> BTreeMap<String, Value> {
    let (_, openapi) = crate::assembly::api().split_for_parts();
    let document = serde_json::to_value(openapi).unwrap();
    let mut operations = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            operations.insert(format!("{} {path}", method.to_uppercase()), operation.clone());
        }
    }
    operations
}

#[test]
fn has_every_route_a_rule_and_every_rule_a_route() {
    let described: BTreeSet<_> = described().into_keys().collect();
    let ruled: BTreeSet<_> = rules().routes.keys().cloned().collect();
    let without_rule: Vec<_> = described.difference(&ruled).collect();
    let without_route: Vec<_> = ruled.difference(&described).collect();
    assert!(without_rule.is_empty() && without_route.is_empty(), "{without_rule:?} {without_route:?}");
}

#[test]
fn does_the_description_ask_for_a_token_where_the_rule_does() {
    for (route, operation) in described() {
        let asked = operation["security"].as_array().is_some_and(|ways| ways.contains(&json!({ "bearer": [] })));
        let needed = match rules().routes[&route] {
            Rule::Anyone => false,
            Rule::SignedIn | Rule::Needs(_) => true,
        };
        assert_eq!(asked, needed, "{route}");
    }
}
