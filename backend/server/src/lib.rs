//! The program: it assembles rules, words and store into a hotline that answers.

pub mod aliases;
pub mod assembly;
pub mod assets;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod content;
pub mod desk;
pub mod documents;
pub mod http;
pub mod keys;
pub mod net;
pub mod passwords;
pub mod realtime;
pub mod telemetry;
pub mod tokens;
pub mod workers;
