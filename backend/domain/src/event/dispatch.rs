//! What the journal tells of crisis teams: who may be sent, and each dispatch from the request to the end. Ids, codes and
//! instants; never a place, a name or words.

use crate::dispatch::{
    CheckFinding, CheckInAnswer, DeclineBecause, EndReason, Outstanding, Purpose, RescueService, ResponseClass,
    StageWord, TalkSide,
};
use crate::employment::Profession;
use crate::ids::{
    AreaId, ContactId, DispatchId, EmergencyId, OnCallId, PageId, PlanId, SessionId, SignInId, StaffId, TeamId,
};
use crate::risk::RiskTier;
use crate::team::{Duty, PageChannel};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A fact of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum DispatchEvent {
    AreaChanged {
        area: AreaId,
        staff: StaffId,
    },
    TeamChanged {
        team: TeamId,
        staff: StaffId,
    },
    MemberChanged {
        team: TeamId,
        member: StaffId,
        staff: StaffId,
    },
    ContactChanged {
        contact: ContactId,
        member: StaffId,
        staff: StaffId,
    },
    ContactProven {
        contact: ContactId,
        member: StaffId,
    },
    AvailabilityChanged {
        member: StaffId,
        staff: StaffId,
    },
    OnCallEntered {
        on_call: OnCallId,
        team: TeamId,
        member: StaffId,
        staff: StaffId,
    },
    OnCallCancelled {
        on_call: OnCallId,
        team: TeamId,
        member: StaffId,
        staff: StaffId,
    },
    PlanWritten {
        plan: PlanId,
        area: AreaId,
        staff: StaffId,
    },
    EmergencyDeclared {
        emergency: EmergencyId,
        plan: PlanId,
        purpose: Purpose,
        staff: StaffId,
    },
    EmergencyEnded {
        emergency: EmergencyId,
        staff: StaffId,
    },
    DeviceEnrolled {
        staff: StaffId,
        sign_in: SignInId,
    },
    DeviceRevoked {
        staff: StaffId,
        sign_in: SignInId,
        by: StaffId,
    },

    DispatchRequested {
        dispatch: DispatchId,
        session: Option<SessionId>,
        emergency: Option<EmergencyId>,
        purpose: Purpose,
        class: ResponseClass,
        team: TeamId,
        staff: StaffId,
    },
    StepTaken {
        dispatch: DispatchId,
        round: u32,
        step: u32,
        pages: u32,
    },
    /// Nobody could be asked at it.
    StepSkipped {
        dispatch: DispatchId,
        round: u32,
        step: u32,
    },
    LadderUsedUp {
        dispatch: DispatchId,
    },
    Paged {
        dispatch: Option<DispatchId>,
        page: PageId,
        staff: StaffId,
        channel: PageChannel,
    },
    PageSeen {
        dispatch: Option<DispatchId>,
        page: PageId,
        staff: StaffId,
    },
    /// Somebody's link was opened, or tapped, when it was of no use any more.
    PageAnswerRefused {
        dispatch: Option<DispatchId>,
        page: PageId,
        staff: StaffId,
    },
    PageAcknowledged {
        dispatch: Option<DispatchId>,
        page: Option<PageId>,
        staff: StaffId,
    },
    PageDeclined {
        dispatch: DispatchId,
        page: Option<PageId>,
        staff: StaffId,
        because: DeclineBecause,
    },
    CrewSeated {
        dispatch: DispatchId,
        staff: StaffId,
        duty: Duty,
        profession: Profession,
    },
    CrewReleased {
        dispatch: DispatchId,
        staff: StaffId,
    },
    LeadNamed {
        dispatch: DispatchId,
        lead: StaffId,
        staff: StaffId,
    },
    /// A stage was reached; what an offline phone reports happened before it was written down.
    StageReached {
        dispatch: DispatchId,
        stage: StageWord,
        staff: Option<StaffId>,
        happened_at: Timestamp,
    },
    DispatchEnded {
        dispatch: DispatchId,
        stage: StageWord,
        because: Option<EndReason>,
        /// None: it closed with what an institution said.
        staff: Option<StaffId>,
    },
    DispatchTaken {
        dispatch: DispatchId,
        staff: StaffId,
    },
    DangerChanged {
        dispatch: DispatchId,
        tier: RiskTier,
    },
    /// One side says that the talk is the team's now; it is once both have.
    TalkHandedOver {
        dispatch: DispatchId,
        session: SessionId,
        side: TalkSide,
        staff: StaffId,
    },
    DispatchMessaged {
        dispatch: DispatchId,
        staff: StaffId,
    },
    CheckedIn {
        dispatch: DispatchId,
        staff: StaffId,
        answer: CheckInAnswer,
    },
    CheckInMissed {
        dispatch: DispatchId,
    },
    ServiceAsked {
        dispatch: DispatchId,
        service: RescueService,
        staff: StaffId,
    },
    ServiceAnswered {
        dispatch: DispatchId,
        service: RescueService,
        staff: StaffId,
    },
    ServiceArrived {
        dispatch: DispatchId,
        service: RescueService,
        staff: StaffId,
    },
    RecordWritten {
        dispatch: DispatchId,
        version: u32,
        staff: StaffId,
    },
    CheckMade {
        dispatch: DispatchId,
        number: u32,
        finding: CheckFinding,
        staff: StaffId,
    },
    EscortWritten {
        dispatch: DispatchId,
        staff: StaffId,
    },
    ReceiverAccepted {
        dispatch: DispatchId,
        /// None: an institution accepted the dispatch's case over a signed page or its own system.
        staff: Option<StaffId>,
    },
    /// A record, a check or an acceptance is late; the supervisors were told.
    DispatchRanLate {
        dispatch: DispatchId,
        what: Outstanding,
    },
    /// The invariant was found broken: nobody acknowledged, no page due, no item of a supervisor.
    DispatchSilent {
        dispatch: DispatchId,
    },
    /// Somebody opened place, person and words.
    DispatchRead {
        dispatch: DispatchId,
        staff: StaffId,
    },
}

impl DispatchEvent {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::DispatchRequested { session, .. } => *session,
            Self::TalkHandedOver { session, .. } => Some(*session),
            Self::AreaChanged { .. }
            | Self::TeamChanged { .. }
            | Self::MemberChanged { .. }
            | Self::ContactChanged { .. }
            | Self::ContactProven { .. }
            | Self::AvailabilityChanged { .. }
            | Self::OnCallEntered { .. }
            | Self::OnCallCancelled { .. }
            | Self::PlanWritten { .. }
            | Self::EmergencyDeclared { .. }
            | Self::EmergencyEnded { .. }
            | Self::DeviceEnrolled { .. }
            | Self::DeviceRevoked { .. }
            | Self::StepTaken { .. }
            | Self::StepSkipped { .. }
            | Self::LadderUsedUp { .. }
            | Self::Paged { .. }
            | Self::PageSeen { .. }
            | Self::PageAnswerRefused { .. }
            | Self::PageAcknowledged { .. }
            | Self::PageDeclined { .. }
            | Self::CrewSeated { .. }
            | Self::CrewReleased { .. }
            | Self::LeadNamed { .. }
            | Self::StageReached { .. }
            | Self::DispatchEnded { .. }
            | Self::DispatchTaken { .. }
            | Self::DangerChanged { .. }
            | Self::DispatchMessaged { .. }
            | Self::CheckedIn { .. }
            | Self::CheckInMissed { .. }
            | Self::ServiceAsked { .. }
            | Self::ServiceAnswered { .. }
            | Self::ServiceArrived { .. }
            | Self::RecordWritten { .. }
            | Self::CheckMade { .. }
            | Self::EscortWritten { .. }
            | Self::ReceiverAccepted { .. }
            | Self::DispatchRanLate { .. }
            | Self::DispatchSilent { .. }
            | Self::DispatchRead { .. } => None,
        }
    }

    /// The dispatch it is about, if one.
    pub fn dispatch(&self) -> Option<DispatchId> {
        match self {
            Self::Paged { dispatch, .. }
            | Self::PageSeen { dispatch, .. }
            | Self::PageAnswerRefused { dispatch, .. }
            | Self::PageAcknowledged { dispatch, .. } => *dispatch,
            Self::DispatchRequested { dispatch, .. }
            | Self::StepTaken { dispatch, .. }
            | Self::StepSkipped { dispatch, .. }
            | Self::LadderUsedUp { dispatch }
            | Self::PageDeclined { dispatch, .. }
            | Self::CrewSeated { dispatch, .. }
            | Self::CrewReleased { dispatch, .. }
            | Self::LeadNamed { dispatch, .. }
            | Self::StageReached { dispatch, .. }
            | Self::DispatchEnded { dispatch, .. }
            | Self::DispatchTaken { dispatch, .. }
            | Self::DangerChanged { dispatch, .. }
            | Self::TalkHandedOver { dispatch, .. }
            | Self::DispatchMessaged { dispatch, .. }
            | Self::CheckedIn { dispatch, .. }
            | Self::CheckInMissed { dispatch }
            | Self::ServiceAsked { dispatch, .. }
            | Self::ServiceAnswered { dispatch, .. }
            | Self::ServiceArrived { dispatch, .. }
            | Self::RecordWritten { dispatch, .. }
            | Self::CheckMade { dispatch, .. }
            | Self::EscortWritten { dispatch, .. }
            | Self::ReceiverAccepted { dispatch, .. }
            | Self::DispatchRanLate { dispatch, .. }
            | Self::DispatchSilent { dispatch }
            | Self::DispatchRead { dispatch, .. } => Some(*dispatch),
            Self::AreaChanged { .. }
            | Self::TeamChanged { .. }
            | Self::MemberChanged { .. }
            | Self::ContactChanged { .. }
            | Self::ContactProven { .. }
            | Self::AvailabilityChanged { .. }
            | Self::OnCallEntered { .. }
            | Self::OnCallCancelled { .. }
            | Self::PlanWritten { .. }
            | Self::EmergencyDeclared { .. }
            | Self::EmergencyEnded { .. }
            | Self::DeviceEnrolled { .. }
            | Self::DeviceRevoked { .. } => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::MemberChanged { member: staff, .. }
            | Self::ContactChanged { member: staff, .. }
            | Self::ContactProven { member: staff, .. }
            | Self::AvailabilityChanged { member: staff, .. }
            | Self::OnCallEntered { member: staff, .. }
            | Self::OnCallCancelled { member: staff, .. }
            | Self::LeadNamed { lead: staff, .. }
            | Self::AreaChanged { staff, .. }
            | Self::TeamChanged { staff, .. }
            | Self::PlanWritten { staff, .. }
            | Self::EmergencyDeclared { staff, .. }
            | Self::EmergencyEnded { staff, .. }
            | Self::DeviceEnrolled { staff, .. }
            | Self::DeviceRevoked { staff, .. }
            | Self::DispatchRequested { staff, .. }
            | Self::Paged { staff, .. }
            | Self::PageSeen { staff, .. }
            | Self::PageAnswerRefused { staff, .. }
            | Self::PageAcknowledged { staff, .. }
            | Self::PageDeclined { staff, .. }
            | Self::CrewSeated { staff, .. }
            | Self::CrewReleased { staff, .. }
            | Self::DispatchTaken { staff, .. }
            | Self::TalkHandedOver { staff, .. }
            | Self::DispatchMessaged { staff, .. }
            | Self::CheckedIn { staff, .. }
            | Self::ServiceAsked { staff, .. }
            | Self::ServiceAnswered { staff, .. }
            | Self::ServiceArrived { staff, .. }
            | Self::RecordWritten { staff, .. }
            | Self::CheckMade { staff, .. }
            | Self::EscortWritten { staff, .. }
            | Self::DispatchRead { staff, .. } => Some(*staff),
            Self::StageReached { staff, .. }
            | Self::DispatchEnded { staff, .. }
            | Self::ReceiverAccepted { staff, .. } => *staff,
            Self::StepTaken { .. }
            | Self::StepSkipped { .. }
            | Self::LadderUsedUp { .. }
            | Self::DangerChanged { .. }
            | Self::CheckInMissed { .. }
            | Self::DispatchRanLate { .. }
            | Self::DispatchSilent { .. } => None,
        }
    }
}
