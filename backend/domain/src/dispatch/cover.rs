//! The invariant: no open dispatch is ever silent. Somebody has acknowledged, or a page is due within seconds, or a
//! supervisor has it.

use super::{Dispatch, Ladder, Stage};
use crate::time::{Millis, Timestamp};

/// How late the next step may be before it counts as silence: a few rounds of the worker.
pub const SLACK: Millis = Millis::seconds(10);

/// What keeps a dispatch from being silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cover {
    /// It is over.
    Over,
    /// Somebody goes.
    Acknowledged,
    /// Pages are out, and the next step comes in time.
    StepDue,
    /// An open item of the supervisors, or one of them took it into their own hands.
    SupervisorItem,
    /// Nothing does: it is silent.
    Nothing,
}

/// Whether any alert about it is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Open,
    None,
}

/// What covers a dispatch now.
pub fn covered(dispatch: &Dispatch, item: Item, now: Timestamp) -> Cover {
    match dispatch.stage {
        Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. } => return Cover::Over,
        Stage::Requested
        | Stage::Paging
        | Stage::Acknowledged { .. }
        | Stage::Assembled { .. }
        | Stage::EnRoute { .. }
        | Stage::OnScene { .. }
        | Stage::ContactMade { .. }
        | Stage::Disposition { .. }
        | Stage::HandedOver { .. } => {}
    }
    if !dispatch.crew.is_empty() {
        return Cover::Acknowledged;
    }
    let due = match dispatch.ladder {
        Ladder::Foot => Some(dispatch.begun_at),
        Ladder::On { next_at, .. } => Some(next_at),
        Ladder::UsedUp { .. } | Ladder::Still { .. } => None,
    };
    match item {
        _ if due.is_some_and(|due| now <= due + SLACK) => Cover::StepDue,
        Item::Open => Cover::SupervisorItem,
        Item::None if dispatch.taken_by.is_some() => Cover::SupervisorItem,
        Item::None => Cover::Nothing,
    }
}
