//! The measuring and breaking rig: one client for every server that is measured, the program under test as a child
//! process, and what `bench` and `chaos` share. Everything here drives the built program from outside.

pub mod chance;
pub mod clock;

pub mod database;
pub mod program;
pub mod staff;
pub mod team;
pub mod web;

pub mod callers;
pub mod floor;
pub mod socket;
pub mod talk;
pub mod wire;

pub mod peer;
pub mod registry;
pub mod relay;
pub mod search;
pub mod seed;

pub mod breaking;
pub mod figures;
pub mod measures;
pub mod wait;
