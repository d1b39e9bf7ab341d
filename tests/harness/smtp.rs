//! A mail server at the wire: it keeps to the protocol except where a story says otherwise, and remembers what came.

use crate::load::clock;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use xinqiao_domain::Timestamp;

/// How long a story waits for a letter.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the server does with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Treats {
    /// Takes it.
    Accepts,
    /// Refuses its recipient for good.
    Refuses,
    /// Asks for patience.
    Defers,
    /// Takes its body, and hangs up without an answer.
    HangsUp,
    /// Takes its body, and is silent until the sender is gone.
    Holds,
    /// Is not there: closes before it says anything.
    IsDown,
}

/// A letter whose body came, answered or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Its `Message-ID`.
    pub id: String,
    pub to: String,
    /// The text, decoded.
    pub text: String,
    pub treated: Treats,
    /// When the whole of it had come, by the machine's clock.
    pub at: Timestamp,
}

#[derive(Debug)]
struct Book {
    next: VecDeque<Treats>,
    then: Treats,
    /// Before the greeting, and again before a letter is answered.
    slow: Duration,
    arrived: Vec<Arrived>,
}

/// The server.
pub struct Smtp {
    port: u16,
    book: Arc<Mutex<Book>>,
    came: Arc<Notify>,
    serving: JoinHandle<()>,
}

impl Smtp {
    /// Opens one that takes every letter.
    pub async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let book = Book { next: VecDeque::new(), then: Treats::Accepts, slow: Duration::ZERO, arrived: Vec::new() };
        let (book, came) = (Arc::new(Mutex::new(book)), Arc::new(Notify::new()));
        let serving = tokio::spawn(serve(listener, Arc::clone(&book), Arc::clone(&came)));
        Self { port, book, came, serving }
    }

    /// Where it listens.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Treats the next connection like this.
    pub fn next(&self, treats: Treats) {
        self.book.lock().expect("the book").next.push_back(treats);
    }

    /// Treats every connection like this, after those that were announced.
    pub fn from_now_on(&self, treats: Treats) {
        self.book.lock().expect("the book").then = treats;
    }

    /// Lets every letter wait so long before the greeting, and again before the answer.
    pub fn is_slow(&self, slow: Duration) {
        self.book.lock().expect("the book").slow = slow;
    }

    /// Treats no connection any more as was announced.
    pub fn forgets_what_was_laid_down(&self) {
        self.book.lock().expect("the book").next.clear();
    }

    /// Letters whose body has come so far.
    pub fn arrived(&self) -> Vec<Arrived> {
        self.book.lock().expect("the book").arrived.clone()
    }

    /// Waits until so many have come.
    pub async fn has(&self, count: usize) -> Vec<Arrived> {
        let wait = async {
            loop {
                let came = self.came.notified();
                let arrived = self.arrived();
                if arrived.len() >= count {
                    return arrived;
                }
                came.await;
            }
        };
        let waited = tokio::time::timeout(PATIENCE, wait).await;
        waited.unwrap_or_else(|_| panic!("{count} letters have not come, but {:?}", self.arrived()))
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, book: Arc<Mutex<Book>>, came: Arc<Notify>) {
    while let Ok((stream, _)) = listener.accept().await {
        let treats = {
            let mut book = book.lock().expect("the book");
            book.next.pop_front().unwrap_or(book.then)
        };
        if treats != Treats::IsDown {
            tokio::spawn(talk(stream, treats, Arc::clone(&book), Arc::clone(&came)));
        }
    }
}

/// One connection. Whoever hangs up has ended it.
async fn talk(stream: TcpStream, treats: Treats, book: Arc<Mutex<Book>>, came: Arc<Notify>) -> Option<()> {
    let mut wire = BufReader::new(stream);
    let slow = book.lock().expect("the book").slow;
    tokio::time::sleep(slow).await;
    say(&mut wire, "220 mail.test").await?;
    let mut to = String::new();
    loop {
        let line = read(&mut wire).await?;
        let answer = match line.split([' ', '\r']).next().unwrap_or_default() {
            "EHLO" => "250-mail.test\r\n250 8BITMIME",
            "MAIL" => "250 ok",
            "RCPT" if treats == Treats::Refuses => "550 5.1.1 no such person",
            "RCPT" if treats == Treats::Defers => "450 4.2.1 mailbox busy",
            "RCPT" => {
                to = line.trim_start_matches("RCPT TO:<").split('>').next().unwrap_or_default().to_owned();
                "250 ok"
            }
            "DATA" => {
                say(&mut wire, "354 go ahead").await?;
                let arrived = body(&mut wire, &to, treats).await?;
                book.lock().expect("the book").arrived.push(arrived);
                came.notify_waiters();
                tokio::time::sleep(slow).await;
                match treats {
                    Treats::HangsUp => return None,
                    Treats::Holds => while read(&mut wire).await.is_some() {},
                    Treats::Accepts | Treats::Refuses | Treats::Defers | Treats::IsDown => {}
                }
                "250 queued"
            }
            "QUIT" => "221 bye",
            _ => "502 not known",
        };
        say(&mut wire, answer).await?;
    }
}

async fn body(wire: &mut BufReader<TcpStream>, to: &str, treated: Treats) -> Option<Arrived> {
    let (mut id, mut text, mut in_head) = (String::new(), String::new(), true);
    loop {
        let line = read(wire).await?;
        let line = line.trim_end();
        match line {
            "." => break,
            "" => in_head = false,
            header if in_head => {
                if let Some(value) = header.strip_prefix("Message-ID: ") {
                    value.clone_into(&mut id);
                }
            }
            encoded => text.push_str(encoded),
        }
    }
    let text = BASE64_STANDARD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
    Some(Arrived { id, to: to.to_owned(), text: text.unwrap_or_default(), treated, at: clock::today() })
}

async fn say(wire: &mut BufReader<TcpStream>, text: &str) -> Option<()> {
    wire.get_mut().write_all(format!("{text}\r\n").as_bytes()).await.ok()
}

async fn read(wire: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    wire.read_line(&mut line).await.ok().filter(|read| *read > 0).map(|_| line)
}
