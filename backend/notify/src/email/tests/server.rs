//! A mail server that keeps to the protocol except where a script says otherwise, and remembers what it took.

use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, spawn_blocking};

/// Where the server may do something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Greeting,
    Hello,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    /// The first line of the body has come.
    Body,
    /// The dot has come.
    Dot,
    Quit,
}

/// What it does there instead.
#[derive(Debug, Clone, Copy)]
pub enum Does {
    Says(&'static str),
    /// Nothing more, until the client has given up.
    IsSilent,
    /// The same, and then it answers after all.
    SaysTooLate(&'static str),
    Resets,
    SaysAndResets(&'static str),
    /// The good answer, and more in the same breath.
    Adds(&'static str),
}

/// The one thing it does otherwise.
pub type Script = Option<(Step, Does)>;

/// When TLS begins.
#[derive(Clone)]
pub enum Tls {
    Never,
    AtOnce(Arc<ServerConfig>),
    WhenAsked(Arc<ServerConfig>),
}

/// A server for one connection.
pub struct Server {
    pub port: u16,
    taken: JoinHandle<Vec<String>>,
    silent: oneshot::Receiver<()>,
}

impl Server {
    pub async fn open(script: Script, tls: Tls) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (tell_silent, silent) = oneshot::channel();
        let taken = tokio::spawn(async move {
            let (tcp, _) = listener.accept().await.unwrap();
            if matches!(script, Some((_, Does::Resets | Does::SaysAndResets(_)))) {
                tcp.set_zero_linger().unwrap();
            }
            let tcp = tcp.into_std().unwrap();
            tcp.set_nonblocking(false).unwrap();
            spawn_blocking(move || Talk::new(tcp, script, tls, tell_silent).talk()).await.unwrap()
        });
        Self { port, taken, silent }
    }

    /// What it took, and the instant at which it fell silent; never, if it does not.
    pub fn split(self) -> (JoinHandle<Vec<String>>, impl Future<Output = ()>) {
        let silent = async {
            if self.silent.await.is_err() {
                std::future::pending::<()>().await;
            }
        };
        (self.taken, silent)
    }
}

trait Wire: Read + Write + Send {}
impl<T: Read + Write + Send> Wire for T {}

struct Talk {
    tcp: TcpStream,
    wire: BufReader<Box<dyn Wire>>,
    script: Script,
    tls: Tls,
    tell_silent: Option<oneshot::Sender<()>>,
    taken: Vec<String>,
}

#[derive(PartialEq, Eq)]
enum Played {
    Good,
    Otherwise,
    Over,
}

impl Talk {
    fn new(tcp: TcpStream, script: Script, tls: Tls, tell_silent: oneshot::Sender<()>) -> Self {
        let wire = BufReader::new(Box::new(tcp.try_clone().unwrap()) as Box<dyn Wire>);
        Self { tcp, wire, script, tls, tell_silent: Some(tell_silent), taken: vec![] }
    }

    fn talk(mut self) -> Vec<String> {
        if let Tls::AtOnce(config) = self.tls.clone() {
            self.secure(config);
        }
        let mut played = self.play(Step::Greeting, "220 mail.test");
        while played != Played::Over {
            let Some(line) = self.read() else { break };
            played = self.answer(line.split([' ', '\r']).next().unwrap_or_default());
        }
        let resets = matches!(self.script, Some((_, Does::Resets | Does::SaysAndResets(_))));
        if !resets {
            // What is still unread must not turn an orderly end into a reset.
            let _ = self.tcp.shutdown(Shutdown::Write);
        }
        self.taken
    }

    fn answer(&mut self, verb: &str) -> Played {
        match verb {
            "EHLO" if matches!(self.tls, Tls::WhenAsked(_)) => self.play(Step::Hello, "250-mail.test\r\n250 STARTTLS"),
            "EHLO" => self.play(Step::Hello, "250-mail.test\r\n250-8BITMIME\r\n250 AUTH PLAIN LOGIN"),
            "STARTTLS" => {
                let played = self.play(Step::StartTls, "220 go ahead");
                if let (Played::Good, Tls::WhenAsked(config)) = (&played, self.tls.clone()) {
                    self.secure(config);
                }
                played
            }
            "AUTH" => self.play(Step::Auth, "235 welcome"),
            "MAIL" => self.play(Step::Mail, "250 ok"),
            "RCPT" => self.play(Step::Rcpt, "250 ok"),
            "DATA" => match self.play(Step::Data, "354 go ahead") {
                Played::Good => self.take(),
                other => other,
            },
            "QUIT" => {
                self.play(Step::Quit, "221 bye");
                Played::Over
            }
            other => panic!("an unexpected {other}"),
        }
    }

    fn take(&mut self) -> Played {
        let mut letter = String::new();
        loop {
            let Some(line) = self.read() else { return Played::Over };
            if letter.is_empty() && self.play(Step::Body, "") == Played::Over {
                return Played::Over;
            }
            if line == ".\r\n" {
                break;
            }
            letter += line.strip_prefix('.').unwrap_or(&line);
        }
        self.taken.push(letter);
        let played = self.play(Step::Dot, "250 queued");
        let refused = matches!(self.script, Some((Step::Dot, Does::Says(said))) if !said.starts_with('2'));
        if refused {
            self.taken.clear();
        }
        played
    }

    fn play(&mut self, step: Step, good: &str) -> Played {
        let does = self.script.filter(|(at, _)| *at == step).map(|(_, does)| does);
        match does {
            None => {
                self.say(good);
                return Played::Good;
            }
            Some(Does::Adds(more)) => {
                self.say(&format!("{good}\r\n{more}"));
                return Played::Good;
            }
            Some(Does::Says(said)) => {
                self.say(said);
                return Played::Otherwise;
            }
            Some(Does::Resets) => {}
            Some(Does::SaysAndResets(said)) => self.say(said),
            Some(Does::IsSilent) => self.wait(),
            Some(Does::SaysTooLate(said)) => {
                self.wait();
                self.say(said);
            }
        }
        Played::Over
    }

    /// Until the client has hung up.
    fn wait(&mut self) {
        self.tell_silent.take().map(|tell| tell.send(()));
        while self.read().is_some() {}
    }

    fn say(&mut self, text: &str) {
        if !text.is_empty() {
            // The client may be gone: that is its right.
            let _ = self.wire.get_mut().write_all(format!("{text}\r\n").as_bytes());
        }
    }

    fn read(&mut self) -> Option<String> {
        let mut line = String::new();
        self.wire.read_line(&mut line).ok().filter(|read| *read > 0).map(|_| line)
    }

    fn secure(&mut self, config: Arc<ServerConfig>) {
        let stream = StreamOwned::new(ServerConnection::new(config).unwrap(), self.tcp.try_clone().unwrap());
        self.wire = BufReader::new(Box::new(stream));
        self.tls = Tls::Never;
    }
}

/// A certificate for `localhost` that nobody has signed but itself, as PEM, and a server that shows it.
pub fn certificate() -> (String, Arc<ServerConfig>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::Pkcs8(made.signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    (made.cert.pem(), Arc::new(config))
}
