//! A socket client that remembers what it was told, so that a test can ask for a frame that has come already.

use anyhow::{Context, bail};
use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How long a test waits for a frame before it fails; longer than a silent console is given.
const PATIENCE: Duration = Duration::from_secs(40);

/// How the other side closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closed {
    pub code: u16,
    pub reason: String,
}

/// One socket. `F` is what it is told.
pub struct Socket<F> {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    /// Frames told and not asked for yet.
    told: VecDeque<F>,
    /// Every frame read, as it came.
    pub heard: Vec<String>,
}

impl<F: DeserializeOwned + std::fmt::Debug> Socket<F> {
    /// Connects with an origin and sends the first frame.
    pub async fn connect(address: &str, origin: &str, hello: &impl Serialize) -> anyhow::Result<Self> {
        let mut socket = Self::connect_silent(address, origin).await?;
        socket.send(hello).await?;
        Ok(socket)
    }

    /// Connects and says nothing.
    pub async fn connect_silent(address: &str, origin: &str) -> anyhow::Result<Self> {
        let mut request = format!("ws://{address}/api/v1/socket").into_client_request()?;
        request.headers_mut().insert("origin", origin.parse()?);
        request.headers_mut().insert("accept-language", "zh-CN".parse()?);
        let (socket, _) = tokio_tungstenite::connect_async(request).await?;
        Ok(Self { stream: socket, told: VecDeque::new(), heard: Vec::new() })
    }

    /// Sends a frame.
    pub async fn send(&mut self, frame: &impl Serialize) -> anyhow::Result<()> {
        self.send_text(serde_json::to_string(frame)?).await
    }

    /// Sends anything.
    pub async fn send_text(&mut self, text: String) -> anyhow::Result<()> {
        Ok(self.stream.send(Message::text(text)).await?)
    }

    /// Sends a message of another kind.
    pub async fn send_message(&mut self, message: Message) -> anyhow::Result<()> {
        Ok(self.stream.send(message).await?)
    }

    async fn read(&mut self) -> anyhow::Result<F> {
        loop {
            match self.stream.next().await {
                Some(Ok(Message::Text(text))) => {
                    self.heard.push(text.to_string());
                    return serde_json::from_str(&text).with_context(|| format!("a frame of no known kind: {text}"));
                }
                Some(Ok(Message::Close(frame))) => bail!("closed by the hotline: {frame:?}"),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => bail!("the socket ended"),
            }
        }
    }

    /// The first frame, told already or yet to come, that `pick` takes; the others stay.
    ///
    /// # Panics
    /// When none comes in time.
    pub async fn expect<T>(&mut self, what: &str, mut pick: impl FnMut(&F) -> Option<T>) -> T {
        for at in 0..self.told.len() {
            if let Some(found) = pick(&self.told[at]) {
                self.told.remove(at);
                return found;
            }
        }
        let waiting = async {
            loop {
                let frame = self.read().await?;
                if let Some(found) = pick(&frame) {
                    return anyhow::Ok(found);
                }
                self.told.push_back(frame);
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|elapsed| Err(elapsed.into())) {
            Ok(found) => found,
            Err(error) => panic!("waiting for {what}: {error:#}; told so far: {:?}", self.told),
        }
    }

    /// Takes every frame told already that `pick` takes, in their order.
    pub fn told_already<T>(&mut self, mut pick: impl FnMut(&F) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        self.told.retain(|frame| match pick(frame) {
            Some(one) => {
                found.push(one);
                false
            }
            None => true,
        });
        found
    }

    /// Like [`Self::expect`], but the frame stays: another question may be answered by it too.
    ///
    /// # Panics
    /// When none comes in time.
    pub async fn sees<T>(&mut self, what: &str, mut pick: impl FnMut(&F) -> Option<T>) -> T {
        if let Some(found) = self.told.iter().find_map(&mut pick) {
            return found;
        }
        let mut found = None;
        let all = self
            .until(what, |frame| {
                found = pick(frame);
                found.is_some()
            })
            .await;
        self.told.extend(all);
        found.expect("found before it ended")
    }

    /// Everything that comes until `stop` takes a frame, which is the last of them.
    pub async fn until(&mut self, what: &str, mut stop: impl FnMut(&F) -> bool) -> Vec<F> {
        let mut all: Vec<F> = self.told.drain(..).collect();
        let waiting = async {
            loop {
                let frame = self.read().await?;
                let last = stop(&frame);
                all.push(frame);
                if last {
                    return anyhow::Ok(());
                }
            }
        };
        match tokio::time::timeout(PATIENCE, waiting).await.unwrap_or_else(|elapsed| Err(elapsed.into())) {
            Ok(()) => all,
            Err(error) => panic!("waiting for {what}: {error:#}; told: {all:?}"),
        }
    }

    /// The next frame, or none when the hotline closes the socket instead.
    ///
    /// # Panics
    /// When neither comes in time.
    pub async fn next_unless_closed(&mut self) -> Result<F, Closed> {
        let waiting = async {
            loop {
                match self.stream.next().await {
                    Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).expect("a known frame")),
                    Some(Ok(Message::Close(Some(frame)))) => {
                        return Err(Closed { code: frame.code.into(), reason: frame.reason.to_string() });
                    }
                    Some(Ok(Message::Close(None)) | Err(_)) | None => {
                        return Err(Closed { code: 1006, reason: String::new() });
                    }
                    Some(Ok(_)) => {}
                }
            }
        };
        tokio::time::timeout(PATIENCE, waiting).await.expect("a frame, or the socket closed")
    }

    /// How the hotline closes the socket.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn closed(&mut self) -> Closed {
        loop {
            if let Err(closed) = self.next_unless_closed().await {
                return closed;
            }
        }
    }

    /// Goes away without a word, as a browser that is killed does; what was heard stays.
    pub fn drop_dead(self) -> Vec<String> {
        self.heard
    }
}
