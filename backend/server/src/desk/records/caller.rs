//! What a caller may still do once the talk is over: say how it was; and, at any time, ask for a return code.

use super::{return_code, state};
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use xinqiao_domain::session::Stage;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId};
use xinqiao_protocol::limits::REMARK_CHARS;
use xinqiao_storage::records::Rating;
use xinqiao_storage::{Error, Field, SessionSeal};

/// Scores a caller may give.
const SCORES: RangeInclusive<u8> = 1..=5;

/// How it was. Nobody reads what they wrote; whoever held the session is not shown the score either.
pub struct Rate {
    pub id: CommandId,
    pub session: SessionId,
    pub score: u8,
    pub comment: String,
}

impl Command for Rate {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{} {}", self.session, self.score, self.comment).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        match state(work, self.session).await?.stage {
            Stage::WrapUp(..) | Stage::Closed(_) => {}
            Stage::Waiting(_) | Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) => {
                return Err(Refusal::SessionNotOver.into());
            }
        }
        if !SCORES.contains(&self.score) {
            return Err(Refusal::RatingOutOfRange.into());
        }
        if self.comment.chars().nth(REMARK_CHARS).is_some() {
            return Err(Refusal::TextTooLong.into());
        }
        match work.batch.rate(self.session, self.score, &self.comment).await? {
            Rating::NotGiven => {
                work.batch.tell(Actor::Caller(self.session), Event::Rated { session: self.session })?;
                Ok(Done {})
            }
            Rating::Given => Err(Refusal::AlreadyDone.into()),
        }
    }
}

/// Makes a return code. [`return_code::make`] is how to ask for one.
pub struct MakeReturnCode {
    pub id: CommandId,
    pub session: SessionId,
    /// Drawn for this command; counts only when none was made before.
    pub code: String,
}

/// A code, sealed: the answer is kept in the database for a repeated question, and the code must not be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedCode(String);

impl SealedCode {
    fn seal(code: &str, session: SessionId, seal: &SessionSeal) -> Result<Self, Error> {
        Ok(Self(BASE64.encode(seal.seal(Field::ReturnCode, &session.to_string(), code)?)))
    }

    /// The code itself.
    pub(super) fn open(&self, session: SessionId, seal: &SessionSeal) -> Result<String, Error> {
        let sealed = BASE64.decode(&self.0).map_err(|_| Error::Sealing)?;
        seal.open(Field::ReturnCode, &session.to_string(), &sealed)
    }
}

impl Command for MakeReturnCode {
    type Answer = SealedCode;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, self.session.to_string().into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<SealedCode, Decline> {
        let kept = work.batch.session(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        if kept.stored.fixed.return_hash.is_some() {
            return Err(Refusal::AlreadyDone.into());
        }
        let seal = work.batch.seal_of(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        let hash = return_code::hash(work.batch.store().keys(), &self.code);
        work.batch.change_fixed(self.session, |fixed| fixed.return_hash = hash);
        let event = Event::ReturnCodeMade { session: self.session };
        work.batch.tell(Actor::Caller(self.session), event)?;
        Ok(SealedCode::seal(&self.code, self.session, &seal)?)
    }
}
