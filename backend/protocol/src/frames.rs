//! Socket frames: JSON text, one tagged union each way and audience. Both audiences speak at `/api/v1/socket`; the
//! ticket in the first frame says which one it is.

pub mod caller;
pub mod staff;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// Who wrote a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    Caller,
    Operator,
    /// A supervisor who joined the talk.
    Supervisor,
    /// The hotline itself: said in the reader's language by the client, from `notice`.
    System,
}

/// What the hotline itself says in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    OperatorJoined,
    OperatorChanged,
    CallerEnded,
    OperatorEnded,
    SupervisorJoined,
    SupervisorLeft,
}

/// An article of the library or an entry of the directory that was sent into the talk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Shared {
    pub item: String,
    pub title: String,
    pub body: String,
    /// A number to call, where the entry has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub phone: Option<String>,
}

/// One line of a conversation, as committed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Line {
    /// Its number in the session: 1, 2, 3, ... without gaps.
    pub seq: i64,
    /// The id its author's client gave it.
    pub id: String,
    pub from: Author,
    /// Who of our side wrote it. Told to staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub by: Option<StaffId>,
    pub at: Timestamp,
    /// The words; empty for a notice.
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub shared: Option<Shared>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub notice: Option<Notice>,
}

/// How far one side has received and read the other's lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, ToSchema)]
pub struct Marks {
    /// Highest number received by the other side's page.
    pub delivered: i64,
    /// Highest number the other side had in view.
    pub read: i64,
}

/// How far a client has read one session, said when it (re)connects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadUpTo {
    pub session: SessionId,
    /// Highest line number the client has; 0 for none.
    pub after: i64,
}

/// Close codes of a socket (4000-4999 are ours; RFC 6455 section 7.4.2).
pub mod close {
    /// The server restarts; come back after the delay named in the reason.
    pub const RESTART: u16 = 1012;
    /// The node is full; try again later.
    pub const OVERLOAD: u16 = 1013;
    /// Binary frames are not spoken here.
    pub const UNSUPPORTED: u16 = 1003;
    /// The ticket or sign-in is not good (any more): sign in again.
    pub const SIGN_IN: u16 = 4401;
    /// This socket may not do that.
    pub const FORBIDDEN: u16 = 4403;
    /// The peer reads too slowly; reconnect and resume.
    pub const TOO_SLOW: u16 = 4408;
    /// A newer socket of the same session took over.
    pub const REPLACED: u16 = 4409;
    /// A frame that cannot be understood, or is larger than the limit.
    pub const MALFORMED: u16 = 4400;
    /// Too many frames.
    pub const RATE: u16 = 4429;
}
