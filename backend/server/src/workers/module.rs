//! How a module of the round is run: within its bound, timed and caught by name.

use crate::assembly::AppState;
use crate::desk::Failure;
use crate::telemetry::names;
use crate::watch::Name;
use futures_util::FutureExt as _;
use std::panic::AssertUnwindSafe;
use std::time::Duration;
use tokio::time::{Instant, timeout};
use xinqiao_domain::{Millis, Timestamp};

/// The longest a module may take in one round. With the renewal's 3 s it leaves a node's lease of 10 s standing
/// where three of the others are slow at once.
const BOUND: Duration = Duration::from_secs(2);

/// Why a module did not do its round.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error(transparent)]
    Storage(#[from] xinqiao_storage::Error),
    #[error(transparent)]
    Desk(#[from] Failure),
}

/// Runs one module. Whatever becomes of it, the others go on.
pub async fn run(app: &AppState, name: Name, work: impl Future<Output = Result<(), Trouble>>) {
    let began = Instant::now();
    let ended = timeout(BOUND, caught(name, work)).await;
    metrics::histogram!(names::WORKER_SECONDS, "worker" => name.word()).record(began.elapsed().as_secs_f64());
    match ended {
        Ok(Some(Ok(()))) => app.watch.ticked(name, app.clock.now()),
        Ok(Some(Err(trouble))) => tracing::warn!(worker = name.word(), %trouble, "a worker could not do its round"),
        // Said and counted where it was caught.
        Ok(None) => {}
        Err(_) => tracing::warn!(worker = name.word(), "a worker was too slow; it goes on in the next round"),
    }
}

/// Does something whose panic must not stop the others; none when it panicked.
pub async fn caught<T>(name: Name, work: impl Future<Output = T>) -> Option<T> {
    let ended = AssertUnwindSafe(work).catch_unwind().await;
    if ended.is_err() {
        metrics::counter!(names::WORKER_PANICS, "worker" => name.word()).increment(1);
        // What it panicked with may quote what it worked on: the panic's own line says where.
        tracing::error!(worker = name.word(), "a worker panicked; the others go on");
    }
    ended.ok()
}

/// How often something is done: by the hotline's clock or by the machine's, whichever is ahead. A test moves the first;
/// under the second everything goes on while that one stands still.
pub struct Pace {
    every: Millis,
    last: Option<(Timestamp, Instant)>,
}

impl Pace {
    pub fn new(every: Millis) -> Self {
        Self { every, last: None }
    }

    /// Whether it is time again; then the time counts anew. A clock that was set back counts as time.
    pub fn is_due(&mut self, now: Timestamp, real: Instant) -> bool {
        let every = Duration::from_millis(self.every.0.unsigned_abs());
        let due = self.last.is_none_or(|(last, real_last)| {
            now < last || now.since(last) >= self.every || real.duration_since(real_last) >= every
        });
        if due {
            self.last = Some((now, real));
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn does_a_panic_stay_where_it_happened() {
        let figures = crate::telemetry::figures();
        assert_eq!(caught(Name::Reminders, async { 1 }).await, Some(1));
        let panics = async {
            assert_eq!(1, 2, "on purpose");
        };
        assert_eq!(caught(Name::Reminders, panics).await, None);
        assert!(
            figures.render().contains("xinqiao_worker_panics_total{worker=\"reminders\"} 1"),
            "{}",
            figures.render()
        );
        assert_eq!(caught(Name::Reminders, async { 2 }).await, Some(2), "the next round is done");
    }

    #[test]
    fn is_a_pace_kept_by_either_clock() {
        let (noon, real) = (Timestamp(1_800_000_000_000_000), Instant::now());
        let second = Duration::from_secs(1);
        let mut pace = Pace::new(Millis::seconds(2));
        assert!(pace.is_due(noon, real), "at once");
        assert!(!pace.is_due(noon, real + second));
        assert!(pace.is_due(noon, real + 2 * second), "the hotline's clock stands still");
        assert!(!pace.is_due(noon + Millis::seconds(1), real + 2 * second));
        assert!(pace.is_due(noon + Millis::seconds(2), real + 2 * second), "the hotline's clock was moved");
        assert!(pace.is_due(noon, real + 2 * second), "and set back");
    }
}
