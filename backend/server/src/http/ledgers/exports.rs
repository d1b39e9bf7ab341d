//! `GET /api/v1/ledger-exports/{file}`

use super::views;
use crate::desk::ledgers::WRITTEN;
use crate::desk::ledgers::words::{
    ORGANISERS, RESULTS, ROW_KINDS, RowKind, SUPERVISION_KINDS, TRAINING_KINDS, in_language, written,
};
use crate::http::{AppState, Path, ProblemAnswer, Query};
use crate::sheets::{self, SheetKind};
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::session::Language;
use xinqiao_domain::standing::{Period, Reason, Requirement, StandingWord};
use xinqiao_protocol::http::ledgers::{EntryMark, Supervision, Training};
use xinqiao_protocol::limits::EXPORT_ENTRIES;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::supervisions;
use xinqiao_storage::trainings::{self, Whose};

/// Of which time, in which language.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfPeriod {
    /// A calendar year or month of the centre; standings are of today and have none.
    #[param(value_type = Option<String>, example = "2026")]
    period: Option<String>,
    /// Of headings and words; left out: Chinese.
    #[serde(default = "chinese")]
    #[param(value_type = Option<Language>)]
    language: Language,
}

const fn chinese() -> Language {
    Language::Chinese
}

/// A ledger as a file: `trainings`, `supervisions` (of a `period`) or `standings`, as `.csv` or `.xlsx`.
///
/// Each row is one person's part in one entry, in the columns that an import reads. No cell becomes a formula.
#[utoipa::path(
    get,
    path = "/api/v1/ledger-exports/{file}",
    tag = "ledgers",
    params(("file" = String, Path, description = "`trainings.csv`, `supervisions.xlsx`, `standings.csv`, ..."), OfPeriod),
    responses(
        (status = OK, description = "The file", content((Vec<u8> = "text/csv"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))),
        (status = "default", description = "`not_found`, `field_invalid` with `period`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn export_ledger(
    State(app): State<AppState>,
    Path(file): Path<String>,
    Query(wanted): Query<OfPeriod>,
) -> Result<Response, ProblemAnswer> {
    let (ledger, kind) = match file.rsplit_once('.') {
        Some((ledger, "csv")) => (ledger, SheetKind::Csv),
        Some((ledger, "xlsx")) => (ledger, SheetKind::Xlsx),
        Some(_) | None => return Err(ProblemAnswer::new(Code::NotFound)),
    };
    let rows = match ledger {
        "trainings" => trainings_of(&app, period(&wanted)?, wanted.language).await?,
        "supervisions" => supervisions_of(&app, period(&wanted)?, wanted.language).await?,
        "standings" => standings(&app, wanted.language).await?,
        _unknown => return Err(ProblemAnswer::new(Code::NotFound)),
    };
    let written = tokio::task::spawn_blocking(move || sheets::write(kind, &rows)).await;
    let bytes = written.ok().and_then(Result::ok).ok_or(ProblemAnswer::new(Code::Internal))?;
    let disposition = format!("attachment; filename=\"{ledger}.{}\"", kind.extension());
    let headers = [(CONTENT_TYPE, kind.content_type().to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}

fn period(wanted: &OfPeriod) -> Result<Period, ProblemAnswer> {
    let period = wanted.period.as_deref().and_then(|period| period.parse().ok());
    period.ok_or_else(|| ProblemAnswer::with(Code::FieldInvalid, "field", "period"))
}

fn texts<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// A heading in both languages.
type Heading = (&'static str, &'static str);

fn headings(all: impl IntoIterator<Item = Heading>, language: Language) -> Vec<String> {
    all.into_iter().map(|(zh, en)| in_language(zh, en, language).to_owned()).collect()
}

/// The headings that an import reads, and what only we add.
fn entry_headings<const N: usize>(added: [Heading; N], language: Language) -> Vec<String> {
    headings(WRITTEN.into_iter().chain(added), language)
}

async fn trainings_of(app: &AppState, period: Period, language: Language) -> Result<Vec<Vec<String>>, ProblemAnswer> {
    let (first, last, whose) = (period.first(), period.last(), Whose::Everybody);
    let wanted = trainings::Wanted::Days { first, last, whose, after: None, limit: EXPORT_ENTRIES };
    let added = [("姓名", "Name"), ("主讲", "Lecturer"), ("证书有效期", "Certificate until")];
    let mut rows = vec![entry_headings(added, language)];
    let people = app.shared.people(app).await?;
    for training in views::list_trainings(app, wanted, whose).await?.into_iter().filter(|one| stands(one.mark)) {
        rows.extend(training.people.iter().map(|person| {
            let (result, until) = person
                .attendance
                .as_ref()
                .map_or(("", None), |given| (written(RESULTS, given.result, language), given.certificate_until));
            let until = until.map(|day| day.to_string()).unwrap_or_default();
            let kind = written(ROW_KINDS, RowKind::Training, language);
            let mut row = vec![kind.to_owned(), people.badge(person.staff)];
            row.extend(training_cells(&training, &people.badge(training.trainer), result, language));
            row.extend([person.name.clone(), training.lecturer.clone(), until]);
            row
        }));
    }
    Ok(rows)
}

fn training_cells(training: &Training, trainer: &str, result: &str, language: Language) -> Vec<String> {
    let Training { on, minutes, title, kind, organiser, .. } = training;
    let (on, minutes) = (on.to_string(), minutes.to_string());
    let (kind, organiser) = (written(TRAINING_KINDS, *kind, language), written(ORGANISERS, *organiser, language));
    texts([&on, &minutes, title, kind, organiser, trainer, result])
}

async fn supervisions_of(
    app: &AppState,
    period: Period,
    language: Language,
) -> Result<Vec<Vec<String>>, ProblemAnswer> {
    let (first, last, whose) = (period.first(), period.last(), Whose::Everybody);
    let wanted = supervisions::Wanted::Days { first, last, whose, after: None, limit: EXPORT_ENTRIES };
    let added = [
        ("姓名", "Name"),
        ("本人确认", "Confirmed by them"),
        ("要点", "Points agreed"),
        ("上次要点落实", "What became of the last points"),
    ];
    let mut rows = vec![entry_headings(added, language)];
    let people = app.shared.people(app).await?;
    for supervision in views::list_supervisions(app, wanted).await?.into_iter().filter(|one| stands(one.mark)) {
        let Supervision { on, minutes, kind, supervisor, points, previous, .. } = &supervision;
        rows.extend(supervision.people.iter().map(|person| {
            let (on, minutes) = (on.to_string(), minutes.to_string());
            let (badge, by) = (people.badge(person.staff), people.badge(*supervisor));
            let (zh, en) = if person.confirmed_at.is_some() { ("是", "Yes") } else { ("否", "No") };
            let (confirmed, kind) = (in_language(zh, en, language), written(SUPERVISION_KINDS, *kind, language));
            let row_kind = written(ROW_KINDS, RowKind::Supervision, language);
            texts([row_kind, &badge, &on, &minutes, "", kind, "", &by, "", &person.name, confirmed, points, previous])
        }));
    }
    Ok(rows)
}

async fn standings(app: &AppState, language: Language) -> Result<Vec<Vec<String>>, ProblemAnswer> {
    let all = [("工号", "Badge"), ("姓名", "Name"), ("资质", "Standing"), ("日期", "Date"), ("依据", "Reasons")];
    let mut rows = vec![headings(all, language)];
    let people = app.shared.people(app).await?;
    for (staff, derived) in app.desk.store().standings().await? {
        let reasons: Vec<_> = derived.standing.reasons.iter().map(|one| reason(one, language)).collect();
        let (on, word) = (derived.on.to_string(), standing_word(derived.standing.word, language));
        rows.push(texts([&people.badge(staff), &people.name(staff), word, &on, &reasons.join("; ")]));
    }
    Ok(rows)
}

const fn standing_word(word: StandingWord, language: Language) -> &'static str {
    let (zh, en) = match word {
        StandingWord::Qualified => ("合格", "Qualified"),
        StandingWord::Due => ("即将到期", "Due"),
        StandingWord::Overdue => ("已逾期", "Overdue"),
        StandingWord::Suspended => ("暂停", "Suspended"),
    };
    in_language(zh, en, language)
}

/// `督导 2026-11: 0/1`.
fn reason(reason: &Reason, language: Language) -> String {
    let (zh, en) = match reason.requirement {
        Requirement::PreService => ("上岗培训", "Training before the first duty"),
        Requirement::Training => ("培训", "Training"),
        Requirement::Supervision => ("督导", "Supervision"),
    };
    let period = reason.period.map(|period| format!(" {period}")).unwrap_or_default();
    format!("{}{period}: {}/{}", in_language(zh, en, language), reason.counted, reason.needed)
}

fn stands(mark: EntryMark) -> bool {
    match mark {
        EntryMark::First | EntryMark::Corrected | EntryMark::Imported => true,
        EntryMark::Withdrawn => false,
    }
}
