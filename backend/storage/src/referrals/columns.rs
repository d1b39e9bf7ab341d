//! A referral's state as columns, and back.

use super::StoredReferral;
use crate::Error;
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::statements::Statement;
use sqlx::any::{AnyArguments, AnyRow};
use sqlx::query::Query;
use sqlx::{Any, AnyConnection, Row};
use xinqiao_domain::Timestamp;
use xinqiao_domain::institution::ReferralDirection;
use xinqiao_domain::referral::{
    AskedFor, Awaited, AwaitedStep, Cancel, CancelReason, FailureReason, Lateness, OutcomeWord, Referral,
    ReferralDecline, ReferralPriority, ReferralWord, Stage,
};

/// Where an open referral stands in its box that nothing is awaited of: behind all others.
const FAR: Timestamp = Timestamp(i64::MAX / 2);

pub(super) const COLUMNS: &str = "SELECT id, suspected_case, session, from_institution, to_institution, direction, priority, \
     based_on, ladder, sent_by, sent_at, answer_by_at, arrive_by_at, stage, stage_since, visit_at, because, outcome, \
     cancel_because, cancel_asked_at, awaited, due_at, late_at, open_at, over_at, version";

/// A statement over referrals; its condition follows.
pub(super) fn row() -> Statement {
    let mut query = Statement::new(COLUMNS);
    query.push(" FROM referral WHERE ");
    query
}

/// What of a state is written.
pub(super) struct Columns {
    visit_at: Option<Timestamp>,
    because: Option<&'static str>,
    outcome: Option<OutcomeWord>,
    cancel: Option<(CancelReason, Timestamp)>,
    late_at: Option<Timestamp>,
    open_at: Option<Timestamp>,
}

impl Columns {
    pub fn of(referral: &Referral) -> Self {
        let (visit_at, because, outcome) = match referral.stage {
            Stage::Scheduled { visit_at, .. } => (Some(visit_at), None, None),
            Stage::Completed { outcome, .. } => (None, None, outcome),
            Stage::Declined { because, .. } => (None, Some(because.code()), None),
            Stage::Failed { because, .. } => (None, Some(because.code()), None),
            Stage::Draft
            | Stage::Sent { .. }
            | Stage::Received { .. }
            | Stage::Accepted { .. }
            | Stage::Attended { .. }
            | Stage::NoShow { .. }
            | Stage::Cancelled { .. } => (None, None, None),
        };
        let cancel = match referral.cancel {
            Cancel::NotAsked => None,
            Cancel::Asked { because, at } => Some((because, at)),
        };
        let late_at = referral.awaited.and_then(|awaited| match awaited.lateness {
            Lateness::NotTold => None,
            Lateness::Told { at } => Some(at),
        });
        let due_at = referral.awaited.map(|awaited| awaited.due_at);
        let open_at = super::is_open(&referral.stage).then(|| due_at.unwrap_or(FAR));
        Self { visit_at, because, outcome, cancel, late_at, open_at }
    }
}

/// Brings the changing columns up to date.
pub(super) fn update(columns: &Columns, referral: &Referral, now: Timestamp) -> Query<'static, Any, AnyArguments> {
    let at = |instant: Option<Timestamp>| instant.map(|at| at.0);
    let over_at = match columns.open_at {
        Some(_) => None,
        None => Some(now),
    };
    sqlx::query(
        "UPDATE referral SET stage = $1, stage_since = $2, visit_at = $3, because = $4, outcome = $5, \
         cancel_because = $6, cancel_asked_at = $7, awaited = $8, due_at = $9, late_at = $10, open_at = $11, \
         over_at = $12, version = $13 WHERE id = $14",
    )
    .bind(referral.stage.word().code())
    .bind(referral.stage.since().unwrap_or(now).0)
    .bind(at(columns.visit_at))
    .bind(columns.because)
    .bind(columns.outcome.map(OutcomeWord::code))
    .bind(columns.cancel.map(|(because, _)| because.code()))
    .bind(at(columns.cancel.map(|(_, at)| at)))
    .bind(referral.awaited.map(|awaited| awaited.step.code()))
    .bind(at(referral.awaited.map(|awaited| awaited.due_at)))
    .bind(at(columns.late_at))
    .bind(at(columns.open_at))
    .bind(at(over_at))
    .bind(i64::from(referral.version))
    .bind(referral.id.to_string())
}

/// The referrals of a statement that began with [`row`], in its order.
pub(super) async fn load(connection: &mut AnyConnection, query: Statement) -> Result<Vec<StoredReferral>, Error> {
    query.build().fetch_all(connection).await?.iter().map(read).collect()
}

/// One of them.
pub(super) fn read(row: &AnyRow) -> Result<StoredReferral, Error> {
    let needed = |column| instant(row, column)?.ok_or(Error::Damaged(column));
    let cancel = match maybe_code(row, "cancel_because", CancelReason::from_code)? {
        None => Cancel::NotAsked,
        Some(because) => Cancel::Asked { because, at: needed("cancel_asked_at")? },
    };
    let awaited = match maybe_code(row, "awaited", AwaitedStep::from_code)? {
        None => None,
        Some(step) => {
            let lateness = instant(row, "late_at")?.map_or(Lateness::NotTold, |at| Lateness::Told { at });
            Some(Awaited { step, due_at: needed("due_at")?, lateness })
        }
    };
    let version: i64 = row.try_get("version")?;
    Ok(StoredReferral {
        referral: Referral {
            id: id(row, "id")?,
            case: id(row, "suspected_case")?,
            session: maybe_id(row, "session")?,
            from: id(row, "from_institution")?,
            to: id(row, "to_institution")?,
            priority: code(row, "priority", ReferralPriority::from_code)?,
            based_on: maybe_id(row, "based_on")?,
            stage: stage(row)?,
            cancel,
            awaited,
            version: u32::try_from(version).map_err(|_| Error::Damaged("referral.version"))?,
        },
        direction: code(row, "direction", ReferralDirection::from_code)?,
        ladder: maybe_id(row, "ladder")?,
        sent_by: id(row, "sent_by")?,
        sent_at: needed("sent_at")?,
        asked_for: AskedFor { answer_by: needed("answer_by_at")?, arrive_by: needed("arrive_by_at")? },
    })
}

fn stage(row: &AnyRow) -> Result<Stage, Error> {
    let at = instant(row, "stage_since")?.ok_or(Error::Damaged("referral.stage_since"))?;
    Ok(match code(row, "stage", ReferralWord::from_code)? {
        ReferralWord::Draft => Stage::Draft,
        ReferralWord::Sent => Stage::Sent { at },
        ReferralWord::Received => Stage::Received { at },
        ReferralWord::Accepted => Stage::Accepted { at },
        ReferralWord::Scheduled => {
            Stage::Scheduled { at, visit_at: instant(row, "visit_at")?.ok_or(Error::Damaged("referral.visit_at"))? }
        }
        ReferralWord::Attended => Stage::Attended { at },
        ReferralWord::NoShow => Stage::NoShow { at },
        ReferralWord::Completed => {
            Stage::Completed { at, outcome: maybe_code(row, "outcome", OutcomeWord::from_code)? }
        }
        ReferralWord::Declined => Stage::Declined { at, because: code(row, "because", ReferralDecline::from_code)? },
        ReferralWord::Cancelled => Stage::Cancelled { at },
        ReferralWord::Failed => Stage::Failed { at, because: code(row, "because", FailureReason::from_code)? },
    })
}
