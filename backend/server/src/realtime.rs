//! Sockets: who is connected here, and what they are shown. Everything shown is read from what was written.

pub mod follow;
pub mod hub;
pub mod outlet;
pub mod places;
pub mod socket;

mod caller;
mod pace;
mod pulse;
pub mod show;
mod staff;
mod tell;

pub use hub::Hub;
pub use caller::new_line;
pub use show::{Shared, open_line};
pub use tell::Teller;

use std::sync::Arc;
use tokio::sync::Semaphore;

/// The sockets of this node and what they share.
pub struct Realtime {
    pub hub: Arc<Hub>,
    pub shared: Arc<Shared>,
    /// Sockets at once; past it 503 with Retry-After.
    pub sockets: Arc<Semaphore>,
    /// Sockets that have not shown a ticket yet.
    pub unticketed: Arc<Semaphore>,
}
