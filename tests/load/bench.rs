//! `make bench`: figures of the built program, each a ratio taken within one run, three runs, median. Absolute figures
//! stand beside; nothing passes or fails on them. Results in `target/bench.json`.

#[path = "bench/board.rs"]
mod board;
#[path = "bench/dispatches.rs"]
mod dispatches;
#[path = "bench/history.rs"]
mod history;
#[path = "bench/registry.rs"]
mod registry;

use anyhow::{Context, Result, ensure};
use clap::{Parser, Subcommand};
use serde_json::{Map, Value, json};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::time::Duration;
use xinqiao_tests::load::database::{Cluster, Database, Kind, free_port};
use xinqiao_tests::load::figures::{median, rounded, under_target, write};
use xinqiao_tests::load::peer::Peer;
use xinqiao_tests::load::program::{Launch, Program};
use xinqiao_tests::load::staff::{Centre, Wanted};
use xinqiao_tests::load::talk::{Count, Rest, Side, at_full_speed, at_steady_pace};
use xinqiao_tests::load::wait::{Traffic, wait_vs_optimum};
use xinqiao_tests::load::{floor, measures, relay};

/// Pace of the latency figure, lines a second.
const STEADY: u64 = 500;

#[derive(Debug, Parser)]
#[command(about = "Measures the built hotline beside a bare relay and beside Socket.IO + SQLite")]
struct Options {
    /// The built program.
    #[arg(long, default_value_os_t = under_target("release/xinqiao"))]
    binary: PathBuf,
    /// Where the results go.
    #[arg(long, default_value_os_t = under_target("bench.json"))]
    out: PathBuf,
    /// Runs of each ratio; the median counts.
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Pairs in conversation.
    #[arg(long, default_value_t = 500)]
    pairs: usize,
    /// Operators who share them; for every server that is measured.
    #[arg(long, default_value_t = 100)]
    operators: usize,
    /// Seconds of talking per server and run.
    #[arg(long, default_value_t = 6)]
    seconds: u64,
    /// Sockets of the waiting crowd.
    #[arg(long, default_value_t = 10_000)]
    sockets: usize,
    /// Callers of the long waiting list.
    #[arg(long, default_value_t = 10_000)]
    waiting: usize,
    /// Sessions of the long history.
    #[arg(long, default_value_t = 1_000_000)]
    closed: u64,
    /// Sessions of the short history that searches are compared with.
    #[arg(long, default_value_t = 10_000)]
    searched: u64,
    /// Patients of the large registry; the small one has a tenth. Each has five visits.
    #[arg(long, default_value_t = 200_000)]
    patients: usize,
    /// Offers per figure.
    #[arg(long, default_value_t = 50)]
    samples: usize,
    /// Rounds of searches per figure.
    #[arg(long, default_value_t = 20)]
    rounds: usize,
    /// Days of the simulated traffic.
    #[arg(long, default_value_t = 2_000)]
    days: u32,
    /// Of the simulated traffic.
    #[arg(long, default_value_t = 20_261)]
    seed: u64,
    /// Only these parts.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Part::Wait, Part::Talk, Part::Offers, Part::Search, Part::Board, Part::Dispatches, Part::Registry, Part::Crowd])]
    parts: Vec<Part>,
    /// Only these databases.
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Kind::Sqlite, Kind::Postgres])]
    databases: Vec<Kind>,
    #[command(subcommand)]
    mode: Option<Mode>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Waits against Erlang-C.
    Wait,
    /// Lines a second and latency.
    Talk,
    /// Time to an offer with a long list and a long history.
    Offers,
    /// Time of a search in a long history.
    Search,
    /// Time of the compliance board of many operators.
    Board,
    /// Time to the first page of many dispatches at once.
    Dispatches,
    /// Due lists and indicators of a large registry.
    Registry,
    /// Memory and return of ten thousand callers.
    Crowd,
}

#[derive(Debug, Subcommand)]
enum Mode {
    /// Serves as the bare relay.
    #[command(hide = true)]
    Relay { port: u16 },
    /// Measures the relay and the peer alone.
    #[command(hide = true)]
    Yardsticks,
}

/// What is written: the figures, and the absolute ones beside them.
#[derive(Debug, Default)]
struct Results {
    of_database: [Map<String, Value>; 2],
    overall: Map<String, Value>,
    absolute: Map<String, Value>,
}

impl Results {
    fn of(&mut self, kind: Kind) -> &mut Map<String, Value> {
        &mut self.of_database[kind as usize]
    }

    /// Written after each part, so that a run that ends early leaves what it has.
    fn save(&self, options: &Options) -> Result<()> {
        let mut all = self.overall.clone();
        for kind in [Kind::Sqlite, Kind::Postgres] {
            all.insert(kind.name().to_owned(), self.of_database[kind as usize].clone().into());
        }
        all.insert("absolute".to_owned(), self.absolute.clone().into());
        all.insert("runs".to_owned(), options.runs.into());
        write(&options.out, &all.into())
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    let options = Options::parse();
    match options.mode {
        Some(Mode::Relay { port }) => return relay::serve(port).await,
        Some(Mode::Yardsticks) => return yardsticks(&options).await,
        None => {}
    }
    let mut results = Results::default();
    if options.parts.contains(&Part::Wait) {
        wait(&options, &mut results)?;
    }
    let cluster =
        if options.databases.contains(&Kind::Postgres) { Some(Cluster::start().context("PostgreSQL")?) } else { None };
    if options.parts.contains(&Part::Talk) {
        talk(&options, cluster.as_ref(), &mut results).await?;
    }
    if options.parts.contains(&Part::Offers) || options.parts.contains(&Part::Search) {
        for kind in options.databases.clone() {
            Box::pin(history::measure(&options, &place(kind, cluster.as_ref())?, kind, &mut results)).await?;
        }
    }
    if options.parts.contains(&Part::Board) {
        for kind in options.databases.clone() {
            Box::pin(board::measure(&options, &place(kind, cluster.as_ref())?, kind, &mut results)).await?;
        }
    }
    if options.parts.contains(&Part::Dispatches) {
        for kind in options.databases.clone() {
            Box::pin(dispatches::measure(&options, &place(kind, cluster.as_ref())?, kind, &mut results)).await?;
        }
    }
    if options.parts.contains(&Part::Registry) {
        for kind in options.databases.clone() {
            Box::pin(registry::measure(&options, &place(kind, cluster.as_ref())?, kind, &mut results)).await?;
        }
    }
    if options.parts.contains(&Part::Crowd) {
        crowd(&options, &mut results).await?;
    }
    eprintln!("results in {}", options.out.display());
    Ok(())
}

fn place(kind: Kind, cluster: Option<&Cluster>) -> Result<Database> {
    match kind {
        Kind::Sqlite => Database::sqlite(),
        Kind::Postgres => Database::postgres(cluster.context("no cluster was started")?),
    }
}

fn wait(options: &Options, results: &mut Results) -> Result<()> {
    let waits = wait_vs_optimum(Traffic::busy_floor(options.days, options.seed));
    eprintln!("wait: {waits:?}");
    results.overall.insert("wait_vs_optimum".to_owned(), rounded(waits.over_optimum()));
    results.absolute.insert("wait".to_owned(), serde_json::to_value(waits)?);
    results.save(options)
}

/// One of our servers with everybody in conversation.
struct Ours {
    kind: Kind,
    resting: Rest,
    _program: Program,
    _database: Database,
}

async fn ours(options: &Options, kind: Kind, cluster: Option<&Cluster>) -> Result<Ours> {
    let database = place(kind, cluster)?;
    let program = Launch::new(&options.binary, &database.url, database.folder())?.start().await?;
    eprintln!("{}: making {} accounts and {} pairs", kind.name(), options.operators, options.pairs);
    let wanted = Wanted { operators: options.operators, capacity: (options.pairs / options.operators) as u32 };
    let mut centre = Centre::found(&program, wanted).await?;
    let resting = floor::in_conversation(&program.launch.base(), &mut centre, options.pairs).await?;
    Ok(Ours { kind, resting, _program: program, _database: database })
}

/// Lines a second in one run, of everything measured.
#[derive(Debug, Default)]
struct Rates {
    relay: Vec<f64>,
    peer: Vec<f64>,
    ours: [Vec<f64>; 2],
    p99_over_p50: [Vec<f64>; 2],
    latency_us: [Value; 2],
}

async fn talk(options: &Options, cluster: Option<&Cluster>, results: &mut Results) -> Result<()> {
    let mut servers = Vec::new();
    for kind in options.databases.clone() {
        servers.push(ours(options, kind, cluster).await.with_context(|| kind.name())?);
    }
    let mut rates = Rates::default();
    for run in 1..=options.runs {
        rates.relay.push(relay_run(options).await.context("relay")?);
        for server in &mut servers {
            our_run(options, server, &mut rates).await.with_context(|| server.kind.name())?;
        }
        rates.peer.push(peer_run(options).await.context("peer")?);
        eprintln!("run {run} of {}: {rates:?}", options.runs);
    }
    for kind in options.databases.clone() {
        let at = kind as usize;
        let over = |base: &[f64]| median(rates.ours[at].iter().zip(base).map(|(ours, base)| ours / base).collect());
        let of = results.of(kind);
        for (name, figure) in [
            ("relay_ratio", over(&rates.relay)),
            ("peer_ratio", over(&rates.peer)),
            ("ack_p99_over_p50", median(rates.p99_over_p50[at].clone())),
        ] {
            of.insert(name.to_owned(), rounded(figure.context("no runs")?));
        }
    }
    let lines_per_second =
        json!({"relay": rates.relay, "peer": rates.peer, "sqlite": rates.ours[0], "postgres": rates.ours[1]});
    results.absolute.insert("lines_per_second".to_owned(), lines_per_second);
    results
        .absolute
        .insert("ack_us".to_owned(), json!({"sqlite": rates.latency_us[0], "postgres": rates.latency_us[1]}));
    results.save(options)
}

/// The bare relay as a process of its own; killed when dropped.
struct Relay(Child);

impl Drop for Relay {
    fn drop(&mut self) {
        // Already gone is fine.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn yardsticks(options: &Options) -> Result<()> {
    let (relay, peer) = (relay_run(options).await.context("relay")?, peer_run(options).await.context("peer")?);
    eprintln!("lines a second: relay {relay}, peer {peer}");
    Ok(())
}

async fn relay_run(options: &Options) -> Result<f64> {
    let port = free_port()?;
    let _relay = Relay(Command::new(std::env::current_exe()?).args(["relay", &port.to_string()]).spawn()?);
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let sides = relay::sides(port, options.pairs, options.operators).await?;
    let (_, count) = at_full_speed(sides, Duration::from_secs(options.seconds)).await?;
    Ok(count.delivered as f64)
}

async fn peer_run(options: &Options) -> Result<f64> {
    let peer = Peer::start().await?;
    let sides = peer.sides(options.pairs, options.operators).await?;
    let (_, count) = at_full_speed(sides, Duration::from_secs(options.seconds)).await?;
    Ok(end_to_end(count))
}

async fn our_run(options: &Options, server: &mut Ours, rates: &mut Rates) -> Result<()> {
    let at = server.kind as usize;
    let sides: Vec<Side> = std::mem::take(&mut server.resting).end().await?;
    let (sides, count) = at_full_speed(sides, Duration::from_secs(options.seconds)).await?;
    ensure!(count.refused == 0, "{} lines were refused", count.refused);
    rates.ours[at].push(end_to_end(count));
    let (sides, times) = at_steady_pace(sides, STEADY, Duration::from_secs(options.seconds)).await?;
    let (p50, p99) = (times.value_at_quantile(0.5), times.value_at_quantile(0.99));
    rates.p99_over_p50[at].push(p99 as f64 / p50.max(1) as f64);
    rates.latency_us[at] = json!({"p50": p50, "p99": p99, "max": times.max(), "lines": times.len()});
    server.resting = Rest::begin(sides);
    Ok(())
}

/// A line counts when it is both delivered and acknowledged.
fn end_to_end(count: Count) -> f64 {
    count.delivered.min(count.acknowledged) as f64
}

async fn crowd(options: &Options, results: &mut Results) -> Result<()> {
    let mut runs = Vec::new();
    for _ in 0..options.runs {
        let database = Database::sqlite()?;
        let mut program = Launch::new(&options.binary, &database.url, database.folder())?.start().await?;
        let mut centre = Centre::found(&program, Wanted { operators: 1, capacity: 1 }).await?;
        let keeper = centre.operators.first_mut().context("somebody on duty")?;
        let _open = floor::keeps_it_open(&program.launch.base(), keeper).await?;
        runs.push(measures::crowd(&mut program, options.sockets).await?);
        eprintln!("crowd: {:?}", runs.last());
    }
    let of = |figure: fn(&measures::Crowd) -> f64| median(runs.iter().map(figure).collect()).context("no runs");
    results.overall.insert("idle_socket_kib".to_owned(), rounded(of(|crowd| crowd.idle_socket_kib)?));
    results.overall.insert("herd_s".to_owned(), rounded(of(|crowd| crowd.herd_s)?));
    results.absolute.insert("crowd".to_owned(), serde_json::to_value(&runs)?);
    results.save(options)
}
