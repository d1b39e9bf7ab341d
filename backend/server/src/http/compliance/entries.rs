//! `GET /api/v1/compliance/entries`

use crate::http::{AppState, Json, ProblemAnswer, Query};
use crate::show::People;
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use xinqiao_domain::compliance::{Counting, SupervisionVersion, TrainingPart, count_supervision, count_training};
use xinqiao_domain::ledger::TrainingKind;
use xinqiao_domain::standing::Period;
use xinqiao_domain::{Date, StaffId};
use xinqiao_protocol::http::compliance::{ComplianceEntries, ComplianceEntry, ComplianceWhat};
use xinqiao_protocol::limits::PERSON_ENTRIES;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::compliance::{SupervisionEntry, TrainingEntry};

/// Of whom, and of which time.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OfPerson {
    staff: StaffId,
    /// A calendar month or year of the centre.
    #[param(value_type = String, example = "2026-11")]
    period: String,
}

/// The entries behind one operator's numbers, the latest first: also those that do not count, and why.
#[utoipa::path(
    get,
    path = "/api/v1/compliance/entries",
    tag = "ledgers",
    params(OfPerson),
    responses(
        (status = OK, body = ComplianceEntries),
        (status = "default", description = "`staff_not_found`, `field_invalid` with `period`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn compliance_entries(
    State(app): State<AppState>,
    Query(wanted): Query<OfPerson>,
) -> Result<Json<ComplianceEntries>, ProblemAnswer> {
    let period: Period =
        wanted.period.parse().map_err(|_| ProblemAnswer::with(Code::FieldInvalid, "field", "period"))?;
    let store = app.desk.store();
    let zone = app.shared.zone(&app).await?;
    let today = zone.day_of(app.clock.now());
    let known = store.person_of_board(wanted.staff, &zone).await?.ok_or(Code::StaffNotFound)?;
    let found = store.entries_of(wanted.staff, PERSON_ENTRIES).await?;
    let people = app.shared.people(&app).await?;
    let shown = Shown { staff: wanted.staff, today, people: &people };
    let trainings: Vec<ComplianceEntry> = found.trainings.iter().map(|one| shown.training(one)).collect();
    let before_duty = |entry: &&ComplianceEntry| {
        matches!(entry.what, ComplianceWhat::Training { form: TrainingKind::PreService, .. })
    };
    let pre_service_entries = trainings.iter().filter(before_duty).cloned().collect();
    let mut entries = shown.supervisions(&found.supervisions);
    entries.extend(trainings);
    entries.retain(|entry| period.contains(entry.on));
    entries.sort_by_key(|entry| std::cmp::Reverse((entry.on, entry.entry)));
    Ok(Json(ComplianceEntries {
        staff: wanted.staff,
        name: people.name(wanted.staff),
        period: period.to_string(),
        pre_service: known.facts.pre_service,
        pre_service_entries,
        entries,
    }))
}

struct Shown<'p> {
    staff: StaffId,
    today: Date,
    people: &'p People,
}

impl Shown<'_> {
    fn training(&self, one: &TrainingEntry) -> ComplianceEntry {
        let part = TrainingPart { kind: one.kind, on: one.on, state: one.version.state, result: one.result };
        let (title, organiser, result) = (one.title.clone(), one.organiser, one.result);
        let confirmed_by = one.confirmed.map(|(by, _)| by);
        ComplianceEntry {
            entry: one.version.root,
            on: one.on,
            minutes: one.minutes,
            what: ComplianceWhat::Training { form: one.kind, title, organiser, result },
            by: one.trainer,
            by_name: self.people.name(one.trainer),
            confirmed_by,
            confirmed_by_name: confirmed_by.map(|by| self.people.name(by)),
            confirmed_at: one.confirmed.map(|(_, at)| at),
            counting: count_training(part, self.today),
        }
    }

    fn supervisions(&self, all: &[SupervisionEntry]) -> Vec<ComplianceEntry> {
        let versions: Vec<SupervisionVersion> = all
            .iter()
            .map(|one| SupervisionVersion {
                entry: one.version.entry,
                root: one.version.root,
                state: one.version.state,
                recorded_at: one.version.recorded_at,
                confirmed_at: one.confirmed_at,
            })
            .collect();
        let counting = count_supervision(&versions);
        let of = |one: &SupervisionEntry| counting.get(&one.version.entry).copied().unwrap_or(Counting::NotConfirmed);
        all.iter().map(|one| self.supervision(one, of(one))).collect()
    }

    fn supervision(&self, one: &SupervisionEntry, counting: Counting) -> ComplianceEntry {
        let confirmed_by = one.confirmed_at.map(|_| self.staff);
        ComplianceEntry {
            entry: one.version.root,
            on: one.on,
            minutes: one.minutes,
            what: ComplianceWhat::Supervision { form: one.kind },
            by: one.supervisor,
            by_name: self.people.name(one.supervisor),
            confirmed_by,
            confirmed_by_name: confirmed_by.map(|by| self.people.name(by)),
            confirmed_at: one.confirmed_at,
            counting,
        }
    }
}
