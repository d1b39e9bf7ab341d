//! Everything that was written down of one session, in the order of the commits: its entries of the journal, and its lines
//! where the journal has them.

use crate::journal::entry;
use crate::lines::{OpenLine, open};
use crate::{Error, Store};
use sqlx::Row;
use std::fmt;
use std::str::FromStr;
use xinqiao_domain::SessionId;

use crate::journal::Entry;

/// How far a replay has come: the numbers of the last entry and of the last line shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shown {
    pub entry: i64,
    pub line: i64,
}

impl fmt::Display for Shown {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.entry, self.line)
    }
}

/// Not how far one can have come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no place of a replay")]
pub struct NotShown;

impl FromStr for Shown {
    type Err = NotShown;

    fn from_str(text: &str) -> Result<Self, NotShown> {
        let (entry, line) = text.split_once('.').ok_or(NotShown)?;
        let number = |text: &str| text.parse().map_err(|_| NotShown);
        Ok(Self { entry: number(entry)?, line: number(line)? })
    }
}

/// One thing that was written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Entry(Entry),
    Line(OpenLine),
}

/// One page of a replay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    pub told: Vec<Told>,
    /// Where the next page begins, if there is one.
    pub next: Option<Shown>,
}

impl Store {
    /// Up to `limit` of what was written down of a session, after what was shown.
    pub async fn replay(&self, session: SessionId, shown: Shown, limit: usize) -> Result<Page, Error> {
        // One more than is shown tells whether there is a next page.
        let most = limit + 1;
        let entries = self.entries_about(&session.to_string(), shown.entry, most).await?;
        let lines = self.numbered_lines(session, shown.line, most).await?;
        let more = entries.len() + lines.len() > limit;
        let (mut entries, mut lines) = (entries.into_iter().peekable(), lines.into_iter().peekable());
        let (mut told, mut reached) = (Vec::new(), shown);
        while told.len() < limit {
            let line_is_next = match (entries.peek(), lines.peek()) {
                (None, None) => break,
                (Some(_), None) => false,
                (None, Some(_)) => true,
                (Some(entry), Some((covered_by, _))) => *covered_by < entry.seq,
            };
            if line_is_next {
                let Some((_, line)) = lines.next() else { break };
                reached.line = line.seq;
                told.push(Told::Line(line));
            } else {
                let Some(entry) = entries.next() else { break };
                reached.entry = entry.seq;
                told.push(Told::Entry(entry));
            }
        }
        Ok(Page { told, next: more.then_some(reached) })
    }

    /// Entries about a session or a dispatch after a number, the first `limit` of them.
    pub(crate) async fn entries_about(&self, subject: &str, after: i64, limit: usize) -> Result<Vec<Entry>, Error> {
        let rows = sqlx::query(
            "SELECT seq, at, actor, facts FROM journal WHERE subject = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(subject.to_owned())
        .bind(after)
        .bind(limit as i64)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(entry).collect()
    }

    /// Lines with the number of the entry that covers each.
    async fn numbered_lines(
        &self,
        session: SessionId,
        after: i64,
        limit: usize,
    ) -> Result<Vec<(i64, OpenLine)>, Error> {
        let Some(seal) = self.session_seal(session).await? else { return Ok(Vec::new()) };
        let rows = sqlx::query(
            "SELECT session, seq, client_id, author, author_id, form, body, at, journal_seq FROM line \
             WHERE session = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        )
        .bind(session.to_string())
        .bind(after)
        .bind(limit as i64)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| Ok((row.try_get("journal_seq")?, open(row, &seal)?))).collect()
    }
}
