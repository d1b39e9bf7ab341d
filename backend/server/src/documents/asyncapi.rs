//! AsyncAPI 3 of the socket, from the same types that the socket speaks.

use serde_json::{Value, json};
use std::collections::BTreeMap;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use xinqiao_protocol::frames::caller::{CallerFrame, ToCaller};
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};

const ABOUT: &str = "One path for two audiences. Get a one-time ticket (`POST /api/v1/sessions` gives the first; \
    `POST /api/v1/socket-tickets` each later one), open the socket with an `Origin` of the hotline, and send `hello` \
    with the ticket within 5 seconds. Every change carries a client-made UUID `id`: sent again it is answered the same. \
    A line is `ack`nowledged only after it is committed. Lines have numbers 1, 2, 3, ... in their session; after a \
    reconnect say in `hello` which you have, and the missed ones follow. Close codes: 1012 restart, 1013 overload, 4400 \
    malformed, 4401 get a new ticket or sign in again, 4403 forbidden, 4408 too slow (reconnect at once), 4409 replaced \
    by a newer socket, 4429 too fast.";

/// The document.
pub fn document() -> Value {
    let mut schemas = BTreeMap::new();
    collect::<CallerFrame>(&mut schemas);
    collect::<ToCaller>(&mut schemas);
    collect::<StaffFrame>(&mut schemas);
    collect::<ToStaff>(&mut schemas);
    let message = |name: &str| json!({ "name": name, "contentType": "application/json", "payload": { "$ref": format!("#/components/schemas/{name}") } });
    let operation = |action: &str, channel: &str, name: &str| {
        json!({
            "action": action,
            "channel": { "$ref": format!("#/channels/{channel}") },
            "messages": [{ "$ref": format!("#/channels/{channel}/messages/{name}") }],
        })
    };
    json!({
        "asyncapi": "3.0.0",
        "info": { "title": "Xinqiao 心桥: the live conversation", "version": env!("CARGO_PKG_VERSION"), "description": ABOUT },
        "defaultContentType": "application/json",
        "channels": {
            "caller": { "address": "/api/v1/socket", "title": "A caller's page", "messages": {
                "CallerFrame": { "$ref": "#/components/messages/CallerFrame" },
                "ToCaller": { "$ref": "#/components/messages/ToCaller" } } },
            "staff": { "address": "/api/v1/socket", "title": "A console", "messages": {
                "StaffFrame": { "$ref": "#/components/messages/StaffFrame" },
                "ToStaff": { "$ref": "#/components/messages/ToStaff" } } },
        },
        // Seen from the hotline, as AsyncAPI wants it: it receives what clients send.
        "operations": {
            "callerSpeaks": operation("receive", "caller", "CallerFrame"),
            "callerIsTold": operation("send", "caller", "ToCaller"),
            "staffSpeaks": operation("receive", "staff", "StaffFrame"),
            "staffIsTold": operation("send", "staff", "ToStaff"),
        },
        "components": {
            "messages": {
                "CallerFrame": message("CallerFrame"), "ToCaller": message("ToCaller"),
                "StaffFrame": message("StaffFrame"), "ToStaff": message("ToStaff"),
            },
            "schemas": schemas,
        },
    })
}

/// A type's schema and those it refers to.
fn collect<T: ToSchema + PartialSchema>(schemas: &mut BTreeMap<String, Value>) {
    let mut found: Vec<(String, RefOr<Schema>)> = vec![(T::name().into_owned(), T::schema())];
    T::schemas(&mut found);
    for (name, schema) in found {
        schemas.insert(name, serde_json::to_value(schema).unwrap_or_default());
    }
}
