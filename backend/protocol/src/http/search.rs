//! Finding sessions by what is known of them: codes, people and days. Never by words: they are sealed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::{IntoParams, ToSchema};
use xinqiao_domain::facet::{Answering, ArrivalTier, FollowUpState, Locality, ReviewState};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::{Channel, Direction};
use xinqiao_domain::wrap_up::{Mark, Outcome, ProblemType};
use xinqiao_domain::{CommandId, Date, Millis, SavedSearchId, SessionId, StaffId, Timestamp};

/// Which sessions. Each list may hold several values, and any of them will do; what is left out does not matter; a session
/// must answer to all that is given. In an address each value is a parameter of its own: `tier=high&tier=imminent`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SessionFilter {
    /// The first day on which it was opened, by the centre's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    #[param(value_type = Option<String>, format = "date", example = "2026-11-01")]
    pub from: Option<Date>,
    /// The last day, counted in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional, as = "Option<String>")]
    #[schema(value_type = Option<String>, format = "date")]
    #[param(value_type = Option<String>, format = "date", example = "2026-11-30")]
    pub to: Option<Date>,
    /// Whoever held it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<StaffId>>")]
    pub operator: Vec<StaffId>,
    /// As decided, or as it stands while nobody has decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<RiskTier>>")]
    pub tier: Vec<RiskTier>,
    /// The tier it came with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ArrivalTier>>")]
    pub arrival: Vec<ArrivalTier>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Mark>>")]
    pub mark: Vec<Mark>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ProblemType>>")]
    pub problem: Vec<ProblemType>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Outcome>>")]
    pub outcome: Vec<Outcome>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<ReviewState>>")]
    pub review: Vec<ReviewState>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<FollowUpState>>")]
    pub follow_up: Vec<FollowUpState>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Channel>>")]
    pub channel: Vec<Channel>,
    /// Who called whom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Direction>>")]
    pub direction: Vec<Direction>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Answering>>")]
    pub answering: Vec<Answering>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<Locality>>")]
    pub locality: Vec<Locality>,
}

/// `GET /api/v1/session-search`: one page, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FoundSessions {
    pub rows: Vec<FoundSession>,
    /// Give this as `after` to go on; null when there is nothing more.
    pub next: Option<String>,
    /// Set where the page is not full because so many sessions were looked at that did not fit: it has looked back to
    /// this instant, and `next` goes on from there.
    pub looked_back_to: Option<Timestamp>,
}

/// A session that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct FoundSession {
    pub session: SessionId,
    pub alias: String,
    pub opened_at: Timestamp,
    pub channel: Channel,
    /// Null while it is not rated.
    pub tier: Option<RiskTier>,
    /// Whoever held it, the first one first.
    pub holders: Vec<Holder>,
    /// How long the caller waited for the first of them; null while nobody has come, and for a phone session, whose
    /// wait is not known here.
    pub waited_ms: Option<Millis>,
    pub answering: Vec<Answering>,
    /// From the first answer to the end of the talk; null while it goes on, or where there was none.
    pub talk_ms: Option<Millis>,
    pub ended_at: Option<Timestamp>,
    pub marks: Vec<Mark>,
    pub problems: Vec<ProblemType>,
    pub outcome: Option<Outcome>,
    pub locality: Option<Locality>,
    /// The caller's rating, 1 to 5; null where none was given, and in sessions that the reader held.
    pub rating: Option<u8>,
    pub review: Option<ReviewState>,
    pub follow_up: Option<FollowUpState>,
}

/// Somebody who held a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Holder {
    pub staff: StaffId,
    pub name: String,
}

/// `POST /api/v1/saved-searches`: keeps a search under a name; one that has this name already is replaced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveSearch {
    pub id: CommandId,
    pub name: String,
    pub filter: SessionFilter,
}

/// A search that somebody keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SavedSearch {
    pub search: SavedSearchId,
    pub name: String,
    pub filter: SessionFilter,
    pub saved_at: Timestamp,
}

/// `GET /api/v1/saved-searches`: one's own, by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SavedSearches {
    pub searches: Vec<SavedSearch>,
}
