//! Talks of others that a supervisor's console follows: watched in silence on this console, or joined on all of theirs.
//! Nothing here writes to a session, and nothing goes to a caller's page.

use super::{ConsoleSocket, Following, Role};
use crate::desk::floor::watching::{ScreenGone, Unwatch, Watch};
use crate::hub::outlet::{Out, Stale, text};
use crate::realtime::socket::{End, Sent};
use crate::show;
use xinqiao_domain::authority::Right;
use xinqiao_domain::{CommandId, SessionId, WhisperId};
use xinqiao_protocol::frames::staff::{Footing, ToStaff};
use xinqiao_storage::guests::Screen;

impl ConsoleSocket {
    /// This console, as the store knows it.
    pub(super) fn screen(&self) -> Screen {
        let socket = i64::try_from(self.wire.outlet.id).unwrap_or(i64::MAX);
        Screen { node: self.app.node.to_string(), socket }
    }

    pub(super) async fn watch(&mut self, id: CommandId, session: SessionId) {
        let screen = self.screen();
        self.command(id, Watch { staff: self.staff.id, session, screen }).await;
        self.wire.outlet.mark(Stale::WATCHED);
    }

    pub(super) async fn unwatch(&mut self, id: CommandId, session: SessionId) {
        let screen = self.screen();
        self.command(id, Unwatch { session, screen }).await;
        self.wire.outlet.mark(Stale::WATCHED);
    }

    /// What I watch or joined, whole; and of each talk that is new in it, its lines and whispers.
    pub(super) async fn send_watched(&mut self) -> Result<(), End> {
        if !self.staff.has(Right::SuperviseSessions) {
            self.leave_beside().await;
            self.forget_beside(&[]);
            return Ok(());
        }
        let store = self.app.desk.store();
        let joined = store.guest_of(self.staff.id).await?.into_iter().map(|session| (session, Footing::Guest));
        let mut beside: Vec<(SessionId, Footing)> = joined.collect();
        let watching = store.watched_on(&self.screen()).await?.into_iter().map(|session| (session, Footing::Watching));
        beside.extend(watching);
        // From here on lines come as they are written; what was written before is read below.
        for (session, _) in &beside {
            self.app.hub.follow(*session, &self.wire.outlet);
        }
        let watched = show::watched(&self.app, self.staff.id, &beside).await?;
        let now: Vec<_> = watched.iter().map(|one| (one.row.session, one.footing, one.row.holder)).collect();
        let sessions: Vec<SessionId> = now.iter().map(|(session, ..)| *session).collect();
        self.forget_beside(&sessions);
        if sessions.is_empty() && self.shown_beside.is_empty() {
            return Ok(());
        }
        self.shown_beside = sessions;
        self.wire.feed(text(&ToStaff::Watched { watched })).await?;
        for (session, footing, holder) in now {
            let role = Role::Beside(footing);
            if let Some(following) = self.following.get_mut(&session) {
                (following.role, following.holder) = (role, holder);
                continue;
            }
            let after = self.read_up_to.remove(&session).unwrap_or(0);
            let seal = self.app.desk.store().session_seal(session).await?;
            self.following.insert(session, Following { sent: Sent(after), seal, role, holder });
            self.catch_up(session).await?;
            self.send_whispers(session).await?;
        }
        Ok(())
    }

    /// Follows no other talks beside these.
    fn forget_beside(&mut self, now: &[SessionId]) {
        self.following.retain(|session, one| one.role == Role::Holder || now.contains(session));
        self.app.hub.follow_only(&self.wire.outlet, |session| now.contains(&session));
    }

    /// The whispers of a talk that is new on this console.
    pub(super) async fn send_whispers(&mut self, session: SessionId) -> Result<(), End> {
        let whispers = show::whispers(&self.app, session).await?;
        if !whispers.is_empty() {
            self.wire.feed(text(&ToStaff::Whispers { session, whispers })).await?;
        }
        Ok(())
    }

    /// A new whisper: for the holder, and for supervisors.
    pub(super) async fn send_whisper(&mut self, session: SessionId, whisper: WhisperId) -> Result<(), End> {
        let holds = self.following.get(&session).is_some_and(|following| following.role == Role::Holder);
        if !holds && !self.staff.has(Right::SuperviseSessions) {
            return Ok(());
        }
        if let Some(open) = self.app.desk.store().whisper(session, whisper).await? {
            let whisper = show::whisper(&self.app, open).await?;
            self.wire.feed(text(&ToStaff::Whisper { whisper })).await?;
        }
        Ok(())
    }

    /// The socket is closed: what it watched is watched no longer.
    pub(super) async fn leave_beside(&mut self) {
        self.app.hub.follow_only(&self.wire.outlet, |_| false);
        let watched = self.following.values().any(|one| one.role == Role::Beside(Footing::Watching));
        if watched || self.staff.has(Right::SuperviseSessions) {
            // A desk that cannot write now: the next node to start ends what dead consoles watched.
            let _ = self.app.desk.run(ScreenGone { screen: self.screen() }).await;
        }
    }

    /// To everybody's consoles that follow a talk beside its holder, but not back to this one's own.
    pub(super) fn to_followers(&self, session: SessionId, frame: &ToStaff) {
        let frame = text(frame);
        let own = self.wire.outlet.id;
        self.app.hub.with_followers(session, |console| {
            if console.id != own {
                console.post_if_room(Out::Frame(frame.clone()));
            }
        });
    }
}
