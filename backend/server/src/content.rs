//! What a new centre begins with: a small education library, numbers to turn to, canned replies, in both languages.
//! The centre's own copy is what counts afterwards.

use std::sync::LazyLock;
use xinqiao_protocol::http::library::LibraryItem;
use xinqiao_storage::library::Item;
use xinqiao_storage::{Error, Store};

static LIBRARY: LazyLock<Vec<LibraryItem>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../content/library.json")).expect("library.json is checked by a test")
});

/// The library of a new centre, in the order it is shown.
pub fn library() -> &'static [LibraryItem] {
    &LIBRARY
}

/// The same as it is stored, for [`xinqiao_storage::Batch::seed_library`].
///
/// # Errors
/// Never for the items of [`library`]: they were read from JSON.
pub fn seed() -> Result<Vec<Item>, Error> {
    library()
        .iter()
        .map(|item| {
            let document = serde_json::to_string(item)?;
            Ok(Item { id: item.item.clone(), kind: item.kind, document, changed_at: None })
        })
        .collect()
}

/// A centre's library as it stands.
///
/// # Errors
/// When it cannot be read.
pub async fn items(store: &Store) -> Result<Vec<LibraryItem>, Error> {
    let placed = |(position, item): (u32, Item)| {
        let read: LibraryItem = serde_json::from_str(&item.document)?;
        Ok(LibraryItem { position: Some(position), changed_at: item.changed_at, ..read })
    };
    (0..).zip(store.library().await?).map(placed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use xinqiao_protocol::http::library::LibraryKind;
    use xinqiao_protocol::limits::LINE_CHARS;

    #[test]
    fn is_every_item_whole_in_both_languages_and_short_enough_to_send() {
        let mut ids = BTreeSet::new();
        for item in library() {
            assert!(ids.insert(&item.item), "{} comes twice", item.item);
            for text in [&item.title_zh, &item.title_en, &item.body_zh, &item.body_en] {
                assert!(!text.trim().is_empty() && text.chars().count() <= LINE_CHARS, "{}", item.item);
            }
        }
    }

    #[test]
    fn does_every_number_to_turn_to_have_a_number_and_nothing_else_one() {
        for item in library() {
            let expected = match item.kind {
                LibraryKind::Directory => true,
                LibraryKind::Article | LibraryKind::CannedReply => false,
            };
            assert_eq!(item.phone.is_some(), expected, "{}", item.item);
        }
    }

    #[test]
    fn does_every_article_say_where_help_is() {
        for item in library().iter().filter(|item| item.kind == LibraryKind::Article) {
            for body in [&item.body_zh, &item.body_en] {
                assert!(body.contains("12356") || body.contains("120"), "{}", item.item);
            }
        }
    }
}
