//! `GET /api/v1/reports/{id}/file/{format}`

use super::form::Made;
use super::views::counted;
use crate::desk::reports::{ExportFigures, digest};
use crate::http::files::{self, FileKind, first_language};
use crate::http::{AppState, Path, ProblemAnswer, Query, Staff};
use crate::print;
use crate::sheets::SheetKind;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::report::{Signature, Stage};
use xinqiao_domain::session::Language;
use xinqiao_domain::suppression::Audience;
use xinqiao_domain::{ReportId, Timestamp};
use xinqiao_protocol::{Code, Problem};

/// For whom, and in which language.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `zh-CN` where nothing is said.
    #[serde(default = "first_language")]
    language: Language,
    /// The authority that the report is owed to sees every number; the public none of the small ones.
    #[serde(default = "authority")]
    #[param(inline)]
    audience: Audience,
}

const fn authority() -> Audience {
    Audience::Authority
}

/// A report as a file: `pdf`, `xlsx` or `csv`. What is not frozen says on each page that it is a draft.
///
/// For the public, numbers of a few callers are left out, and others with them, so that none follows from the rest. The
/// journal tells who took the file, and for whom.
#[utoipa::path(
    get,
    path = "/api/v1/reports/{id}/file/{format}",
    tag = "reports",
    params(
        ("id" = ReportId, Path, description = "The report"),
        ("format" = String, Path, description = "`pdf`, `xlsx` or `csv`"),
        Wanted,
    ),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "application/pdf"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), (Vec<u8> = "text/csv"))),
        (status = "default", description = "`not_found`, `no_print_font`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn report_file(
    State(app): State<AppState>,
    by: Staff,
    Path((report, kind)): Path<(ReportId, FileKind)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, ProblemAnswer> {
    let (report, now) = counted(&app, report).await?;
    let figures = report.stage.signed().unwrap_or(&now);
    let settings = app.shared.settings(&app).await?;
    let smallest_cell = settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?.figures.smallest_cell;
    let made = Made {
        digest: &digest(&report, figures),
        signatures: signatures(&app, &report.stage).await?,
        report: &report,
        figures,
        audience: wanted.audience,
        smallest_cell,
        language: wanted.language,
    };
    let form = made.form();
    let name = format!("report-{}-{}", report.days.first, report.days.last);
    let file = match kind {
        FileKind::Csv => files::sheet(&name, SheetKind::Csv, print::rows(&form)).await?,
        FileKind::Xlsx => files::sheet(&name, SheetKind::Xlsx, print::rows(&form)).await?,
        FileKind::Pdf => files::pdf(&name, form).await?,
    };
    app.desk.run(ExportFigures { by: by.id, report: Some(report.id), audience: wanted.audience }).await?;
    Ok(file)
}

/// Whoever filled it in, and whoever reviewed it, with the instants by the centre's clock.
async fn signatures(app: &AppState, stage: &Stage) -> Result<[(String, String); 2], ProblemAnswer> {
    let people = app.shared.people(app).await?;
    let zone = app.shared.zone(app).await?;
    let at = |at: Timestamp| zone.minute_of(at);
    let written = |signature: &Signature| (people.name(signature.by), at(signature.at));
    let nobody = || (String::new(), String::new());
    Ok(match stage {
        Stage::Draft { .. } => [nobody(), nobody()],
        Stage::Filled { filler, .. } => [written(filler), nobody()],
        Stage::Frozen { filler, reviewer, .. } => [written(filler), written(reviewer)],
    })
}
