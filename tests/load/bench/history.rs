//! What must not grow with history: the time to an offer, and the time of a search.

use super::{Options, Part, Results};
use anyhow::{Context, Result};
use serde_json::json;
use xinqiao_domain::accounts::Grade;
use xinqiao_tests::load::database::{Database, Kind};
use xinqiao_tests::load::figures::{median, rounded};
use xinqiao_tests::load::program::{Launch, Program};
use xinqiao_tests::load::staff::{Centre, Person, Wanted};
use xinqiao_tests::load::talk::Rest;
use xinqiao_tests::load::web::Web;
use xinqiao_tests::load::{clock, floor, measures, search, seed, staff};

/// Everything that is asked of a history which grows: offers and searches.
struct Long<'o> {
    options: &'o Options,
    kind: Kind,
    database: &'o Database,
    program: Program,
    freed: Person,
    reader: Person,
    keeper: Person,
    /// The keeper's socket: while it is open, the hotline is.
    open: Rest,
    /// Sessions of the history.
    closed: u64,
}

impl Long<'_> {
    /// Brings the history to so many closed sessions.
    async fn grows_to(&mut self, closed: u64) -> Result<()> {
        self.program.kill()?;
        eprintln!("{}: {closed} closed sessions", self.kind.name());
        seed::closed_sessions(&self.database.url, closed.saturating_sub(self.closed)).await?;
        self.closed = closed;
        self.program = self.program.launch.start().await?;
        let open = floor::keeps_it_open(&self.program.launch.base(), &mut self.keeper).await?;
        drop(std::mem::replace(&mut self.open, open));
        Ok(())
    }

    /// Median seconds to an offer, of each run.
    async fn offers(&mut self) -> Result<Vec<f64>> {
        if self.options.parts.contains(&Part::Offers) {
            offer_runs(self.options, &self.program, &mut self.freed).await
        } else {
            Ok(Vec::new())
        }
    }

    /// The slowest hundredth of searches in seconds, of each run.
    async fn searches(&mut self) -> Result<Vec<f64>> {
        let mut p99s = Vec::new();
        if self.options.parts.contains(&Part::Search) {
            for _ in 0..self.options.runs {
                p99s.push(search::p99(&mut self.reader, self.options.rounds).await.context("search")?);
            }
            eprintln!("searches: {p99s:?} s");
        }
        Ok(p99s)
    }
}

/// Offers and searches in a history that grows, and offers in a long queue.
pub async fn measure(options: &Options, database: &Database, kind: Kind, results: &mut Results) -> Result<()> {
    let program = Launch::new(&options.binary, &database.url, database.folder())?.start().await?;
    let centre = Centre::found(&program, Wanted { operators: 0, capacity: 1 }).await?;
    let freed = staff::operator(&centre.security, "freed".to_owned(), Grade::Trainee).await?;
    let reader = staff::supervisor(&centre.security).await?;
    let mut keeper = staff::operator(&centre.security, "keeper".to_owned(), Grade::Full).await?;
    let open = floor::keeps_it_open(&program.launch.base(), &mut keeper).await?;
    let web = Web::new(&program.launch.base())?;
    measures::waiting(&web, 10).await?;
    let mut long = Long { options, kind, database, program, freed, reader, keeper, open, closed: 0 };
    long.grows_to(1_000).await?;
    let short_s = long.offers().await?;
    long.grows_to(options.searched).await?;
    let searched_s = long.searches().await?;
    long.grows_to(options.closed).await?;
    let long_history_s = long.offers().await?;
    let long_searched_s = long.searches().await?;
    let mut long_queue_s = Vec::new();
    if options.parts.contains(&Part::Offers) {
        eprintln!("{}: {} callers wait", kind.name(), options.waiting);
        measures::waiting(&web, options.waiting.saturating_sub(10)).await?;
        long_queue_s = long.offers().await?;
    }
    drop(long);
    for (name, longer, shorter) in [
        ("offer_flat_history", &long_history_s, &short_s),
        ("offer_flat_queue", &long_queue_s, &long_history_s),
        ("search_flat", &long_searched_s, &searched_s),
    ] {
        if !longer.is_empty() {
            results.of(kind).insert(name.to_owned(), rounded(ratio(longer, shorter)?));
        }
    }
    let offers = json!({"short_s": short_s, "long_history_s": long_history_s, "long_queue_s": long_queue_s});
    results.absolute.insert(format!("{}_offer", kind.name()), offers);
    let searches = json!({"short_p99_s": searched_s, "long_p99_s": long_searched_s});
    results.absolute.insert(format!("{}_search", kind.name()), searches);
    results.save(options)
}

async fn offer_runs(options: &Options, program: &Program, freed: &mut Person) -> Result<Vec<f64>> {
    let began = clock::now();
    let mut medians = Vec::new();
    for _ in 0..options.runs {
        medians.push(measures::offer_after_freed(program, freed, options.samples).await?);
    }
    eprintln!("offers: {medians:?} s, in {:?}", began.elapsed());
    Ok(medians)
}

fn ratio(long: &[f64], short: &[f64]) -> Result<f64> {
    median(long.iter().zip(short).map(|(long, short)| long / short).collect()).context("no runs")
}
