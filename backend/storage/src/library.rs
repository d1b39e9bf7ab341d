//! The centre's library, directory and canned replies. Both languages stand in one item.

use crate::sessions::{code, instant};
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::desk_words::LibraryKind;
use xinqiao_domain::{StaffId, Timestamp};

/// One item of the library as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub kind: LibraryKind,
    /// JSON of `protocol`'s item.
    pub document: String,
    /// When this version was made; none while it is as the centre began with it.
    pub changed_at: Option<Timestamp>,
}

/// Items a centre may have; the list is read whole.
const SHOWN: i64 = 500;

impl Batch<'_> {
    /// Puts items at the end of the library, in order. An item that is there already stays as the centre has it.
    pub async fn seed_library(&mut self, items: &[Item]) -> Result<(), Error> {
        for (position, item) in items.iter().enumerate() {
            sqlx::query(
                "INSERT INTO library_item (id, centre, kind, position, item) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (id) DO NOTHING",
            )
            .bind(item.id.clone())
            .bind(CENTRE)
            .bind(item.kind.code())
            .bind(position as i64)
            .bind(item.document.clone())
            .execute(self.connection())
            .await?;
        }
        Ok(())
    }

    /// Names of all items, in the centre's order.
    pub async fn library_order(&mut self) -> Result<Vec<String>, Error> {
        let rows = sqlx::query("SELECT id FROM library_item WHERE centre = $1 ORDER BY position, id LIMIT $2")
            .bind(CENTRE)
            .bind(SHOWN)
            .fetch_all(self.connection())
            .await?;
        rows.iter().map(|row| Ok(row.try_get("id")?)).collect()
    }

    /// When the present version of an item was made: outer none where there is no such item.
    pub async fn library_version(&mut self, item: &str) -> Result<Option<Option<Timestamp>>, Error> {
        let row = sqlx::query("SELECT changed_at FROM library_item WHERE centre = $1 AND id = $2")
            .bind(CENTRE)
            .bind(item.to_owned())
            .fetch_optional(self.connection())
            .await?;
        row.map(|row| instant(&row, "changed_at")).transpose()
    }

    /// Writes an item, new or changed; its place is given by [`Self::order_library`].
    pub async fn put_library_item(&mut self, item: &Item, by: StaffId) -> Result<(), Error> {
        sqlx::query(
            "INSERT INTO library_item (id, centre, kind, position, item, changed_at, changed_by) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, \
             item = excluded.item, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
        )
        .bind(item.id.clone())
        .bind(CENTRE)
        .bind(item.kind.code())
        .bind(SHOWN)
        .bind(item.document.clone())
        .bind(item.changed_at.map(|at| at.0))
        .bind(by.to_string())
        .execute(self.connection())
        .await?;
        Ok(())
    }

    /// Brings the items into this order. Their versions stay as they are.
    pub async fn order_library(&mut self, order: &[String]) -> Result<(), Error> {
        for (position, item) in order.iter().enumerate() {
            sqlx::query("UPDATE library_item SET position = $1 WHERE centre = $2 AND id = $3 AND position <> $1")
                .bind(position as i64)
                .bind(CENTRE)
                .bind(item.clone())
                .execute(self.connection())
                .await?;
        }
        Ok(())
    }

    /// Takes an item out.
    pub async fn remove_library_item(&mut self, item: &str) -> Result<(), Error> {
        sqlx::query("DELETE FROM library_item WHERE centre = $1 AND id = $2")
            .bind(CENTRE)
            .bind(item.to_owned())
            .execute(self.connection())
            .await?;
        Ok(())
    }
}

impl Store {
    /// Every item, in the centre's order.
    pub async fn library(&self) -> Result<Vec<Item>, Error> {
        let rows = sqlx::query(
            "SELECT id, kind, item, changed_at FROM library_item WHERE centre = $1 ORDER BY position, id LIMIT $2",
        )
        .bind(CENTRE)
        .bind(SHOWN)
        .fetch_all(&self.read)
        .await?;
        rows.iter().map(read).collect()
    }

    /// One item.
    pub async fn library_item(&self, item: &str) -> Result<Option<Item>, Error> {
        let row = sqlx::query("SELECT id, kind, item, changed_at FROM library_item WHERE centre = $1 AND id = $2")
            .bind(CENTRE)
            .bind(item.to_owned())
            .fetch_optional(&self.read)
            .await?;
        row.as_ref().map(read).transpose()
    }
}

fn read(row: &AnyRow) -> Result<Item, Error> {
    Ok(Item {
        id: row.try_get("id")?,
        kind: code(row, "kind", LibraryKind::from_code)?,
        document: row.try_get("item")?,
        changed_at: instant(row, "changed_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{NOON, databases, staff};

    fn item(id: &str, document: &str) -> Item {
        Item { id: id.to_owned(), kind: LibraryKind::Article, document: document.to_owned(), changed_at: None }
    }

    #[tokio::test]
    async fn does_the_library_keep_its_order_and_what_the_centre_changed() {
        for fresh in databases().await {
            let items = [item("sleep", "{}"), item("exams", "{}")];
            let seed = async |batch: &mut Batch<'_>| batch.seed_library(&items).await.unwrap();
            fresh.write(NOON, seed).await;
            let again = [item("sleep", "{\"new\":1}")];
            fresh.write(NOON, async |batch: &mut Batch<'_>| batch.seed_library(&again).await.unwrap()).await;
            assert_eq!(fresh.store.library().await.unwrap(), items);
            assert_eq!(fresh.store.library_item("exams").await.unwrap(), Some(items[1].clone()));
            assert_eq!(fresh.store.library_item("none").await.unwrap(), None);
            fresh.close().await;
        }
    }

    #[tokio::test]
    async fn is_a_change_a_new_version_in_its_place_and_what_is_taken_out_gone() {
        for fresh in databases().await {
            let items = [item("sleep", "{}"), item("exams", "{}")];
            fresh.write(NOON, async |batch: &mut Batch<'_>| batch.seed_library(&items).await.unwrap()).await;
            let changed = Item { changed_at: Some(NOON), ..item("exams", "{\"new\":1}") };
            let added = Item { kind: LibraryKind::CannedReply, changed_at: Some(NOON), ..item("hello", "{}") };
            fresh
                .write(NOON, async |batch: &mut Batch<'_>| {
                    assert_eq!(batch.library_version("exams").await.unwrap(), Some(None));
                    batch.put_library_item(&changed, staff(7)).await.unwrap();
                    batch.put_library_item(&added, staff(7)).await.unwrap();
                    let order = ["exams", "hello", "sleep"].map(str::to_owned);
                    batch.order_library(&order).await.unwrap();
                    assert_eq!(batch.library_order().await.unwrap(), order);
                    assert_eq!(batch.library_version("exams").await.unwrap(), Some(Some(NOON)));
                    assert_eq!(batch.library_version("none").await.unwrap(), None);
                })
                .await;
            assert_eq!(fresh.store.library().await.unwrap(), [changed, added.clone(), items[0].clone()]);
            fresh.write(NOON, async |batch: &mut Batch<'_>| batch.remove_library_item("exams").await.unwrap()).await;
            assert_eq!(fresh.store.library().await.unwrap(), [added, items[0].clone()]);
            fresh.close().await;
        }
    }
}
