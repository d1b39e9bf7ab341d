//! What leaves the house: rows written in the transaction of the change that asks for it, claimed and settled by a
//! worker. What is said is sealed.

mod columns;
mod list;
mod reports;

pub use list::Listed;
pub use reports::Reported;

use crate::sealing::{Field, Legible};
use crate::{Batch, CENTRE, Error, Store};
use columns::Columns;
use serde::{Deserialize, Serialize};
use sqlx::Row;
use xinqiao_domain::delivery::{Breaker, Delivery, DeliveryChannel, DeliveryReason, Occasion, Priority, Urgency};
use xinqiao_domain::{AlertId, OutboxId, StaffId, Timestamp};

/// What is said, and to whom. The address is the one known when it was asked for.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Empty where none is known.
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl Letter {
    /// What is left of one about a caller who was erased.
    pub(crate) const fn erased() -> Self {
        Self { to: String::new(), subject: String::new(), text: String::new() }
    }

    /// Whether there is anything to send.
    pub const fn legible(&self) -> Legible {
        if self.text.is_empty() { Legible::Erased } else { Legible::Yes }
    }
}

/// Neither address nor words belong into a log.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(..)")
    }
}

/// An item as stored, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: OutboxId,
    pub channel: DeliveryChannel,
    pub occasion: Occasion,
    pub letter: Letter,
    pub state: Delivery,
    pub expires_at: Timestamp,
    /// What asks a human to look at it; perhaps settled since.
    pub alert: Option<AlertId>,
}

impl Item {
    /// To whom.
    pub fn recipient(&self) -> StaffId {
        self.occasion.recipient()
    }
}

/// Whether an item was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enqueued {
    Now,
    /// The same occasion has one already.
    Before,
}

const ITEM: &str = "SELECT id, channel, occasion, message, state, attempt, perhaps_arrived_at, because, due_at, claim, \
     created_at, expires_at, settled_at, alert, delivered_at FROM outbox WHERE centre = $1 AND ";
/// Of a channel, what is due then: the most urgent first, then the longest due.
const DUE: &str = "channel = $2 AND due_at <= $3 ORDER BY priority DESC, due_at, id LIMIT $4";

impl Batch<'_> {
    /// Writes an item, once for each occasion.
    pub async fn enqueue(&mut self, item: &Item, priority: Priority) -> Result<Enqueued, Error> {
        let message = serde_json::to_string(&item.letter)?;
        let sealed = self.centre_seal().await?.seal(Field::Outbox, &item.id.to_string(), &message)?;
        let columns = Columns::of(&item.state);
        let now = self.now();
        let written = sqlx::query(
            "INSERT INTO outbox (id, centre, channel, purpose, occasion, staff, message, state, attempt, because, \
             due_at, created_at, expires_at, settled_at, priority) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
             ON CONFLICT (centre, occasion) DO NOTHING",
        )
        .bind(item.id.to_string())
        .bind(CENTRE)
        .bind(item.channel.code())
        .bind(item.occasion.purpose().code())
        .bind(item.occasion.to_string())
        .bind(item.recipient().to_string())
        .bind(sealed)
        .bind(columns.word.code())
        .bind(columns.attempt)
        .bind(columns.because.map(DeliveryReason::code))
        .bind(columns.due_at)
        .bind(now.0)
        .bind(item.expires_at.0)
        .bind(columns.settled_at)
        .bind(priority.rank())
        .execute(self.connection())
        .await?;
        Ok(if written.rows_affected() > 0 { Enqueued::Now } else { Enqueued::Before })
    }

    /// Items of a channel that a worker should look at now: the most urgent first, then the longest due.
    pub async fn outbox_due(&mut self, channel: DeliveryChannel, limit: i64) -> Result<Vec<Item>, Error> {
        let now = self.now();
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("{ITEM} {DUE}")))
            .bind(CENTRE)
            .bind(channel.code())
            .bind(now.0)
            .bind(limit)
            .fetch_all(self.connection())
            .await?;
        let seal = self.centre_seal().await?;
        rows.iter().map(|row| columns::item(row, &seal)).collect()
    }

    /// One item.
    pub async fn outbox_item(&mut self, item: OutboxId) -> Result<Option<Item>, Error> {
        let row = sqlx::query(sqlx::AssertSqlSafe(format!("{ITEM} id = $2")))
            .bind(CENTRE)
            .bind(item.to_string())
            .fetch_optional(self.connection())
            .await?;
        let seal = self.centre_seal().await?;
        row.map(|row| columns::item(&row, &seal)).transpose()
    }

    /// An item's next state, with its end, its alert, and the provider's answer if there was one.
    pub async fn put_outbox(&mut self, item: &Item, answer: Option<&str>) -> Result<(), Error> {
        let columns = Columns::of(&item.state);
        let perhaps_arrived = columns.perhaps_arrived.then_some(self.now().0);
        sqlx::query(
            "UPDATE outbox SET state = $1, attempt = $2, perhaps_arrived_at = COALESCE(perhaps_arrived_at, $3), \
             because = $4, due_at = $5, claim = $6, settled_at = $7, expires_at = $8, alert = $9, \
             answer = COALESCE($10, answer) WHERE id = $11",
        )
        .bind(columns.word.code())
        .bind(columns.attempt)
        .bind(perhaps_arrived)
        .bind(columns.because.map(DeliveryReason::code))
        .bind(columns.due_at)
        .bind(columns.claim)
        .bind(columns.settled_at)
        .bind(item.expires_at.0)
        .bind(item.alert.map(|alert| alert.to_string()))
        .bind(answer.map(str::to_owned))
        .bind(item.id.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Seals an item's letter anew, with another address.
    pub async fn readdress_outbox(&mut self, item: &Item) -> Result<(), Error> {
        let message = serde_json::to_string(&item.letter)?;
        let sealed = self.centre_seal().await?.seal(Field::Outbox, &item.id.to_string(), &message)?;
        sqlx::query("UPDATE outbox SET message = $1 WHERE id = $2")
            .bind(sealed)
            .bind(item.id.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Where somebody's letters go; empty where none is known.
    pub async fn address_of(&mut self, staff: StaffId) -> Result<String, Error> {
        let row = sqlx::query("SELECT email FROM employment WHERE staff = $1")
            .bind(staff.to_string())
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(String::new()) };
        self.centre_seal().await?.open(Field::StaffEmail, &staff.to_string(), row.try_get("email")?)
    }

    /// How many items of a channel a worker is at, whose claim still holds.
    pub async fn outbox_in_hand(&mut self, channel: DeliveryChannel) -> Result<usize, Error> {
        let now = self.now();
        let row = sqlx::query(
            "SELECT COUNT(*) AS sending FROM outbox \
             WHERE centre = $1 AND channel = $2 AND due_at > $3 AND state = 'sending'",
        )
        .bind(CENTRE)
        .bind(channel.code())
        .bind(now.0)
        .fetch_one(self.connection())
        .await?;
        Ok(usize::try_from(row.try_get::<i64, _>("sending")?).unwrap_or(usize::MAX))
    }

    /// Whether an alert was raised since an instant because something was not sent for this reason.
    pub async fn outbox_told(&mut self, because: DeliveryReason, since: Timestamp) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM outbox JOIN alert ON alert.id = outbox.alert \
             WHERE outbox.centre = $1 AND outbox.because = $2 AND alert.raised_at > $3 LIMIT 1",
        )
        .bind(CENTRE)
        .bind(because.code())
        .bind(since.0)
        .fetch_optional(self.connection())
        .await?;
        Ok(row.is_some())
    }

    /// The circuit breaker of a channel; closed while nothing is written.
    pub async fn breaker(&mut self, channel: DeliveryChannel) -> Result<Breaker, Error> {
        let row = sqlx::query("SELECT failures, open_until FROM outbox_channel WHERE centre = $1 AND channel = $2")
            .bind(CENTRE)
            .bind(channel.code())
            .fetch_optional(self.connection())
            .await?;
        let Some(row) = row else { return Ok(Breaker::default()) };
        let failures = u32::try_from(row.try_get::<i64, _>("failures")?).map_err(|_| Error::Damaged("failures"))?;
        Ok(Breaker { failures, open_until: crate::sessions::instant(&row, "open_until")? })
    }

    /// The breaker's next state.
    pub async fn put_breaker(&mut self, channel: DeliveryChannel, breaker: Breaker) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO outbox_channel (centre, channel, failures, open_until) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (centre, channel) DO UPDATE SET failures = excluded.failures, \
             open_until = excluded.open_until",
        )
        .bind(CENTRE)
        .bind(channel.code())
        .bind(i64::from(breaker.failures))
        .bind(breaker.open_until.map(|until| until.0))
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    /// Whether a worker should look at a channel: something is due, and its circuit is not open or it is a page.
    pub async fn outbox_waits(&self, channel: DeliveryChannel, now: Timestamp) -> Result<bool, Error> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM outbox WHERE centre = $1 AND channel = $2 AND due_at <= $3 AND NOT EXISTS ( \
             SELECT 1 FROM outbox_channel WHERE outbox_channel.centre = $1 AND outbox_channel.channel = $2 \
             AND open_until > $3 AND outbox.priority < $4 AND outbox.state IN ('pending', 'unknown') \
             AND outbox.expires_at > $3) LIMIT 1",
        )
        .bind(CENTRE)
        .bind(channel.code())
        .bind(now.0)
        .bind(Urgency::PAGES_FROM)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.is_some())
    }
}

#[cfg(test)]
mod tests;
