//! `GET /api/v1/indicators/file/{format}`.

use super::count::count;
use crate::desk::indicators::ExportIndicators;
use crate::http::files::{self, FileKind, first_language};
use crate::http::words::said;
use crate::http::{AppState, Path, ProblemAnswer, Query, Staff};
use crate::sheets::{Cell, SheetKind};
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::AreaId;
use xinqiao_domain::indicator::{IndicatorMeasure, IndicatorPeriod, TargetVerdict};
use xinqiao_domain::session::Language;
use xinqiao_protocol::http::indicators::{IndicatorRow, Indicators, IndicatorsOf};
use xinqiao_protocol::{Code, Problem};

/// Of which place and time, and in which language.
#[derive(Debug, Clone, Copy, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `2026`, `2026-Q4` or `2026-11`.
    #[param(value_type = String, example = "2026-11")]
    period: IndicatorPeriod,
    /// A county or a township; left out, the whole centre.
    #[serde(default)]
    area: Option<AreaId>,
    /// `zh-CN` where nothing is said.
    #[serde(default = "first_language")]
    language: Language,
}

/// The indicators as a spreadsheet, `xlsx` or `csv`: a line for each place and indicator, with the version of the formula
/// and the denominator's date. No name of a patient. The journal tells who took the file.
#[utoipa::path(
    get,
    path = "/api/v1/indicators/file/{format}",
    tag = "indicators",
    params(("format" = String, Path, description = "`xlsx` or `csv`"), Wanted),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = "default", description = "`not_found`, `field_invalid` with `period` or `area`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn indicator_file(
    State(app): State<AppState>,
    by: Staff,
    Path(kind): Path<FileKind>,
    Query(Wanted { period, area, language }): Query<Wanted>,
) -> Result<Response, ProblemAnswer> {
    let kind = match kind {
        FileKind::Csv => SheetKind::Csv,
        FileKind::Xlsx => SheetKind::Xlsx,
        FileKind::Pdf => return Err(ProblemAnswer::new(Code::NotFound)),
    };
    let counted = count(&app, IndicatorsOf { period, area }).await?;
    let settings = app.shared.settings(&app).await?;
    let unit = settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?.centre_name.clone();
    let file = files::sheet(&format!("indicators-{period}"), kind, rows(&counted, &unit, language)).await?;
    app.desk.run(ExportIndicators { by: by.id }).await?;
    Ok(file)
}

fn rows(counted: &Indicators, unit: &str, language: Language) -> Vec<Vec<Cell>> {
    let say = |zh: &str, en: &str| Cell::Text(said(language, zh, en).to_owned());
    let text = |text: String| Cell::Text(text);
    let mut rows = vec![
        vec![say("严重精神障碍登记指标", "Registry of severe mental disorders: indicators"), text(unit.to_owned())],
        vec![say("统计期", "Period"), text(counted.period.to_string())],
        vec![say("分母日期", "Denominator's date"), text(counted.denominator_on.to_string())],
        vec![say("公式版本", "Formula version"), Cell::Count(counted.formula_version)],
        vec![
            say("地区", "Place"),
            say("指标", "Indicator"),
            say("分子", "Part"),
            say("分母", "Whole"),
            say("比率", "Share"),
            say("目标", "Target"),
            say("是否达标", "Finding"),
        ],
    ];
    let whole = counted.area_name.clone().unwrap_or_else(|| unit.to_owned());
    rows.extend(counted.rows.iter().map(|row| line(&whole, row, language)));
    for place in &counted.places {
        rows.extend(place.rows.iter().map(|row| line(&place.area_name, row, language)));
    }
    rows
}

fn line(place: &str, row: &IndicatorRow, language: Language) -> Vec<Cell> {
    let target =
        row.target_permille.map_or(Cell::Text(String::new()), |permille| Cell::Share { part: permille, whole: 1_000 });
    vec![
        Cell::Text(place.to_owned()),
        Cell::Text(measure(row.measure, language).to_owned()),
        Cell::Count(row.part),
        Cell::Count(row.whole),
        Cell::Share { part: row.part, whole: row.whole },
        target,
        Cell::Text(finding(row.verdict, language).to_owned()),
    ]
}

fn measure(measure: IndicatorMeasure, language: Language) -> &'static str {
    let (zh, en) = match measure {
        IndicatorMeasure::Management => ("管理率", "Management rate"),
        IndicatorMeasure::Treatment => ("治疗率", "Treatment rate"),
        IndicatorMeasure::TreatmentSchizophrenia => ("精神分裂症治疗率", "Treatment rate, schizophrenia"),
        IndicatorMeasure::Incidents => ("肇事肇祸率", "Incident rate"),
        IndicatorMeasure::MajorIncidents => ("重大肇祸率（致人死亡）", "Major incident rate (a death)"),
        IndicatorMeasure::Rehabilitation => ("居家患者社区康复参与率", "Community rehabilitation, participation"),
        IndicatorMeasure::CaseManagement => ("不稳定患者个案管理率", "Case management of the unstable"),
    };
    said(language, zh, en)
}

fn finding(verdict: TargetVerdict, language: Language) -> &'static str {
    let (zh, en) = match verdict {
        TargetVerdict::Met => ("达标", "met"),
        TargetVerdict::Missed => ("未达标", "missed"),
        TargetVerdict::NoTarget => ("未设目标", "no target"),
        TargetVerdict::NothingToCount => ("无统计对象", "nothing to count"),
    };
    said(language, zh, en)
}
