//! Signing in, and the tickets that open sockets.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::authority::Right;
use xinqiao_domain::roles::Role;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// `POST /api/v1/sign-in`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub username: String,
    pub password: String,
}

/// Answer to `POST /api/v1/sign-in` and `POST /api/v1/refresh`; the refresh token travels in an httpOnly cookie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct SignedIn {
    /// For `Authorization: Bearer`; kept in memory only.
    pub access_token: String,
    pub expires_at: Timestamp,
    pub me: Me,
}

/// Who I am and what I may do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Me {
    pub staff: StaffId,
    pub username: String,
    pub name: String,
    /// What callers see, for example "07".
    pub badge: String,
    pub roles: Vec<Role>,
    pub rights: Vec<Right>,
    /// Set when nothing else is allowed before the password is changed.
    pub password: PasswordState,
}

/// Whether the password must be changed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PasswordState {
    Good,
    /// It was set by somebody else, or is too old: change it first.
    ChangeNeeded,
}

/// `POST /api/v1/me/password`. Every other sign-in of the account ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    pub current: String,
    pub new: String,
}

/// `POST /api/v1/socket-tickets`. Staff send `{}`-like `staff` with their bearer token; a caller's page proves itself with
/// the session's secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum TicketRequest {
    Staff {},
    Caller { session: SessionId, secret: String },
}

/// A one-time ticket for the first frame of a socket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Ticket {
    pub ticket: String,
    pub expires_at: Timestamp,
}
