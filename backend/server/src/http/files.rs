//! Files that leave the house: which kind, in which language, and the headers they are sent with.

use super::ProblemAnswer;
use crate::print::{self, Form, NoFont};
use crate::sheets::{self, Cell, SheetKind};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use xinqiao_domain::session::Language;
use xinqiao_protocol::Code;

/// The type of a PDF file.
pub const PDF: &str = "application/pdf";

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Csv,
    Xlsx,
    Pdf,
}

/// In which language, where none is said.
pub const fn first_language() -> Language {
    Language::Chinese
}

/// A spreadsheet as a file of this name.
///
/// # Errors
/// [`Code::Internal`] when it cannot be written.
pub async fn sheet(name: &str, kind: SheetKind, rows: Vec<Vec<Cell>>) -> Result<Response, ProblemAnswer> {
    let written = tokio::task::spawn_blocking(move || sheets::write_cells(kind, &rows)).await;
    let bytes = written.ok().and_then(Result::ok).ok_or(ProblemAnswer::new(Code::Internal))?;
    Ok(attachment(&format!("{name}.{}", kind.extension()), kind.content_type(), bytes))
}

/// A form as a PDF file of this name.
///
/// # Errors
/// [`Code::NoPrintFont`] in a program that was built without one.
pub async fn pdf(name: &str, form: Form) -> Result<Response, ProblemAnswer> {
    let written = tokio::task::spawn_blocking(move || print::pdf(&form)).await;
    let bytes = written.map_err(|_| Code::Internal)?.map_err(|NoFont| Code::NoPrintFont)?;
    Ok(attachment(&format!("{name}.pdf"), PDF, bytes))
}

/// A file to be kept. Its name is of ours: plain letters, digits, `-` and `.`.
pub fn attachment(name: &str, content_type: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, content_type.to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}
