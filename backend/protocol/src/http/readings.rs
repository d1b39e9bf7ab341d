//! Who read somebody else's words: the auditor's list.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::event::Opened;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// In which way a session was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReadingCapacity {
    /// Its log was opened.
    Opened { what: Opened },
    /// It was looked on at in silence while it went on.
    Watched {},
}

/// One reading. It was written down before anything was shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct ReadingRow {
    /// Its number in the journal.
    pub seq: i64,
    pub at: Timestamp,
    pub staff: StaffId,
    pub staff_name: String,
    pub session: SessionId,
    pub alias: String,
    pub capacity: ReadingCapacity,
}

/// `GET /api/v1/readings`: one page, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Readings {
    pub rows: Vec<ReadingRow>,
    /// Give this as `after` to go on; null when there is nothing more.
    pub next: Option<String>,
}
