//! The registry's due lists and indicators, as those ask who work with them.

use super::clock;
use super::staff::Person;
use anyhow::{Context, Result, ensure};
use hdrhistogram::Histogram;
use xinqiao_domain::AreaId;
use xinqiao_protocol::http::indicators::Indicators;
use xinqiao_protocol::http::visits::DueVisits;

/// Windows followed of each list.
const WINDOWS: usize = 3;

/// The 99th percentile of a window of the due lists, in seconds: of each worker, of the institution, of a township.
pub async fn due_p99(workers: &mut [Person], township: AreaId, rounds: usize) -> Result<f64> {
    let lists = ["of=mine".to_owned(), "of=institution".to_owned(), format!("of=institution&township={township}")];
    let mut times = Histogram::<u64>::new(3)?;
    for worker in workers.iter_mut() {
        worker.sign_in().await.context("sign-in")?;
    }
    for round in 0..=rounds {
        for worker in workers.iter() {
            for list in &lists {
                let mut after = String::new();
                for _ in 0..WINDOWS {
                    let path = format!("due-visits?{list}{after}");
                    let began = clock::now();
                    let due: DueVisits = worker.web().get(&path).await.with_context(|| path.clone())?;
                    let took = began.elapsed();
                    ensure!(!due.window.rows.is_empty(), "{path}: nobody is due");
                    // The first round warms caches and prepares statements.
                    if round > 0 {
                        times.record(u64::try_from(took.as_micros())?)?;
                    }
                    let Some(next) = due.window.next else { break };
                    after = format!("&after={next}");
                }
            }
        }
    }
    Ok(times.value_at_quantile(0.99) as f64 / 1e6)
}

/// The seconds of the indicators of a month, of so many patients.
pub async fn indicators_s(reader: &mut Person, month: &str, patients: usize) -> Result<f64> {
    reader.sign_in().await.context("sign-in")?;
    let path = format!("indicators?period={month}");
    let began = clock::now();
    let counted: Indicators = reader.web().get(&path).await.context("indicators")?;
    let took = began.elapsed();
    let whole = counted.rows.first().context("no indicator")?.whole;
    ensure!(whole as usize == patients, "{whole} of {patients} patients are counted");
    Ok(took.as_secs_f64())
}
