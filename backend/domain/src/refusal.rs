//! An answer that is not an error: why something is not done, in words a client can act on.

use crate::codes::codes;

codes!(
    /// Stable codes; the bilingual catalogue in `protocol` makes the sentences.
    Refusal {
        SessionClosed = "session_closed",
        SessionNotFound = "session_not_found",
        NotYourSession = "not_your_session",
        LeaseLost = "lease_lost",
        OfferGone = "offer_gone",
        NobodyWaiting = "nobody_waiting",
        AtCapacity = "at_capacity",
        NotAvailable = "not_available",
        NotQualified = "not_qualified",
        StaffNotFound = "staff_not_found",
        StaffNotReachable = "staff_not_reachable",
        PhoneSession = "phone_session",
        RecordLeft = "record_left",
        SessionNotOver = "session_not_over",
        AlreadyEnded = "already_ended",
        AssessmentMissing = "assessment_missing",
        WrapUpMissing = "wrap_up_missing",
        FollowUpMissing = "follow_up_missing",
        FollowUpInvalid = "follow_up_invalid",
        OverrideReasonMissing = "override_reason_missing",
        RatingOutOfRange = "rating_out_of_range",
        NotAssessable = "not_assessable",
        ClosedNow = "closed_now",
        IdReused = "id_reused",
        Forbidden = "forbidden",
        TextEmpty = "text_empty",
        TextTooLong = "text_too_long",
        RolesConflict = "roles_conflict",
        LastAdministrator = "last_administrator",
        UsernameTaken = "username_taken",
        PasswordWeak = "password_weak",
        ReasonMissing = "reason_missing",
        AlreadyDone = "already_done",
        NotFound = "not_found",
        FieldInvalid = "field_invalid",
    }
);
