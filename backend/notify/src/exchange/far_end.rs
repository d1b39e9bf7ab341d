//! A far end over HTTP that does what a script says, and remembers what it was asked.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What it does with a request.
#[derive(Debug, Clone)]
pub enum Does {
    /// Status and body.
    Answers(u16, &'static str),
    /// Sends the client on to this address.
    Redirects(u16, String),
    /// These bytes, whatever they are.
    Blurts(&'static str),
    /// The head and half of the body, and then nothing.
    Trickles,
    /// Nothing at all.
    IsSilent,
    HangsUp,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Request line and headers.
    pub head: String,
    pub body: String,
}

/// It listens until it is dropped.
pub struct FarEnd {
    pub port: u16,
    asked: Arc<Mutex<Vec<Asked>>>,
    listening: JoinHandle<()>,
}

impl Drop for FarEnd {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl FarEnd {
    pub async fn open(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&asked);
        let listening = tokio::spawn(async move {
            loop {
                let (tcp, _) = listener.accept().await.unwrap();
                tokio::spawn(talk(tcp, does.clone(), Arc::clone(&heard)));
            }
        });
        Self { port, asked, listening }
    }

    /// What it was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

async fn talk(mut tcp: TcpStream, does: Does, heard: Arc<Mutex<Vec<Asked>>>) {
    let Some(asked) = read(&mut tcp).await else { return };
    heard.lock().unwrap().push(asked);
    let said = match does {
        Does::Answers(status, body) => {
            format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
        }
        Does::Redirects(status, ref to) => {
            format!("HTTP/1.1 {status} x\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        }
        Does::Blurts(bytes) => bytes.to_owned(),
        Does::Trickles => "HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"errcode\":0".to_owned(),
        Does::IsSilent => String::new(),
        Does::HangsUp => return,
    };
    let _ = tcp.write_all(said.as_bytes()).await;
    if matches!(does, Does::Trickles | Does::IsSilent) {
        // Until the other side gives up.
        let _ = tcp.read(&mut [0; 1]).await;
    }
}

async fn read(tcp: &mut TcpStream) -> Option<Asked> {
    let mut bytes = Vec::new();
    let mut room = [0; 4096];
    loop {
        let count = tcp.read(&mut room).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&room[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
        });
        if body.len() >= length.unwrap_or(0) {
            return Some(Asked { head: head.to_owned(), body: body.to_owned() });
        }
    }
}
