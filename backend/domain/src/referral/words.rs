//! The closed words of a referral.

use crate::codes::codes;

codes!(
    /// Where a referral stands, as it is stored and shown.
    ReferralWord {
        Draft = "draft",
        Sent = "sent",
        Received = "received",
        Accepted = "accepted",
        Scheduled = "scheduled",
        /// The person is there.
        Attended = "attended",
        NoShow = "no_show",
        Completed = "completed",
        Declined = "declined",
        Cancelled = "cancelled",
        Failed = "failed",
    }
);

codes!(
    /// How soon.
    ReferralPriority {
        Routine = "routine",
        Urgent = "urgent",
        /// The green channel: at once.
        Stat = "stat",
    }
);

codes!(
    /// Why a receiver does not take somebody.
    ReferralDecline {
        NoBed = "no_bed",
        /// Not what this institution treats.
        OutOfScope = "out_of_scope",
        OutOfArea = "out_of_area",
        /// The body first: another department or hospital.
        NeedsOtherCare = "needs_other_care",
        TooLittleKnown = "too_little_known",
        PersonRefuses = "person_refuses",
        Other = "other",
    }
);

codes!(
    /// Why somebody who was accepted was not helped there after all.
    FailureReason {
        NotFound = "not_found",
        PersonRefused = "person_refused",
        NoCapacity = "no_capacity",
        Died = "died",
        Other = "other",
    }
);

codes!(
    /// Why a sender asks to take a referral back.
    CancelReason {
        /// Another institution has said yes.
        TakenElsewhere = "taken_elsewhere",
        NoLongerNeeded = "no_longer_needed",
        PersonRefuses = "person_refuses",
        SentInError = "sent_in_error",
    }
);

codes!(
    /// What came of a referral.
    OutcomeWord {
        Admitted = "admitted",
        TreatedAsOutpatient = "treated_as_outpatient",
        Observed = "observed",
        ReferredOn = "referred_on",
        /// Seen, and no treatment is needed.
        NoTreatmentNeeded = "no_treatment_needed",
        LeftAgainstAdvice = "left_against_advice",
        /// Taken up by the community: followed up at home.
        TakenUpAtHome = "taken_up_at_home",
        Died = "died",
        Other = "other",
    }
);

codes!(
    /// Why the green channel is used.
    GreenReason {
        HarmToSelf = "harm_to_self",
        HarmToOthers = "harm_to_others",
        AcuteIllness = "acute_illness",
        UnknownIdentity = "unknown_identity",
        CannotPay = "cannot_pay",
        NoGuardian = "no_guardian",
    }
);

codes!(
    /// Who pays for what follows, in the order of the policy: the last pays what all others leave.
    PayerStatus {
        LiablePerson = "liable_person",
        WorkInjuryInsurance = "work_injury_insurance",
        BasicInsurance = "basic_insurance",
        MedicalAid = "medical_aid",
        TrafficAccidentFund = "traffic_accident_fund",
        EmergencyFund = "emergency_fund",
        OwnMeans = "own_means",
        NotKnown = "not_known",
    }
);

codes!(
    /// Whether somebody stands in for the person.
    GuardianStatus {
        Known = "known",
        Unknown = "unknown",
        /// Does not let the person go.
        Obstructs = "obstructs",
    }
);
