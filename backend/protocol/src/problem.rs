//! Problems (RFC 9457): a stable code with parameters, and one bilingual catalogue that makes every sentence, each
//! saying what to do now.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use utoipa::ToSchema;
use xinqiao_domain::Refusal;

macro_rules! problem_codes {
    ($($variant:ident = $code:tt, $status:literal;)+) => {
        /// Every code a problem can have. Codes never change their meaning.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, ToSchema)]
        pub enum Code { $(#[serde(rename = $code)] $variant,)+ }

        impl Code {
            /// Every code, in declared order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word on the wire.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $code,)+ } }
            /// The HTTP status it is answered with.
            pub const fn status(self) -> u16 { match self { $(Self::$variant => $status,)+ } }
        }
    };
}

problem_codes! {
    // Refusals of the rules: same names as `domain::Refusal`.
    SessionClosed = "session_closed", 409;
    SessionNotFound = "session_not_found", 404;
    NotYourSession = "not_your_session", 403;
    LeaseLost = "lease_lost", 409;
    OfferGone = "offer_gone", 409;
    NobodyWaiting = "nobody_waiting", 409;
    AtCapacity = "at_capacity", 409;
    NotAvailable = "not_available", 409;
    NotQualified = "not_qualified", 403;
    Overdue = "overdue", 403;
    StaffNotFound = "staff_not_found", 404;
    StaffNotReachable = "staff_not_reachable", 409;
    PhoneSession = "phone_session", 409;
    RecordLeft = "record_left", 409;
    SessionNotOver = "session_not_over", 409;
    AlreadyEnded = "already_ended", 409;
    AssessmentMissing = "assessment_missing", 409;
    WrapUpMissing = "wrap_up_missing", 409;
    FollowUpMissing = "follow_up_missing", 409;
    FollowUpInvalid = "follow_up_invalid", 422;
    OverrideReasonMissing = "override_reason_missing", 422;
    RatingOutOfRange = "rating_out_of_range", 422;
    NotAssessable = "not_assessable", 409;
    ClosedNow = "closed_now", 409;
    IdReused = "id_reused", 409;
    Forbidden = "forbidden", 403;
    TextEmpty = "text_empty", 422;
    TextTooLong = "text_too_long", 422;
    RolesConflict = "roles_conflict", 409;
    LastAdministrator = "last_administrator", 409;
    UsernameTaken = "username_taken", 409;
    PasswordWeak = "password_weak", 422;
    ReasonMissing = "reason_missing", 422;
    AlreadyDone = "already_done", 409;
    NotFound = "not_found", 404;
    EntryInFuture = "entry_in_future", 422;
    SelfConfirmed = "self_confirmed", 409;
    NotTheTrainer = "not_the_trainer", 403;
    NotTheSupervisor = "not_the_supervisor", 403;
    NotEnrolled = "not_enrolled", 409;
    NotSupervised = "not_supervised", 403;
    CorrectionOfCorrection = "correction_of_correction", 409;
    RulesInPast = "rules_in_past", 422;
    EntryChanged = "entry_changed", 409;
    SessionNotTheirs = "session_not_theirs", 409;
    SelfReviewed = "self_reviewed", 409;
    NobodyHeldIt = "nobody_held_it", 409;
    NotTheReviewer = "not_the_reviewer", 403;
    ReviewFrozen = "review_frozen", 409;
    ReviewIncomplete = "review_incomplete", 422;
    ReviewNotAcknowledged = "review_not_acknowledged", 409;
    SampleTooLarge = "sample_too_large", 422;
    SavedSearchesFull = "saved_searches_full", 409;
    CallTaken = "call_taken", 409;
    CallNotYours = "call_not_yours", 403;
    CallInTalk = "call_in_talk", 409;
    CallSettled = "call_settled", 409;
    NotHeld = "not_held", 409;
    NotInTalk = "not_in_talk", 403;
    TooManyInTalk = "too_many_in_talk", 409;
    TooManyWatched = "too_many_watched", 409;
    CallerInDanger = "caller_in_danger", 409;
    TooLateToBlock = "too_late_to_block", 409;
    OriginUnknown = "origin_unknown", 409;
    CallerBlocked = "caller_blocked", 403;
    ChangedMeanwhile = "changed_meanwhile", 409;
    LibraryFull = "library_full", 409;
    ReportFilled = "report_filled", 409;
    ReportFrozen = "report_frozen", 409;
    ReportNotFilled = "report_not_filled", 409;
    ReportNotFrozen = "report_not_frozen", 409;
    ReportCorrected = "report_corrected", 409;
    FiguresChanged = "figures_changed", 409;
    OwnReport = "own_report", 409;
    PeriodNotOver = "period_not_over", 409;
    NoPrintFont = "no_print_font", 503;
    PolicyInvalid = "policy_invalid", 422;
    NeedsTooFew = "needs_too_few", 422;
    NeedsTooMany = "needs_too_many", 422;
    ChannelNotProven = "channel_not_proven", 409;
    ShiftInvalid = "shift_invalid", 422;
    AreaInUse = "area_in_use", 409;
    TeamInUse = "team_in_use", 409;
    TeamsFull = "teams_full", 409;
    NoCrisisRole = "no_crisis_role", 409;
    InAnotherTeam = "in_another_team", 409;
    NotATeamMember = "not_a_team_member", 404;
    NoTeamHere = "no_team_here", 409;
    PlaceMissing = "place_missing", 422;
    DispatchOpen = "dispatch_open", 409;
    DispatchOver = "dispatch_over", 409;
    Engaged = "engaged", 409;
    NotOfTheCrew = "not_of_the_crew", 409;
    NotAssembled = "not_assembled", 409;
    AlreadyOnTheWay = "already_on_the_way", 409;
    NotOnTheWay = "not_on_the_way", 409;
    NotOnScene = "not_on_scene", 409;
    NoContactYet = "no_contact_yet", 409;
    NotDecidedYet = "not_decided_yet", 409;
    MeasureMissing = "measure_missing", 422;
    NotHandedOver = "not_handed_over", 409;
    RecordIncomplete = "record_incomplete", 422;
    RecordMissing = "record_missing", 409;
    ChecksOpen = "checks_open", 409;
    NoCheckDue = "no_check_due", 409;
    PageLinkUnknown = "page_link_unknown", 404;
    PageLinkExpired = "page_link_expired", 410;
    PageStoodDown = "page_stood_down", 410;
    PageAnswered = "page_answered", 409;
    EmergencyOver = "emergency_over", 409;
    HappenedAtInvalid = "happened_at_invalid", 422;
    ServiceNotAsked = "service_not_asked", 409;
    SideChannelClosed = "side_channel_closed", 409;
    NotAccepted = "not_accepted", 409;
    NoPlanHere = "no_plan_here", 409;
    CasesOpen = "cases_open", 409;
    PurposeDiffers = "purpose_differs", 409;
    PhonesFull = "phones_full", 409;
    ClassMissing = "class_missing", 422;
    VisitOutOfOrder = "visit_out_of_order", 409;
    VisitInFuture = "visit_in_future", 422;
    CompanionsMissing = "companions_missing", 422;
    PairNotAllowed = "pair_not_allowed", 409;
    OwnTitle = "own_title", 409;
    TitleMissing = "title_missing", 409;
    TitleNotVerified = "title_not_verified", 403;
    CaseTaken = "case_taken", 409;
    CaseNotAccepted = "case_not_accepted", 409;
    NotTheReceiver = "not_the_receiver", 403;
    NothingToReview = "nothing_to_review", 409;
    OwnDiagnosis = "own_diagnosis", 409;
    ReportNotReviewed = "report_not_reviewed", 409;
    CaseNotDiagnosed = "case_not_diagnosed", 409;
    NotOfAnInstitution = "not_of_an_institution", 403;
    InstitutionsFull = "institutions_full", 409;
    InstitutionInUse = "institution_in_use", 409;
    HotlineStays = "hotline_stays", 409;
    SituationMissing = "situation_missing", 422;
    AreaNotYours = "area_not_yours", 403;
    InAnotherInstitution = "in_another_institution", 409;
    ReferralOver = "referral_over", 409;
    ReferralOutOfOrder = "referral_out_of_order", 409;
    SendersToSay = "senders_to_say", 409;
    CancelNotAsked = "cancel_not_asked", 409;
    PersonArrived = "person_arrived", 409;
    PersonNotThere = "person_not_there", 409;
    LadderEmpty = "ladder_empty", 409;
    ReferralOpen = "referral_open", 409;
    NotTheSender = "not_the_sender", 403;
    ReferralLinkUnknown = "referral_link_unknown", 404;
    ReferralLinkExpired = "referral_link_expired", 410;
    ReferralLinkUsed = "referral_link_used", 410;
    PatientGone = "patient_gone", 409;
    PatientExists = "patient_exists", 409;
    PatientAlike = "patient_alike", 409;
    KeeperInvalid = "keeper_invalid", 422;
    WorkerElsewhere = "worker_elsewhere", 422;
    HarmInvalid = "harm_invalid", 422;
    NothingToTell = "nothing_to_tell", 409;
    NobodyToTell = "nobody_to_tell", 409;
    ErasureHindered = "erasure_hindered", 409;
    CallerErased = "caller_erased", 410;
    // Of the wire itself.
    Malformed = "malformed", 400;
    BodyTooLarge = "body_too_large", 413;
    FrameTooLarge = "frame_too_large", 413;
    MethodNotAllowed = "method_not_allowed", 405;
    UnsupportedMediaType = "unsupported_media_type", 415;
    WrongOrigin = "wrong_origin", 403;
    SignInNeeded = "sign_in_needed", 401;
    SignInWrong = "sign_in_wrong", 401;
    SignInLocked = "sign_in_locked", 429;
    AccountDisabled = "account_disabled", 403;
    PasswordChangeNeeded = "password_change_needed", 403;
    TicketInvalid = "ticket_invalid", 401;
    TooFast = "too_fast", 429;
    TooManySockets = "too_many_sockets", 429;
    Overloaded = "overloaded", 503;
    ShuttingDown = "shutting_down", 503;
    SetUpNeeded = "set_up_needed", 409;
    SetUpDone = "set_up_done", 409;
    SetUpCodeWrong = "set_up_code_wrong", 403;
    FieldInvalid = "field_invalid", 422;
    Internal = "internal", 500;
}

impl From<Refusal> for Code {
    fn from(refusal: Refusal) -> Self {
        // Same words by construction; a contract test walks every refusal.
        Self::ALL.iter().copied().find(|code| code.word() == refusal.code()).unwrap_or(Self::Internal)
    }
}

/// `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, ToSchema)]
pub struct Problem {
    /// A page about the code: `/api/problems#code`.
    pub r#type: String,
    /// What happened, in the language asked for.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// What to do now, in the language asked for.
    pub detail: String,
    /// The stable code.
    pub code: Code,
    /// What the sentences were filled with.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[ts(optional, as = "Option<BTreeMap<String, String>>")]
    pub params: BTreeMap<String, String>,
}

/// Language of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tongue {
    #[default]
    ZhCn,
    En,
}

impl Tongue {
    /// From an `Accept-Language` header: English where it comes before any Chinese, else Chinese.
    pub fn from_accept_language(header: &str) -> Self {
        let first = |tag: &str| header.to_ascii_lowercase().find(tag);
        match (first("zh"), first("en")) {
            (None, Some(_)) => Self::En,
            (Some(zh), Some(en)) if en < zh => Self::En,
            (Some(_) | None, _) => Self::ZhCn,
        }
    }
}

/// One entry of the catalogue: what happened and what to do, in both languages. `{name}` is filled from the parameters.
#[derive(Debug, Clone, Deserialize, Serialize)]
pub struct Sentences {
    pub zh: [String; 2],
    pub en: [String; 2],
}

static CATALOGUE: std::sync::LazyLock<BTreeMap<String, Sentences>> = std::sync::LazyLock::new(|| {
    serde_json::from_str(include_str!("problems.json")).expect("problems.json is checked by a test")
});

/// The whole catalogue, by code.
pub fn catalogue() -> &'static BTreeMap<String, Sentences> {
    &CATALOGUE
}

impl Problem {
    /// The problem of this code in Chinese, without parameters.
    pub fn new(code: Code) -> Self {
        Self::with(code, Tongue::default(), BTreeMap::new())
    }

    /// The problem of this code in a language, its sentences filled from `params`.
    pub fn with(code: Code, tongue: Tongue, params: BTreeMap<String, String>) -> Self {
        let (title, detail) = catalogue().get(code.word()).map_or((code.word().to_owned(), String::new()), |entry| {
            let [title, detail] = match tongue {
                Tongue::ZhCn => &entry.zh,
                Tongue::En => &entry.en,
            };
            (fill(title, &params), fill(detail, &params))
        });
        Self { r#type: format!("/api/problems#{}", code.word()), title, status: code.status(), detail, code, params }
    }
}

fn fill(sentence: &str, params: &BTreeMap<String, String>) -> String {
    params.iter().fold(sentence.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_sentences_in_both_languages_and_none_is_left_over() {
        let words: Vec<_> = Code::ALL.iter().map(|code| code.word().to_owned()).collect();
        for word in &words {
            let entry = catalogue().get(word).unwrap_or_else(|| panic!("no sentence for {word}"));
            assert!(entry.zh.iter().chain(&entry.en).all(|sentence| !sentence.is_empty()), "{word}");
        }
        assert_eq!(catalogue().keys().filter(|key| !words.contains(key)).count(), 0);
    }

    #[test]
    fn every_refusal_has_its_code() {
        for refusal in Refusal::ALL {
            assert_eq!(Code::from(*refusal).word(), refusal.code());
        }
    }

    #[test]
    fn chinese_unless_english_is_asked_for_first() {
        assert_eq!(Tongue::from_accept_language("zh-CN,zh;q=0.9,en;q=0.8"), Tongue::ZhCn);
        assert_eq!(Tongue::from_accept_language("en-GB,en;q=0.9"), Tongue::En);
        assert_eq!(Tongue::from_accept_language(""), Tongue::ZhCn);
    }
}
