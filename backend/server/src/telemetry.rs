//! What the program says of itself: log lines and figures.
//!
//! Rule: no words, no names, no numbers of anybody. A log line or a label carries ids, codes, counts and durations; never
//! what a caller or a colleague wrote, never a user name, a phone number, an address, a token or a URL with one in it.
//! Labels take their values from closed sets only, since each new value is one more series for ever.

use crate::config::{Log, LogFormat, LogLevel};
use metrics::{Unit, describe_counter, describe_gauge, describe_histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::io;
use std::sync::OnceLock;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::Layer as _;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Names of the figures at `/metrics`, in Prometheus' manner: unit last, counters end in `_total`.
pub mod names {
    /// Gauge: open sockets. Label `side`: `caller`, `staff`, `unticketed`.
    pub const SOCKETS: &str = "xinqiao_sockets";
    /// Counter: sockets that ended. Label `code`: the WebSocket close code.
    pub const SOCKETS_CLOSED: &str = "xinqiao_sockets_closed_total";
    /// Counter: frames received. Label `type`: the frame's type.
    pub const FRAMES: &str = "xinqiao_frames_total";
    /// Counter: lines acknowledged, that is, committed.
    pub const LINES: &str = "xinqiao_lines_total";
    /// Histogram: from a command's arrival at the desk to its answer, in seconds.
    pub const COMMAND_SECONDS: &str = "xinqiao_command_seconds";
    /// Counter: commands refused. Label `code`: the problem's code.
    pub const REFUSED: &str = "xinqiao_refused_total";
    /// Histogram: commands committed together.
    pub const BATCH_COMMANDS: &str = "xinqiao_batch_commands";
    /// Histogram: one write transaction, in seconds.
    pub const BATCH_SECONDS: &str = "xinqiao_batch_seconds";
    /// Gauge: commands waiting for the writer.
    pub const WRITE_QUEUE: &str = "xinqiao_write_queue";
    /// Gauge: sessions waiting for an operator. Label `tier`: the risk tier's code.
    pub const WAITING: &str = "xinqiao_waiting_sessions";
    /// Histogram: from arrival to acceptance, in seconds. Label `tier`: the risk tier's code.
    pub const WAIT_SECONDS: &str = "xinqiao_wait_seconds";
    /// Counter: offers. Label `outcome`: `accepted`, `declined`, `missed`, `withdrawn`.
    pub const OFFERS: &str = "xinqiao_offers_total";
    /// Gauge: seconds since a worker last ticked. Label `worker`: its name.
    pub const WORKER_SILENT_SECONDS: &str = "xinqiao_worker_silent_seconds";
    /// Histogram: one round of a worker, in seconds. Label `worker`: its name.
    pub const WORKER_SECONDS: &str = "xinqiao_worker_seconds";
    /// Counter: panics of workers, caught. Label `worker`: its name.
    pub const WORKER_PANICS: &str = "xinqiao_worker_panics_total";
    /// Counter: attempts to send a letter. Label `outcome`: `accepted`, `refused`, `deferred`, `unreachable`, `no_answer`.
    pub const DELIVERIES: &str = "xinqiao_deliveries_total";
    /// Gauge: open dispatches.
    pub const DISPATCHES_OPEN: &str = "xinqiao_dispatches_open";
    /// Gauge: open dispatches that nothing covers; must be 0.
    pub const DISPATCHES_SILENT: &str = "xinqiao_dispatches_silent";
    /// Gauge: the journal's number.
    pub const JOURNAL_SEQ: &str = "xinqiao_journal_seq";
    /// Gauge: open HTTP connections, without those that became sockets.
    pub const CONNECTIONS: &str = "xinqiao_http_connections";
    /// Counter: requests that were slowed or refused for their address' rate. Label `answer`: `slowed`, `refused`.
    pub const PACED: &str = "xinqiao_http_paced_total";
}

/// Bounds of the histograms of time, in seconds: a commit takes milliseconds, a wait minutes.
const SECONDS: [f64; 14] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 15.0, 30.0, 60.0, 300.0];
/// Bounds of the histogram of commands in a batch.
const COMMANDS: [f64; 9] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0];

/// Logging was set up before, by somebody else.
#[derive(Debug, thiserror::Error)]
#[error("logging is set up already")]
pub struct AlreadyLogging;

/// Begins logging to standard error, as configured. Libraries speak from `warn` on: what they say lower may quote data.
pub fn start_logging(log: Log) -> Result<(), AlreadyLogging> {
    let ours = match log.level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
        LogLevel::Trace => LevelFilter::TRACE,
    };
    let quoting = Targets::new().with_default(ours.min(LevelFilter::WARN)).with_target("xinqiao", ours);
    // The driver's warnings on slow statements carry the statement; its errors are ours to tell.
    let filter = quoting.with_target("xinqiao_storage", ours).with_target("sqlx", LevelFilter::ERROR);
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr);
    let layer = match log.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_ansi(false).boxed(),
    };
    tracing_subscriber::registry().with(layer.with_filter(filter)).try_init().map_err(|_| AlreadyLogging)
}

/// The figures of this process, begun on first use; `render()` is the body of `/metrics`. Call `run_upkeep()` from a worker
/// every few seconds, or histograms grow until the next look at them.
///
/// # Panics
/// When another recorder was installed in this process before, which only another library could have done.
pub fn figures() -> PrometheusHandle {
    static FIGURES: OnceLock<PrometheusHandle> = OnceLock::new();
    FIGURES
        .get_or_init(|| {
            let recorder = builder().install_recorder().expect("nobody else installs a recorder");
            describe();
            recorder
        })
        .clone()
}

fn builder() -> PrometheusBuilder {
    use metrics_exporter_prometheus::Matcher;
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
        .and_then(|builder| builder.set_buckets_for_metric(Matcher::Suffix("_commands".to_owned()), &COMMANDS))
        .expect("the bounds are not empty")
}

fn describe() {
    describe_gauge!(names::DISPATCHES_OPEN, "Open dispatches");
    describe_gauge!(names::DISPATCHES_SILENT, "Open dispatches that nothing covers; must be 0");
    describe_gauge!(names::SOCKETS, "Open sockets by side");
    describe_counter!(names::SOCKETS_CLOSED, "Sockets that ended, by close code");
    describe_counter!(names::FRAMES, "Frames received, by type");
    describe_counter!(names::LINES, "Lines committed and acknowledged");
    describe_histogram!(names::COMMAND_SECONDS, Unit::Seconds, "From a command's arrival to its answer");
    describe_counter!(names::REFUSED, "Commands refused, by problem code");
    describe_histogram!(names::BATCH_COMMANDS, "Commands committed together");
    describe_histogram!(names::BATCH_SECONDS, Unit::Seconds, "One write transaction");
    describe_gauge!(names::WRITE_QUEUE, "Commands waiting for the writer");
    describe_gauge!(names::WAITING, "Sessions waiting for an operator, by tier");
    describe_histogram!(names::WAIT_SECONDS, Unit::Seconds, "From arrival to acceptance, by tier");
    describe_counter!(names::OFFERS, "Offers, by outcome");
    describe_gauge!(names::WORKER_SILENT_SECONDS, Unit::Seconds, "Since a worker last ticked");
    describe_histogram!(names::WORKER_SECONDS, Unit::Seconds, "One round of a worker, by name");
    describe_counter!(names::WORKER_PANICS, "Panics of workers, by name");
    describe_counter!(names::DELIVERIES, "Attempts to send a letter, by outcome");
    describe_gauge!(names::JOURNAL_SEQ, "The journal's number");
    describe_gauge!(names::CONNECTIONS, "Open HTTP connections");
    describe_counter!(names::PACED, "Requests slowed or refused for their address' rate");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_figures_shown_with_their_bounds_however_often_they_are_begun() {
        let _ = figures();
        metrics::counter!(names::LINES).increment(3);
        metrics::histogram!(names::BATCH_SECONDS).record(0.004);
        metrics::histogram!(names::BATCH_COMMANDS).record(7.0);
        let shown = figures().render();
        for part in [
            "# HELP xinqiao_lines_total",
            "xinqiao_lines_total 3",
            "xinqiao_batch_seconds_bucket{le=\"0.005\"} 1",
            "xinqiao_batch_commands_bucket{le=\"8\"} 1",
        ] {
            assert!(shown.contains(part), "{part} in:\n{shown}");
        }
    }

    #[test]
    fn is_logging_begun_once() {
        assert!(start_logging(Log::default()).is_ok());
        assert!(start_logging(Log { format: LogFormat::Json, level: LogLevel::Trace }).is_err());
    }
}
