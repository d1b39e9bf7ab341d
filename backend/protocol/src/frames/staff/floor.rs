//! The floor as supervisors see it: every open talk, what they watch or joined, and whispers.

use super::{Allowed, CallerLink, EndedBy};
use crate::frames::Marks;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::risk::{RiskTier, TierReason};
use xinqiao_domain::session::{Channel, Language};
use xinqiao_domain::{SessionId, StaffId, Timestamp, WhisperId};

/// Where an open session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FloorStage {
    /// In the queue, or offered to somebody. Not on the board; the waiting list has them.
    Waiting { since: Timestamp },
    /// Talked in by its holder.
    Held { since: Timestamp },
    /// The holder's connection was lost; they have until then.
    Detached { since: Timestamp, until: Timestamp },
    /// The talk is over, its record is to be written.
    WrapUp { since: Timestamp, ended_by: EndedBy },
}

/// Somebody beside the holder: a guest of the talk, or who watches it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Beside {
    pub staff: StaffId,
    pub name: String,
    pub since: Timestamp,
}

/// An open session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FloorRow {
    pub session: SessionId,
    pub alias: String,
    pub channel: Channel,
    pub language: Language,
    /// Null: not rated yet.
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    pub opened_at: Timestamp,
    pub stage: FloorStage,
    /// Null while it waits.
    pub holder: Option<StaffId>,
    pub holder_name: Option<String>,
    pub caller: CallerLink,
    pub hand_raised_at: Option<Timestamp>,
    /// Since when the pick-up target was missed; kept when somebody came.
    pub target_missed_at: Option<Timestamp>,
    /// Supervisors who joined the talk.
    pub joined: Vec<Beside>,
    /// What a supervisor may do with it: `watch`, `whisper`, `join`, `take_over`, `block`, `request_dispatch`. On the
    /// board for any supervisor but its holder; in `watched` for the reader.
    pub actions: Vec<Allowed>,
}

/// Callers of one tier who wait or are offered to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct WaitingTier {
    /// Null: not rated.
    pub tier: Option<RiskTier>,
    pub count: i64,
    /// Since when the one waits who has waited longest.
    pub oldest: Timestamp,
}

/// The board: every open session that does not wait, at most `FLOOR_ROWS` rows, raised hands first, then the most
/// dangerous, then the oldest; the counts are of all. Which of them the reader watches or joined is in `watched`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Floor {
    /// The centre's journal number this is as of.
    pub seq: i64,
    /// Open sessions that do not wait.
    pub count: i64,
    pub rows: Vec<FloorRow>,
    /// Only tiers in which somebody waits, the most dangerous first, the unrated last.
    pub waiting: Vec<WaitingTier>,
    /// Callers who wait longer than their target.
    pub over_target: i64,
    /// Callers at high or imminent risk who wait or are talked with.
    pub high_risk: i64,
    pub raised_hands: i64,
}

/// On what footing a supervisor follows a talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Footing {
    /// In silence, on this console only: a console that connects anew says `watch` again.
    Watching,
    /// In the talk, on every console of theirs, until they leave. A guest says `say` with the fence 0.
    Guest,
}

/// A talk of somebody else's that I watch or joined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Watched {
    pub row: FloorRow,
    pub footing: Footing,
    pub last_seq: i64,
    /// How far the caller has received and read the lines of our side.
    pub callers: Marks,
    /// How far the holder has received and read.
    pub holders: Marks,
}

/// Words between supervisors and operator about a session; the caller never sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Whisper {
    /// The id of the frame that said it.
    pub whisper: WhisperId,
    pub session: SessionId,
    pub by: StaffId,
    pub by_name: String,
    pub at: Timestamp,
    pub text: String,
}
