//! A session seen again in its own time: everything that happened on one line of time.

use super::records::{Note, RecordedAssessment};
use crate::frames::Line;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::call_work::CallEnd;
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::risk::{RiskTier, TierSource};
use xinqiao_domain::routing::OfferReason;
use xinqiao_domain::session::{Channel, DeclineReason, EndedBy};
use xinqiao_domain::wrap_up::WrapUp;
use xinqiao_domain::{IncidentId, Millis, ReviewId, SessionId, StaffId, Timestamp, WorkId};

/// `GET /api/v1/sessions/{id}/replay`: one page, in the order in which it was written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
pub struct Replay {
    pub session: SessionId,
    pub alias: String,
    pub opened_at: Timestamp,
    /// Null while the talk goes on.
    pub ended_at: Option<Timestamp>,
    /// When its words were erased for good; null while they are there.
    pub erased_at: Option<Timestamp>,
    pub items: Vec<ReplayItem>,
    /// Give this as `after` to go on; null at the end.
    pub next: Option<String>,
}

/// One thing that happened, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReplayItem {
    pub at: Timestamp,
    pub what: Happened,
}

/// A member of staff who did it, or whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Who {
    pub staff: StaffId,
    pub name: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Happened {
    Opened {
        channel: Channel,
        tier: Option<RiskTier>,
    },
    /// Somebody said something; `by` where it was an operator or a supervisor.
    Line {
        line: Line,
        by: Option<Who>,
    },
    /// The caller's page is connected again.
    CallerHere {},
    CallerGone {},
    TierChanged {
        tier: Option<RiskTier>,
        source: TierSource,
    },
    Offered {
        to: Who,
        waited_ms: Millis,
        because: Vec<OfferReason>,
    },
    /// Offered although overdue: nobody qualified was there.
    OfferedInBreach {
        to: Who,
    },
    OfferDeclined {
        by: Who,
        reason: DeclineReason,
    },
    OfferMissed {
        by: Who,
    },
    OfferWithdrawn {
        from: Who,
    },
    Accepted {
        by: Who,
        waited_ms: Millis,
    },
    TargetMissed {},
    /// The holder's connection is lost.
    HolderLost {
        holder: Who,
        until: Timestamp,
    },
    HolderBack {
        holder: Who,
    },
    /// The holder did not come back in time.
    Released {
        from: Who,
    },
    Transferred {
        by: Who,
        /// Null: to whoever is next.
        to: Option<Who>,
    },
    /// A supervisor goes on with the talk.
    TakenOver {
        by: Who,
        from: Who,
    },
    /// A supervisor took a waiting caller out of turn.
    TakenPastQueue {
        by: Who,
    },
    /// A block stands, and the caller was let in: they said that they are in danger.
    LetInPastBlock {},
    HandRaised {
        by: Who,
    },
    HandLowered {
        by: Who,
    },
    SharedItem {
        by: Who,
        item: String,
    },
    WatchStarted {
        by: Who,
    },
    WatchEnded {
        by: Who,
    },
    Whispered {
        by: Who,
        text: String,
    },
    GuestJoined {
        by: Who,
    },
    GuestLeft {
        by: Who,
    },
    CallerBlocked {
        by: Who,
        until: Timestamp,
    },
    Ended {
        by: EndedBy,
    },
    /// A waiting caller was gone for long and left the queue.
    LeftQueue {},
    Assessed {
        assessment: RecordedAssessment,
    },
    WrapUpSaved {
        by: Who,
        /// Null where it was saved again later: the last one saved counts, and is kept.
        wrap_up: Option<WrapUp>,
    },
    NoteAdded {
        note: Note,
    },
    RecordTakenOver {
        by: Who,
        from: Who,
    },
    Closed {
        by: Option<Who>,
        follow_ups: u32,
    },
    Rated {},
    CallPlanned {
        work: WorkId,
    },
    CallAssigned {
        work: WorkId,
        to: Who,
    },
    CallReleased {
        work: WorkId,
        by: Who,
    },
    CallAttempted {
        work: WorkId,
        by: Who,
        outcome: CallOutcome,
    },
    /// The number was shown to whoever is to call.
    CallNumberShown {
        work: WorkId,
        to: Who,
    },
    CallBecameSession {
        work: WorkId,
        by: Who,
        became: SessionId,
    },
    CallSettled {
        work: WorkId,
        by: Who,
        end: CallEnd,
    },
    CallOverdue {
        work: WorkId,
    },
    ReviewStarted {
        review: ReviewId,
        by: Who,
    },
    ReviewGiven {
        review: ReviewId,
        by: Who,
    },
    ReviewAcknowledged {
        review: ReviewId,
        by: Who,
    },
    ReviewAnswered {
        review: ReviewId,
        by: Who,
    },
    IncidentOpened {
        incident: IncidentId,
        by: Who,
    },
    IncidentReported {
        incident: IncidentId,
        by: Who,
    },
    IncidentOverdue {
        incident: IncidentId,
    },
    /// Words and numbers were erased for good.
    Erased {
        by: Who,
    },
}
