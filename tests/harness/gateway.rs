//! The far end of text messages and of group robots at the wire: it takes everything except where a story says otherwise,
//! and remembers what came.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

/// How long a story waits for a request.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest request that a story makes.
const REQUEST_BYTES: usize = 64 * 1024;
/// The secret that reports are believed by.
pub const REPORT_SECRET: &str = "a secret between two of us";

/// What it does with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gives {
    /// A yes, in the words of whom it stands for.
    Yes,
    /// This status and body.
    Says(u16, &'static str),
    /// Sends the sender on to another path of its own.
    PointsElsewhere,
    /// Takes the request, and is silent until the sender is gone.
    Holds,
    /// Takes the request, and hangs up without an answer.
    HangsUp,
}

/// A request whose body came, answered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// `/sms`, or `/robot/` and whose.
    pub path: String,
    pub body: serde_json::Value,
    /// What a message was called when it was taken.
    pub reference: String,
}

impl Handed {
    /// What was said.
    pub fn text(&self) -> String {
        let places = ["/text", "/text/content", "/content/text"];
        let text = places.iter().find_map(|place| self.body.pointer(place)?.as_str());
        text.unwrap_or_default().to_owned()
    }
}

#[derive(Debug)]
struct Book {
    next: VecDeque<Gives>,
    then: Gives,
    handed: Vec<Handed>,
}

/// The far end.
pub struct Gateway {
    port: u16,
    book: Arc<Mutex<Book>>,
    came: Arc<Notify>,
    serving: JoinHandle<()>,
}

impl Gateway {
    /// Opens one that takes everything.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let book = Book { next: VecDeque::new(), then: Gives::Yes, handed: Vec::new() };
        let (book, came) = (Arc::new(Mutex::new(book)), Arc::new(Notify::new()));
        let serving = tokio::spawn(serve(listener, Arc::clone(&book), Arc::clone(&came)));
        Self { port, book, came, serving }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a robot.
    pub fn robot(&self, of: &str) -> String {
        format!("http://127.0.0.1:{}/robot/{of}?key=k", self.port)
    }

    /// Gives the next request this.
    pub fn next(&self, gives: Gives) {
        self.book.lock().expect("the book").next.push_back(gives);
    }

    /// Gives every request this, after those that were announced.
    pub fn from_now_on(&self, gives: Gives) {
        self.book.lock().expect("the book").then = gives;
    }

    /// Requests that have come so far.
    pub fn handed(&self) -> Vec<Handed> {
        self.book.lock().expect("the book").handed.clone()
    }

    /// Waits until so many have come.
    pub async fn has(&self, count: usize) -> Vec<Handed> {
        let wait = async {
            loop {
                let came = self.came.notified();
                let handed = self.handed();
                if handed.len() >= count {
                    return handed;
                }
                came.await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, wait).await;
        waited.unwrap_or_else(|_| panic!("{count} requests have not come, but {:?}", self.handed()))
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, book: Arc<Mutex<Book>>, came: Arc<Notify>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(talk(stream, Arc::clone(&book), Arc::clone(&came)));
    }
}

/// One connection. Whoever hangs up has ended it.
async fn talk(mut stream: TcpStream, book: Arc<Mutex<Book>>, came: Arc<Notify>) -> Option<()> {
    let (path, body) = read(&mut stream).await?;
    let (gives, reference) = {
        let mut book = book.lock().expect("the book");
        let reference = format!("m-{}", book.handed.len() + 1);
        book.handed.push(Handed { path: path.clone(), body, reference: reference.clone() });
        let gives = book.next.pop_front().unwrap_or_else(|| book.then.clone());
        (gives, reference)
    };
    came.notify_waiters();
    let answer = match gives {
        Gives::Yes if path == "/sms" => answer(200, &format!(r#"{{"code":"OK","id":"{reference}"}}"#)),
        Gives::Yes => answer(200, r#"{"errcode":0,"code":0}"#),
        Gives::Says(status, body) => answer(status, body),
        Gives::PointsElsewhere => {
            "HTTP/1.1 302 x\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_owned()
        }
        Gives::Holds => {
            let _ = stream.read(&mut [0; 1]).await;
            return None;
        }
        Gives::HangsUp => return None,
    };
    stream.write_all(answer.as_bytes()).await.ok()
}

fn answer(status: u16, body: &str) -> String {
    format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len())
}

async fn read(stream: &mut TcpStream) -> Option<(String, serde_json::Value)> {
    let mut bytes = Vec::new();
    let mut room = [0; 4096];
    while bytes.len() <= REQUEST_BYTES {
        let count = stream.read(&mut room).await.ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&room[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let Ok(body) = serde_json::from_str(body) else { continue };
        let path = head.split(' ').nth(1)?.split('?').next()?;
        return Some((path.to_owned(), body));
    }
    None
}
