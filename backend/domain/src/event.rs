//! What the journal tells: facts with ids, codes and times, never a caller's words. One entry per change.

mod about;
mod case;
mod delivery;
mod dispatch;
mod erasure;
mod floor;
mod institution;
mod ledger;
mod patient;
mod report;
mod review;
mod work;

pub use case::{CaseEvent, CaseFact};
pub use delivery::DeliveryEvent;
pub use dispatch::DispatchEvent;
pub use erasure::ErasureEvent;
pub use floor::FloorEvent;
pub use institution::{InstitutionEvent, InstitutionFact};
pub use ledger::LedgerEvent;
pub use patient::{PatientEvent, PatientFact};
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
    #[serde(untagged)]
    Dispatch(DispatchEvent),
    #[serde(untagged)]
    Institution(InstitutionEvent),
    #[serde(untagged)]
    Case(CaseEvent),
    #[serde(untagged)]
    Patient(PatientEvent),
    #[serde(untagged)]
    Erasure(ErasureEvent),
}
