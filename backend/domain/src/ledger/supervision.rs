//! Supervision: who, when, what was discussed and agreed; it counts for a person once both have confirmed it.

use super::training::check_held;
use crate::codes::codes;
use crate::ids::{SessionId, StaffId};
use crate::refusal::Refusal;
use jiff::civil::Date;

codes!(
    /// How it was held.
    SupervisionKind {
        /// One to one. 个体督导
        Individual = "individual",
        /// In a group. 团体督导
        Group = "group",
        /// During a session. 现场督导
        Live = "live",
        /// Of reviewed logs. 记录督导
        LogReview = "log_review",
    }
);

/// The longest supervision, in minutes.
pub const MOST_MINUTES: u32 = 12 * 60;
/// Most people of one supervision.
pub const MOST_PEOPLE: usize = 30;
/// Most sessions that one supervision discusses.
pub const MOST_SESSIONS: usize = 50;

/// A supervision as its supervisor writes it down, which is also the supervisor's confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSupervision {
    pub kind: SupervisionKind,
    pub supervisor: StaffId,
    pub on: Date,
    pub minutes: u32,
    pub people: Vec<StaffId>,
    pub sessions: Vec<SessionId>,
}

/// Checks it before it is kept.
///
/// # Errors
/// [`Refusal::SelfConfirmed`] for a supervisor among their own people, [`Refusal::EntryInFuture`],
/// [`Refusal::FieldInvalid`] for a number out of range, a person or session named twice, or an individual supervision of
/// several.
pub fn check_supervision(new: &NewSupervision, today: Date) -> Result<(), Refusal> {
    check_held(new.on, today)?;
    if new.people.contains(&new.supervisor) {
        return Err(Refusal::SelfConfirmed);
    }
    let people = match new.kind {
        SupervisionKind::Individual | SupervisionKind::Live => 1..=1,
        SupervisionKind::Group => 2..=MOST_PEOPLE,
        SupervisionKind::LogReview => 1..=MOST_PEOPLE,
    };
    let within = (1..=MOST_MINUTES).contains(&new.minutes)
        && people.contains(&new.people.len())
        && new.sessions.len() <= MOST_SESSIONS
        && each_once(&new.people)
        && each_once(&new.sessions);
    if within { Ok(()) } else { Err(Refusal::FieldInvalid) }
}

/// Whether a session belongs in a supervision of these people: one of them held it.
///
/// # Errors
/// [`Refusal::SessionNotTheirs`].
pub fn check_discussed(people: &[StaffId], holders: &[StaffId]) -> Result<(), Refusal> {
    if people.iter().any(|person| holders.contains(person)) { Ok(()) } else { Err(Refusal::SessionNotTheirs) }
}

fn each_once<T: Ord + Copy>(of: &[T]) -> bool {
    let mut sorted = of.to_vec();
    sorted.sort_unstable();
    sorted.is_sorted_by(|one, next| one < next)
}

/// Somebody supervised confirms that it took place so.
///
/// # Errors
/// [`Refusal::SelfConfirmed`] for the supervisor, [`Refusal::NotSupervised`] for whoever was not there,
/// [`Refusal::AlreadyDone`] the second time.
pub fn confirm_supervision(supervisor: StaffId, by: StaffId, people: &[(StaffId, Confirmed)]) -> Result<(), Refusal> {
    if by == supervisor {
        return Err(Refusal::SelfConfirmed);
    }
    match people.iter().find(|(person, _)| *person == by) {
        None => Err(Refusal::NotSupervised),
        Some((_, Confirmed::Yes)) => Err(Refusal::AlreadyDone),
        Some((_, Confirmed::NotYet)) => Ok(()),
    }
}

/// Whether a person has confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    Yes,
    NotYet,
}
