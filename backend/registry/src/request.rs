//! What is asked of another institution's system.

use crate::model::{Bundle, Resource, Subscription, SubscriptionChannel};
use crate::names::{Names, Of};
use crate::status::{BUSINESS_STATUS, BusinessStatus};
use crate::task::is_id;
use crate::time::date_time;
use serde_json::{Value, json};
use xinqiao_domain::{ReferralId, Timestamp};

/// Tasks asked for at once.
pub(crate) const TASKS: usize = 50;

/// How it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Put,
}

/// One request, below the address of the system.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    pub method: Method,
    /// Without a slash before it; empty for the address itself.
    pub path: String,
    /// What must still be its version.
    pub if_match: Option<String>,
    /// JSON; none where nothing is sent.
    pub body: Option<String>,
}

/// What is sent belongs into no log.
impl std::fmt::Debug for Request {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Request").field("method", &self.method).finish_non_exhaustive()
    }
}

impl Request {
    fn get(path: String) -> Self {
        Self { method: Method::Get, path, if_match: None, body: None }
    }
}

/// Entries that take effect together.
///
/// # Errors
/// None for what this crate makes.
pub fn transaction(bundle: &Bundle) -> Result<Request, serde_json::Error> {
    let body = Some(serde_json::to_string(bundle)?);
    Ok(Request { method: Method::Post, path: String::new(), if_match: None, body })
}

/// To be told at `endpoint` whenever a task changed, under this secret: that it did, and nothing of what.
///
/// # Errors
/// None for what this crate makes.
pub fn listen(endpoint: String, secret: &str) -> Result<Request, serde_json::Error> {
    let channel =
        SubscriptionChannel { kind: "rest-hook", endpoint, header: vec![format!("Authorization: Bearer {secret}")] };
    let subscription = Resource::Subscription(Subscription {
        status: "requested",
        reason: "to hear how a referral goes on".to_owned(),
        criteria: "Task?status:not=draft".to_owned(),
        channel,
    });
    let body = Some(serde_json::to_string(&subscription)?);
    Ok(Request { method: Method::Post, path: "Subscription".to_owned(), if_match: None, body })
}

/// What changed since an instant of their clock, and at it: an instant may hold more than was seen.
pub fn newer_tasks(since: Timestamp) -> Request {
    Request::get(format!("Task?_lastUpdated=ge{}&_sort=_lastUpdated&_count={TASKS}", date_time(since)))
}

/// The task of a referral.
pub fn task_named(names: &Names, referral: ReferralId) -> Request {
    Request::get(format!("Task?{}&_count=2", names.query(Of::ReferralTask, referral).replace('|', "%7C")))
}

/// The sender asks to take it back: the status stays the receiver's, whose elements we leave as they are. None where the
/// task does not say where it is and which version it has.
pub fn ask_to_cancel(task: &Value) -> Option<Request> {
    let id = task.get("id")?.as_str()?;
    let version = task.pointer("/meta/versionId")?.as_str()?;
    if !is_id(id) || !is_id(version) {
        return None;
    }
    let asked = BusinessStatus::CancelRequested;
    let mut changed = task.clone();
    changed["businessStatus"] = json!({
        "coding": [{ "system": BUSINESS_STATUS, "code": asked.code(), "display": asked.display() }]
    });
    Some(Request {
        method: Method::Put,
        path: format!("Task/{id}"),
        if_match: Some(format!("W/\"{version}\"")),
        body: Some(changed.to_string()),
    })
}
