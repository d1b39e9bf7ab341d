//! A simulated colleague: signs in, takes what is offered, writes gently, ends, and completes the record.

use super::cast::Member;
use super::chance::Chance;
use super::client::{Client, Socket};
use super::forms::{self, Reach};
use super::scripts::replies;
use super::simulated::{Simulated, Turn};
use super::tempo::Tempo;
use reqwest::Method;
use std::time::Duration;
use xinqiao_domain::SessionId;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::risk::RiskTier;
use xinqiao_protocol::frames::staff::{Mine, MySession, MyStage, Offer, StaffFrame, ToStaff};
use xinqiao_protocol::frames::{Author, Line};
use xinqiao_protocol::http::records::{CloseSession, SaveAssessment, SaveWrapUp};
use xinqiao_protocol::http::sign_in::{SignIn, SignedIn, Ticket, TicketRequest};

/// Before signing in again after the connection was lost.
const BACK_AFTER: Duration = Duration::from_secs(3);
/// How long a console waits for what it asked for to be shown.
const SHOWN_WITHIN: Duration = Duration::from_secs(5);
/// How long a colleague waits for the caller's next words before writing on.
const LISTENS: Duration = Duration::from_secs(25);

struct Console {
    client: Client,
    member: Member,
    signed_in: SignedIn,
    socket: Socket<ToStaff>,
    tempo: Tempo,
    chance: Chance,
    mine: Option<Mine>,
    turn: Turn,
}

/// Works for as long as the demonstration lasts.
pub async fn works(client: Client, member: Member, tempo: Tempo) {
    loop {
        if let Err(error) = shift(client.clone(), member.clone(), tempo).await {
            tracing::debug!(staff = %member.staff, %error, "a simulated colleague's console is opened again");
        }
        tokio::time::sleep(BACK_AFTER).await;
    }
}

async fn signs_in(client: &Client, member: &Member) -> anyhow::Result<SignedIn> {
    let body = SignIn { username: member.part.username.to_owned(), password: member.password.to_string() };
    client.ask("sign-in", None, &body).await
}

async fn shift(client: Client, member: Member, tempo: Tempo) -> anyhow::Result<()> {
    let signed_in = signs_in(&client, &member).await?;
    let ticket: Ticket = client.ask("socket-tickets", Some(&signed_in.access_token), &TicketRequest::Staff {}).await?;
    let socket = client.connect(&StaffFrame::Hello { ticket: ticket.ticket, open: Vec::new() }).await?;
    let chance = Chance::new();
    let mut console = Console { client, member, signed_in, socket, tempo, chance, mine: None, turn: Turn::Mine };
    loop {
        console.does_the_next_thing().await?;
    }
}

impl Simulated for Console {
    type Told = ToStaff;
    const PER_CHARACTER: Duration = Duration::from_millis(90);

    fn socket(&mut self) -> &mut Socket<ToStaff> {
        &mut self.socket
    }

    fn tempo(&self) -> Tempo {
        self.tempo
    }

    async fn takes_in(&mut self, frame: ToStaff) -> anyhow::Result<()> {
        match frame {
            ToStaff::Mine { mine } => {
                self.mine = Some(mine);
                Ok(())
            }
            ToStaff::Line { session, line } => self.reads(session, &[line]).await,
            ToStaff::Lines { session, lines } => self.reads(session, &lines).await,
            ToStaff::Welcome { .. }
            | ToStaff::Queue { .. }
            | ToStaff::Colleagues { .. }
            | ToStaff::Alerts { .. }
            | ToStaff::Floor { .. }
            | ToStaff::Dispatches { .. }
            | ToStaff::CrewChanged {}
            | ToStaff::ReferralsChanged {}
            | ToStaff::Watched { .. }
            | ToStaff::Whisper { .. }
            | ToStaff::Whispers { .. }
            | ToStaff::LibraryChanged {}
            | ToStaff::ColleagueTyping { .. }
            | ToStaff::HolderMarks { .. }
            | ToStaff::Ack { .. }
            | ToStaff::Typing { .. }
            | ToStaff::Marks { .. }
            | ToStaff::Done { .. }
            | ToStaff::Refused { .. }
            | ToStaff::Told { .. }
            | ToStaff::Pong { .. } => Ok(()),
        }
    }
}

impl Console {
    /// What the desk shows decides what is done: nothing else is remembered.
    async fn does_the_next_thing(&mut self) -> anyhow::Result<()> {
        let Some(mine) = self.mine.clone() else { return self.is_shown_a_change().await };
        if let Some(session) = mine.sessions.first() {
            match session.stage {
                MyStage::Talking { .. } => self.talks(session).await,
                MyStage::WrapUp { ended_at, .. } => self.records(session, ended_at).await,
                MyStage::Detached { .. } => self.is_shown_a_change().await,
            }
        } else if let Some(offer) = &mine.offer {
            self.accepts(offer).await
        } else if mine.presence != Presence::Available {
            let (id, presence) = (self.client.command(), Presence::Available);
            self.socket.send(&StaffFrame::Presence { id, presence }).await?;
            self.is_shown_a_change().await
        } else {
            self.is_shown_a_change().await
        }
    }

    async fn accepts(&mut self, offer: &Offer) -> anyhow::Result<()> {
        let thinks = self.chance.seconds(2..7);
        let (id, offer) = (self.client.command(), offer.offer);
        let is_offered = |console: &Self| {
            console.mine.as_ref().and_then(|mine| mine.offer.as_ref()).is_some_and(|one| one.offer == offer)
        };
        self.hears(thinks, |console| !is_offered(console)).await?;
        if is_offered(self) {
            self.turn = Turn::Mine;
            self.socket.send(&StaffFrame::Accept { id, offer }).await?;
            self.is_shown_a_change().await?;
        }
        Ok(())
    }

    async fn talks(&mut self, session: &MySession) -> anyhow::Result<()> {
        let over = |console: &Self| !console.is_talking(session.session);
        for reply in replies(session.language, session.tier) {
            self.hears(LISTENS, |console| console.turn == Turn::Mine || over(console)).await?;
            let reads = self.chance.seconds(1..4);
            self.hears(reads, over).await?;
            self.types(session, reply).await?;
            if over(self) {
                return Ok(());
            }
        }
        self.hears(LISTENS, over).await?;
        if !over(self) {
            let (id, fence) = (self.client.command(), session.fence);
            self.socket.send(&StaffFrame::End { id, session: session.session, fence }).await?;
            self.hears(SHOWN_WITHIN, over).await?;
        }
        Ok(())
    }

    fn is_talking(&self, session: SessionId) -> bool {
        let sessions = self.mine.iter().flat_map(|mine| &mine.sessions);
        sessions.into_iter().any(|one| one.session == session && matches!(one.stage, MyStage::Talking { .. }))
    }

    /// Types a line, seen doing so, and sends it.
    async fn types(&mut self, session: &MySession, words: &str) -> anyhow::Result<()> {
        let (id, fence) = (session.session, session.fence);
        self.is_typing(words, &StaffFrame::Typing { session: id }, |console| !console.is_talking(id)).await?;
        if self.is_talking(id) {
            self.turn = Turn::Theirs;
            let say = StaffFrame::Say { id: self.client.command(), session: id, fence, text: words.to_owned() };
            self.socket.send(&say).await?;
        }
        Ok(())
    }

    /// Assessment, wrap-up, plan, close.
    async fn records(&mut self, session: &MySession, ended_at: xinqiao_domain::Timestamp) -> anyhow::Result<()> {
        let (id, fence) = (session.session, session.fence);
        let tier = session.tier.unwrap_or(RiskTier::None);
        let writes = self.chance.seconds(4..9);
        self.hears(writes, |_| false).await?;
        let assessment = SaveAssessment { id: self.client.command(), fence, assessment: forms::assessment(tier) };
        self.send(Method::POST, &format!("sessions/{id}/assessment"), &assessment).await?;
        self.hears(writes, |_| false).await?;
        let wrap_up = forms::wrap_up_by(tier, session.language);
        let wrap_up = SaveWrapUp { id: self.client.command(), fence, wrap_up };
        self.send(Method::PUT, &format!("sessions/{id}/wrap-up"), &wrap_up).await?;
        let follow_up = forms::plan(tier, Reach::Anonymous, ended_at);
        let close = CloseSession { id: self.client.command(), fence, follow_up };
        self.send(Method::POST, &format!("sessions/{id}/close"), &close).await?;
        let is_kept = |console: &Self| console.mine.iter().flat_map(|mine| &mine.sessions).any(|one| one.session == id);
        self.hears(SHOWN_WITHIN, |console| !is_kept(console)).await
    }

    /// Sends a request, signed in anew where the token has run out.
    async fn send<B: serde::Serialize>(&mut self, method: Method, path: &str, body: &B) -> anyhow::Result<()> {
        if self.signed_in.expires_at <= self.client.clock.now() {
            self.signed_in = signs_in(&self.client, &self.member).await?;
        }
        self.client.send(method, path, Some(&self.signed_in.access_token), body).await?;
        Ok(())
    }

    /// Waits for the desk to be shown anew.
    async fn is_shown_a_change(&mut self) -> anyhow::Result<()> {
        let before = self.mine.clone();
        self.hears(SHOWN_WITHIN, |console| console.mine != before).await
    }

    async fn reads(&mut self, session: SessionId, lines: &[Line]) -> anyhow::Result<()> {
        if lines.iter().any(|line| line.from == Author::Caller) {
            self.turn = Turn::Mine;
        }
        match lines.last() {
            Some(last) => {
                let (delivered, read) = (last.seq, last.seq);
                self.socket.send(&StaffFrame::Seen { session, delivered, read }).await
            }
            None => Ok(()),
        }
    }
}
