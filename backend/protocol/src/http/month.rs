//! The supervision of a month: who is due, what was agreed last, what to talk about.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::compliance::ComplianceTally;
use xinqiao_domain::ledger::SupervisionKind;
use xinqiao_domain::month::DiscussionReason;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::standing::{Period, StandingWord};
use xinqiao_domain::{Date, EntryId, SessionId, StaffId, Timestamp};

/// `GET /api/v1/supervision-month?month=2026-11`: everybody of whom the month asks a supervision, whoever misses it
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SupervisionMonth {
    #[ts(as = "String")]
    #[schema(value_type = String, example = "2026-11")]
    pub month: Period,
    /// The centre's day that it is seen from.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub people: Vec<MonthOfOperator>,
}

/// One operator's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MonthOfOperator {
    pub staff: StaffId,
    pub name: String,
    /// How they stand today, whatever the month; null for whoever does not answer any more.
    pub standing: Option<StandingWord>,
    /// What the month asks in supervision, and what took place in it: the board's number.
    pub asked: ComplianceTally,
    /// Those of the month, the latest first.
    pub supervisions: Vec<MonthSupervision>,
    /// What was agreed in the latest supervision up to the month's end; null where none is known of the year before.
    pub last_points: Option<LastPoints>,
    /// Reviews given in the month.
    pub reviews: MonthReviews,
    /// Sessions to talk about, of this month and the one before; at most 5.
    pub suggestions: Vec<SessionToDiscuss>,
}

/// A supervision of the month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MonthSupervision {
    pub supervision: EntryId,
    pub kind: SupervisionKind,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub minutes: u32,
    pub supervisor: StaffId,
    pub supervisor_name: String,
    /// When this operator confirmed it; it counts from then on.
    pub confirmed_at: Option<Timestamp>,
}

/// What was agreed last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LastPoints {
    pub supervision: EntryId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub on: Date,
    pub points: String,
}

/// What reviews of one operator came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct MonthReviews {
    pub given: u32,
    /// Red lines crossed; to be said first.
    pub red_lines: u32,
    /// Mean of all scores in hundredths of a point, 0-400.
    pub mean_hundredths: Option<u32>,
}

/// A session to talk about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SessionToDiscuss {
    pub session: SessionId,
    /// A name to speak of the caller by.
    pub alias: String,
    pub opened_at: Timestamp,
    /// Null: not rated.
    pub tier: Option<RiskTier>,
    /// The most urgent first.
    pub reasons: Vec<DiscussionReason>,
}
