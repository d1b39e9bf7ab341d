//! Did we break a promise? Promises of the repository itself stand in `arrows` and `repository`.

mod arrows;
mod authority;
mod conformance;
mod documents;
mod erasure;
mod repository;
mod samples;
mod source;
mod typescript;
