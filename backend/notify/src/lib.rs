//! Sends what leaves the house. Knows no SQL, draws no id or clock, decides nothing: what is sent comes in as arguments,
//! what came of it goes out as a value.

pub mod email;
mod exchange;
mod outlet;
pub mod robot;
pub mod sms;
pub mod system;

pub use exchange::{Taken, TargetFault};
pub use outlet::Outlet;
