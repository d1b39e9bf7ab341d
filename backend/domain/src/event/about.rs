//! Whom an entry of the journal is about.

use super::Event;
use crate::ids::{SessionId, StaffId};

impl Event {
    /// The session it is about, if one.
    pub fn session(&self) -> Option<SessionId> {
        match self {
            Self::SessionOpened { session, .. }
            | Self::CallerHere { session, .. }
            | Self::CallerGone { session, .. }
            | Self::TierChanged { session, .. }
            | Self::Offered { session, .. }
            | Self::OfferDeclined { session, .. }
            | Self::OfferMissed { session, .. }
            | Self::OfferWithdrawn { session, .. }
            | Self::Accepted { session, .. }
            | Self::TargetMissed { session }
            | Self::HolderLost { session, .. }
            | Self::HolderBack { session, .. }
            | Self::Released { session, .. }
            | Self::Transferred { session, .. }
            | Self::HandRaised { session, .. }
            | Self::HandLowered { session, .. }
            | Self::SharedItem { session, .. }
            | Self::Ended { session, .. }
            | Self::LeftQueue { session }
            | Self::Assessed { session, .. }
            | Self::WrapUpSaved { session, .. }
            | Self::NoteAdded { session, .. }
            | Self::RecordTakenOver { session, .. }
            | Self::Closed { session, .. }
            | Self::Rated { session }
            | Self::ReturnCodeMade { session }
            | Self::RecordOpened { session, .. } => Some(*session),
            Self::AlertRaised { session, .. } => *session,
            Self::Ledger(event) => event.session(),
            Self::Floor(event) => event.session(),
            Self::Review(event) => event.session(),
            Self::Work(event) => event.session(),
            Self::Report(event) => event.session(),
            Self::Dispatch(event) => event.session(),
            Self::Case(event) => event.session,
            Self::Erasure(event) => event.session(),
            Self::Institution(_)
            | Self::Patient(_)
            | Self::CentreCreated {}
            | Self::SettingsChanged {}
            | Self::StaffCreated { .. }
            | Self::StaffChanged { .. }
            | Self::StaffDisabled { .. }
            | Self::StaffEnabled { .. }
            | Self::StaffUnlocked { .. }
            | Self::PasswordChanged { .. }
            | Self::PasswordReset { .. }
            | Self::QualificationDecided { .. }
            | Self::SignedIn { .. }
            | Self::SignInFailed { .. }
            | Self::SignInLocked { .. }
            | Self::SignedOut { .. }
            | Self::SignedOutEverywhere { .. }
            | Self::RefreshReused { .. }
            | Self::NodeStarted { .. }
            | Self::NodeGone { .. }
            | Self::StaffConnected { .. }
            | Self::StaffGone { .. }
            | Self::PresenceChanged { .. }
            | Self::LinesRecorded { .. }
            | Self::AlertSettled { .. }
            | Self::CallbackRequested { .. }
            | Self::CallbackTaken { .. }
            | Self::CallbackReleased { .. }
            | Self::CallbackDone { .. }
            | Self::Delivery(_) => None,
        }
    }

    /// The staff member it concerns most, if one.
    pub fn staff(&self) -> Option<StaffId> {
        match self {
            Self::StaffCreated { staff, .. }
            | Self::StaffChanged { staff, .. }
            | Self::StaffDisabled { staff }
            | Self::StaffEnabled { staff }
            | Self::StaffUnlocked { staff }
            | Self::PasswordChanged { staff }
            | Self::PasswordReset { staff }
            | Self::QualificationDecided { staff, .. }
            | Self::SignedIn { staff, .. }
            | Self::SignInFailed { staff }
            | Self::SignInLocked { staff, .. }
            | Self::SignedOut { staff, .. }
            | Self::SignedOutEverywhere { staff }
            | Self::RefreshReused { staff, .. }
            | Self::StaffConnected { staff }
            | Self::StaffGone { staff }
            | Self::PresenceChanged { staff, .. }
            | Self::Offered { staff, .. }
            | Self::OfferDeclined { staff, .. }
            | Self::OfferMissed { staff, .. }
            | Self::OfferWithdrawn { staff, .. }
            | Self::Accepted { staff, .. }
            | Self::HolderLost { staff, .. }
            | Self::HolderBack { staff, .. }
            | Self::Released { staff, .. }
            | Self::Transferred { staff, .. }
            | Self::HandRaised { staff, .. }
            | Self::HandLowered { staff, .. }
            | Self::SharedItem { staff, .. }
            | Self::Assessed { staff, .. }
            | Self::WrapUpSaved { staff, .. }
            | Self::NoteAdded { staff, .. }
            | Self::RecordTakenOver { staff, .. }
            | Self::RecordOpened { staff, .. }
            | Self::CallbackTaken { staff, .. }
            | Self::CallbackReleased { staff, .. }
            | Self::CallbackDone { staff, .. } => Some(*staff),
            Self::CallerHere { holder, .. }
            | Self::CallerGone { holder, .. }
            | Self::TierChanged { holder, .. }
            | Self::Ended { holder, .. } => *holder,
            Self::Closed { staff, .. } | Self::AlertSettled { staff, .. } => *staff,
            Self::Ledger(event) => event.staff(),
            Self::Floor(event) => event.staff(),
            Self::Review(event) => event.staff(),
            Self::Work(event) => event.staff(),
            Self::Report(event) => event.staff(),
            Self::Dispatch(event) => event.staff(),
            Self::Institution(event) => Some(event.staff),
            Self::Case(event) => event.staff,
            Self::Patient(event) => event.staff,
            Self::Erasure(event) => event.staff(),
            Self::CentreCreated {}
            | Self::SettingsChanged {}
            | Self::Delivery(_)
            | Self::NodeStarted { .. }
            | Self::NodeGone { .. }
            | Self::SessionOpened { .. }
            | Self::LinesRecorded { .. }
            | Self::TargetMissed { .. }
            | Self::LeftQueue { .. }
            | Self::Rated { .. }
            | Self::ReturnCodeMade { .. }
            | Self::AlertRaised { .. }
            | Self::CallbackRequested { .. } => None,
        }
    }
}
