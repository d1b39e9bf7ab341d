//! An item's state as columns, and back.

use super::{Item, Letter};
use crate::Error;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::delivery::{Attempt, Claim, Delivery, DeliveryChannel, DeliveryReason, DeliveryWord};
use xinqiao_domain::{OutboxId, Timestamp};

/// What of a state is written.
pub(super) struct Columns {
    pub word: DeliveryWord,
    pub attempt: i64,
    pub perhaps_arrived: bool,
    pub because: Option<DeliveryReason>,
    pub due_at: Option<i64>,
    pub claim: Option<i64>,
    pub settled_at: Option<i64>,
}

impl Columns {
    pub fn of(state: &Delivery) -> Self {
        let (claim, settled_at) = match *state {
            Delivery::Pending { .. } | Delivery::Unknown { .. } => (None, None),
            Delivery::Sending { claim, .. } => (Some(claim.token), None),
            Delivery::Accepted { at, .. }
            | Delivery::Failed { at, .. }
            | Delivery::Expired { at, .. }
            | Delivery::Suppressed { at, .. }
            | Delivery::Cancelled { at, .. } => (None, Some(at)),
        };
        let attempt = state.attempt();
        Self {
            word: state.word(),
            attempt: i64::from(attempt.number()),
            perhaps_arrived: matches!(attempt, Attempt::MayBeRepeat { .. }),
            because: state.because(),
            due_at: state.due_at().map(|at| at.0),
            claim,
            settled_at: settled_at.map(|at| at.0),
        }
    }
}

/// An item, opened.
pub(super) fn item(row: &AnyRow, seal: &SessionSeal) -> Result<Item, Error> {
    let item: OutboxId = id(row, "id")?;
    let message: Vec<u8> = row.try_get("message")?;
    let letter: Letter = if message.is_empty() {
        Letter::erased()
    } else {
        serde_json::from_str(&seal.open(Field::Outbox, &item.to_string(), &message)?)?
    };
    let occasion: String = row.try_get("occasion")?;
    Ok(Item {
        id: item,
        channel: code(row, "channel", DeliveryChannel::from_code)?,
        occasion: occasion.parse().map_err(|_| Error::Damaged("occasion"))?,
        letter,
        state: state(row)?,
        expires_at: Timestamp(row.try_get("expires_at")?),
        alert: maybe_id(row, "alert")?,
    })
}

/// An item's state.
pub(super) fn state(row: &AnyRow) -> Result<Delivery, Error> {
    let number = u32::try_from(row.try_get::<i64, _>("attempt")?).map_err(|_| Error::Damaged("attempt"))?;
    let attempt = match instant(row, "perhaps_arrived_at")? {
        None => Attempt::Fresh { number },
        Some(_) => Attempt::MayBeRepeat { number },
    };
    let because = maybe_code(row, "because", DeliveryReason::from_code)?;
    let because_needed = || because.ok_or(Error::Damaged("because"));
    let at = |column| instant(row, column)?.ok_or(Error::Damaged(column));
    Ok(match code(row, "state", DeliveryWord::from_code)? {
        DeliveryWord::Pending => Delivery::Pending { attempt, due_at: at("due_at")?, because },
        DeliveryWord::Sending => {
            let token = row.try_get::<Option<i64>, _>("claim")?.ok_or(Error::Damaged("claim"))?;
            Delivery::Sending { attempt, claim: Claim { token, until: at("due_at")? } }
        }
        DeliveryWord::Unknown => Delivery::Unknown { attempt, due_at: at("due_at")?, because: because_needed()? },
        DeliveryWord::Accepted => Delivery::Accepted { attempt, at: at("settled_at")? },
        DeliveryWord::Failed => Delivery::Failed { attempt, at: at("settled_at")?, because: because_needed()? },
        DeliveryWord::Expired => Delivery::Expired { attempt, at: at("settled_at")? },
        DeliveryWord::Suppressed => Delivery::Suppressed { at: at("settled_at")?, because: because_needed()? },
        DeliveryWord::Cancelled => Delivery::Cancelled { attempt, at: at("settled_at")?, because: because_needed()? },
    })
}
