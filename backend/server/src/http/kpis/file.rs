//! `GET /api/v1/kpis/file/{format}`

use super::count::{OfDays, count};
use super::form::form;
use crate::desk::reports::ExportFigures;
use crate::http::files::{self, FileKind, first_language};
use crate::http::{AppState, Path, ProblemAnswer, Query, Staff};
use crate::print;
use crate::sheets::SheetKind;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::Date;
use xinqiao_domain::session::Language;
use xinqiao_domain::suppression::Audience;
use xinqiao_protocol::{Code, Problem};

/// Which days, both counted, and in which language.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    #[param(value_type = String, format = "date", example = "2026-01-01")]
    from: Date,
    #[param(value_type = String, format = "date", example = "2026-11-30")]
    to: Date,
    /// `zh-CN` where nothing is said.
    #[serde(default = "first_language")]
    language: Language,
}

/// The figures of some days as a file: `xlsx`, `pdf` or `csv`. Numbers of a few callers are left out, and others with them,
/// so that none follows from the rest. The journal tells who took the file.
#[utoipa::path(
    get,
    path = "/api/v1/kpis/file/{format}",
    tag = "reports",
    params(("format" = String, Path, description = "`xlsx`, `pdf` or `csv`"), Wanted),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "application/pdf"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Vec<u8> = "text/csv"))),
        (status = "default", description = "`field_invalid` with `to`, `no_print_font`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn kpi_file(
    State(app): State<AppState>,
    by: Staff,
    Path(kind): Path<FileKind>,
    Query(Wanted { from, to, language }): Query<Wanted>,
) -> Result<Response, ProblemAnswer> {
    let figures = count(&app, OfDays { from, to }).await?;
    let settings = app.shared.settings(&app).await?;
    let unit = &settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?.centre_name;
    let taken = app.shared.zone(&app).await?.minute_of(figures.at);
    let form = form(&figures, language, unit, &taken);
    let name = format!("figures-{from}-{to}");
    let file = match kind {
        FileKind::Csv => files::sheet(&name, SheetKind::Csv, print::rows(&form)).await?,
        FileKind::Xlsx => files::sheet(&name, SheetKind::Xlsx, print::rows(&form)).await?,
        FileKind::Pdf => files::pdf(&name, form).await?,
    };
    app.desk.run(ExportFigures { by: by.id, report: None, audience: Audience::Public }).await?;
    Ok(file)
}
