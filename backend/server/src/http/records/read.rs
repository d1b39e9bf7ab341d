//! `GET /api/v1/sessions/{id}`.

use super::let_read;
use crate::http::{AppState, Json, Path, ProblemAnswer, Staff};
use axum::extract::State;
use xinqiao_domain::event::Opened;
use xinqiao_domain::session::Stage;
use xinqiao_domain::{Refusal, SessionId, StaffId};
use xinqiao_protocol::http::records::{Draft, Note, RecordedAssessment, SessionRecord};
use xinqiao_protocol::http::sessions::{EarlierSession, SessionCard};
use xinqiao_storage::records;
use xinqiao_storage::records::{NotePurpose, Record};
use xinqiao_storage::sessions::Stored;

/// The record that stands beside a conversation, for whoever holds or last held it, for whom it is offered to, and for
/// supervisors, whose reading is a fact of the journal. The caller's rating is no part of it.
#[utoipa::path(get, path = "/api/v1/sessions/{id}", tag = "records", params(("id" = SessionId, Path)), responses(
    (status = 200, body = SessionRecord),
    (status = 403, description = "`not_your_session`", body = xinqiao_protocol::Problem),
    (status = 404, description = "`session_not_found`", body = xinqiao_protocol::Problem),
))]
pub async fn read_record(
    State(app): State<AppState>,
    staff: Staff,
    Path(session): Path<SessionId>,
) -> Result<Json<SessionRecord>, ProblemAnswer> {
    let_read(&app, &staff, session, Opened::Record).await?;
    let record = app.desk.store().record(session).await?.ok_or(Refusal::SessionNotFound)?;
    let people = app.shared.people(&app).await?;
    Ok(Json(view(record, &|staff| people.name(staff))))
}

pub(crate) fn view(record: Record, name: &dyn Fn(StaffId) -> String) -> SessionRecord {
    let (transfers, notes): (Vec<_>, Vec<_>) =
        record.notes.into_iter().partition(|note| note.purpose == NotePurpose::Transfer);
    let note =
        |note: records::Note| Note { by_name: name(note.by), id: note.id, by: note.by, at: note.at, text: note.text };
    SessionRecord {
        erased_at: record.erased_at,
        card: card(record.stored, record.phone_masked, name),
        assessments: record
            .assessments
            .into_iter()
            .map(|one| RecordedAssessment {
                at: one.at,
                by: one.by,
                by_name: name(one.by),
                suggestion: one.suggestion,
                assessment: one.assessment,
            })
            .collect(),
        wrap_up: record.wrap_up.map(|wrap_up| wrap_up.form),
        notes: notes.into_iter().map(note).collect(),
        drafts: record
            .drafts
            .into_iter()
            .map(|draft| Draft { kind: draft.kind, body: draft.body, saved_at: draft.saved_at })
            .collect(),
        earlier: record
            .earlier
            .into_iter()
            .map(|one| EarlierSession {
                session: one.session,
                opened_at: one.opened_at,
                channel: one.channel,
                tier: one.tier,
                holder_name: one.holder.map(name),
                summary: one.summary,
            })
            .collect(),
        transfer_context: transfers.into_iter().map(note).collect(),
    }
}

fn card(stored: Stored, phone_masked: Option<String>, name: &dyn Fn(StaffId) -> String) -> SessionCard {
    let Stored { session, fixed } = stored;
    let (ended, closed_at) = match &session.stage {
        Stage::WrapUp(_, ended) => (Some(*ended), None),
        Stage::Closed(closed) => (Some(closed.ended), Some(closed.at)),
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => (None, None),
    };
    let holder = session.stage.lease().map(|lease| lease.operator);
    SessionCard {
        session: session.id,
        alias: fixed.alias,
        channel: session.channel,
        direction: session.direction,
        language: session.language,
        wished_gender: session.wished_gender,
        tier: session.tier,
        reasons: session.reasons,
        intake: fixed.intake,
        opened_at: session.opened_at,
        ended_at: ended.map(|ended| ended.at),
        ended_by: ended.map(|ended| ended.by),
        closed_at,
        holder,
        holder_name: holder.map(name),
        phone_masked,
    }
}

#[cfg(test)]
mod tests;
