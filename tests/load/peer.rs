//! What most teams would build, measured beside us: Socket.IO and better-sqlite3 (`peer/`), started as a child, and the
//! few packets of engine.io 4 and socket.io 5 that a client needs to speak to it.

use super::database::{free_port, run};
use super::socket::{self, Socket, address_of};
use super::talk::Side;
use super::wire::Wire;
use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::Message;

/// Tries, a tenth of a second apart, until it listens.
const TRIES: usize = 100;

/// The running peer; killed and its file removed when dropped.
#[derive(Debug)]
pub struct Peer {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Peer {
    /// Installs it where it is not yet (a C++ compiler builds SQLite's binding), and starts it.
    pub async fn start() -> Result<Self> {
        let home = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("load/peer");
        install(&home)?;
        let (port, folder) = (free_port()?, tempfile::tempdir()?);
        let child = Command::new("node")
            .arg("peer.cjs")
            .current_dir(&home)
            .env("DB", folder.path().join("peer.db"))
            .env("PORT", port.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start node")?;
        let peer = Self { child, port, _folder: folder };
        for _ in 0..TRIES {
            if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
                return Ok(peer);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the peer does not listen")
    }

    /// The sockets of `pairs` conversations, each operator in as many as there are to an operator.
    pub async fn sides(&self, pairs: usize, operators: usize) -> Result<Vec<Side>> {
        let each = pairs / operators;
        let mut sides = Vec::with_capacity(pairs + operators);
        for caller in 0..pairs {
            let socket = self.join(&format!("c{caller}"), caller).await?;
            sides.push(Side {
                socket,
                wire: Wire::SocketIo { receivers: vec![format!("o{}", caller / each)], said: 0 },
            });
        }
        for operator in 0..operators {
            let socket = self.join(&format!("o{operator}"), operator).await?;
            let receivers = (operator * each..(operator + 1) * each).map(|caller| format!("c{caller}")).collect();
            sides.push(Side { socket, wire: Wire::SocketIo { receivers, said: 0 } });
        }
        Ok(sides)
    }

    /// Opens a socket and joins the default namespace: `0` open, `40` connect, `40{..}` connected.
    async fn join(&self, user: &str, number: usize) -> Result<Socket> {
        let path = format!("/socket.io/?EIO=4&transport=websocket&u={user}");
        let mut socket = socket::open(self.port, &path, address_of(number)).await?;
        expect(&mut socket, "0").await?;
        socket.send(Message::text("40")).await?;
        expect(&mut socket, "40").await?;
        Ok(socket)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // Already gone is fine.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn expect(socket: &mut Socket, start: &str) -> Result<()> {
    match socket.next().await.context("the peer hung up")?? {
        Message::Text(text) if text.starts_with(start) => Ok(()),
        other => bail!("the peer said {other:?} where {start} was due"),
    }
}

fn install(home: &Path) -> Result<()> {
    if home.join("node_modules/better-sqlite3/build/Release/better_sqlite3.node").exists() {
        return Ok(());
    }
    eprintln!("installing the peer (Socket.IO, SQLite's binding is built from source)");
    run(Command::new("npm").arg("ci").current_dir(home))
}
