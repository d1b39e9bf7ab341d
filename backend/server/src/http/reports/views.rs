//! A report as it is shown: with names, with the search behind each number, and with what may be done.

use crate::desk::reports::digest;
use crate::http::opens::opens;
use crate::http::{AppState, ProblemAnswer, Staff};
use crate::show::People;
use xinqiao_domain::ReportId;
use xinqiao_domain::facet::Facet;
use xinqiao_domain::report::{Days, Figures, ReportAction, ReportItem, Signature, Stage, changes, figures};
use xinqiao_domain::session::Direction;
use xinqiao_protocol::Code;
use xinqiao_protocol::http::reports::{
    Report, ReportFigure, ReportFigures, ReportRow, ReportStage, Returned, SignedBy,
};
use xinqiao_storage::reports as stored;

/// One report as its reader sees it now.
pub(super) async fn one(app: &AppState, report: ReportId, reader: &Staff) -> Result<Report, ProblemAnswer> {
    let (report, now) = counted(app, report).await?;
    let people = app.shared.people(app).await?;
    let today = app.shared.zone(app).await?.day_of(app.clock.now());
    let shown = report.stage.signed().unwrap_or(&now).clone();
    let changed = match &report.stage {
        Stage::Filled { filler: _, figures } => changes(figures, &now),
        Stage::Draft { .. } | Stage::Frozen { .. } => Vec::new(),
    };
    let may = |action: &ReportAction| report.stage.check(*action, reader.id, report.days.last, today).is_ok();
    let not_twice = |action: &ReportAction| *action != ReportAction::Correct || report.corrected_by.is_none();
    let actions = ReportAction::ALL.iter().copied().filter(may).filter(not_twice).collect();
    Ok(Report {
        report: report.id,
        first_day: report.days.first,
        last_day: report.days.last,
        corrects: report.corrects,
        corrected_by: report.corrected_by,
        stage: stage(&report, &people),
        created: signed(report.created, &people),
        figures: view(&report, &shown),
        typed: report.typed,
        remarks: report.remarks,
        changed,
        actions,
    })
}

/// A report, and its figures as they are now. What is frozen is not counted again.
pub(super) async fn counted(app: &AppState, id: ReportId) -> Result<(stored::Report, Figures), ProblemAnswer> {
    let store = app.desk.store();
    let report = store.report(id).await?.ok_or(Code::NotFound)?;
    let now = match &report.stage {
        Stage::Frozen { figures, .. } => figures.clone(),
        Stage::Draft { .. } | Stage::Filled { .. } => figures(&store.report_known(report.days).await?),
    };
    Ok((report, now))
}

/// A row of the list.
pub(super) fn row(report: &stored::Report, people: &People) -> ReportRow {
    ReportRow {
        report: report.id,
        first_day: report.days.first,
        last_day: report.days.last,
        corrects: report.corrects,
        corrected_by: report.corrected_by,
        stage: stage(report, people),
        created: signed(report.created, people),
    }
}

fn view(report: &stored::Report, figures: &Figures) -> ReportFigures {
    let figure = |item: ReportItem| ReportFigure { item, count: figures.of(item), opens: search(item, report.days) };
    ReportFigures {
        figures: ReportItem::all().into_iter().map(figure).collect(),
        content: figures.content.clone(),
        digest: digest(report, figures),
    }
}

fn search(item: ReportItem, days: Days) -> Option<xinqiao_protocol::http::search::SessionFilter> {
    let incoming = Facet::Direction(Direction::Incoming);
    let mut facets = item.facets();
    if facets.is_empty() {
        return None;
    }
    if !facets.contains(&incoming) {
        facets.push(incoming);
    }
    Some(opens(&facets, days))
}

fn stage(report: &stored::Report, people: &People) -> ReportStage {
    match &report.stage {
        Stage::Draft { returned } => {
            let reason = report.returned_because.clone().unwrap_or_default();
            let returned = returned.map(|by| Returned { by: signed(by, people), reason });
            ReportStage::Draft { returned }
        }
        Stage::Filled { filler, figures: _ } => ReportStage::Filled { filler: signed(*filler, people) },
        Stage::Frozen { filler, reviewer, figures: _ } => {
            ReportStage::Frozen { filler: signed(*filler, people), reviewer: signed(*reviewer, people) }
        }
    }
}

pub(super) fn signed(signature: Signature, people: &People) -> SignedBy {
    SignedBy { staff: signature.by, name: people.name(signature.by), at: signature.at }
}
