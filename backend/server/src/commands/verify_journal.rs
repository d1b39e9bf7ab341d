//! `xinqiao verify-journal`: recomputes the hash chain and says whether anything was changed.

use super::existing::existing_store;
use crate::config::Config;
use std::process::ExitCode;
use xinqiao_storage::Verified;

/// Walks the whole journal. Ends with 0 when it stands as it was written, else with 1.
pub async fn verify_journal(config: &Config) -> anyhow::Result<ExitCode> {
    let store = existing_store(config).await?;
    let verified = store.verify_journal().await;
    store.close().await;
    Ok(match verified? {
        Verified::Whole { entries, lines } => {
            println!("whole: {entries} entries, {lines} lines");
            ExitCode::SUCCESS
        }
        Verified::Broken { seq, what } => {
            println!("broken at entry {seq}: {what}");
            ExitCode::FAILURE
        }
    })
}
