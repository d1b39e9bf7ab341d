//! Dispatches as they are shown: a strip for each person in danger, the board of them, the operator's glance.

mod actions;
mod words;

use super::shared::People;
use crate::assembly::AppState;
use crate::authority::Staff;
use actions::{actions, glance_actions};
use std::collections::BTreeMap;
use uuid::Uuid;
use words::{
    acceptance_of, check_in_of, checks_of, cover_of, crew_of, end_of, ladder_of, owner_of, paged_of, record_of,
    service_of,
};
use xinqiao_domain::authority::Right;
use xinqiao_domain::dispatch::{Dispatch, Item, PageWord, covered};
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::{DispatchId, SessionId, StaffId, Timestamp};
use xinqiao_protocol::http::dispatches::{CoverView, DispatchBoard, DispatchGlance, DispatchStrip, PagedPerson};
use xinqiao_protocol::limits::DISPATCH_ROWS;
use xinqiao_storage::Error;
use xinqiao_storage::dispatches::{Around, Shown, Standing, StoredDispatch};
use xinqiao_storage::pages::PageShown;

/// Any supervisor, for whom the board of all is made.
const SOMEBODY: StaffId = StaffId(Uuid::nil());

/// Who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Sees all, and directs.
    Directs(StaffId),
    /// Sees those of the own team, and those they are or were on.
    GoesOut(StaffId),
}

impl Reader {
    /// In what standing somebody looks.
    pub fn of(staff: &Staff) -> Self {
        if staff.has(Right::DirectDispatches) { Self::Directs(staff.id) } else { Self::GoesOut(staff.id) }
    }

    /// The person.
    pub const fn staff(self) -> StaffId {
        match self {
            Self::Directs(staff) | Self::GoesOut(staff) => staff,
        }
    }

    /// Whose dispatches they see.
    pub const fn shown(self) -> Shown {
        match self {
            Self::Directs(_) => Shown::All,
            Self::GoesOut(staff) => Shown::To(staff),
        }
    }
}

/// The board of all, for whoever directs.
pub async fn board_of_all(app: &AppState) -> Result<DispatchBoard, Error> {
    board(app, Reader::Directs(SOMEBODY)).await
}

/// The open dispatches that somebody sees, the most urgent first.
pub async fn board(app: &AppState, reader: Reader) -> Result<DispatchBoard, Error> {
    let store = app.desk.store();
    let seq = store.head_seq().await?;
    let stored = store.dispatches(reader.shown(), Standing::Open, None, DISPATCH_ROWS).await?;
    let count = if stored.len() < DISPATCH_ROWS {
        stored.len() as i64
    } else {
        store.open_dispatch_count(reader.shown()).await?
    };
    let mut strips = strips(app, stored, reader).await?;
    strips.sort_by_key(|strip| (urgency(strip), strip.target_at, strip.dispatch));
    let watchfulness = app.invariant.seen();
    Ok(DispatchBoard { seq, count, strips, watchfulness })
}

/// What somebody has to see to comes first, then those where nobody is on scene yet.
fn urgency(strip: &DispatchStrip) -> u8 {
    use xinqiao_domain::dispatch::StageWord as S;
    match (strip.cover, strip.alerts.is_empty(), strip.stage) {
        (CoverView::Nothing, _, _) => 0,
        (_, false, _) => 1,
        (_, true, S::Requested | S::Paging | S::Acknowledged | S::Assembled | S::EnRoute) => 2,
        (
            _,
            true,
            S::OnScene | S::ContactMade | S::Disposition | S::HandedOver | S::Closed | S::StoodDown | S::Failed,
        ) => 3,
    }
}

/// What is needed to show dispatches.
struct Shelf {
    people: std::sync::Arc<People>,
    rules: CrisisRules,
    now: Timestamp,
    around: BTreeMap<DispatchId, Around>,
    pages: BTreeMap<DispatchId, Vec<PageShown>>,
}

impl Shelf {
    async fn of(app: &AppState, stored: &[StoredDispatch]) -> Result<Self, Error> {
        let store = app.desk.store();
        let ids: Vec<DispatchId> = stored.iter().map(|one| one.dispatch.id).collect();
        Ok(Self {
            people: app.shared.people(app).await?,
            rules: app.shared.crisis_rules(app).await?,
            now: app.clock.now(),
            around: store.around_dispatches(&ids).await?,
            pages: store.pages_of(&ids).await?,
        })
    }

    fn paged(&mut self, dispatch: DispatchId) -> Vec<PagedPerson> {
        paged_of(self.pages.remove(&dispatch).unwrap_or_default(), &self.people)
    }
}

/// Dispatches as strips, in their order.
pub async fn strips(app: &AppState, stored: Vec<StoredDispatch>, reader: Reader) -> Result<Vec<DispatchStrip>, Error> {
    let mut shelf = Shelf::of(app, &stored).await?;
    Ok(stored.into_iter().map(|one| strip(one, &mut shelf, reader)).collect())
}

fn strip(stored: StoredDispatch, shelf: &mut Shelf, reader: Reader) -> DispatchStrip {
    let StoredDispatch { dispatch, number, stage_since, .. } = stored;
    let around = shelf.around.remove(&dispatch.id).unwrap_or_default();
    let paged = discreet(shelf.paged(dispatch.id), &dispatch, reader);
    let item = if around.alerts.is_empty() { Item::None } else { Item::Open };
    let actions = actions(&dispatch, &paged, reader, shelf.now, &shelf.rules);
    let people = &shelf.people;
    DispatchStrip {
        dispatch: dispatch.id,
        number,
        purpose: dispatch.purpose,
        source: dispatch.source,
        session: dispatch.session,
        alias: around.alias,
        emergency: dispatch.emergency,
        area: dispatch.area,
        area_name: around.area_name,
        team: dispatch.team,
        team_name: around.team_name,
        class: dispatch.class,
        tier: dispatch.tier,
        requested_at: dispatch.requested_at,
        requested_by: dispatch.requested_by,
        requested_by_name: people.name(dispatch.requested_by),
        stage: dispatch.stage.word(),
        stage_since,
        owner: owner_of(&dispatch, people),
        target_at: target_at(&dispatch, &shelf.rules),
        needs: dispatch.needs.each().to_vec(),
        missing: dispatch.missing(),
        ladder: ladder_of(&dispatch),
        cover: cover_of(covered(&dispatch, item, shelf.now)),
        paged,
        crew: crew_of(&dispatch, people),
        services: around.services.into_iter().map(service_of).collect(),
        check_in: check_in_of(dispatch.check_in),
        record: record_of(dispatch.record),
        checks: checks_of(dispatch.checks),
        acceptance: acceptance_of(dispatch.acceptance),
        talk_by_lead: dispatch.talk.by_lead,
        talk_by_operator: dispatch.talk.by_operator,
        messages: around.messages,
        // Duress is among them: who stands beside a phone of the team must not read it.
        alerts: match reader {
            Reader::Directs(_) => around.alerts,
            Reader::GoesOut(_) => Vec::new(),
        },
        end: end_of(&dispatch, people),
        actions,
    }
}

/// Why a colleague does not go is for who directs or leads, and for themselves.
fn discreet(mut paged: Vec<PagedPerson>, dispatch: &Dispatch, reader: Reader) -> Vec<PagedPerson> {
    match reader {
        Reader::GoesOut(me) if dispatch.leader() != Some(me) => {
            for one in paged.iter_mut().filter(|one| one.staff != me) {
                (one.declined, one.offer) = (None, None);
            }
        }
        Reader::Directs(_) | Reader::GoesOut(_) => {}
    }
    paged
}

/// The team should be on scene by then.
pub fn target_at(dispatch: &Dispatch, rules: &CrisisRules) -> Timestamp {
    dispatch.requested_at + dispatch.class.target(rules.immediate_target_ms)
}

/// The latest dispatch of each of these sessions, as the operator sees it.
pub async fn glances(
    app: &AppState,
    sessions: &[SessionId],
    reader: StaffId,
) -> Result<BTreeMap<SessionId, DispatchGlance>, Error> {
    let by_session = app.desk.store().dispatches_of_sessions(sessions).await?;
    let (sessions, stored): (Vec<SessionId>, Vec<StoredDispatch>) = by_session.into_iter().unzip();
    if stored.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut shelf = Shelf::of(app, &stored).await?;
    let shown = stored.into_iter().map(|one| glance(one, &mut shelf, reader));
    Ok(sessions.into_iter().zip(shown).collect())
}

fn glance(stored: StoredDispatch, shelf: &mut Shelf, reader: StaffId) -> DispatchGlance {
    let StoredDispatch { dispatch, number, stage_since, .. } = stored;
    let around = shelf.around.remove(&dispatch.id).unwrap_or_default();
    let paged = shelf.paged(dispatch.id);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    DispatchGlance {
        dispatch: dispatch.id,
        number,
        purpose: dispatch.purpose,
        stage: dispatch.stage.word(),
        stage_since,
        requested_at: dispatch.requested_at,
        class: dispatch.class,
        target_at: target_at(&dispatch, &shelf.rules),
        team_name: around.team_name,
        owner: owner_of(&dispatch, &shelf.people),
        missing: dispatch.missing(),
        ladder: ladder_of(&dispatch),
        declined: count(paged.iter().filter(|one| one.state == PageWord::Declined).count()),
        paged: count(paged.len()),
        crew: crew_of(&dispatch, &shelf.people),
        services: around.services.into_iter().map(service_of).collect(),
        talk_by_lead: dispatch.talk.by_lead,
        talk_by_operator: dispatch.talk.by_operator,
        messages: around.messages,
        end: end_of(&dispatch, &shelf.people),
        actions: glance_actions(&dispatch, reader, shelf.now),
    }
}
