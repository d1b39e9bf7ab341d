//! Dispatches in frames: boards with a strip of every kind, and an operator's glance.

use super::{AT, SESSION, STAFF};
use uuid::Uuid;
use xinqiao_domain::delivery::DeliveryReason;
use xinqiao_domain::dispatch::{
    CounterOffer, DeclineBecause, EndReason, Need, PageWord, Purpose, RescueService, ResponseClass, Source, StageWord,
    Telephone,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::{Duty, PageChannel};
use xinqiao_domain::{AreaId, DispatchId, EmergencyId, Millis, PageId, TeamId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{Permit, ToStaff};
use xinqiao_protocol::http::dispatches::{
    AcceptanceView, CheckInView, ChecksView, CoverView, CrewLine, DispatchAction, DispatchAllowed, DispatchBoard,
    DispatchEnd, DispatchGlance, DispatchStrip, LadderView, OwnerView, PageLine, PagedPerson, RecordView, ServiceLine,
    ServiceView, Watchfulness,
};

pub const DISPATCH: DispatchId = DispatchId(Uuid::from_u128(20));

const NURSE: Need = Need { profession: Profession::Nurse, count: 1 };

fn name() -> String {
    "林悦".to_owned()
}

fn paged() -> PagedPerson {
    let page = PageLine {
        page: PageId(Uuid::from_u128(21)),
        channel: PageChannel::Sms,
        round: 1,
        step: 2,
        created_at: AT,
        state: PageWord::Unknown,
        because: Some(DeliveryReason::NoAnswer),
        seen_at: Some(AT),
        answered_at: None,
    };
    let offer =
        CounterOffer { there_in_ms: Some(Millis::minutes(20)), telephone: Telephone::Now, words: "马上".to_owned() };
    PagedPerson {
        staff: STAFF,
        name: name(),
        team_name: "安宁县危机干预队".to_owned(),
        duty: Duty::Lead,
        professions: vec![Profession::Psychiatrist],
        state: PageWord::Declined,
        declined: Some(DeclineBecause::TooFar),
        offer: Some(offer),
        pages: vec![page],
    }
}

fn crew() -> Vec<CrewLine> {
    vec![CrewLine { staff: STAFF, name: name(), duty: Duty::Lead, profession: Profession::Nurse, since: AT }]
}

fn services() -> Vec<ServiceLine> {
    let line = |service, state| ServiceLine { service, state };
    vec![
        line(RescueService::Police, ServiceView::Asked { at: AT }),
        line(RescueService::Ambulance, ServiceView::Answered { asked_at: AT, at: AT }),
        line(RescueService::Ambulance, ServiceView::Arrived { asked_at: AT, answered_at: None, at: AT }),
    ]
}

fn end() -> DispatchEnd {
    DispatchEnd { at: AT, because: Some(EndReason::Safe), by: STAFF, by_name: name() }
}

fn actions() -> Vec<DispatchAllowed> {
    let refused = Permit::No { code: Code::DispatchOver };
    vec![
        DispatchAllowed { name: DispatchAction::Open, allowed: Permit::Yes },
        DispatchAllowed { name: DispatchAction::EnRouteShort, allowed: refused },
    ]
}

fn strip() -> DispatchStrip {
    DispatchStrip {
        dispatch: DISPATCH,
        number: "2026-0042".to_owned(),
        purpose: Purpose::Real,
        source: Source::Session,
        session: Some(SESSION),
        alias: Some("晚风".to_owned()),
        emergency: Some(EmergencyId(Uuid::from_u128(22))),
        area: AreaId(Uuid::from_u128(23)),
        area_name: "安宁县".to_owned(),
        team: TeamId(Uuid::from_u128(24)),
        team_name: "安宁县危机干预队".to_owned(),
        class: ResponseClass::Immediate,
        tier: Some(RiskTier::Imminent),
        requested_at: AT,
        requested_by: STAFF,
        requested_by_name: name(),
        stage: StageWord::Paging,
        stage_since: AT,
        owner: Some(OwnerView::SupervisorOnDuty {}),
        target_at: AT,
        needs: vec![NURSE],
        missing: vec![NURSE],
        ladder: LadderView::On { taken: 2, round: 1, rounds: 2, step: 2, steps: 3, next_at: AT },
        cover: CoverView::StepDue,
        paged: vec![paged()],
        crew: crew(),
        services: services(),
        check_in: CheckInView::Missed { due_at: AT, since: AT },
        record: RecordView::Written { due_at: AT, at: AT },
        checks: ChecksView::Late { number: 2, due_at: AT, stable: 1 },
        acceptance: AcceptanceView::Late { due_at: AT },
        talk_by_lead: Some(AT),
        talk_by_operator: None,
        messages: 1,
        alerts: vec![AlertKind::PageTroubled],
        end: None,
        actions: actions(),
    }
}

/// The strip in its other states.
fn strips() -> Vec<DispatchStrip> {
    let (staff, at) = (STAFF, AT);
    vec![
        strip(),
        DispatchStrip {
            session: None,
            alias: None,
            emergency: None,
            tier: None,
            owner: Some(OwnerView::Lead { staff, name: name() }),
            ladder: LadderView::Still { taken: 2 },
            cover: CoverView::Acknowledged,
            check_in: CheckInView::Due { at },
            record: RecordView::Due { at },
            checks: ChecksView::Due { number: 1, at, stable: 0 },
            acceptance: AcceptanceView::Due { at },
            ..strip()
        },
        DispatchStrip {
            owner: Some(OwnerView::Supervisor { staff, name: name() }),
            ladder: LadderView::UsedUp { taken: 6, at },
            cover: CoverView::SupervisorItem,
            check_in: CheckInView::Off,
            record: RecordView::Late { due_at: at },
            checks: ChecksView::NotBegun,
            acceptance: AcceptanceView::NotAsked,
            ..strip()
        },
        DispatchStrip {
            stage: StageWord::StoodDown,
            owner: None,
            ladder: LadderView::Foot { taken: 0 },
            cover: CoverView::Over,
            record: RecordView::NotDue,
            checks: ChecksView::Over,
            acceptance: AcceptanceView::Accepted { at },
            end: Some(end()),
            ..strip()
        },
    ]
}

/// The frames about dispatches.
pub fn boards() -> Vec<ToStaff> {
    let watched = Watchfulness { looked_at: Some(AT), open: 4, silent: 0 };
    let unwatched = Watchfulness { looked_at: None, open: 0, silent: 0 };
    vec![
        ToStaff::Dispatches { board: DispatchBoard { seq: 1, count: 4, strips: strips(), watchfulness: watched } },
        ToStaff::Dispatches { board: DispatchBoard { seq: 1, count: 0, strips: Vec::new(), watchfulness: unwatched } },
        ToStaff::CrewChanged {},
        ToStaff::ReferralsChanged {},
    ]
}

/// What the operator sees.
pub fn glance() -> DispatchGlance {
    DispatchGlance {
        dispatch: DISPATCH,
        number: "D2026-0003".to_owned(),
        purpose: Purpose::Drill,
        stage: StageWord::Failed,
        stage_since: AT,
        requested_at: AT,
        class: ResponseClass::FourHours,
        target_at: AT,
        team_name: "安宁县危机干预队".to_owned(),
        owner: None,
        missing: vec![NURSE],
        ladder: LadderView::Still { taken: 1 },
        paged: 3,
        declined: 1,
        crew: crew(),
        services: services(),
        talk_by_lead: None,
        talk_by_operator: Some(AT),
        messages: 2,
        end: Some(end()),
        actions: actions(),
    }
}
