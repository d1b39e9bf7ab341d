//! Silent view: a supervisor's console follows a talk. The journal knows it, the operator where the centre says so, and
//! the caller in no way: nothing of the session is written, no line, no mark, no number.

use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::session::SilentView;
use xinqiao_domain::{Actor, Event, Refusal, SessionId, StaffId};
use xinqiao_protocol::limits::WATCHED_SESSIONS;
use xinqiao_storage::guests::{Ended, Screen};

/// A console watches a talk from now on. Watching twice is watching once, so its id needs no memory.
pub struct Watch {
    pub staff: StaffId,
    pub session: SessionId,
    pub screen: Screen,
}

impl Command for Watch {
    type Answer = Done;

    fn sessions(&self) -> Vec<SessionId> {
        vec![self.session]
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let session = work.batch.state(self.session).await?.ok_or(Refusal::SessionNotFound)?;
        session.check_watch(self.staff)?;
        if session.has_guest(self.staff) {
            return Err(Refusal::AlreadyDone.into());
        }
        if work.batch.watched_on(&self.screen).await? >= WATCHED_SESSIONS as i64 {
            return Err(Refusal::TooManyWatched.into());
        }
        let before = work.batch.watched_by(self.session, self.staff).await?;
        work.batch.add_watch(self.session, self.staff, &self.screen).await?;
        if before == 0 {
            let shown_to = shown_to(work, self.session).await?;
            let event = FloorEvent::WatchStarted { session: self.session, staff: self.staff, shown_to };
            work.batch.tell(Actor::Staff(self.staff), Event::Floor(event))?;
        }
        Ok(Done {})
    }
}

/// A console no longer watches a talk.
pub struct Unwatch {
    pub session: SessionId,
    pub screen: Screen,
}

impl Command for Unwatch {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let ended = work.batch.end_watch(self.session, &self.screen).await?;
        tell_ended(work, ended).await?;
        Ok(Done {})
    }
}

/// A console that watched is gone.
pub struct ScreenGone {
    pub screen: Screen,
}

impl Command for ScreenGone {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let ended = work.batch.end_watches_on(&self.screen).await?;
        tell_ended(work, ended).await?;
        Ok(Done {})
    }
}

/// Nobody watches a talk that is over.
pub async fn end_all(work: &mut Work<'_>, session: SessionId) -> Result<(), Decline> {
    let ended = work.batch.end_watches_of(session, None).await?;
    tell_ended(work, ended).await
}

/// Whoever is in a talk does not watch it.
pub async fn end_of(work: &mut Work<'_>, session: SessionId, staff: StaffId) -> Result<(), Decline> {
    let ended = work.batch.end_watches_of(session, Some(staff)).await?;
    tell_ended(work, ended).await
}

/// Somebody may watch no longer, on whatever console.
pub async fn end_by(work: &mut Work<'_>, staff: StaffId) -> Result<(), Decline> {
    let ended = work.batch.end_watches_by(staff).await?;
    tell_ended(work, ended).await
}

/// A node is gone with all its consoles.
pub async fn end_of_node(work: &mut Work<'_>, node: &str) -> Result<(), Decline> {
    let ended = work.batch.end_watches_of_node(node).await?;
    tell_ended(work, ended).await
}

/// Writes down that somebody watches no longer, unless another console of theirs still does.
async fn tell_ended(work: &mut Work<'_>, ended: Vec<Ended>) -> Result<(), Decline> {
    for Ended { session, staff } in ended {
        if work.batch.watched_by(session, staff).await? == 0 {
            let shown_to = shown_to(work, session).await?;
            let event = FloorEvent::WatchEnded { session, staff, shown_to };
            work.batch.tell(Actor::Staff(staff), Event::Floor(event))?;
        }
    }
    Ok(())
}

/// The holder whose desk shows who watches, where the centre's setting says so.
async fn shown_to(work: &mut Work<'_>, session: SessionId) -> Result<Option<StaffId>, Decline> {
    match work.batch.silent_view().await? {
        SilentView::Hidden => Ok(None),
        SilentView::ShownToOperator => {
            let session = work.batch.state(session).await?;
            Ok(session.and_then(|session| session.stage.lease()).map(|lease| lease.operator))
        }
    }
}
