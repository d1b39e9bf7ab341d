//! The reviewer's part: begin, keep, give.

use super::{found, tell};
use crate::desk::arrivals::Done;
use crate::desk::ledgers::text;
use crate::desk::outbox::ask_to_read;
use crate::desk::{Command, Decline, Work, incidents};
use serde::{Deserialize, Serialize};
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::review::{Review, ReviewSheet};
use xinqiao_domain::{CommandId, Refusal, ReviewId, SessionId, StaffId, Timestamp};
use xinqiao_protocol::limits::REMARK_CHARS;

/// A supervisor begins to review a session, or goes on with the review begun before.
pub struct BeginReview {
    pub id: CommandId,
    pub by: StaffId,
    pub session: SessionId,
}

/// The review that was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    pub review: ReviewId,
}

impl Command for BeginReview {
    type Answer = Begun;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.session).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Begun, Decline> {
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let id = ReviewId(work.ids.draw());
        let new = Review::begin(id, &session, self.by)?;
        let mut reviews = work.batch.reviews_of(&[self.session]).await?.into_values().flatten();
        if let Some(mine) = reviews.find(|review| review.reviewer == self.by) {
            mine.check_draft(self.by)?;
            return Ok(Begun { review: mine.id });
        }
        work.batch.begin_review(&new).await?;
        let event = ReviewEvent::ReviewStarted { session: self.session, review: id, staff: self.by };
        tell(work, self.by, self.session, event).await?;
        Ok(Begun { review: id })
    }
}

/// The reviewer keeps the sheet as it is so far. No fact of the journal: nobody else sees it.
pub struct SaveReview {
    pub by: StaffId,
    pub review: ReviewId,
    pub sheet: ReviewSheet,
    pub comment: String,
}

impl Command for SaveReview {
    /// When it was kept.
    type Answer = Timestamp;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Timestamp, Decline> {
        let review = found(work, self.review).await?;
        review.check_draft(self.by)?;
        check(&self.sheet)?;
        let comment = text("comment", &self.comment, REMARK_CHARS)?;
        work.batch.save_review(&review, &self.sheet, &comment).await?;
        Ok(work.batch.now())
    }
}

/// The operator gets exactly this sheet. Each red line opens an incident.
pub struct GiveReview {
    pub id: CommandId,
    pub by: StaffId,
    pub review: ReviewId,
    pub sheet: ReviewSheet,
    pub comment: String,
}

impl Command for GiveReview {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let body = format!("{}{}{:?}{}", self.by, self.review, self.sheet, self.comment);
        Some((self.id, body.into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let review = found(work, self.review).await?;
        check(&self.sheet)?;
        let comment = text("comment", &self.comment, REMARK_CHARS)?;
        let given = review.give(self.by, &self.sheet, work.batch.now())?;
        work.batch.save_review(&given, &self.sheet, &comment).await?;
        work.batch.put_review(&given).await?;
        let Review { id, session, operator, .. } = given;
        let event = ReviewEvent::ReviewGiven { session, review: id, staff: operator };
        tell(work, self.by, session, event).await?;
        for red_line in &self.sheet.red_lines {
            incidents::found_by_review(work, &given, *red_line).await?;
        }
        ask_to_read(work, id, operator).await?;
        Ok(Done {})
    }
}

/// Refuses a sheet that cannot be kept, naming it.
fn check(sheet: &ReviewSheet) -> Result<(), Decline> {
    sheet.check().map_err(|refusal| Decline::with(refusal, "field", "sheet"))
}
