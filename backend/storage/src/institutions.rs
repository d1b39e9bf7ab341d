//! Institutions and who belongs to them. How a duty officer is reached, and the number of a licence, are sealed under the
//! centre's key.

mod members;

pub use members::StoredMembership;

use crate::people::CENTRE_SEAL;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_id};
use crate::statements::Statement;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::institution::{GreenAdmission, Institution, InstitutionKind, Reach};
use xinqiao_domain::{InstitutionId, Timestamp};

/// An institution as it was entered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredInstitution {
    /// What rules see of it.
    pub institution: Institution,
    pub name: String,
    /// By which other systems know it.
    pub code: String,
    /// How its duty officer is reached; may be empty.
    pub duty_phone: String,
    pub duty_email: String,
    /// Grows with each change.
    pub version: u32,
    pub created_at: Timestamp,
}

const INSTITUTION: &str = "SELECT id, kind, name, code, area, guide, green_rank, reach, duty_phone, duty_email, version, \
     created_at, closed_at FROM institution WHERE centre = ";

/// Which of them.
enum Wanted {
    All,
    One(InstitutionId),
    Hotline,
    Code(String),
}

impl Batch<'_> {
    /// Writes an institution, new or in place of what was known.
    pub async fn put_institution(&mut self, stored: &StoredInstitution) -> Result<(), Error> {
        let Institution { id, kind, area, guide, green, reach, closed_at } = stored.institution;
        let (seal, row) = (self.centre_seal().await?, id.to_string());
        let rank = match green {
            GreenAdmission::NotOpen => None,
            GreenAdmission::Admits { rank } => Some(i64::from(rank)),
        };
        sqlx::query(
            "INSERT INTO institution (id, centre, kind, name, code, area, guide, green_rank, reach, duty_phone, \
             duty_email, version, created_at, closed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
             $14) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, code = excluded.code, \
             area = excluded.area, guide = excluded.guide, green_rank = excluded.green_rank, reach = excluded.reach, \
             duty_phone = excluded.duty_phone, duty_email = excluded.duty_email, version = excluded.version, \
             closed_at = excluded.closed_at",
        )
        .bind(row.clone())
        .bind(CENTRE)
        .bind(kind.code())
        .bind(stored.name.clone())
        .bind(stored.code.clone())
        .bind(area.map(|area| area.to_string()))
        .bind(guide.map(|guide| guide.to_string()))
        .bind(rank)
        .bind(reach.code())
        .bind(seal.seal(Field::DutyPhone, &row, &stored.duty_phone)?)
        .bind(seal.seal(Field::DutyEmail, &row, &stored.duty_email)?)
        .bind(i64::from(stored.version))
        .bind(stored.created_at.0)
        .bind(closed_at.map(|at| at.0))
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// One institution, as this batch has made it so far.
    pub async fn institution(&mut self, institution: InstitutionId) -> Result<Option<StoredInstitution>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), Wanted::One(institution), &seal).await?.pop())
    }

    /// Every institution: those at work by name, closed ones at the end.
    pub async fn institutions(&mut self) -> Result<Vec<StoredInstitution>, Error> {
        let seal = self.centre_seal().await?;
        read(self.connection(), Wanted::All, &seal).await
    }

    /// The hotline as an institution, once it has sent anything.
    pub async fn hotline_institution(&mut self) -> Result<Option<StoredInstitution>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), Wanted::Hotline, &seal).await?.pop())
    }

    /// The institution that other systems know by this code.
    pub async fn institution_by_code(&mut self, code: &str) -> Result<Option<StoredInstitution>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), Wanted::Code(code.to_owned()), &seal).await?.pop())
    }
}

impl Store {
    /// One institution.
    pub async fn one_institution(&self, institution: InstitutionId) -> Result<Option<StoredInstitution>, Error> {
        Ok(self.read_institutions(Wanted::One(institution)).await?.pop())
    }

    /// Every institution: those at work by name, closed ones at the end.
    pub async fn all_institutions(&self) -> Result<Vec<StoredInstitution>, Error> {
        self.read_institutions(Wanted::All).await
    }

    async fn read_institutions(&self, wanted: Wanted) -> Result<Vec<StoredInstitution>, Error> {
        let mut connection = self.read.acquire().await?;
        let row = sqlx::query("SELECT wrapped FROM seal_key WHERE id = $1")
            .bind(CENTRE_SEAL)
            .fetch_optional(&mut *connection)
            .await?;
        let Some(row) = row else { return Ok(Vec::new()) };
        let seal = self.keys.open_seal(CENTRE_SEAL, row.try_get("wrapped")?)?;
        read(&mut connection, wanted, &seal).await
    }
}

async fn read(
    connection: &mut AnyConnection,
    wanted: Wanted,
    seal: &SessionSeal,
) -> Result<Vec<StoredInstitution>, Error> {
    let mut query = Statement::new(INSTITUTION);
    query.push_bind(CENTRE);
    match wanted {
        Wanted::All => &mut query,
        Wanted::One(institution) => query.push(" AND id = ").push_bind(institution.to_string()),
        Wanted::Hotline => query.push(" AND kind = ").push_bind(InstitutionKind::Hotline.code()),
        Wanted::Code(code) => query.push(" AND code = ").push_bind(code),
    };
    query.push(" ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, name, id");
    query.build().fetch_all(connection).await?.iter().map(|row| institution_of(row, seal)).collect()
}

fn institution_of(row: &AnyRow, seal: &SessionSeal) -> Result<StoredInstitution, Error> {
    let institution: InstitutionId = id(row, "id")?;
    let at = institution.to_string();
    let number = |number: i64, column| u32::try_from(number).map_err(|_| Error::Damaged(column));
    let green = match row.try_get::<Option<i64>, _>("green_rank")? {
        None => GreenAdmission::NotOpen,
        Some(rank) => GreenAdmission::Admits { rank: number(rank, "institution.green_rank")? },
    };
    Ok(StoredInstitution {
        institution: Institution {
            id: institution,
            kind: code(row, "kind", InstitutionKind::from_code)?,
            area: maybe_id(row, "area")?,
            guide: maybe_id(row, "guide")?,
            green,
            reach: code(row, "reach", Reach::from_code)?,
            closed_at: instant(row, "closed_at")?,
        },
        name: row.try_get("name")?,
        code: row.try_get("code")?,
        duty_phone: seal.open(Field::DutyPhone, &at, row.try_get("duty_phone")?)?,
        duty_email: seal.open(Field::DutyEmail, &at, row.try_get("duty_email")?)?,
        version: number(row.try_get("version")?, "institution.version")?,
        created_at: Timestamp(row.try_get("created_at")?),
    })
}
