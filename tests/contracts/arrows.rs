//! Who may know whom: `server -> {protocol, storage, notify, registry} -> domain`, and `tests -> everything`. The manifests say
//! what they can, the sources are read for the rest.

use crate::source::{files, none_of, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Each crate of `backend/`, and the crates of ours it may know. A new crate is earned by a "never" of its own.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("protocol", &["xinqiao-domain"]),
    ("storage", &["xinqiao-domain"]),
    ("notify", &["xinqiao-domain"]),
    ("registry", &["xinqiao-domain"]),
    ("server", &["xinqiao-domain", "xinqiao-protocol", "xinqiao-storage", "xinqiao-notify", "xinqiao-registry"]),
];

/// A library and the only crates that may say its name. TLS: the server listens, notify calls out.
const ONLY_IN: &[(&str, &[&str])] =
    &[("sqlx", &["storage"]), ("lettre", &["notify"]), ("axum", &["server"]), ("tokio-rustls", &["server", "notify"])];

/// What the rules may lean on: parsing, calendars, digests, derives. Nothing that reads, waits or draws lots.
const DOMAIN_LIBRARIES: &[&str] =
    &["aho-corasick", "jiff", "proptest", "serde", "serde_json", "sha2", "thiserror", "ts-rs", "utoipa", "uuid"];

fn dependencies(of: &str) -> BTreeSet<String> {
    let path = root().join(format!("backend/{of}/Cargo.toml"));
    let text = fs::read_to_string(&path).expect("every crate has a manifest");
    let manifest: toml::Table = text.parse().expect("cargo has read it before us");
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|table| manifest.get(*table)?.as_table())
        .flat_map(|table| table.keys().cloned())
        .collect()
}

#[test]
fn does_each_crate_know_only_whom_it_may() {
    let may_know: BTreeMap<_, _> = MAY_KNOW.iter().copied().collect();
    let mut findings = Vec::new();
    for entry in fs::read_dir(root().join("backend")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !entry.path().join("Cargo.toml").exists() {
            continue;
        }
        let Some(known) = may_know.get(name.as_str()) else {
            findings.push(format!("backend/{name} is not in the table of arrows"));
            continue;
        };
        let ours = dependencies(&name).into_iter().filter(|dependency| dependency.starts_with("xinqiao"));
        findings.extend(
            ours.filter(|dependency| !known.contains(&dependency.as_str())).map(|it| format!("{name} -> {it}")),
        );
    }
    none_of("arrows point from server to the rules, never back, never sideways", &findings);
}

#[test]
fn does_only_storage_say_sqlx_only_notify_lettre_and_only_server_axum() {
    let mut findings = Vec::new();
    for (library, homes) in ONLY_IN {
        for (name, _) in MAY_KNOW.iter().filter(|(name, _)| !homes.contains(name)) {
            if dependencies(name).contains(*library) {
                findings.push(format!("backend/{name}/Cargo.toml: {library}"));
            }
            let word = format!("{}::", library.replace('-', "_"));
            let sources = files(&format!("backend/{name}"), &[".rs"]);
            findings.extend(sources.iter().flat_map(|source| source.lines_with(&[&word])));
        }
    }
    none_of("a crate is earned by a never", &findings);
}

#[test]
fn do_the_rules_have_no_clock_no_dice_and_no_order_of_their_own() {
    let outside: Vec<_> =
        dependencies("domain").into_iter().filter(|it| !DOMAIN_LIBRARIES.contains(&it.as_str())).collect();
    none_of("the rules lean on no library that reads, waits or draws lots", &outside);
    let forbidden = [
        "SystemTime",
        "Instant::now",
        "Timestamp::now",
        "Zoned::now",
        "now_v7",
        "new_v4",
        "rand::",
        "HashMap",
        "HashSet",
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "async fn",
    ];
    let findings: Vec<_> =
        files("backend/domain/src", &[".rs"]).iter().flat_map(|source| source.lines_with(&forbidden)).collect();
    none_of("time and ids come in as arguments; order is said, not hashed", &findings);
}

#[test]
fn do_http_realtime_and_workers_meet_only_at_the_desk() {
    let rooms = ["http", "realtime", "workers"];
    let mut findings = Vec::new();
    for source in files("backend/server/src", &[".rs"]) {
        let room = source.path.trim_start_matches("backend/server/src/");
        let Some(here) = rooms.iter().find(|name| room.split(['/', '.']).next() == Some(**name)) else { continue };
        for other in rooms.iter().filter(|name| *name != here) {
            findings.extend(source.lines_with(&[&format!("crate::{other}::"), &format!("use crate::{other}")]));
        }
    }
    none_of("http, realtime and workers never call each other; all three call the desk", &findings);
}

#[test]
fn does_every_queue_have_a_limit() {
    let findings: Vec<_> = files("backend", &[".rs"])
        .iter()
        .chain(&files("tests", &[".rs"]))
        .filter(|source| source.path != "tests/contracts/arrows.rs")
        .flat_map(|source| source.lines_with(&["unbounded_channel", "unbounded()", "UnboundedSender"]))
        .collect();
    none_of("no queue is unbounded", &findings);
}

#[test]
fn does_every_crate_keep_the_workspace_lints() {
    let findings: Vec<_> = files("backend", &["Cargo.toml"])
        .iter()
        .chain(&files("tests", &["Cargo.toml"]))
        .filter(|manifest| !manifest.text.contains("[lints]\nworkspace = true"))
        .map(|manifest| manifest.path.clone())
        .collect();
    none_of("every manifest says `[lints] workspace = true`", &findings);
}
