//! What the writer remembers between batches: sessions in use, the roster, the centre's numbers.

use super::{Head, Placed};
use crate::centre::Numbers;
use crate::facets::Knowledge;
use crate::roster::Roster;
use crate::sessions::{COLUMNS, Fixed, Stored, id, read};
use crate::statements::with_ids;
use crate::{CENTRE, Error};
use sqlx::{AnyConnection, Row};
use std::collections::{BTreeSet, HashMap, VecDeque};
use xinqiao_domain::facet::{Known, Learned};
use xinqiao_domain::session::{Deadline, Guest, Pass, Session};
use xinqiao_domain::{CommandId, SessionId, StaffId, Timestamp};

/// Sessions remembered; past this the ones not being written are forgotten (they are read again when needed).
const SESSIONS: usize = 16_384;
/// Newest lines of a session whose ids are remembered, so that a repeated one is answered without a look-up.
const RECENT_LINES: usize = 32;

/// Remembered between batches. Empty is always right, only slower.
#[derive(Debug, Default)]
pub struct Memory {
    left_at: Option<Head>,
    pub(super) sessions: HashMap<SessionId, Kept>,
    pub(super) roster: Option<Roster>,
    pub(super) numbers: Option<Numbers>,
    /// Look up every line's id before writing it: set while commands are retried one by one.
    pub(super) careful: bool,
}

impl Memory {
    /// For retrying one by one after a batch failed: nothing remembered, every id looked up.
    pub fn careful() -> Self {
        Self { careful: true, ..Self::default() }
    }

    /// Forgets everything: what was decided in a failed batch is not true.
    pub fn forget(&mut self) {
        *self = Self { careful: self.careful, ..Self::default() };
    }

    pub(super) fn keep_only_if_left_at(&mut self, head: &Head) {
        if self.left_at.as_ref() != Some(head) {
            self.forget();
        }
    }

    pub(super) fn leave_at(&mut self, head: Head) {
        self.left_at = Some(head);
    }

    pub(super) fn make_room(&mut self, dirty: &BTreeSet<SessionId>) {
        if self.sessions.len() >= SESSIONS {
            self.sessions.retain(|id, _| dirty.contains(id));
        }
    }
}

/// A session in use.
#[derive(Debug, Clone)]
pub struct Kept {
    pub stored: Stored,
    /// Number of its newest line.
    pub last_seq: i64,
    /// Its deadlines as they are written.
    pub(super) deadlines: Option<Vec<Deadline>>,
    pub(super) passes: Vec<Pass>,
    pub(super) guests: Vec<Guest>,
    /// None: not looked up yet.
    pub(crate) knowledge: Option<Knowledge>,
    /// What was learned of it since it was written last.
    pub(crate) learned: Vec<Learned>,
    recent: VecDeque<Recent>,
}

/// A line lately written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Recent {
    pub id: CommandId,
    pub digest: [u8; 16],
    pub seq: i64,
    pub at: Timestamp,
}

impl Recent {
    pub fn answer(&self, digest: &[u8; 16]) -> Placed {
        if self.digest == *digest { Placed::Before { seq: self.seq, at: self.at } } else { Placed::IdReused }
    }
}

impl Kept {
    pub(super) fn fresh(session: Session, fixed: Fixed) -> Self {
        Self {
            knowledge: Some(Knowledge::fresh(Known::at_opening(&session, session.tier))),
            learned: Vec::new(),
            stored: Stored { session, fixed },
            last_seq: 0,
            deadlines: Some(Vec::new()),
            passes: Vec::new(),
            guests: Vec::new(),
            recent: VecDeque::new(),
        }
    }

    pub(super) fn recent(&self, id: CommandId) -> Option<Recent> {
        self.recent.iter().rev().find(|recent| recent.id == id).copied()
    }

    /// Gives the line the next number and remembers it.
    pub(super) fn remember(&mut self, line: Recent) -> i64 {
        self.last_seq += 1;
        if self.recent.len() == RECENT_LINES {
            self.recent.pop_front();
        }
        self.recent.push_back(Recent { seq: self.last_seq, ..line });
        self.last_seq
    }
}

/// Loads sessions, who passed on them, and their newest line numbers.
pub(super) async fn load(tx: &mut AnyConnection, ids: &[SessionId]) -> Result<Vec<(SessionId, Kept)>, Error> {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let rows = with_ids(&format!("SELECT {COLUMNS} FROM session WHERE id IN"), &texts, "").fetch_all(&mut *tx).await?;
    let mut kept = HashMap::with_capacity(rows.len());
    for row in &rows {
        let stored = read(row)?;
        let one = Kept {
            stored,
            last_seq: 0,
            deadlines: None,
            passes: Vec::new(),
            guests: Vec::new(),
            knowledge: None,
            learned: Vec::new(),
            recent: VecDeque::new(),
        };
        kept.insert(one.stored.session.id, one);
    }
    let rows = with_ids("SELECT session, staff, passed_at FROM offer_pass WHERE session IN", &texts, "")
        .fetch_all(&mut *tx)
        .await?;
    for row in &rows {
        if let Some(one) = kept.get_mut(&id(row, "session")?) {
            let pass = Pass { staff: id(row, "staff")?, at: Timestamp(row.try_get("passed_at")?) };
            one.passes.push(pass);
            one.stored.session.passed.push(pass);
        }
    }
    for (session, guests) in crate::guests::load(&mut *tx, &texts).await? {
        if let Some(one) = kept.get_mut(&session) {
            one.guests.clone_from(&guests);
            one.stored.session.guests = guests;
        }
    }
    let rows = with_ids(
        "SELECT session, CAST(MAX(seq) AS BIGINT) AS last_seq FROM line WHERE session IN",
        &texts,
        "GROUP BY session",
    )
    .fetch_all(&mut *tx)
    .await?;
    for row in &rows {
        if let Some(one) = kept.get_mut(&id(row, "session")?) {
            one.last_seq = row.try_get("last_seq")?;
        }
    }
    Ok(kept.into_iter().collect())
}

/// A line by the id its author gave it.
pub(super) async fn find_line(tx: &mut AnyConnection, line: CommandId) -> Result<Option<Recent>, Error> {
    let row = sqlx::query("SELECT seq, at, digest FROM line WHERE client_id = $1")
        .bind(line.to_string())
        .fetch_optional(tx)
        .await?;
    row.map(|row| {
        let digest: Vec<u8> = row.try_get("digest")?;
        Ok(Recent {
            id: line,
            digest: digest.as_slice().try_into().map_err(|_| Error::Damaged("line.digest"))?,
            seq: row.try_get("seq")?,
            at: Timestamp(row.try_get("at")?),
        })
    })
    .transpose()
}

pub(super) async fn sessions_of(tx: &mut AnyConnection, staff: StaffId) -> Result<Vec<SessionId>, Error> {
    let rows = sqlx::query(
        "SELECT id FROM session WHERE holder = $1 AND stage IN ('held', 'detached', 'wrap_up') \
         UNION ALL SELECT id FROM session WHERE offer_to = $1 AND stage = 'offered'",
    )
    .bind(staff.to_string())
    .fetch_all(tx)
    .await?;
    rows.iter().map(|row| id(row, "id")).collect()
}

pub(super) async fn queue(tx: &mut AnyConnection, limit: i64, skip: i64) -> Result<Vec<SessionId>, Error> {
    let rows = sqlx::query(
        "SELECT id FROM session WHERE centre = $1 AND stage = 'waiting' \
         ORDER BY queue_rank, queue_key, id LIMIT $2 OFFSET $3",
    )
    .bind(CENTRE)
    .bind(limit)
    .bind(skip)
    .fetch_all(tx)
    .await?;
    rows.iter().map(|row| id(row, "id")).collect()
}
