//! Reviews as supervisors look for them: the latest begun first, in windows, without their words.

use super::bare;
use crate::places::Place;
use crate::statements::Statement;
use crate::{CENTRE, Error, Store};
use sqlx::Row;
use xinqiao_domain::review::{Review, ReviewSheet, ReviewWord};
use xinqiao_domain::{ReviewId, StaffId, Timestamp};

/// Which reviews are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub state: Option<ReviewWord>,
    /// Whose work they are about.
    pub operator: Option<StaffId>,
    /// Who reads: nobody is shown that somebody is writing about them.
    pub reader: StaffId,
    pub after: Option<Place<ReviewId>>,
    pub limit: usize,
}

/// A review of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub review: Review,
    pub alias: String,
    pub opened_at: Timestamp,
    pub started_at: Timestamp,
    pub sheet: ReviewSheet,
}

impl Listed {
    /// Its place in the list.
    pub fn place(&self) -> Place<ReviewId> {
        Place { at: self.started_at, id: self.review.id }
    }
}

impl Store {
    /// The reviews looked for.
    pub async fn reviews(&self, wanted: Wanted) -> Result<Vec<Listed>, Error> {
        let Wanted { state, operator, reader, after, limit } = wanted;
        let mut query = Statement::new(
            "SELECT review.id, review.session, operator, reviewer, sheet, review.state, started_at, given_at, \
             acknowledged_at, answered_at, alias, session.opened_at FROM review \
             JOIN session ON session.id = review.session WHERE review.centre = ",
        );
        query.push_bind(CENTRE);
        query.push(" AND (given_at IS NOT NULL OR operator <> ").push_bind(reader.to_string()).push(")");
        if let Some(state) = state {
            query.push(" AND review.state = ").push_bind(state.code());
        }
        if let Some(operator) = operator {
            query.push(" AND operator = ").push_bind(operator.to_string());
        }
        if let Some(Place { at, id }) = after {
            query.push(" AND (started_at, review.id) < (").push_bind(at.0).push(", ");
            query.push_bind(id.to_string()).push(")");
        }
        query.push(" ORDER BY started_at DESC, review.id DESC LIMIT ").push_bind(limit as i64);
        let rows = query.build().fetch_all(&self.read).await?;
        rows.iter()
            .map(|row| {
                Ok(Listed {
                    review: bare(row)?,
                    alias: row.try_get("alias")?,
                    opened_at: Timestamp(row.try_get("opened_at")?),
                    started_at: Timestamp(row.try_get("started_at")?),
                    sheet: serde_json::from_str(row.try_get("sheet")?)?,
                })
            })
            .collect()
    }
}
