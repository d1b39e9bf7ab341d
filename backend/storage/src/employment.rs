//! What the counting rules need to know of a person: since when, which leaves, and where reminders go (sealed). Whoever
//! has no row is employed since the day the account was made.

use crate::entries::day;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id};
use crate::{Batch, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use std::collections::BTreeMap;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::standing::Span;
use xinqiao_domain::{Date, StaffId};

/// One person's employment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Employment {
    pub from: Date,
    pub leaves: Vec<Span>,
    /// Empty where none is known.
    pub email: String,
    pub profession: Profession,
    pub contract: Contract,
}

impl Batch<'_> {
    /// Writes somebody's employment, in place of what was known.
    pub async fn set_employment(&mut self, staff: StaffId, employment: &Employment) -> Result<(), Error> {
        let email = self.centre_seal().await?.seal(Field::StaffEmail, &staff.to_string(), &employment.email)?;
        sqlx::query(
            "INSERT INTO employment (staff, employed_from, leaves, email, profession, contract) \
             VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (staff) DO UPDATE SET employed_from = excluded.employed_from, leaves = excluded.leaves, \
             email = excluded.email, profession = excluded.profession, contract = excluded.contract",
        )
        .bind(staff.to_string())
        .bind(employment.from.to_string())
        .bind(serde_json::to_string(&employment.leaves)?)
        .bind(email)
        .bind(employment.profession.code())
        .bind(employment.contract.code())
        .execute(self.connection())
        .await?;
        Ok(())
    }
}

impl Store {
    /// Every employment that was written down.
    pub async fn employments(&self) -> Result<BTreeMap<StaffId, Employment>, Error> {
        let rows = sqlx::query("SELECT staff, employed_from, leaves, email, profession, contract FROM employment")
            .fetch_all(&self.read)
            .await?;
        if rows.is_empty() {
            return Ok(BTreeMap::new());
        }
        let seal = self.seal(crate::people::CENTRE_SEAL).await?;
        rows.iter().map(|row| read(row, &seal)).collect()
    }
}

fn read(row: &AnyRow, seal: &SessionSeal) -> Result<(StaffId, Employment), Error> {
    let staff: StaffId = id(row, "staff")?;
    let employment = Employment {
        from: day(row, "employed_from")?,
        leaves: serde_json::from_str(row.try_get("leaves")?)?,
        email: seal.open(Field::StaffEmail, &staff.to_string(), row.try_get("email")?)?,
        profession: code(row, "profession", Profession::from_code)?,
        contract: code(row, "contract", Contract::from_code)?,
    };
    Ok((staff, employment))
}
