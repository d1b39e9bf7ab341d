//! What the journal tells: facts with ids, codes and times, never a caller's words. One entry per change.

mod delivery;
mod floor;
mod ledger;
mod report;
mod review;
mod work;

pub use delivery::DeliveryEvent;
pub use floor::FloorEvent;
pub use ledger::LedgerEvent;
pub use report::ReportEvent;
pub use review::ReviewEvent;
pub use work::WorkEvent;

use crate::accounts::QualificationDecision;
use crate::codes::codes;
use crate::desk_words::CallOutcome;
use crate::ids::{AlertId, CallbackId, NodeId, OfferId, SessionId, SignInId, StaffId};
use crate::presence::Presence;
use crate::risk::{RiskTier, TierSource};
use crate::roles::Role;
use crate::routing::OfferReason;
use crate::session::{AlertKind, Channel, DeclineReason, EndedBy};
use crate::time::{Millis, Timestamp};
use serde::{Deserialize, Serialize};

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Actor {
    /// The hotline itself: a deadline, a rule, a node.
    Hotline,
    Staff(StaffId),
    Caller(SessionId),
}

codes!(
    /// What of a session was opened by somebody whose session it is not.
    #[derive(Default)]
    Opened {
        /// The record beside the conversation.
        #[default]
        Record = "record",
        /// The conversation.
        Lines = "lines",
        /// All of it, in its own time.
        Replay = "replay",
    }
);

/// A fact of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    CentreCreated {},
    SettingsChanged {},
    StaffCreated {
        staff: StaffId,
        roles: Vec<Role>,
    },
    StaffChanged {
        staff: StaffId,
        roles: Vec<Role>,
    },
    StaffDisabled {
        staff: StaffId,
    },
    StaffEnabled {
        staff: StaffId,
    },
    StaffUnlocked {
        staff: StaffId,
    },
    PasswordChanged {
        staff: StaffId,
    },
    PasswordReset {
        staff: StaffId,
    },
    QualificationDecided {
        staff: StaffId,
        decision: QualificationDecision,
    },
    SignedIn {
        staff: StaffId,
        sign_in: SignInId,
    },
    SignInFailed {
        staff: StaffId,
    },
    SignInLocked {
        staff: StaffId,
        until: Timestamp,
    },
    SignedOut {
        staff: StaffId,
        sign_in: SignInId,
    },
    SignedOutEverywhere {
        staff: StaffId,
    },
    /// A refresh token was used twice: the whole family is revoked.
    RefreshReused {
        staff: StaffId,
        sign_in: SignInId,
    },

    NodeStarted {
        node: NodeId,
    },
    NodeGone {
        node: NodeId,
    },
    StaffConnected {
        staff: StaffId,
    },
    StaffGone {
        staff: StaffId,
    },
    PresenceChanged {
        staff: StaffId,
        presence: Presence,
    },

    SessionOpened {
        session: SessionId,
        channel: Channel,
        tier: Option<RiskTier>,
    },
    CallerHere {
        session: SessionId,
        holder: Option<StaffId>,
    },
    CallerGone {
        session: SessionId,
        holder: Option<StaffId>,
    },
    TierChanged {
        session: SessionId,
        tier: Option<RiskTier>,
        source: TierSource,
        holder: Option<StaffId>,
    },
    /// Lines of all sessions in one commit: how many, and a keyed digest over their sealed rows in order.
    LinesRecorded {
        count: u32,
        digest: String,
    },
    Offered {
        session: SessionId,
        offer: OfferId,
        staff: StaffId,
        waited_ms: Millis,
        because: Vec<OfferReason>,
    },
    OfferDeclined {
        session: SessionId,
        offer: OfferId,
        staff: StaffId,
        reason: DeclineReason,
    },
    OfferMissed {
        session: SessionId,
        offer: OfferId,
        staff: StaffId,
    },
    /// The operator offered to lost connection; no fault of theirs.
    OfferWithdrawn {
        session: SessionId,
        offer: OfferId,
        staff: StaffId,
    },
    Accepted {
        session: SessionId,
        staff: StaffId,
        fence: i64,
        waited_ms: Millis,
    },
    TargetMissed {
        session: SessionId,
    },
    HolderLost {
        session: SessionId,
        staff: StaffId,
        until: Timestamp,
    },
    HolderBack {
        session: SessionId,
        staff: StaffId,
    },
    Released {
        session: SessionId,
        staff: StaffId,
    },
    Transferred {
        session: SessionId,
        staff: StaffId,
        to: Option<StaffId>,
    },
    HandRaised {
        session: SessionId,
        staff: StaffId,
    },
    HandLowered {
        session: SessionId,
        staff: StaffId,
    },
    SharedItem {
        session: SessionId,
        staff: StaffId,
        item: String,
    },
    Ended {
        session: SessionId,
        by: EndedBy,
        holder: Option<StaffId>,
    },
    /// A waiting caller was gone for long and left the queue.
    LeftQueue {
        session: SessionId,
    },
    Assessed {
        session: SessionId,
        staff: StaffId,
        decided: Option<RiskTier>,
        suggested: Option<RiskTier>,
    },
    WrapUpSaved {
        session: SessionId,
        staff: StaffId,
    },
    NoteAdded {
        session: SessionId,
        staff: StaffId,
    },
    /// `staff` goes on with the record that `from` can no longer write.
    RecordTakenOver {
        session: SessionId,
        staff: StaffId,
        from: StaffId,
    },
    Closed {
        session: SessionId,
        staff: Option<StaffId>,
        follow_ups: u32,
    },
    Rated {
        session: SessionId,
    },
    ReturnCodeMade {
        session: SessionId,
    },
    /// Somebody was let into a log that is not theirs, before anything of it was shown.
    RecordOpened {
        session: SessionId,
        staff: StaffId,
        /// Entries that are older than the distinction say nothing; those were records.
        #[serde(default)]
        what: Opened,
    },

    AlertRaised {
        alert: AlertId,
        what: AlertKind,
        session: Option<SessionId>,
    },
    AlertSettled {
        alert: AlertId,
        staff: Option<StaffId>,
    },
    CallbackRequested {
        callback: CallbackId,
    },
    // Written before call-backs and follow-ups were one list; told no more.
    CallbackTaken {
        callback: CallbackId,
        staff: StaffId,
    },
    CallbackReleased {
        callback: CallbackId,
        staff: StaffId,
    },
    CallbackDone {
        callback: CallbackId,
        staff: StaffId,
        outcome: CallOutcome,
    },

    // Flat in the journal, each under its own kind.
    #[serde(untagged)]
    Ledger(LedgerEvent),
    #[serde(untagged)]
    Delivery(DeliveryEvent),
    #[serde(untagged)]
    Floor(FloorEvent),
    #[serde(untagged)]
    Review(ReviewEvent),
    #[serde(untagged)]
    Work(WorkEvent),
    #[serde(untagged)]
    Report(ReportEvent),
}

impl Event {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::SessionOpened { session, .. }
            | Self::CallerHere { session, .. }
            | Self::CallerGone { session, .. }
            | Self::TierChanged { session, .. }
            | Self::Offered { session, .. }
            | Self::OfferDeclined { session, .. }
            | Self::OfferMissed { session, .. }
            | Self::OfferWithdrawn { session, .. }
            | Self::Accepted { session, .. }
            | Self::TargetMissed { session }
            | Self::HolderLost { session, .. }
            | Self::HolderBack { session, .. }
            | Self::Released { session, .. }
            | Self::Transferred { session, .. }
            | Self::HandRaised { session, .. }
            | Self::HandLowered { session, .. }
            | Self::SharedItem { session, .. }
            | Self::Ended { session, .. }
            | Self::LeftQueue { session }
            | Self::Assessed { session, .. }
            | Self::WrapUpSaved { session, .. }
            | Self::NoteAdded { session, .. }
            | Self::RecordTakenOver { session, .. }
            | Self::Closed { session, .. }
            | Self::Rated { session }
            | Self::ReturnCodeMade { session }
            | Self::RecordOpened { session, .. } => Some(*session),
            Self::AlertRaised { session, .. } => *session,
            Self::Ledger(event) => event.session(),
            Self::Floor(event) => event.session(),
            Self::Review(event) => event.session(),
            Self::Work(event) => event.session(),
            Self::Report(event) => event.session(),
            Self::CentreCreated {}
            | Self::SettingsChanged {}
            | Self::StaffCreated { .. }
            | Self::StaffChanged { .. }
            | Self::StaffDisabled { .. }
            | Self::StaffEnabled { .. }
            | Self::StaffUnlocked { .. }
            | Self::PasswordChanged { .. }
            | Self::PasswordReset { .. }
            | Self::QualificationDecided { .. }
            | Self::SignedIn { .. }
            | Self::SignInFailed { .. }
            | Self::SignInLocked { .. }
            | Self::SignedOut { .. }
            | Self::SignedOutEverywhere { .. }
            | Self::RefreshReused { .. }
            | Self::NodeStarted { .. }
            | Self::NodeGone { .. }
            | Self::StaffConnected { .. }
            | Self::StaffGone { .. }
            | Self::PresenceChanged { .. }
            | Self::LinesRecorded { .. }
            | Self::AlertSettled { .. }
            | Self::CallbackRequested { .. }
            | Self::CallbackTaken { .. }
            | Self::CallbackReleased { .. }
            | Self::CallbackDone { .. }
            | Self::Delivery(_) => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::StaffCreated { staff, .. }
            | Self::StaffChanged { staff, .. }
            | Self::StaffDisabled { staff }
            | Self::StaffEnabled { staff }
            | Self::StaffUnlocked { staff }
            | Self::PasswordChanged { staff }
            | Self::PasswordReset { staff }
            | Self::QualificationDecided { staff, .. }
            | Self::SignedIn { staff, .. }
            | Self::SignInFailed { staff }
            | Self::SignInLocked { staff, .. }
            | Self::SignedOut { staff, .. }
            | Self::SignedOutEverywhere { staff }
            | Self::RefreshReused { staff, .. }
            | Self::StaffConnected { staff }
            | Self::StaffGone { staff }
            | Self::PresenceChanged { staff, .. }
            | Self::Offered { staff, .. }
            | Self::OfferDeclined { staff, .. }
            | Self::OfferMissed { staff, .. }
            | Self::OfferWithdrawn { staff, .. }
            | Self::Accepted { staff, .. }
            | Self::HolderLost { staff, .. }
            | Self::HolderBack { staff, .. }
            | Self::Released { staff, .. }
            | Self::Transferred { staff, .. }
            | Self::HandRaised { staff, .. }
            | Self::HandLowered { staff, .. }
            | Self::SharedItem { staff, .. }
            | Self::Assessed { staff, .. }
            | Self::WrapUpSaved { staff, .. }
            | Self::NoteAdded { staff, .. }
            | Self::RecordTakenOver { staff, .. }
            | Self::RecordOpened { staff, .. }
            | Self::CallbackTaken { staff, .. }
            | Self::CallbackReleased { staff, .. }
            | Self::CallbackDone { staff, .. } => Some(*staff),
            Self::CallerHere { holder, .. }
            | Self::CallerGone { holder, .. }
            | Self::TierChanged { holder, .. }
            | Self::Ended { holder, .. } => *holder,
            Self::Closed { staff, .. } | Self::AlertSettled { staff, .. } => *staff,
            Self::Ledger(event) => event.staff(),
            Self::Floor(event) => event.staff(),
            Self::Review(event) => event.staff(),
            Self::Work(event) => event.staff(),
            Self::Report(event) => event.staff(),
            Self::CentreCreated {}
            | Self::SettingsChanged {}
            | Self::Delivery(_)
            | Self::NodeStarted { .. }
            | Self::NodeGone { .. }
            | Self::SessionOpened { .. }
            | Self::LinesRecorded { .. }
            | Self::TargetMissed { .. }
            | Self::LeftQueue { .. }
            | Self::Rated { .. }
            | Self::ReturnCodeMade { .. }
            | Self::AlertRaised { .. }
            | Self::CallbackRequested { .. } => None,
        }
    }
}
