//! Bodies of the HTTP interface under `/api/v1`, by area.

pub mod accounts;
pub mod admissions;
pub mod after_action;
pub mod callbacks;
pub mod calls;
pub mod cases;
pub mod centre;
pub mod compliance;
pub mod devices;
pub mod disclosures;
pub mod dispatches;
pub mod emergencies;
pub mod erasures;
pub mod exchange;
pub mod floor;
pub mod incidents;
pub mod indicators;
pub mod institutions;
pub mod journal;
pub mod kpis;
pub mod ledgers;
pub mod library;
pub mod month;
pub mod outbox;
pub mod page_links;
pub mod patients;
pub mod readings;
pub mod records;
pub mod referral_links;
pub mod referrals;
pub mod replay;
pub mod reports;
pub mod reviews;
pub mod samples;
pub mod scene;
pub mod search;
pub mod sessions;
pub mod sign_in;
pub mod teams;
pub mod visits;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use utoipa::ToSchema;

/// One window of a longer list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Window<T> {
    pub rows: Vec<T>,
    /// Give this as `after` for the next window; null at the end.
    pub next: Option<String>,
}
