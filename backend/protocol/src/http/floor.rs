//! Blocks of abusive callers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::session::Channel;
use xinqiao_domain::{BlockId, CommandId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/sessions/{id}/block`: where the caller of this session came from opens no session for so many hours,
/// unless they say that they are in danger. Answered by [`CallerBlock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockCaller {
    /// Becomes the block's own id.
    pub id: CommandId,
    /// From 1 to 72.
    pub hours: u32,
    /// What happened; sealed.
    pub reason: String,
}

/// `POST /api/v1/blocks/{id}/lift`: it ends at once. Answered by [`CallerBlock`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LiftBlock {
    pub id: CommandId,
    pub reason: String,
}

/// A block. `GET /api/v1/blocks?after=` gives a window of all, the one that ends last first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct CallerBlock {
    pub block: BlockId,
    /// The session it came of.
    pub session: SessionId,
    pub alias: String,
    /// By web it is the caller's address and browser that are blocked, by phone their number.
    pub channel: Channel,
    pub by: StaffId,
    pub by_name: String,
    pub reason: String,
    pub at: Timestamp,
    pub until: Timestamp,
    pub lifted: Option<Lifted>,
}

/// Who ended a block before its time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Lifted {
    pub at: Timestamp,
    pub by: StaffId,
    pub by_name: String,
    pub reason: String,
}
