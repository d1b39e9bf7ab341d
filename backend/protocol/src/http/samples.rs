//! Samples of sessions to review: drawn from a seed, the same for everybody who draws again.

use super::Window;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::facet::ReviewState;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::sampling::SampleReason;
use xinqiao_domain::{CommandId, Date, SampleId, SessionId, StaffId, Timestamp};

/// `POST /api/v1/samples/preview`: what a draw would choose; changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewSample {
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub first_day: Date,
    /// Counted too.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub last_day: Date,
    /// At most 64 characters.
    pub seed: String,
    /// Of what is neither high nor imminent, 0-100; the centre's setting where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub share_percent: Option<u32>,
}

/// `POST /api/v1/samples`: draws it, and keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DrawSample {
    pub id: CommandId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub first_day: Date,
    /// Counted too.
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub last_day: Date,
    /// At most 64 characters.
    pub seed: String,
    /// Of what is neither high nor imminent, 0-100; the centre's setting where left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub share_percent: Option<u32>,
}

/// Answer to a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SamplePreview {
    pub share_percent: u32,
    /// Sessions of the period that are over and had a holder.
    pub considered: u32,
    pub chosen: SampleCounts,
    /// Everybody with a session in the period, by name.
    pub operators: Vec<SampledOperator>,
}

/// How many sessions were chosen, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SampleCounts {
    pub imminent: u32,
    pub high: u32,
    pub share: u32,
}

/// An operator's part of a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SampledOperator {
    pub staff: StaffId,
    pub name: String,
    /// Sessions in the period.
    pub sessions: u32,
    pub chosen: SampleCounts,
}

/// A row of `GET /api/v1/samples`: the latest drawn first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Sample {
    pub sample: SampleId,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub first_day: Date,
    #[ts(as = "String")]
    #[schema(value_type = String, format = "date")]
    pub last_day: Date,
    pub seed: String,
    pub share_percent: u32,
    pub drawn_by: StaffId,
    pub drawn_by_name: String,
    pub drawn_at: Timestamp,
    pub progress: SampleProgress,
}

/// How many of a sample's sessions stand where, each counted once, where its farthest review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SampleProgress {
    /// Nobody has begun.
    pub waiting: u32,
    pub begun: u32,
    pub given: u32,
    pub acknowledged: u32,
}

/// A session of a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SampledSession {
    pub session: SessionId,
    /// A name to speak of the caller by.
    pub alias: String,
    pub opened_at: Timestamp,
    pub operator: StaffId,
    pub operator_name: String,
    /// Null: not rated.
    pub tier: Option<RiskTier>,
    pub because: SampleReason,
    pub review: ReviewState,
}

/// `GET /api/v1/samples/{id}`: a sample with a window of its sessions, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SampleView {
    pub sample: Sample,
    pub sessions: Window<SampledSession>,
}
