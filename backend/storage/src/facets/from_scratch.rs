//! What is known of a session from what is stored of it: of one that an older program has written, and the proof that what is
//! kept step by step is right.

use super::rows::AT_ONCE;
use crate::records::wrap_up_facets;
use crate::sessions::id;
use crate::statements::with_ids;
use crate::{Batch, Error};
use sqlx::Row;
use std::collections::BTreeMap;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::facet::{Known, Learned};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::Lease;
use xinqiao_domain::{Event, SessionId, StaffId, Timestamp};

/// What the journal and the record tell of a session.
#[derive(Debug, Default)]
struct Story {
    arrival_tier: Option<RiskTier>,
    /// As of the entry read last.
    tier: Option<RiskTier>,
    learned: Vec<Learned>,
}

impl Story {
    /// The next entry.
    fn goes_on(&mut self, at: Timestamp, event: &Event) {
        if let Event::SessionOpened { tier, .. } = event {
            self.arrival_tier = *tier;
            self.tier = *tier;
        } else if let Event::TierChanged { tier, .. } = event {
            self.tier = *tier;
        } else if let Event::Accepted { staff, fence, .. } = event {
            self.taken(*staff, *fence, at);
        } else if let Event::RecordTakenOver { staff, .. } | Event::Floor(FloorEvent::TakenOver { staff, .. }) = event {
            // The number of such a lease is not told, and nobody asks for it.
            self.taken(*staff, 0, at);
        }
    }

    fn taken(&mut self, operator: StaffId, fence: i64, since: Timestamp) {
        self.learned.push(Learned::Taken { lease: Lease { operator, fence, since }, tier: self.tier });
    }
}

impl Batch<'_> {
    /// What is known of these sessions, from the journal and their records alone. Where a review or the calls stand is not
    /// among it: whoever writes those says so.
    pub async fn known_from_scratch(&mut self, sessions: &[SessionId]) -> Result<Vec<(SessionId, Known)>, Error> {
        let policy = self.policy().await?;
        let mut all = self.told_of(sessions).await?;
        for (id, known) in &mut all {
            if let Some(kept) = self.kept_mut(*id) {
                known.stands(&kept.stored.session, &policy);
            }
        }
        Ok(all)
    }

    /// What their journal and records tell of them; not yet how they stand in this batch, which may have gone further.
    pub(super) async fn told_of(&mut self, sessions: &[SessionId]) -> Result<Vec<(SessionId, Known)>, Error> {
        self.load(sessions.iter().copied()).await?;
        let policy = self.policy().await?;
        let mut all = Vec::with_capacity(sessions.len());
        for chunk in sessions.chunks(AT_ONCE) {
            let mut stories = self.stories(chunk).await?;
            for id in chunk {
                let Some(kept) = self.kept_mut(*id) else { continue };
                let session = &kept.stored.session;
                let story = stories.remove(id).unwrap_or_default();
                let mut known = Known::at_opening(session, story.arrival_tier);
                for learned in &story.learned {
                    known.learn(learned, session, &policy);
                }
                all.push((*id, known));
            }
        }
        Ok(all)
    }

    async fn stories(&mut self, sessions: &[SessionId]) -> Result<BTreeMap<SessionId, Story>, Error> {
        let texts: Vec<String> = sessions.iter().map(ToString::to_string).collect();
        let mut stories: BTreeMap<SessionId, Story> = BTreeMap::new();
        let entries = "SELECT subject, at, facts FROM journal WHERE kind IN ('session_opened', 'tier_changed', 'accepted', \
                       'taken_over', 'record_taken_over') AND subject IN";
        for row in with_ids(entries, &texts, "ORDER BY seq").fetch_all(self.connection()).await? {
            let event: Event = serde_json::from_str(row.try_get("facts")?)?;
            stories.entry(id(&row, "subject")?).or_default().goes_on(Timestamp(row.try_get("at")?), &event);
        }
        let forms = "SELECT session, codes FROM wrap_up WHERE session IN";
        for row in with_ids(forms, &texts, "").fetch_all(self.connection()).await? {
            let form = wrap_up_facets(row.try_get("codes")?)?;
            stories.entry(id(&row, "session")?).or_default().learned.push(Learned::WrappedUp(form));
        }
        Ok(stories)
    }
}
