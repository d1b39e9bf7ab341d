//! One write transaction: takes the centre's head, loads what its commands need, lets them decide, and writes state,
//! journal and lines in one commit. What was loaded is remembered for the next batch and used again only if the head is
//! still the head we left.

mod flush;
mod memory;

pub use memory::{Kept, Memory};

use crate::centre::Numbers;
use crate::journal::{Entry, Written};
use crate::lines::LineAuthor;
use crate::roster::Roster;
use crate::sealing::SessionSeal;
use crate::sessions::Fixed;
use crate::{CENTRE, Error, Store};
use memory::Recent;
use sqlx::{Any, AnyConnection, Row, Transaction};
use std::collections::BTreeSet;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::call_work::CallRules;
use xinqiao_domain::facet::Learned;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::referral::ReferralRules;
use xinqiao_domain::session::{Language, Session, SilentView};
use xinqiao_domain::team::CrisisRules;
use xinqiao_domain::visit::VisitRules;
use xinqiao_domain::{Actor, CommandId, Date, Event, SessionId, StaffId, Timestamp};

/// The newest entry's number, hash and instant: lock, audit number and resume position in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub seq: i64,
    pub hash: Vec<u8>,
    pub last_at: Timestamp,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineForm {
    Text,
    /// An article or directory entry; the body is its JSON.
    Shared,
    /// Said by the hotline itself; the body is the notice's code.
    Notice,
}

impl LineForm {
    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Shared => "shared",
            Self::Notice => "notice",
        }
    }

    /// From the stored word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Text, Self::Shared, Self::Notice].into_iter().find(|form| form.code() == code)
    }
}

/// A line to be written. It was sealed before it was queued.
#[derive(Debug, Clone)]
pub struct NewLine {
    pub session: SessionId,
    pub id: CommandId,
    pub author: LineAuthor,
    pub form: LineForm,
    pub sealed: Vec<u8>,
    /// Keyed digest of session, form and text: the same id with anything else is a conflict.
    pub digest: [u8; 16],
    /// The open text, for those who are told; never written.
    pub text: String,
    /// The socket it came over on this node, which is told of its number rather than of its text.
    pub origin: Option<u64>,
}

/// A line as it will stand.
#[derive(Debug, Clone)]
pub struct WrittenLine {
    pub seq: i64,
    pub at: Timestamp,
    pub line: NewLine,
    /// Who holds the session.
    pub holder: Option<StaffId>,
}

/// What came of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// New: the number and instant it will have.
    New { seq: i64, at: Timestamp },
    /// Written before with the same body: the number and instant it has.
    Before { seq: i64, at: Timestamp },
    /// The id was used with another body.
    IdReused,
}

/// One write transaction under the centre's head.
pub struct Batch<'m> {
    pub(crate) tx: Transaction<'static, Any>,
    pub(crate) store: &'m Store,
    memory: &'m mut Memory,
    head: Head,
    /// The batch's instant: max(node clock, last instant of the journal).
    now: Timestamp,
    entries: Vec<Entry>,
    written: Vec<Written>,
    lines: Vec<WrittenLine>,
    dirty: BTreeSet<SessionId>,
    new_seals: Vec<(String, Vec<u8>)>,
}

/// What a commit made true, for those who are told.
#[derive(Debug, Default)]
pub struct Committed {
    pub entries: Vec<Entry>,
    pub lines: Vec<WrittenLine>,
}

impl Store {
    /// Begins a batch: waits for the head.
    pub async fn begin<'m>(&'m self, memory: &'m mut Memory, clock: Timestamp) -> Result<Batch<'m>, Error> {
        let mut tx = self.write.begin_with(self.flavour.begin()).await?;
        let row = sqlx::query("UPDATE journal_head SET seq = seq WHERE centre = $1 RETURNING seq, hash, last_at")
            .bind(CENTRE)
            .fetch_optional(&mut *tx)
            .await?;
        let head = if let Some(row) = row {
            Head { seq: row.try_get("seq")?, hash: row.try_get("hash")?, last_at: Timestamp(row.try_get("last_at")?) }
        } else {
            sqlx::query("INSERT INTO journal_head (centre, seq, hash, last_at) VALUES ($1, 0, $2, 0)")
                .bind(CENTRE)
                .bind(Vec::new())
                .execute(&mut *tx)
                .await?;
            Head { seq: 0, hash: Vec::new(), last_at: Timestamp(0) }
        };
        memory.keep_only_if_left_at(&head);
        let now = clock.max(head.last_at);
        Ok(Batch {
            tx,
            store: self,
            memory,
            head,
            now,
            entries: Vec::new(),
            written: Vec::new(),
            lines: Vec::new(),
            dirty: BTreeSet::new(),
            new_seals: Vec::new(),
        })
    }
}

impl Batch<'_> {
    /// The batch's instant.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) fn connection(&mut self) -> &mut AnyConnection {
        &mut self.tx
    }

    /// The store it writes to.
    pub fn store(&self) -> &Store {
        self.store
    }

    /// The centre's numbers.
    pub async fn policy(&mut self) -> Result<Policy, Error> {
        Ok(self.numbers().await?.policy.clone())
    }

    /// The numbers that calls to make go by.
    pub async fn call_rules(&mut self) -> Result<CallRules, Error> {
        Ok(self.numbers().await?.calls)
    }

    /// The numbers that teams and dispatches go by.
    pub async fn crisis_rules(&mut self) -> Result<CrisisRules, Error> {
        Ok(self.numbers().await?.crisis)
    }

    /// The numbers of following patients up.
    pub async fn visit_rules(&mut self) -> Result<VisitRules, Error> {
        Ok(self.numbers().await?.visits)
    }

    /// The numbers that referrals go by.
    pub async fn referral_rules(&mut self) -> Result<ReferralRules, Error> {
        Ok(self.numbers().await?.referrals)
    }

    /// Whether operators learn that a supervisor watches their talk.
    pub async fn silent_view(&mut self) -> Result<SilentView, Error> {
        Ok(self.numbers().await?.silent_view)
    }

    /// The centre's first language: in which a page speaks.
    pub async fn first_language(&mut self) -> Result<Language, Error> {
        Ok(self.numbers().await?.languages.first().copied().unwrap_or(Language::Chinese))
    }

    /// The zone in which the centre counts its days.
    pub async fn zone(&mut self) -> Result<Zone, Error> {
        Ok(self.numbers().await?.zone.clone())
    }

    /// The centre's day.
    pub async fn today(&mut self) -> Result<Date, Error> {
        let now = self.now;
        Ok(self.numbers().await?.zone.day_of(now))
    }

    async fn numbers(&mut self) -> Result<&Numbers, Error> {
        if self.memory.numbers.is_none() {
            self.memory.numbers = Some(crate::centre::numbers(&mut self.tx).await?);
        }
        self.memory.numbers.as_ref().ok_or(Error::Damaged("numbers"))
    }

    /// The settings were changed: read them anew.
    pub fn settings_changed(&mut self) {
        self.memory.numbers = None;
    }

    /// Loads sessions that commands of this batch are about, with one statement per table.
    pub async fn load(&mut self, sessions: impl IntoIterator<Item = SessionId>) -> Result<(), Error> {
        let missing: BTreeSet<SessionId> =
            sessions.into_iter().filter(|id| !self.memory.sessions.contains_key(id)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        self.memory.make_room(&self.dirty);
        let missing: Vec<_> = missing.into_iter().collect();
        for chunk in missing.chunks(256) {
            let kept = memory::load(&mut self.tx, chunk).await?;
            self.memory.sessions.extend(kept);
        }
        Ok(())
    }

    /// A session and what stands beside it, as this batch has made it so far.
    pub async fn session(&mut self, session: SessionId) -> Result<Option<&Kept>, Error> {
        self.load([session]).await?;
        Ok(self.memory.sessions.get(&session))
    }

    /// The session's state alone.
    pub async fn state(&mut self, session: SessionId) -> Result<Option<Session>, Error> {
        Ok(self.session(session).await?.map(|kept| kept.stored.session.clone()))
    }

    /// A new session and the key that seals its text.
    pub fn create(&mut self, session: Session, fixed: Fixed, wrapped_seal: Vec<u8>) {
        self.new_seals.push((fixed.seal_key.clone(), wrapped_seal));
        let id = session.id;
        if let Some(roster) = &mut self.memory.roster {
            roster.moved(None, Some(&session.stage));
        }
        self.memory.sessions.insert(id, Kept::fresh(session, fixed));
        self.dirty.insert(id);
    }

    /// A session's next state.
    pub fn put(&mut self, session: Session) {
        if let Some(kept) = self.memory.sessions.get_mut(&session.id) {
            if let Some(roster) = &mut self.memory.roster {
                roster.moved(Some(&kept.stored.session.stage), Some(&session.stage));
            }
            self.dirty.insert(session.id);
            kept.learned.extend(Learned::between(&kept.stored.session, &session));
            kept.stored.session = session;
        }
    }

    /// A session in use.
    pub(crate) fn kept_mut(&mut self, session: SessionId) -> Option<&mut Kept> {
        self.memory.sessions.get_mut(&session)
    }

    /// Something of a loaded session changed, and its row is to be written.
    pub(crate) fn changed(&mut self, session: SessionId) {
        self.dirty.insert(session);
    }

    /// Changes what stands beside a session's state.
    pub fn change_fixed(&mut self, session: SessionId, change: impl FnOnce(&mut Fixed)) {
        if let Some(kept) = self.memory.sessions.get_mut(&session) {
            change(&mut kept.stored.fixed);
            self.dirty.insert(session);
        }
    }

    /// The key that seals a session's text.
    pub async fn seal_of(&mut self, session: SessionId) -> Result<Option<SessionSeal>, Error> {
        let Some(key) = self.session(session).await?.map(|kept| kept.stored.fixed.seal_key.clone()) else {
            return Ok(None);
        };
        self.flush_seals().await?;
        crate::lines::seal(&mut self.tx, &self.store.keys, &key).await.map(Some)
    }

    /// Places a line at the end of its session: the next number, or the one it already has.
    pub async fn place(&mut self, line: NewLine) -> Result<Placed, Error> {
        self.load([line.session]).await?;
        let now = self.now;
        let Some(kept) = self.memory.sessions.get_mut(&line.session) else {
            return Err(Error::Damaged("line of an unknown session"));
        };
        if let Some(known) = kept.recent(line.id) {
            return Ok(known.answer(&line.digest));
        }
        if self.memory.careful {
            let known = memory::find_line(&mut self.tx, line.id).await?;
            if let Some(known) = known {
                return Ok(known.answer(&line.digest));
            }
        }
        let seq = kept.remember(Recent { id: line.id, digest: line.digest, seq: 0, at: now });
        let holder = kept.stored.session.stage.lease().map(|lease| lease.operator);
        self.lines.push(WrittenLine { seq, at: now, line, holder });
        Ok(Placed::New { seq, at: now })
    }

    /// The place a line already has: a repeated id is answered even when its speaker may no longer speak.
    pub async fn placed_before(&mut self, line: &NewLine) -> Result<Option<Placed>, Error> {
        let known = match self.session(line.session).await?.and_then(|kept| kept.recent(line.id)) {
            Some(known) => Some(known),
            None => memory::find_line(&mut self.tx, line.id).await?,
        };
        Ok(known.map(|known| known.answer(&line.digest)))
    }

    /// The lines that this batch would make true. Only for proving that the chaos check sees an acknowledgement before the
    /// commit.
    #[cfg(feature = "ack_before_commit")]
    pub fn not_yet_committed(&self) -> Committed {
        Committed { entries: Vec::new(), lines: self.lines.clone() }
    }

    /// Whether lines or entries wait to be written.
    pub fn is_idle(&self) -> bool {
        self.entries.is_empty() && self.lines.is_empty() && self.dirty.is_empty()
    }

    /// Adds a fact to the journal.
    pub fn tell(&mut self, actor: Actor, event: Event) -> Result<(), Error> {
        let entry = Entry { seq: self.head.seq + 1, at: self.now, actor, event };
        let written = crate::journal::write(&self.store.keys, &mut self.head, &entry)?;
        self.entries.push(entry);
        self.written.push(written);
        Ok(())
    }

    /// What this batch has told so far.
    pub(crate) fn told_so_far(&self) -> &[Entry] {
        &self.entries
    }

    /// Everybody who may answer, with their load.
    pub async fn roster(&mut self) -> Result<&mut Roster, Error> {
        if self.memory.roster.is_none() {
            self.flush_sessions().await?;
            self.memory.roster = Some(crate::roster::load(&mut self.tx).await?);
        }
        self.memory.roster.as_mut().ok_or(Error::Damaged("roster"))
    }

    /// Accounts or standings were changed: read them anew.
    pub fn roster_changed(&mut self) {
        self.memory.roster = None;
    }

    /// The sessions an operator holds or is offered.
    pub async fn sessions_of(&mut self, staff: StaffId) -> Result<Vec<Session>, Error> {
        self.flush_sessions().await?;
        let ids = memory::sessions_of(&mut self.tx, staff).await?;
        self.load(ids.iter().copied()).await?;
        Ok(ids.iter().filter_map(|id| self.memory.sessions.get(id)).map(|kept| kept.stored.session.clone()).collect())
    }

    /// The head of the queue: up to `limit` waiting sessions after the first `skip`, in order, by index.
    pub async fn queue(&mut self, limit: i64, skip: i64) -> Result<Vec<Session>, Error> {
        self.flush_sessions().await?;
        let ids = memory::queue(&mut self.tx, limit, skip).await?;
        self.load(ids.iter().copied()).await?;
        Ok(ids.iter().filter_map(|id| self.memory.sessions.get(id)).map(|kept| kept.stored.session.clone()).collect())
    }
}
