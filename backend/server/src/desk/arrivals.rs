//! Arrivals: a caller asks for somebody, an operator opens a phone session, a caller leaves.

use super::floor::{blocking, joining, watching};
use super::lines::new_line;
use super::patients::called;
use super::records::taking_over;
use super::{Command, Decline, Work};
use serde::{Deserialize, Serialize};
use xinqiao_domain::block::Admission;
use xinqiao_domain::risk::{Intake, RiskTier, TierReason};
use xinqiao_domain::session::{Arrival, Channel, Direction, EndedBy, Gender, Language, Session};
use xinqiao_domain::{Actor, CommandId, Event, Refusal, SessionId, StaffId, Timestamp};
use xinqiao_storage::blocks::Origin;
use xinqiao_storage::sessions::Fixed;
use xinqiao_storage::sign_ins::Admitted;
use xinqiao_storage::{LineForm, NewLine, SessionSeal};

/// Nothing to say but that it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {}

/// A caller opens a session: with what they chose to answer, their first words, and a ticket for the first socket.
pub struct Open {
    pub id: SessionId,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub intake: Intake,
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    pub secret_hash: Vec<u8>,
    pub return_hash: Option<Vec<u8>>,
    /// Keyed hash of where the page comes from; none where that is not known.
    pub origin_hash: Option<Vec<u8>>,
    pub alias: String,
    pub seal_key: String,
    pub wrapped_seal: Vec<u8>,
    /// What brings them, sealed; the first line.
    pub about: Option<NewLine>,
    pub ticket_hash: Vec<u8>,
    pub ticket_expires_at: Timestamp,
}

impl Command for Open {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.id]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let ticket = Admitted::Caller { session: self.id };
        if let Some(kept) = work.batch.session(self.id).await? {
            // The answer to the first request was lost: whoever has the secret gets another ticket.
            if kept.stored.fixed.secret_hash.as_ref() != Some(&self.secret_hash) {
                return Err(Refusal::IdReused.into());
            }
            work.batch.create_ticket(self.ticket_hash.clone(), &ticket, self.ticket_expires_at).await?;
            return Ok(Done {});
        }
        let admission = blocking::check_blocks(work, self.origin_hash.as_ref(), self.tier).await?;
        let session = Session::open(
            Arrival {
                id: self.id,
                language: self.language,
                wished_gender: self.wished_gender,
                tier: self.tier,
                reasons: self.reasons.clone(),
            },
            now,
        );
        let fixed = Fixed {
            alias: self.alias.clone(),
            intake: self.intake,
            secret_hash: Some(self.secret_hash.clone()),
            return_hash: self.return_hash.clone(),
            phone_hash: None,
            phone: None,
            origin_hash: self.origin_hash.clone(),
            seal_key: self.seal_key.clone(),
            caller_node: None,
        };
        work.batch.create(session, fixed, self.wrapped_seal.clone());
        work.batch.tell(
            Actor::Caller(self.id),
            Event::SessionOpened { session: self.id, channel: Channel::Web, tier: self.tier },
        )?;
        work.batch.create_ticket(self.ticket_hash.clone(), &ticket, self.ticket_expires_at).await?;
        if let Some(line) = self.about.clone() {
            work.batch.place(line).await?;
        }
        match admission {
            Admission::PastBlock => blocking::let_in(work, self.id).await?,
            Admission::Free | Admission::Blocked { .. } => {}
        }
        work.route();
        Ok(Done {})
    }
}

/// An operator opens a phone session by hand and holds it at once.
pub struct OpenPhone {
    pub id: SessionId,
    pub by: StaffId,
    pub direction: Direction,
    pub language: Language,
    pub started_at: Timestamp,
    pub alias: String,
    pub seal_key: String,
    pub wrapped_seal: Vec<u8>,
    pub phone_hash: Option<Vec<u8>>,
    pub phone: Option<Vec<u8>>,
    /// By what the same caller's earlier sessions are found, beside the phone.
    pub return_hash: Option<Vec<u8>>,
}

/// A phone session is held; whether a block stands against its number, which keeps nobody from talking on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhoneHeld {
    pub blocked_until: Option<Timestamp>,
}

/// How long ago a phone session may have begun when it is written down.
const LATEST_ENTRY: xinqiao_domain::Millis = xinqiao_domain::Millis::hours(24);

impl Command for OpenPhone {
    type Answer = PhoneHeld;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.id]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<PhoneHeld, Decline> {
        let now = work.batch.now();
        let origin = Origin { web: None, phone: self.phone_hash.clone() };
        let held = PhoneHeld { blocked_until: blocking::blocked_until(work, origin).await? };
        if let Some(kept) = work.batch.session(self.id).await? {
            let mine = kept.stored.session.stage.lease().is_some_and(|lease| lease.operator == self.by);
            return if mine { Ok(held) } else { Err(Refusal::IdReused.into()) };
        }
        if self.started_at > now || self.started_at < now - LATEST_ENTRY {
            return Err(Decline::with(Refusal::FieldInvalid, "field", "started_at"));
        }
        let session = Session::open_phone(self.id, self.direction, self.language, self.started_at, self.by);
        let fixed = Fixed {
            alias: self.alias.clone(),
            intake: Intake::default(),
            secret_hash: None,
            return_hash: self.return_hash.clone(),
            phone_hash: self.phone_hash.clone(),
            phone: self.phone.clone(),
            origin_hash: None,
            seal_key: self.seal_key.clone(),
            caller_node: None,
        };
        work.batch.create(session, fixed, self.wrapped_seal.clone());
        let by = Actor::Staff(self.by);
        work.batch.tell(by, Event::SessionOpened { session: self.id, channel: Channel::Phone, tier: None })?;
        if self.direction == Direction::Incoming {
            called(work, self.id, self.phone_hash.as_deref()).await?;
        }
        work.batch.tell(
            by,
            Event::Accepted { session: self.id, staff: self.by, fence: 1, waited_ms: xinqiao_domain::Millis(0) },
        )?;
        Ok(held)
    }
}

/// The caller ends the talk, or leaves the queue.
pub struct EndByCaller {
    pub id: CommandId,
    pub session: SessionId,
}

impl Command for EndByCaller {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, self.session.to_string().into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        end(work, self.session, Actor::Caller(self.session), EndedBy::Caller).await?;
        Ok(Done {})
    }
}

/// Ends a talk; a waiting session is closed with it. The notice is a line, so that both sides read it in its place.
pub(super) async fn end(work: &mut Work<'_>, id: SessionId, actor: Actor, by: EndedBy) -> Result<(), Decline> {
    let now = work.batch.now();
    let session = work.batch.state(id).await?.ok_or(Refusal::SessionNotFound)?;
    let holder = session.stage.lease().map(|lease| lease.operator);
    let offered = session.stage.offer().map(|offer| offer.operator);
    let ended = session.clone().end(by, now)?;
    work.batch.put(ended);
    let notice = match by {
        EndedBy::Caller => Some("caller_ended"),
        EndedBy::Operator => Some("operator_ended"),
        EndedBy::Hotline => None,
    };
    if let Some(notice) = notice {
        say_notice(work, id, notice).await?;
    }
    work.batch.settle_alerts_of(id).await?;
    let guests: Vec<StaffId> = session.guests.iter().map(|guest| guest.staff).collect();
    joining::tell_left(work, &session, &guests)?;
    watching::end_all(work, id).await?;
    if let Some(holder) = holder {
        taking_over::leave_if_alone(work, id, holder).await?;
    }
    work.batch.tell(actor, Event::Ended { session: id, by, holder: holder.or(offered) })?;
    work.route();
    Ok(())
}

/// The hotline itself says something in a conversation.
pub(super) async fn say_notice(work: &mut Work<'_>, session: SessionId, notice: &str) -> Result<(), Decline> {
    let seal: Option<SessionSeal> = work.batch.seal_of(session).await?;
    let Some(seal) = seal else { return Ok(()) };
    let id = CommandId(work.ids.draw());
    let keys = work.batch.store().keys();
    let line = new_line(keys, &seal, session, id, Actor::Hotline, LineForm::Notice, notice.to_owned())?;
    work.batch.place(line).await?;
    Ok(())
}
