//! The way in: accepts connections, plain or TLS, with bounds on each, and drains them when the program stops.

pub mod client;
pub mod pace;
mod setup;

pub use client::{ClientAddress, TrustedProxies};
pub use setup::{NetFault, asked_to_stop, listen, raise_open_files, tls_acceptor};

use crate::telemetry::names;
use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

/// Time for a request's headers, and for a TLS handshake (security: "Sockets").
pub const HEADER_TIME: Duration = Duration::from_secs(10);
/// Bytes of a request's headers.
pub const HEADER_BYTES: usize = 16 * 1024;
/// Number of a request's headers.
pub const HEADER_COUNT: usize = 64;
/// Bytes read ahead on a connection: the headers and a good part of a body.
const READ_BYTES: usize = 2 * HEADER_BYTES;
/// Pause after accepting failed (no file descriptor left, for one), so that the loop does not spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// How everything learns that the program stops. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Stopping {
    /// Cancelled once: no new connections; requests are finished, sockets say 1012 and close.
    pub token: CancellationToken,
    /// What is waited for. A socket's task keeps a `tracker.token()`, since its connection ends where it begins.
    pub tracker: TaskTracker,
}

/// How a drain ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drained {
    /// Everything was finished.
    Clean,
    /// The time was over; so many requests and sockets were left.
    Cut { left: usize },
}

/// Everything the loop needs to know.
#[derive(Clone)]
pub struct Entrance {
    pub tls: Option<TlsAcceptor>,
    pub trusted: TrustedProxies,
    /// Connections at once, without those that became sockets.
    pub connections: usize,
    /// Time for headers and handshakes; [`HEADER_TIME`] but in tests.
    pub header_time: Duration,
    /// How long to wait for open requests and sockets when stopping.
    pub drain: Duration,
}

/// Serves `app` on `listener` until `stopping`, then drains.
pub async fn serve(listener: TcpListener, app: Router, entrance: Entrance, stopping: Stopping) -> Drained {
    let room = Arc::new(Semaphore::new(entrance.connections));
    let accepting = stopping.token.clone();
    let drain = entrance.drain;
    let _ = accepting.run_until_cancelled(accept(listener, app, Arc::new(entrance), room, &stopping)).await;
    stopping.tracker.close();
    match tokio::time::timeout(drain, stopping.tracker.wait()).await {
        Ok(()) => Drained::Clean,
        Err(_) => Drained::Cut { left: stopping.tracker.len() },
    }
}

async fn accept(
    listener: TcpListener,
    app: Router,
    entrance: Arc<Entrance>,
    room: Arc<Semaphore>,
    stopping: &Stopping,
) {
    // The room is never closed. Without room, connections wait in the backlog.
    while let Ok(place) = Arc::clone(&room).acquire_owned().await {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let (app, entrance, token) = (app.clone(), Arc::clone(&entrance), stopping.token.clone());
                stopping.tracker.spawn(welcome(stream, peer.ip(), app, entrance, token, place));
            }
            Err(error) => {
                tracing::warn!(kind = ?error.kind(), "a connection could not be accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}

/// Keeps the gauge right however a connection ends.
struct Counted(#[expect(dead_code, reason = "held for its place in the room")] OwnedSemaphorePermit);

impl Counted {
    fn new(place: OwnedSemaphorePermit) -> Self {
        metrics::gauge!(names::CONNECTIONS).increment(1);
        Self(place)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        metrics::gauge!(names::CONNECTIONS).decrement(1);
    }
}

async fn welcome(
    stream: TcpStream,
    peer: IpAddr,
    app: Router,
    entrance: Arc<Entrance>,
    stopping: CancellationToken,
    place: OwnedSemaphorePermit,
) {
    let _counted = Counted::new(place);
    // Lines are small and wait for nobody; where it cannot be set, they are only later.
    let _ = stream.set_nodelay(true);
    match &entrance.tls {
        None => converse(stream, peer, app, &entrance, stopping).await,
        Some(tls) => {
            // Without a handshake it was a scanner or a broken link, and nothing was asked yet.
            if let Ok(Ok(stream)) = tokio::time::timeout(entrance.header_time, tls.accept(stream)).await {
                converse(stream, peer, app, &entrance, stopping).await;
            }
        }
    }
}

async fn converse<S>(stream: S, peer: IpAddr, app: Router, entrance: &Entrance, stopping: CancellationToken)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let service = service_fn(|request: hyper::Request<Incoming>| {
        let mut request = request.map(Body::new);
        let client = entrance.trusted.client(peer, request.headers());
        request.extensions_mut().insert(client);
        app.clone().oneshot(request)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(entrance.header_time)
        .max_header_size(HEADER_BYTES)
        .max_headers(HEADER_COUNT)
        .max_buf_size(READ_BYTES)
        .serve_connection(TokioIo::new(stream), service)
        .with_upgrades();
    let mut connection = std::pin::pin!(connection);
    // A connection that breaks is the client's business; what it asked for has its own answer and log.
    if stopping.run_until_cancelled(connection.as_mut()).await.is_none() {
        connection.as_mut().graceful_shutdown();
        let _ = connection.await;
    }
}

#[cfg(test)]
mod tests;
