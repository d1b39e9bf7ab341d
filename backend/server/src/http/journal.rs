//! `GET /api/v1/journal`

use super::{AppState, Json, ProblemAnswer, Query};
use axum::extract::State;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use xinqiao_domain::Actor;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::journal::JournalRow;
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::Entry;

/// This operation.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_journal))
}

/// Which part of the journal.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wanted {
    /// Entries after this number; from the beginning when left out.
    #[serde(default)]
    #[param(minimum = 0)]
    after: i64,
    /// Most entries in the answer; 100 when left out, and never more.
    #[serde(default = "page")]
    #[param(minimum = 1, maximum = 100)]
    limit: usize,
}

const fn page() -> usize {
    PAGE_ROWS
}

/// The journal, in the order of the commits: the auditor's.
///
/// Ids, codes and times; never a caller's words. `next` is null when the newest entry is among the rows.
#[utoipa::path(
    get,
    path = "/api/v1/journal",
    tag = "journal",
    params(Wanted),
    responses(
        (status = OK, body = Window<JournalRow>),
        (status = "default", description = "A problem", body = Problem, content_type = "application/problem+json"),
    )
)]
async fn get_journal(
    State(app): State<AppState>,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Window<JournalRow>>, ProblemAnswer> {
    let Wanted { after, limit } = wanted;
    let limit = limit.clamp(1, PAGE_ROWS);
    // One more than is shown tells whether there is a next window.
    let mut entries = app.desk.store().journal_after(after, limit as i64 + 1).await?;
    let more = entries.len() > limit;
    entries.truncate(limit);
    let next = entries.last().filter(|_| more).map(|entry| entry.seq.to_string());
    let rows = entries.into_iter().map(row).collect::<Result<_, _>>()?;
    Ok(Json(Window { rows, next }))
}

fn row(entry: Entry) -> Result<JournalRow, ProblemAnswer> {
    let Entry { seq, at, actor, event } = entry;
    let staff = event.staff().map(|id| id.to_string());
    let subject = event.session().map(|id| id.to_string()).or(staff);
    let mut facts = serde_json::to_value(&event).map_err(xinqiao_storage::Error::from)?;
    let kind = facts.as_object_mut().and_then(|facts| facts.remove("kind"));
    let kind = kind.and_then(|kind| kind.as_str().map(str::to_owned)).unwrap_or_default();
    let actor = match actor {
        Actor::Hotline => "hotline".to_owned(),
        Actor::Staff(id) => format!("staff:{id}"),
        Actor::Caller(id) => format!("caller:{id}"),
    };
    Ok(JournalRow { seq, at, kind, actor, subject, facts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use xinqiao_domain::{Event, StaffId, Timestamp};

    #[test]
    fn does_an_entry_show_kind_actor_subject_and_the_rest_as_facts() {
        let staff: StaffId = "0190d3c4-0000-7000-8000-000000000001".parse().unwrap();
        let until = Timestamp(5);
        let event = Event::SignInLocked { staff, until };
        let shown = row(Entry { seq: 7, at: Timestamp(3), actor: Actor::Hotline, event }).unwrap();
        let expected = JournalRow {
            seq: 7,
            at: Timestamp(3),
            kind: "sign_in_locked".to_owned(),
            actor: "hotline".to_owned(),
            subject: Some(staff.to_string()),
            facts: serde_json::json!({ "staff": staff, "until": 5 }),
        };
        assert_eq!(shown, expected);
    }
}
