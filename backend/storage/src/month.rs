//! The supervision of a month, read: talks that may be worth discussing, what was agreed last, what reviews came to. Each
//! is one statement over everybody.

use crate::entries::{count, day};
use crate::sealing::Field;
use crate::sessions::{id, instant, maybe_code};
use crate::statements::Statement;
use crate::trainings::centre_seal;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::month::{Discussed, DiscussionRules, Talk};
use xinqiao_domain::review::Scores;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{Date, EntryId, Millis, StaffId, Timestamp};

/// Most talks looked at, the latest first.
const TALKS: i64 = 20_000;

/// A talk, and whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub operator: StaffId,
    pub alias: String,
    pub talk: Talk,
}

/// What was agreed with somebody last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The first entry.
    pub supervision: EntryId,
    pub on: Date,
    pub points: String,
}

/// What the reviews of somebody came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewSums {
    pub given: u32,
    pub red_lines: u32,
    pub scores: Scores,
}

/// A span of time, its end not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    pub first: Timestamp,
    pub end: Timestamp,
}

const TALKS_HELD: &str = "SELECT session.id, holder, alias, opened_at, tier, held_since, ended_at, rating.score, \
     CAST(COALESCE((SELECT SUM(red_lines) FROM review WHERE review.session = session.id AND given_at IS NOT NULL), 0) \
     AS BIGINT) AS red_lines, \
     (SELECT COUNT(*) FROM supervision_session AS talked JOIN supervision ON supervision.id = talked.supervision \
     WHERE talked.session = session.id AND superseded_at IS NULL AND withdrawn_at IS NULL) AS discussed \
     FROM session LEFT JOIN rating ON rating.session = session.id \
     WHERE session.centre = ";

const AGREED: &str = "SELECT staff, id, root, on_day, points FROM (SELECT person.staff, supervision.id, root, on_day, \
     points, ROW_NUMBER() OVER (PARTITION BY person.staff ORDER BY on_day DESC, root DESC) AS place FROM supervision \
     JOIN supervision_person AS person ON person.supervision = supervision.id \
     WHERE superseded_at IS NULL AND withdrawn_at IS NULL AND centre = ";

impl Store {
    /// Talks opened in this time that are over and may be worth discussing, by what their rows tell: of newcomers all, of
    /// the others those that were dangerous, long, rated low, or crossed a red line. Which are worth it the rules decide.
    pub async fn talks_to_discuss(
        &self,
        opened: Between,
        newcomers: &[StaffId],
        rules: &DiscussionRules,
        zone: &Zone,
    ) -> Result<Vec<Held>, Error> {
        let mut query = Statement::new(TALKS_HELD);
        query.push_bind(CENTRE).push(" AND opened_at >= ").push_bind(opened.first.0);
        query.push(" AND opened_at < ").push_bind(opened.end.0);
        query.push(" AND stage IN ('wrap_up', 'closed') AND holder IS NOT NULL AND (tier IN ('high', 'imminent')");
        query.push(" OR rating.score <= ").push_bind(i64::from(rules.low_rating));
        query.push(" OR ended_at - held_since >= ").push_bind(rules.long_talk_ms.0.saturating_mul(1_000));
        query.push(" OR EXISTS (SELECT 1 FROM review WHERE review.session = session.id AND given_at IS NOT NULL");
        query.push(" AND red_lines > 0)");
        for (at, newcomer) in newcomers.iter().enumerate() {
            query.push(if at == 0 { " OR holder IN (" } else { ", " }).push_bind(newcomer.to_string());
        }
        query.push(if newcomers.is_empty() { ")" } else { "))" });
        query.push(" ORDER BY opened_at DESC, session.id DESC LIMIT ").push_bind(TALKS);
        query.build().fetch_all(&self.read).await?.iter().map(|row| held(row, zone)).collect()
    }

    /// What was agreed with each in their latest supervision of these days, both counted.
    pub async fn agreed_last(&self, first: Date, last: Date) -> Result<BTreeMap<StaffId, Agreed>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(seal) = centre_seal(&mut connection, self).await? else { return Ok(BTreeMap::new()) };
        let mut query = Statement::new(AGREED);
        query.push_bind(CENTRE).push(" AND on_day >= ").push_bind(first.to_string());
        query.push(" AND on_day <= ").push_bind(last.to_string()).push(") AS each_one WHERE place = 1");
        let rows = query.build().fetch_all(&mut *connection).await?;
        rows.iter()
            .map(|row| {
                let version: EntryId = id(row, "id")?;
                let points = seal.open(Field::SupervisionPoints, &version.to_string(), row.try_get("points")?)?;
                Ok((id(row, "staff")?, Agreed { supervision: id(row, "root")?, on: day(row, "on_day")?, points }))
            })
            .collect()
    }

    /// What the reviews given in this time came to, for each operator.
    pub async fn review_sums(&self, given: Between) -> Result<BTreeMap<StaffId, ReviewSums>, Error> {
        let rows = sqlx::query(
            "SELECT operator, COUNT(*) AS given, CAST(SUM(red_lines) AS BIGINT) AS red_lines, \
             CAST(SUM(scores) AS BIGINT) AS scores, CAST(SUM(score_sum) AS BIGINT) AS score_sum FROM review \
             WHERE centre = $1 AND given_at >= $2 AND given_at < $3 GROUP BY operator",
        )
        .bind(CENTRE)
        .bind(given.first.0)
        .bind(given.end.0)
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                let scores = Scores { given: count(row, "scores")?, sum: count(row, "score_sum")? };
                let sums = ReviewSums { given: count(row, "given")?, red_lines: count(row, "red_lines")?, scores };
                Ok((id(row, "operator")?, sums))
            })
            .collect()
    }
}

fn held(row: &AnyRow, zone: &Zone) -> Result<Held, Error> {
    let opened_at = Timestamp(row.try_get("opened_at")?);
    let length = match (instant(row, "held_since")?, instant(row, "ended_at")?) {
        (Some(since), Some(ended)) => ended.since(since),
        (None, _) | (_, None) => Millis(0),
    };
    let rating: Option<i64> = row.try_get("score")?;
    let talk = Talk {
        session: id(row, "id")?,
        opened_at,
        on: zone.day_of(opened_at),
        tier: maybe_code(row, "tier", RiskTier::from_code)?,
        length,
        rating: rating.map(u8::try_from).transpose().map_err(|_| Error::Damaged("rating.score"))?,
        red_lines: count(row, "red_lines")?,
        discussed: if count(row, "discussed")? > 0 { Discussed::Yes } else { Discussed::NotYet },
    };
    Ok(Held { operator: id(row, "holder")?, alias: row.try_get("alias")?, talk })
}
