//! The writer: one task, one transaction for all that waits, one commit, then the telling.

use super::{Desk, Failure, Pending, Routing, Work, routing};
use crate::clock::{Clock, Ids};
use crate::telemetry;
use std::sync::Arc;
use tokio::sync::mpsc;
use xinqiao_domain::{Refusal, SessionId};
use xinqiao_storage::{Committed, Memory, Store};

/// Commands taken into one transaction.
const BATCH: usize = 2_048;

/// Those who are told what was written. Called by the writer in commit order; must not wait.
pub trait Told: Send + 'static {
    /// These entries and lines are committed.
    fn tell(&self, committed: &Committed);
}

/// Starts the writer. It ends when every [`Desk`] is dropped and what waited is written.
pub fn start(store: Arc<Store>, clock: Clock, capacity: usize, told: impl Told) -> (Desk, tokio::task::JoinHandle<()>) {
    let (queue, waiting) = mpsc::channel(capacity);
    let desk = Desk { queue, store: Arc::clone(&store) };
    let writer = Writer { store, ids: Ids::new(clock.clone()), clock, memory: Memory::default(), told };
    (desk, tokio::spawn(writer.run(waiting)))
}

struct Writer<T> {
    store: Arc<Store>,
    clock: Clock,
    ids: Ids,
    memory: Memory,
    told: T,
}

impl<T: Told> Writer<T> {
    async fn run(mut self, mut waiting: mpsc::Receiver<Box<dyn Pending>>) {
        let mut round = Vec::with_capacity(BATCH);
        while waiting.recv_many(&mut round, BATCH).await > 0 {
            metrics::histogram!(telemetry::names::BATCH_COMMANDS).record(round.len() as f64);
            match self.write(&mut round).await {
                Ok(()) => round.drain(..).for_each(Pending::answer),
                Err(error) => {
                    tracing::warn!(%error, commands = round.len(), "a batch failed; its commands are tried one by one");
                    for pending in round.drain(..) {
                        self.write_alone(pending).await;
                    }
                }
            }
        }
    }

    async fn write_alone(&mut self, pending: Box<dyn Pending>) {
        self.memory = Memory::careful();
        let mut alone = vec![pending];
        let result = self.write(&mut alone).await;
        self.memory = Memory::default();
        for pending in alone {
            match &result {
                Ok(()) => pending.answer(),
                // Words for whom there is no key any more: the store is the last to say so, wherever it was not asked before.
                Err(xinqiao_storage::Error::Erased) => pending.fail(Failure::Refused(Refusal::CallerErased.into())),
                Err(error) => {
                    metrics::counter!(telemetry::names::REFUSED, "code" => "not_written").increment(1);
                    tracing::error!(%error, "a command could not be written");
                    pending.fail(Failure::Unavailable);
                }
            }
        }
    }

    /// One transaction. Never cancelled: a `begin` cancelled in flight returns a connection inside a transaction.
    async fn write(&mut self, round: &mut [Box<dyn Pending>]) -> Result<(), xinqiao_storage::Error> {
        let batch = self.store.begin(&mut self.memory, self.clock.now()).await?;
        let mut work = Work { batch, ids: &self.ids, routing: Routing::Untouched };
        match decide_all(&mut work, round).await {
            Ok(()) => {
                #[cfg(feature = "ack_before_commit")]
                self.told.tell(&work.batch.not_yet_committed());
                let committed = work.batch.commit().await;
                match committed {
                    Ok(committed) => {
                        // Its lines were told already; the rest is read from the database and would not be there.
                        #[cfg(feature = "ack_before_commit")]
                        let committed = xinqiao_storage::Committed { lines: Vec::new(), ..committed };
                        self.told.tell(&committed);
                        Ok(())
                    }
                    Err(error) => {
                        self.memory.forget();
                        Err(error)
                    }
                }
            }
            Err(error) => {
                work.batch.abandon().await;
                Err(error)
            }
        }
    }
}

async fn decide_all(work: &mut Work<'_>, round: &mut [Box<dyn Pending>]) -> Result<(), xinqiao_storage::Error> {
    let sessions: Vec<SessionId> = round.iter().flat_map(|pending| pending.sessions()).collect();
    work.batch.load(sessions).await?;
    for pending in round {
        pending.decide(work).await?;
    }
    if work.routing == Routing::Touched {
        routing::route(work).await?;
    }
    Ok(())
}
