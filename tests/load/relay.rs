//! The yardstick: a bare axum relay that stores nothing. It reads five digits of each frame, hands the frame to the
//! other side's queue, and writes what waits in one go (feed, then one flush). Never shipped.

use super::socket::{self, address_of};
use super::talk::Side;
use super::wire::{RELAY_DIGITS, Wire};
use anyhow::Result;
use axum::Router;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::routing::get;
use futures_util::stream::SplitSink;
use futures_util::{SinkExt, StreamExt};
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Frames waiting for one socket.
const QUEUE: usize = 256;
/// Conversations it knows.
const CONVERSATIONS: usize = 10_000;
const BUFFER_BYTES: usize = 4096;

/// Where each conversation's two sides are reached: 0 the caller, 1 the operator.
type Hub = Arc<Mutex<Vec<[Option<Sender<Message>>; 2]>>>;

/// Serves until killed.
pub async fn serve(port: u16) -> Result<()> {
    let hub: Hub = Arc::new(Mutex::new(vec![[None, None]; CONVERSATIONS]));
    let router = Router::new().route("/{side}/{from}/{count}", get(upgrade)).with_state(hub);
    axum::serve(TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?, router).await?;
    Ok(())
}

async fn upgrade(
    ws: WebSocketUpgrade,
    Path((side, from, count)): Path<(usize, usize, usize)>,
    State(hub): State<Hub>,
) -> axum::response::Response {
    ws.read_buffer_size(BUFFER_BYTES)
        .write_buffer_size(BUFFER_BYTES)
        .on_upgrade(move |socket| relay(socket, side % 2, from, count, hub))
}

async fn relay(socket: WebSocket, side: usize, from: usize, count: usize, hub: Hub) {
    let (sink, mut frames) = socket.split();
    let (queue, waiting) = channel(QUEUE);
    if let Ok(mut hub) = hub.lock() {
        for conversation in hub.iter_mut().skip(from).take(count) {
            conversation[side] = Some(queue.clone());
        }
    }
    let writer = tokio::spawn(write(sink, waiting));
    while let Some(Ok(frame)) = frames.next().await {
        let Message::Text(text) = frame else { continue };
        let Some(number) = text.get(..RELAY_DIGITS).and_then(|digits| digits.parse::<usize>().ok()) else { continue };
        let other = hub.lock().ok().and_then(|hub| hub.get(number)?[1 - side].clone());
        if let Some(other) = other {
            // The other side has left: nothing is kept here.
            let _ = other.send(Message::Text(text)).await;
        }
    }
    writer.abort();
}

async fn write(mut sink: SplitSink<WebSocket, Message>, mut waiting: Receiver<Message>) {
    while let Some(frame) = waiting.recv().await {
        if sink.feed(frame).await.is_err() {
            return;
        }
        while let Ok(frame) = waiting.try_recv() {
            if sink.feed(frame).await.is_err() {
                return;
            }
        }
        if sink.flush().await.is_err() {
            return;
        }
    }
}

/// The sockets of `pairs` conversations, each operator in as many as there are to an operator.
pub async fn sides(port: u16, pairs: usize, operators: usize) -> Result<Vec<Side>> {
    let mut sides = Vec::with_capacity(pairs + operators);
    for from in 0..pairs {
        let socket = socket::open(port, &format!("/0/{from}/1"), address_of(from)).await?;
        sides.push(Side { socket, wire: Wire::Relay { from, count: 1 } });
    }
    let count = pairs / operators;
    for operator in 0..operators {
        let from = operator * count;
        let socket = socket::open(port, &format!("/1/{from}/{count}"), address_of(operator)).await?;
        sides.push(Side { socket, wire: Wire::Relay { from, count } });
    }
    Ok(sides)
}
