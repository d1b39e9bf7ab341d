//! States of a dispatch in the words of the wire.

use crate::show::shared::People;
use std::collections::BTreeMap;
use xinqiao_domain::StaffId;
use xinqiao_domain::dispatch::{
    Acceptance, CheckIn, Checks, Cover, Dispatch, Ladder, Owner, PageAnswer, PageWord, RecordState, RescueService,
    ServiceState, Stage,
};
use xinqiao_domain::team::Duty;
use xinqiao_protocol::http::dispatches::{
    AcceptanceView, CheckInView, ChecksView, CoverView, CrewLine, DispatchEnd, LadderView, OwnerView, PageLine,
    PagedPerson, RecordView, ServiceLine, ServiceView,
};
use xinqiao_storage::pages::PageShown;

pub(super) fn owner_of(dispatch: &Dispatch, people: &People) -> Option<OwnerView> {
    dispatch.owner().map(|owner| match owner {
        Owner::SupervisorOnDuty => OwnerView::SupervisorOnDuty {},
        Owner::Supervisor(staff) => OwnerView::Supervisor { staff, name: people.name(staff) },
        Owner::Lead(staff) => OwnerView::Lead { staff, name: people.name(staff) },
    })
}

pub(super) fn ladder_of(dispatch: &Dispatch) -> LadderView {
    let (taken, policy) = (dispatch.taken, &dispatch.policy);
    match dispatch.ladder {
        Ladder::Foot => LadderView::Foot { taken },
        Ladder::On { round, step, next_at } => {
            let steps = u32::try_from(policy.steps.len()).unwrap_or(u32::MAX);
            LadderView::On { taken, round, rounds: policy.rounds, step, steps, next_at }
        }
        Ladder::UsedUp { at } => LadderView::UsedUp { taken, at },
        Ladder::Still { .. } => LadderView::Still { taken },
    }
}

pub(super) const fn cover_of(cover: Cover) -> CoverView {
    match cover {
        Cover::Over => CoverView::Over,
        Cover::Acknowledged => CoverView::Acknowledged,
        Cover::StepDue => CoverView::StepDue,
        Cover::SupervisorItem => CoverView::SupervisorItem,
        Cover::Nothing => CoverView::Nothing,
    }
}

/// The lead first, then in the order they answered.
pub(super) fn crew_of(dispatch: &Dispatch, people: &People) -> Vec<CrewLine> {
    let mut crew: Vec<CrewLine> = dispatch
        .crew
        .iter()
        .map(|one| CrewLine {
            staff: one.staff,
            name: people.name(one.staff),
            duty: one.duty,
            profession: one.profession,
            since: one.since,
        })
        .collect();
    crew.sort_by_key(|one| (one.duty != Duty::Lead, one.since, one.staff));
    crew
}

pub(super) fn service_of((service, state): (RescueService, ServiceState)) -> ServiceLine {
    let state = match state {
        ServiceState::Asked { at } => ServiceView::Asked { at },
        ServiceState::Answered { asked, at } => ServiceView::Answered { asked_at: asked, at },
        ServiceState::Arrived { asked, answered, at } => {
            ServiceView::Arrived { asked_at: asked, answered_at: answered, at }
        }
    };
    ServiceLine { service, state }
}

pub(super) const fn check_in_of(check_in: CheckIn) -> CheckInView {
    match check_in {
        CheckIn::Off => CheckInView::Off,
        CheckIn::Due { at } => CheckInView::Due { at },
        CheckIn::Missed { due, since } => CheckInView::Missed { due_at: due, since },
    }
}

pub(super) const fn record_of(record: RecordState) -> RecordView {
    match record {
        RecordState::NotDue => RecordView::NotDue,
        RecordState::Due { at } => RecordView::Due { at },
        RecordState::Late { due, .. } => RecordView::Late { due_at: due },
        RecordState::Written { due, at } => RecordView::Written { due_at: due, at },
    }
}

pub(super) const fn checks_of(checks: Checks) -> ChecksView {
    match checks {
        Checks::NotBegun => ChecksView::NotBegun,
        Checks::Due { number, at, stable } => ChecksView::Due { number, at, stable },
        Checks::Late { number, due, stable, .. } => ChecksView::Late { number, due_at: due, stable },
        Checks::Over => ChecksView::Over,
    }
}

pub(super) const fn acceptance_of(acceptance: Acceptance) -> AcceptanceView {
    match acceptance {
        Acceptance::NotAsked => AcceptanceView::NotAsked,
        Acceptance::Due { at } => AcceptanceView::Due { at },
        Acceptance::Late { due, .. } => AcceptanceView::Late { due_at: due },
        Acceptance::Accepted { at } => AcceptanceView::Accepted { at },
    }
}

pub(super) fn end_of(dispatch: &Dispatch, people: &People) -> Option<DispatchEnd> {
    let (by, because, at) = match dispatch.stage {
        Stage::Closed { lead, at } => (lead, None, at),
        Stage::StoodDown { by, because, at } | Stage::Failed { by, because, at } => (by, Some(because), at),
        Stage::Requested
        | Stage::Paging
        | Stage::Acknowledged { .. }
        | Stage::Assembled { .. }
        | Stage::EnRoute { .. }
        | Stage::OnScene { .. }
        | Stage::ContactMade { .. }
        | Stage::Disposition { .. }
        | Stage::HandedOver { .. } => return None,
    };
    Some(DispatchEnd { at, because, by, by_name: people.name(by) })
}

/// Pages by person, whoever was paged last first. What tells the most of them stands for the person.
pub(super) fn paged_of(pages: Vec<PageShown>, people: &People) -> Vec<PagedPerson> {
    let mut by_person = BTreeMap::<StaffId, Vec<PageShown>>::new();
    for page in pages {
        by_person.entry(page.page.staff).or_default().push(page);
    }
    let mut persons: Vec<(u32, PagedPerson)> =
        by_person.into_iter().map(|(staff, pages)| person_of(staff, &pages, people)).collect();
    persons.sort_by_key(|(taken, one)| (std::cmp::Reverse(*taken), one.staff));
    persons.into_iter().map(|(_, one)| one).collect()
}

fn person_of(staff: StaffId, pages: &[PageShown], people: &People) -> (u32, PagedPerson) {
    let best = pages.iter().max_by_key(|one| one.state.tells());
    let state = best.map_or(PageWord::Pending, |one| one.state);
    let declined = pages.iter().find_map(|one| match one.page.answer {
        PageAnswer::Declined { because, .. } => Some((because, one.offer.clone())),
        PageAnswer::None | PageAnswer::Acknowledged { .. } | PageAnswer::NotNeeded { .. } => None,
    });
    let member = pages.iter().find_map(|one| one.member.clone());
    let (team_name, duty, professions) = member.map_or((String::new(), Duty::Member, Vec::new()), |one| {
        (one.team_name, one.duty, one.professions.into_iter().collect())
    });
    let taken = pages.iter().map(|one| one.page.taken).max().unwrap_or(0);
    let (declined, offer) = declined.map_or((None, None), |(because, offer)| (Some(because), offer));
    let pages = pages.iter().map(line_of).collect();
    let name = people.name(staff);
    (taken, PagedPerson { staff, name, team_name, duty, professions, state, declined, offer, pages })
}

fn line_of(shown: &PageShown) -> PageLine {
    let PageShown { page, state, because, .. } = *shown;
    PageLine {
        page: page.id,
        channel: page.channel,
        round: page.round,
        step: page.step,
        created_at: page.created_at,
        state,
        because,
        seen_at: page.seen_at,
        answered_at: match page.answer {
            PageAnswer::None => None,
            PageAnswer::Acknowledged { at } | PageAnswer::Declined { at, .. } | PageAnswer::NotNeeded { at } => {
                Some(at)
            }
        },
    }
}
