//! Letters: claims what is due and sends it, each attempt in a task of its own, so that a slow mail server delays nobody.

use super::module::{Trouble, caught};
use crate::assembly::AppState;
use crate::desk::Failure;
use crate::desk::outbox::{ClaimDue, Claimed, Finish, SuppressDue};
use crate::telemetry::names;
use crate::watch::Name;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use xinqiao_domain::Timestamp;
use xinqiao_domain::delivery::{Attempt, DeliveryChannel, SendOutcome};
use xinqiao_notify::email::{Letter, Mailer, Repeat};

/// Letters a node sends at once. More than a mail server likes from one sender gains nothing [D].
const AT_ONCE: usize = 4;
/// How often a node says how an attempt went, while it cannot be written. Whoever takes it up later finds it unknown.
const FINISH_TRIES: u32 = 5;
/// Between two of them.
const FINISH_WAIT: Duration = Duration::from_secs(1);

/// The post room of a node.
pub struct Post {
    mailer: Option<Mailer>,
    permits: Arc<Semaphore>,
}

impl Post {
    pub fn new(mailer: Option<Mailer>) -> Self {
        Self { mailer, permits: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// Takes what is due, as far as hands are free.
    pub async fn tick(&self, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        let channel = DeliveryChannel::Email;
        if self.permits.available_permits() == 0 || !app.desk.store().outbox_waits(channel, now).await? {
            return Ok(());
        }
        let Some(mailer) = &self.mailer else {
            app.desk.run(SuppressDue { channel }).await?;
            return Ok(());
        };
        let most = self.permits.available_permits();
        for claimed in app.desk.run(ClaimDue { channel, most }).await? {
            // Only this worker takes permits, so there is one for each; were there none, the claim would lapse.
            let Ok(permit) = Arc::clone(&self.permits).try_acquire_owned() else { break };
            tokio::spawn(attempt(Arc::clone(app), mailer.clone(), claimed, permit));
        }
        Ok(())
    }

    /// Waits until what is being sent is sent, no longer than this; what is cut off is unknown, and says so.
    pub async fn finish(&self, most: Duration) {
        let all = u32::try_from(AT_ONCE).unwrap_or(u32::MAX);
        if tokio::time::timeout(most, self.permits.acquire_many(all)).await.is_err() {
            tracing::warn!("letters are still being sent; another node, or the next start, takes them up");
        }
    }
}

/// One attempt, outside any transaction, and what came of it.
async fn attempt(app: AppState, mailer: Mailer, claimed: Claimed, _permit: OwnedSemaphorePermit) {
    let _ = caught(Name::Mail, async {
        let letter = letter(&claimed);
        // Only for proving that the chaos check sees a letter that is called accepted before it is.
        #[cfg(feature = "ack_before_commit")]
        {
            let (item, token, outcome, answer) = (claimed.item, claimed.token, SendOutcome::Accepted, String::new());
            let _ = app.desk.run(Finish { item, token, outcome, answer }).await;
        }
        let sent = mailer.send(&letter, app.clock.now()).await;
        metrics::counter!(names::DELIVERIES, "outcome" => word(sent.outcome)).increment(1);
        let Claimed { item, token, .. } = claimed;
        for _ in 0..FINISH_TRIES {
            let finish = Finish { item, token, outcome: sent.outcome, answer: sent.answer.clone() };
            match app.desk.run(finish).await {
                Ok(_) => return,
                Err(Failure::Refused(refused)) => {
                    tracing::warn!(%item, refusal = refused.refusal.code(), "somebody else was at this letter");
                    return;
                }
                Err(Failure::Unavailable) => tokio::time::sleep(FINISH_WAIT).await,
            }
        }
        tracing::error!(%item, "what came of a letter could not be written");
    })
    .await;
}

fn letter(claimed: &Claimed) -> Letter {
    let repeat = match claimed.attempt {
        Attempt::Fresh { .. } => Repeat::No,
        Attempt::MayBeRepeat { .. } => Repeat::MayBe,
    };
    let written = claimed.letter.clone();
    Letter { id: claimed.item.0, to: written.to, subject: written.subject, text: written.text, repeat }
}

/// As the figures name it.
const fn word(outcome: SendOutcome) -> &'static str {
    match outcome {
        SendOutcome::Accepted => "accepted",
        SendOutcome::Refused => "refused",
        SendOutcome::Deferred => "deferred",
        SendOutcome::Unreachable => "unreachable",
        SendOutcome::NoAnswer => "no_answer",
    }
}
