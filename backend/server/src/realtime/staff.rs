//! An operator's or supervisor's console.

mod beside;
mod dispatches;
mod frames;

use super::socket::{End, InTurn, Sent, Talk, Wire, finish, talk};
use crate::assembly::AppState;
use crate::authority::{Rule, Staff, rules, staff_now};
use crate::desk::links::Console;
use crate::hub::outlet::{Closing, Out, Stale, text};
use crate::show;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;
use xinqiao_domain::authority::Right;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::{Event, SessionId, SignInId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{Footing, ToStaff, Told};
use xinqiao_protocol::frames::{ReadUpTo, close};
use xinqiao_protocol::http::dispatches::{DispatchGlance, DispatchStrip};
use xinqiao_protocol::http::sign_in::PasswordState;
use xinqiao_storage::SessionSeal;
use xinqiao_storage::lines::OpenLine;

/// What all consoles share is sent at most this often to each.
const SHARED_EVERY: Duration = Duration::from_millis(250);

/// One console's socket.
struct ConsoleSocket {
    app: AppState,
    wire: Wire,
    staff: Staff,
    /// Sessions this socket follows: what was sent of each, and under which lease they are ours.
    following: HashMap<SessionId, Following>,
    /// Where the console said it had read to, for sessions not followed yet.
    read_up_to: HashMap<SessionId, i64>,
    /// The talks of others that were shown last.
    shown_beside: Vec<SessionId>,
    /// The dispatches that this person was shown last, and those of the sessions on their desk.
    shown_dispatches: Option<Vec<DispatchStrip>>,
    shown_glances: BTreeMap<SessionId, DispatchGlance>,
    /// Shared views that have changed, and when they may be sent.
    shared: Stale,
    shared_at: Option<Instant>,
}

struct Following {
    sent: Sent,
    seal: Option<SessionSeal>,
    role: Role,
    /// Who holds it.
    holder: Option<StaffId>,
}

/// On what footing this console follows a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It is on this desk.
    Holder,
    /// A supervisor watches it, or joined it.
    Beside(Footing),
}

/// Serves a console until it goes.
pub async fn serve(app: AppState, wire: Wire, id: StaffId, sign_in: SignInId, open: Vec<ReadUpTo>) {
    let outlet = Arc::clone(&wire.outlet);
    let hub = Arc::clone(&app.hub);
    let staff = match staff_now(&app, id, sign_in, app.clock.now()).await {
        Ok(staff) if staff.password == PasswordState::Good => staff,
        Ok(_) | Err(_) => {
            outlet.close(Closing { code: close::SIGN_IN, reason: "sign in again" });
            return finish(wire).await;
        }
    };
    if hub.add_staff(id, &outlet).is_err() {
        outlet.close(Closing { code: close::OVERLOAD, reason: "too many consoles" });
        return finish(wire).await;
    }
    let link = || Console { staff: id, node: app.node, hub: Arc::clone(&hub) };
    let _ = app.desk.run(link()).await;
    let read_up_to = open.into_iter().map(|one| (one.session, one.after.max(0))).collect();
    let mut console = ConsoleSocket {
        app: app.clone(),
        wire,
        staff,
        following: HashMap::new(),
        read_up_to,
        shown_beside: Vec::new(),
        shown_dispatches: None,
        shown_glances: BTreeMap::new(),
        shared: Stale::NOTHING,
        shared_at: None,
    };
    talk(&mut console).await;
    hub.remove_staff(id, &outlet);
    console.leave_beside().await;
    finish(console.wire).await;
    if !app.stopping.token.is_cancelled() {
        let _ = app.desk.run(link()).await;
    }
}

impl Talk for ConsoleSocket {
    fn wire(&mut self) -> &mut Wire {
        &mut self.wire
    }

    fn look_at(&self) -> Option<Instant> {
        self.shared_at
    }

    async fn welcome(&mut self) -> Result<(), End> {
        let welcome = ToStaff::Welcome { staff: self.staff.id, server_at: self.app.clock.now() };
        self.wire.feed(text(&welcome)).await?;
        self.wire.flush().await?;
        self.wire.outlet.mark(Stale::MINE.and(Stale::WATCHED).and(Stale::BOARDS));
        Ok(())
    }

    async fn receive(&mut self, text: &str) -> Result<(), End> {
        self.frame(text).await
    }

    async fn send_waiting(&mut self) -> Result<(), End> {
        let (stale, waiting) = self.wire.outlet.take();
        if stale.has(Stale::AUTHORITY) {
            self.check_authority().await?;
        }
        if stale.has(Stale::MINE) {
            self.send_mine().await?;
        }
        if stale.has(Stale::WATCHED) {
            self.send_watched().await?;
        }
        for out in waiting {
            self.send_out(out).await?;
        }
        self.send_shared(stale.only(Stale::SHARED)).await?;
        self.wire.flush().await?;
        Ok(())
    }
}

impl ConsoleSocket {
    /// Roles, standing and sign-in as they are now; a socket that may no longer be open is closed.
    async fn check_authority(&mut self) -> Result<(), End> {
        match staff_now(&self.app, self.staff.id, self.staff.sign_in, self.staff.expires_at).await {
            Ok(staff) => {
                self.staff = staff;
                self.wire.outlet.mark(Stale::WATCHED);
                Ok(())
            }
            Err(refused) => {
                let code = if refused == Code::AccountDisabled { close::FORBIDDEN } else { close::SIGN_IN };
                self.wire.outlet.close(Closing { code, reason: refused.word() });
                Err(End::Over)
            }
        }
    }

    /// My desk, whole; and of each session that is new on it, its lines.
    async fn send_mine(&mut self) -> Result<(), End> {
        if !self.staff.has(Right::AnswerSessions) {
            return Ok(());
        }
        let Some(mine) = show::mine(&self.app, self.staff.id).await? else { return Ok(()) };
        let now: Vec<SessionId> = mine.sessions.iter().map(|one| one.session).collect();
        let glances = mine.sessions.iter().filter_map(|one| Some((one.session, one.dispatch.clone()?)));
        self.shown_glances = glances.collect();
        self.following.retain(|session, one| one.role != Role::Holder || now.contains(session));
        self.wire.feed(text(&ToStaff::Mine { mine })).await?;
        for session in now {
            if let Some(following) = self.following.get_mut(&session) {
                // Watched or joined until now, and taken over.
                (following.role, following.holder) = (Role::Holder, Some(self.staff.id));
                continue;
            }
            let after = self.read_up_to.remove(&session).unwrap_or(0);
            let seal = self.app.desk.store().session_seal(session).await?;
            let holder = Some(self.staff.id);
            self.following.insert(session, Following { sent: Sent(after), seal, role: Role::Holder, holder });
            self.catch_up(session).await?;
            self.send_whispers(session).await?;
        }
        Ok(())
    }

    /// Sends every line of a session after the last one sent.
    async fn catch_up(&mut self, session: SessionId) -> Result<(), End> {
        let Some(Following { sent, .. }) = self.following.get_mut(&session) else { return Ok(()) };
        let store = self.app.desk.store();
        let frame = |lines: Vec<OpenLine>| {
            let lines = lines.into_iter().map(show::staff_line).collect();
            ToStaff::Lines { session, lines }
        };
        self.wire.catch_up(store, session, sent, frame).await
    }

    async fn send_out(&mut self, out: Out) -> Result<(), End> {
        match out {
            Out::Line { session, seq, frame } => match self.turn(session, seq) {
                Some(InTurn::Send) => self.wire.feed(frame).await?,
                Some(InTurn::Gap) => self.catch_up(session).await?,
                Some(InTurn::Skip) | None => {}
            },
            Out::Ack { session, seq, frame } => {
                if self.turn(session, seq) == Some(InTurn::Gap) {
                    self.catch_up(session).await?;
                }
                self.wire.feed(frame).await?;
            }
            Out::Frame(frame) => self.wire.feed(frame).await?,
            Out::Told(event) => self.send_told(&event).await?,
        }
        Ok(())
    }

    fn turn(&mut self, session: SessionId, seq: i64) -> Option<InTurn> {
        let following = self.following.get_mut(&session)?;
        let turn = following.sent.turn(seq);
        if turn == InTurn::Send {
            following.sent = Sent(seq);
        }
        Some(turn)
    }

    async fn send_told(&mut self, event: &Event) -> Result<(), End> {
        let Some(session) = event.session() else { return Ok(()) };
        if let Event::Floor(FloorEvent::Whispered { whisper, .. }) = event {
            return self.send_whisper(session, *whisper).await;
        }
        let Some(stored) = self.app.desk.store().session(session).await? else { return Ok(()) };
        let alias = stored.fixed.alias;
        let told = if matches!(event, Event::OfferMissed { .. }) {
            Told::MissedOffer { session, alias }
        } else if matches!(event, Event::Released { .. }) {
            Told::LeaseLost { session, alias }
        } else if let Event::Floor(FloorEvent::TakenOver { staff, .. }) = event {
            let by_name = self.app.shared.people(&self.app).await?.name(*staff);
            Told::TakenOver { session, alias, by_name }
        } else {
            Told::CallerEnded { session, alias }
        };
        self.wire.feed(text(&ToStaff::Told { told })).await?;
        Ok(())
    }

    /// What all consoles share, at most every quarter of a second.
    async fn send_shared(&mut self, stale: Stale) -> Result<(), End> {
        self.shared = self.shared.and(stale);
        if self.shared == Stale::NOTHING {
            self.shared_at = self.shared_at.filter(|at| *at > Instant::now());
            return Ok(());
        }
        let now = Instant::now();
        if self.shared_at.is_some_and(|at| at > now) {
            return Ok(());
        }
        let due = std::mem::replace(&mut self.shared, Stale::NOTHING);
        self.shared_at = Some(now + SHARED_EVERY);
        let shared = &self.app.shared;
        if due.has(Stale::QUEUE) && self.staff.has(Right::SeeQueue) {
            self.wire.feed(shared.queue(&self.app).await?).await?;
        }
        if due.has(Stale::COLLEAGUES) && self.staff.has(Right::SeeColleagues) {
            self.wire.feed(shared.colleagues(&self.app).await?).await?;
        }
        if due.has(Stale::ALERTS) && self.staff.has(Right::SettleAlerts) {
            self.wire.feed(shared.alerts(&self.app).await?).await?;
        }
        if due.has(Stale::FLOOR) && self.staff.has(Right::SuperviseSessions) {
            self.wire.feed(shared.floor(&self.app).await?).await?;
        }
        if due.has(Stale::DISPATCHES) {
            self.send_dispatches().await?;
        }
        if due.has(Stale::CREW) && self.staff.has(Right::GoOut) {
            self.wire.feed(text(&ToStaff::CrewChanged {})).await?;
        }
        if due.has(Stale::REFERRALS) && self.staff.has(Right::SendReferrals) {
            self.wire.feed(text(&ToStaff::ReferralsChanged {})).await?;
        }
        if due.has(Stale::LIBRARY) && self.staff.has(Right::ReadLibrary) {
            self.wire.feed(text(&ToStaff::LibraryChanged {})).await?;
        }
        Ok(())
    }

    /// The sessions on this desk.
    fn held(&self) -> Vec<SessionId> {
        self.following.iter().filter(|(_, one)| one.role == Role::Holder).map(|(session, _)| *session).collect()
    }

    /// Whether this console may send frames of this kind; asked of fresh authority.
    fn may(&self, frame: &str) -> bool {
        match rules().frames.get(frame) {
            Some(Rule::Anyone | Rule::SignedIn) => true,
            Some(Rule::Needs(right)) => self.staff.has(*right),
            None => false,
        }
    }
}
