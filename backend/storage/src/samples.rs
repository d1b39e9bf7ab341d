//! Samples of sessions to review, and how far the reviews of each have come.

mod progress;

pub use progress::Progress;

use crate::entries::{count, day};
use crate::places::Place;
use crate::sessions::{code, id, maybe_code};
use crate::statements::{Rows, Statement};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::facet::ReviewState;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::sampling::{Chosen, MOST_CONSIDERED, SampleCandidate, SamplePlan, SampleReason};
use xinqiao_domain::{SampleId, SessionId, StaffId, Timestamp};

/// A sample as it was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub id: SampleId,
    pub plan: SamplePlan,
    pub drawn_by: StaffId,
    pub drawn_at: Timestamp,
}

impl Sample {
    /// Its place in the list.
    pub fn place(&self) -> Place<SampleId> {
        Place { at: self.drawn_at, id: self.id }
    }
}

/// A session of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sampled {
    pub session: SessionId,
    pub alias: String,
    pub opened_at: Timestamp,
    pub operator: StaffId,
    pub tier: Option<RiskTier>,
    pub because: SampleReason,
    /// Where its farthest review stands.
    pub review: ReviewState,
}

impl Sampled {
    /// Its place among the sessions of the sample.
    pub fn place(&self) -> Place<SessionId> {
        Place { at: self.opened_at, id: self.session }
    }
}

const SESSIONS: Rows =
    Rows { head: "INSERT INTO sample_session (sample, session, because) VALUES", columns: 3, tail: "" };
const COLUMNS: &str = "SELECT id, first_day, last_day, seed, share_percent, drawn_by, drawn_at FROM sample";

impl Batch<'_> {
    /// Sessions opened from `first` on and before `end` that are over and had a holder; one more than may be considered,
    /// if there are so many.
    pub async fn sample_candidates(&mut self, first: Timestamp, end: Timestamp) -> Result<Vec<SampleCandidate>, Error> {
        self.flush_sessions().await?;
        candidates(self.connection(), first, end).await
    }

    /// Writes a sample down.
    pub async fn write_sample(&mut self, sample: &Sample, chosen: &[Chosen]) -> Result<(), Error> {
        let Sample { id, plan, drawn_by, drawn_at } = sample;
        sqlx::query(
            "INSERT INTO sample (id, centre, first_day, last_day, seed, share_percent, drawn_by, drawn_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(id.to_string())
        .bind(CENTRE)
        .bind(plan.first_day.to_string())
        .bind(plan.last_day.to_string())
        .bind(plan.seed.clone())
        .bind(i64::from(plan.share_percent))
        .bind(drawn_by.to_string())
        .bind(drawn_at.0)
        .execute(self.connection())
        .await?;
        let flavour = self.store.flavour;
        let mut rest = chosen.iter();
        for run in SESSIONS.runs(chosen.len()) {
            let mut query = SESSIONS.query(run, flavour);
            for one in rest.by_ref().take(run) {
                query = query.bind(id.to_string()).bind(one.session.to_string()).bind(one.because.code());
            }
            query.execute(self.connection()).await?;
        }
        Ok(())
    }
}

impl Store {
    /// As [`Batch::sample_candidates`], of what is committed.
    pub async fn sample_candidates(&self, first: Timestamp, end: Timestamp) -> Result<Vec<SampleCandidate>, Error> {
        candidates(&mut *self.read.acquire().await?, first, end).await
    }

    /// Samples after a place, at most `limit`, the latest first.
    pub async fn samples(&self, after: Option<Place<SampleId>>, limit: usize) -> Result<Vec<Sample>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE centre = ").push_bind(CENTRE);
        if let Some(Place { at, id }) = after {
            query.push(" AND (drawn_at, id) < (").push_bind(at.0).push(", ").push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY drawn_at DESC, id DESC LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(sample).collect()
    }

    /// One sample.
    pub async fn sample(&self, id: SampleId) -> Result<Option<Sample>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE id = ").push_bind(id.to_string());
        query.build().fetch_optional(&self.read).await?.as_ref().map(sample).transpose()
    }

    /// The sessions of a sample after a place, at most `limit`, the earliest first.
    pub async fn sampled_sessions(
        &self,
        sample: SampleId,
        after: Option<Place<SessionId>>,
        limit: usize,
    ) -> Result<Vec<Sampled>, Error> {
        let mut query = Statement::new("SELECT sample_session.session, alias, opened_at, holder, tier, because, ");
        query.push(progress::FARTHEST).push(" AS farthest FROM sample_session JOIN session ON session.id = ");
        query.push("sample_session.session WHERE sample = ").push_bind(sample.to_string());
        if let Some(Place { at, id }) = after {
            query.push(" AND (opened_at, session.id) > (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY opened_at, session.id LIMIT ").push_bind(limit as i64);
        query.build().fetch_all(&self.read).await?.iter().map(sampled).collect()
    }
}

async fn candidates(
    connection: &mut AnyConnection,
    first: Timestamp,
    end: Timestamp,
) -> Result<Vec<SampleCandidate>, Error> {
    let rows = sqlx::query(
        "SELECT id, holder, tier FROM session WHERE centre = $1 AND opened_at >= $2 AND opened_at < $3 \
         AND stage IN ('wrap_up', 'closed') AND holder IS NOT NULL AND NOT EXISTS (SELECT 1 FROM caller_erasure_session \
         WHERE caller_erasure_session.session = session.id) LIMIT $4",
    )
    .bind(CENTRE)
    .bind(first.0)
    .bind(end.0)
    .bind(MOST_CONSIDERED as i64 + 1)
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let tier = maybe_code(row, "tier", RiskTier::from_code)?;
            Ok(SampleCandidate { session: id(row, "id")?, operator: id(row, "holder")?, tier })
        })
        .collect()
}

fn sample(row: &AnyRow) -> Result<Sample, Error> {
    Ok(Sample {
        id: id(row, "id")?,
        plan: SamplePlan {
            first_day: day(row, "first_day")?,
            last_day: day(row, "last_day")?,
            seed: row.try_get("seed")?,
            share_percent: count(row, "share_percent")?,
        },
        drawn_by: id(row, "drawn_by")?,
        drawn_at: Timestamp(row.try_get("drawn_at")?),
    })
}

fn sampled(row: &AnyRow) -> Result<Sampled, Error> {
    Ok(Sampled {
        session: id(row, "session")?,
        alias: row.try_get("alias")?,
        opened_at: Timestamp(row.try_get("opened_at")?),
        operator: id(row, "holder")?,
        tier: maybe_code(row, "tier", RiskTier::from_code)?,
        because: code(row, "because", SampleReason::from_code)?,
        review: progress::farthest(row)?,
    })
}
