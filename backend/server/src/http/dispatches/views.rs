//! Dispatches in the words of the wire: whole, as somebody's own desk, and what came of an answer.

use crate::desk::dispatches::answering::{Came, SeatedAs};
use crate::desk::dispatches::requesting::Requested;
use crate::http::{AppState, ProblemAnswer, Staff};
use crate::show::{self, People, Reader};
use std::collections::BTreeMap;
use xinqiao_domain::dispatch::{Dispatch, Ladder, PageAnswer, Roster, asked};
use xinqiao_domain::{DispatchId, Millis, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::dispatches::{
    CrewDesk, CrewMember, CrewOnCall, CrewPage, CrewPageWaits, CrewStay, DispatchRequested, DispatchStrip,
    DispatchView, MilestoneLine, NotAsked, OwnerStay, PageOutcome, PageSeated,
};
use xinqiao_protocol::limits::{DISPATCH_ROWS, PAGE_ROWS};
use xinqiao_storage::dispatches::{Around, Shown, Standing, StoredDispatch};
use xinqiao_storage::pages::PagedTo;

/// Pages that were answered or called off are shown for so long [D].
const PAGES_SHOWN: Millis = Millis::hours(12);

pub(super) fn requested(Requested { dispatch, number }: Requested) -> DispatchRequested {
    DispatchRequested { dispatch, number }
}

pub(super) fn outcome(dispatch: DispatchId, came: Came) -> PageOutcome {
    let outcome = match came {
        Came::Seated(SeatedAs::Lead) => PageSeated::Lead,
        Came::Seated(SeatedAs::Member) => PageSeated::Member,
        Came::Seated(SeatedAs::Already) => PageSeated::Already,
        Came::Seated(SeatedAs::NotNeeded) => PageSeated::NotNeeded,
        Came::Declined => PageSeated::Declined,
    };
    PageOutcome { dispatch, outcome }
}

/// A dispatch whole. That it is opened was recorded before.
pub(super) async fn whole(app: &AppState, stored: StoredDispatch, by: &Staff) -> Result<DispatchView, ProblemAnswer> {
    let (store, id) = (app.desk.store(), stored.dispatch.id);
    let people = app.shared.people(app).await?;
    let (brief, end_note) = store.dispatch_brief(id).await?;
    let not_asked = match Reader::of(by) {
        Reader::Directs(_) => not_asked(app, &stored.dispatch, &people).await?,
        Reader::GoesOut(_) => Vec::new(),
    };
    let (basis, reasons, plan) = (stored.basis, stored.reasons.clone(), stored.plan);
    let policy = stored.dispatch.policy.clone();
    let strip = show::strips(app, vec![stored], Reader::of(by)).await?.pop();
    Ok(DispatchView {
        strip: strip.ok_or_else(|| ProblemAnswer::new(Code::NotFound))?,
        basis,
        reasons,
        brief,
        plan,
        policy,
        not_asked,
        milestones: milestones(app, id, &people).await?,
        owners: owners(app, id, &people).await?,
        stays: stays(app, id, &people).await?,
        end_note,
        erased_at: store.dispatch_erased_at(id).await?,
    })
}

/// Who was not asked at the step taken last, and why, as things stand now.
async fn not_asked(app: &AppState, dispatch: &Dispatch, people: &People) -> Result<Vec<NotAsked>, ProblemAnswer> {
    let step = match dispatch.ladder {
        Ladder::On { step, .. } | Ladder::Still { step, .. } => step,
        Ladder::Foot | Ladder::UsedUp { .. } => u32::try_from(dispatch.policy.steps.len()).unwrap_or(u32::MAX),
    };
    let Some(taken) = (step as usize).checked_sub(1).and_then(|at| dispatch.policy.steps.get(at)) else {
        return Ok(Vec::new());
    };
    let now = app.clock.now();
    let candidates = app.desk.store().candidates_at(dispatch.team, now).await?;
    let all = asked(dispatch, taken, Roster { candidates: &candidates, declined: &[] }, now);
    let not = all.into_iter().zip(&candidates).filter_map(|(one, candidate)| {
        let because = one.how.err()?;
        let professions = candidate.professions.iter().copied().collect();
        Some(NotAsked { staff: one.staff, name: people.name(one.staff), professions, because })
    });
    Ok(not.collect())
}

async fn milestones(app: &AppState, id: DispatchId, people: &People) -> Result<Vec<MilestoneLine>, ProblemAnswer> {
    let lines = app.desk.store().milestones(id).await?.into_iter().map(|one| MilestoneLine {
        stage: one.stage,
        happened_at: one.happened_at,
        recorded_at: one.recorded_at,
        staff: one.staff,
        name: one.staff.map(|staff| people.name(staff)),
    });
    Ok(lines.collect())
}

async fn owners(app: &AppState, id: DispatchId, people: &People) -> Result<Vec<OwnerStay>, ProblemAnswer> {
    let stays = app.desk.store().owner_stays(id).await?.into_iter().map(|one| OwnerStay {
        staff: one.staff,
        name: one.staff.map(|staff| people.name(staff)),
        from: one.from,
        until: one.until,
    });
    Ok(stays.collect())
}

async fn stays(app: &AppState, id: DispatchId, people: &People) -> Result<Vec<CrewStay>, ProblemAnswer> {
    let stays = app.desk.store().crew_stays(id).await?.into_iter().map(|one| CrewStay {
        staff: one.staff,
        name: people.name(one.staff),
        duty: one.duty,
        profession: one.profession,
        from: one.from,
        until: one.until,
    });
    Ok(stays.collect())
}

/// Somebody's own desk.
pub(super) async fn crew_desk(app: &AppState, by: &Staff) -> Result<CrewDesk, ProblemAnswer> {
    let (store, now) = (app.desk.store(), app.clock.now());
    let seq = store.head_seq().await?;
    let mine = store.dispatches(Shown::With(by.id), Standing::Open, None, DISPATCH_ROWS).await?;
    let on: Vec<DispatchId> = mine.iter().map(|one| one.dispatch.id).collect();
    let mut others = store.dispatches(Shown::To(by.id), Standing::Open, None, DISPATCH_ROWS).await?;
    others.retain(|one| !on.contains(&one.dispatch.id));
    let reader = Reader::GoesOut(by.id);
    Ok(CrewDesk {
        seq,
        server_at: now,
        staff: by.id,
        name: by.name.clone(),
        member: member(app, by, now).await?,
        pages: pages(app, by, now).await?,
        dispatches: strips(app, mine, reader).await?,
        others: strips(app, others, reader).await?,
    })
}

async fn strips(
    app: &AppState,
    stored: Vec<StoredDispatch>,
    reader: Reader,
) -> Result<Vec<DispatchStrip>, ProblemAnswer> {
    Ok(show::strips(app, stored, reader).await?)
}

async fn member(app: &AppState, by: &Staff, now: Timestamp) -> Result<Option<CrewMember>, ProblemAnswer> {
    let store = app.desk.store();
    let Some(member) = store.one_member(by.id).await? else { return Ok(None) };
    let team_name = store.one_team(member.team).await?.map(|team| team.name).unwrap_or_default();
    let on_call = store.next_on_call(by.id, now).await?;
    let (unavailable_since, unavailable_until) = match member.availability {
        xinqiao_domain::team::Availability::Away { until } if until.is_none_or(|until| now < until) => {
            (store.away_since(by.id).await?, until)
        }
        xinqiao_domain::team::Availability::Away { .. } | xinqiao_domain::team::Availability::Available => (None, None),
    };
    Ok(Some(CrewMember {
        team: member.team,
        team_name,
        duty: member.duty,
        professions: member.professions.into_iter().collect(),
        unavailable_since,
        unavailable_until,
        resting_until: member.resting_until.filter(|until| now < *until),
        on_call: on_call.map(|one| CrewOnCall { on_call: one.id, starts_at: one.starts_at, ends_at: one.ends_at }),
    }))
}

async fn pages(app: &AppState, by: &Staff, now: Timestamp) -> Result<Vec<CrewPage>, ProblemAnswer> {
    let store = app.desk.store();
    let pages = store.pages_to(by.id, now - PAGES_SHOWN, PAGE_ROWS).await?;
    let ids: Vec<DispatchId> = pages.iter().map(|one| one.page.dispatch).collect();
    let mut around = store.around_dispatches(&ids).await?;
    let rules = app.shared.crisis_rules(app).await?;
    let mut stored = BTreeMap::new();
    for id in ids {
        stored.extend(store.one_dispatch(id).await?.map(|one| (id, one)));
    }
    let page = |paged: PagedTo| {
        let one = stored.get(&paged.page.dispatch)?;
        let around = around.remove(&paged.page.dispatch).unwrap_or_default();
        Some(crew_page(paged, one, around, show::target_at(&one.dispatch, &rules)))
    };
    Ok(pages.into_iter().filter_map(page).collect())
}

fn crew_page(paged: PagedTo, stored: &StoredDispatch, around: Around, target_at: Timestamp) -> CrewPage {
    let PagedTo { page, state, ended_at } = paged;
    let dispatch = &stored.dispatch;
    CrewPage {
        page: page.id,
        channel: page.channel,
        dispatch: dispatch.id,
        number: stored.number.clone(),
        purpose: dispatch.purpose,
        class: dispatch.class,
        tier: dispatch.tier,
        area: dispatch.area,
        area_name: around.area_name,
        team_name: around.team_name,
        stage: dispatch.stage.word(),
        missing: dispatch.missing(),
        target_at,
        created_at: page.created_at,
        expires_at: page.expires_at,
        state,
        answered_at: match page.answer {
            PageAnswer::None => None,
            PageAnswer::Acknowledged { at } | PageAnswer::Declined { at, .. } | PageAnswer::NotNeeded { at } => {
                Some(at)
            }
        },
        waits: if page.waits() && ended_at.is_none() { CrewPageWaits::ForAnswer } else { CrewPageWaits::No },
    }
}
