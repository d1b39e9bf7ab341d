//! What is told to other departments about patients: from level 3 on, in the same commit that knows it. Each telling stands in
//! the journal and in the register, with a receipt that is waited for.

mod exchanging;
mod receiving;
mod telling;

pub use exchanging::{ExchangeLists, Exchanged, OpenExchange};
pub(super) use receiving::told_to;
pub use receiving::{ConfirmReceipt, OpenDisclosed};
pub use telling::DiscloseNow;
pub(super) use telling::tell_departments;
