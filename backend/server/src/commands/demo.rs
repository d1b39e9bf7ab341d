//! `xinqiao demo`: a living hotline with made-up people, to look at.

use crate::cli::Demo;

/// Runs the demonstration.
pub async fn demo(demo: Demo) -> anyhow::Result<()> {
    let _ = demo;
    anyhow::bail!("the demonstration is not there yet")
}
