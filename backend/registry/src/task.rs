//! What a far end says of our referrals: tasks, read element by element. A task is a stranger's: anything of it may be
//! missing, wrong or a lie, and is then said to be so.

#[cfg(test)]
mod tests;

use crate::model::{CodeableConcept, Identifier};
use crate::names::Names;
use crate::request::TASKS;
use crate::status::{BUSINESS_STATUS, BusinessStatus, TaskStatus};
use crate::time::instant;
use serde::Deserialize;
use serde_json::Value;
use xinqiao_domain::referral::{FailureReason, OutcomeWord, ReferralDecline, Said};
use xinqiao_domain::{Millis, ReferralId, Timestamp};

/// Longest remark that is read, in characters.
const LONGEST_WORDS: usize = 1_000;

/// What is known of one version of one task.
#[derive(Clone, PartialEq, Eq)]
pub struct Report {
    pub referral: ReferralId,
    /// The task's own id there.
    pub source: String,
    /// Grows with each change of it: the far end's number, or where that is none, its instant in microseconds.
    pub version: i64,
    pub reading: Reading,
    /// What was said besides, for a human; at most 1,000 characters.
    pub words: String,
    /// As it came.
    pub evidence: String,
}

/// What came belongs into no log.
impl std::fmt::Debug for Report {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { referral, version, reading, .. } = self;
        write!(to, "Report({referral}, {version}, {reading:?})")
    }
}

/// What it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Says(Said),
    /// No state of a referral: for a human.
    Unclear,
}

/// What was answered to the question what has changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Of referrals of ours, each task by its own versions, in whatever order they came; what else the far end showed is
    /// nobody's business here.
    pub reports: Vec<Report>,
    /// Tasks that carry a name of ours and do not say what a task must.
    pub unreadable: usize,
    /// From where on to ask the next time, by their clock.
    pub next: Timestamp,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Searchset {
    resource_type: String,
    #[serde(default)]
    entry: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    #[serde(default)]
    resource: Value,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Read {
    id: String,
    meta: ReadMeta,
    status: String,
    #[serde(default)]
    status_reason: CodeableConcept,
    #[serde(default)]
    business_status: CodeableConcept,
    #[serde(default)]
    execution_period: ReadPeriod,
    #[serde(default)]
    output: Vec<Output>,
    #[serde(default)]
    note: Vec<Remark>,
}

#[derive(Deserialize)]
struct Remark {
    #[serde(default)]
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ReadMeta {
    version_id: Option<String>,
    last_updated: String,
}

#[derive(Deserialize, Default)]
struct ReadPeriod {
    start: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Output {
    #[serde(default)]
    value_codeable_concept: CodeableConcept,
    value_code: Option<String>,
}

/// Reads a page of tasks. None where it is none: an answer of something else is no answer.
pub fn page(names: &Names, body: &[u8], since: Timestamp) -> Option<Page> {
    let set: Searchset = serde_json::from_slice(body).ok()?;
    if set.resource_type != "Bundle" {
        return None;
    }
    let mut page = Page { reports: Vec::new(), unreadable: 0, next: since };
    let full = set.entry.len() >= TASKS;
    for Found { resource } in set.entry {
        if let Some(at) = resource.pointer("/meta/lastUpdated").and_then(Value::as_str).and_then(instant) {
            page.next = page.next.max(at);
        }
        let Some(referral) = named(names, &resource) else { continue };
        match report(referral, &resource) {
            Some(report) => page.reports.push(report),
            None => page.unreadable += 1,
        }
    }
    // What a list shows first need not have been said first. Twice under one number is a lie, and is the same lie each time.
    let place = |one: &Report| (one.source.clone(), one.version, one.evidence.clone());
    page.reports.sort_by_cached_key(place);
    // More stand at one instant than fit: go past it rather than read the same for ever.
    if full && page.next <= since {
        page.next = since + Millis(1);
    }
    Some(page)
}

/// The tasks of an answer, as they came.
pub fn tasks(body: &[u8]) -> Option<Vec<Value>> {
    let set: Searchset = serde_json::from_slice(body).ok()?;
    let tasks = set.entry.into_iter().map(|found| found.resource).filter(|found| kind(found) == Some("Task"));
    (set.resource_type == "Bundle").then(|| tasks.collect())
}

fn kind(resource: &Value) -> Option<&str> {
    resource.get("resourceType")?.as_str()
}

fn named(names: &Names, resource: &Value) -> Option<ReferralId> {
    if kind(resource) != Some("Task") {
        return None;
    }
    let identifiers = resource.get("identifier")?.as_array()?;
    let read: Vec<Identifier> = identifiers.iter().filter_map(|one| Identifier::deserialize(one).ok()).collect();
    names.referral_of(&read)
}

fn report(referral: ReferralId, resource: &Value) -> Option<Report> {
    let read = Read::deserialize(resource).ok()?;
    let updated = instant(&read.meta.last_updated)?;
    if !is_id(&read.id) {
        return None;
    }
    let numbered = read.meta.version_id.as_deref().and_then(|version| version.parse().ok());
    let reading = says(&read).map_or(Reading::Unclear, Reading::Says);
    let (version, evidence) = (numbered.unwrap_or(updated.0), resource.to_string());
    let words = words(&read);
    Some(Report { referral, source: read.id, version, reading, words, evidence })
}

/// Whether it is an id as FHIR has them: short, and of letters that need no care.
pub(crate) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
}

/// The reason and the remarks, as far as they are in words.
fn words(read: &Read) -> String {
    let reason = read.status_reason.text.iter().map(String::as_str);
    let remarks = read.note.iter().map(|remark| remark.text.as_str());
    let said: Vec<_> = reason.chain(remarks).map(str::trim).filter(|words| !words.is_empty()).collect();
    said.join("\n").chars().take(LONGEST_WORDS).collect()
}

/// The state of ours that a task is in; none where it is in none.
fn says(read: &Read) -> Option<Said> {
    let business = read.business_status.in_system(BUSINESS_STATUS).and_then(BusinessStatus::from_code);
    Some(match TaskStatus::from_code(&read.status)? {
        TaskStatus::Draft => Said::Draft,
        TaskStatus::Requested => Said::Sent,
        TaskStatus::Received => Said::Received,
        TaskStatus::Accepted | TaskStatus::Ready | TaskStatus::InProgress => underway(read, business),
        TaskStatus::Rejected => Said::Declined {
            because: reason(&read.status_reason, ReferralDecline::from_code).unwrap_or(ReferralDecline::Other),
        },
        TaskStatus::Cancelled => Said::Cancelled,
        TaskStatus::Failed => Said::Failed {
            because: reason(&read.status_reason, FailureReason::from_code).unwrap_or(FailureReason::Other),
        },
        TaskStatus::Completed => Said::Completed { outcome: outcome(read) },
        TaskStatus::OnHold | TaskStatus::EnteredInError => return None,
    })
}

/// Somebody has said yes; how far it is stands in the business status. That the person is there is believed only where it
/// is said.
fn underway(read: &Read, business: Option<BusinessStatus>) -> Said {
    match business {
        Some(BusinessStatus::Scheduled) => match read.execution_period.start.as_deref().and_then(instant) {
            Some(visit_at) => Said::Scheduled { visit_at },
            None => Said::Accepted,
        },
        Some(BusinessStatus::NoShow | BusinessStatus::VisitCancelled) => Said::NoShow,
        Some(BusinessStatus::VisitDone) => Said::Attended,
        Some(
            BusinessStatus::Created
            | BusinessStatus::Accepted
            | BusinessStatus::Declined
            | BusinessStatus::CancelRequested
            | BusinessStatus::Cancelled
            | BusinessStatus::Outcome,
        )
        | None => Said::Accepted,
    }
}

fn reason<T>(concept: &CodeableConcept, from_code: impl Fn(&str) -> Option<T>) -> Option<T> {
    concept.coding.iter().filter_map(|coding| coding.code.as_deref()).find_map(from_code)
}

/// What came of it: a word of ours where one stands there, another's is some outcome all the same.
fn outcome(read: &Read) -> Option<OutcomeWord> {
    let known = |output: &Output| {
        let code = output.value_code.as_deref().and_then(OutcomeWord::from_code);
        code.or_else(|| reason(&output.value_codeable_concept, OutcomeWord::from_code))
    };
    let named = read.output.iter().find_map(known);
    named.or_else(|| (!read.output.is_empty()).then_some(OutcomeWord::Other))
}
