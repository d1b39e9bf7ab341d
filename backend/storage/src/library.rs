//! The library, the directory and the canned replies: public text, kept as documents of `protocol`.

use crate::sessions::code;
use crate::{Batch, CENTRE, Error, Store};
use sqlx::Row;
use sqlx::any::AnyRow;
use xinqiao_domain::desk_words::LibraryKind;

/// One item as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub kind: LibraryKind,
    /// JSON of `protocol`'s item.
    pub document: String,
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
}

impl Store {
    /// Every item, in the centre's order.
    pub async fn library(&self) -> Result<Vec<Item>, Error> {
        let rows =
            sqlx::query("SELECT id, kind, item FROM library_item WHERE centre = $1 ORDER BY position, id LIMIT $2")
                .bind(CENTRE)
                .bind(SHOWN)
                .fetch_all(&self.read)
                .await?;
        rows.iter().map(read).collect()
    }

    /// One item.
    pub async fn library_item(&self, item: &str) -> Result<Option<Item>, Error> {
        let row = sqlx::query("SELECT id, kind, item FROM library_item WHERE centre = $1 AND id = $2")
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
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{NOON, databases};

    fn item(id: &str, document: &str) -> Item {
        Item { id: id.to_owned(), kind: LibraryKind::Article, document: document.to_owned() }
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
}
