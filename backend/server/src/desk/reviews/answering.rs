//! The operator's part: acknowledge, and answer once.

use super::{found, tell};
use crate::desk::arrivals::Done;
use crate::desk::ledgers::said;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::{CommandId, ReviewId, StaffId};
use xinqiao_protocol::limits::REMARK_CHARS;

/// The operator has read the feedback.
pub struct AcknowledgeReview {
    pub id: CommandId,
    pub by: StaffId,
    pub review: ReviewId,
}

impl Command for AcknowledgeReview {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.review).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let review = found(work, self.review).await?.acknowledge(self.by, work.batch.now())?;
        work.batch.put_review(&review).await?;
        let (session, staff) = (review.session, self.by);
        tell(work, staff, session, ReviewEvent::ReviewAcknowledged { session, review: review.id, staff }).await?;
        Ok(Done {})
    }
}

/// The operator says something to the feedback.
pub struct AnswerReview {
    pub id: CommandId,
    pub by: StaffId,
    pub review: ReviewId,
    pub answer: String,
}

impl Command for AnswerReview {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.review, self.answer).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let review = found(work, self.review).await?.answer(self.by, work.batch.now())?;
        let answer = said("answer", &self.answer, REMARK_CHARS)?;
        work.batch.put_review(&review).await?;
        work.batch.answer_review(&review, &answer).await?;
        let (session, staff) = (review.session, self.by);
        tell(work, staff, session, ReviewEvent::ReviewAnswered { session, review: review.id, staff }).await?;
        Ok(Done {})
    }
}
