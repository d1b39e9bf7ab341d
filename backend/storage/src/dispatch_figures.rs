//! What the figures of dispatches are counted from.

use crate::sessions::{code, id, instant};
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use std::ops::Range;
use xinqiao_domain::dispatch::{DispatchFact, Ladders, Purpose, ResponseClass, StageWord, unowned};
use xinqiao_domain::{DispatchId, Millis, Timestamp};

/// Dispatches of a time, with when their stages happened and what became of their pages.
const FACTS: &str = "SELECT dispatch.id, purpose, response_class, area, requested_at, dispatch.stage, ended_at, \
     exhausted_at, first.happened_at AS acknowledged_at, complete.happened_at AS complete_at, \
     scene.happened_at AS on_scene_at, \
     (SELECT COUNT(*) FROM page WHERE page.dispatch = dispatch.id AND answer = 'declined') AS declined, \
     (SELECT COUNT(*) FROM page JOIN outbox ON outbox.id = page.id \
      WHERE page.dispatch = dispatch.id AND outbox.state = 'expired') AS expired \
     FROM dispatch \
     LEFT JOIN dispatch_milestone AS first ON first.dispatch = dispatch.id AND first.stage = 'acknowledged' \
     LEFT JOIN dispatch_milestone AS complete ON complete.dispatch = dispatch.id AND complete.stage = 'assembled' \
     LEFT JOIN dispatch_milestone AS scene ON scene.dispatch = dispatch.id AND scene.stage = 'on_scene' \
     WHERE dispatch.centre = $1 AND requested_at >= $2 AND requested_at < $3 \
     ORDER BY requested_at DESC LIMIT $4";

/// Who owned them.
const OWNERS: &str = "SELECT dispatch_owner.dispatch, from_at, until_at FROM dispatch_owner \
     JOIN dispatch ON dispatch.id = dispatch_owner.dispatch \
     WHERE dispatch.centre = $1 AND requested_at >= $2 AND requested_at < $3";

type Stretches = Vec<(Timestamp, Option<Timestamp>)>;

impl Store {
    /// The dispatches requested in this time, the latest `limit` of them; what is open is measured up to `now`.
    pub async fn dispatch_facts(
        &self,
        time: Range<Timestamp>,
        limit: usize,
        now: Timestamp,
    ) -> Result<Vec<DispatchFact>, Error> {
        let owners = self.owner_stretches(&time).await?;
        let rows = sqlx::query(FACTS)
            .bind(CENTRE)
            .bind(time.start.0)
            .bind(time.end.0)
            .bind(limit as i64)
            .fetch_all(&self.read)
            .await?;
        rows.iter().map(|row| fact(row, &owners, now)).collect()
    }

    async fn owner_stretches(&self, time: &Range<Timestamp>) -> Result<BTreeMap<DispatchId, Stretches>, Error> {
        let rows = sqlx::query(OWNERS).bind(CENTRE).bind(time.start.0).bind(time.end.0).fetch_all(&self.read).await?;
        let mut owners = BTreeMap::<DispatchId, Stretches>::new();
        for row in &rows {
            let stretch = (Timestamp(row.try_get("from_at")?), instant(row, "until_at")?);
            owners.entry(id(row, "dispatch")?).or_default().push(stretch);
        }
        Ok(owners)
    }
}

fn fact(row: &AnyRow, owners: &BTreeMap<DispatchId, Stretches>, now: Timestamp) -> Result<DispatchFact, Error> {
    let requested_at = Timestamp(row.try_get("requested_at")?);
    let since = |column| Ok::<_, Error>(instant(row, column)?.map(|at: Timestamp| at.since(requested_at)));
    let count = |column| Ok::<_, Error>(u32::try_from(row.try_get::<i64, _>(column)?).unwrap_or(u32::MAX));
    let until = instant(row, "ended_at")?.unwrap_or(now);
    let stretches = owners.get(&id(row, "id")?).into_iter().flatten();
    let alone: Millis = unowned(requested_at, until, stretches.map(|(from, to)| (*from, to.unwrap_or(now))));
    Ok(DispatchFact {
        purpose: code(row, "purpose", Purpose::from_code)?,
        class: code(row, "response_class", ResponseClass::from_code)?,
        area: id(row, "area")?,
        requested_at,
        acknowledged: since("acknowledged_at")?,
        complete: since("complete_at")?,
        on_scene: since("on_scene_at")?,
        stage: code(row, "stage", StageWord::from_code)?,
        declined: count("declined")?,
        expired: count("expired")?,
        ladder: if instant(row, "exhausted_at")?.is_some() { Ladders::UsedUp } else { Ladders::Sufficed },
        unowned: alone,
    })
}
