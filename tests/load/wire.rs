//! Three ways to say the same line: the bare relay's, Socket.IO's, the hotline's own. One socket carries one or more
//! conversations, numbered from 0; what is heard says whether a line came or one of ours was acknowledged.

use super::clock::new_id;
use super::socket::{frame, json};
use serde::Deserialize;
use tokio_tungstenite::tungstenite::Message;
use xinqiao_domain::{CommandId, SessionId};
use xinqiao_protocol::frames::caller::CallerFrame;
use xinqiao_protocol::frames::staff::StaffFrame;

/// Digits of a conversation's number in front of a relayed frame.
pub const RELAY_DIGITS: usize = 5;

/// A conversation as its holder speaks in it.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    pub session: SessionId,
    pub fence: i64,
}

/// How one socket speaks.
#[derive(Debug, Clone)]
pub enum Wire {
    /// The bare relay: `count` conversations by number, first `from`. Nothing is acknowledged: a line that comes lets
    /// the next one go.
    Relay { from: usize, count: usize },
    /// Socket.IO 4 over engine.io 4: who receives each conversation's lines.
    SocketIo { receivers: Vec<String>, said: usize },
    /// A caller's page.
    Caller,
    /// A console with the sessions it holds.
    Staff { held: Vec<Held> },
}

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard {
    /// A line of the other side, in this conversation where the wire says so.
    Line(usize),
    /// A line of ours is acknowledged.
    Ack(usize),
    /// A line of ours was refused.
    Refused,
    /// Say this at once (a heartbeat).
    Answer(&'static str),
    /// Something else.
    Other,
}

/// What is needed of a frame to know which it is; the rest is skipped unread.
#[derive(Deserialize)]
struct Peek<'a> {
    r#type: &'a str,
    #[serde(default)]
    session: Option<SessionId>,
}

impl Wire {
    /// How many conversations the socket carries.
    pub fn conversations(&self) -> usize {
        match self {
            Self::Relay { count, .. } => *count,
            Self::Caller => 1,
            Self::SocketIo { receivers, .. } => receivers.len(),
            Self::Staff { held } => held.len(),
        }
    }

    /// Whether an acknowledgement (else the other side's line) lets the next line go.
    pub const fn acknowledges(&self) -> bool {
        match self {
            Self::Relay { .. } => false,
            Self::SocketIo { .. } | Self::Caller | Self::Staff { .. } => true,
        }
    }

    /// One line in one of the conversations.
    pub fn line(&mut self, conversation: usize, text: &str) -> Message {
        match self {
            Self::Relay { from, .. } => {
                let say = CallerFrame::Say { id: CommandId(new_id()), text: text.to_owned() };
                Message::text(format!("{:0RELAY_DIGITS$}{}", *from + conversation, json(&say)))
            }
            Self::SocketIo { receivers, said } => {
                let acknowledgement = *said * receivers.len() + conversation;
                *said += 1;
                let receiver = &receivers[conversation];
                let body = json(&text);
                Message::text(format!("42{acknowledgement}[\"m\",\"{receiver}\",{body}]"))
            }
            Self::Caller => frame(&CallerFrame::Say { id: CommandId(new_id()), text: text.to_owned() }),
            Self::Staff { held } => {
                let Held { session, fence } = held[conversation];
                frame(&StaffFrame::Say { id: CommandId(new_id()), session, fence, text: text.to_owned() })
            }
        }
    }

    /// What a text frame means.
    pub fn understand(&self, text: &str) -> Heard {
        match self {
            Self::Relay { from, .. } => {
                let number = text.get(..RELAY_DIGITS).and_then(|digits| digits.parse::<usize>().ok());
                match (number, text.get(RELAY_DIGITS..).map(serde_json::from_str::<Peek>)) {
                    (Some(number), Some(Ok(_))) => Heard::Line(number - from),
                    (_, _) => Heard::Other,
                }
            }
            Self::SocketIo { receivers, .. } => match text.as_bytes() {
                [b'4', b'3', ..] => {
                    let digits = text[2..].find('[').map_or(&text[2..], |at| &text[2..2 + at]);
                    digits.parse::<usize>().map_or(Heard::Other, |number| Heard::Ack(number % receivers.len()))
                }
                [b'4', b'2', ..] => Heard::Line(0),
                [b'2'] => Heard::Answer("3"),
                [..] => Heard::Other,
            },
            Self::Caller | Self::Staff { .. } => {
                let Ok(peek) = serde_json::from_str::<Peek>(text) else { return Heard::Other };
                match (peek.r#type, self.conversation(peek.session)) {
                    ("line", Some(conversation)) => Heard::Line(conversation),
                    ("ack", Some(conversation)) => Heard::Ack(conversation),
                    ("refused", _) => Heard::Refused,
                    (_, _) => Heard::Other,
                }
            }
        }
    }

    fn conversation(&self, session: Option<SessionId>) -> Option<usize> {
        match self {
            Self::Staff { held } => held.iter().position(|held| Some(held.session) == session),
            Self::Relay { .. } | Self::SocketIo { .. } | Self::Caller => Some(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn does_each_wire_understand_its_own_words() {
        let mut relay = Wire::Relay { from: 40, count: 3 };
        let Message::Text(text) = relay.line(2, "你好") else { panic!("text") };
        assert_eq!(relay.understand(&text), Heard::Line(2));
        let mut peer = Wire::SocketIo { receivers: vec!["a".into(), "b".into()], said: 7 };
        let Message::Text(text) = peer.line(1, "x") else { panic!("text") };
        assert_eq!(text.as_str(), r#"4215["m","b","x"]"#);
        assert_eq!(peer.understand("4315[]"), Heard::Ack(1));
        assert_eq!(peer.understand("2"), Heard::Answer("3"));
        assert_eq!(Wire::Caller.understand(r#"{"type":"ack","id":"x","seq":1,"at":2}"#), Heard::Ack(0));
        assert_eq!(Wire::Caller.understand(r#"{"type":"line","line":{"text":"x"}}"#), Heard::Line(0));
    }
}
