//! Did we break a promise? Promises of the repository itself stand in `arrows` and `repository`.

mod arrows;
mod repository;
mod source;
