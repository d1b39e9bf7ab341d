//! One socket: the ticket in the first frame, then frames both ways until either side ends it.

use super::pace::{FramePace, Turn};
use super::pulse::{Beat, Pulse};
use super::{caller, staff};
use crate::assembly::AppState;
use crate::hub::outlet::{Audience, Closing, Outlet, text};
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket};
use futures_util::{SinkExt, StreamExt};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, timeout};
use xinqiao_domain::SessionId;
use xinqiao_protocol::frames::{ReadUpTo, close};
use xinqiao_protocol::limits::{HELLO_BYTES, HELLO_SECONDS, LINES_PAGE, RESUME_SESSIONS};
use xinqiao_protocol::problem::Tongue;
use xinqiao_storage::lines::OpenLine;
use xinqiao_storage::sign_ins::Admitted;
use xinqiao_storage::{Error, Store};

/// How long one send may take; without it a stalled peer blocks for ever.
const SEND: Duration = Duration::from_secs(5);

/// A socket with its bounds.
pub struct Wire {
    socket: WebSocket,
    pub outlet: Arc<Outlet>,
    pulse: Pulse,
    pace: FramePace,
}

/// What a socket brings next.
pub enum Next {
    /// A frame of text.
    Text(Utf8Bytes),
    /// Something waits to be sent.
    Wake,
    /// It is over.
    Over,
}

/// The other end cannot be reached any more.
pub struct Gone;

/// Why a talk over a socket ends.
pub enum End {
    Over,
    Failed(Error),
}

impl From<Error> for End {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Gone> for End {
    fn from(_: Gone) -> Self {
        Self::Over
    }
}

/// What a caller's page and a console do each in their own way.
pub trait Talk {
    fn wire(&mut self) -> &mut Wire;
    /// When to look again what waits, though nothing new does.
    fn look_at(&self) -> Option<Instant>;
    /// The first frames to the other end.
    async fn welcome(&mut self) -> Result<(), End>;
    /// A frame from the other end.
    async fn receive(&mut self, text: &str) -> Result<(), End>;
    /// Sends what waits.
    async fn send_waiting(&mut self) -> Result<(), End>;
}

/// Talks until either side ends it.
pub async fn talk(page: &mut impl Talk) {
    if let Err(End::Failed(error)) = talk_on(page).await {
        let audience = page.wire().outlet.audience;
        tracing::error!(%error, ?audience, "a socket ended on a failed read");
    }
}

async fn talk_on(page: &mut impl Talk) -> Result<(), End> {
    page.welcome().await?;
    loop {
        let look_at = page.look_at();
        match page.wire().next(look_at).await {
            Next::Text(text) => page.receive(&text).await?,
            Next::Wake if page.wire().outlet.closing().is_some() => return Ok(()),
            Next::Wake => page.send_waiting().await?,
            Next::Over => return Ok(()),
        }
    }
}

impl Wire {
    /// The next thing to do. Answers pings, watches the pulse, refuses what comes too fast.
    pub async fn next(&mut self, also_at: Option<Instant>) -> Next {
        loop {
            let beat_at = self.pulse.next();
            let wake_at = also_at.map_or(beat_at, |at| at.min(beat_at));
            tokio::select! {
                biased;
                () = self.outlet.wait() => return Next::Wake,
                message = self.socket.next() => match message {
                    Some(Ok(message)) => {
                        if let Some(next) = self.received(message) {
                            return next;
                        }
                    }
                    Some(Err(_)) => {
                        // Beyond the limit, or no frame at all; a broken connection will not hear it.
                        self.outlet.close(Closing { code: close::MALFORMED, reason: "frame too large or broken" });
                        return Next::Wake;
                    }
                    None => return Next::Over,
                },
                () = tokio::time::sleep_until(wake_at) => {
                    let now = Instant::now();
                    if now < beat_at {
                        return Next::Wake;
                    }
                    match self.pulse.beat(now) {
                        Beat::Ping if self.send(Message::Ping(bytes::Bytes::new())).await.is_ok() => {}
                        Beat::Ping | Beat::Dead => return Next::Over,
                    }
                }
            }
        }
    }

    fn received(&mut self, message: Message) -> Option<Next> {
        let now = Instant::now();
        self.pulse.heard(now);
        match message {
            Message::Text(text) => match self.pace.turn(now) {
                Turn::Now => Some(Next::Text(text)),
                Turn::Refused => {
                    metrics::counter!(crate::telemetry::names::REFUSED, "code" => "too_fast").increment(1);
                    self.outlet.problem(
                        id_of(&text),
                        xinqiao_protocol::Code::TooFast,
                        std::collections::BTreeMap::new(),
                    );
                    None
                }
                Turn::Closed => {
                    self.outlet.close(Closing { code: close::RATE, reason: "too fast" });
                    Some(Next::Wake)
                }
            },
            Message::Binary(_) => {
                self.outlet.close(Closing { code: close::UNSUPPORTED, reason: "text only" });
                Some(Next::Wake)
            }
            Message::Ping(_) | Message::Pong(_) => None,
            Message::Close(_) => Some(Next::Over),
        }
    }

    async fn send(&mut self, message: Message) -> Result<(), Gone> {
        timeout(SEND, self.socket.send(message)).await.map_err(|_| Gone)?.map_err(|_| Gone)
    }

    /// Puts a frame in the socket's buffer; sent with [`Self::flush`].
    pub async fn feed(&mut self, text: Utf8Bytes) -> Result<(), Gone> {
        timeout(SEND, self.socket.feed(Message::Text(text))).await.map_err(|_| Gone)?.map_err(|_| Gone)
    }

    /// Sends what was fed.
    pub async fn flush(&mut self) -> Result<(), Gone> {
        timeout(SEND, self.socket.flush()).await.map_err(|_| Gone)?.map_err(|_| Gone)
    }

    /// Feeds every line of a session after the last one sent, from what was written.
    pub async fn catch_up<F: Serialize>(
        &mut self,
        store: &Store,
        session: SessionId,
        sent: &mut Sent,
        frame: impl Fn(Vec<OpenLine>) -> F,
    ) -> Result<(), End> {
        loop {
            let lines = store.lines_after(session, sent.0, LINES_PAGE as i64).await?;
            let Some(last) = lines.last() else { return Ok(()) };
            *sent = Sent(last.seq);
            let full = lines.len() == LINES_PAGE;
            self.feed(text(&frame(lines))).await?;
            if !full {
                return Ok(());
            }
        }
    }

    async fn close(mut self, closing: Closing) {
        let frame = CloseFrame { code: closing.code, reason: closing.reason.into() };
        let _ = self.send(Message::Close(Some(frame))).await;
    }
}

/// The id of a frame that is not looked at further, so that its sender knows which one was refused.
pub fn id_of(text: &str) -> Option<xinqiao_domain::CommandId> {
    #[derive(Deserialize)]
    struct OnlyId {
        id: xinqiao_domain::CommandId,
    }
    serde_json::from_str::<OnlyId>(text).ok().map(|frame| frame.id)
}

/// The first frame, whoever sends it.
#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Hello {
    Hello {
        ticket: String,
        #[serde(default)]
        after: i64,
        #[serde(default)]
        open: Vec<ReadUpTo>,
    },
}

/// Serves a socket from its first frame to its last.
pub async fn serve(
    app: AppState,
    mut socket: WebSocket,
    tongue: Tongue,
    unticketed: OwnedSemaphorePermit,
    _room: OwnedSemaphorePermit,
) {
    let first = tokio::select! {
        first = timeout(Duration::from_secs(HELLO_SECONDS), socket.next()) => first,
        () = app.stopping.token.cancelled() => return,
    };
    let hello = match first {
        Ok(Some(Ok(Message::Text(text)))) if text.len() <= HELLO_BYTES => serde_json::from_str::<Hello>(&text).ok(),
        Ok(Some(Ok(Message::Binary(_)))) => {
            return refuse(socket, close::UNSUPPORTED, "text only").await;
        }
        Ok(_) | Err(_) => None,
    };
    let Some(Hello::Hello { ticket, after, mut open }) = hello else {
        return refuse(socket, close::MALFORMED, "the first frame is hello with a ticket").await;
    };
    let admitted = app.desk.run(crate::desk::tickets::UseTicket::new(&ticket)).await.ok().flatten();
    drop(unticketed);
    let audience = match admitted {
        Some(Admitted::Caller { .. }) => Audience::Caller,
        Some(Admitted::Staff { .. }) => Audience::Staff,
        None => return refuse(socket, close::SIGN_IN, "ticket not valid").await,
    };
    let now = Instant::now();
    let limits = &app.config.limits;
    let outlet = app.hub.outlet(audience, tongue);
    let pace = FramePace::new(limits.frames_per_minute, limits.frame_burst, now);
    let wire = Wire { socket, outlet, pulse: Pulse::new(audience, now), pace };
    match admitted {
        Some(Admitted::Caller { session }) => Box::pin(caller::serve(app, wire, session, after)).await,
        Some(Admitted::Staff { staff, sign_in }) => {
            open.truncate(RESUME_SESSIONS);
            Box::pin(staff::serve(app, wire, staff, sign_in, open)).await;
        }
        None => {}
    }
}

async fn refuse(mut socket: WebSocket, code: u16, reason: &'static str) {
    let frame = CloseFrame { code, reason: reason.into() };
    let _ = timeout(SEND, socket.send(Message::Close(Some(frame)))).await;
}

/// Ends a socket as its outlet says, or plainly.
pub async fn finish(wire: Wire) {
    if let Some(closing) = wire.outlet.closing() {
        wire.close(closing).await;
    }
}

/// Which frames of a session were sent, so that lines go out in order, each once, whatever way they came.
#[derive(Debug, Clone, Copy)]
pub struct Sent(pub i64);

/// What to do with a numbered frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InTurn {
    Send,
    /// It was sent before.
    Skip,
    /// Some before it were not: read them first.
    Gap,
}

impl Sent {
    /// Whether the frame with this number is the next one.
    pub fn turn(self, seq: i64) -> InTurn {
        match seq - self.0 {
            ..=0 => InTurn::Skip,
            1 => InTurn::Send,
            2.. => InTurn::Gap,
        }
    }
}
