//! One frame of every kind, whole, as serde writes it.

mod dispatches;

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;
use xinqiao_domain::presence::{Activity, Presence};
use xinqiao_domain::risk::{RiskTier, SafeNow, Thoughts, TierReason};
use xinqiao_domain::routing::{NotEligible, OfferReason};
use xinqiao_domain::session::{Channel, DeclineReason, EndedBy, Gender, Language};
use xinqiao_domain::standing::StandingWord;
use xinqiao_domain::{AlertId, CommandId, OfferId, SessionId, StaffId, Timestamp, WhisperId};
use xinqiao_protocol::frames::caller::{CallerFrame, CallerState, Rated, ToCaller};
use xinqiao_protocol::frames::staff::{
    ActionName, Alert, AlertKind, Allowed, Beside, CallerLink, Colleague, Floor, FloorRow, FloorStage, Footing, Mine,
    MySession, MyStage, Offer, Permit, Queue, StaffFrame, ToStaff, Told, TransferTo, WaitingRow, WaitingTier, Watched,
    Whisper,
};
use xinqiao_protocol::frames::{Author, Line, Marks, Notice, ReadUpTo, Shared};
use xinqiao_protocol::problem::Tongue;
use xinqiao_protocol::{Code, Problem};

const AT: Timestamp = Timestamp(1_800_000_000_000_000);
const SESSION: SessionId = SessionId(Uuid::from_u128(1));
const STAFF: StaffId = StaffId(Uuid::from_u128(2));
const ID: CommandId = CommandId(Uuid::from_u128(3));
const OFFER: OfferId = OfferId(Uuid::from_u128(4));
const ALERT: AlertId = AlertId(Uuid::from_u128(5));

/// Samples by the name of their union.
pub fn frames() -> Vec<(&'static str, Vec<Value>)> {
    vec![
        ("CallerFrame", written(caller_frames())),
        ("ToCaller", written(to_caller())),
        ("StaffFrame", written(staff_frames())),
        ("ToStaff", written(to_staff())),
    ]
}

fn written<T: Serialize>(frames: Vec<T>) -> Vec<Value> {
    frames.into_iter().map(|frame| serde_json::to_value(frame).expect("a frame is JSON")).collect()
}

fn caller_frames() -> Vec<CallerFrame> {
    vec![
        CallerFrame::Hello { ticket: "ticket".to_owned(), after: 0 },
        CallerFrame::Say { id: ID, text: "在吗".to_owned() },
        CallerFrame::Typing {},
        CallerFrame::Seen { delivered: 2, read: 1 },
        CallerFrame::End { id: ID },
        CallerFrame::Rate { id: ID, score: 5, comment: String::new() },
        CallerFrame::Rate { id: ID, score: 1, comment: "谢谢".to_owned() },
        CallerFrame::ReturnCode { id: ID },
        CallerFrame::Ping { n: 1 },
    ]
}

fn marks() -> Marks {
    Marks { delivered: 2, read: 1 }
}

fn lines() -> Vec<Line> {
    let said = Line {
        seq: 1,
        id: "a".to_owned(),
        from: Author::Caller,
        by: None,
        at: AT,
        text: "在吗".to_owned(),
        shared: None,
        notice: None,
    };
    let shared =
        Shared { item: "i".to_owned(), title: "t".to_owned(), body: "b".to_owned(), phone: Some("110".to_owned()) };
    let notices = [
        Notice::OperatorJoined,
        Notice::OperatorChanged,
        Notice::CallerEnded,
        Notice::OperatorEnded,
        Notice::SupervisorJoined,
        Notice::SupervisorLeft,
    ];
    let joined =
        notices.map(|notice| Line { from: Author::System, notice: Some(notice), text: String::new(), ..said.clone() });
    let guest = Line { from: Author::Supervisor, by: Some(STAFF), ..said.clone() };
    let mut all = vec![said.clone(), Line { from: Author::Operator, shared: Some(shared), ..said }, guest];
    all.extend(joined);
    all
}

fn problem() -> Problem {
    Problem::with(Code::FieldInvalid, Tongue::En, BTreeMap::from([("field".to_owned(), "phone".to_owned())]))
}

fn to_caller() -> Vec<ToCaller> {
    let states = [
        CallerState::Waiting { since: AT, ahead: None },
        CallerState::With { operator: "07".to_owned(), since: AT },
        CallerState::Reconnecting { since: AT },
        CallerState::Replacing { since: AT, ahead: Some(1) },
        CallerState::Closed { at: AT, rated: Rated::Yes },
        CallerState::Closed { at: AT, rated: Rated::No },
    ];
    let mut all: Vec<_> = states.clone().into_iter().map(|state| ToCaller::State { state }).collect();
    all.extend([
        ToCaller::Welcome {
            session: SESSION,
            server_at: AT,
            state: CallerState::Waiting { since: AT, ahead: Some(0) },
            lines: lines(),
            marks: marks(),
        },
        ToCaller::Line { line: lines().remove(0) },
        ToCaller::Lines { lines: lines() },
        ToCaller::Ack { id: ID, seq: 1, at: AT },
        ToCaller::Typing {},
        ToCaller::Marks { marks: marks() },
        ToCaller::Done { id: ID },
        ToCaller::ReturnCode { id: ID, code: "code".to_owned() },
        ToCaller::Refused { id: Some(ID), problem: problem() },
        ToCaller::Refused { id: None, problem: Problem::new(Code::Malformed) },
        ToCaller::Pong { n: 1 },
    ]);
    all
}

/// One of each staff frame.
pub fn staff_frames() -> Vec<StaffFrame> {
    let (id, session, fence) = (ID, SESSION, 1);
    let transfer = |to| StaffFrame::Transfer { id, session, fence, to, context: "背景".to_owned() };
    vec![
        StaffFrame::Hello { ticket: "ticket".to_owned(), open: vec![ReadUpTo { session, after: 1 }] },
        StaffFrame::Say { id, session, fence, text: "您好".to_owned() },
        StaffFrame::Share { id, session, fence, item: "item".to_owned() },
        StaffFrame::Typing { session },
        StaffFrame::Seen { session, delivered: 2, read: 1 },
        StaffFrame::Presence { id, presence: Presence::Available },
        StaffFrame::Accept { id, offer: OFFER },
        StaffFrame::Decline { id, offer: OFFER, reason: DeclineReason::NeedBreak },
        StaffFrame::AcceptNext { id },
        StaffFrame::End { id, session, fence },
        transfer(TransferTo::Queue {}),
        transfer(TransferTo::Operator { staff: STAFF }),
        StaffFrame::RaiseHand { id, session, fence, wish: String::new() },
        StaffFrame::LowerHand { id, session, fence },
        StaffFrame::SettleAlert { id, alert: ALERT },
        StaffFrame::Watch { id, session },
        StaffFrame::Unwatch { id, session },
        StaffFrame::Whisper { id, session, text: "问问安全".to_owned() },
        StaffFrame::Join { id, session },
        StaffFrame::Leave { id, session },
        StaffFrame::TakeOver { id, session },
        StaffFrame::Resume { session, after: 0 },
        StaffFrame::Ping { n: 1 },
    ]
}

fn reasons() -> Vec<TierReason> {
    vec![
        TierReason::SafeNow { answer: SafeNow::Unsure },
        TierReason::Thoughts { answer: Thoughts::WithPlan },
        TierReason::Phrase { entry: "entry".to_owned(), version: 1 },
        TierReason::Assessed,
    ]
}

fn beside() -> Beside {
    Beside { staff: STAFF, name: "林悦".to_owned(), since: AT }
}

fn floor_row(stage: FloorStage) -> FloorRow {
    let names = [ActionName::Watch, ActionName::Whisper, ActionName::Join, ActionName::TakeOver, ActionName::Block];
    FloorRow {
        session: SESSION,
        alias: "晚风".to_owned(),
        channel: Channel::Web,
        language: Language::Chinese,
        tier: Some(RiskTier::High),
        reasons: reasons(),
        opened_at: AT,
        stage,
        holder: Some(STAFF),
        holder_name: Some("林悦".to_owned()),
        caller: CallerLink::Here,
        hand_raised_at: Some(AT),
        target_missed_at: Some(AT),
        joined: vec![beside()],
        actions: names.map(|name| Allowed { name, allowed: Permit::Yes }).to_vec(),
    }
}

fn floor() -> Floor {
    let stages = [
        FloorStage::Held { since: AT },
        FloorStage::Detached { since: AT, until: AT },
        FloorStage::WrapUp { since: AT, ended_by: EndedBy::Hotline },
    ];
    let tiers = [Some(RiskTier::High), None];
    Floor {
        seq: 1,
        count: 3,
        rows: stages.map(floor_row).to_vec(),
        waiting: tiers.map(|tier| WaitingTier { tier, count: 1, oldest: AT }).to_vec(),
        over_target: 1,
        high_risk: 2,
        raised_hands: 3,
    }
}

/// What supervisors and operators are told of a talk beside its lines.
fn around_a_talk() -> Vec<ToStaff> {
    let session = SESSION;
    let whisper = Whisper {
        whisper: WhisperId(Uuid::from_u128(6)),
        session,
        by: STAFF,
        by_name: "林悦".to_owned(),
        at: AT,
        text: "问问安全".to_owned(),
    };
    let watched = [Footing::Watching, Footing::Guest].map(|footing| Watched {
        row: FloorRow { holder: None, holder_name: None, ..floor_row(FloorStage::Waiting { since: AT }) },
        footing,
        last_seq: 2,
        callers: marks(),
        holders: marks(),
    });
    vec![
        ToStaff::Floor { floor: floor() },
        ToStaff::Watched { watched: watched.to_vec() },
        ToStaff::Whisper { whisper: whisper.clone() },
        ToStaff::Whispers { session, whispers: vec![whisper] },
        ToStaff::LibraryChanged {},
        ToStaff::ColleagueTyping { session, staff: STAFF },
        ToStaff::HolderMarks { session, marks: marks() },
    ]
}

fn mine() -> Mine {
    let stages = [
        MyStage::Talking { since: AT },
        MyStage::Detached { since: AT, until: AT },
        MyStage::WrapUp { ended_at: AT, ended_by: EndedBy::Caller },
    ];
    let sessions = stages.map(|stage| MySession {
        session: SESSION,
        alias: "晚风".to_owned(),
        channel: Channel::Phone,
        language: Language::English,
        tier: Some(RiskTier::Imminent),
        reasons: reasons(),
        opened_at: AT,
        stage,
        fence: 1,
        caller: CallerLink::Phone,
        last_seq: 2,
        mine: marks(),
        theirs: marks(),
        hand_raised_at: Some(AT),
        guests: vec![beside()],
        watchers: vec![beside()],
        dispatch: Some(dispatches::glance()),
        actions: vec![Allowed { name: ActionName::RaiseHand, allowed: Permit::No { code: Code::LeaseLost } }],
    });
    let offer = Offer {
        offer: OFFER,
        session: SESSION,
        alias: "晚风".to_owned(),
        channel: Channel::Web,
        language: Language::Chinese,
        tier: None,
        reasons: Vec::new(),
        because: OfferReason::ALL.to_vec(),
        waiting_since: AT,
        offered_at: AT,
        expires_at: AT,
        lines: 0,
    };
    Mine {
        seq: 1,
        presence: Presence::Away,
        activity: Activity::InSession,
        presence_since: AT,
        capacity: 2,
        sessions: sessions.to_vec(),
        offer: Some(offer),
        actions: vec![Allowed { name: ActionName::AcceptNext, allowed: Permit::Yes }],
    }
}

fn queue() -> Queue {
    let links = [CallerLink::Here, CallerLink::Gone { since: AT }];
    let rows = links.map(|caller| WaitingRow {
        session: SESSION,
        alias: "晚风".to_owned(),
        channel: Channel::Web,
        language: Language::Chinese,
        wished_gender: Some(Gender::Woman),
        tier: None,
        reasons: reasons(),
        waiting_since: AT,
        target_at: AT,
        offered: Some(OFFER),
        caller,
    });
    Queue { seq: 1, count: 2, rows: rows.to_vec() }
}

fn to_staff() -> Vec<ToStaff> {
    let colleague = Colleague {
        staff: STAFF,
        name: "林悦".to_owned(),
        activity: Activity::Offline,
        since: AT,
        held: 0,
        wrapping_up: 0,
        capacity: 2,
        not_offered: NotEligible::ALL.to_vec(),
        standing: Some(StandingWord::Due),
    };
    let alert = |kind: &AlertKind| Alert {
        alert: ALERT,
        kind: *kind,
        session: Some(SESSION),
        alias: None,
        dispatch: Some(dispatches::DISPATCH),
        dispatch_number: Some("2026-0042".to_owned()),
        referral: None,
        staff: None,
        staff_name: Some("林悦".to_owned()),
        raised_at: AT,
        wish: String::new(),
    };
    let (session, alias) = (SESSION, "晚风".to_owned());
    let told = [
        Told::MissedOffer { session, alias: alias.clone() },
        Told::LeaseLost { session, alias: alias.clone() },
        Told::CallerEnded { session, alias: alias.clone() },
        Told::TakenOver { session, alias, by_name: "林悦".to_owned() },
    ];
    let mut all: Vec<_> = told.map(|told| ToStaff::Told { told }).to_vec();
    all.extend(around_a_talk());
    all.extend(dispatches::boards());
    all.extend([
        ToStaff::Welcome { staff: STAFF, server_at: AT },
        ToStaff::Mine { mine: mine() },
        ToStaff::Mine { mine: Mine { sessions: Vec::new(), offer: None, ..mine() } },
        ToStaff::Queue { queue: queue() },
        ToStaff::Colleagues { colleagues: vec![colleague] },
        ToStaff::Alerts { alerts: AlertKind::ALL.iter().map(alert).collect() },
        ToStaff::Line { session: SESSION, line: lines().remove(1) },
        ToStaff::Lines { session: SESSION, lines: lines() },
        ToStaff::Ack { id: ID, session: SESSION, seq: 1, at: AT },
        ToStaff::Typing { session: SESSION },
        ToStaff::Marks { session: SESSION, marks: marks() },
        ToStaff::Done { id: ID },
        ToStaff::Refused { id: None, problem: problem() },
        ToStaff::Pong { n: 1 },
    ]);
    all
}
