//! What supervisors did on the floor; and what followed the talk: its record, calls, reviews.

use super::Beside;
use xinqiao_domain::event::{ErasureEvent, FloorEvent, LedgerEvent, ReviewEvent, WorkEvent};
use xinqiao_domain::routing::OfferReason;
use xinqiao_domain::{Millis, StaffId, Timestamp};
use xinqiao_protocol::http::records::{Note, RecordedAssessment};
use xinqiao_protocol::http::replay::Happened;
use xinqiao_storage::records;

impl Beside<'_> {
    pub(super) fn offered(&self, to: StaffId, waited_ms: Millis, because: Vec<OfferReason>) -> Happened {
        Happened::Offered { to: self.who(to), waited_ms, because }
    }

    pub(super) fn erased(&self, event: &ErasureEvent) -> Option<Happened> {
        match *event {
            ErasureEvent::CallerErased { staff, .. } => Some(Happened::Erased { by: self.who(staff) }),
            ErasureEvent::CallerWiped { .. } | ErasureEvent::KeysRotated { .. } => None,
        }
    }

    pub(super) fn assessed(&mut self, by: StaffId, at: Timestamp) -> Option<Happened> {
        let place = self.assessments.iter().position(|one| one.at == at && one.by == by)?;
        let records::RecordedAssessment { at, by, suggestion, assessment } = self.assessments.remove(place)?;
        let by_name = self.people.name(by);
        Some(Happened::Assessed { assessment: RecordedAssessment { at, by, by_name, suggestion, assessment } })
    }

    pub(super) fn noted(&mut self, by: StaffId, at: Timestamp) -> Option<Happened> {
        let place = self.notes.iter().position(|one| one.at == at && one.by == by)?;
        let records::Note { id, by, at, purpose: _, text } = self.notes.remove(place)?;
        Some(Happened::NoteAdded { note: Note { id, by, by_name: self.people.name(by), at, text } })
    }

    pub(super) fn wrapped_up(&mut self, by: StaffId, at: Timestamp) -> Happened {
        let last = self.wrap_up.take_if(|wrap_up| wrap_up.at == at && wrap_up.by == by);
        Happened::WrapUpSaved { by: self.who(by), wrap_up: last.map(|wrap_up| wrap_up.form) }
    }

    pub(super) fn on_the_floor(&self, event: &FloorEvent) -> Option<Happened> {
        Some(match *event {
            FloorEvent::WatchStarted { staff, .. } => Happened::WatchStarted { by: self.who(staff) },
            FloorEvent::WatchEnded { staff, .. } => Happened::WatchEnded { by: self.who(staff) },
            FloorEvent::Whispered { staff, whisper, .. } => {
                let said = self.whispers.iter().find(|one| one.id == whisper);
                let text = said.map(|one| one.text.clone()).unwrap_or_default();
                Happened::Whispered { by: self.who(staff), text }
            }
            FloorEvent::GuestJoined { staff, .. } => Happened::GuestJoined { by: self.who(staff) },
            FloorEvent::GuestLeft { staff, .. } => Happened::GuestLeft { by: self.who(staff) },
            FloorEvent::TakenOver { staff, from, .. } => {
                Happened::TakenOver { by: self.who(staff), from: self.who(from) }
            }
            FloorEvent::TakenPastQueue { staff, .. } => Happened::TakenPastQueue { by: self.who(staff) },
            FloorEvent::CallerBlocked { staff, until, .. } => Happened::CallerBlocked { by: self.who(staff), until },
            FloorEvent::LetInPastBlock { .. } => Happened::LetInPastBlock {},
            FloorEvent::BlockLifted { .. } | FloorEvent::LibraryChanged { .. } => return None,
        })
    }

    pub(super) fn called(&self, event: &WorkEvent) -> Happened {
        match *event {
            WorkEvent::CallPlanned { work, .. } => Happened::CallPlanned { work },
            WorkEvent::CallAssigned { work, staff, .. } => Happened::CallAssigned { work, to: self.who(staff) },
            WorkEvent::CallReleased { work, staff, .. } => Happened::CallReleased { work, by: self.who(staff) },
            WorkEvent::CallNumberShown { work, staff, .. } => Happened::CallNumberShown { work, to: self.who(staff) },
            WorkEvent::CallAttempted { work, staff, outcome, .. } => {
                Happened::CallAttempted { work, by: self.who(staff), outcome }
            }
            WorkEvent::CallBecameSession { work, staff, became, .. } => {
                Happened::CallBecameSession { work, by: self.who(staff), became }
            }
            WorkEvent::CallSettled { work, staff, end, .. } => Happened::CallSettled { work, by: self.who(staff), end },
            WorkEvent::CallOverdue { work, .. } => Happened::CallOverdue { work },
        }
    }

    pub(super) fn reviewed(&self, event: &ReviewEvent) -> Option<Happened> {
        Some(match *event {
            ReviewEvent::SampleDrawn { .. } => return None,
            ReviewEvent::ReviewStarted { review, staff, .. } => Happened::ReviewStarted { review, by: self.who(staff) },
            ReviewEvent::ReviewGiven { review, staff, .. } => Happened::ReviewGiven { review, by: self.who(staff) },
            ReviewEvent::ReviewAcknowledged { review, staff, .. } => {
                Happened::ReviewAcknowledged { review, by: self.who(staff) }
            }
            ReviewEvent::ReviewAnswered { review, staff, .. } => {
                Happened::ReviewAnswered { review, by: self.who(staff) }
            }
            ReviewEvent::IncidentOpened { incident, staff, .. } => {
                Happened::IncidentOpened { incident, by: self.who(staff) }
            }
            ReviewEvent::IncidentReported { incident, staff, .. } => {
                Happened::IncidentReported { incident, by: self.who(staff) }
            }
            ReviewEvent::IncidentOverdue { incident, .. } => Happened::IncidentOverdue { incident },
        })
    }

    pub(super) fn of_a_ledger(&self, event: &LedgerEvent) -> Option<Happened> {
        match event {
            LedgerEvent::OfferedInBreach { staff, .. } => Some(Happened::OfferedInBreach { to: self.who(*staff) }),
            LedgerEvent::EmploymentChanged { .. }
            | LedgerEvent::LedgerRulesChanged { .. }
            | LedgerEvent::CourseAdded { .. }
            | LedgerEvent::TrainingRecorded { .. }
            | LedgerEvent::TrainingWithdrawn { .. }
            | LedgerEvent::Enrolled { .. }
            | LedgerEvent::AttendanceConfirmed { .. }
            | LedgerEvent::SupervisionRecorded { .. }
            | LedgerEvent::SupervisionWithdrawn { .. }
            | LedgerEvent::SupervisionConfirmed { .. }
            | LedgerEvent::StandingChanged { .. } => None,
        }
    }
}
