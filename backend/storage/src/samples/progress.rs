//! How far the reviews of sampled sessions have come: each session once, where its farthest review stands.

use super::SampleId;
use crate::entries::count;
use crate::sessions::id;
use crate::statements::with_ids;
use crate::{Error, Store};
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use xinqiao_domain::facet::ReviewState;

/// Where the farthest review of a session of `sample_session` stands, as a number: 0 while there is none.
pub(super) const FARTHEST: &str = "CAST(COALESCE((SELECT MAX(CASE state WHEN 'begun' THEN 1 WHEN 'given' THEN 2 ELSE 3 END) \
     FROM review WHERE review.session = sample_session.session), 0) AS BIGINT)";

/// Those numbers.
const STATES: [ReviewState; 4] =
    [ReviewState::Waiting, ReviewState::Begun, ReviewState::Given, ReviewState::Acknowledged];

/// Reads the column `farthest`.
pub(super) fn farthest(row: &AnyRow) -> Result<ReviewState, Error> {
    let number = count(row, "farthest")? as usize;
    STATES.get(number).copied().ok_or(Error::Damaged("review.state"))
}

/// How many sessions of a sample stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    pub waiting: u32,
    pub begun: u32,
    pub given: u32,
    pub acknowledged: u32,
}

impl Store {
    /// How far the reviews of these samples have come.
    pub async fn sample_progress(&self, samples: &[SampleId]) -> Result<BTreeMap<SampleId, Progress>, Error> {
        let mut all: BTreeMap<SampleId, Progress> = BTreeMap::new();
        if samples.is_empty() {
            return Ok(all);
        }
        let ids: Vec<String> = samples.iter().map(ToString::to_string).collect();
        let head = format!(
            "SELECT sample, farthest, COUNT(*) AS sessions FROM (SELECT sample, {FARTHEST} AS farthest \
             FROM sample_session WHERE sample IN"
        );
        let rows = with_ids(&head, &ids, ") AS each_session GROUP BY sample, farthest").fetch_all(&self.read).await?;
        for row in &rows {
            let sessions = count(row, "sessions")?;
            let progress = all.entry(id(row, "sample")?).or_default();
            match farthest(row)? {
                ReviewState::Waiting => progress.waiting = sessions,
                ReviewState::Begun => progress.begun = sessions,
                ReviewState::Given => progress.given = sessions,
                ReviewState::Acknowledged => progress.acknowledged = sessions,
            }
        }
        Ok(all)
    }
}
