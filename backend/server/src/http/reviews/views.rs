//! Reviews as they are shown, with names and with what the reader may do.

use crate::http::{AppState, ProblemAnswer, Staff};
use crate::show::People;
use xinqiao_domain::review::{Review as Rules, ReviewStage};
use xinqiao_domain::{Refusal, ReviewId, StaffId, Timestamp};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::reviews::{Review, ReviewAction, ReviewActionName, ReviewProgress};
use xinqiao_storage::reviews::Written;

/// One review, after the reader has changed it.
pub(super) async fn one(app: &AppState, review: ReviewId, reader: &Staff) -> Result<Review, ProblemAnswer> {
    let written = app.desk.store().one_review(review).await?.ok_or(ProblemAnswer::new(Code::NotFound))?;
    let people = app.shared.people(app).await?;
    Ok(review_of(written, reader.id, &people, app.clock.now()))
}

/// A whole review for somebody who may read it.
pub(super) fn review_of(written: Written, reader: StaffId, people: &People, now: Timestamp) -> Review {
    let Written { review, started_at, sheet, comment, answer } = written;
    Review {
        review: review.id,
        session: review.session,
        operator: review.operator,
        operator_name: people.name(review.operator),
        reviewer: review.reviewer,
        reviewer_name: people.name(review.reviewer),
        verdict: sheet.verdict(),
        sheet,
        comment,
        started_at,
        progress: progress(review.stage, answer),
        actions: actions(&review, reader, now),
    }
}

fn progress(stage: ReviewStage, answer: Option<String>) -> ReviewProgress {
    match stage {
        ReviewStage::Begun => ReviewProgress::Begun,
        ReviewStage::Given { at } => ReviewProgress::Given { given_at: at },
        ReviewStage::Acknowledged { given_at, at } => ReviewProgress::Acknowledged { given_at, acknowledged_at: at },
        ReviewStage::Answered { given_at, acknowledged_at, at } => {
            let answer = answer.unwrap_or_default();
            ReviewProgress::Answered { given_at, acknowledged_at, answered_at: at, answer }
        }
    }
}

/// What the reviewer and the operator may do; everybody else only reads.
fn actions(review: &Rules, reader: StaffId, now: Timestamp) -> Vec<ReviewAction> {
    let action = |name, allowed| ReviewAction { name, allowed };
    if reader == review.reviewer {
        let draft = permit(review.check_draft(reader));
        vec![action(ReviewActionName::Save, draft), action(ReviewActionName::Give, draft)]
    } else if reader == review.operator {
        vec![
            action(ReviewActionName::Acknowledge, permit(review.acknowledge(reader, now))),
            action(ReviewActionName::Answer, permit(review.answer(reader, now))),
        ]
    } else {
        Vec::new()
    }
}

/// What the rules would say.
pub(super) fn permit<T>(said: Result<T, Refusal>) -> Permit {
    said.map_or_else(|refusal| Permit::No { code: refusal.into() }, |_| Permit::Yes)
}
