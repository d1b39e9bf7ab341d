//! Who belongs to an institution, with what title, and who has verified it.

use crate::people::CENTRE_SEAL;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant, maybe_code, maybe_id};
use crate::statements::Statement;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use xinqiao_domain::institution::{MedicalRank, Membership, Title, TitleProof, TitleWord};
use xinqiao_domain::{InstitutionId, StaffId, Timestamp};

/// A membership with what is entered beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredMembership {
    pub membership: Membership,
    /// The number of the licence; may be empty.
    pub licence: String,
}

const MEMBER: &str = "SELECT staff, institution, title, title_rank, licence, verified_by, verified_at, since_at \
     FROM institution_member";

/// Whose.
enum Wanted {
    Everybody,
    One(StaffId),
    Of(InstitutionId),
}

impl Batch<'_> {
    /// Writes a membership, new or in place of what was known.
    pub async fn put_membership(&mut self, stored: &StoredMembership) -> Result<(), Error> {
        let Membership { staff, institution, title, proof, since } = stored.membership;
        let (seal, row) = (self.centre_seal().await?, staff.to_string());
        let verified = match proof {
            TitleProof::NotVerified => None,
            TitleProof::Verified { by, at } => Some((by, at)),
        };
        sqlx::query(
            "INSERT INTO institution_member (staff, institution, title, title_rank, licence, verified_by, verified_at, \
             since_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (staff) DO UPDATE SET \
             institution = excluded.institution, title = excluded.title, title_rank = excluded.title_rank, \
             licence = excluded.licence, verified_by = excluded.verified_by, verified_at = excluded.verified_at, \
             since_at = excluded.since_at",
        )
        .bind(row.clone())
        .bind(institution.to_string())
        .bind(title.map(|title| title.word.code()))
        .bind(title.map(|title| title.rank.code()))
        .bind(seal.seal(Field::Licence, &row, &stored.licence)?)
        .bind(verified.map(|(by, _)| by.to_string()))
        .bind(verified.map(|(_, at)| at.0))
        .bind(since.0)
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Somebody belongs to no institution any more.
    pub async fn remove_membership(&mut self, staff: StaffId) -> Result<(), Error> {
        sqlx::query("DELETE FROM institution_member WHERE staff = $1")
            .bind(staff.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Where somebody belongs; none: to no institution.
    pub async fn membership(&mut self, staff: StaffId) -> Result<Option<Membership>, Error> {
        Ok(self.stored_membership(staff).await?.map(|stored| stored.membership))
    }

    /// Where somebody belongs, with the licence.
    pub async fn stored_membership(&mut self, staff: StaffId) -> Result<Option<StoredMembership>, Error> {
        let seal = self.centre_seal().await?;
        Ok(read(self.connection(), Wanted::One(staff), &seal).await?.pop())
    }

    /// Who belongs to an institution.
    pub async fn memberships(&mut self, institution: InstitutionId) -> Result<Vec<StoredMembership>, Error> {
        let seal = self.centre_seal().await?;
        read(self.connection(), Wanted::Of(institution), &seal).await
    }
}

impl Store {
    /// Where somebody belongs; none: to no institution.
    pub async fn one_membership(&self, staff: StaffId) -> Result<Option<Membership>, Error> {
        Ok(self.read_memberships(Wanted::One(staff)).await?.pop().map(|stored| stored.membership))
    }

    /// Who belongs to an institution.
    pub async fn institution_members(&self, institution: InstitutionId) -> Result<Vec<StoredMembership>, Error> {
        self.read_memberships(Wanted::Of(institution)).await
    }

    /// Everybody who belongs to an institution.
    pub async fn all_memberships(&self) -> Result<Vec<Membership>, Error> {
        Ok(self.read_memberships(Wanted::Everybody).await?.into_iter().map(|stored| stored.membership).collect())
    }

    async fn read_memberships(&self, wanted: Wanted) -> Result<Vec<StoredMembership>, Error> {
        let seal = self.seal(CENTRE_SEAL).await?;
        read(&mut *self.read.acquire().await?, wanted, &seal).await
    }
}

async fn read(
    connection: &mut AnyConnection,
    wanted: Wanted,
    seal: &SessionSeal,
) -> Result<Vec<StoredMembership>, Error> {
    let mut query = Statement::new(MEMBER);
    match wanted {
        Wanted::Everybody => &mut query,
        Wanted::One(staff) => query.push(" WHERE staff = ").push_bind(staff.to_string()),
        Wanted::Of(institution) => query.push(" WHERE institution = ").push_bind(institution.to_string()),
    };
    query.push(" ORDER BY institution, staff");
    query.build().fetch_all(connection).await?.iter().map(|row| membership_of(row, seal)).collect()
}

fn membership_of(row: &AnyRow, seal: &SessionSeal) -> Result<StoredMembership, Error> {
    let staff: StaffId = id(row, "staff")?;
    let title = match maybe_code(row, "title", TitleWord::from_code)? {
        None => None,
        Some(word) => Some(Title { word, rank: code(row, "title_rank", MedicalRank::from_code)? }),
    };
    let proof = match (maybe_id(row, "verified_by")?, instant(row, "verified_at")?) {
        (Some(by), Some(at)) => TitleProof::Verified { by, at },
        (None, None) => TitleProof::NotVerified,
        (Some(_), None) | (None, Some(_)) => return Err(Error::Damaged("institution_member.verified_at")),
    };
    let since = Timestamp(row.try_get("since_at")?);
    Ok(StoredMembership {
        membership: Membership { staff, institution: id(row, "institution")?, title, proof, since },
        licence: seal.open(Field::Licence, &staff.to_string(), row.try_get("licence")?)?,
    })
}
