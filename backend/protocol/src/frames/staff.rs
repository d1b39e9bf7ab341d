//! What the operator's console and the hotline say to each other.

mod floor;

pub use floor::{Beside, Floor, FloorRow, FloorStage, Footing, WaitingTier, Watched, Whisper};

use super::{Line, Marks, ReadUpTo};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::presence::{Activity, Presence};
use xinqiao_domain::risk::{RiskTier, TierReason};
use xinqiao_domain::session::{Channel, DeclineReason, Gender, Language};
use xinqiao_domain::{AlertId, CommandId, DispatchId, OfferId, ReferralId, SessionId, StaffId, Timestamp};

/// The console to the hotline. Every change carries a client-made id; `fence` is the number of the lease held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum StaffFrame {
    /// The first frame: the one-time ticket, and how far each open conversation has been read.
    Hello { ticket: String, open: Vec<ReadUpTo> },
    /// A line to the caller. A supervisor who joined, and so has no lease, gives the fence 0.
    Say { id: CommandId, session: SessionId, fence: i64, text: String },
    /// An article or directory entry to the caller; recorded.
    Share { id: CommandId, session: SessionId, fence: i64, item: String },
    /// Typing to the caller; never stored.
    Typing { session: SessionId },
    /// Lines up to these numbers were received and seen.
    Seen { session: SessionId, delivered: i64, read: i64 },
    /// What the operator is doing from now on.
    Presence { id: CommandId, presence: Presence },
    /// Takes the session offered.
    Accept { id: CommandId, offer: OfferId },
    /// Does not take it; it moves on.
    Decline { id: CommandId, offer: OfferId, reason: DeclineReason },
    /// Takes the pending offer if there is one, else the most urgent caller waiting.
    AcceptNext { id: CommandId },
    /// Ends the talk; the record (wrap-up) begins.
    End { id: CommandId, session: SessionId, fence: i64 },
    /// Gives the session to a named operator or back to the queue, with what the next one should know.
    Transfer { id: CommandId, session: SessionId, fence: i64, to: TransferTo, context: String },
    /// Asks the supervisor; `wish` is what for.
    RaiseHand { id: CommandId, session: SessionId, fence: i64, wish: String },
    /// No longer needs the supervisor.
    LowerHand { id: CommandId, session: SessionId, fence: i64 },
    /// A supervisor has seen to an alert.
    SettleAlert { id: CommandId, alert: AlertId },
    /// Follows a talk in silence, on this console only: `watched`, its lines, whispers, typing and marks come from now
    /// on. The caller never learns of it.
    Watch { id: CommandId, session: SessionId },
    /// No longer follows it.
    Unwatch { id: CommandId, session: SessionId },
    /// Words to the holder, or from the holder to the supervisors around the talk; never to the caller.
    Whisper { id: CommandId, session: SessionId, text: String },
    /// Joins a talk beside its holder. The caller is told.
    Join { id: CommandId, session: SessionId },
    /// Leaves a talk that was joined.
    Leave { id: CommandId, session: SessionId },
    /// Goes on with somebody else's talk under a lease of one's own, or takes a waiting caller past the queue.
    TakeOver { id: CommandId, session: SessionId },
    /// Lines of a session after a number; answered by `lines`.
    Resume { session: SessionId, after: i64 },
    /// Measures the way there and back; answered by `pong`.
    Ping { n: i64 },
}

/// Where a transfer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TransferTo {
    Queue {},
    Operator { staff: StaffId },
}

/// Whether the caller's page is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallerLink {
    Here,
    /// Gone since this instant.
    Gone {
        since: Timestamp,
    },
    /// A phone session has no page.
    Phone,
}

/// Where a session of mine stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MyStage {
    /// Being talked in, since.
    Talking { since: Timestamp },
    /// My own connection was lost; I have until then.
    Detached { since: Timestamp, until: Timestamp },
    /// The talk is over, the record is to be written.
    WrapUp { ended_at: Timestamp, ended_by: EndedBy },
}

/// Who ended a talk.
pub use xinqiao_domain::session::EndedBy;

/// What may be done with something, and why not (the console never decides).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Allowed {
    pub name: ActionName,
    pub allowed: Permit,
}

/// Yes, or no with a problem code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Permit {
    Yes,
    No { code: crate::problem::Code },
}

/// Actions on a session or at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionName {
    Say,
    Share,
    Transfer,
    RaiseHand,
    LowerHand,
    End,
    Close,
    AcceptNext,
    Watch,
    Whisper,
    Join,
    TakeOver,
    Block,
    /// Ask for a crisis team.
    RequestDispatch,
}

/// A session I hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MySession {
    pub session: SessionId,
    /// A name to speak of the caller by, made by the hotline.
    pub alias: String,
    pub channel: Channel,
    pub language: Language,
    /// Null: not rated yet.
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    pub opened_at: Timestamp,
    pub stage: MyStage,
    pub fence: i64,
    pub caller: CallerLink,
    pub last_seq: i64,
    /// My own receipt marks: what I have not read is unread.
    pub mine: Marks,
    /// How far the caller has received and read.
    pub theirs: Marks,
    pub hand_raised_at: Option<Timestamp>,
    /// Supervisors who joined.
    pub guests: Vec<Beside>,
    /// Supervisors who watch; empty unless the centre's settings show them to the operator.
    pub watchers: Vec<Beside>,
    /// The team that was asked for, the latest of this session.
    pub dispatch: Option<crate::http::dispatches::DispatchGlance>,
    pub actions: Vec<Allowed>,
}

/// A session offered to me.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Offer {
    pub offer: OfferId,
    pub session: SessionId,
    pub alias: String,
    pub channel: Channel,
    pub language: Language,
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    /// Why it is offered to this operator.
    pub because: Vec<xinqiao_domain::routing::OfferReason>,
    pub waiting_since: Timestamp,
    pub offered_at: Timestamp,
    pub expires_at: Timestamp,
    /// Whether a conversation was already going on (offered on with its context).
    pub lines: i64,
}

/// One row of the waiting list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct WaitingRow {
    pub session: SessionId,
    pub alias: String,
    pub channel: Channel,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    pub waiting_since: Timestamp,
    /// Past this instant the target is missed.
    pub target_at: Timestamp,
    /// Offered to somebody right now.
    pub offered: Option<OfferId>,
    pub caller: CallerLink,
}

/// The waiting list, most urgent first; at most `QUEUE_ROWS` rows, the count is of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Queue {
    /// The centre's journal number this is as of.
    pub seq: i64,
    pub count: i64,
    pub rows: Vec<WaitingRow>,
}

/// My own desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Mine {
    /// The centre's journal number this is as of.
    pub seq: i64,
    pub presence: Presence,
    pub activity: Activity,
    pub presence_since: Timestamp,
    pub capacity: u32,
    pub sessions: Vec<MySession>,
    pub offer: Option<Offer>,
    pub actions: Vec<Allowed>,
}

/// A colleague, for transfers and the supervisor's board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Colleague {
    pub staff: StaffId,
    pub name: String,
    pub activity: Activity,
    pub since: Timestamp,
    pub held: u32,
    pub wrapping_up: u32,
    pub capacity: u32,
    /// Why nothing is offered to them now; empty when they would be.
    pub not_offered: Vec<xinqiao_domain::routing::NotEligible>,
    /// How they stand by the ledgers; null until it was derived.
    pub standing: Option<xinqiao_domain::standing::StandingWord>,
}

/// Something for the supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Alert {
    pub alert: AlertId,
    pub kind: AlertKind,
    pub session: Option<SessionId>,
    pub alias: Option<String>,
    pub dispatch: Option<DispatchId>,
    /// The dispatch's number.
    pub dispatch_number: Option<String>,
    /// The referral it is about.
    pub referral: Option<ReferralId>,
    pub staff: Option<StaffId>,
    pub staff_name: Option<String>,
    pub raised_at: Timestamp,
    /// What the operator wrote with a raised hand.
    pub wish: String,
}

pub use xinqiao_domain::session::AlertKind;

/// What an operator is told of once, apart from the state of the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Told {
    /// An offer ran out; you are away until you say otherwise.
    MissedOffer { session: SessionId, alias: String },
    /// A session was yours and is another's now.
    LeaseLost { session: SessionId, alias: String },
    /// The caller ended the talk.
    CallerEnded { session: SessionId, alias: String },
    /// A supervisor took the talk over.
    TakenOver { session: SessionId, alias: String, by_name: String },
}

/// The hotline to the console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToStaff {
    /// The ticket is good; `mine`, `queue` and the missed lines follow.
    Welcome { staff: StaffId, server_at: Timestamp },
    /// My desk, whole; replaces what was shown.
    Mine { mine: Mine },
    /// The waiting list, whole.
    Queue { queue: Queue },
    /// Colleagues and their load, whole.
    Colleagues { colleagues: Vec<Colleague> },
    /// Open alerts, whole (supervisors).
    Alerts { alerts: Vec<Alert> },
    /// The board, whole (supervisors).
    Floor { floor: Floor },
    /// The talks I watch or joined, whole; replaces what was shown. One that ended is in it no longer.
    Watched { watched: Vec<Watched> },
    /// A new whisper. One's own comes too; the id says which it is.
    Whisper { whisper: Whisper },
    /// The whispers of a session so far, at most the latest `WHISPERS`; with a new one on my desk or in `watched`.
    Whispers { session: SessionId, whispers: Vec<Whisper> },
    /// Library, directory or canned replies were changed: fetch them anew.
    LibraryChanged {},
    /// Dispatches, whole: all open ones to who directs them, to others those of their team and those they are on.
    Dispatches { board: crate::http::dispatches::DispatchBoard },
    /// My pages, my dispatches or whether I can be asked have changed: fetch `GET /api/v1/crew`.
    CrewChanged {},
    /// A referral that a session led to has moved: fetch `GET /api/v1/sessions/{id}/referrals` where one is shown.
    ReferralsChanged {},
    /// A new line.
    Line { session: SessionId, line: Line },
    /// Lines that were missed or asked for.
    Lines { session: SessionId, lines: Vec<Line> },
    /// My line is committed under this number.
    Ack { id: CommandId, session: SessionId, seq: i64, at: Timestamp },
    /// The caller is typing.
    Typing { session: SessionId },
    /// Somebody of our side is typing to the caller: to who watches or joined, and of a guest to the holder.
    ColleagueTyping { session: SessionId, staff: StaffId },
    /// How far the caller has received and read.
    Marks { session: SessionId, marks: Marks },
    /// How far the holder has received and read: to who watches or joined.
    HolderMarks { session: SessionId, marks: Marks },
    /// Done, other than a line.
    Done { id: CommandId },
    /// Not done, and why.
    Refused {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<CommandId>,
        problem: Problem,
    },
    /// Said once.
    Told { told: Told },
    /// Answer to the console's `ping` below, for the latency shown.
    Pong { n: i64 },
}
