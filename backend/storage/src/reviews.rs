//! Reviews of sessions. What the reviewer wrote, and what the operator says to it, is sealed under the session's own key;
//! the sheet is codes and numbers.

mod list;

pub use list::{Listed, Wanted};

use crate::places::Place;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{id, instant};
use crate::statements::{Statement, with_ids};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use xinqiao_domain::review::{Review, ReviewSheet, ReviewStage, ReviewWord, Sampled};
use xinqiao_domain::{ReviewId, SessionId, StaffId, Timestamp};

use crate::sessions::code;

/// A review as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub review: Review,
    pub started_at: Timestamp,
    pub sheet: ReviewSheet,
    pub comment: String,
    /// What the operator says to it; none before they do.
    pub answer: Option<String>,
}

const COLUMNS: &str = "SELECT review.id, review.session, operator, reviewer, sheet, comment, review.state, started_at, \
     given_at, acknowledged_at, answer, answered_at, seal_key.id AS key_id, seal_key.wrapped FROM review \
     JOIN session ON session.id = review.session JOIN seal_key ON seal_key.id = session.seal_key";

impl Batch<'_> {
    /// A new review, with an empty sheet.
    pub async fn begin_review(&mut self, review: &Review) -> Result<(), Error> {
        let (seal, row, now) = (self.record_seal(review.session).await?, review.id.to_string(), self.now());
        sqlx::query(
            "INSERT INTO review (id, centre, session, operator, reviewer, sheet, scores, score_sum, red_lines, comment, \
             state, started_at) VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, $7, $8, $9)",
        )
        .bind(row.clone())
        .bind(CENTRE)
        .bind(review.session.to_string())
        .bind(review.operator.to_string())
        .bind(review.reviewer.to_string())
        .bind(serde_json::to_string(&ReviewSheet::default())?)
        .bind(seal.seal(Field::ReviewComment, &row, "")?)
        .bind(review.stage.word().code())
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What the reviewer has filled in so far.
    pub async fn save_review(&mut self, review: &Review, sheet: &ReviewSheet, comment: &str) -> Result<(), Error> {
        let (seal, row, scores) = (self.record_seal(review.session).await?, review.id.to_string(), sheet.scores());
        sqlx::query(
            "UPDATE review SET sheet = $1, scores = $2, score_sum = $3, red_lines = $4, comment = $5 WHERE id = $6",
        )
        .bind(serde_json::to_string(sheet)?)
        .bind(i64::from(scores.given))
        .bind(i64::from(scores.sum))
        .bind(sheet.red_lines.len() as i64)
        .bind(seal.seal(Field::ReviewComment, &row, comment)?)
        .bind(row)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// A review's next stage.
    pub async fn put_review(&mut self, review: &Review) -> Result<(), Error> {
        let (acknowledged_at, answered_at) = match review.stage {
            ReviewStage::Begun | ReviewStage::Given { .. } => (None, None),
            ReviewStage::Acknowledged { at, .. } => (Some(at), None),
            ReviewStage::Answered { acknowledged_at, at, .. } => (Some(acknowledged_at), Some(at)),
        };
        sqlx::query(
            "UPDATE review SET state = $1, given_at = $2, acknowledged_at = $3, answered_at = $4 WHERE id = $5",
        )
        .bind(review.stage.word().code())
        .bind(review.stage.given_at().map(|at| at.0))
        .bind(acknowledged_at.map(|at| at.0))
        .bind(answered_at.map(|at| at.0))
        .bind(review.id.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// What the operator says to it.
    pub async fn answer_review(&mut self, review: &Review, answer: &str) -> Result<(), Error> {
        let (seal, row) = (self.record_seal(review.session).await?, review.id.to_string());
        sqlx::query("UPDATE review SET answer = $1 WHERE id = $2")
            .bind(seal.seal(Field::ReviewAnswer, &row, answer)?)
            .bind(row)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// One review, without its words.
    pub async fn review(&mut self, review: ReviewId) -> Result<Option<Review>, Error> {
        let row = sqlx::query(
            "SELECT id, session, operator, reviewer, state, given_at, acknowledged_at, answered_at FROM review \
             WHERE id = $1",
        )
        .bind(review.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.as_ref().map(bare).transpose()
    }

    /// Every review of these sessions, without its words.
    pub async fn reviews_of(&mut self, sessions: &[SessionId]) -> Result<BTreeMap<SessionId, Vec<Review>>, Error> {
        let mut all: BTreeMap<SessionId, Vec<Review>> = BTreeMap::new();
        let texts: Vec<String> = sessions.iter().map(ToString::to_string).collect();
        let head = "SELECT id, session, operator, reviewer, state, given_at, acknowledged_at, answered_at FROM review \
                    WHERE session IN";
        for some in texts.chunks(256) {
            for row in &with_ids(head, some, "").fetch_all(self.connection()).await? {
                let review = bare(row)?;
                all.entry(review.session).or_default().push(review);
            }
        }
        Ok(all)
    }

    /// Whether a session is in any sample.
    pub async fn sampled(&mut self, session: SessionId) -> Result<Sampled, Error> {
        let row = sqlx::query("SELECT session FROM sample_session WHERE session = $1 LIMIT 1")
            .bind(session.to_string())
            .fetch_optional(self.connection())
            .await?;
        Ok(match row {
            Some(_) => Sampled::Yes,
            None => Sampled::No,
        })
    }
}

impl Store {
    /// Every review of a session, the first begun first. Each supervisor has one at most.
    pub async fn session_reviews(&self, session: SessionId) -> Result<Vec<Written>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE review.session = ").push_bind(session.to_string());
        query.push(" ORDER BY started_at, review.id");
        self.written(query).await
    }

    /// One review.
    pub async fn one_review(&self, review: ReviewId) -> Result<Option<Written>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE review.id = ").push_bind(review.to_string());
        Ok(self.written(query).await?.pop())
    }

    /// Reviews that were given to an operator, after a place, the latest first.
    pub async fn reviews_given(
        &self,
        operator: StaffId,
        after: Option<Place<ReviewId>>,
        limit: usize,
    ) -> Result<Vec<Written>, Error> {
        let mut query = Statement::new(COLUMNS);
        query.push(" WHERE given_at IS NOT NULL AND operator = ").push_bind(operator.to_string());
        if let Some(Place { at, id }) = after {
            query.push(" AND (given_at, review.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY given_at DESC, review.id DESC LIMIT ").push_bind(limit as i64);
        self.written(query).await
    }

    /// How many reviews wait for an operator's acknowledgement, at most `limit`.
    pub async fn reviews_waiting(&self, operator: StaffId, limit: usize) -> Result<u32, Error> {
        let mut query = Statement::new("SELECT COUNT(*) AS waiting FROM (SELECT id FROM review WHERE state = ");
        query.push_bind(ReviewWord::Given.code()).push(" AND given_at IS NOT NULL AND operator = ");
        query.push_bind(operator.to_string()).push(" LIMIT ").push_bind(limit as i64).push(") AS unread");
        let row = query.build().fetch_one(&self.read).await?;
        crate::entries::count(&row, "waiting")
    }

    async fn written(&self, query: Statement) -> Result<Vec<Written>, Error> {
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| open(row, &self.keys.open_seal(row.try_get("key_id")?, row.try_get("wrapped")?)?))
            .collect()
    }
}

fn open(row: &AnyRow, seal: &SessionSeal) -> Result<Written, Error> {
    let review = bare(row)?;
    let at = review.id.to_string();
    let answer: Option<Vec<u8>> = row.try_get("answer")?;
    Ok(Written {
        review,
        started_at: Timestamp(row.try_get("started_at")?),
        sheet: serde_json::from_str(row.try_get("sheet")?)?,
        comment: seal.open(Field::ReviewComment, &at, row.try_get("comment")?)?,
        answer: answer.map(|sealed| seal.open(Field::ReviewAnswer, &at, &sealed)).transpose()?,
    })
}

fn bare(row: &AnyRow) -> Result<Review, Error> {
    Ok(Review {
        id: id(row, "id")?,
        session: id(row, "session")?,
        operator: id(row, "operator")?,
        reviewer: id(row, "reviewer")?,
        stage: stage(row)?,
    })
}

/// Reads `state, given_at, acknowledged_at, answered_at`.
fn stage(row: &AnyRow) -> Result<ReviewStage, Error> {
    let at = |column| instant(row, column)?.ok_or(Error::Damaged(column));
    Ok(match code(row, "state", ReviewWord::from_code)? {
        ReviewWord::Begun => ReviewStage::Begun,
        ReviewWord::Given => ReviewStage::Given { at: at("given_at")? },
        ReviewWord::Acknowledged => ReviewStage::Acknowledged { given_at: at("given_at")?, at: at("acknowledged_at")? },
        ReviewWord::Answered => ReviewStage::Answered {
            given_at: at("given_at")?,
            acknowledged_at: at("acknowledged_at")?,
            at: at("answered_at")?,
        },
    })
}
