//! A test hotline: the real router, sockets and database on loopback, under a clock that a test moves by hand.

#[path = "../load/load.rs"]
pub mod load;

mod caller;
mod hotline;
mod operator;
mod socket;

pub use caller::Caller;
pub use hotline::{Base, Hotline, seconds};
pub use operator::Operator;
pub use socket::{Closed, Socket};

/// A random id, as clients make them.
pub fn new_id() -> uuid::Uuid {
    uuid::Uuid::from_u128(rand())
}

fn rand() -> u128 {
    use std::hash::{BuildHasher, Hasher};
    let half = || u128::from(std::collections::hash_map::RandomState::new().build_hasher().finish());
    (half() << 64) | half()
}
