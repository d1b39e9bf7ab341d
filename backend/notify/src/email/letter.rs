//! A letter, and how it is sealed: headers and body as they go over the wire, the same at each attempt.

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, SinglePart};
use lettre::{Address, error::Error as MessageFault};
use std::fmt;
use std::time::{Duration, SystemTime};
use uuid::Uuid;
use xinqiao_domain::time::Timestamp;

/// Whether an earlier attempt may have arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    No,
    /// Then the text says so, above everything else.
    MayBe,
}

/// The first line of a letter that may have arrived before.
pub const REPEAT_LINE: &str = "可能是重复发送 / This may be a repeat";

/// Longest address, in characters (RFC 5321, 4.5.3.1.3: a path of 256 with its brackets).
const LONGEST_ADDRESS: usize = 254;
/// Longest subject, in characters.
const LONGEST_SUBJECT: usize = 200;
/// Longest text, in bytes. A letter says where to look; it carries no record.
const LONGEST_TEXT: usize = 64 * 1024;
/// Last second of the year 9999: no later date has a form in a header.
const LAST_SECOND: i64 = 253_402_300_799;

/// One letter to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The same at each attempt: it is the `Message-ID`, so that the recipient's side can see a repeat.
    pub id: Uuid,
    /// One bare address.
    pub to: String,
    pub subject: String,
    /// Plain text.
    pub text: String,
    pub repeat: Repeat,
}

/// The id only: neither person nor words belong into a log.
impl fmt::Debug for Letter {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Letter").field("id", &self.id).field("repeat", &self.repeat).finish_non_exhaustive()
    }
}

/// Why a letter cannot be sent, ever. Says nothing of what is in it.
#[derive(Debug, thiserror::Error)]
pub(super) enum LetterFault {
    #[error("the address is not one bare address in ASCII")]
    Address,
    #[error("the subject has a line end or another control character in it, or is longer than {LONGEST_SUBJECT}")]
    Subject,
    #[error("the text is longer than {LONGEST_TEXT} bytes")]
    Text,
    #[error("it cannot be put together")]
    Form(#[source] MessageFault),
}

/// A letter as it goes over the wire.
pub(super) struct Sealed {
    pub to: Address,
    pub message: Vec<u8>,
}

impl Letter {
    pub(super) fn seal(&self, from: &Mailbox, now: Timestamp) -> Result<Sealed, LetterFault> {
        let to = address(&self.to)?;
        if self.subject.chars().any(char::is_control) || self.subject.chars().count() > LONGEST_SUBJECT {
            return Err(LetterFault::Subject);
        }
        let message = Message::builder()
            .from(from.clone())
            .to(Mailbox::from(to.clone()))
            .subject(&self.subject)
            .date(date(now))
            .message_id(Some(format!("<{}@{}>", self.id, from.email.domain())))
            .raw_header(header("X-Page-Id", self.id.to_string()))
            // No holiday notice and no other machine shall answer (RFC 3834).
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            // As a part: with `body` the library leaves out MIME-Version, and a reader need not decode what follows.
            .singlepart(SinglePart::plain(self.body()?))
            .map_err(LetterFault::Form)?;
        Ok(Sealed { to, message: message.formatted() })
    }

    fn body(&self) -> Result<String, LetterFault> {
        if self.text.len() > LONGEST_TEXT {
            return Err(LetterFault::Text);
        }
        // Only whole line ends: some servers take a lone CR for one, and a dot after it for the end of the letter.
        let text = self.text.replace("\r\n", "\n").replace('\r', "\n");
        Ok(match self.repeat {
            Repeat::No => text,
            Repeat::MayBe => format!("{REPEAT_LINE}\n\n{text}"),
        })
    }
}

fn address(text: &str) -> Result<Address, LetterFault> {
    // Beyond ASCII an address needs SMTPUTF8, which the next server on the way may not know.
    let sound = text.is_ascii() && !text.chars().any(char::is_control) && text.len() <= LONGEST_ADDRESS;
    if sound { text.parse().map_err(|_| LetterFault::Address) } else { Err(LetterFault::Address) }
}

fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

fn date(now: Timestamp) -> SystemTime {
    let seconds = (now.0 / 1_000_000).clamp(0, LAST_SECOND);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds.unsigned_abs())
}
