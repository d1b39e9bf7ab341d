//! A caller who goes on writing whatever happens to the connection, as a page does.

use super::book::{Book, Intent, Page, Reader, Speaker};
use super::{BACK_OFF, PAUSE, Phase, Shared, Standing, TURNS_PER_MISCHIEF, WINDOW};
use crate::load::callers::Caller;
use crate::load::chance::Chance;
use crate::load::floor::caller_socket;
use crate::load::socket::{self, Socket, address_of};
use anyhow::{Context, Result, bail};
use futures_util::StreamExt;
use std::time::Duration;
use tokio::sync::watch;
use tokio_tungstenite::tungstenite::Message;
use xinqiao_protocol::frames::Line;
use xinqiao_protocol::frames::caller::{CallerFrame, ToCaller};

/// One caller of the run.
#[derive(Debug)]
pub struct LiveCaller {
    pub number: usize,
    pub caller: Caller,
    pub book: Shared<Book>,
    pub standing: Shared<Standing>,
    pub chance: Chance,
}

impl LiveCaller {
    /// Until everybody goes home.
    pub async fn live(mut self, mut phase: watch::Receiver<Phase>) {
        while *phase.borrow_and_update() != Phase::Over {
            // Why the connection broke does not matter here: the server is being killed.
            let _ = self.connected(&mut phase).await;
            *self.standing.lock() = Standing::Away;
            tokio::time::sleep(BACK_OFF.mul_f64(self.chance.unit())).await;
        }
    }

    async fn connected(&mut self, phase: &mut watch::Receiver<Phase>) -> Result<()> {
        let ticket = self.caller.ticket().await?;
        let after = self.page(|page| page.read_up_to(Reader::Caller));
        let base = self.caller.web().base();
        let (mut socket, welcome) = caller_socket(base, address_of(self.number), ticket, after).await?;
        let mut last_heard = after;
        self.heard(welcome, &mut last_heard);
        for said in self.page(|page| page.open(|speaker| speaker == Speaker::Caller)) {
            socket::say(&mut socket, &CallerFrame::Say { id: said.id, text: said.text() }).await?;
        }
        loop {
            let outstanding = self.outstanding();
            *self.standing.lock() = Standing::Here { outstanding };
            let now = *phase.borrow_and_update();
            let pause = match now {
                Phase::Over => return Ok(()),
                Phase::Talk if outstanding < WINDOW => PAUSE.mul_f64(self.chance.exponential(1.0).min(10.0)),
                Phase::Talk | Phase::Quiet => Duration::from_mins(1),
            };
            tokio::select! {
                changed = phase.changed() => changed?,
                next = socket.next() => self.received(next, &mut last_heard)?,
                () = tokio::time::sleep(pause) => if now == Phase::Talk { self.say_something(&mut socket).await?; },
            }
        }
    }

    async fn say_something(&mut self, socket: &mut Socket) -> Result<()> {
        let repeat = self.chance.between(0, TURNS_PER_MISCHIEF) == 0;
        let said = self.page(|page| match page.said.iter().rfind(|said| said.speaker == Speaker::Caller) {
            // The same id again must be answered the same, whether or not it was acknowledged.
            Some(said) if repeat => *said,
            Some(_) | None => page.say(Speaker::Caller, Intent::Honest),
        });
        socket::say(socket, &CallerFrame::Say { id: said.id, text: said.text() }).await
    }

    fn received(
        &self,
        next: Option<tokio_tungstenite::tungstenite::Result<Message>>,
        last_heard: &mut i64,
    ) -> Result<()> {
        match next.context("closed")?? {
            Message::Text(text) => self.heard(serde_json::from_str(&text)?, last_heard),
            Message::Close(why) => bail!("closed: {why:?}"),
            Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_) => {}
        }
        Ok(())
    }

    fn heard(&self, heard: ToCaller, last_heard: &mut i64) {
        match heard {
            ToCaller::Welcome { lines, .. } | ToCaller::Lines { lines } => self.saw(&lines, last_heard),
            ToCaller::Line { line } => self.saw(&[line], last_heard),
            ToCaller::Ack { id, seq, .. } => self.page(|page| page.acknowledged(id, seq, Reader::Caller)),
            ToCaller::Refused { id: Some(id), .. } => self.page(|page| page.refused(id)),
            ToCaller::Refused { id: None, .. }
            | ToCaller::State { .. }
            | ToCaller::Typing {}
            | ToCaller::Marks { .. }
            | ToCaller::Done { .. }
            | ToCaller::ReturnCode { .. }
            | ToCaller::Pong { .. } => {}
        }
    }

    /// Lines must come to one socket in the order of their numbers.
    fn saw(&self, lines: &[Line], last_heard: &mut i64) {
        self.page(|page| {
            for line in lines {
                page.out_of_order += u64::from(line.seq < *last_heard);
                *last_heard = line.seq;
                page.saw_line(Reader::Caller, line);
            }
        });
    }

    fn outstanding(&self) -> usize {
        self.page(|page| page.open(|speaker| speaker == Speaker::Caller).len())
    }

    fn page<T>(&self, with: impl FnOnce(&mut Page) -> T) -> T {
        with(self.book.lock().entry(self.caller.session).or_default())
    }
}
