//! The words on the wire: HTTP bodies, socket frames, problem codes. The console's TypeScript, the OpenAPI and the
//! AsyncAPI documents are made from these types, so that a client and the server cannot disagree on a name.

pub mod limits;

pub mod frames;
pub mod http;
pub mod problem;

pub use problem::{Code, Problem};
pub use xinqiao_domain as domain;
