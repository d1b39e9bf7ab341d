//! A simulated caller: opens a session, waits, answers the operator at a natural pace, and leaves.

use super::chance::Chance;
use super::client::{Client, Socket};
use super::scripts::{Leaving, Script};
use super::simulated::{Simulated, Turn};
use super::tempo::Tempo;
use crate::tokens::Secret;
use aws_lc_rs::rand::SystemRandom;
use std::time::Duration;
use xinqiao_domain::SessionId;
use xinqiao_protocol::frames::caller::{CallerFrame, CallerState, ToCaller};
use xinqiao_protocol::frames::{Author, Line};
use xinqiao_protocol::http::sessions::{OpenSession, SessionOpened};

/// How long a caller waits for somebody before leaving.
const WAITS: Duration = Duration::from_mins(5);
/// How long a caller waits for the operator's next words before leaving.
const LISTENS: Duration = Duration::from_mins(4);
/// How long a caller who leaves without a word stays before.
const LINGERS: Duration = Duration::from_secs(15);

/// Where a caller stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Waiting,
    With,
    Over,
}

struct Page {
    client: Client,
    socket: Socket<ToCaller>,
    tempo: Tempo,
    chance: Chance,
    standing: Standing,
    turn: Turn,
}

/// Plays one visit from beginning to end.
pub async fn visit(
    client: Client,
    script: &'static Script,
    return_code: Option<String>,
    tempo: Tempo,
) -> anyhow::Result<SessionId> {
    let secret = Secret::new(&SystemRandom::new())?;
    let open = OpenSession {
        id: SessionId(client.ids.draw()),
        language: script.language,
        wished_gender: None,
        intake: script.intake,
        about: script.about.to_owned(),
        return_code,
        secret: secret.reveal().to_owned(),
    };
    let opened: SessionOpened = client.ask("sessions", None, &open).await?;
    let socket = client.connect(&CallerFrame::Hello { ticket: opened.ticket, after: 0 }).await?;
    let (chance, standing, turn) = (Chance::new(), Standing::Waiting, Turn::Theirs);
    let mut page = Page { client, socket, tempo, chance, standing, turn };
    page.waits(script).await?;
    page.talks(script).await?;
    page.leaves(script).await?;
    Ok(opened.session)
}

impl Simulated for Page {
    type Told = ToCaller;
    const PER_CHARACTER: Duration = Duration::from_millis(140);

    fn socket(&mut self) -> &mut Socket<ToCaller> {
        &mut self.socket
    }

    fn tempo(&self) -> Tempo {
        self.tempo
    }

    async fn takes_in(&mut self, frame: ToCaller) -> anyhow::Result<()> {
        match frame {
            ToCaller::Welcome { state, lines, .. } => {
                self.stands(&state);
                self.reads(&lines).await
            }
            ToCaller::State { state } => {
                self.stands(&state);
                Ok(())
            }
            ToCaller::Line { line } => self.reads(&[line]).await,
            ToCaller::Lines { lines } => self.reads(&lines).await,
            ToCaller::Ack { .. }
            | ToCaller::Typing {}
            | ToCaller::Marks { .. }
            | ToCaller::Done { .. }
            | ToCaller::ReturnCode { .. }
            | ToCaller::Refused { .. }
            | ToCaller::Pong { .. } => Ok(()),
        }
    }
}

impl Page {
    /// Waits for somebody, and writes a line meanwhile.
    async fn waits(&mut self, script: &Script) -> anyhow::Result<()> {
        if let Some(words) = script.while_waiting {
            let pause = self.chance.seconds(6..14);
            self.hears(pause, |page| page.standing != Standing::Waiting).await?;
            if self.standing == Standing::Waiting {
                self.types(words).await?;
            }
        }
        self.hears(WAITS, |page| page.standing != Standing::Waiting).await
    }

    /// Answers each time the operator has written.
    async fn talks(&mut self, script: &Script) -> anyhow::Result<()> {
        for words in script.says {
            self.hears(LISTENS, |page| page.turn == Turn::Mine || page.standing != Standing::With).await?;
            if self.standing != Standing::With || self.turn != Turn::Mine {
                return Ok(());
            }
            let reads = self.chance.seconds(2..5);
            self.hears(reads, |page| page.standing == Standing::Over).await?;
            self.types(words).await?;
        }
        self.hears(LISTENS, |page| page.turn == Turn::Mine || page.standing != Standing::With).await
    }

    async fn leaves(&mut self, script: &Script) -> anyhow::Result<()> {
        match (self.standing, script.leaving) {
            (Standing::Over, _) => self.rates().await,
            (Standing::Waiting, _) => self.ends().await,
            (Standing::With, Leaving::Farewell(words)) => {
                self.types(words).await?;
                let pause = self.chance.seconds(3..6);
                self.hears(pause, |page| page.standing == Standing::Over).await?;
                self.ends().await?;
                self.rates().await
            }
            (Standing::With, Leaving::Silently) => self.hears(LINGERS, |page| page.standing == Standing::Over).await,
        }
    }

    async fn ends(&mut self) -> anyhow::Result<()> {
        if self.standing != Standing::Over {
            let id = self.client.command();
            self.socket.send(&CallerFrame::End { id }).await?;
            self.hears(LINGERS, |page| page.standing == Standing::Over).await?;
        }
        Ok(())
    }

    /// Some say how it was.
    async fn rates(&mut self) -> anyhow::Result<()> {
        if self.chance.once_in(2) {
            let (id, score) = (self.client.command(), self.chance.below(4..6) as u8);
            self.socket.send(&CallerFrame::Rate { id, score, comment: String::new() }).await?;
            self.hears(Duration::from_secs(1), |_| false).await?;
        }
        Ok(())
    }

    /// Types a line, seen doing so, and sends it.
    async fn types(&mut self, words: &str) -> anyhow::Result<()> {
        self.is_typing(words, &CallerFrame::Typing {}, |page| page.standing == Standing::Over).await?;
        if self.standing != Standing::Over {
            self.turn = Turn::Theirs;
            let say = CallerFrame::Say { id: self.client.command(), text: words.to_owned() };
            self.socket.send(&say).await?;
        }
        Ok(())
    }

    fn stands(&mut self, state: &CallerState) {
        self.standing = match state {
            CallerState::Waiting { .. } => Standing::Waiting,
            // Being replaced is no reason to leave: the caller stays with the talk.
            CallerState::With { .. } | CallerState::Reconnecting { .. } | CallerState::Replacing { .. } => {
                Standing::With
            }
            CallerState::Closed { .. } => Standing::Over,
        };
    }

    async fn reads(&mut self, lines: &[Line]) -> anyhow::Result<()> {
        if lines.iter().any(|line| line.from == Author::Operator) {
            self.turn = Turn::Mine;
        }
        match lines.last() {
            Some(last) => self.socket.send(&CallerFrame::Seen { delivered: last.seq, read: last.seq }).await,
            None => Ok(()),
        }
    }
}
