//! What was said of a referral, by whom and over which way; each report of a far end once.

use super::StoredReferral;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, maybe_id};
use crate::{Batch, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::referral::{HeardWord, Mark, Referral, Said, VerdictWord};
use xinqiao_domain::{ReferralId, ReferralLinkId, StaffId, Timestamp};

/// Over which way something was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeardBy {
    Console(StaffId),
    Link(ReferralLinkId),
    /// A far end: what is numbered, and its number.
    System {
        source: String,
        version: i64,
    },
}

impl HeardBy {
    /// Its word.
    pub const fn word(&self) -> HeardWord {
        match self {
            Self::Console(_) => HeardWord::Console,
            Self::Link(_) => HeardWord::SignedPage,
            Self::System { .. } => HeardWord::System,
        }
    }
}

/// Something that was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardReport<'a> {
    pub by: HeardBy,
    pub said: Said,
    pub verdict: VerdictWord,
    /// In the receiver's words; may be empty.
    pub note: &'a str,
}

/// The same, as it is read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredHeard {
    pub heard: HeardWord,
    pub staff: Option<StaffId>,
    pub said: Said,
    pub verdict: VerdictWord,
    pub note: String,
    pub at: Timestamp,
}

impl Batch<'_> {
    /// Keeps what was said, behind what was said before.
    pub async fn put_heard(&mut self, referral: &Referral, report: &HeardReport<'_>) -> Result<(), Error> {
        let now = self.now();
        let row = sqlx::query("SELECT COALESCE(MAX(number), 0) + 1 AS number FROM referral_heard WHERE referral = $1")
            .bind(referral.id.to_string())
            .fetch_one(self.connection())
            .await?;
        let number: i64 = row.try_get("number")?;
        let note =
            self.case_seal(referral.case).await?.seal(Field::HeardNote, &place(referral.id, number), report.note)?;
        let (staff, link, source) = match &report.by {
            HeardBy::Console(staff) => (Some(staff.to_string()), None, None),
            HeardBy::Link(link) => (None, Some(link.to_string()), None),
            HeardBy::System { source, version } => (None, None, Some((source.clone(), *version))),
        };
        sqlx::query(
            "INSERT INTO referral_heard (referral, number, heard, staff, link, source, source_version, said, verdict, \
             note, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        )
        .bind(referral.id.to_string())
        .bind(number)
        .bind(report.by.word().code())
        .bind(staff)
        .bind(link)
        .bind(source.as_ref().map(|(source, _)| source.clone()))
        .bind(source.map(|(_, version)| version))
        .bind(serde_json::to_string(&report.said)?)
        .bind(report.verdict.code())
        .bind(note)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Whether this version of a source was heard before.
    pub async fn was_heard(&mut self, source: &str, version: i64) -> Result<bool, Error> {
        let row = sqlx::query("SELECT number FROM referral_heard WHERE source = $1 AND source_version = $2")
            .bind(source.to_owned())
            .bind(version)
            .fetch_optional(self.connection())
            .await?;
        Ok(row.is_some())
    }

    /// How far a source has been heard: the newest version that said something true.
    pub async fn heard_upto(&mut self, source: &str) -> Result<Mark, Error> {
        let row = sqlx::query(
            "SELECT source_version FROM referral_heard WHERE source = $1 AND verdict IN ('applied', 'known') \
             ORDER BY source_version DESC LIMIT 1",
        )
        .bind(source.to_owned())
        .fetch_optional(self.connection())
        .await?;
        row.map_or(Ok(Mark::Nothing), |row| Ok(Mark::Upto(row.try_get("source_version")?)))
    }
}

impl Store {
    /// What was said of a referral, in its order.
    pub async fn heard_of(&self, stored: &StoredReferral) -> Result<Vec<StoredHeard>, Error> {
        let seal = self.seal(&stored.referral.case.to_string()).await?;
        let rows = sqlx::query(
            "SELECT referral, number, heard, staff, said, verdict, note, at FROM referral_heard WHERE referral = $1 \
             ORDER BY number",
        )
        .bind(stored.referral.id.to_string())
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(|row| heard(row, &seal)).collect()
    }
}

fn heard(row: &AnyRow, seal: &SessionSeal) -> Result<StoredHeard, Error> {
    let at = place(id(row, "referral")?, row.try_get("number")?);
    Ok(StoredHeard {
        heard: code(row, "heard", HeardWord::from_code)?,
        staff: maybe_id(row, "staff")?,
        said: serde_json::from_str(row.try_get("said")?)?,
        verdict: code(row, "verdict", VerdictWord::from_code)?,
        note: seal.open(Field::HeardNote, &at, row.try_get("note")?)?,
        at: Timestamp(row.try_get("at")?),
    })
}

fn place(referral: ReferralId, number: i64) -> String {
    format!("{referral}|{number}")
}
