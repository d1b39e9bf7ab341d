//! The journal: audit trail, resume position and cue in one. Gap-free, in commit order, chained by a keyed hash.

use crate::batch::Head;
use crate::{CENTRE, Error, SealingKeys, Store};
use sqlx::Row;
use xinqiao_domain::{Actor, Event, Timestamp};

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub seq: i64,
    pub at: Timestamp,
    pub actor: Actor,
    pub event: Event,
}

/// An entry as it is stored.
pub(crate) struct Written {
    pub kind: String,
    pub actor: String,
    pub subject: Option<String>,
    pub facts: String,
    pub hash: Vec<u8>,
}

/// What the check of the whole chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verified {
    /// Every entry and every line stands as it was written.
    Whole { entries: i64, lines: i64 },
    /// The first entry that does not fit, and how.
    Broken { seq: i64, what: &'static str },
}

/// Makes the next entry after `head` and moves the head on.
pub(crate) fn write(keys: &SealingKeys, head: &mut Head, entry: &Entry) -> Result<Written, Error> {
    let facts = serde_json::to_value(&entry.event)?;
    let kind = facts.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned();
    let facts = facts.to_string();
    let actor = serde_json::to_string(&entry.actor)?;
    let subject =
        entry.event.session().map(|id| id.to_string()).or_else(|| entry.event.staff().map(|id| id.to_string()));
    let hash = link(keys, &head.hash, entry.seq, entry.at, &actor, &facts);
    head.seq = entry.seq;
    head.hash.clone_from(&hash);
    Ok(Written { kind, actor, subject, facts, hash })
}

fn link(keys: &SealingKeys, previous: &[u8], seq: i64, at: Timestamp, actor: &str, facts: &str) -> Vec<u8> {
    keys.chain(
        previous,
        &[CENTRE.as_bytes(), &seq.to_le_bytes(), &at.0.to_le_bytes(), actor.as_bytes(), facts.as_bytes()],
    )
}

/// Entries read at once.
const PAGE: i64 = 1_000;

impl Store {
    /// The number of the newest entry.
    pub async fn head_seq(&self) -> Result<i64, Error> {
        let row = sqlx::query("SELECT seq FROM journal_head WHERE centre = $1").bind(CENTRE).fetch_optional(&self.read).await?;
        Ok(row.map(|row| row.try_get("seq")).transpose()?.unwrap_or(0))
    }

    /// Up to a page of entries after a number, in order.
    pub async fn journal_after(&self, after: i64, limit: i64) -> Result<Vec<Entry>, Error> {
        let rows = sqlx::query(
            "SELECT seq, at, actor, facts FROM journal WHERE centre = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(CENTRE)
        .bind(after)
        .bind(limit.min(PAGE))
        .fetch_all(&self.read)
        .await?;
        rows.iter()
            .map(|row| {
                Ok(Entry {
                    seq: row.try_get("seq")?,
                    at: Timestamp(row.try_get("at")?),
                    actor: serde_json::from_str(row.try_get::<&str, _>("actor")?)?,
                    event: serde_json::from_str(row.try_get::<&str, _>("facts")?)?,
                })
            })
            .collect()
    }

    /// Walks the whole chain: numbers without gaps, hashes that follow, lines as they were sealed.
    pub async fn verify_journal(&self) -> Result<Verified, Error> {
        let (mut seq, mut hash, mut lines) = (0i64, Vec::new(), 0i64);
        loop {
            let rows = sqlx::query(
                "SELECT seq, at, kind, actor, facts, hash FROM journal WHERE centre = $1 AND seq > $2 ORDER BY seq LIMIT $3",
            )
            .bind(CENTRE)
            .bind(seq)
            .bind(PAGE)
            .fetch_all(&self.read)
            .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let at = Timestamp(row.try_get("at")?);
                let number: i64 = row.try_get("seq")?;
                if number != seq + 1 {
                    return Ok(Verified::Broken { seq: seq + 1, what: "an entry is missing" });
                }
                let facts: &str = row.try_get("facts")?;
                let follows = link(&self.keys, &hash, number, at, row.try_get("actor")?, facts);
                if follows != row.try_get::<Vec<u8>, _>("hash")? {
                    return Ok(Verified::Broken { seq: number, what: "the entry was changed" });
                }
                if let Event::LinesRecorded { count, digest } = serde_json::from_str(facts)? {
                    let (found, found_digest) = self.digest_of_lines(number).await?;
                    if found != i64::from(count) || found_digest != digest {
                        return Ok(Verified::Broken { seq: number, what: "the lines it covers were changed" });
                    }
                    lines += found;
                }
                (seq, hash) = (number, follows);
            }
        }
        let head = sqlx::query("SELECT seq, hash FROM journal_head WHERE centre = $1").bind(CENTRE).fetch_optional(&self.read).await?;
        match head {
            Some(head) if head.try_get::<i64, _>("seq")? != seq || head.try_get::<Vec<u8>, _>("hash")? != hash => {
                Ok(Verified::Broken { seq: seq + 1, what: "the newest entries are missing" })
            }
            Some(_) | None => Ok(Verified::Whole { entries: seq, lines }),
        }
    }

    async fn digest_of_lines(&self, journal_seq: i64) -> Result<(i64, String), Error> {
        let rows = sqlx::query("SELECT session, seq, author, at, body FROM line WHERE journal_seq = $1 ORDER BY session, seq")
            .bind(journal_seq)
            .fetch_all(&self.read)
            .await?;
        let mut digest = LinesDigest::new(&self.keys);
        for row in &rows {
            digest.add(
                row.try_get("session")?,
                row.try_get("seq")?,
                row.try_get("author")?,
                row.try_get("at")?,
                row.try_get("body")?,
            );
        }
        Ok((rows.len() as i64, digest.finish()))
    }
}

/// A keyed digest over sealed lines, ordered by session and number.
pub(crate) struct LinesDigest(aws_lc_rs::hmac::Context);

impl LinesDigest {
    pub fn new(keys: &SealingKeys) -> Self {
        Self(keys.rows())
    }

    pub fn add(&mut self, session: &str, seq: i64, author: &str, at: i64, body: &[u8]) {
        for part in [session.as_bytes(), &seq.to_le_bytes(), author.as_bytes(), &at.to_le_bytes()] {
            self.0.update(part);
        }
        self.0.update(&(body.len() as u64).to_le_bytes());
        self.0.update(body);
    }

    pub fn finish(self) -> String {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD_NO_PAD.encode(self.0.sign())
    }
}
