//! Directing: a supervisor stands a team down, says that it failed, names who leads, takes a dispatch into their own hands,
//! wants the next step at once. And what a rise of danger in the session does.

use super::paging::climb_if_due;
use super::{FILLED, keep, known, settle, tell};
use crate::desk::arrivals::Done;
use crate::desk::ledgers::text;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::dispatch::EndReason;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{Actor, CommandId, DispatchId, Refusal, SessionId, StaffId};
use xinqiao_protocol::limits::END_NOTE_CHARS;

/// How a dispatch ends that does not reach its aim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Nobody has to go any more.
    StandDown,
    /// Nobody could help.
    Fail,
}

/// In what standing somebody ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndedOn {
    /// A supervisor.
    Directing,
    /// Who asked for it, until a team is on its way.
    Asked,
}

/// A dispatch ends without having reached its aim.
pub struct End {
    pub id: CommandId,
    pub by: StaffId,
    pub footing: EndedOn,
    pub dispatch: DispatchId,
    pub ending: Ending,
    pub because: EndReason,
    pub note: String,
}

impl Command for End {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let ending = (self.ending, self.because, &self.note);
        Some((self.id, format!("{}{}{ending:?}", self.by, self.dispatch).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let dispatch = known(work, self.dispatch).await?;
        match self.footing {
            EndedOn::Directing => {}
            EndedOn::Asked if dispatch.requested_by == self.by => dispatch.is_before_departure()?,
            EndedOn::Asked => return Err(Refusal::NotFound.into()),
        }
        let note = text("note", &self.note, END_NOTE_CHARS)?;
        let next = match self.ending {
            Ending::StandDown => dispatch.clone().stand_down(self.by, self.because, now)?,
            Ending::Fail => dispatch.clone().fail(self.by, self.because, now)?,
        };
        if !note.is_empty() {
            work.batch.put_end_note(dispatch.id, &note).await?;
        }
        let (stage, because) = (next.stage.word(), Some(self.because));
        let event = DispatchEvent::DispatchEnded { dispatch: dispatch.id, stage, because, staff: Some(self.by) };
        tell(work, Actor::Staff(self.by), event)?;
        keep(work, Actor::Staff(self.by), &dispatch, &next).await?;
        Ok(Done {})
    }
}

/// A supervisor names who leads, of those who go.
pub struct NameLead {
    pub id: CommandId,
    pub by: StaffId,
    pub dispatch: DispatchId,
    pub lead: StaffId,
}

impl Command for NameLead {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.dispatch, self.lead).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let dispatch = known(work, self.dispatch).await?;
        if dispatch.leader() == Some(self.lead) {
            return Err(Refusal::AlreadyDone.into());
        }
        let next = dispatch.clone().name_lead(self.lead)?;
        let event = DispatchEvent::LeadNamed { dispatch: dispatch.id, lead: self.lead, staff: self.by };
        tell(work, Actor::Staff(self.by), event)?;
        keep(work, Actor::Staff(self.by), &dispatch, &next).await?;
        Ok(Done {})
    }
}

/// A supervisor takes a dispatch into their own hands: it is theirs until it ends.
pub struct Take {
    pub id: CommandId,
    pub by: StaffId,
    pub dispatch: DispatchId,
}

impl Command for Take {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.dispatch).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let dispatch = known(work, self.dispatch).await?;
        let next = dispatch.clone().take(self.by)?;
        tell(work, Actor::Staff(self.by), DispatchEvent::DispatchTaken { dispatch: dispatch.id, staff: self.by })?;
        keep(work, Actor::Staff(self.by), &dispatch, &next).await?;
        // It is somebody's now.
        settle(work, dispatch.id, &FILLED).await?;
        Ok(Done {})
    }
}

/// A supervisor wants the next step at once.
pub struct EscalateNow {
    pub id: CommandId,
    pub by: StaffId,
    pub dispatch: DispatchId,
    /// How many steps had been taken as they saw it.
    pub seen: u32,
}

impl Command for EscalateNow {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{}", self.by, self.dispatch, self.seen).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let now = work.batch.now();
        let dispatch = known(work, self.dispatch).await?;
        let next = dispatch.clone().hurry(self.seen, now)?;
        keep(work, Actor::Staff(self.by), &dispatch, &next).await?;
        climb_if_due(work, next).await?;
        Ok(Done {})
    }
}

/// The danger of a session is another now. A rise plans the ladder of its open dispatch anew, by the team's policy as it is
/// now, and at once; a fall changes nothing.
pub(in crate::desk) async fn danger(work: &mut Work<'_>, session: SessionId, tier: RiskTier) -> Result<(), Decline> {
    let Some(open) = work.batch.open_dispatch_of(session).await? else { return Ok(()) };
    let (now, before) = (work.batch.now(), known(work, open).await?);
    let mut next = before.clone().danger(tier, now)?;
    if next.tier == before.tier {
        return Ok(());
    }
    if let Some(team) = work.batch.team(next.team).await? {
        next.policy = team.policy;
    }
    tell(work, Actor::Hotline, DispatchEvent::DangerChanged { dispatch: open, tier })?;
    keep(work, Actor::Hotline, &before, &next).await?;
    climb_if_due(work, next).await
}
