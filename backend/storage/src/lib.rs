//! The only SQL; seals and opens private text.
//!
//! [`Store`] opens a database (SQLite or PostgreSQL, the same statements). [`Batch`] is one write transaction under the
//! centre's journal head. Everything else reads, through a pool of its own.

mod batch;
mod database;
mod dispatch_figures;
mod error;
mod journal;
#[cfg(test)]
mod plans;
mod sealing;
mod statements;
#[cfg(test)]
mod testing;

pub mod admissions;
pub mod after_action;
pub mod alerts;
pub mod blocks;
pub mod bulk;
pub mod call_work;
pub mod callbacks;
pub mod cases;
pub mod centre;
pub mod compliance;
pub mod devices;
pub mod disclosures;
pub mod dispatches;
pub mod emergencies;
pub mod employment;
pub mod entries;
pub mod erasures;
pub mod exchange;
pub mod facets;
pub mod floor;
pub mod guests;
pub mod harms;
pub mod incidents;
pub mod indicators;
pub mod institutions;
pub mod kpis;
pub mod ledger_rules;
pub mod library;
pub mod lines;
pub mod list_exchanges;
pub mod month;
pub mod nodes;
pub mod on_call;
pub mod outbox;
pub mod page_links;
pub mod pages;
pub mod patients;
pub mod people;
pub mod places;
pub mod readings;
pub mod records;
pub mod referrals;
pub mod replay;
pub mod reports;
pub mod reviews;
pub mod roster;
pub mod rotation;
pub mod samples;
pub mod scene;
pub mod search;
pub mod sessions;
pub mod sign_ins;
pub mod standings;
pub mod supervisions;
pub mod teams;
pub mod trainings;
pub mod views;
pub mod visits;
pub mod whispers;

pub use batch::{Batch, Committed, Kept, LineForm, Memory, NewLine, Placed, WrittenLine};
pub use database::{Flavour, SCHEMA_VERSION, Store, is_newer_than_us};
pub use error::Error;
pub use journal::{Entry, Verified};
pub use sealing::{Field, Legible, SealingKeys, SessionSeal, WrappingKeys, sha256};

/// The one centre of an installation; the column is there for later.
pub const CENTRE: &str = "centre";
