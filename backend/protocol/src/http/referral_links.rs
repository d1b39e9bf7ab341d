//! The signed page of a referral: an institution without a system sees whom it is asked to take, and answers, without
//! signing in.

use super::referrals::{CancelAsked, ReferralStage};
use crate::frames::staff::Permit;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::institution::ReferralDirection;
use xinqiao_domain::referral::{GreenForm, ReferralPriority, Said};
use xinqiao_domain::suspected_case::CaseDetail;
use xinqiao_domain::{CommandId, Timestamp};

/// `POST /api/v1/referral-links/look`: shows what is asked. Answers nothing for anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LookAtReferral {
    /// What stands behind `#r=` in the link.
    pub token: String,
}

/// Answer to it: only what leaves the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LinkedReferral {
    /// Give it back with each answer.
    pub version: u32,
    /// To speak of it by on the telephone: the last eight letters of its id.
    pub reference: String,
    pub from_name: String,
    pub to_name: String,
    pub direction: ReferralDirection,
    pub priority: ReferralPriority,
    pub green: Option<GreenForm>,
    pub stage: ReferralStage,
    pub cancel: Option<CancelAsked>,
    pub sent_at: Timestamp,
    pub answer_by: Timestamp,
    pub arrive_by: Timestamp,
    /// The link is of no use from then on.
    pub expires_at: Timestamp,
    pub details: Vec<CaseDetail>,
    pub note: String,
    /// What can be said now, each with whether it may be.
    pub answers: Vec<LinkAnswerName>,
}

/// One answer that the page offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct LinkAnswerName {
    pub name: super::referrals::ReferralActionName,
    pub permit: Permit,
}

/// `POST /api/v1/referral-links/answer`: received, yes, no and why, arrived, what came of it. Answered by the
/// [`LinkedReferral`] as it stands then; asked again with the same id, the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerReferralLink {
    pub id: CommandId,
    pub token: String,
    /// The version that was looked at.
    pub version: u32,
    pub said: Said,
    /// Sealed; at most 4,000 characters, may be empty.
    pub note: String,
}
