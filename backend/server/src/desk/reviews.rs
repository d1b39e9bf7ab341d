//! Reviews of sessions: begun and kept by a supervisor, given to the operator, acknowledged and answered by them. Each red
//! line opens an incident in the same commit.

mod answering;
mod writing;

pub use answering::{AcknowledgeReview, AnswerReview};
pub use writing::{BeginReview, Begun, GiveReview, SaveReview};

use super::{Decline, Work};
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::review::{Review, ReviewStage, state_of};
use xinqiao_domain::{Actor, Event, Refusal, ReviewId, SessionId, StaffId};

async fn found(work: &mut Work<'_>, review: ReviewId) -> Result<Review, Decline> {
    work.batch.review(review).await?.ok_or_else(|| Refusal::NotFound.into())
}

/// Tells what somebody did with a review, and keeps right by what its session can be found.
async fn tell(work: &mut Work<'_>, by: StaffId, session: SessionId, event: ReviewEvent) -> Result<(), Decline> {
    work.batch.tell(Actor::Staff(by), Event::Review(event))?;
    let stages: Vec<ReviewStage> =
        work.batch.reviews_of(&[session]).await?.into_values().flatten().map(|review| review.stage).collect();
    let sampled = work.batch.sampled(session).await?;
    work.batch.set_review_facet(session, state_of(&stages, sampled)).await?;
    Ok(())
}
