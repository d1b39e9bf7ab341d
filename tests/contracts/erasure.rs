//! Has somebody decided what becomes of each sealed value and digest when a caller is erased? A column that no row of
//! `erasure.txt` names fails here, so that a later migration decides.

use crate::source::{files, none_of};
use std::collections::{BTreeMap, BTreeSet};

/// What may become of a column.
const FATES: &[&str] = &["shredded", "emptied", "kept", "nobody's"];

/// Columns that are not TEXT or BIGINT: sealed, or a digest.
fn sealed_columns() -> BTreeSet<String> {
    let mut columns = BTreeSet::new();
    for migration in files("migrations", &[".sql"]) {
        let lines = migration.text.lines().map(|line| line.split("--").next().unwrap_or_default());
        let sql: String = lines.collect::<Vec<_>>().join("\n");
        for statement in sql.split(';').map(str::trim) {
            let words: Vec<&str> =
                statement.split([' ', '\n', '(', ',', ')']).filter(|word| !word.is_empty()).collect();
            let Some(["CREATE" | "ALTER", "TABLE", table]) = words.first_chunk::<3>().copied() else { continue };
            let of_bytes = words.windows(2).filter(|pair| pair[1] == "BYTEA");
            columns.extend(of_bytes.map(|pair| format!("{table}.{}", pair[0])));
        }
    }
    columns
}

/// The table: a column, its fate, and why.
fn decided() -> BTreeMap<String, String> {
    let rows = include_str!("erasure.txt").lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let mut words = row.split_whitespace();
        let (column, fate) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        (column.to_owned(), fate.to_owned())
    })
    .collect()
}

#[test]
fn has_somebody_decided_about_each_sealed_column() {
    let (columns, decided) = (sealed_columns(), decided());
    assert!(columns.contains("line.body") && columns.contains("session.origin_hash"), "{columns:?}");
    let findings: Vec<String> = columns
        .iter()
        .filter(|column| !decided.contains_key(*column))
        .map(|column| format!("{column}: nobody has decided"))
        .chain(decided.keys().filter(|column| !columns.contains(*column)).map(|column| format!("{column}: not there")))
        .chain(
            decided
                .iter()
                .filter(|(_, fate)| !FATES.contains(&fate.as_str()))
                .map(|(of, fate)| format!("{of}: {fate}")),
        )
        .collect();
    none_of("what becomes of it when a caller is erased stands in tests/contracts/erasure.txt", &findings);
}
