//! The repository's own files, as the contracts read them.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold what was built, fetched or stored, not what was written.
const NOT_WRITTEN: &[&str] = &["target", "node_modules", "dist", "data", "demo-data", ".git"];

/// One file: its path from the repository's root with `/`, and its text.
pub struct Source {
    pub path: String,
    pub text: String,
}

/// The repository's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file under a folder of the repository whose name ends in one of `endings`, in order.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), folder.trim_matches('.'), endings, &mut found);
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn walk(folder: &Path, shown: &str, endings: &[&str], found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if shown.is_empty() { name.clone() } else { format!("{shown}/{name}") };
        let kind = entry.file_type().expect("the file was just listed");
        if kind.is_dir() {
            if !NOT_WRITTEN.contains(&name.as_str()) {
                walk(&entry.path(), &path, endings, found);
            }
        } else if kind.is_file() && endings.iter().any(|ending| name.ends_with(ending)) {
            let text = fs::read_to_string(entry.path()).unwrap_or_else(|error| panic!("{path}: {error}"));
            found.push(Source { path, text });
        }
    }
}

impl Source {
    /// `path:line: text` of each line of code (not of comments) that holds one of the words.
    pub fn lines_with(&self, words: &[&str]) -> Vec<String> {
        self.text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
            .map(|(at, line)| format!("{}:{}: {}", self.path, at + 1, line.trim()))
            .collect()
    }
}

/// Fails with the findings, one a line, if there are any.
#[track_caller]
pub fn none_of(promise: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{promise}\n{}", findings.join("\n"));
}
