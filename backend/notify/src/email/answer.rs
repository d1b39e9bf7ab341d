//! What came of an attempt: judged by how far it got and what the server said, and told without telling on anybody.

use super::letter::LetterFault;
use lettre::Address;
use lettre::transport::smtp::Error as SmtpFault;
use lettre::transport::smtp::response::Response;
use std::error::Error as _;
use std::io;
use xinqiao_domain::delivery::SendOutcome;

/// Longest account of an answer, in characters.
const LONGEST_ANSWER: usize = 200;
/// Stands for a word that may name somebody.
const LEFT_OUT: &str = "…";

/// How far an attempt got: what was being done when it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The letter was being put together; nobody was spoken to.
    Letter,
    /// Until the server has greeted us and we it, behind TLS where that comes first.
    Connecting,
    /// STARTTLS.
    Securing,
    SigningIn,
    /// MAIL: whether we may send.
    Sender,
    /// RCPT: whether the recipient may be written to.
    Recipient,
    /// DATA: whether the letter may be handed over now.
    Offering,
    /// From its first byte on, the letter may have arrived.
    HandedOver,
}

/// What came of one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub outcome: SendOutcome,
    pub stage: Stage,
    /// The server's last code and text, or what kept it from answering. One line of at most 200 characters; addresses
    /// are left out, so it may be kept and logged.
    pub answer: String,
}

/// What ended an attempt other than the wanted answer.
pub(super) enum Stop {
    Fault(SmtpFault),
    Network(io::Error),
    /// Positive, but no answer to what was asked.
    Senseless(Response),
    Limit,
}

impl From<SmtpFault> for Stop {
    fn from(fault: SmtpFault) -> Self {
        Self::Fault(fault)
    }
}

impl Sent {
    pub(super) fn new(stage: Stage, ended: &Result<Response, Stop>, to: &Address) -> Self {
        let outcome = match ended {
            Ok(_) => SendOutcome::Accepted,
            Err(stop) => stop.outcome(stage),
        };
        Self { outcome, stage, answer: safe(&text(ended), to.user()) }
    }

    /// A letter that nobody could ever send.
    pub(super) fn unsendable(fault: &LetterFault) -> Self {
        Self { outcome: SendOutcome::Refused, stage: Stage::Letter, answer: fault.to_string() }
    }
}

impl Stop {
    fn outcome(&self, stage: Stage) -> SendOutcome {
        match self {
            Self::Fault(fault) if fault.is_transient() => SendOutcome::Deferred,
            Self::Fault(fault) if fault.is_permanent() => stage.refused(),
            // What the library itself says no to: no STARTTLS there, no way to sign in that both know.
            Self::Fault(fault) if fault.is_client() => stage.unanswered(SendOutcome::Deferred),
            Self::Senseless(_) => stage.unanswered(SendOutcome::Deferred),
            Self::Fault(_) | Self::Network(_) | Self::Limit => stage.unanswered(SendOutcome::Unreachable),
        }
    }
}

impl Stage {
    /// Before the recipient is named a refusal is about us: the channel is badly set up, the letter can wait for it.
    const fn refused(self) -> SendOutcome {
        match self {
            Self::Connecting | Self::Securing | Self::SigningIn | Self::Sender => SendOutcome::Deferred,
            Self::Letter | Self::Recipient | Self::Offering | Self::HandedOver => SendOutcome::Refused,
        }
    }

    /// Nothing that could be read as an answer: `before` the body is handed over nothing can have arrived.
    const fn unanswered(self, before: SendOutcome) -> SendOutcome {
        match self {
            Self::HandedOver => SendOutcome::NoAnswer,
            Self::Letter
            | Self::Connecting
            | Self::Securing
            | Self::SigningIn
            | Self::Sender
            | Self::Recipient
            | Self::Offering => before,
        }
    }
}

fn text(ended: &Result<Response, Stop>) -> String {
    match ended {
        Ok(response) | Err(Stop::Senseless(response)) => {
            format!("{} {}", response.code(), response.message().collect::<Vec<_>>().join(" "))
        }
        Err(Stop::Fault(fault)) => match (fault.status(), fault.source()) {
            (Some(code), Some(said)) => format!("{code} {said}"),
            (Some(code), None) => code.to_string(),
            (None, _) => fault.to_string(),
        },
        Err(Stop::Network(fault)) => fault.to_string(),
        Err(Stop::Limit) => "no answer within the time limit".to_owned(),
    }
}

/// One bounded line of plain letters. Servers like to repeat the address they refuse: whatever looks like one, or is the
/// recipient's part of it, is left out.
fn safe(text: &str, user: &str) -> String {
    let plain = |word: &str| {
        let word: String = word.chars().filter(char::is_ascii_graphic).collect();
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        if word.contains('@') || bare.eq_ignore_ascii_case(user) { LEFT_OUT.to_owned() } else { word }
    };
    let words: Vec<_> = text.split_whitespace().map(plain).collect();
    words.join(" ").chars().take(LONGEST_ANSWER).collect()
}
