//! Other institutions' own systems: where each is and how far it was heard; and what they said that cannot be taken in.
//! Addresses and credentials, and what came as it came, are sealed under the centre's key.

use crate::people::CENTRE_SEAL;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::exchange::{Access, Health, Hearing, OddityKind};
use xinqiao_domain::{InstitutionId, OddityId, ReferralId, StaffId, Timestamp};

/// A system as it was entered, and how it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSystem {
    pub institution: InstitutionId,
    pub access: Access,
    /// Grows with each change of the access.
    pub version: u32,
    pub changed_by: StaffId,
    pub changed_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub hearing: Hearing,
    /// What it answered last, in codes; may be empty.
    pub answer: String,
}

/// Something a system said that cannot be taken in.
#[derive(Clone, PartialEq, Eq)]
pub struct Oddity {
    pub id: OddityId,
    pub institution: InstitutionId,
    pub what: OddityKind,
    /// As it was named; perhaps there is none.
    pub referral: ReferralId,
    /// The system's own id of what it said, and its version.
    pub source: String,
    pub version: i64,
    /// As it came.
    pub evidence: String,
    pub at: Timestamp,
}

/// What came belongs into no log.
impl std::fmt::Debug for Oddity {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(to, "Oddity({}, {})", self.id, self.what.code())
    }
}

/// Whether it is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    Now,
    Before,
}

const SYSTEM: &str = "SELECT institution, access, version, changed_by, changed_at, closed_at, upto_at, due_at, \
     answered_at, failing_since, failures, answer, alert FROM exchange_system WHERE centre = ";
const ODDITY: &str = "SELECT id, institution, what, referral, source, source_version, evidence, at FROM exchange_oddity \
     WHERE settled_at IS NULL AND centre = ";

impl Batch<'_> {
    /// Writes a system, new or in place of what was known.
    pub async fn put_system(&mut self, system: &StoredSystem) -> Result<(), Error> {
        let row = system.institution.to_string();
        let access = serde_json::to_string(&system.access)?;
        let sealed = self.centre_seal().await?.seal(Field::SystemAccess, &row, &access)?;
        let (answered_at, failing_since, failures, alert) = match system.hearing.health {
            Health::NotAskedYet => (None, None, 0, None),
            Health::Answers { at } => (Some(at.0), None, 0, None),
            Health::Fails { since, times, told } => (None, Some(since.0), i64::from(times), told),
        };
        let due_at = system.closed_at.is_none().then_some(system.hearing.due_at.0);
        sqlx::query(
            "INSERT INTO exchange_system (institution, centre, access, version, changed_by, changed_at, closed_at, \
             upto_at, due_at, answered_at, failing_since, failures, answer, alert) VALUES ($1, $2, $3, $4, $5, $6, $7, \
             $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (institution) DO UPDATE SET access = excluded.access, \
             version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at, \
             closed_at = excluded.closed_at, upto_at = excluded.upto_at, due_at = excluded.due_at, \
             answered_at = excluded.answered_at, failing_since = excluded.failing_since, \
             failures = excluded.failures, answer = excluded.answer, alert = excluded.alert",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(sealed)
        .bind(i64::from(system.version))
        .bind(system.changed_by.to_string())
        .bind(system.changed_at.0)
        .bind(system.closed_at.map(|at| at.0))
        .bind(system.hearing.upto.0)
        .bind(due_at)
        .bind(answered_at)
        .bind(failing_since)
        .bind(failures)
        .bind(system.answer.clone())
        .bind(alert.map(|alert| alert.to_string()))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// The system of an institution, closed or not; none where none was ever entered.
    pub async fn system(&mut self, institution: InstitutionId) -> Result<Option<StoredSystem>, Error> {
        let seal = self.centre_seal().await?;
        Ok(systems(self.connection(), Wanted::One(institution), &seal).await?.pop())
    }

    /// Systems that are to be asked now, the longest due first.
    pub async fn systems_due(&mut self, limit: usize) -> Result<Vec<StoredSystem>, Error> {
        let (seal, now) = (self.centre_seal().await?, self.now());
        systems(self.connection(), Wanted::Due { now, limit }, &seal).await
    }

    /// Keeps what a system said, once for each version of it.
    pub async fn note_oddity(&mut self, oddity: &Oddity) -> Result<Noted, Error> {
        let row = oddity.id.to_string();
        let sealed = self.centre_seal().await?.seal(Field::OddityEvidence, &row, &oddity.evidence)?;
        let written = sqlx::query(
            "INSERT INTO exchange_oddity (id, centre, institution, what, referral, source, source_version, evidence, at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (institution, source, source_version) DO NOTHING",
        )
        .bind(row)
        .bind(CENTRE)
        .bind(oddity.institution.to_string())
        .bind(oddity.what.code())
        .bind(oddity.referral.to_string())
        .bind(oddity.source.clone())
        .bind(oddity.version)
        .bind(sealed)
        .bind(oddity.at.0)
        .execute(self.connection())
        .await?;
        Ok(if written.rows_affected() > 0 { Noted::Now } else { Noted::Before })
    }

    /// How many of one system nobody has seen to yet.
    pub async fn open_oddities_of(&mut self, institution: InstitutionId) -> Result<i64, Error> {
        let row =
            sqlx::query("SELECT COUNT(*) AS open FROM exchange_oddity WHERE institution = $1 AND settled_at IS NULL")
                .bind(institution.to_string())
                .fetch_one(self.connection())
                .await?;
        Ok(row.try_get("open")?)
    }

    /// One that nobody has seen to yet.
    pub async fn open_oddity(&mut self, oddity: OddityId) -> Result<Option<Oddity>, Error> {
        let seal = self.centre_seal().await?;
        let mut query = Statement::new(ODDITY);
        query.push_bind(CENTRE).push(" AND id = ").push_bind(oddity.to_string());
        let row = query.build().fetch_optional(self.connection()).await?;
        row.map(|row| oddity_of(&row, &seal)).transpose()
    }

    /// Somebody has seen to it.
    pub async fn settle_oddity(&mut self, oddity: OddityId, by: StaffId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE exchange_oddity SET settled_at = $1, settled_by = $2 WHERE id = $3 AND settled_at IS NULL")
            .bind(now.0)
            .bind(by.to_string())
            .bind(oddity.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Whether any system is to be asked now.
    pub async fn system_waits(&self, now: Timestamp) -> Result<bool, Error> {
        let row = sqlx::query("SELECT 1 AS one FROM exchange_system WHERE centre = $1 AND due_at <= $2 LIMIT 1")
            .bind(CENTRE)
            .bind(now.0)
            .fetch_optional(&self.read)
            .await?;
        Ok(row.is_some())
    }

    /// The system of an institution, closed or not.
    pub async fn one_system(&self, institution: InstitutionId) -> Result<Option<StoredSystem>, Error> {
        let seal = self.seal(CENTRE_SEAL).await?;
        Ok(systems(&mut *self.read.acquire().await?, Wanted::One(institution), &seal).await?.pop())
    }

    /// Every system that is not closed.
    pub async fn open_systems(&self, limit: usize) -> Result<Vec<StoredSystem>, Error> {
        let seal = self.seal(CENTRE_SEAL).await?;
        systems(&mut *self.read.acquire().await?, Wanted::Open { limit }, &seal).await
    }

    /// What nobody has seen to yet, the oldest first.
    pub async fn open_oddities(&self, limit: usize) -> Result<Vec<Oddity>, Error> {
        let seal = self.seal(CENTRE_SEAL).await?;
        let rows = oddities(limit).build().fetch_all(&self.read).await?;
        rows.iter().map(|row| oddity_of(row, &seal)).collect()
    }
}

/// What nobody has seen to yet, the oldest first.
pub(crate) fn oddities(limit: usize) -> Statement {
    let mut query = Statement::new(ODDITY);
    query.push_bind(CENTRE).push(" ORDER BY at, id LIMIT ").push_bind(rows(limit));
    query
}

/// Which of them.
#[derive(Clone, Copy)]
enum Wanted {
    One(InstitutionId),
    Due { now: Timestamp, limit: usize },
    Open { limit: usize },
}

async fn systems(
    connection: &mut AnyConnection,
    wanted: Wanted,
    seal: &SessionSeal,
) -> Result<Vec<StoredSystem>, Error> {
    let mut query = Statement::new(SYSTEM);
    query.push_bind(CENTRE);
    match wanted {
        Wanted::One(institution) => query.push(" AND institution = ").push_bind(institution.to_string()),
        Wanted::Due { now, limit } => query
            .push(" AND due_at <= ")
            .push_bind(now.0)
            .push(" ORDER BY due_at, institution LIMIT ")
            .push_bind(rows(limit)),
        Wanted::Open { limit } => {
            query.push(" AND closed_at IS NULL ORDER BY changed_at, institution LIMIT ").push_bind(rows(limit))
        }
    };
    query.build().fetch_all(connection).await?.iter().map(|row| system_of(row, seal)).collect()
}

fn rows(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

fn system_of(row: &AnyRow, seal: &SessionSeal) -> Result<StoredSystem, Error> {
    let institution: InstitutionId = id(row, "institution")?;
    let access = seal.open(Field::SystemAccess, &institution.to_string(), row.try_get("access")?)?;
    let number = |column: &'static str| {
        u32::try_from(row.try_get::<i64, _>(column)?).map_err(|_| Error::Damaged("exchange_system number"))
    };
    let health = match (instant(row, "failing_since")?, instant(row, "answered_at")?) {
        (Some(since), _) => Health::Fails { since, times: number("failures")?, told: maybe_id(row, "alert")? },
        (None, Some(at)) => Health::Answers { at },
        (None, None) => Health::NotAskedYet,
    };
    let changed_at = Timestamp(row.try_get("changed_at")?);
    Ok(StoredSystem {
        institution,
        access: serde_json::from_str(&access)?,
        version: number("version")?,
        changed_by: id(row, "changed_by")?,
        changed_at,
        closed_at: instant(row, "closed_at")?,
        hearing: Hearing {
            upto: Timestamp(row.try_get("upto_at")?),
            due_at: instant(row, "due_at")?.unwrap_or(changed_at),
            health,
        },
        answer: row.try_get("answer")?,
    })
}

fn oddity_of(row: &AnyRow, seal: &SessionSeal) -> Result<Oddity, Error> {
    let oddity: OddityId = id(row, "id")?;
    let evidence: Vec<u8> = row.try_get("evidence")?;
    Ok(Oddity {
        id: oddity,
        institution: id(row, "institution")?,
        what: code(row, "what", OddityKind::from_code)?,
        referral: id(row, "referral")?,
        source: row.try_get("source")?,
        version: row.try_get("source_version")?,
        // Nothing is left of what was said of a caller who was erased.
        evidence: match evidence.as_slice() {
            [] => String::new(),
            sealed => seal.open(Field::OddityEvidence, &oddity.to_string(), sealed)?,
        },
        at: Timestamp(row.try_get("at")?),
    })
}
