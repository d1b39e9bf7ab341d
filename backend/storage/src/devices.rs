//! Phones that stay signed in: a sign-in with a name. The name is theirs, and sealed under the centre's key.

use crate::sealing::{Field, SessionSeal};
use crate::sessions::id;
use crate::trainings::centre_seal;
use crate::{Batch, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::{SignInId, StaffId, Timestamp};

/// A phone that stays signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    pub sign_in: SignInId,
    pub staff: StaffId,
    pub name: String,
    pub enrolled_at: Timestamp,
    /// It last asked for a new access token.
    pub seen_at: Timestamp,
    /// Unused, it ends then.
    pub expires_at: Timestamp,
}

impl Batch<'_> {
    /// This sign-in is a phone's from now on, and lasts until then; again, only its name changes.
    pub async fn enrol_device(
        &mut self,
        sign_in: SignInId,
        staff: StaffId,
        name: &str,
        expires_at: Timestamp,
    ) -> Result<(), Error> {
        let (now, row) = (self.now(), sign_in.to_string());
        let name = self.centre_seal().await?.seal(Field::DeviceName, &row, name)?;
        sqlx::query(
            "INSERT INTO crew_device (sign_in, staff, name, enrolled_at, seen_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (sign_in) DO UPDATE SET name = excluded.name",
        )
        .bind(row)
        .bind(staff.to_string())
        .bind(name)
        .bind(now.0)
        .bind(now.0)
        .execute(self.connection())
        .await?;
        self.device_seen(sign_in, expires_at).await
    }

    /// A phone was used: it lasts until then.
    pub async fn device_seen(&mut self, sign_in: SignInId, expires_at: Timestamp) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE crew_device SET seen_at = $1 WHERE sign_in = $2")
            .bind(now.0)
            .bind(sign_in.to_string())
            .execute(self.connection())
            .await?;
        sqlx::query("UPDATE sign_in SET expires_at = $1 WHERE id = $2")
            .bind(expires_at.0)
            .bind(sign_in.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Somebody's phones that are good now. So few are kept by one person that the writer counts them.
    pub async fn sign_ins_of_devices(&mut self, staff: StaffId) -> Result<Vec<SignInId>, Error> {
        let now = self.now();
        let rows = sqlx::query(
            "SELECT crew_device.sign_in FROM crew_device JOIN sign_in ON sign_in.id = crew_device.sign_in \
             WHERE crew_device.staff = $1 AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(staff.to_string())
        .bind(now.0)
        .fetch_all(self.connection())
        .await?;
        rows.iter().map(|row| id(row, "sign_in")).collect()
    }
}

impl Store {
    /// Somebody's phones that are good at that instant, the newest first.
    pub async fn devices_of(&self, staff: StaffId, now: Timestamp) -> Result<Vec<Device>, Error> {
        let mut connection = self.read.acquire().await?;
        let Some(seal) = centre_seal(&mut connection, self).await? else { return Ok(Vec::new()) };
        let rows = sqlx::query(
            "SELECT crew_device.sign_in, crew_device.staff, name, enrolled_at, seen_at, expires_at FROM crew_device \
             JOIN sign_in ON sign_in.id = crew_device.sign_in \
             WHERE crew_device.staff = $1 AND ended_at IS NULL AND expires_at > $2 ORDER BY enrolled_at DESC, id DESC",
        )
        .bind(staff.to_string())
        .bind(now.0)
        .fetch_all(&mut *connection)
        .await?;
        rows.iter().map(|row| device(row, &seal)).collect()
    }

    /// Whose phone this sign-in is; none where it is no phone's.
    pub async fn device_owner(&self, sign_in: SignInId) -> Result<Option<StaffId>, Error> {
        let row = sqlx::query("SELECT staff FROM crew_device WHERE sign_in = $1")
            .bind(sign_in.to_string())
            .fetch_optional(&self.read)
            .await?;
        row.map(|row| id(&row, "staff")).transpose()
    }
}

fn device(row: &AnyRow, seal: &SessionSeal) -> Result<Device, Error> {
    let sign_in: SignInId = id(row, "sign_in")?;
    Ok(Device {
        sign_in,
        staff: id(row, "staff")?,
        name: seal.open(Field::DeviceName, &sign_in.to_string(), &row.try_get::<Vec<u8>, _>("name")?)?,
        enrolled_at: Timestamp(row.try_get("enrolled_at")?),
        seen_at: Timestamp(row.try_get("seen_at")?),
        expires_at: Timestamp(row.try_get("expires_at")?),
    })
}
