//! Whose a call is and how it ended, as columns.

use crate::Error;
use crate::sessions::{code, instant, maybe_code, maybe_id};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::call_work::{CallEnd, CallSource, CallStage, CallWork};
use xinqiao_domain::wrap_up::Outcome;
use xinqiao_domain::{SessionId, StaffId, Timestamp};

/// The columns of a stage.
#[derive(Default)]
pub struct Columns {
    pub assigned_to: Option<StaffId>,
    pub assigned_at: Option<Timestamp>,
    pub became: Option<SessionId>,
    pub outcome: Option<&'static str>,
    pub talk_outcome: Option<Outcome>,
    pub settled_by: Option<StaffId>,
    pub settled_at: Option<Timestamp>,
}

impl Columns {
    pub fn of(call: &CallWork) -> Self {
        let none = Self::default();
        match call.stage {
            CallStage::Open => none,
            CallStage::Assigned { to, at } => Self { assigned_to: Some(to), assigned_at: Some(at), ..none },
            CallStage::InTalk { by, session, at } => {
                Self { assigned_to: Some(by), assigned_at: Some(at), became: Some(session), ..none }
            }
            CallStage::Settled { by, at, end } => {
                let (became, talk_outcome) = match end {
                    CallEnd::Talked { session, outcome } => (Some(session), Some(outcome)),
                    CallEnd::Reached
                    | CallEnd::NotReached
                    | CallEnd::WrongNumber
                    | CallEnd::NoLongerWanted
                    | CallEnd::HandedOver
                    | CallEnd::NotPossible => (None, None),
                };
                let (outcome, settled_by, settled_at) = (Some(word(end)), Some(by), Some(at));
                Self { became, outcome, talk_outcome, settled_by, settled_at, ..none }
            }
        }
    }
}

/// The stored word.
const fn word(end: CallEnd) -> &'static str {
    match end {
        CallEnd::Talked { .. } => "talked",
        CallEnd::Reached => "reached",
        CallEnd::NotReached => "not_reached",
        CallEnd::WrongNumber => "wrong_number",
        CallEnd::NoLongerWanted => "no_longer_wanted",
        CallEnd::HandedOver => "handed_over",
        CallEnd::NotPossible => "not_possible",
    }
}

/// A call of a row.
pub fn read(row: &AnyRow) -> Result<CallWork, Error> {
    let at = |column| Ok::<_, Error>(Timestamp(row.try_get(column)?));
    Ok(CallWork {
        source: code(row, "source", CallSource::from_code)?,
        due_at: at("due_at")?,
        try_at: at("try_at")?,
        not_reached: row.try_get::<i64, _>("not_reached")?.try_into().map_err(|_| Error::Damaged("not_reached"))?,
        stage: stage(row)?,
    })
}

fn stage(row: &AnyRow) -> Result<CallStage, Error> {
    let (became, since) = (maybe_id(row, "became")?, instant(row, "assigned_at")?);
    if let (Some(by), Some(at)) = (maybe_id(row, "settled_by")?, instant(row, "settled_at")?) {
        let outcome: &str = row.try_get("outcome")?;
        return Ok(CallStage::Settled { by, at, end: end(row, outcome, became)? });
    }
    Ok(match (maybe_id(row, "assigned_to")?, since, became) {
        (None, ..) => CallStage::Open,
        (Some(to), Some(at), None) => CallStage::Assigned { to, at },
        (Some(by), Some(at), Some(session)) => CallStage::InTalk { by, session, at },
        (Some(_), None, _) => return Err(Error::Damaged("call_work.assigned_at")),
    })
}

fn end(row: &AnyRow, outcome: &str, became: Option<SessionId>) -> Result<CallEnd, Error> {
    match outcome {
        "talked" => {
            let session = became.ok_or(Error::Damaged("call_work.became"))?;
            let outcome = maybe_code(row, "talk_outcome", Outcome::from_code)?;
            Ok(CallEnd::Talked { session, outcome: outcome.ok_or(Error::Damaged("call_work.talk_outcome"))? })
        }
        "reached" => Ok(CallEnd::Reached),
        "not_reached" => Ok(CallEnd::NotReached),
        "wrong_number" => Ok(CallEnd::WrongNumber),
        "no_longer_wanted" => Ok(CallEnd::NoLongerWanted),
        "handed_over" => Ok(CallEnd::HandedOver),
        "not_possible" => Ok(CallEnd::NotPossible),
        _unknown => Err(Error::Damaged("call_work.outcome")),
    }
}
