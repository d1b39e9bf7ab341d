//! How simulated people reach the hotline: over HTTP and sockets on the loopback, as everybody does.

use crate::clock::{Clock, Ids};
use anyhow::{Context, bail};
use futures_util::{SinkExt as _, StreamExt as _};
use reqwest::Method;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use xinqiao_domain::CommandId;

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Between two looks whether the hotline answers yet.
const LOOK: Duration = Duration::from_millis(50);
/// Looks before it is given up.
const LOOKS: u32 = 200;

/// The way to the hotline.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    address: SocketAddr,
    pub ids: Ids,
    pub clock: Clock,
}

impl Client {
    /// To the hotline on this machine.
    pub fn new(address: SocketAddr) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().no_proxy().timeout(PATIENCE).build()?;
        let clock = Clock::System;
        Ok(Self { http, address, ids: Ids::new(clock.clone()), clock })
    }

    /// A new id for something to be done.
    pub fn command(&self) -> CommandId {
        CommandId(self.ids.draw())
    }

    fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Waits until the hotline answers.
    pub async fn reaches(&self) -> anyhow::Result<()> {
        let url = format!("{}/healthz", self.origin());
        for _ in 0..LOOKS {
            if self.http.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            tokio::time::sleep(LOOK).await;
        }
        bail!("the hotline does not answer")
    }

    /// Sends a request that must succeed; answers the body.
    pub async fn send<B: Serialize>(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        body: &B,
    ) -> anyhow::Result<String> {
        let url = format!("{}/api/v1/{path}", self.origin());
        let mut request = self.http.request(method, url).header("origin", self.origin()).json(body);
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await?;
        let status = answer.status();
        if !status.is_success() {
            // A problem's text is about the request, but a body is never logged.
            bail!("refused with status {status}");
        }
        Ok(answer.text().await?)
    }

    /// Sends a request that must succeed; answers what it says.
    pub async fn ask<B: Serialize, A: DeserializeOwned>(
        &self,
        path: &str,
        token: Option<&str>,
        body: &B,
    ) -> anyhow::Result<A> {
        let text = self.send(Method::POST, path, token, body).await?;
        serde_json::from_str(&text).context("an answer of another shape")
    }

    /// Opens a socket with its first frame.
    pub async fn connect<F: DeserializeOwned>(&self, hello: &impl Serialize) -> anyhow::Result<Socket<F>> {
        let mut request = format!("ws://{}/api/v1/socket", self.address).into_client_request()?;
        request.headers_mut().insert("origin", self.origin().parse()?);
        let (socket, _) = tokio_tungstenite::connect_async(request).await?;
        let mut socket = Socket { socket, told: PhantomData };
        socket.send(hello).await?;
        Ok(socket)
    }
}

/// An open socket; `F` is what it is told.
pub struct Socket<F> {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    told: PhantomData<fn() -> F>,
}

impl<F: DeserializeOwned> Socket<F> {
    /// Sends a frame.
    pub async fn send(&mut self, frame: &impl Serialize) -> anyhow::Result<()> {
        Ok(self.socket.send(Message::text(serde_json::to_string(frame)?)).await?)
    }

    /// The next frame. Cancelled, it loses none.
    pub async fn read(&mut self) -> anyhow::Result<F> {
        loop {
            match self.socket.next().await {
                Some(Ok(Message::Text(text))) => {
                    return serde_json::from_str(&text).context("a frame of no known kind");
                }
                Some(Ok(Message::Close(_))) | None => bail!("the socket was closed"),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
            }
        }
    }
}
