//! The journal: audit trail, resume position and cue in one. Gap-free, in commit order, chained by a keyed hash.

use crate::batch::Head;
use crate::{CENTRE, Error, SealingKeys, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
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
    let kind = kind(&entry.event)?;
    let facts = serde_json::to_value(&entry.event)?.to_string();
    let actor = serde_json::to_string(&entry.actor)?;
    let subject = subject(&entry.event);
    let hash = link(keys, &head.hash, entry.seq, entry.at, &actor, &facts);
    head.seq = entry.seq;
    head.hash.clone_from(&hash);
    Ok(Written { kind, actor, subject, facts, hash })
}

/// The entry of a row.
pub(crate) fn entry(row: &AnyRow) -> Result<Entry, Error> {
    Ok(Entry {
        seq: row.try_get("seq")?,
        at: Timestamp(row.try_get("at")?),
        actor: serde_json::from_str(row.try_get::<&str, _>("actor")?)?,
        event: serde_json::from_str(row.try_get::<&str, _>("facts")?)?,
    })
}

fn kind(event: &Event) -> Result<String, Error> {
    let facts = serde_json::to_value(event)?;
    Ok(facts.get("kind").and_then(|kind| kind.as_str()).unwrap_or_default().to_owned())
}

/// The dispatch, case, patient, institution, session or person it is about, the first that there is.
fn subject(event: &Event) -> Option<String> {
    let own = if let Event::Dispatch(event) = event {
        event.dispatch().map(|id| id.to_string())
    } else if let Event::Institution(event) = event {
        Some(event.institution.to_string())
    } else if let Event::Case(event) = event {
        Some(event.case.to_string())
    } else if let Event::Patient(event) = event {
        Some(event.patient.to_string())
    } else {
        None
    };
    let session = || event.session().map(|id| id.to_string());
    own.or_else(session).or_else(|| event.staff().map(|id| id.to_string()))
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
        let row = sqlx::query("SELECT seq FROM journal_head WHERE centre = $1")
            .bind(CENTRE)
            .fetch_optional(&self.read)
            .await?;
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
        rows.iter().map(entry).collect()
    }

    /// Walks the whole chain: numbers without gaps, hashes that follow, lines as they were sealed. Entries written
    /// meanwhile are looked at too.
    pub async fn verify_journal(&self) -> Result<Verified, Error> {
        let before = self.head().await?;
        let (mut seq, mut hash, mut lines) = (0i64, Vec::new(), 0i64);
        loop {
            let rows = sqlx::query(
                "SELECT seq, at, kind, actor, subject, facts, hash FROM journal \
                 WHERE centre = $1 AND seq > $2 ORDER BY seq LIMIT $3",
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
                let number: i64 = row.try_get("seq")?;
                if number != seq + 1 {
                    return Ok(Verified::Broken { seq: seq + 1, what: "an entry is missing" });
                }
                let Some(event) = self.follows(&row, number, &mut hash)? else {
                    return Ok(Verified::Broken { seq: number, what: "the entry was changed" });
                };
                if number == before.seq && hash != before.hash {
                    return Ok(Verified::Broken { seq: number, what: "the head was changed" });
                }
                if let Event::LinesRecorded { count, digest } = event {
                    let (found, found_digest) = self.digest_of_lines(number).await?;
                    if found != i64::from(count) || found_digest != digest {
                        return Ok(Verified::Broken { seq: number, what: "the lines it covers were changed" });
                    }
                    lines += found;
                }
                seq = number;
            }
        }
        if seq < before.seq {
            return Ok(Verified::Broken { seq: seq + 1, what: "the newest entries are missing" });
        }
        let after = self.head().await?.seq;
        if after < seq {
            return Ok(Verified::Broken { seq: after + 1, what: "the head was changed" });
        }
        Ok(match self.line_of_no_entry().await? {
            Some(seq) => Verified::Broken { seq, what: "lines were added that no entry covers" },
            None => Verified::Whole { entries: seq, lines },
        })
    }

    /// What an entry tells, if it follows from the one before; `hash` becomes its own.
    fn follows(&self, row: &AnyRow, number: i64, hash: &mut Vec<u8>) -> Result<Option<Event>, Error> {
        let (at, facts): (_, &str) = (Timestamp(row.try_get("at")?), row.try_get("facts")?);
        let link = link(&self.keys, hash, number, at, row.try_get("actor")?, facts);
        if link != row.try_get::<Vec<u8>, _>("hash")? {
            return Ok(None);
        }
        *hash = link;
        let event: Event = serde_json::from_str(facts)?;
        // Columns that only repeat the facts, for finding them.
        let repeated = kind(&event)? == row.try_get::<&str, _>("kind")?
            && subject(&event) == row.try_get::<Option<String>, _>("subject")?;
        Ok(Some(event).filter(|_| repeated))
    }

    async fn head(&self) -> Result<Head, Error> {
        let row = sqlx::query("SELECT seq, hash, last_at FROM journal_head WHERE centre = $1")
            .bind(CENTRE)
            .fetch_optional(&self.read)
            .await?;
        Ok(match row {
            Some(row) => Head {
                seq: row.try_get("seq")?,
                hash: row.try_get("hash")?,
                last_at: Timestamp(row.try_get("last_at")?),
            },
            None => Head { seq: 0, hash: Vec::new(), last_at: Timestamp(0) },
        })
    }

    /// The first number under which a line stands although no such entry covers lines.
    async fn line_of_no_entry(&self) -> Result<Option<i64>, Error> {
        let row = sqlx::query(
            "SELECT CAST(MIN(journal_seq) AS BIGINT) AS seq FROM line WHERE NOT EXISTS (SELECT 1 FROM journal \
             WHERE journal.centre = $1 AND journal.seq = line.journal_seq AND journal.kind = 'lines_recorded')",
        )
        .bind(CENTRE)
        .fetch_one(&self.read)
        .await?;
        Ok(row.try_get("seq")?)
    }

    async fn digest_of_lines(&self, journal_seq: i64) -> Result<(i64, String), Error> {
        let rows = sqlx::query(
            "SELECT session, seq, client_id, author, author_id, form, at, body FROM line \
             WHERE journal_seq = $1 ORDER BY session, seq",
        )
        .bind(journal_seq)
        .fetch_all(&self.read)
        .await?;
        let mut digest = LinesDigest::new(&self.keys);
        for row in &rows {
            digest.add(&LineRow {
                session: row.try_get("session")?,
                seq: row.try_get("seq")?,
                client_id: row.try_get("client_id")?,
                author: row.try_get("author")?,
                author_id: row.try_get("author_id")?,
                form: row.try_get("form")?,
                at: row.try_get("at")?,
                body: row.try_get("body")?,
            });
        }
        Ok((rows.len() as i64, digest.finish()))
    }
}

/// A line as its row stands: everything that says who said what, where and when.
pub(crate) struct LineRow<'r> {
    pub session: &'r str,
    pub seq: i64,
    pub client_id: &'r str,
    pub author: &'r str,
    pub author_id: Option<&'r str>,
    pub form: &'r str,
    pub at: i64,
    pub body: &'r [u8],
}

/// A keyed digest over sealed lines, ordered by session and number.
pub(crate) struct LinesDigest(aws_lc_rs::hmac::Context);

impl LinesDigest {
    pub fn new(keys: &SealingKeys) -> Self {
        Self(keys.rows())
    }

    pub fn add(&mut self, line: &LineRow<'_>) {
        let (seq, at) = (line.seq.to_le_bytes(), line.at.to_le_bytes());
        let author_id = line.author_id.unwrap_or_default();
        let words = [line.session, line.client_id, line.author, author_id, line.form].map(str::as_bytes);
        for part in words.into_iter().chain([seq.as_slice(), at.as_slice(), line.body]) {
            self.0.update(&(part.len() as u64).to_le_bytes());
            self.0.update(part);
        }
    }

    pub fn finish(self) -> String {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD_NO_PAD.encode(self.0.sign())
    }
}
