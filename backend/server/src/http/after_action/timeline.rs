//! `GET /api/v1/dispatches/{id}/timeline`

use crate::http::{AppState, Json, Path, ProblemAnswer};
use crate::show::People;
use axum::extract::State;
use std::collections::BTreeSet;
use xinqiao_domain::dispatch::{Course, Interval, NearMiss, PageWord, Targets, word};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, DispatchId, Event, StaffId, Timestamp};
use xinqiao_protocol::http::after_action::{
    CourseInterval, CourseNearMiss, DispatchTimeline, NamedStaff, ReachedMoment, TimelineEntry,
};
use xinqiao_protocol::limits::TIMELINE_ENTRIES;
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::Entry;
use xinqiao_storage::after_action::{CourseHead, CoursePage};

/// The course of a dispatch, told from the journal: when what was reached, how long each stretch took against its target,
/// what nearly went wrong, and every entry. Ids, codes and names of colleagues; no place, no person, no words.
#[utoipa::path(
    get,
    path = "/api/v1/dispatches/{id}/timeline",
    tag = "dispatches",
    params(("id" = DispatchId, Path)),
    responses(
        (status = OK, body = DispatchTimeline),
        (status = "default", description = "`not_found`", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn dispatch_timeline(
    State(app): State<AppState>,
    Path(dispatch): Path<DispatchId>,
) -> Result<Json<DispatchTimeline>, ProblemAnswer> {
    Ok(Json(timeline(&app, dispatch).await?))
}

/// The course of a dispatch, with names.
pub(super) async fn timeline(app: &AppState, dispatch: DispatchId) -> Result<DispatchTimeline, ProblemAnswer> {
    let store = app.desk.store();
    let head = store.course_head(dispatch, app.clock.now()).await?.ok_or(Code::NotFound)?;
    let entries = store.course_entries(dispatch, TIMELINE_ENTRIES).await?;
    let pages = store.course_pages(dispatch).await?;
    let settings = app.shared.settings(app).await?;
    let immediate = settings.as_ref().as_ref().ok_or(Code::SetUpNeeded)?.crisis.immediate_target_ms;
    let targets = Targets::of(head.class, immediate, head.first_wait);
    let people = app.shared.people(app).await?;
    Ok(told(dispatch, head, entries, &pages, targets, &people))
}

fn told(
    dispatch: DispatchId,
    head: CourseHead,
    entries: Vec<Entry>,
    pages: &[CoursePage],
    targets: Targets,
    people: &People,
) -> DispatchTimeline {
    let entries: Vec<(i64, Timestamp, Actor, DispatchEvent)> = entries.into_iter().filter_map(of_a_dispatch).collect();
    let facts: Vec<(Timestamp, DispatchEvent)> = entries.iter().map(|(_, at, _, event)| (*at, event.clone())).collect();
    let course = Course::of(&facts, &pages.iter().map(|page| (page.at, word_of(page))).collect::<Vec<_>>());
    let named: BTreeSet<StaffId> = entries.iter().filter_map(|(_, _, _, event)| event.staff()).collect();
    DispatchTimeline {
        dispatch,
        number: head.number,
        purpose: head.purpose,
        class: head.class,
        area_name: head.area_name,
        team_name: head.team_name,
        stage: head.stage,
        moments: course.moments.iter().map(|(moment, at)| ReachedMoment { moment: *moment, at: *at }).collect(),
        intervals: course.intervals(targets).into_iter().map(interval).collect(),
        near_misses: course.near_misses(targets).into_iter().map(near_miss).collect(),
        unowned_ms: head.unowned.0,
        entries: entries
            .into_iter()
            .map(|(seq, at, actor, event)| TimelineEntry { seq, at, by_name: by_name(actor, people), event })
            .collect(),
        people: named.into_iter().map(|staff| NamedStaff { staff, name: people.name(staff) }).collect(),
    }
}

fn of_a_dispatch(entry: Entry) -> Option<(i64, Timestamp, Actor, DispatchEvent)> {
    if let Event::Dispatch(event) = entry.event { Some((entry.seq, entry.at, entry.actor, event)) } else { None }
}

fn by_name(actor: Actor, people: &People) -> Option<String> {
    match actor {
        Actor::Staff(staff) => Some(people.name(staff)),
        Actor::Hotline | Actor::Caller(_) => None,
    }
}

fn word_of(page: &CoursePage) -> PageWord {
    word(page.delivery, page.delivered_at, page.seen_at, page.stood_down_at, page.answer)
}

fn interval(interval: Interval) -> CourseInterval {
    let Interval { from, to, took, target } = interval;
    CourseInterval { from, to, took_ms: took.0, target_ms: target.map(|target| target.0) }
}

fn near_miss(near: NearMiss) -> CourseNearMiss {
    CourseNearMiss { at: near.at, kind: near.kind }
}
