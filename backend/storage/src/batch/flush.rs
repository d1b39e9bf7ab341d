//! Writing a batch down: seals, sessions with their deadlines, lines, journal, head; then the commit.

use super::{Batch, Committed, Head, WrittenLine};
use crate::journal::{LineRow, LinesDigest};
use crate::sessions::{UPSERT, bind};
use crate::statements::{Rows, with_ids};
use crate::{CENTRE, Error};
use xinqiao_domain::queue::Place;
use xinqiao_domain::session::{Deadline, Pass};
use xinqiao_domain::{Actor, Event, SessionId};

const LINES: Rows = Rows {
    head: "INSERT INTO line (session, seq, client_id, author, author_id, form, body, digest, at, journal_seq) VALUES",
    columns: 10,
    tail: "",
};
const JOURNAL: Rows = Rows {
    head: "INSERT INTO journal (centre, seq, at, kind, actor, subject, facts, hash) VALUES",
    columns: 8,
    tail: "",
};
const SEALS: Rows = Rows { head: "INSERT INTO seal_key (id, wrapped, created_at) VALUES", columns: 3, tail: "" };
const DEADLINES: Rows = Rows { head: "INSERT INTO deadline (subject, kind, due_at) VALUES", columns: 3, tail: "" };
const PASSES: Rows = Rows { head: "INSERT INTO offer_pass (session, staff, passed_at) VALUES", columns: 3, tail: "" };

impl Batch<'_> {
    /// Writes everything and commits. Only then is any of it true.
    pub async fn commit(mut self) -> Result<Committed, Error> {
        self.flush_sessions().await?;
        self.flush_lines().await?;
        self.flush_journal().await?;
        let head = Head { last_at: self.now, ..self.head };
        sqlx::query("UPDATE journal_head SET seq = $1, hash = $2, last_at = $3 WHERE centre = $4")
            .bind(head.seq)
            .bind(head.hash.clone())
            .bind(head.last_at.0)
            .bind(CENTRE)
            .execute(&mut *self.tx)
            .await?;
        self.tx.commit().await?;
        self.memory.leave_at(head);
        Ok(Committed { entries: self.entries, lines: self.lines })
    }

    /// Gives the batch up; nothing of it is kept, nor what was remembered.
    pub async fn abandon(self) {
        self.memory.forget();
        if let Err(error) = self.tx.rollback().await {
            tracing::warn!(%error, "a batch could not be rolled back; the connection will be replaced");
        }
    }

    pub(super) async fn flush_seals(&mut self) -> Result<(), Error> {
        let seals = std::mem::take(&mut self.new_seals);
        let mut rest = seals.into_iter();
        for run in SEALS.runs(rest.len()) {
            let mut query = SEALS.query(run, self.store.flavour);
            for (id, wrapped) in rest.by_ref().take(run) {
                query = query.bind(id).bind(wrapped).bind(self.now.0);
            }
            query.execute(&mut *self.tx).await?;
        }
        Ok(())
    }

    /// Writes changed sessions, so that a query of this transaction sees them.
    pub(crate) async fn flush_sessions(&mut self) -> Result<(), Error> {
        self.flush_seals().await?;
        if self.dirty.is_empty() {
            return Ok(());
        }
        let policy = self.policy().await?;
        let dirty: Vec<SessionId> = std::mem::take(&mut self.dirty).into_iter().collect();
        let mut rest = dirty.as_slice();
        for run in UPSERT.runs(dirty.len()) {
            let (chunk, after) = rest.split_at(run);
            rest = after;
            let mut query = UPSERT.query(run, self.store.flavour);
            for id in chunk {
                let kept = self.memory.sessions.get(id).ok_or(Error::Damaged("a changed session was forgotten"))?;
                let session = &kept.stored.session;
                query = bind(query, &kept.stored, Place::new(session.tier, session.opened_at, &policy))?;
            }
            query.execute(&mut *self.tx).await?;
        }
        let mut deadlines = Vec::new();
        let mut passes = Vec::new();
        let mut guests = Vec::new();
        for id in &dirty {
            let Some(kept) = self.memory.sessions.get_mut(id) else { continue };
            let due = kept.stored.session.deadlines(&policy, self.now);
            if kept.deadlines.as_ref() != Some(&due) {
                kept.deadlines = Some(due.clone());
                deadlines.push((id.to_string(), due));
            }
            if kept.passes != kept.stored.session.passed {
                kept.passes.clone_from(&kept.stored.session.passed);
                passes.push((id.to_string(), kept.passes.clone()));
            }
            if kept.guests != kept.stored.session.guests {
                kept.guests.clone_from(&kept.stored.session.guests);
                guests.push((id.to_string(), kept.guests.clone()));
            }
        }
        self.write_deadlines(deadlines).await?;
        for (session, guests) in guests {
            crate::guests::write(&mut self.tx, &session, &guests).await?;
        }
        self.write_passes(passes).await?;
        self.flush_known(&dirty, &policy).await
    }

    async fn write_deadlines(&mut self, changed: Vec<(String, Vec<Deadline>)>) -> Result<(), Error> {
        for chunk in changed.chunks(256) {
            let subjects: Vec<String> = chunk.iter().map(|(subject, _)| subject.clone()).collect();
            with_ids("DELETE FROM deadline WHERE subject IN", &subjects, "").execute(&mut *self.tx).await?;
            let rows: Vec<(&String, &Deadline)> =
                chunk.iter().flat_map(|(subject, due)| due.iter().map(move |one| (subject, one))).collect();
            let mut rest = rows.into_iter();
            for run in DEADLINES.runs(rest.len()) {
                let mut query = DEADLINES.query(run, self.store.flavour);
                for (subject, deadline) in rest.by_ref().take(run) {
                    query = query.bind(subject.clone()).bind(deadline.kind.code()).bind(deadline.due_at.0);
                }
                query.execute(&mut *self.tx).await?;
            }
        }
        Ok(())
    }

    async fn write_passes(&mut self, changed: Vec<(String, Vec<Pass>)>) -> Result<(), Error> {
        for (session, passes) in changed {
            sqlx::query("DELETE FROM offer_pass WHERE session = $1")
                .bind(session.clone())
                .execute(&mut *self.tx)
                .await?;
            for pass in passes {
                PASSES
                    .query(1, self.store.flavour)
                    .bind(session.clone())
                    .bind(pass.staff.to_string())
                    .bind(pass.at.0)
                    .execute(&mut *self.tx)
                    .await?;
            }
        }
        Ok(())
    }

    /// Writes the lines under one journal entry that covers them all.
    async fn flush_lines(&mut self) -> Result<(), Error> {
        if self.lines.is_empty() {
            return Ok(());
        }
        let mut rows: Vec<(String, &WrittenLine)> =
            self.lines.iter().map(|written| (written.line.session.to_string(), written)).collect();
        rows.sort_by(|(a, x), (b, y)| a.cmp(b).then(x.seq.cmp(&y.seq)));
        let journal_seq = self.head.seq + 1;
        let mut digest = LinesDigest::new(&self.store.keys);
        for (session, written) in &rows {
            let (author, author_id) = written.line.author.columns();
            digest.add(&LineRow {
                session,
                seq: written.seq,
                client_id: &written.line.id.to_string(),
                author,
                author_id: author_id.as_deref(),
                form: written.line.form.code(),
                at: written.at.0,
                body: &written.line.sealed,
            });
        }
        let mut rest = rows.into_iter();
        for run in LINES.runs(rest.len()) {
            let mut query = LINES.query(run, self.store.flavour);
            for (session, written) in rest.by_ref().take(run) {
                let (author, author_id) = written.line.author.columns();
                query = query
                    .bind(session)
                    .bind(written.seq)
                    .bind(written.line.id.to_string())
                    .bind(author)
                    .bind(author_id)
                    .bind(written.line.form.code())
                    .bind(written.line.sealed.clone())
                    .bind(written.line.digest.to_vec())
                    .bind(written.at.0)
                    .bind(journal_seq);
            }
            query.execute(&mut *self.tx).await?;
        }
        let count = self.lines.len() as u32;
        self.tell(Actor::Hotline, Event::LinesRecorded { count, digest: digest.finish() })
    }

    async fn flush_journal(&mut self) -> Result<(), Error> {
        let written = std::mem::take(&mut self.written);
        let mut rest = self.entries.iter().zip(written);
        for run in JOURNAL.runs(self.entries.len()) {
            let mut query = JOURNAL.query(run, self.store.flavour);
            for (entry, written) in rest.by_ref().take(run) {
                query = query
                    .bind(CENTRE)
                    .bind(entry.seq)
                    .bind(entry.at.0)
                    .bind(written.kind)
                    .bind(written.actor)
                    .bind(written.subject)
                    .bind(written.facts)
                    .bind(written.hash);
            }
            query.execute(&mut *self.tx).await?;
        }
        Ok(())
    }
}
