//! What is shown of the sessions that were found.

use crate::facets::{facet, read_facts};
use crate::places::Place;
use crate::sessions::{code, id, maybe_code};
use crate::statements::with_ids;
use crate::{Error, Store};
use sqlx::Row;
use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::facet::{Facet, Facts};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Channel;
use xinqiao_domain::{SessionId, Timestamp};

/// A session as a search shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub session: SessionId,
    pub alias: String,
    pub opened_at: Timestamp,
    pub channel: Channel,
    pub tier: Option<RiskTier>,
    pub facts: Facts,
    pub facets: BTreeSet<Facet>,
    /// What the caller gave, if anything.
    pub rating: Option<u8>,
}

impl Store {
    /// What is shown of these sessions, in their order; at most 256.
    pub async fn found(&self, places: &[Place<SessionId>]) -> Result<Vec<Found>, Error> {
        if places.is_empty() {
            return Ok(Vec::new());
        }
        let texts: Vec<String> = places.iter().map(|place| place.id.to_string()).collect();
        let mut facets: BTreeMap<SessionId, BTreeSet<Facet>> = BTreeMap::new();
        let head = "SELECT session, facet FROM session_facet WHERE session IN";
        for row in with_ids(head, &texts, "").fetch_all(&self.read).await? {
            facets.entry(id(&row, "session")?).or_default().insert(facet(&row)?);
        }
        let head = "SELECT session_fact.session, session_fact.opened_at, arrival_tier, first_holder, answered_at, \
                    waited_ms, target_ms, session_fact.ended_at, alias, channel, tier, score FROM session_fact \
                    JOIN session ON session.id = session_fact.session \
                    LEFT JOIN rating ON rating.session = session_fact.session WHERE session_fact.session IN";
        let mut rows = BTreeMap::new();
        for row in with_ids(head, &texts, "").fetch_all(&self.read).await? {
            let session: SessionId = id(&row, "session")?;
            let score: Option<i64> = row.try_get("score")?;
            let found = Found {
                session,
                alias: row.try_get("alias")?,
                opened_at: Timestamp(row.try_get("opened_at")?),
                channel: code(&row, "channel", Channel::from_code)?,
                tier: maybe_code(&row, "tier", RiskTier::from_code)?,
                facts: read_facts(&row)?,
                facets: facets.remove(&session).unwrap_or_default(),
                rating: score.map(u8::try_from).transpose().map_err(|_| Error::Damaged("rating.score"))?,
            };
            rows.insert(session, found);
        }
        Ok(places.iter().filter_map(|place| rows.remove(&place.id)).collect())
    }
}
