//! The review of a session: one sheet for each procedure that applied, the red lines, and what becomes of the feedback.
//! A red line is never outweighed by a score (domain: "Review of a session").

mod sheet;
#[cfg(test)]
mod tests;

pub use sheet::{CompetencyRating, MOST_SCORE, ProcedureSheet, ReviewSheet, ReviewVerdict, Scores};

use crate::codes::codes;
use crate::facet::ReviewState;
use crate::ids::{ReviewId, SessionId, StaffId};
use crate::refusal::Refusal;
use crate::session::{Session, Stage};
use crate::time::Timestamp;

codes!(
    /// What is done in a session, each reviewed by its own sheet.
    Procedure {
        /// On every sheet.
        BasicRiskScreen = "basic_risk_screen",
        FullRiskAssessment = "full_risk_assessment",
        /// At high risk.
        SafetyAction = "safety_action",
        StrongEmotionOrSilence = "strong_emotion_or_silence",
        PsychoticExperience = "psychotic_experience",
        RepeatOrDependent = "repeat_or_dependent",
        AbuseOrHarassment = "abuse_or_harassment",
        ThirdParty = "third_party",
        MinorOrSuspectedAbuse = "minor_or_suspected_abuse",
    }
);

codes!(
    /// What an operator is to be able to do.
    Competency {
        ContactAndWarmth = "contact_and_warmth",
        ListeningAndReflection = "listening_and_reflection",
        ClarifyingTheProblem = "clarifying_the_problem",
        AskingAboutSuicide = "asking_about_suicide",
        Assessing = "assessing",
        CalmingAndFocusing = "calming_and_focusing",
        ProblemSolving = "problem_solving",
        SafetyPlanAndResources = "safety_plan_and_resources",
        EndingAndRecord = "ending_and_record",
    }
);

codes!(
    /// What must never happen; each one opens an incident.
    RedLine {
        /// Ended with a known imminent danger and no safety arrangement.
        EndedInDanger = "ended_in_danger",
        PromisedAbsoluteConfidentiality = "promised_absolute_confidentiality",
        RecordedPlannedAsDone = "recorded_planned_as_done",
        InventedFacts = "invented_facts",
        /// Broke confidentiality without duty.
        BrokeConfidentiality = "broke_confidentiality",
        RelationshipBeyondService = "relationship_beyond_service",
    }
);

codes!(
    /// Where a review stands, as it is stored and looked for.
    ReviewWord { Begun = "begun", Given = "given", Acknowledged = "acknowledged", Answered = "answered" }
);

/// How far the feedback has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewStage {
    /// The reviewer's own draft.
    Begun,
    /// The operator has it; it never changes again.
    Given { at: Timestamp },
    /// The operator has read it.
    Acknowledged { given_at: Timestamp, at: Timestamp },
    /// The operator had something to say to it.
    Answered { given_at: Timestamp, acknowledged_at: Timestamp, at: Timestamp },
}

impl ReviewStage {
    /// As it is stored and looked for.
    pub const fn word(self) -> ReviewWord {
        match self {
            Self::Begun => ReviewWord::Begun,
            Self::Given { .. } => ReviewWord::Given,
            Self::Acknowledged { .. } => ReviewWord::Acknowledged,
            Self::Answered { .. } => ReviewWord::Answered,
        }
    }

    /// When it was given.
    pub const fn given_at(self) -> Option<Timestamp> {
        match self {
            Self::Begun => None,
            Self::Given { at } => Some(at),
            Self::Acknowledged { given_at, .. } | Self::Answered { given_at, .. } => Some(given_at),
        }
    }

    /// What a session with such a review can be found by.
    pub const fn state(self) -> ReviewState {
        match self {
            Self::Begun => ReviewState::Begun,
            Self::Given { .. } => ReviewState::Given,
            Self::Acknowledged { .. } | Self::Answered { .. } => ReviewState::Acknowledged,
        }
    }
}

/// One reviewer's review of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub session: SessionId,
    /// Whose work it is about.
    pub operator: StaffId,
    pub reviewer: StaffId,
    pub stage: ReviewStage,
}

/// Whether somebody may review a session; gives whose work it was: the last holder's.
///
/// # Errors
/// [`Refusal::SessionNotOver`] while the talk goes on, [`Refusal::NobodyHeldIt`] where the caller left before anybody came,
/// [`Refusal::SelfReviewed`] for the holder.
pub fn may_review(session: &Session, reviewer: StaffId) -> Result<StaffId, Refusal> {
    let lease = match &session.stage {
        Stage::WrapUp(lease, _) => Some(*lease),
        Stage::Closed(closed) => closed.lease,
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => {
            return Err(Refusal::SessionNotOver);
        }
    };
    let operator = lease.map(|lease| lease.operator).ok_or(Refusal::NobodyHeldIt)?;
    if operator == reviewer { Err(Refusal::SelfReviewed) } else { Ok(operator) }
}

impl Review {
    /// Somebody begins to review a session that another held.
    ///
    /// # Errors
    /// Those of [`may_review`].
    pub fn begin(id: ReviewId, session: &Session, reviewer: StaffId) -> Result<Self, Refusal> {
        let operator = may_review(session, reviewer)?;
        Ok(Self { id, session: session.id, operator, reviewer, stage: ReviewStage::Begun })
    }

    /// The reviewer keeps a sheet, as often as wanted.
    ///
    /// # Errors
    /// [`Refusal::NotTheReviewer`], [`Refusal::ReviewFrozen`] once it was given.
    pub fn check_draft(self, by: StaffId) -> Result<(), Refusal> {
        if self.reviewer != by {
            return Err(Refusal::NotTheReviewer);
        }
        match self.stage {
            ReviewStage::Begun => Ok(()),
            ReviewStage::Given { .. } | ReviewStage::Acknowledged { .. } | ReviewStage::Answered { .. } => {
                Err(Refusal::ReviewFrozen)
            }
        }
    }

    /// The operator gets it; from now on it never changes.
    ///
    /// # Errors
    /// Those of [`Self::check_draft`] and of [`ReviewSheet::check_complete`].
    pub fn give(self, by: StaffId, sheet: &ReviewSheet, at: Timestamp) -> Result<Self, Refusal> {
        self.check_draft(by)?;
        sheet.check_complete()?;
        Ok(Self { stage: ReviewStage::Given { at }, ..self })
    }

    /// The operator has read it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for everybody else and before it was given, [`Refusal::AlreadyDone`] the second time.
    pub fn acknowledge(self, by: StaffId, at: Timestamp) -> Result<Self, Refusal> {
        match self.stage_for(by)? {
            ReviewStage::Begun => Err(Refusal::NotFound),
            ReviewStage::Given { at: given_at } => {
                Ok(Self { stage: ReviewStage::Acknowledged { given_at, at }, ..self })
            }
            ReviewStage::Acknowledged { .. } | ReviewStage::Answered { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// The operator answers it, once.
    ///
    /// # Errors
    /// As for [`Self::acknowledge`], and [`Refusal::ReviewNotAcknowledged`] before that.
    pub fn answer(self, by: StaffId, at: Timestamp) -> Result<Self, Refusal> {
        match self.stage_for(by)? {
            ReviewStage::Begun => Err(Refusal::NotFound),
            ReviewStage::Given { .. } => Err(Refusal::ReviewNotAcknowledged),
            ReviewStage::Acknowledged { given_at, at: acknowledged_at } => {
                Ok(Self { stage: ReviewStage::Answered { given_at, acknowledged_at, at }, ..self })
            }
            ReviewStage::Answered { .. } => Err(Refusal::AlreadyDone),
        }
    }

    /// Whether somebody who reviews may read it: a draft is its reviewer's alone, and nobody reads a draft about
    /// themselves.
    pub fn is_open_to(&self, reader: StaffId) -> bool {
        match self.stage {
            ReviewStage::Begun => self.reviewer == reader,
            ReviewStage::Given { .. } | ReviewStage::Acknowledged { .. } | ReviewStage::Answered { .. } => true,
        }
    }

    /// Its stage, to the operator it is about. To everybody else there is no such review.
    fn stage_for(&self, by: StaffId) -> Result<ReviewStage, Refusal> {
        if self.operator == by { Ok(self.stage) } else { Err(Refusal::NotFound) }
    }
}

/// Whether a session was drawn for review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sampled {
    Yes,
    No,
}

/// What a session is found by: the farthest that any of its reviews has come, or that it waits for one.
pub fn state_of(reviews: &[ReviewStage], sampled: Sampled) -> Option<ReviewState> {
    let waits = match sampled {
        Sampled::Yes => Some(ReviewState::Waiting),
        Sampled::No => None,
    };
    reviews.iter().map(|stage| stage.state()).max().or(waits)
}
