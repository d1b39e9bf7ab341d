//! `GET /api/v1/compliance/file/{format}`

use super::board::board;
use crate::http::files::{self, FileKind, first_language};
use crate::http::words::said;
use crate::http::{AppState, Path, ProblemAnswer, Query};
use crate::sheets::{Cell, SheetKind};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::compliance::{BoardFinding, ComplianceTally};
use xinqiao_domain::session::Language;
use xinqiao_domain::standing::{PreService, StandingWord};
use xinqiao_protocol::http::compliance::{Compliance, ComplianceRow};
use xinqiao_protocol::{Code, Problem};

/// Which year, and in which language.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// A calendar year of the centre.
    #[param(example = 2026)]
    year: i16,
    /// `zh-CN` where nothing is said.
    #[serde(default = "first_language")]
    language: Language,
}

/// The board of a year as a spreadsheet: `xlsx` or `csv`, a line for each operator. No cell becomes a formula.
#[utoipa::path(
    get,
    path = "/api/v1/compliance/file/{format}",
    tag = "ledgers",
    params(("format" = String, Path, description = "`xlsx` or `csv`"), Wanted),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = "default", description = "`not_found`, `field_invalid` with `year`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn compliance_file(
    State(app): State<AppState>,
    Path(kind): Path<FileKind>,
    Query(Wanted { year, language }): Query<Wanted>,
) -> Result<Response, ProblemAnswer> {
    let kind = match kind {
        FileKind::Csv => SheetKind::Csv,
        FileKind::Xlsx => SheetKind::Xlsx,
        FileKind::Pdf => return Err(ProblemAnswer::new(Code::NotFound)),
    };
    let board = board(&app, year).await?;
    files::sheet(&format!("compliance-{year}"), kind, rows(&board, language)).await
}

fn rows(board: &Compliance, language: Language) -> Vec<Vec<Cell>> {
    let say = |zh: &str, en: &str| Cell::Text(said(language, zh, en).to_owned());
    let mut heads = vec![
        say("工号", "Badge"),
        say("姓名", "Name"),
        say("入职", "Employed from"),
        say("离开", "Left on"),
        say("上岗培训", "Pre-service training"),
        say("当前资质", "Standing now"),
        say("培训", "Trainings"),
        say("应训", "Trainings needed"),
        say("培训结论", "Trainings: finding"),
    ];
    for month in 1..=board.months.len() {
        let name = format!("{}-{month:02}", board.year);
        heads.extend([
            Cell::Text(format!("{name} {}", said(language, "督导", "supervisions"))),
            Cell::Text(format!("{name} {}", said(language, "应督", "needed"))),
            Cell::Text(format!("{name} {}", said(language, "结论", "finding"))),
        ]);
    }
    [heads].into_iter().chain(board.operators.iter().map(|row| line(row, language))).collect()
}

fn line(row: &ComplianceRow, language: Language) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let pre_service = match row.pre_service {
        PreService::Trained { on } => on.to_string(),
        PreService::Recognised => said(language, "认可", "recognised").to_owned(),
        PreService::Missing => said(language, "缺", "missing").to_owned(),
    };
    let mut cells = vec![
        text(&row.badge),
        text(&row.name),
        Cell::Text(row.employed_from.to_string()),
        Cell::Text(row.left_on.map(|day| day.to_string()).unwrap_or_default()),
        Cell::Text(pre_service),
        text(row.standing.map_or("", |word| standing(word, language))),
    ];
    for tally in [&row.trainings].into_iter().chain(&row.months) {
        let ComplianceTally { counted, needed, finding } = *tally;
        cells.extend([Cell::Count(counted), Cell::Count(needed), text(found(finding, language))]);
    }
    cells
}

fn standing(word: StandingWord, language: Language) -> &'static str {
    let (zh, en) = match word {
        StandingWord::Qualified => ("合格", "qualified"),
        StandingWord::Due => ("即将到期", "due"),
        StandingWord::Overdue => ("已逾期", "overdue"),
        StandingWord::Suspended => ("暂停", "suspended"),
    };
    said(language, zh, en)
}

fn found(finding: BoardFinding, language: Language) -> &'static str {
    let (zh, en) = match finding {
        BoardFinding::Met => ("达标", "met"),
        BoardFinding::Open => ("进行中", "open"),
        BoardFinding::Missed => ("未达标", "missed"),
        BoardFinding::Ahead => ("未到", "ahead"),
        BoardFinding::BeforeHire => ("入职前", "before hire"),
        BoardFinding::AfterLeaving => ("已离开", "after leaving"),
        BoardFinding::BeforeLedger => ("台账前", "before the ledger"),
        BoardFinding::NothingAsked => ("无要求", "nothing asked"),
    };
    said(language, zh, en)
}
