//! Staff accounts, roles, qualification.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{Gender, Language};
use xinqiao_domain::{StaffId, Timestamp};

/// One account, as the security administrator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Account {
    pub staff: StaffId,
    pub username: String,
    pub name: String,
    pub badge: String,
    pub roles: Vec<Role>,
    pub languages: Vec<Language>,
    pub gender: Option<Gender>,
    pub grade: Grade,
    pub standing: AccountStanding,
    pub qualification: Qualification,
    pub created_at: Timestamp,
    pub last_sign_in_at: Option<Timestamp>,
}

/// Trainees may hold fewer sessions.
pub use xinqiao_domain::accounts::Grade;

/// Whether the account can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccountStanding {
    Active,
    /// Five failures: locked until then, or until unlocked.
    Locked {
        until: Timestamp,
    },
    Disabled {
        since: Timestamp,
    },
}

/// Whether an operator is routed to; set by an administrator with a reason until the ledgers come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Qualification {
    /// Never said: not routed to.
    Unset,
    Qualified {
        since: Timestamp,
        by: StaffId,
        reason: String,
    },
    Suspended {
        since: Timestamp,
        by: StaffId,
        reason: String,
    },
}

/// `POST /api/v1/staff`. The answer carries a one-time password, shown once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAccount {
    pub name: String,
    pub username: String,
    pub badge: String,
    pub roles: Vec<Role>,
    pub languages: Vec<Language>,
    pub gender: Option<Gender>,
    pub grade: Grade,
}

/// Answer to `POST /api/v1/staff` and `POST /api/v1/staff/{id}/reset-password`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct OneTimePassword {
    pub staff: StaffId,
    /// Shown once; must be changed at the first sign-in.
    pub password: String,
}

/// `PUT /api/v1/staff/{id}`: everything but the name of log-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeAccount {
    pub name: String,
    pub badge: String,
    pub roles: Vec<Role>,
    pub languages: Vec<Language>,
    pub gender: Option<Gender>,
    pub grade: Grade,
}

/// `PUT /api/v1/staff/{id}/qualification`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeQualification {
    pub decision: QualificationDecision,
    pub reason: String,
}

/// Qualified or suspended.
pub use xinqiao_domain::accounts::QualificationDecision;

/// `PUT /api/v1/staff/{id}/standing`: disable, enable, or lift a lock-out. Disabling closes sockets within a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeStanding {
    pub to: StandingChange,
}

/// What to do with an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StandingChange {
    Disable,
    Enable,
    Unlock,
}
