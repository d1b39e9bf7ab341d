//! The journal, as the auditor reads it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::Timestamp;

/// One entry: what happened, with ids, codes and times, never anybody's words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, ToSchema)]
pub struct JournalRow {
    /// 1, 2, 3, ... without gaps, in the order of the commits.
    pub seq: i64,
    pub at: Timestamp,
    /// What happened, for example `accepted`.
    pub kind: String,
    /// Who did it: `staff:` or `caller:` with an id, or `hotline` for a rule or a deadline.
    pub actor: String,
    /// The session it is about, else the member of staff; null where it is about neither.
    pub subject: Option<String>,
    /// The rest of what is known, by name.
    #[ts(type = "Record<string, unknown>")]
    #[schema(value_type = Object)]
    pub facts: serde_json::Value,
}
