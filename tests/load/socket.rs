//! A WebSocket with small buffers, from a chosen loopback address: the same client for every server that is measured.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

/// Read and write buffers, as the server has them.
const BUFFER_BYTES: usize = 4096;
/// How long a server may stay silent where an answer is due.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open socket.
pub type Socket = WebSocketStream<TcpStream>;

/// The loopback address that client number `number` comes from: a thousand clients to an address.
pub fn address_of(number: usize) -> IpAddr {
    IpAddr::V4(Ipv4Addr::new(127, 0, 1, (1 + number / 1_000 % 250) as u8))
}

/// Opens a socket at a path of a loopback port. The origin is the server's own page.
pub async fn open(port: u16, path: &str, from: IpAddr) -> Result<Socket> {
    let tcp = TcpSocket::new_v4()?;
    tcp.set_reuseaddr(true)?;
    tcp.bind(SocketAddr::new(from, 0))?;
    let stream = tcp.connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
    stream.set_nodelay(true)?;
    let mut request = format!("ws://127.0.0.1:{port}{path}").into_client_request()?;
    request.headers_mut().insert("origin", format!("http://127.0.0.1:{port}").parse()?);
    let config = WebSocketConfig::default().read_buffer_size(BUFFER_BYTES).write_buffer_size(BUFFER_BYTES);
    let (socket, _) = client_async_with_config(request, stream, Some(config)).await?;
    Ok(socket)
}

/// A frame as text.
pub fn frame(frame: &impl Serialize) -> Message {
    Message::text(json(frame))
}

/// What is sent, as JSON.
///
/// # Panics
/// Never: the protocol's types are always JSON.
pub fn json(said: &impl Serialize) -> String {
    serde_json::to_string(said).expect("the protocol's types are always JSON")
}

/// Sends one frame at once.
pub async fn say(socket: &mut Socket, said: &impl Serialize) -> Result<()> {
    Ok(socket.send(frame(said)).await?)
}

/// The next frame; the socket's own pings are answered on the way.
pub async fn hear<F: DeserializeOwned>(socket: &mut Socket) -> Result<F> {
    loop {
        let next = tokio::time::timeout(PATIENCE, socket.next()).await.context("nothing was heard for 30 s")?;
        match next.context("the socket is closed")?? {
            Message::Text(text) => {
                return serde_json::from_str(&text).with_context(|| format!("cannot read {text}"));
            }
            Message::Close(why) => bail!("closed: {why:?}"),
            // Answered by the library.
            Message::Ping(_) | Message::Pong(_) | Message::Binary(_) | Message::Frame(_) => {}
        }
    }
}
