//! A call to make, after a high-risk session or because somebody asked for one: whose it is, when it is to be tried, how
//! it ended.

use crate::codes::codes;
use crate::desk_words::CallOutcome;
use crate::facet::FollowUpState;
use crate::ids::{SessionId, StaffId};
use crate::refusal::Refusal;
use crate::time::{Millis, Timestamp};
use crate::wrap_up::Outcome;
use serde::{Deserialize, Serialize};

codes!(
    /// Why a call is to be made.
    CallSource {
        /// A session at high risk is followed up.
        FollowUp = "follow_up",
        /// Somebody asked to be called back.
        Callback = "callback",
    }
);

codes!(
    /// When a call is to be made, as seen now.
    CallTiming {
        Later = "later",
        Due = "due",
        /// Past its time by more than the grace: the supervisor's matter.
        Overdue = "overdue",
    }
);

codes!(
    /// Why a call is settled although nobody was called.
    NoCallReason {
        NoLongerWanted = "no_longer_wanted",
        /// Somebody else goes on: a clinic, the crisis team, the police.
        HandedOver = "handed_over",
        /// No way to reach them is known.
        NotPossible = "not_possible",
    }
);

/// Times that nobody is reached before a call is given up [D].
pub const MOST_TRIES: u32 = 3;

/// The numbers that calls go by, as a centre sets them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub struct CallRules {
    /// How soon somebody who asked for it is called back.
    pub callback_target_ms: Millis,
    /// How late a call may be before the supervisor is told.
    pub overdue_grace_ms: Millis,
    /// How far apart two tries must lie for both to count: one evening without an answer is not three tries.
    pub between_tries_ms: Millis,
}

impl Default for CallRules {
    /// An hour to call back, an hour of grace, four hours between two tries: all our own [D].
    fn default() -> Self {
        Self {
            callback_target_ms: Millis::hours(1),
            overdue_grace_ms: Millis::hours(1),
            between_tries_ms: Millis::hours(4),
        }
    }
}

/// A call to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallWork {
    pub source: CallSource,
    /// When it was planned for; never changes.
    pub due_at: Timestamp,
    /// When it is to be tried next: as planned, and later once nobody was reached.
    pub try_at: Timestamp,
    /// Tries without an answer that count; [`MOST_TRIES`] end it.
    pub not_reached: u32,
    pub stage: CallStage,
}

/// Whose a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallStage {
    /// Nobody's.
    Open,
    Assigned {
        to: StaffId,
        at: Timestamp,
    },
    /// It has become a session; closing that settles it.
    InTalk {
        by: StaffId,
        session: SessionId,
        at: Timestamp,
    },
    Settled {
        by: StaffId,
        at: Timestamp,
        end: CallEnd,
    },
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[cfg_attr(feature = "wire", derive(ts_rs::TS, utoipa::ToSchema))]
pub enum CallEnd {
    /// It became a session, which ended so.
    Talked {
        session: SessionId,
        outcome: Outcome,
    },
    /// They were spoken to, in a few words that needed no session.
    Reached,
    /// Three times nobody answered.
    NotReached,
    WrongNumber,
    NoLongerWanted,
    HandedOver,
    NotPossible,
}

impl CallWork {
    /// A new call.
    pub const fn planned(source: CallSource, due_at: Timestamp) -> Self {
        Self { source, due_at, try_at: due_at, not_reached: 0, stage: CallStage::Open }
    }

    /// When it is to be made, as seen at `now`.
    pub fn timing(&self, now: Timestamp, rules: &CallRules) -> CallTiming {
        if now > self.try_at + rules.overdue_grace_ms {
            CallTiming::Overdue
        } else if now >= self.try_at {
            CallTiming::Due
        } else {
            CallTiming::Later
        }
    }

    /// The first colleague to ask gets it.
    ///
    /// # Errors
    /// [`Refusal::CallTaken`] when it is somebody's, [`Refusal::CallInTalk`], [`Refusal::CallSettled`].
    pub fn take(self, by: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            CallStage::Open => Ok(Self { stage: CallStage::Assigned { to: by, at: now }, ..self }),
            CallStage::Assigned { to: _, at: _ } => Err(Refusal::CallTaken),
            CallStage::InTalk { .. } => Err(Refusal::CallInTalk),
            CallStage::Settled { .. } => Err(Refusal::CallSettled),
        }
    }

    /// A supervisor gives it to somebody, also where it was another's.
    ///
    /// # Errors
    /// [`Refusal::CallInTalk`], [`Refusal::CallSettled`].
    pub fn assign(self, to: StaffId, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            CallStage::Open | CallStage::Assigned { .. } => {
                Ok(Self { stage: CallStage::Assigned { to, at: now }, ..self })
            }
            CallStage::InTalk { .. } => Err(Refusal::CallInTalk),
            CallStage::Settled { .. } => Err(Refusal::CallSettled),
        }
    }

    /// Whoever has it gives it back to the list; so does the hotline for somebody who no longer answers.
    ///
    /// # Errors
    /// As [`Self::check_held`].
    pub fn release(self, by: StaffId) -> Result<Self, Refusal> {
        self.check_held(by)?;
        Ok(Self { stage: CallStage::Open, ..self })
    }

    /// Whoever has it has called. Where nobody answered it goes back to the list for a later try, until the third time.
    ///
    /// # Errors
    /// As [`Self::check_held`].
    pub fn attempt(
        self,
        by: StaffId,
        outcome: CallOutcome,
        now: Timestamp,
        rules: &CallRules,
    ) -> Result<Self, Refusal> {
        self.check_held(by)?;
        Ok(match outcome {
            CallOutcome::NotReached => self.not_reached(by, now, rules),
            CallOutcome::Reached => self.settled(by, CallEnd::Reached, now),
            CallOutcome::WrongNumber => self.settled(by, CallEnd::WrongNumber, now),
            CallOutcome::NoLongerWanted => self.settled(by, CallEnd::NoLongerWanted, now),
        })
    }

    fn not_reached(self, by: StaffId, now: Timestamp, rules: &CallRules) -> Self {
        let counts = self.not_reached == 0 || now >= self.try_at;
        if !counts {
            return Self { stage: CallStage::Open, ..self };
        }
        let not_reached = self.not_reached + 1;
        let tried = Self { not_reached, try_at: now + rules.between_tries_ms, stage: CallStage::Open, ..self };
        if not_reached < MOST_TRIES { tried } else { tried.settled(by, CallEnd::NotReached, now) }
    }

    /// Whoever has it settles it without a call.
    ///
    /// # Errors
    /// As [`Self::check_held`].
    pub fn settle(self, by: StaffId, reason: NoCallReason, now: Timestamp) -> Result<Self, Refusal> {
        self.check_held(by)?;
        let end = match reason {
            NoCallReason::NoLongerWanted => CallEnd::NoLongerWanted,
            NoCallReason::HandedOver => CallEnd::HandedOver,
            NoCallReason::NotPossible => CallEnd::NotPossible,
        };
        Ok(self.settled(by, end, now))
    }

    /// Whoever has it talks with them in a session.
    ///
    /// # Errors
    /// As [`Self::check_held`].
    pub fn become_talk(self, by: StaffId, session: SessionId, now: Timestamp) -> Result<Self, Refusal> {
        self.check_held(by)?;
        Ok(Self { stage: CallStage::InTalk { by, session, at: now }, ..self })
    }

    /// The record of the session it became is closed, by whoever wrote it.
    ///
    /// # Errors
    /// [`Refusal::CallSettled`] where it is settled already, [`Refusal::CallNotYours`] where it became no session.
    pub fn end_talk(self, by: StaffId, outcome: Outcome, now: Timestamp) -> Result<Self, Refusal> {
        match self.stage {
            CallStage::InTalk { session, .. } => Ok(self.settled(by, CallEnd::Talked { session, outcome }, now)),
            CallStage::Open | CallStage::Assigned { .. } => Err(Refusal::CallNotYours),
            CallStage::Settled { .. } => Err(Refusal::CallSettled),
        }
    }

    /// Whether it is theirs to work on: only then do they see the number.
    ///
    /// # Errors
    /// [`Refusal::CallNotYours`], [`Refusal::CallInTalk`] where it has become a session, [`Refusal::CallSettled`].
    pub fn check_held(&self, by: StaffId) -> Result<(), Refusal> {
        match self.stage {
            CallStage::Assigned { to, at: _ } if to == by => Ok(()),
            CallStage::Open | CallStage::Assigned { .. } => Err(Refusal::CallNotYours),
            CallStage::InTalk { .. } => Err(Refusal::CallInTalk),
            CallStage::Settled { .. } => Err(Refusal::CallSettled),
        }
    }

    /// How it ended; none while it is to be made.
    pub const fn end(&self) -> Option<CallEnd> {
        match self.stage {
            CallStage::Settled { end, .. } => Some(end),
            CallStage::Open | CallStage::Assigned { .. } | CallStage::InTalk { .. } => None,
        }
    }

    /// Whether the supervisor is to be told that it is late. Nobody is late who is talking.
    pub fn is_late(&self, now: Timestamp, rules: &CallRules) -> bool {
        match self.stage {
            CallStage::Open | CallStage::Assigned { .. } => self.timing(now, rules) == CallTiming::Overdue,
            CallStage::InTalk { .. } | CallStage::Settled { .. } => false,
        }
    }

    const fn settled(self, by: StaffId, end: CallEnd, now: Timestamp) -> Self {
        Self { stage: CallStage::Settled { by, at: now, end }, ..self }
    }
}

impl CallEnd {
    /// What it means for a session that was followed up.
    const fn follow_up(self) -> FollowUpState {
        match self {
            Self::Talked { .. } | Self::Reached | Self::NoLongerWanted | Self::HandedOver => FollowUpState::Done,
            Self::NotReached | Self::WrongNumber | Self::NotPossible => FollowUpState::NoContact,
        }
    }
}

/// Where the calls after one session stand; none where there are none. What is late counts first, then what is still to
/// come, then whether anybody was ever reached.
pub fn follow_up_state(calls: &[CallWork], now: Timestamp, rules: &CallRules) -> Option<FollowUpState> {
    let of = |call: &CallWork| match call.end() {
        Some(end) => end.follow_up(),
        None if call.is_late(now, rules) => FollowUpState::Overdue,
        None => FollowUpState::Planned,
    };
    let states: Vec<_> = calls.iter().map(of).collect();
    [FollowUpState::Overdue, FollowUpState::Planned, FollowUpState::Done, FollowUpState::NoContact]
        .into_iter()
        .find(|state| states.contains(state))
}

#[cfg(test)]
mod tests;
