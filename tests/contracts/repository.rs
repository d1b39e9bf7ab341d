//! Promises of the files themselves: sizes, first lines, the portable SQL of migrations, lock files, documents that
//! name only what is there.

use crate::source::{Source, files, none_of, root};

/// Lines of one file; longer is two rooms.
const FILE_LINES: usize = 500;

/// The only column types that both databases and `sqlx::Any` agree on (`migrations/README.md`).
const COLUMN_TYPES: &[&str] = &["TEXT", "BIGINT", "BYTEA"];

/// Words of one dialect only, or that `sqlx::Any` cannot read back.
const FOREIGN_WORDS: &[&str] = &[
    "AUTOINCREMENT",
    "BIGSERIAL",
    "BLOB",
    "BOOLEAN",
    "CHECK",
    "ENUM",
    "INTEGER",
    "JSON",
    "JSONB",
    "NOW",
    "NUMERIC",
    "PRAGMA",
    "REAL",
    "SERIAL",
    "STRICT",
    "TIMESTAMP",
    "TIMESTAMPTZ",
    "TRIGGER",
    "UUID",
    "VARCHAR",
];

fn written() -> Vec<Source> {
    files(".", &[".rs", ".ts", ".tsx", ".mjs", ".sh"])
}

#[test]
fn is_every_file_one_room() {
    let findings: Vec<_> = written()
        .iter()
        .filter(|source| !source.path.ends_with("generated.ts"))
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > FILE_LINES)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    none_of("no file is longer than 500 lines", &findings);
}

#[test]
fn does_every_module_say_first_what_it_is_for() {
    let findings: Vec<_> = files("backend", &[".rs"])
        .iter()
        .chain(&files("tests", &[".rs"]))
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path.clone())
        .collect();
    none_of("the first line of a module says what it is for", &findings);
}

/// The SQL without comments and without quoted words.
fn bare(sql: &str) -> String {
    let uncommented: Vec<_> = sql.lines().map(|line| line.split("--").next().unwrap_or_default()).collect();
    uncommented.join("\n").split('\'').step_by(2).collect::<Vec<_>>().join("''")
}

/// The entries between the outer parentheses of each `CREATE TABLE`.
fn table_entries(sql: &str) -> Vec<String> {
    let mut entries = Vec::new();
    for statement in sql.split(';').filter(|statement| statement.trim_start().starts_with("CREATE TABLE")) {
        let (mut depth, mut entry) = (0, String::new());
        for letter in statement.chars().skip_while(|letter| *letter != '(') {
            depth += i32::from(letter == '(') - i32::from(letter == ')');
            match (letter, depth) {
                ('(', 1) => {}
                (',', 1) | (')', 0) => entries.push(std::mem::take(&mut entry).trim().to_owned()),
                (other, _) => entry.push(other),
            }
        }
    }
    entries
}

fn column_fault(entry: &str) -> Option<String> {
    let mut words = entry.split_whitespace();
    let (name, kind) = (words.next()?, words.next()?);
    if ["PRIMARY", "FOREIGN", "UNIQUE"].contains(&name) {
        return None;
    }
    let timed = name.ends_with("_at") || name.ends_with("_ms") || name == "at";
    (!COLUMN_TYPES.contains(&kind) || (timed && kind != "BIGINT")).then(|| entry.to_owned())
}

#[test]
fn does_every_migration_speak_for_both_databases() {
    let migrations = files("migrations", &[".sql"]);
    assert!(!migrations.is_empty());
    let mut findings = Vec::new();
    for migration in &migrations {
        let sql = bare(&migration.text);
        let faults = table_entries(&sql).into_iter().filter_map(|entry| column_fault(&entry));
        findings.extend(faults.map(|fault| format!("{}: {fault}", migration.path)));
        let words = sql.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        let foreign = words.filter(|word| FOREIGN_WORDS.contains(&word.to_ascii_uppercase().as_str()));
        findings.extend(foreign.map(|word| format!("{}: {word}", migration.path)));
    }
    none_of("one dialect: TEXT, BIGINT, BYTEA; instants are BIGINT", &findings);
}

#[test]
fn are_migrations_numbered_without_a_gap() {
    for (at, migration) in files("migrations", &[".sql"]).iter().enumerate() {
        let number = format!("migrations/{:04}_", at + 1);
        assert!(migration.path.starts_with(&number), "{} is not {number}*.sql", migration.path);
    }
}

#[test]
fn would_a_wrong_column_be_seen() {
    let sql = bare("CREATE TABLE it (id TEXT, at TEXT, seen BOOLEAN -- no BLOB\n, a BIGINT, PRIMARY KEY (id, a));");
    let faults: Vec<_> = table_entries(&sql).iter().filter_map(|entry| column_fault(entry)).collect();
    assert_eq!(faults, ["at TEXT", "seen BOOLEAN"]);
}

#[test]
fn do_lock_files_name_no_download_address() {
    let findings: Vec<_> = files(".", &["package-lock.json"])
        .iter()
        .filter(|lock| lock.text.contains("\"resolved\": \"http"))
        .map(|lock| lock.path.clone())
        .collect();
    none_of("a lock file pins versions and digests; where they come from is the reader's choice", &findings);
}

#[test]
fn is_everything_there_that_the_documents_name() {
    let tops = ["backend/", "tests/", "migrations/", "operator-console/", "scripts/"];
    let mut findings = Vec::new();
    for document in files(".", &[".md"]) {
        let quoted = document.text.split('`').skip(1).step_by(2);
        for path in quoted.filter(|quoted| tops.iter().any(|top| quoted.starts_with(top))) {
            let is_plain = path.chars().all(|letter| letter.is_ascii_alphanumeric() || "/._-".contains(letter));
            let is_built = path.starts_with("operator-console/dist");
            if is_plain && !is_built && !root().join(path).exists() {
                findings.push(format!("{}: {path}", document.path));
            }
        }
    }
    none_of("a document names only what is there", &findings);
}
