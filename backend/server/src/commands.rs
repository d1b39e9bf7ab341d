//! What each command of the command line does.

mod existing;

pub mod admin_create;
pub mod backup;
pub mod check_config;
pub mod demo;
pub mod migrate;
pub mod rotate_keys;
pub mod serve;
pub mod verify_journal;
