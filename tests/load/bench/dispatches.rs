//! How soon the first page of a dispatch leaves the house when two hundred are asked for at once.

use super::{Options, Results};
use anyhow::{Context, Result, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use hdrhistogram::Histogram;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;
use xinqiao_domain::escalation::LONGEST_WAIT;
use xinqiao_domain::{CommandId, Timestamp};
use xinqiao_protocol::http::dispatches::DispatchStrip;
use xinqiao_tests::Smtp;
use xinqiao_tests::load::clock;
use xinqiao_tests::load::database::{Database, Kind};
use xinqiao_tests::load::figures::{median, rounded};
use xinqiao_tests::load::program::Launch;
use xinqiao_tests::load::staff::{Centre, Person, Wanted, supervisor_at};
use xinqiao_tests::load::team::{self, Team};

/// Dispatches asked for at once.
const AT_ONCE: usize = 200;
/// Members of the team, each of whom every dispatch pages.
const MEMBERS: usize = 5;
/// How long it may take until every page has come.
const PATIENCE: Duration = Duration::from_mins(2);
/// Longest time that is told apart, in microseconds: ten minutes.
const LONGEST_US: u64 = 600_000_000;

/// Measures it, run by run, on one server.
pub async fn measure(options: &Options, database: &Database, kind: Kind, results: &mut Results) -> Result<()> {
    let smtp = Smtp::open().await;
    let launch = Launch::new(&options.binary, &database.url, database.folder())?.with_mail(smtp.port());
    let program = launch.start().await?;
    let centre = Centre::found(&program, Wanted { operators: 0, capacity: 1 }).await?;
    let mut director = supervisor_at(&centre.security, "director", "director@centre.example").await?;
    let team = team::found(&centre, &director, MEMBERS, team::everybody(LONGEST_WAIT, 1)).await?;
    let (mut ratios, mut absolute) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        let times = run_once(&mut director, team, &smtp).await?;
        eprintln!("{}: {}", kind.name(), times.shown());
        ratios.push(times.first.value_at_quantile(0.99) as f64 / times.first.value_at_quantile(0.5).max(1) as f64);
        absolute.push(times.shown());
    }
    let ratio = median(ratios).context("no runs")?;
    results.of(kind).insert("page_first_handoff_p99_over_p50".to_owned(), rounded(ratio));
    results.absolute.insert(format!("{}_pages", kind.name()), absolute.into());
    results.save(options)
}

/// From the decision to the far end having the whole of a page, in microseconds.
struct Times {
    /// Of the first page of each dispatch.
    first: Histogram<u64>,
    /// Of every page.
    each: Histogram<u64>,
}

impl Times {
    fn shown(&self) -> Value {
        let ms = |times: &Histogram<u64>, part| rounded(times.value_at_quantile(part) as f64 / 1e3);
        json!({
            "page_first_handoff_ms": {"p50": ms(&self.first, 0.5), "p99": ms(&self.first, 0.99)},
            "page_decision_to_smtp_ms": {"p50": ms(&self.each, 0.5), "p99": ms(&self.each, 0.99)},
            "dispatches": self.first.len(),
            "pages": self.each.len(),
        })
    }
}

async fn run_once(director: &mut Person, team: Team, smtp: &Smtp) -> Result<Times> {
    let web = director.web().clone();
    let asked: Vec<_> = stream::iter(0..AT_ONCE)
        .map(|_| team::ask(&web, team, CommandId(clock::new_id())))
        .buffer_unordered(AT_ONCE)
        .map_ok(|asked| asked.dispatch)
        .try_collect()
        .await?;
    let strips: Vec<DispatchStrip> = director.list("dispatches").await?;
    let of_run: Vec<_> = strips.iter().filter(|strip| asked.contains(&strip.dispatch)).collect();
    let pages = |strip: &DispatchStrip| {
        strip.paged.iter().flat_map(|person| &person.pages).map(|line| line.page.0).collect::<Vec<_>>()
    };
    let came = arrival(smtp, &of_run.iter().flat_map(|strip| pages(strip)).collect::<Vec<_>>()).await?;
    let times = || Histogram::new_with_max(LONGEST_US, 3);
    let mut times = Times { first: times()?, each: times()? };
    for strip in of_run {
        let mut first = LONGEST_US;
        for page in pages(strip) {
            let took = u64::try_from(came[&page].0 - strip.requested_at.0).unwrap_or(0).min(LONGEST_US);
            first = first.min(took);
            times.each.record(took)?;
        }
        times.first.record(first)?;
    }
    ensure!(times.each.len() as usize == AT_ONCE * MEMBERS, "{} pages were written", times.each.len());
    ensure!(times.first.len() as usize == AT_ONCE, "{} dispatches are open", times.first.len());
    Ok(times)
}

/// When each of these pages came, once all have.
async fn arrival(smtp: &Smtp, pages: &[Uuid]) -> Result<BTreeMap<Uuid, Timestamp>> {
    let began = clock::now();
    loop {
        let mut came = BTreeMap::new();
        for one in smtp.arrived() {
            if let Some(id) = one.id.trim_start_matches('<').split('@').next().and_then(|id| id.parse().ok()) {
                came.entry(id).or_insert(one.at);
            }
        }
        let missing = pages.iter().filter(|page| !came.contains_key(*page)).count();
        if missing == 0 {
            return Ok(came);
        }
        ensure!(began.elapsed() < PATIENCE, "{missing} of {} pages have not come", pages.len());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
