//! What a state of ours is called outside: the task's status as the Gravity SDOH guide has it, and the business status of
//! BSeR 2.0 beside it, which says what the status is too coarse for.

use xinqiao_domain::referral::{Cancel, ReferralWord};

/// The code system of the business status.
pub(crate) const BUSINESS_STATUS: &str = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $one:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$of])* $one),+ }

        impl $name {
            /// As it is written.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$one => $word),+ }
            }

            /// None where it is no word of these.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($word => Some(Self::$one),)+ _ => None }
            }
        }
    };
}

words!(
    /// `Task.status` of FHIR R4.
    TaskStatus {
        Draft = "draft",
        Requested = "requested",
        Received = "received",
        Accepted = "accepted",
        Rejected = "rejected",
        Ready = "ready",
        Cancelled = "cancelled",
        InProgress = "in-progress",
        OnHold = "on-hold",
        Failed = "failed",
        Completed = "completed",
        EnteredInError = "entered-in-error",
    }
);

words!(
    /// `Task.businessStatus` of BSeR 2.0, as far as we use it.
    BusinessStatus {
        Created = "2.0",
        Accepted = "3.0",
        Declined = "4.0",
        Scheduled = "5.1.1",
        NoShow = "5.1.2",
        /// What was planned did not take place.
        VisitCancelled = "5.1.3",
        VisitDone = "5.1.4",
        CancelRequested = "5.2",
        Cancelled = "6.0",
        Outcome = "7.0",
    }
);

impl BusinessStatus {
    /// As the code system words it.
    pub(crate) const fn display(self) -> &'static str {
        match self {
            Self::Created => "Service Request Created",
            Self::Accepted => "Service Request Accepted",
            Self::Declined => "Service Request Declined",
            Self::Scheduled => "Visit Scheduled",
            Self::NoShow => "Visit No-Show",
            Self::VisitCancelled => "Visit Cancelled",
            Self::VisitDone => "Visit Completed",
            Self::CancelRequested => "Service Request Cancellation Requested",
            Self::Cancelled => "Service Request Cancelled",
            Self::Outcome => "Service Request Outcome",
        }
    }
}

/// A state of ours, said outside. A request to take it back leaves the status to the receiver.
pub const fn outward(word: ReferralWord, cancel: Cancel) -> (TaskStatus, BusinessStatus) {
    let (status, business) = match word {
        ReferralWord::Draft => (TaskStatus::Draft, BusinessStatus::Created),
        ReferralWord::Sent | ReferralWord::Received => (TaskStatus::Requested, BusinessStatus::Created),
        ReferralWord::Accepted => (TaskStatus::Accepted, BusinessStatus::Accepted),
        ReferralWord::Scheduled => (TaskStatus::Accepted, BusinessStatus::Scheduled),
        ReferralWord::NoShow => (TaskStatus::InProgress, BusinessStatus::NoShow),
        ReferralWord::Attended => (TaskStatus::InProgress, BusinessStatus::VisitDone),
        ReferralWord::Completed => (TaskStatus::Completed, BusinessStatus::Outcome),
        ReferralWord::Declined => (TaskStatus::Rejected, BusinessStatus::Declined),
        ReferralWord::Cancelled => (TaskStatus::Cancelled, BusinessStatus::Cancelled),
        ReferralWord::Failed => (TaskStatus::Failed, BusinessStatus::Outcome),
    };
    match cancel {
        Cancel::NotAsked => (status, business),
        Cancel::Asked { .. } => (status, BusinessStatus::CancelRequested),
    }
}
