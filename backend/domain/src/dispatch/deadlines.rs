//! When a worker should look at a dispatch: derived from its state, never kept beside it.

use super::{Dispatch, Ladder, Outstanding};
use crate::codes::codes;
use crate::team::CrisisRules;
use crate::time::Timestamp;

codes!(
    /// What is due.
    DispatchDeadlineKind {
        /// The next step of the ladder.
        Step = "step",
        /// The end of a check-in's grace.
        CheckIn = "check_in",
        /// The record should be written.
        Record = "record",
        /// A check should be made.
        Check = "check",
        /// The receiver should have accepted.
        Acceptance = "acceptance",
    }
);

/// Something that is due at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DispatchDeadline {
    pub kind: DispatchDeadlineKind,
    pub at: Timestamp,
}

/// What is due of this dispatch, each kind at most once.
pub fn deadlines(dispatch: &Dispatch, rules: &CrisisRules) -> Vec<DispatchDeadline> {
    if dispatch.stage.ended_at().is_some() {
        return Vec::new();
    }
    let step = match dispatch.ladder {
        Ladder::Foot => Some(dispatch.begun_at),
        Ladder::On { next_at, .. } => Some(next_at),
        Ladder::UsedUp { .. } | Ladder::Still { .. } => None,
    };
    let afterwards = dispatch.afterwards_due().into_iter().map(|(what, at)| (kind_of(what), Some(at)));
    [(DispatchDeadlineKind::Step, step), (DispatchDeadlineKind::CheckIn, dispatch.check_in.look_at(rules))]
        .into_iter()
        .chain(afterwards)
        .filter_map(|(kind, at)| at.map(|at| DispatchDeadline { kind, at }))
        .collect()
}

const fn kind_of(what: Outstanding) -> DispatchDeadlineKind {
    match what {
        Outstanding::Record => DispatchDeadlineKind::Record,
        Outstanding::Check => DispatchDeadlineKind::Check,
        Outstanding::Acceptance => DispatchDeadlineKind::Acceptance,
    }
}
