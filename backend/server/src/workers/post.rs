//! The post room: one for each channel, each with hands of its own, so that a slow provider delays nobody. A hand takes
//! what is due, sends it in a task of its own, and goes on as long as anything is due.

use super::exchange;
use super::module::{Trouble, caught};
use crate::assembly::AppState;
use crate::desk::Failure;
use crate::desk::outbox::{ClaimDue, Claimed, Finish, LinksTo, SuppressDue};
use crate::signed_links::{PAGE, REFERRAL};
use crate::telemetry::names;
use crate::watch::Name;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use xinqiao_domain::Timestamp;
use xinqiao_domain::delivery::{Attempt, DeliveryChannel, SendOutcome};
use xinqiao_notify::Outlet;
use xinqiao_notify::email::{Letter, Repeat};

/// Hands that no letter takes: a page finds one free, though a mail server keeps all others waiting.
const FOR_PAGES: usize = 2;
/// How often a node says how an attempt went, while it cannot be written. Whoever takes it up later finds it unknown.
const FINISH_TRIES: u32 = 5;
/// Between two of them.
const FINISH_WAIT: Duration = Duration::from_secs(1);

/// What a node sends at once over a channel. More than a provider likes from one sender gains nothing [D]; mail servers
/// take 50 connections of one client (Postfix: `smtpd_client_connection_count_limit`).
const fn hands(channel: DeliveryChannel) -> usize {
    match channel {
        DeliveryChannel::Email => 16,
        DeliveryChannel::Sms | DeliveryChannel::Fhir => 8,
        // A robot takes 20 messages in a minute.
        DeliveryChannel::Wecom | DeliveryChannel::Dingtalk | DeliveryChannel::Feishu => 3,
    }
}

/// The post rooms of a node.
pub struct Post {
    rooms: Vec<Arc<Room>>,
}

/// One channel of it.
struct Room {
    channel: DeliveryChannel,
    way: Way,
    hands: Arc<Semaphore>,
}

/// How a room sends.
enum Way {
    /// Not at all: nobody has set it up.
    NotSetUp,
    Letters(Outlet),
    /// Errands to institutions' own systems, each with an address of its own.
    Systems,
}

impl Way {
    fn of(channel: DeliveryChannel, outlets: &mut BTreeMap<DeliveryChannel, Outlet>) -> Self {
        match channel {
            DeliveryChannel::Fhir => Self::Systems,
            DeliveryChannel::Email
            | DeliveryChannel::Sms
            | DeliveryChannel::Wecom
            | DeliveryChannel::Dingtalk
            | DeliveryChannel::Feishu => outlets.remove(&channel).map_or(Self::NotSetUp, Self::Letters),
        }
    }
}

impl Post {
    pub fn new(mut outlets: BTreeMap<DeliveryChannel, Outlet>) -> Self {
        let room = |channel: DeliveryChannel| {
            let hands = Arc::new(Semaphore::new(hands(channel)));
            Arc::new(Room { channel, way: Way::of(channel, &mut outlets), hands })
        };
        Self { rooms: DeliveryChannel::ALL.iter().copied().map(room).collect() }
    }

    /// Takes what is due, as far as hands are free. What goes wrong in one room is no matter of the others.
    pub async fn tick(&self, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        let mut ended = Ok(());
        for room in &self.rooms {
            if let Err(trouble) = room.tick(app, now).await {
                ended = Err(trouble);
            }
        }
        ended
    }

    /// Waits until what is being sent is sent, no longer than this; what is cut off is unknown, and says so.
    pub async fn finish(&self, most: Duration) {
        let all = self.rooms.iter().map(|room| async {
            let every = u32::try_from(hands(room.channel)).unwrap_or(u32::MAX);
            let _ = room.hands.acquire_many(every).await;
        });
        if tokio::time::timeout(most, futures_util::future::join_all(all)).await.is_err() {
            tracing::warn!("letters are still being sent; another node, or the next start, takes them up");
        }
    }
}

impl Room {
    async fn tick(self: &Arc<Self>, app: &AppState, now: Timestamp) -> Result<(), Trouble> {
        let free = self.hands.available_permits();
        if free == 0 || !app.desk.store().outbox_waits(self.channel, now).await? {
            return Ok(());
        }
        match self.way {
            Way::Letters(_) | Way::Systems => {}
            Way::NotSetUp => {
                app.desk.run(SuppressDue { channel: self.channel }).await?;
                return Ok(());
            }
        }
        for claimed in self.claim(app, free).await? {
            // Only the round takes permits, so there is one for each; were there none, the claim would lapse.
            let Ok(hand) = Arc::clone(&self.hands).try_acquire_owned() else { break };
            tokio::spawn(work(Arc::clone(app), Arc::clone(self), claimed, hand));
        }
        Ok(())
    }

    async fn claim(&self, app: &AppState, free: usize) -> Result<Vec<Claimed>, Failure> {
        let letters = free.saturating_sub(FOR_PAGES);
        app.desk.run(ClaimDue { channel: self.channel, most: free, letters }).await
    }

    /// The next thing for a hand that has just become free; none when nothing is due, or the program stops.
    async fn next(&self, app: &AppState) -> Option<Claimed> {
        let stops = app.stopping.token.is_cancelled();
        if stops || !app.desk.store().outbox_waits(self.channel, app.clock.now()).await.ok()? {
            return None;
        }
        let letters = usize::from(self.hands.available_permits() >= FOR_PAGES);
        let claimed = app.desk.run(ClaimDue { channel: self.channel, most: 1, letters }).await.ok()?;
        claimed.into_iter().next()
    }

    /// One attempt, outside any transaction, and what came of it.
    async fn attempt(&self, app: &AppState, claimed: Claimed) {
        // Only for proving that the chaos check sees a letter that is called accepted before it is.
        #[cfg(feature = "ack_before_commit")]
        {
            let (item, token, outcome, answer) = (claimed.item, claimed.token, SendOutcome::Accepted, String::new());
            let _ = app.desk.run(Finish { item, token, outcome, answer, reference: None }).await;
        }
        let taken = match &self.way {
            Way::Letters(outlet) => outlet.send(&letter(app, &claimed), app.clock.now()).await,
            Way::Systems => exchange::run(app, &claimed.letter.text).await,
            // Nothing is claimed where nothing is set up.
            Way::NotSetUp => return,
        };
        metrics::counter!(names::DELIVERIES, "outcome" => word(taken.outcome)).increment(1);
        let Claimed { item, token, .. } = claimed;
        for _ in 0..FINISH_TRIES {
            let (answer, reference) = (taken.answer.clone(), taken.reference.clone());
            match app.desk.run(Finish { item, token, outcome: taken.outcome, answer, reference }).await {
                Ok(_) => return,
                Err(Failure::Refused(refused)) => {
                    tracing::warn!(%item, refusal = refused.refusal.code(), "somebody else was at this letter");
                    return;
                }
                Err(Failure::Unavailable) => tokio::time::sleep(FINISH_WAIT).await,
            }
        }
        tracing::error!(%item, "what came of a letter could not be written");
    }
}

/// One hand: an attempt, and the next, as long as anything is due.
async fn work(app: AppState, room: Arc<Room>, first: Claimed, _hand: OwnedSemaphorePermit) {
    let mut due = Some(first);
    while let Some(claimed) = due {
        if caught(Name::Mail, Box::pin(room.attempt(&app, claimed))).await.is_none() {
            return;
        }
        due = room.next(&app).await;
    }
}

/// What goes out: a page with its link, whose tag is made anew for each attempt and kept nowhere.
fn letter(app: &AppState, claimed: &Claimed) -> Letter {
    let repeat = match claimed.attempt {
        Attempt::Fresh { .. } => Repeat::No,
        Attempt::MayBeRepeat { .. } => Repeat::MayBe,
    };
    let written = claimed.letter.clone();
    let (url, keys) = (&app.config.public_url, app.desk.store().keys());
    let text = match claimed.link {
        None => written.text,
        Some(LinksTo::Page(page)) => format!("{}\n{}", written.text, PAGE.to(page, url, keys)),
        Some(LinksTo::Referral(link)) => format!("{}\n{}", written.text, REFERRAL.to(link, url, keys)),
    };
    Letter { id: claimed.item.0, to: written.to, subject: written.subject, text, repeat }
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
