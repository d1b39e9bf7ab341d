//! Phones that stay signed in, until they are revoked.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::{SignInId, StaffId, Timestamp};

/// `POST /api/v1/crew/devices`: the sign-in that asks lasts from now on until it is unused for as long as the centre has set
/// (`crisis.phone_lasts_ms`, 90 days). Asked again by the same phone, only its name changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EnrolDevice {
    /// To tell it from others: "my Huawei". At most 40 characters.
    pub name: String,
}

/// A phone that stays signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Device {
    /// What it is revoked by.
    pub sign_in: SignInId,
    pub staff: StaffId,
    pub name: String,
    pub enrolled_at: Timestamp,
    /// It last asked for a new access token.
    pub seen_at: Timestamp,
    /// Unused, it ends then.
    pub lasts_until: Timestamp,
    pub place: DevicePlace,
}

/// Whether it is the one that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DevicePlace {
    Here,
    Elsewhere,
}

/// `GET /api/v1/crew/devices` and `GET /api/v1/staff/{id}/devices`: those that are good now, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Devices {
    pub devices: Vec<Device>,
}
