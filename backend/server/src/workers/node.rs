//! This node's own upkeep: its lease, and what is too old to be of use.

use super::module::Trouble;
use crate::assembly::AppState;
pub use crate::desk::nodes::RENEWAL;
use crate::desk::nodes::Renew;
use crate::desk::sweep::Sweep;

/// Renews the lease, and takes over from nodes that are gone.
pub async fn renew(app: &AppState) -> Result<(), Trouble> {
    app.desk.run(Renew { node: app.node }).await?;
    Ok(())
}

/// Forgets tickets nobody used, answers nobody will ask for again, and old figures.
pub async fn sweep(app: &AppState) -> Result<(), Trouble> {
    app.figures.run_upkeep();
    app.desk.run(Sweep {}).await?;
    Ok(())
}
