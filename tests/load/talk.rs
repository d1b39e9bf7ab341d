//! Talking at full speed or at a steady pace over sockets that are already in conversation, and counting.

use super::clock;
use super::socket::Socket;
use super::wire::{Heard, Wire};
use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use hdrhistogram::Histogram;
use std::collections::VecDeque;
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;

/// Unacknowledged lines of each side.
pub const WINDOW: usize = 8;
/// Bytes of a line.
pub const LINE_BYTES: usize = 200;
/// How long the last lines may take to be acknowledged after the measured time.
const DRAIN: Duration = Duration::from_secs(30);

/// One socket in conversation.
#[derive(Debug)]
pub struct Side {
    pub socket: Socket,
    pub wire: Wire,
}

/// What was counted within the measured time.
#[derive(Debug, Clone, Copy, Default, serde::Serialize)]
pub struct Count {
    pub delivered: u64,
    pub acknowledged: u64,
    pub refused: u64,
}

impl Count {
    fn and(self, other: Self) -> Self {
        Self {
            delivered: self.delivered + other.delivered,
            acknowledged: self.acknowledged + other.acknowledged,
            refused: self.refused + other.refused,
        }
    }
}

/// Everybody talks with a full window for this long; returns the sides and the lines of one second.
pub async fn at_full_speed(sides: Vec<Side>, length: Duration) -> Result<(Vec<Side>, Count)> {
    let until = clock::now() + length;
    let talks: Vec<JoinHandle<Result<(Side, Count)>>> =
        sides.into_iter().map(|side| tokio::spawn(side.talk(until))).collect();
    let mut back = Vec::with_capacity(talks.len());
    let mut sum = Count::default();
    for talk in talks {
        let (side, count) = talk.await??;
        back.push(side);
        sum = sum.and(count);
    }
    let seconds = length.as_secs().max(1);
    let of_a_second = Count {
        delivered: sum.delivered / seconds,
        acknowledged: sum.acknowledged / seconds,
        refused: sum.refused / seconds,
    };
    Ok((back, of_a_second))
}

/// Everybody together says `lines_per_second`, evenly spread, for this long; returns the sides and the times from
/// saying to acknowledgement, in microseconds.
pub async fn at_steady_pace(
    sides: Vec<Side>,
    lines_per_second: u64,
    length: Duration,
) -> Result<(Vec<Side>, Histogram<u64>)> {
    let begin = clock::now();
    let count = sides.len() as u32;
    let every = Duration::from_secs(1) * count / lines_per_second.max(1) as u32;
    let talks: Vec<JoinHandle<Result<Paced>>> = (0u32..)
        .zip(sides)
        .map(|(number, side)| tokio::spawn(side.pace(begin + every * number / count, every, begin + length)))
        .collect();
    let mut back = Vec::with_capacity(talks.len());
    let mut all = histogram()?;
    for talk in talks {
        let (side, times) = talk.await??;
        back.push(side);
        all.add(times)?;
    }
    Ok((back, all))
}

/// A side that has spoken at a pace, and its times.
type Paced = (Side, Histogram<u64>);

fn histogram() -> Result<Histogram<u64>> {
    Ok(Histogram::new_with_bounds(1, 60_000_000, 3)?)
}

impl Side {
    async fn talk(mut self, until: Instant) -> Result<(Self, Count)> {
        let text = "x".repeat(LINE_BYTES);
        let mut outstanding = 0usize;
        for conversation in (0..self.wire.conversations()).cycle().take(self.wire.conversations() * WINDOW) {
            let line = self.wire.line(conversation, &text);
            self.socket.feed(line).await?;
            outstanding += 1;
        }
        self.socket.flush().await?;
        let mut count = Count::default();
        let last = if self.wire.acknowledges() { until + DRAIN } else { until };
        loop {
            let now = clock::now();
            if now >= until && (outstanding == 0 || !self.wire.acknowledges()) {
                return Ok((self, count));
            }
            if now >= last {
                bail!("{outstanding} lines were not acknowledged within {DRAIN:?}");
            }
            let Some(heard) = self.hear(last - now).await? else { continue };
            let more = match &heard {
                Heard::Line(conversation) => {
                    count.delivered += u64::from(now < until);
                    (!self.wire.acknowledges()).then_some(*conversation)
                }
                Heard::Ack(conversation) => {
                    count.acknowledged += u64::from(now < until);
                    outstanding -= 1;
                    Some(*conversation)
                }
                Heard::Refused => {
                    count.refused += 1;
                    outstanding -= 1;
                    None
                }
                Heard::Answer(_) | Heard::Other => None,
            };
            if let (Some(conversation), true) = (more, now < until) {
                let line = self.wire.line(conversation, &text);
                self.socket.send(line).await?;
                outstanding += 1;
            }
        }
    }

    async fn pace(mut self, first: Instant, every: Duration, until: Instant) -> Result<Paced> {
        let text = "x".repeat(LINE_BYTES);
        let mut times = histogram()?;
        // A wire acknowledges each conversation's lines in order.
        let mut said: Vec<VecDeque<Instant>> = vec![VecDeque::new(); self.wire.conversations()];
        let mut due = first;
        let mut turn = 0;
        loop {
            let now = clock::now();
            let outstanding = said.iter().any(|waiting| !waiting.is_empty());
            if now >= until && (!outstanding || now >= until + DRAIN) {
                return Ok((self, times));
            }
            if now >= due && now < until {
                let conversation = turn % said.len();
                let line = self.wire.line(conversation, &text);
                // Counted from when it was due: a stalled client must not hide a slow server.
                said[conversation].push_back(due);
                self.socket.send(line).await?;
                (due, turn) = (due + every, turn + 1);
                continue;
            }
            let next = if now < until { due.min(until) } else { until + DRAIN };
            match self.hear(next.saturating_duration_since(now)).await? {
                Some(Heard::Ack(conversation)) => {
                    if let Some(at) = said[conversation].pop_front() {
                        times.record(at.elapsed().as_micros() as u64)?;
                    }
                }
                Some(Heard::Line(_) | Heard::Refused | Heard::Answer(_) | Heard::Other) | None => {}
            }
        }
    }

    /// Only keeps the connection until `rest` says otherwise.
    pub async fn rest(mut self, mut rest: watch::Receiver<Resting>) -> Result<Self> {
        loop {
            tokio::select! {
                changed = rest.changed() => {
                    changed.ok();
                    return Ok(self);
                }
                next = self.socket.next() => {
                    let heard = self.received(next)?;
                    self.answer(heard).await?;
                }
            }
        }
    }

    /// What comes within this time, if anything does.
    async fn hear(&mut self, patience: Duration) -> Result<Option<Heard>> {
        let Ok(next) = tokio::time::timeout(patience, self.socket.next()).await else { return Ok(None) };
        let heard = self.received(next)?;
        self.answer(heard).await.map(Some)
    }

    fn received(&self, next: Option<tokio_tungstenite::tungstenite::Result<Message>>) -> Result<Heard> {
        match next.context("the socket is closed")?? {
            Message::Text(text) => Ok(self.wire.understand(&text)),
            Message::Close(why) => bail!("closed: {why:?}"),
            Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_) => Ok(Heard::Other),
        }
    }

    async fn answer(&mut self, heard: Heard) -> Result<Heard> {
        if let Heard::Answer(words) = heard {
            self.socket.send(Message::text(words)).await?;
        }
        Ok(heard)
    }
}

/// Whether resting sides go on resting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resting {
    On,
    Over,
}

/// Sides that keep their connections while something else is measured.
#[derive(Debug)]
pub struct Rest {
    over: watch::Sender<Resting>,
    sides: Vec<JoinHandle<Result<Side>>>,
}

impl Default for Rest {
    fn default() -> Self {
        Self { over: watch::Sender::new(Resting::On), sides: Vec::new() }
    }
}

impl Rest {
    /// Lets them rest.
    pub fn begin(sides: Vec<Side>) -> Self {
        let mut rest = Self::default();
        for side in sides {
            rest.add(side);
        }
        rest
    }

    /// Lets one more rest.
    pub fn add(&mut self, side: Side) {
        self.sides.push(tokio::spawn(side.rest(self.over.subscribe())));
    }

    /// Calls them back.
    pub async fn end(self) -> Result<Vec<Side>> {
        self.over.send_replace(Resting::Over);
        let mut back = Vec::with_capacity(self.sides.len());
        for side in self.sides {
            back.push(side.await??);
        }
        Ok(back)
    }
}
