//! `POST /api/v1/ledger-imports`, `POST /api/v1/ledger-imports/preview`

use crate::desk::ledgers::{ImportLedger, PreviewImport, Sheet};
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use crate::sheets::{self, SheetFault, SheetKind};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use std::fmt::Write;
use xinqiao_protocol::http::ledgers::{ImportPreview, Imported};
use xinqiao_protocol::limits::IMPORT_BYTES;
use xinqiao_protocol::{Code, Problem};

/// Says of each row of a spreadsheet kept before whether it could be taken, and if not, which cell is wrong and why.
///
/// The body is the file, CSV (UTF-8 or GB18030) or XLSX, which `Content-Type` says: at most 2 MiB and 500 rows. Nothing is written.
#[utoipa::path(
    post,
    path = "/api/v1/ledger-imports/preview",
    tag = "ledgers",
    request_body(description = "The file, CSV or XLSX", content(("text/csv"), ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses(
        (status = OK, body = ImportPreview),
        (status = "default", description = "`unsupported_media_type`, `body_too_large`, `field_invalid` with the missing column or `file`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn preview_import(
    State(app): State<AppState>,
    by: Staff,
    request: Request,
) -> Result<Json<ImportPreview>, ProblemAnswer> {
    let (sheet, _) = sheet(by, request).await?;
    Ok(Json(app.desk.run(PreviewImport { sheet }).await?))
}

/// Takes a spreadsheet kept before, when every row of it is good. What it says counts at once.
///
/// The same file again is answered the same and doubles nothing. Nobody imports for themselves.
#[utoipa::path(
    post,
    path = "/api/v1/ledger-imports",
    tag = "ledgers",
    request_body(description = "The file, CSV or XLSX", content(("text/csv"), ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
    responses(
        (status = OK, body = Imported),
        (status = "default", description = "As of the preview; `field_invalid` with `rows` while a row is bad", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn import_ledger(
    State(app): State<AppState>,
    by: Staff,
    request: Request,
) -> Result<Json<Imported>, ProblemAnswer> {
    let (sheet, file) = sheet(by, request).await?;
    let digest = xinqiao_storage::sha256(&file).iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    Ok(Json(app.desk.run(ImportLedger { sheet, digest }).await?))
}

/// The file of a request, read away from the sockets: a large one takes a while.
async fn sheet(by: Staff, request: Request) -> Result<(Sheet, Bytes), ProblemAnswer> {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let kind = kind.and_then(SheetKind::of_content_type).ok_or(ProblemAnswer::new(Code::UnsupportedMediaType))?;
    let body = axum::body::to_bytes(request.into_body(), IMPORT_BYTES).await;
    let file = body.map_err(|_| ProblemAnswer::new(Code::BodyTooLarge))?;
    let bytes = file.clone();
    let read = tokio::task::spawn_blocking(move || sheets::read(kind, &bytes)).await;
    let sheets::Read { cells, writing } =
        read.map_err(|_| ProblemAnswer::new(Code::Internal))?.map_err(|fault| match fault {
            SheetFault::Unreadable => ProblemAnswer::with(Code::FieldInvalid, "field", "file"),
            SheetFault::TooLarge => ProblemAnswer::new(Code::BodyTooLarge),
        })?;
    Ok((Sheet { by: by.id, cells, writing }, file))
}
