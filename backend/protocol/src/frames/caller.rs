//! What a caller's page and the hotline say to each other.

use super::{Line, Marks};
use crate::problem::Problem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::{CommandId, SessionId, Timestamp};

/// A caller's page to the hotline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum CallerFrame {
    /// The first frame: the one-time ticket, and the highest line number this page already has.
    Hello { ticket: String, after: i64 },
    /// A line. Acknowledged by `ack` only after it is committed; sent again with the same id it is answered the same.
    Say { id: CommandId, text: String },
    /// The caller is typing; never stored.
    Typing {},
    /// Lines up to these numbers were received and seen.
    Seen { delivered: i64, read: i64 },
    /// The caller ends the talk.
    End { id: CommandId },
    /// How it was, 1-5, after the end; the operator never sees it.
    Rate {
        id: CommandId,
        score: u8,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[ts(optional, as = "Option<String>")]
        comment: String,
    },
    /// Asks for a code that lets a later visit be linked to this one.
    ReturnCode { id: CommandId },
    /// Is anybody there? A page sees no WebSocket ping, so it asks this way; answered by `pong`.
    Ping { n: i64 },
}

/// Where a caller stands. Said truthfully: nobody is "here" before an operator has accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallerState {
    /// In the queue. `ahead` may grow when someone in danger comes; null until first counted.
    Waiting { since: Timestamp, ahead: Option<i64> },
    /// With an operator who is really there.
    With { operator: String, since: Timestamp },
    /// The operator's connection is lost since; taken up again or offered on within the grace.
    Reconnecting { since: Timestamp },
    /// Waiting again for another operator, with the conversation kept.
    Replacing { since: Timestamp, ahead: Option<i64> },
    /// Over. What is typed now belongs to a new session.
    Closed { at: Timestamp, rated: Rated },
}

/// Whether the caller has rated the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rated {
    Yes,
    No,
}

/// The hotline to a caller's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToCaller {
    /// The ticket is good. `lines` follow the number the page said; more pages come as `lines`.
    Welcome { session: SessionId, server_at: Timestamp, state: CallerState, lines: Vec<Line>, marks: Marks },
    /// Where the caller stands has changed.
    State { state: CallerState },
    /// A new line.
    Line { line: Line },
    /// Lines that were missed.
    Lines { lines: Vec<Line> },
    /// The line with this id is committed under this number.
    Ack { id: CommandId, seq: i64, at: Timestamp },
    /// The operator is typing.
    Typing {},
    /// How far the operator has received and read the caller's lines.
    Marks { marks: Marks },
    /// Done, other than a line.
    Done { id: CommandId },
    /// The code for a later visit; shown once.
    ReturnCode { id: CommandId, code: String },
    /// Not done, and why. Nothing was lost: the text is still the caller's.
    Refused {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        id: Option<CommandId>,
        problem: Problem,
    },
    /// Answer to `ping`.
    Pong { n: i64 },
}
