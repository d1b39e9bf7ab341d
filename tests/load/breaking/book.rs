//! What was said, what was acknowledged, what each side saw: kept outside the server, compared with what it kept.

use super::super::clock::new_id;
use std::collections::{BTreeMap, HashMap};
use xinqiao_domain::{CommandId, SessionId, StaffId};
use xinqiao_protocol::frames::Line;

/// Who said a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Speaker {
    Caller,
    /// Under a lease with this fencing number.
    Operator {
        staff: StaffId,
        fence: i64,
    },
}

/// Who read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reader {
    Caller,
    Operator(StaffId),
}

/// What became of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Open,
    Acknowledged { seq: i64 },
    Refused,
}

/// Whether a line was meant to be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intent {
    /// An honest line.
    Honest,
    /// Written under a lease that is lost: to be refused.
    Late,
}

/// One line as its speaker remembers it.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    pub id: CommandId,
    pub speaker: Speaker,
    pub intent: Intent,
    pub fate: Fate,
}

impl Said {
    /// The words: made from the id, so that they can be checked without being kept.
    pub fn text(&self) -> String {
        words(self.id)
    }
}

/// The words of the line with this id.
pub fn words(id: CommandId) -> String {
    format!("说 {id}")
}

/// One session as its two sides remember it.
#[derive(Debug, Default)]
pub struct Page {
    /// In the order said.
    pub said: Vec<Said>,
    at: HashMap<CommandId, usize>,
    /// By number, the id of the line each reader saw there.
    pub saw: HashMap<Reader, BTreeMap<i64, String>>,
    /// Lines whose second acknowledgement had another number.
    pub acknowledged_twice: u64,
    /// Numbers at which a reader saw two different lines, or lines that came to a socket in the wrong order.
    pub out_of_order: u64,
}

impl Page {
    /// A new line of this speaker.
    pub fn say(&mut self, speaker: Speaker, intent: Intent) -> Said {
        let said = Said { id: CommandId(new_id()), speaker, intent, fate: Fate::Open };
        self.at.insert(said.id, self.said.len());
        self.said.push(said);
        said
    }

    /// The server acknowledged a line; its speaker's side has thereby seen it.
    pub fn acknowledged(&mut self, id: CommandId, seq: i64, reader: Reader) {
        let Some(said) = self.at.get(&id).and_then(|at| self.said.get_mut(*at)) else { return };
        match said.fate {
            Fate::Acknowledged { seq: before } if before != seq => self.acknowledged_twice += 1,
            Fate::Acknowledged { .. } => {}
            Fate::Open | Fate::Refused => said.fate = Fate::Acknowledged { seq },
        }
        self.saw(reader, seq, &id.to_string());
    }

    /// The server refused a line.
    pub fn refused(&mut self, id: CommandId) {
        if let Some(said) = self.at.get(&id).and_then(|at| self.said.get_mut(*at))
            && said.fate == Fate::Open
        {
            said.fate = Fate::Refused;
        }
    }

    /// A reader saw a line.
    pub fn saw_line(&mut self, reader: Reader, line: &Line) {
        self.saw(reader, line.seq, &line.id);
    }

    fn saw(&mut self, reader: Reader, seq: i64, id: &str) {
        let before = self.saw.entry(reader).or_default().insert(seq, id.to_owned());
        self.out_of_order += u64::from(before.is_some_and(|before| before != id));
    }

    /// Up to where a reader has every line.
    pub fn read_up_to(&self, reader: Reader) -> i64 {
        let Some(saw) = self.saw.get(&reader) else { return 0 };
        (1..).zip(saw.keys()).take_while(|(number, seq)| number == *seq).last().map_or(0, |(number, _)| number)
    }

    /// Lines of whoever `mine` knows that are neither acknowledged nor refused, in the order said.
    pub fn open(&self, mine: impl Fn(Speaker) -> bool) -> Vec<Said> {
        // Lines are settled nearly in order: the open ones are at the end.
        let recent = self.said.len().saturating_sub(300);
        self.said[recent..].iter().filter(|said| said.fate == Fate::Open && mine(said.speaker)).copied().collect()
    }
}

/// Every session's page.
pub type Book = HashMap<SessionId, Page>;
