//! The caller's rating of a session. Written, and known to exist; its comment is given out by nobody. Its score is shown
//! where supervisors search sessions and choose what to discuss, and not to whoever held the session.

use crate::sealing::Field;
use crate::{Batch, Error, Store};
use xinqiao_domain::SessionId;

/// Whether a session was rated before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    Given,
    NotGiven,
}

impl Batch<'_> {
    /// Keeps a caller's rating; the first one stands. Gives what stood before.
    pub async fn rate(&mut self, session: SessionId, score: u8, comment: &str) -> Result<Rating, Error> {
        let comment = self.record_seal(session).await?.seal(Field::RatingComment, &session.to_string(), comment)?;
        let now = self.now();
        let written = sqlx::query(
            "INSERT INTO rating (session, score, comment, at) VALUES ($1, $2, $3, $4) ON CONFLICT (session) DO NOTHING",
        )
        .bind(session.to_string())
        .bind(i64::from(score))
        .bind(comment)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(if written.rows_affected() > 0 { Rating::NotGiven } else { Rating::Given })
    }
}

impl Store {
    /// Whether the caller has rated the session.
    pub async fn is_rated(&self, session: SessionId) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM rating WHERE session = $1")
            .bind(session.to_string())
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some())
    }
}
