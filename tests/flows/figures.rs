//! What stories of figures ask: the sessions behind a number, and a file as a reader finds it.

use reqwest::{Method, StatusCode};
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};
use xinqiao::sheets::{self, SheetKind};
use xinqiao_protocol::http::search::{FoundSessions, SessionFilter};
use xinqiao_tests::Hotline;

/// How many sessions the search behind a number finds.
pub async fn found(hotline: &Hotline, token: &str, filter: &SessionFilter) -> u32 {
    let Value::Object(fields) = serde_json::to_value(filter).expect("a filter") else { panic!("a filter has fields") };
    let mut pairs = Vec::new();
    for (name, value) in fields {
        match value {
            Value::Array(values) => pairs.extend(values.iter().map(|one| format!("{name}={}", word(one)))),
            one => pairs.push(format!("{name}={}", word(&one))),
        }
    }
    let path = format!("/api/v1/session-search?{}", pairs.join("&"));
    let found: FoundSessions = hotline.ask(Method::GET, &path, token, None::<&()>).await;
    assert!(found.next.is_none(), "a story has few sessions");
    found.rows.len() as u32
}

fn word(value: &Value) -> String {
    value.as_str().expect("codes and days").to_owned()
}

/// A file's bytes.
pub async fn file(hotline: &Hotline, token: &str, path: &str) -> Vec<u8> {
    let request = hotline.http.get(format!("{}/api/v1/{path}", hotline.origin(0))).bearer_auth(token);
    let answer = request.send().await.expect("the hotline answers");
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    answer.bytes().await.expect("a file").to_vec()
}

/// The rows of a workbook, as a program that reads such finds them.
pub async fn workbook(hotline: &Hotline, token: &str, path: &str) -> Vec<Vec<String>> {
    let bytes = file(hotline, token, path).await;
    sheets::read(SheetKind::Xlsx, &bytes).expect("a workbook").cells
}

/// What stands beside a name in a workbook, the first time.
pub fn beside<'r>(rows: &'r [Vec<String>], name: &str) -> &'r str {
    let row = rows.iter().find(|row| row.first().is_some_and(|first| first == name));
    row.and_then(|row| row.get(1)).unwrap_or_else(|| panic!("no row {name}: {rows:?}"))
}

/// The text of a PDF file, as poppler's pdftotext reads it.
pub fn text_of_pdf(bytes: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext is there (poppler-utils)");
    reader.stdin.take().expect("it reads").write_all(bytes).expect("it takes the file");
    let output = reader.wait_with_output().expect("it ends");
    assert!(output.status.success(), "the file is read");
    String::from_utf8(output.stdout).expect("text")
}
