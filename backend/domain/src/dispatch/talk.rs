//! The talk with the person is handed from the operator to the team: the lead says that the team has it, the operator that
//! it was given. Until both have, it is nobody's but the operator's.

use super::{Dispatch, Stage};
use crate::codes::codes;
use crate::refusal::Refusal;
use crate::time::Timestamp;

codes!(
    /// Who confirms that the talk was handed over.
    TalkSide { Lead = "lead", Operator = "operator" }
);

/// What each side has said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TalkHandOver {
    pub by_lead: Option<Timestamp>,
    pub by_operator: Option<Timestamp>,
}

impl TalkHandOver {
    /// When it was handed over: when the second of both had said so.
    pub fn done(self) -> Option<Timestamp> {
        Some(self.by_lead?.max(self.by_operator?))
    }
}

impl Dispatch {
    /// One side says that the talk is handed over.
    ///
    /// # Errors
    /// [`Refusal::SessionNotFound`] where no talk goes on, [`Refusal::NotOnScene`] while the team is not there,
    /// [`Refusal::AlreadyDone`], [`Refusal::DispatchOver`].
    pub fn hand_talk(mut self, side: TalkSide, at: Timestamp) -> Result<Self, Refusal> {
        self.session.ok_or(Refusal::SessionNotFound)?;
        match self.stage {
            Stage::Requested
            | Stage::Paging
            | Stage::Acknowledged { .. }
            | Stage::Assembled { .. }
            | Stage::EnRoute { .. } => return Err(Refusal::NotOnScene),
            Stage::OnScene { .. }
            | Stage::ContactMade { .. }
            | Stage::Disposition { .. }
            | Stage::HandedOver { .. } => {}
            Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. } => return Err(Refusal::DispatchOver),
        }
        let said = match side {
            TalkSide::Lead => &mut self.talk.by_lead,
            TalkSide::Operator => &mut self.talk.by_operator,
        };
        if said.is_some() {
            return Err(Refusal::AlreadyDone);
        }
        *said = Some(at);
        Ok(self)
    }

    /// Whether operator and team may still write to each other: until contact is made.
    ///
    /// # Errors
    /// [`Refusal::SideChannelClosed`], [`Refusal::DispatchOver`].
    pub const fn side_channel(&self) -> Result<(), Refusal> {
        match self.stage {
            Stage::Requested
            | Stage::Paging
            | Stage::Acknowledged { .. }
            | Stage::Assembled { .. }
            | Stage::EnRoute { .. }
            | Stage::OnScene { .. } => Ok(()),
            Stage::ContactMade { .. } | Stage::Disposition { .. } | Stage::HandedOver { .. } => {
                Err(Refusal::SideChannelClosed)
            }
            Stage::Closed { .. } | Stage::StoodDown { .. } | Stage::Failed { .. } => Err(Refusal::DispatchOver),
        }
    }
}
