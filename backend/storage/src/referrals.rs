//! Referrals: the state that rules decide on, and beside it what was said of it, its ladder and its signed pages. Words are
//! sealed by the key of the case.

mod columns;
mod heard;
mod ladders;
mod links;
mod list;

pub use heard::{HeardBy, HeardReport, StoredHeard};
pub use ladders::StoredLadder;
pub use links::ReferralLink;
pub use list::{After, Boxed, ListedReferral};
#[cfg(test)]
pub(crate) use list::{open, over};

use crate::journal::Entry;
use crate::sealing::Field;
use crate::sessions::id;
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use columns::Columns;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::institution::ReferralDirection;
use xinqiao_domain::referral::{AskedFor, Referral, Stage};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::suspected_case::SuspectedCase;
use xinqiao_domain::{AlertId, InstitutionId, ReferralId, StaffId, SuspectedCaseId, Timestamp};

/// A referral with what never changes beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredReferral {
    pub referral: Referral,
    pub direction: ReferralDirection,
    /// The first referral of its green channel.
    pub ladder: Option<ReferralId>,
    pub sent_by: StaffId,
    pub sent_at: Timestamp,
    pub asked_for: AskedFor,
}

impl Batch<'_> {
    /// A new referral, with the sender's note.
    pub async fn create_referral(&mut self, stored: &StoredReferral, note: &str) -> Result<(), Error> {
        self.flush_sessions().await?;
        let (referral, row) = (&stored.referral, stored.referral.id.to_string());
        let note = self.case_seal(referral.case).await?.seal(Field::ReferralNote, &row, note)?;
        sqlx::query(
            "INSERT INTO referral (id, centre, suspected_case, session, from_institution, to_institution, direction, \
             priority, based_on, ladder, sent_by, sent_at, answer_by_at, arrive_by_at, note, stage, stage_since, version) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $12, 0)",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(referral.case.to_string())
        .bind(referral.session.map(|id| id.to_string()))
        .bind(referral.from.to_string())
        .bind(referral.to.to_string())
        .bind(stored.direction.code())
        .bind(referral.priority.code())
        .bind(referral.based_on.map(|id| id.to_string()))
        .bind(stored.ladder.map(|id| id.to_string()))
        .bind(stored.sent_by.to_string())
        .bind(stored.sent_at.0)
        .bind(stored.asked_for.answer_by.0)
        .bind(stored.asked_for.arrive_by.0)
        .bind(note)
        .bind(referral.stage.word().code())
        .execute(self.connection())
        .await?;
        self.put_referral(referral).await
    }

    /// A referral's next state.
    pub async fn put_referral(&mut self, referral: &Referral) -> Result<(), Error> {
        let now = self.now();
        columns::update(&Columns::of(referral), referral, now).execute(self.connection()).await?;
        Ok(())
    }

    /// A referral as this batch has made it so far.
    pub async fn referral(&mut self, referral: ReferralId) -> Result<Option<StoredReferral>, Error> {
        one(self.connection(), referral).await
    }

    /// All referrals of a case, the first sent first.
    pub async fn referrals_of_case(&mut self, case: SuspectedCaseId) -> Result<Vec<StoredReferral>, Error> {
        of_case(self.connection(), case).await
    }

    /// The referral of a case to an institution that is still open, if there is one.
    pub async fn open_referral_to(
        &mut self,
        case: SuspectedCaseId,
        to: InstitutionId,
    ) -> Result<Option<ReferralId>, Error> {
        let row = sqlx::query(
            "SELECT id FROM referral WHERE suspected_case = $1 AND to_institution = $2 AND open_at IS NOT NULL",
        )
        .bind(case.to_string())
        .bind(to.to_string())
        .fetch_optional(self.connection())
        .await?;
        row.map(|row| id(&row, "id")).transpose()
    }

    /// The sender's note.
    pub async fn referral_note(&mut self, referral: &Referral) -> Result<String, Error> {
        let row = sqlx::query("SELECT note FROM referral WHERE id = $1")
            .bind(referral.id.to_string())
            .fetch_one(self.connection())
            .await?;
        let seal = self.case_seal(referral.case).await?;
        seal.open(Field::ReferralNote, &referral.id.to_string(), row.try_get("note")?)
    }

    /// Referrals of which something is late that nobody was told of, the longest due first.
    pub async fn referrals_late(&mut self, limit: i64) -> Result<Vec<StoredReferral>, Error> {
        let mut query = columns::row();
        query.push("centre = ").push_bind(CENTRE).push(LATE).push_bind(self.now().0);
        query.push(" ORDER BY due_at, id LIMIT ").push_bind(limit);
        columns::load(self.connection(), query).await
    }

    /// A new alert about a referral.
    pub async fn raise_referral_alert(
        &mut self,
        alert: AlertId,
        kind: AlertKind,
        referral: &Referral,
    ) -> Result<(), Error> {
        self.raise_alert(alert, kind, referral.session, None, None).await?;
        sqlx::query("UPDATE alert SET referral = $1 WHERE id = $2")
            .bind(referral.id.to_string())
            .bind(alert.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The open alerts about a referral, the oldest first.
    pub async fn referral_alerts(&mut self, referral: ReferralId) -> Result<Vec<(AlertId, AlertKind)>, Error> {
        let rows =
            sqlx::query("SELECT id, kind FROM alert WHERE referral = $1 AND settled_at IS NULL ORDER BY raised_at, id")
                .bind(referral.to_string())
                .fetch_all(self.connection())
                .await?;
        rows.iter().map(|row| Ok((id(row, "id")?, crate::sessions::code(row, "kind", AlertKind::from_code)?))).collect()
    }
}

/// Of which nobody was told; the instant follows.
const LATE: &str = " AND late_at IS NULL AND due_at IS NOT NULL AND due_at <= ";

impl Store {
    /// Whether anything of a referral is late that nobody was told of, or a ladder waits to be climbed.
    pub async fn a_referral_is_due(&self, now: Timestamp) -> Result<bool, Error> {
        let mut query = Statement::new("SELECT id FROM referral WHERE centre = ");
        query.push_bind(CENTRE).push(LATE).push_bind(now.0).push(" LIMIT 1");
        if query.build().fetch_optional(&self.read).await?.is_some() {
            return Ok(true);
        }
        let row = sqlx::query("SELECT first FROM referral_ladder WHERE next_at IS NOT NULL AND next_at <= $1 LIMIT 1")
            .bind(now.0)
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some())
    }

    /// One referral, as last committed.
    pub async fn one_referral(&self, referral: ReferralId) -> Result<Option<StoredReferral>, Error> {
        one(&mut *self.read.acquire().await?, referral).await
    }

    /// All referrals of a case, the first sent first.
    pub async fn case_referrals(&self, case: SuspectedCaseId) -> Result<Vec<StoredReferral>, Error> {
        of_case(&mut *self.read.acquire().await?, case).await
    }

    /// What the journal tells of a case, its session and its dispatch, in its order; of each at most `limit`.
    pub async fn course_of_case(&self, case: &SuspectedCase, limit: usize) -> Result<Vec<Entry>, Error> {
        let mut entries = self.entries_about(&case.id.to_string(), 0, limit).await?;
        if let Some(session) = case.session {
            entries.extend(self.entries_about(&session.to_string(), 0, limit).await?);
        }
        if let Some(dispatch) = case.dispatch {
            entries.extend(self.entries_about(&dispatch.to_string(), 0, limit).await?);
        }
        entries.sort_by_key(|entry| entry.seq);
        Ok(entries)
    }

    /// The sender's note.
    pub async fn note_of_referral(&self, stored: &StoredReferral) -> Result<String, Error> {
        let at = stored.referral.id.to_string();
        let seal = self.seal(&stored.referral.case.to_string()).await?;
        let row = sqlx::query("SELECT note FROM referral WHERE id = $1").bind(at.clone()).fetch_one(&self.read).await?;
        seal.open(Field::ReferralNote, &at, row.try_get("note")?)
    }
}

async fn one(connection: &mut AnyConnection, referral: ReferralId) -> Result<Option<StoredReferral>, Error> {
    let mut query = columns::row();
    query.push("id = ").push_bind(referral.to_string());
    Ok(columns::load(connection, query).await?.pop())
}

async fn of_case(connection: &mut AnyConnection, case: SuspectedCaseId) -> Result<Vec<StoredReferral>, Error> {
    let mut query = columns::row();
    query.push("suspected_case = ").push_bind(case.to_string()).push(" ORDER BY sent_at, id");
    columns::load(connection, query).await
}

/// Whether a referral is still work of anybody's.
fn is_open(stage: &Stage) -> bool {
    !stage.is_over()
}
