//! Do SQLite and PostgreSQL agree? The same statements over the same data on both, and the answers side by side; what a
//! commit promises; what a tampered journal shows. PostgreSQL is asked where `XINQIAO_TEST_POSTGRES` names a server.

mod batches;
mod cases;
mod disclosures;
mod dispatches;
mod emergencies;
mod exchange;
mod facets;
mod figures;
mod floor;
mod fresh;
mod journal;
mod ledgers;
mod opening;
mod outbox;
mod pages;
mod people;
mod referrals;
mod registry;
mod reviews;
mod scene;
mod sessions;
mod standings;
mod talk;
mod teams;
mod visits;
