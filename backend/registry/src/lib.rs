//! Speaks HL7 FHIR R4 with other institutions' systems, in values: what is asked of them, and what they answered. Knows no
//! SQL, no network and no clock, draws no id, and decides nothing.

mod answer;
mod bundle;
mod handover;
mod model;
mod names;
mod request;
mod status;
mod task;
mod time;

pub use answer::{Written, introduced, rewritten, written};
pub use bundle::{organizations, referral};
pub use handover::{Contact, Handover, Note, Order, Party, Risk};
pub use model::Bundle;
pub use names::Names;
pub use request::{Method, Request, ask_to_cancel, listen, newer_tasks, task_named, transaction};
pub use task::{Page, Reading, Report, page, tasks};
pub use time::{date_time, instant};
