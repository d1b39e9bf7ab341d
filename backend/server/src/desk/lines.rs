//! Lines: a caller or the holder says something. The hot path: sealed before the queue, acknowledged after the commit.

use super::dispatches::directing::danger;
use super::{Decline, Failure, Later, Pending, Refused, Work};
use crate::hub::outlet::Outlet;
use std::sync::Arc;
use xinqiao_domain::risk::{RiskTier, TierReason, TierSource};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId};
use xinqiao_protocol::limits::LINE_CHARS;
use xinqiao_storage::lines::{LineAuthor, body_row};
use xinqiao_storage::{Error, Field, LineForm, NewLine, Placed, SealingKeys, SessionSeal};

/// A line with the socket that waits for its acknowledgement.
pub struct Say {
    pub line: NewLine,
    pub speaker: Speaker,
    pub asker: Arc<Outlet>,
    pub outcome: Option<Result<Placed, Refused>>,
}

/// Who speaks, with what gives them the right to.
#[derive(Debug, Clone)]
pub enum Speaker {
    /// The caller; what the lexicon found in the words, before they were sealed.
    Caller { found: Option<RiskTier>, reasons: Vec<TierReason> },
    /// The holder, under the number of their lease. `shared` names the item of the library that is sent.
    Holder { staff: StaffId, fence: i64, shared: Option<String> },
    /// A supervisor who joined the talk.
    Guest { staff: StaffId },
}

impl Pending for Say {
    fn sessions(&self) -> Vec<SessionId> {
        vec![self.line.session]
    }

    fn decide<'a>(&'a mut self, work: &'a mut Work<'_>) -> Later<'a, Result<(), Error>> {
        Box::pin(async move {
            self.outcome = Some(match say(work, &self.line, &self.speaker).await? {
                Ok(placed) => Ok(placed),
                Err(refusal) => Err(Refused::from(refusal)),
            });
            Ok(())
        })
    }

    fn answer(self: Box<Self>) {
        match self.outcome {
            // Acknowledged when all were told, in the order of the lines.
            Some(Ok(Placed::New { .. })) => {}
            Some(Ok(Placed::Before { seq, at })) => self.asker.acknowledge(self.line.session, self.line.id, seq, at),
            Some(Ok(Placed::IdReused)) => self.asker.refuse(self.line.id, &Refused::from(Refusal::IdReused)),
            Some(Err(refused)) => self.asker.refuse(self.line.id, &refused),
            None => self.asker.unavailable(self.line.id),
        }
    }

    fn fail(self: Box<Self>, _failure: Failure) {
        self.asker.unavailable(self.line.id);
    }
}

/// Places a line if its speaker may speak. A repeated id is answered first: its line stands, whatever came after.
async fn say(work: &mut Work<'_>, line: &NewLine, speaker: &Speaker) -> Result<Result<Placed, Refusal>, Error> {
    let Some(kept) = work.batch.session(line.session).await? else { return Ok(Err(Refusal::SessionNotFound)) };
    let session = &kept.stored.session;
    let may = match speaker {
        Speaker::Caller { .. } => session.check_caller_may_write(),
        Speaker::Holder { staff, fence, .. } => session.check_holder_may_write(*staff, *fence).map(|_| ()),
        Speaker::Guest { staff } => session.check_guest_may_write(*staff),
    };
    let placed = match may {
        Ok(()) => work.batch.place(line.clone()).await?,
        Err(refusal) => match work.batch.placed_before(line).await? {
            Some(placed) => placed,
            None => return Ok(Err(refusal)),
        },
    };
    match placed {
        Placed::New { .. } => follow(work, line, speaker).await?,
        Placed::Before { .. } | Placed::IdReused => {}
    }
    Ok(Ok(placed))
}

/// What follows from a new line besides itself.
async fn follow(work: &mut Work<'_>, line: &NewLine, speaker: &Speaker) -> Result<(), Error> {
    match speaker {
        Speaker::Caller { found, reasons } if !reasons.is_empty() => raise(work, line, *found, reasons).await,
        Speaker::Holder { staff, shared: Some(item), .. } => {
            let event = Event::SharedItem { session: line.session, staff: *staff, item: item.clone() };
            work.batch.tell(Actor::Staff(*staff), event)
        }
        Speaker::Caller { .. } | Speaker::Holder { .. } | Speaker::Guest { .. } => Ok(()),
    }
}

/// What the lexicon found may raise the tier, never lower it; the queue and the holder see it at once.
async fn raise(
    work: &mut Work<'_>,
    line: &NewLine,
    found: Option<RiskTier>,
    reasons: &[TierReason],
) -> Result<(), Error> {
    let Some(session) = work.batch.state(line.session).await? else { return Ok(()) };
    let before = (session.tier, session.reasons.len());
    let holder = session.stage.lease().map(|lease| lease.operator);
    let session = session.found(found, reasons);
    if (session.tier, session.reasons.len()) == before {
        return Ok(());
    }
    let tier = session.tier;
    let waiting = session.stage.lease().is_none();
    work.batch.put(session);
    let event = Event::TierChanged { session: line.session, tier, source: TierSource::Lexicon, holder };
    work.batch.tell(Actor::Hotline, event)?;
    if before.0 != tier && tier.is_some_and(RiskTier::is_urgent) {
        super::floor::alert(work, AlertKind::TierRaised, Some(line.session), holder, None).await?;
    }
    if let Some(tier) = tier.filter(|_| before.0 != tier) {
        match danger(work, line.session, tier).await {
            // The line stands, whatever became of the dispatch.
            Ok(()) | Err(Decline::Refused(_)) => {}
            Err(Decline::Storage(error)) => return Err(error),
        }
    }
    if waiting {
        work.route();
    }
    Ok(())
}

/// A line's text may be anything but empty or endless.
pub fn check_text(text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        Err(Refusal::TextEmpty)
    } else if text.len() > LINE_CHARS && text.chars().count() > LINE_CHARS {
        Err(Refusal::TextTooLong)
    } else {
        Ok(())
    }
}

/// Seals a line before it is queued.
pub fn new_line(
    keys: &SealingKeys,
    seal: &SessionSeal,
    session: SessionId,
    id: CommandId,
    author: impl Into<LineAuthor>,
    form: LineForm,
    text: String,
) -> Result<NewLine, Error> {
    let sealed = seal.seal(Field::LineBody, &body_row(session, id), &text)?;
    let digest = keys.body_digest(&[session.0.as_bytes(), form.code().as_bytes(), text.as_bytes()]);
    Ok(NewLine { session, id, author: author.into(), form, sealed, digest, text, origin: None })
}
