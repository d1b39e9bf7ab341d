//! Opening a session, and its record as staff read it.

use crate::frames::Line;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::risk::{Intake, RiskTier, TierReason};
use xinqiao_domain::session::{Channel, Direction, EndedBy, Gender, Language};
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// `POST /api/v1/sessions`: a caller asks for somebody. No account, no puzzle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenSession {
    /// Made by the page; sent again it opens nothing new.
    pub id: SessionId,
    pub language: Language,
    /// A wish, relaxed on a visible clock; null for none.
    #[serde(default)]
    #[ts(optional)]
    pub wished_gender: Option<Gender>,
    #[serde(default)]
    #[ts(optional, as = "Option<Intake>")]
    pub intake: Intake,
    /// "What brings you": becomes the first line of the conversation.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub about: String,
    /// From an earlier visit.
    #[serde(default)]
    #[ts(optional)]
    pub return_code: Option<String>,
    /// 256 random bits, base64url, made by the page: whoever has it is the caller. Made there so that a lost answer
    /// can be asked for again without a second session.
    pub secret: String,
}

/// Answer to `POST /api/v1/sessions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionOpened {
    pub session: SessionId,
    /// Good for one socket at once: no second round trip for a person in crisis.
    pub ticket: String,
}

/// `POST /api/v1/phone-sessions`: an operator opens a phone session by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenPhoneSession {
    pub id: SessionId,
    /// The other side's number; empty when withheld. Sealed at rest.
    pub number: String,
    pub direction: Direction,
    pub language: Language,
    pub started_at: Timestamp,
}

/// Answer to `POST /api/v1/phone-sessions`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PhoneOpened {
    pub session: SessionId,
    /// A block of this number stands until then. It keeps nobody from talking on; the operator is to know.
    pub blocked_until: Option<Timestamp>,
}

/// A session as its record shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionCard {
    pub session: SessionId,
    pub alias: String,
    pub channel: Channel,
    pub direction: Direction,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    pub intake: Intake,
    pub opened_at: Timestamp,
    pub ended_at: Option<Timestamp>,
    pub ended_by: Option<EndedBy>,
    pub closed_at: Option<Timestamp>,
    pub holder: Option<StaffId>,
    pub holder_name: Option<String>,
    /// A phone session's number, masked but for the last four digits.
    pub phone_masked: Option<String>,
}

/// `GET /api/v1/sessions/{id}/lines?after=`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Lines {
    pub lines: Vec<Line>,
    /// Give this as `after` for the next page; null at the end.
    pub next: Option<i64>,
}

/// One of a caller's earlier sessions (same return code or phone).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct EarlierSession {
    pub session: SessionId,
    pub opened_at: Timestamp,
    pub channel: Channel,
    pub tier: Option<RiskTier>,
    pub holder_name: Option<String>,
    /// The summary of its wrap-up.
    pub summary: String,
}
