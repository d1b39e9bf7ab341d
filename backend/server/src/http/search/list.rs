//! `GET /api/v1/session-search`

use super::asked::{Asked, wanted};
use crate::http::windows::After;
use crate::http::{AppState, Json, ProblemAnswer, Staff};
use crate::show::People;
use axum::extract::State;
use xinqiao_domain::StaffId;
use xinqiao_domain::facet::Facet;
use xinqiao_protocol::Problem;
use xinqiao_protocol::http::search::{FoundSession, FoundSessions, Holder, SessionFilter};
use xinqiao_protocol::limits::PAGE_ROWS;
use xinqiao_storage::search::{Found, Reach};

/// Sessions by what is known of them, the newest first, at most 100 on a page: by days, people, tier, marks, problems,
/// outcome, review, follow-up, channel, answer and place.
///
/// Words are not searched: what was said and written is sealed, and there is no index of it. For one page at most 1,000
/// sessions are looked at; where they do not fill it, `looked_back_to` says how far it went, and `next` goes on from there.
#[utoipa::path(
    get,
    path = "/api/v1/session-search",
    tag = "review",
    params(SessionFilter, After),
    responses(
        (status = OK, body = FoundSessions),
        (status = "default", description = "`field_invalid` with the parameter's name", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn search_sessions(
    State(app): State<AppState>,
    reader: Staff,
    asked: Asked<After>,
) -> Result<Json<FoundSessions>, ProblemAnswer> {
    let wanted = wanted(&app, &asked.filter, asked.more.place()?, PAGE_ROWS).await?;
    let page = app.desk.store().search(&wanted).await?;
    let (next, looked_back_to) = match page.reach {
        Reach::End => (None, None),
        Reach::Full(place) => (Some(place), None),
        Reach::LookedBack(place) => (Some(place), Some(place.at)),
    };
    let found = app.desk.store().found(&page.found).await?;
    let people = app.shared.people(&app).await?;
    let rows = found.into_iter().map(|one| shown(one, reader.id, &people)).collect();
    Ok(Json(FoundSessions { rows, next: next.map(|place| place.to_string()), looked_back_to }))
}

/// A session as its row shows it. A rating is not shown to whoever held the session: callers were promised so.
pub(super) fn shown(found: Found, reader: StaffId, people: &People) -> FoundSession {
    let Found { session, alias, opened_at, channel, tier, facts, facets, rating } = found;
    let own = facets.contains(&Facet::Operator(reader));
    let mut row = FoundSession {
        session,
        alias,
        opened_at,
        channel,
        tier,
        holders: Vec::new(),
        waited_ms: facts.answered.and_then(|answered| answered.waited),
        answering: Vec::new(),
        talk_ms: facts.answered.zip(facts.ended_at).map(|(answered, ended_at)| ended_at.since(answered.at)),
        ended_at: facts.ended_at,
        marks: Vec::new(),
        problems: Vec::new(),
        outcome: None,
        locality: None,
        rating: rating.filter(|_| !own),
        review: None,
        follow_up: None,
    };
    for facet in facets {
        match facet {
            Facet::Operator(staff) => row.holders.push(Holder { staff, name: people.name(staff) }),
            Facet::Answering(answering) => row.answering.push(answering),
            Facet::Mark(mark) => row.marks.push(mark),
            Facet::Problem(problem) => row.problems.push(problem),
            Facet::Outcome(outcome) => row.outcome = Some(outcome),
            Facet::Locality(locality) => row.locality = Some(locality),
            Facet::Review(state) => row.review = Some(state),
            Facet::FollowUp(state) => row.follow_up = Some(state),
            // They stand in the session's own row, or are of use for counting alone.
            Facet::Tier(_) | Facet::Channel(_) | Facet::Arrival(_) | Facet::Direction(_) => {}
        }
    }
    row.holders.sort_by_key(|holder| facts.answered.is_none_or(|answered| answered.by != holder.staff));
    row
}
