//! A worker says how an attempt went. Only the worker with the token is believed.

use super::{Said, change};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::delivery::{SendOutcome, Urgency};
use xinqiao_domain::{OutboxId, Refusal};

/// How an attempt went.
pub struct Finish {
    pub item: OutboxId,
    /// As claimed.
    pub token: i64,
    pub outcome: SendOutcome,
    /// The provider's last answer, without addresses.
    pub answer: String,
    /// The provider's own name of it, by which its reports come.
    pub reference: Option<String>,
}

impl Command for Finish {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let item = work.batch.outbox_item(self.item).await?.ok_or(Refusal::NotFound)?;
        let next =
            item.state.finish(self.token, self.outcome, now, item.expires_at, item.occasion.purpose().urgency())?;
        match item.occasion.purpose().urgency() {
            Urgency::Letter | Urgency::Page => {
                let before = work.batch.breaker(item.channel).await?;
                let after = before.after(self.outcome, now);
                if after != before {
                    work.batch.put_breaker(item.channel, after).await?;
                }
            }
            // That one system is down says nothing of another.
            Urgency::System => {}
        }
        if let Some(reference) = &self.reference {
            work.batch.name_at_provider(item.id, reference).await?;
        }
        change(work, item, next, Said::Provider(&self.answer)).await?;
        Ok(Done {})
    }
}
