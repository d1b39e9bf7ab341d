//! The rules of the hotline: pure, no I/O, no clock, no dice.
//!
//! Time and new ids come in as arguments; what is to happen goes out as values. Reading order:

mod codes;
pub mod ids;
pub mod time;

pub mod accounts;
pub mod authority;
pub mod calendar;
pub mod desk_words;
pub mod lexicon;
pub mod opening;
pub mod policy;
pub mod refusal;
pub mod risk;
pub mod roles;

pub mod presence;
pub mod queue;
pub mod session;

pub mod block;
pub mod routing;

pub mod delivery;
pub mod ledger;
pub mod standing;

pub mod event;

pub mod assessment;
pub mod call_work;
pub mod callback;
pub mod follow_up;
pub mod wrap_up;

pub mod facet;

pub mod compliance;
pub mod employment;
pub mod kpi;
pub mod report;
pub mod review;
pub mod suppression;

pub mod incident;
pub mod month;
pub mod sampling;

pub mod team;

pub mod escalation;

pub mod dispatch;

pub mod on_call;

pub mod emergency;

pub mod institution;

pub mod suspected_case;

pub mod referral;

pub mod admission;

pub mod exchange;

pub mod patient;

pub mod harm;

pub mod disclosure;

pub mod visit;

pub mod indicator;

pub mod erasure;

pub use event::{Actor, Event};
pub use ids::{
    AdmissionId, AlertId, AreaId, BlockId, CallbackId, CommandId, ContactId, CourseId, DisclosureId, DispatchId,
    EmergencyId, EntryId, HarmId, IncidentId, InstitutionId, ListExchangeId, NodeId, OddityId, OfferId, OnCallId,
    OutboxId, PageId, PatientId, PlanId, ReferralId, ReferralLinkId, ReportId, ReviewId, SampleId, SavedSearchId,
    SessionId, SignInId, StaffId, SuspectedCaseId, TeamId, VisitId, WhisperId, WorkId,
};
/// A day of the calendar, by the centre's clock.
pub use jiff::civil::Date;
pub use refusal::Refusal;
pub use time::{Millis, Timestamp};
