//! Drawing a sample of sessions to review. The rules choose; the seed is kept beside what it chose.

use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::review::{ReviewStage, Sampled, state_of};
use xinqiao_domain::sampling::{SamplePlan, draw};
use xinqiao_domain::{Actor, CommandId, Event, SampleId, SessionId, StaffId, Timestamp};
use xinqiao_storage::samples::Sample;

/// A supervisor draws a sample.
pub struct DrawSample {
    pub id: CommandId,
    pub by: StaffId,
    pub plan: SamplePlan,
}

/// The sample that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    pub sample: SampleId,
}

/// The first instant of a plan's days, and the first one after them.
pub fn span(plan: &SamplePlan, zone: &Zone) -> (Timestamp, Timestamp) {
    let after = plan.last_day.tomorrow().unwrap_or(plan.last_day);
    (zone.day_begins(plan.first_day), zone.day_begins(after))
}

impl Command for DrawSample {
    type Answer = Drawn;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{:?}", self.by, self.plan).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Drawn, Decline> {
        self.plan.check(work.batch.today().await?)?;
        let (first, end) = span(&self.plan, &work.batch.zone().await?);
        let candidates = work.batch.sample_candidates(first, end).await?;
        let chosen = draw(&candidates, &self.plan.seed, self.plan.share_percent)?;
        let id = SampleId(work.ids.draw());
        let sample = Sample { id, plan: self.plan.clone(), drawn_by: self.by, drawn_at: work.batch.now() };
        work.batch.write_sample(&sample, &chosen).await?;
        let event = ReviewEvent::SampleDrawn { sample: id, staff: self.by, sessions: chosen.len() as u32 };
        work.batch.tell(Actor::Staff(self.by), Event::Review(event))?;
        let sessions: Vec<SessionId> = chosen.iter().map(|one| one.session).collect();
        work.batch.load(sessions.iter().copied()).await?;
        let mut reviews = work.batch.reviews_of(&sessions).await?;
        for session in sessions {
            let stages: Vec<ReviewStage> =
                reviews.remove(&session).unwrap_or_default().iter().map(|review| review.stage).collect();
            work.batch.set_review_facet(session, state_of(&stages, Sampled::Yes)).await?;
        }
        Ok(Drawn { sample: id })
    }
}
