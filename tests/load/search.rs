//! How long a filtered search takes: rare facets and common ones, several at once, some that never meet, and pages far back.

use super::clock;
use super::staff::Person;
use anyhow::{Context, Result, ensure};
use hdrhistogram::Histogram;
use xinqiao_protocol::http::search::FoundSessions;

/// What is asked. The operators of a made history are numbered from 1.
const ASKED: &[&str] = &[
    "",
    "tier=imminent",
    "tier=none",
    "operator=00000000-0000-0000-0000-000000000007",
    "operator=00000000-0000-0000-0000-000000000007&tier=high&tier=imminent",
    "mark=minor&mark=harassing&tier=moderate",
    "problem=family&outcome=relieved&locality=local",
    "problem=family&problem=emotion&answering=handled&tier=low",
    "review=waiting",
    "review=acknowledged&problem=marriage",
    "follow_up=overdue&tier=imminent",
    "answering=abandoned",
    // Each is common, and no session has both.
    "answering=abandoned&outcome=worse&outcome=relieved",
];
/// Pages followed of each search.
const PAGES: usize = 4;

/// The 99th percentile of a page, in seconds, over `rounds` rounds of all searches, by somebody who may search.
pub async fn p99(reader: &mut Person, rounds: usize) -> Result<f64> {
    reader.sign_in().await.context("sign-in")?;
    let mut times = Histogram::<u64>::new(3)?;
    for round in 0..=rounds {
        for asked in ASKED {
            let mut after = String::new();
            for _ in 0..PAGES {
                let path = format!("session-search?{asked}{after}");
                let began = clock::now();
                let page: FoundSessions = reader.web().get(&path).await.with_context(|| path.clone())?;
                let took = began.elapsed();
                // The first round warms caches and prepares statements.
                if round > 0 {
                    times.record(u64::try_from(took.as_micros())?)?;
                }
                let Some(next) = page.next else { break };
                after = format!("&after={next}");
            }
        }
    }
    ensure!(!times.is_empty(), "nothing was searched");
    Ok(times.value_at_quantile(0.99) as f64 / 1e6)
}
