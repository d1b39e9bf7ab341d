//! `xinqiao demo`: a living hotline with made-up people, to look at.

use crate::cli::Demo;
use crate::config::Log;
use crate::demo::{Demonstration, Tempo};
use crate::telemetry;

/// Makes a demonstration, prints who can sign in, and answers until asked to stop.
pub async fn demo(demo: Demo) -> anyhow::Result<()> {
    telemetry::start_logging(Log::default())?;
    let demonstration = Demonstration::prepare(demo.listen, &demo.folder, Tempo::Natural).await?;
    print!("{}", demonstration.programme());
    demonstration.run().await
}
