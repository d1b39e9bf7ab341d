//! What the figures are counted from: sessions as they came to their answer, and calls that were due.

use crate::sessions::{code, instant, maybe_code};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::ops::Range;
use xinqiao_domain::facet::ArrivalTier;
use xinqiao_domain::kpi::{Answer, Contact, DueCall};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::{Channel, Direction};
use xinqiao_domain::{Millis, Timestamp};

const CONTACTS: &str = "SELECT fact.opened_at, fact.arrival_tier, fact.answered_at, fact.waited_ms, fact.target_ms, \
     fact.ended_at, session.channel, session.direction FROM session_fact AS fact \
     JOIN session ON session.id = fact.session \
     WHERE fact.centre = $1 AND fact.opened_at >= $2 AND fact.opened_at < $3";

impl Store {
    /// The sessions opened in this time, as far as figures look at them.
    pub async fn contacts(&self, time: Range<Timestamp>) -> Result<Vec<Contact>, Error> {
        let rows = sqlx::query(CONTACTS).bind(CENTRE).bind(time.start.0).bind(time.end.0).fetch_all(&self.read).await?;
        rows.iter().map(contact).collect()
    }

    /// The calls that were due in this time.
    pub async fn due_calls(&self, time: Range<Timestamp>) -> Result<Vec<DueCall>, Error> {
        let rows =
            sqlx::query("SELECT due_at, settled_at FROM call_work WHERE centre = $1 AND due_at >= $2 AND due_at < $3")
                .bind(CENTRE)
                .bind(time.start.0)
                .bind(time.end.0)
                .fetch_all(&self.read)
                .await?;
        let call = |row: &AnyRow| {
            Ok(DueCall { due_at: Timestamp(row.try_get("due_at")?), settled_at: instant(row, "settled_at")? })
        };
        rows.iter().map(call).collect()
    }
}

fn contact(row: &AnyRow) -> Result<Contact, Error> {
    let length = |column| Ok::<_, Error>(row.try_get::<Option<i64>, _>(column)?.map(Millis));
    let answer = match (instant(row, "answered_at")?, instant(row, "ended_at")?) {
        (Some(_), _) => Answer::Handled { waited: length("waited_ms")?, target: length("target_ms")? },
        (None, Some(_)) => Answer::Abandoned,
        (None, None) => Answer::Waiting,
    };
    Ok(Contact {
        opened_at: Timestamp(row.try_get("opened_at")?),
        channel: code(row, "channel", Channel::from_code)?,
        direction: code(row, "direction", Direction::from_code)?,
        arrival: ArrivalTier::from(maybe_code(row, "arrival_tier", RiskTier::from_code)?),
        answer,
    })
}
