//! Emergencies are declared and declared over; the plans that they activate are written, version after version.

mod declaring;
mod planning;

pub use declaring::{DeclareEmergency, Declared, EndEmergency};
pub use planning::{PlanWritten, WritePlan};
