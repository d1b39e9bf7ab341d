//! What a team's escalation policy would do: in sentences before it is kept, and tried with the people as they are.

use super::TeamName;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::dispatch::{Excluded, Need};
use xinqiao_domain::escalation::{EscalationPolicy, Whom};
use xinqiao_domain::team::{Duty, PageChannel};
use xinqiao_domain::{Millis, StaffId, Timestamp};

/// `POST /api/v1/teams/{id}/policy-preview`: what a policy would do, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PreviewPolicy {
    pub policy: EscalationPolicy,
}

/// Answer to it: one sentence each, in order; the last is the supervisor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct PolicyPreview {
    pub sentences: Vec<PolicySentence>,
}

/// "00:00 the team on call, by console, e-mail, SMS". Times count from the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PolicySentence {
    Step {
        after_ms: Millis,
        round: u32,
        step: u32,
        whom: Whom,
        /// The team, or its neighbours in their order; empty: it has none, and the step is skipped.
        teams: Vec<TeamName>,
        channels: Vec<PageChannel>,
    },
    /// Nobody is left to ask: the supervisor on duty has it.
    Supervisor { after_ms: Millis },
}

/// `GET /api/v1/teams/{id}/dry-run?at=`: whom the team's policy would page if somebody had to be sent at that instant and
/// nobody answered; without `at`, now. Nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DryRun {
    pub at: Timestamp,
    /// The professions it was tried with.
    pub needs: Vec<Need>,
    /// Of the first round; the others ask the same people.
    pub steps: Vec<DryStep>,
}

/// One step of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DryStep {
    pub step: u32,
    /// After the request. A step that asks nobody is skipped at once.
    pub after_ms: Millis,
    pub whom: Whom,
    pub people: Vec<DryPerson>,
}

/// Somebody whom a step would ask, or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct DryPerson {
    pub staff: StaffId,
    pub name: String,
    pub team: TeamName,
    pub duty: Duty,
    pub how: DryAnswer,
}

/// Whether, over what, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DryAnswer {
    Paged { channels: Vec<PageChannel> },
    NotAsked { because: Excluded },
}
