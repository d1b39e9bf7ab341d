//! An incident: something that must not have happened, and that the manager hears of within a day (domain: "Hotline").

#[cfg(test)]
mod tests;

use crate::codes::codes;
use crate::ids::{AlertId, IncidentId, SessionId, StaffId};
use crate::refusal::Refusal;
use crate::review::RedLine;
use crate::time::{Millis, Timestamp};

/// How long a report may take [F].
pub const REPORTED_WITHIN: Millis = Millis::hours(24);

codes!(
    /// What happened. The first six are the red lines of a review.
    IncidentKind {
        EndedInDanger = "ended_in_danger",
        PromisedAbsoluteConfidentiality = "promised_absolute_confidentiality",
        RecordedPlannedAsDone = "recorded_planned_as_done",
        InventedFacts = "invented_facts",
        BrokeConfidentiality = "broke_confidentiality",
        RelationshipBeyondService = "relationship_beyond_service",
        /// A caller was harmed, or died.
        CallerHarmed = "caller_harmed",
        StaffThreatened = "staff_threatened",
        /// The service could not be given: a failure, an outage.
        ServiceFailed = "service_failed",
        Other = "other",
    }
);

impl From<RedLine> for IncidentKind {
    fn from(red_line: RedLine) -> Self {
        match red_line {
            RedLine::EndedInDanger => Self::EndedInDanger,
            RedLine::PromisedAbsoluteConfidentiality => Self::PromisedAbsoluteConfidentiality,
            RedLine::RecordedPlannedAsDone => Self::RecordedPlannedAsDone,
            RedLine::InventedFacts => Self::InventedFacts,
            RedLine::BrokeConfidentiality => Self::BrokeConfidentiality,
            RedLine::RelationshipBeyondService => Self::RelationshipBeyondService,
        }
    }
}

/// Where its clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncidentState {
    /// Nobody has reported it.
    Open {
        told: Told,
    },
    Reported {
        by: StaffId,
        at: Timestamp,
    },
}

/// Whether the supervisors have been told that the report is late.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    NotYet,
    By(AlertId),
}

/// One incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Incident {
    pub id: IncidentId,
    pub session: SessionId,
    pub kind: IncidentKind,
    pub opened_by: StaffId,
    pub opened_at: Timestamp,
    pub due_at: Timestamp,
    pub state: IncidentState,
}

/// Whether a report came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Punctuality {
    InTime,
    Late,
}

impl Incident {
    /// Its clock begins.
    pub fn open(id: IncidentId, session: SessionId, kind: IncidentKind, by: StaffId, at: Timestamp) -> Self {
        let state = IncidentState::Open { told: Told::NotYet };
        Self { id, session, kind, opened_by: by, opened_at: at, due_at: at + REPORTED_WITHIN, state }
    }

    /// Its clock is closed, late or not.
    ///
    /// # Errors
    /// [`Refusal::AlreadyDone`] the second time.
    pub fn report(self, by: StaffId, at: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            IncidentState::Open { .. } => Ok(Self { state: IncidentState::Reported { by, at }, ..self }),
            IncidentState::Reported { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// The clock has run out and nobody has been told: they are, once, by this alert. None while there is nothing to say.
    pub fn run_out(self, now: Timestamp, alert: AlertId) -> Option<Self> {
        match self.state {
            IncidentState::Open { told: Told::NotYet } if self.due_at <= now => {
                Some(Self { state: IncidentState::Open { told: Told::By(alert) }, ..self })
            }
            IncidentState::Open { .. } | IncidentState::Reported { .. } => None,
        }
    }

    /// How it stands against its clock: of the report, or of `now` while there is none.
    pub fn punctuality(&self, now: Timestamp) -> Punctuality {
        let at = match self.state {
            IncidentState::Open { .. } => now,
            IncidentState::Reported { at, .. } => at,
        };
        if at < self.due_at { Punctuality::InTime } else { Punctuality::Late }
    }
}
