//! A strip for each person in danger, the board of them, and the operator's glance. Nothing of it says where or who.

use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::delivery::DeliveryReason;
use xinqiao_domain::dispatch::{
    CounterOffer, DeclineBecause, EndReason, Need, PageWord, Purpose, RescueService, ResponseClass, Source, StageWord,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::{Duty, PageChannel};
use xinqiao_domain::{AreaId, DispatchId, EmergencyId, PageId, SessionId, StaffId, TeamId, Timestamp};

/// `ToStaff::Dispatches`: every open dispatch (who directs them) or those of the own team and those one is on, the
/// most urgent first: what is late, then by `target_at`. At most `DISPATCH_ROWS` strips; the count is of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchBoard {
    /// The centre's journal number this is as of.
    pub seq: i64,
    pub count: i64,
    pub strips: Vec<DispatchStrip>,
    pub watchfulness: Watchfulness,
}

/// What the invariant checker last saw: each open dispatch has somebody who goes, a page due, or a supervisor's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Watchfulness {
    /// Null: this node has not looked yet.
    pub looked_at: Option<Timestamp>,
    pub open: u32,
    /// Must be 0.
    pub silent: u32,
}

/// One person in danger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchStrip {
    pub dispatch: DispatchId,
    /// To speak of it by.
    pub number: String,
    pub purpose: Purpose,
    pub source: Source,
    pub session: Option<SessionId>,
    /// The session's name to speak of the caller by.
    pub alias: Option<String>,
    pub emergency: Option<EmergencyId>,
    pub area: AreaId,
    pub area_name: String,
    pub team: TeamId,
    pub team_name: String,
    pub class: ResponseClass,
    /// Null: not rated.
    pub tier: Option<RiskTier>,
    pub requested_at: Timestamp,
    pub requested_by: StaffId,
    pub requested_by_name: String,
    pub stage: StageWord,
    pub stage_since: Timestamp,
    /// Null once it is over.
    pub owner: Option<OwnerView>,
    /// The team should be on scene by then.
    pub target_at: Timestamp,
    pub needs: Vec<Need>,
    /// Professions nobody fills yet.
    pub missing: Vec<Need>,
    pub ladder: LadderView,
    /// What keeps it from being silent.
    pub cover: CoverView,
    /// Who was paged since the ladder was last begun, and what became of it; the latest first.
    pub paged: Vec<PagedPerson>,
    /// Who goes, the lead first.
    pub crew: Vec<CrewLine>,
    pub services: Vec<ServiceLine>,
    pub check_in: CheckInView,
    pub record: RecordView,
    pub checks: ChecksView,
    pub acceptance: AcceptanceView,
    /// Whether the talk with the person was handed over: when each side said so.
    pub talk_by_lead: Option<Timestamp>,
    pub talk_by_operator: Option<Timestamp>,
    /// Messages of the side channel so far.
    pub messages: u32,
    /// Open items of the supervisors about it; only for who directs.
    pub alerts: Vec<AlertKind>,
    pub end: Option<DispatchEnd>,
    /// What the reader may do with it.
    pub actions: Vec<DispatchAllowed>,
}

/// Who answers for the person now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OwnerView {
    SupervisorOnDuty {},
    /// Took it into their own hands.
    Supervisor {
        staff: StaffId,
        name: String,
    },
    Lead {
        staff: StaffId,
        name: String,
    },
}

/// Where the ladder stands. `taken` grows with each step, over all rounds and new beginnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LadderView {
    /// The first step comes at once.
    Foot {
        taken: u32,
    },
    On {
        taken: u32,
        round: u32,
        rounds: u32,
        step: u32,
        steps: u32,
        next_at: Timestamp,
    },
    /// Nobody is left to page.
    UsedUp {
        taken: u32,
        at: Timestamp,
    },
    /// Nothing more is asked for.
    Still {
        taken: u32,
    },
}

/// What keeps a dispatch from being silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoverView {
    Over,
    Acknowledged,
    StepDue,
    SupervisorItem,
    /// Nothing does.
    Nothing,
}

/// Somebody who was paged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PagedPerson {
    pub staff: StaffId,
    pub name: String,
    /// Of the team, or of a neighbouring one that helps out.
    pub team_name: String,
    pub duty: Duty,
    pub professions: Vec<Profession>,
    /// The best that is known of any of the pages.
    pub state: PageWord,
    /// For who directs or leads, and for the person: why, and what they offered instead.
    pub declined: Option<DeclineBecause>,
    pub offer: Option<CounterOffer>,
    pub pages: Vec<PageLine>,
}

/// One page, over one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PageLine {
    pub page: PageId,
    pub channel: PageChannel,
    pub round: u32,
    pub step: u32,
    pub created_at: Timestamp,
    pub state: PageWord,
    /// Why it is not, or not yet, accepted.
    pub because: Option<DeliveryReason>,
    pub seen_at: Option<Timestamp>,
    pub answered_at: Option<Timestamp>,
}

/// Somebody who goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CrewLine {
    pub staff: StaffId,
    pub name: String,
    pub duty: Duty,
    /// What they go as.
    pub profession: Profession,
    pub since: Timestamp,
}

/// Police or ambulance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ServiceLine {
    pub service: RescueService,
    pub state: ServiceView,
}

/// Where it stands: contact is confirmed, not assumed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ServiceView {
    Asked { at: Timestamp },
    Answered { asked_at: Timestamp, at: Timestamp },
    Arrived { asked_at: Timestamp, answered_at: Option<Timestamp>, at: Timestamp },
}

/// The team's safety timer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CheckInView {
    Off,
    Due { at: Timestamp },
    Missed { due_at: Timestamp, since: Timestamp },
}

/// The emergency-disposition record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RecordView {
    NotDue,
    Due { at: Timestamp },
    Late { due_at: Timestamp },
    Written { due_at: Timestamp, at: Timestamp },
}

/// Whether whoever has the person now has said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AcceptanceView {
    NotAsked,
    Due { at: Timestamp },
    Late { due_at: Timestamp },
    Accepted { at: Timestamp },
}

/// The checks afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChecksView {
    NotBegun,
    Due { number: u32, at: Timestamp, stable: u32 },
    Late { number: u32, due_at: Timestamp, stable: u32 },
    Over,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchEnd {
    pub at: Timestamp,
    /// Null where it was closed as it should.
    pub because: Option<EndReason>,
    pub by: StaffId,
    pub by_name: String,
}

/// What may be done with a dispatch, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchAllowed {
    pub name: DispatchAction,
    pub allowed: Permit,
}

/// Actions on a dispatch. Those that the reader's role never has are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DispatchAction {
    /// Open place, person and words; recorded.
    Open,
    Acknowledge,
    Decline,
    Withdraw,
    EnRoute,
    /// Leave before every role is filled.
    EnRouteShort,
    OnScene,
    CheckIn,
    ContactMade,
    Dispose,
    HandOver,
    /// Write down who brought the person to which hospital.
    WriteEscort,
    WriteRecord,
    RecordCheck,
    /// The receiver has accepted: it is closed.
    Accept,
    Message,
    HandOverTalk,
    RecordService,
    Take,
    Escalate,
    NameLead,
    StandDown,
    Fail,
}

/// What the operator sees of the dispatch of a session: enough to say that somebody is coming, nothing of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DispatchGlance {
    pub dispatch: DispatchId,
    pub number: String,
    pub purpose: Purpose,
    pub stage: StageWord,
    pub stage_since: Timestamp,
    pub requested_at: Timestamp,
    pub class: ResponseClass,
    pub target_at: Timestamp,
    pub team_name: String,
    pub owner: Option<OwnerView>,
    pub missing: Vec<Need>,
    pub ladder: LadderView,
    /// People paged since the ladder was last begun.
    pub paged: u32,
    /// Of them, those who have declined.
    pub declined: u32,
    pub crew: Vec<CrewLine>,
    pub services: Vec<ServiceLine>,
    pub talk_by_lead: Option<Timestamp>,
    pub talk_by_operator: Option<Timestamp>,
    pub messages: u32,
    pub end: Option<DispatchEnd>,
    /// `message`, `hand_over_talk`, `record_service`, `stand_down`.
    pub actions: Vec<DispatchAllowed>,
}
