//! The desk: the only way to change anything. A command is a value with its rule (`decide`); the one writer task takes
//! what waits, lets each decide in one transaction, commits once, tells the others, and answers.

pub mod accounts;
pub mod admissions;
pub mod arrivals;
pub mod callbacks;
pub mod calls;
pub mod cases;
pub mod centre;
pub mod devices;
pub mod disclosures;
pub mod dispatches;
pub mod emergencies;
pub mod erasures;
pub mod exchange;
pub mod facets;
pub mod floor;
pub mod incidents;
pub mod indicators;
pub mod institutions;
pub mod ledgers;
pub mod library;
pub mod lines;
pub mod links;
pub mod marks;
pub mod nodes;
pub mod outbox;
pub mod patients;
pub mod records;
pub mod referrals;
pub mod reports;
pub mod reviews;
pub mod samples;
pub mod scene;
pub mod search;
pub mod sign_in;
pub mod standings;
pub mod sweep;
pub mod teams;
pub mod tickets;
pub mod timers;
pub mod visits;

#[cfg(test)]
mod testing;

mod outcome;
mod routing;
mod writer;

pub use outcome::{Decline, Failure};
pub use writer::{Told, start};

use crate::clock::Ids;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use xinqiao_domain::{CommandId, Refusal, SessionId};
use xinqiao_storage::sign_ins::Repeated;
use xinqiao_storage::{Batch, Store};

/// Something that is to change, with its rule.
pub trait Command: Send + 'static {
    /// What whoever asked is told.
    type Answer: Send + Serialize + DeserializeOwned + 'static;

    /// Sessions it is about, loaded together with those of the other commands of the batch.
    fn sessions(&self) -> Vec<SessionId> {
        Vec::new()
    }

    /// The client-made id and the parts of the body it stands for: repeated, it is answered the same.
    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        None
    }

    /// Checks the rules and writes what follows. A refusal must come before anything is written; called again with
    /// nothing kept when the batch failed.
    fn decide(&mut self, work: &mut Work<'_>) -> impl Future<Output = Result<Self::Answer, Decline>> + Send;
}

/// A command's view of the batch it is decided in.
pub struct Work<'a> {
    pub batch: Batch<'a>,
    pub ids: &'a Ids,
    /// Whether waiting callers and free operators should be matched before the commit.
    routing: Routing,
}

/// Whether anything happened that could make an offer possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Routing {
    Untouched,
    Touched,
}

impl Work<'_> {
    /// Something happened that could make an offer possible: it leaves in this same commit.
    pub fn route(&mut self) {
        self.routing = Routing::Touched;
    }
}

type Later<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A command with somebody waiting for its answer, of whatever type.
trait Pending: Send {
    fn sessions(&self) -> Vec<SessionId>;
    fn decide<'a>(&'a mut self, work: &'a mut Work<'_>) -> Later<'a, Result<(), xinqiao_storage::Error>>;
    /// After the commit.
    fn answer(self: Box<Self>);
    /// Nothing of it was written, for good.
    fn fail(self: Box<Self>, failure: Failure);
}

/// A command whose asker waits on a channel.
struct Asked<C: Command> {
    command: C,
    outcome: Option<Result<C::Answer, Refused>>,
    reply: oneshot::Sender<Result<C::Answer, Failure>>,
}

/// A refusal with what its sentence is filled with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub refusal: Refusal,
    pub params: BTreeMap<String, String>,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, params: BTreeMap::new() }
    }
}

impl<C: Command> Pending for Asked<C> {
    fn sessions(&self) -> Vec<SessionId> {
        self.command.sessions()
    }

    fn decide<'a>(&'a mut self, work: &'a mut Work<'_>) -> Later<'a, Result<(), xinqiao_storage::Error>> {
        Box::pin(async move {
            self.outcome = Some(match decide_once(&mut self.command, work).await {
                Ok(answer) => Ok(answer),
                Err(Decline::Refused(refused)) => Err(refused),
                Err(Decline::Storage(error)) => return Err(error),
            });
            Ok(())
        })
    }

    fn answer(self: Box<Self>) {
        let outcome = match self.outcome {
            Some(Ok(answer)) => Ok(answer),
            Some(Err(refused)) => Err(Failure::Refused(refused)),
            None => Err(Failure::Unavailable),
        };
        // Whoever asked may have gone; what was decided stands.
        let _ = self.reply.send(outcome);
    }

    fn fail(self: Box<Self>, failure: Failure) {
        let _ = self.reply.send(Err(failure));
    }
}

/// Decides a command, or answers it as it was answered before.
async fn decide_once<C: Command>(command: &mut C, work: &mut Work<'_>) -> Result<C::Answer, Decline> {
    let Some((id, body)) = command.identity() else {
        return command.decide(work).await;
    };
    let digest = work.batch.store().keys().body_digest(&[std::any::type_name::<C>().as_bytes(), &body]);
    match work.batch.repeated(id, &digest).await? {
        Repeated::Same(answer) => serde_json::from_str(&answer)
            .map_err(|_| Decline::Storage(xinqiao_storage::Error::Damaged("command.answer"))),
        Repeated::Other => Err(Refusal::IdReused.into()),
        Repeated::No => {
            let answer = command.decide(work).await?;
            let text = serde_json::to_string(&answer).map_err(xinqiao_storage::Error::from)?;
            work.batch.remember(id, &digest, &text).await?;
            Ok(answer)
        }
    }
}

/// Where commands are handed in.
#[derive(Clone)]
pub struct Desk {
    queue: mpsc::Sender<Box<dyn Pending>>,
    store: Arc<Store>,
}

impl Desk {
    /// Hands a command in and waits for its answer. Waits too while the queue is full: the bound is what keeps a rush
    /// from becoming a pile.
    ///
    /// # Errors
    /// The refusal of the rules, or [`Failure::Unavailable`] when it could not be written.
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Answer, Failure> {
        let (reply, answer) = oneshot::channel();
        let pending = Box::new(Asked { command, outcome: None, reply });
        self.queue.send(pending).await.map_err(|_| Failure::Unavailable)?;
        answer.await.map_err(|_| Failure::Unavailable)?
    }

    /// Hands in a line; its acknowledgement goes to the socket that sent it.
    ///
    /// # Errors
    /// [`Failure::Unavailable`] when the desk is closed.
    pub async fn say(&self, say: lines::Say) -> Result<(), Failure> {
        self.queue.send(Box::new(say)).await.map_err(|_| Failure::Unavailable)
    }

    /// What was written, for reading.
    pub fn store(&self) -> &Arc<Store> {
        &self.store
    }
}
