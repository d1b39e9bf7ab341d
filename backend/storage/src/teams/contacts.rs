//! How members are reached. A changed address is a new contact, which has to prove itself anew; the old one stays for
//! the pages that went to it.

use crate::people::CENTRE_SEAL;
use crate::sealing::{Field, SessionSeal};
use crate::sessions::{code, id, instant};
use crate::statements::with_ids;
use crate::{Batch, Error, Store};
use sqlx::any::AnyRow;
use sqlx::{AnyConnection, Row};
use std::collections::BTreeMap;
use xinqiao_domain::team::{Contact, PageChannel};
use xinqiao_domain::{ContactId, StaffId, Timestamp};

/// A contact with its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredContact {
    pub contact: Contact,
    /// Empty for the console.
    pub address: String,
    pub tested_at: Option<Timestamp>,
}

const HEAD: &str = "SELECT id, staff, channel, address, proven_at, tested_at FROM contact WHERE staff IN";
const TAIL: &str = "AND removed_at IS NULL";

impl Batch<'_> {
    /// A new contact, which has not proven itself.
    pub async fn add_contact(
        &mut self,
        contact: ContactId,
        staff: StaffId,
        channel: PageChannel,
        address: &str,
    ) -> Result<(), Error> {
        let now = self.now();
        let sealed = self.centre_seal().await?.seal(Field::ContactAddress, &contact.to_string(), address)?;
        sqlx::query("INSERT INTO contact (id, staff, channel, address, added_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(contact.to_string())
            .bind(staff.to_string())
            .bind(channel.code())
            .bind(sealed)
            .bind(now.0)
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// Nobody is reached over this contact any more.
    pub async fn remove_contact(&mut self, contact: ContactId) -> Result<(), Error> {
        let now = self.now();
        sqlx::query("UPDATE contact SET removed_at = $1 WHERE id = $2 AND removed_at IS NULL")
            .bind(now.0)
            .bind(contact.to_string())
            .execute(self.connection())
            .await?;
        Ok(())
    }

    /// The contacts of one person, with their addresses.
    pub async fn contacts_of(&mut self, staff: StaffId) -> Result<Vec<StoredContact>, Error> {
        let seal = self.centre_seal().await?;
        let mut all = addressed(self.connection(), &[staff], &seal).await?;
        Ok(all.remove(&staff).unwrap_or_default())
    }
}

impl Store {
    /// The contacts of these people, with their addresses.
    pub async fn contacts_of_all(&self, staff: &[StaffId]) -> Result<BTreeMap<StaffId, Vec<StoredContact>>, Error> {
        if staff.is_empty() {
            return Ok(BTreeMap::new());
        }
        let seal = self.seal(CENTRE_SEAL).await?;
        addressed(&mut *self.read.acquire().await?, staff, &seal).await
    }
}

/// The contacts of these people, in the order of the channels.
pub(super) async fn of(
    connection: &mut AnyConnection,
    staff: &[StaffId],
) -> Result<BTreeMap<StaffId, Vec<Contact>>, Error> {
    let mut of_staff = BTreeMap::<StaffId, Vec<Contact>>::new();
    for row in rows(connection, staff).await? {
        of_staff.entry(id(&row, "staff")?).or_default().push(bare(&row)?);
    }
    for contacts in of_staff.values_mut() {
        contacts.sort_by_key(|contact| contact.channel);
    }
    Ok(of_staff)
}

async fn addressed(
    connection: &mut AnyConnection,
    staff: &[StaffId],
    seal: &SessionSeal,
) -> Result<BTreeMap<StaffId, Vec<StoredContact>>, Error> {
    let mut of_staff = BTreeMap::<StaffId, Vec<StoredContact>>::new();
    for row in rows(connection, staff).await? {
        let contact = bare(&row)?;
        let address = seal.open(Field::ContactAddress, &contact.id.to_string(), row.try_get("address")?)?;
        let stored = StoredContact { contact, address, tested_at: instant(&row, "tested_at")? };
        of_staff.entry(id(&row, "staff")?).or_default().push(stored);
    }
    for contacts in of_staff.values_mut() {
        contacts.sort_by_key(|stored| stored.contact.channel);
    }
    Ok(of_staff)
}

async fn rows(connection: &mut AnyConnection, staff: &[StaffId]) -> Result<Vec<AnyRow>, Error> {
    if staff.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = staff.iter().map(ToString::to_string).collect();
    Ok(with_ids(HEAD, &ids, TAIL).fetch_all(connection).await?)
}

fn bare(row: &AnyRow) -> Result<Contact, Error> {
    Ok(Contact {
        id: id(row, "id")?,
        channel: code(row, "channel", PageChannel::from_code)?,
        proven_at: instant(row, "proven_at")?,
    })
}
