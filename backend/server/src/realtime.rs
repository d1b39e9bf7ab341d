//! Sockets: each console and caller's page that is connected here. Everything shown is read from what was written.

pub mod door;
pub mod follow;
pub mod places;

mod caller;
mod pace;
mod pulse;
mod socket;
mod staff;
mod tell;

pub use tell::Teller;
