//! The program: it assembles rules, words and store into a hotline that answers.

pub mod aliases;
pub mod assembly;
pub mod assets;
pub mod authority;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod config;
pub mod content;
pub mod demo;
pub mod desk;
pub mod documents;
pub mod http;
pub mod hub;
pub mod keys;
pub mod net;
pub mod passwords;
pub mod print;
pub mod problem;
pub mod realtime;
pub mod sheets;
pub mod show;
pub mod telemetry;
pub mod tokens;
pub mod watch;
pub mod workers;
