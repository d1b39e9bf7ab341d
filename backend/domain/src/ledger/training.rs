//! Trainings held, who attended, and what it came to.

use crate::codes::codes;
use crate::ids::StaffId;
use crate::refusal::Refusal;
use crate::standing::Requirement;
use jiff::ToSpan;
use jiff::civil::Date;

codes!(
    /// What a course is for (domain: "Training and supervision").
    TrainingKind {
        /// Before the first duty. 上岗培训
        PreService = "pre_service",
        /// Of operators, every year. 年度培训
        Annual = "annual",
        /// Of the crisis team. 危机干预队伍培训
        CrisisTeam = "crisis_team",
        /// Of the area's emergency plan. 演练
        Drill = "drill",
        /// Of community doctors. 精防医生培训
        CommunityDoctors = "community_doctors",
    }
);

codes!(
    /// Who holds a course: courses are counted by organiser, attendance by person.
    Organiser { City = "city", County = "county", Institution = "institution", Centre = "centre" }
);

codes!(
    /// What an attendance came to.
    AttendanceResult {
        /// Attended, and passed what was asked at the end.
        Passed = "passed",
        /// Attended; nothing was asked.
        Attended = "attended",
        /// Attended, and did not pass: it does not count.
        NotPassed = "not_passed",
        /// Enrolled and not there.
        Absent = "absent",
    }
);

/// Most people of one training.
pub const MOST_ENROLLED: usize = 300;

impl TrainingKind {
    /// What an attendance of it proves for an operator, beside the yearly count.
    pub const fn proves(self) -> Option<Requirement> {
        match self {
            Self::PreService => Some(Requirement::PreService),
            Self::Annual | Self::CrisisTeam | Self::Drill | Self::CommunityDoctors => None,
        }
    }

    /// Whether an operator's attendance counts towards the year. A training of community doctors is another trade's [D].
    pub const fn counts_for_the_year(self) -> bool {
        match self {
            Self::PreService | Self::Annual | Self::CrisisTeam | Self::Drill => true,
            Self::CommunityDoctors => false,
        }
    }
}

impl AttendanceResult {
    /// Whether the attendance counts.
    pub const fn counts(self) -> bool {
        match self {
            Self::Passed | Self::Attended => true,
            Self::NotPassed | Self::Absent => false,
        }
    }
}

/// Whether somebody was enrolled in a training.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolment {
    Enrolled,
    Missing,
}

/// The trainer confirms what an enrolled person did on a day that has come.
///
/// # Errors
/// [`Refusal::NotTheTrainer`], [`Refusal::EntryInFuture`], [`Refusal::NotEnrolled`]; [`Refusal::SelfConfirmed`] where
/// the trainer would confirm themselves.
pub fn check_attendance(
    trainer: StaffId,
    by: StaffId,
    person: StaffId,
    enrolment: Enrolment,
    (on, today): (Date, Date),
) -> Result<(), Refusal> {
    if trainer != by {
        return Err(Refusal::NotTheTrainer);
    }
    if person == by {
        return Err(Refusal::SelfConfirmed);
    }
    check_held(on, today)?;
    match enrolment {
        Enrolment::Enrolled => Ok(()),
        Enrolment::Missing => Err(Refusal::NotEnrolled),
    }
}

/// An entry of what took place lies on a day that has come.
pub(super) fn check_held(on: Date, today: Date) -> Result<(), Refusal> {
    if on <= today { Ok(()) } else { Err(Refusal::EntryInFuture) }
}

/// How far ahead a training may be planned, in days.
const FURTHEST_AHEAD: i64 = 400;
/// Nothing of the ledgers is older.
const OLDEST: Date = jiff::civil::date(1990, 1, 1);

/// A training may be planned, within reason.
///
/// # Errors
/// [`Refusal::FieldInvalid`] for a day nobody can have meant.
pub fn check_training_day(on: Date, today: Date) -> Result<(), Refusal> {
    let furthest = today.saturating_add(FURTHEST_AHEAD.days());
    if on >= OLDEST && on <= furthest { Ok(()) } else { Err(Refusal::FieldInvalid) }
}

/// The last day a certificate is good for; none where the course's never ends or was not passed.
pub fn certificate_until(on: Date, result: AttendanceResult, valid_months: Option<u32>) -> Option<Date> {
    match result {
        AttendanceResult::Passed => valid_months.map(|months| on.saturating_add(i64::from(months).months())),
        AttendanceResult::Attended | AttendanceResult::NotPassed | AttendanceResult::Absent => None,
    }
}
