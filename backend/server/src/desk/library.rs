//! Library, directory and canned replies are edited here. Whoever changes an item names the version they saw: of two
//! editors, the second is told and loses nothing.

use super::arrivals::Done;
use super::centre::is_number;
use super::{Command, Decline, Work};
use xinqiao_domain::desk_words::LibraryKind;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::{Actor, CommandId, Event, Refusal, StaffId, Timestamp};
use xinqiao_protocol::http::library::{LibraryItem, LibraryText};
use xinqiao_protocol::limits::{LIBRARY_ITEMS, LIBRARY_TITLE_CHARS, LINE_CHARS};
use xinqiao_storage::library::Item;

/// A new item. Its name is the command's id.
pub struct AddItem {
    pub id: CommandId,
    pub staff: StaffId,
    pub position: u32,
    pub text: LibraryText,
}

impl Command for AddItem {
    type Answer = String;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}{:?}", self.staff, self.position, self.text).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<String, Decline> {
        check(&self.text)?;
        let order = work.batch.library_order().await?;
        if order.len() >= LIBRARY_ITEMS {
            return Err(Refusal::LibraryFull.into());
        }
        let name = self.id.to_string();
        write(work, &name, &self.text, self.staff, (self.position, order)).await?;
        Ok(name)
    }
}

/// An item as it shall be.
pub struct ChangeItem {
    pub id: CommandId,
    pub staff: StaffId,
    pub item: String,
    /// When the version was made that the editor saw.
    pub seen: Option<Timestamp>,
    pub position: u32,
    pub text: LibraryText,
}

impl Command for ChangeItem {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        let Self { staff, item, seen, position, text, .. } = self;
        Some((self.id, format!("{staff}{item}|{seen:?}{position}{text:?}").into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        check(&self.text)?;
        let order = unchanged_since(work, &self.item, self.seen).await?;
        write(work, &self.item, &self.text, self.staff, (self.position, order)).await?;
        Ok(Done {})
    }
}

/// Takes an item out. What was shared of it stays in the talks.
pub struct RemoveItem {
    pub id: CommandId,
    pub staff: StaffId,
    pub item: String,
    pub seen: Option<Timestamp>,
}

impl Command for RemoveItem {
    type Answer = Done;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}|{:?}", self.staff, self.item, self.seen).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let order = unchanged_since(work, &self.item, self.seen).await?;
        work.batch.remove_library_item(&self.item).await?;
        work.batch.order_library(&order).await?;
        tell(work, &self.item, self.staff)?;
        Ok(Done {})
    }
}

/// Refuses when there is a newer version than the editor saw. Answers the names of the other items in order.
async fn unchanged_since(work: &mut Work<'_>, item: &str, seen: Option<Timestamp>) -> Result<Vec<String>, Decline> {
    let changed_at = work.batch.library_version(item).await?.ok_or(Refusal::NotFound)?;
    if changed_at != seen {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let mut order = work.batch.library_order().await?;
    order.retain(|other| other != item);
    Ok(order)
}

/// Writes an item and puts it into its place among the others.
async fn write(
    work: &mut Work<'_>,
    name: &str,
    text: &LibraryText,
    by: StaffId,
    (position, mut order): (u32, Vec<String>),
) -> Result<(), Decline> {
    let LibraryText { kind, title_zh, title_en, body_zh, body_en, phone } = text.clone();
    let item = LibraryItem {
        item: name.to_owned(),
        kind,
        title_zh,
        title_en,
        body_zh,
        body_en,
        phone,
        position: None,
        changed_at: None,
    };
    let document = serde_json::to_string(&item).map_err(xinqiao_storage::Error::from)?;
    let changed_at = Some(work.batch.now());
    work.batch.put_library_item(&Item { id: name.to_owned(), kind, document, changed_at }, by).await?;
    order.insert((position as usize).min(order.len()), name.to_owned());
    work.batch.order_library(&order).await?;
    tell(work, name, by)
}

fn tell(work: &mut Work<'_>, item: &str, staff: StaffId) -> Result<(), Decline> {
    let event = FloorEvent::LibraryChanged { item: item.to_owned(), staff };
    Ok(work.batch.tell(Actor::Staff(staff), Event::Floor(event))?)
}

/// Refuses an item that is not whole in both languages, and names the first field that is wrong.
fn check(text: &LibraryText) -> Result<(), Decline> {
    match first_wrong(text) {
        Some(field) => Err(Decline::with(Refusal::FieldInvalid, "field", field)),
        None => Ok(()),
    }
}

fn first_wrong(text: &LibraryText) -> Option<&'static str> {
    let fits = |text: &str, most| !text.trim().is_empty() && text.chars().count() <= most;
    let one_line = |title: &str| fits(title, LIBRARY_TITLE_CHARS) && !title.contains(char::is_control);
    let phone = match (text.kind, text.phone.as_deref()) {
        (LibraryKind::Directory, Some(number)) => is_number(number),
        (LibraryKind::Directory, None) => false,
        (LibraryKind::Article | LibraryKind::CannedReply, number) => number.is_none(),
    };
    if !one_line(&text.title_zh) {
        Some("title_zh")
    } else if !one_line(&text.title_en) {
        Some("title_en")
    } else if !fits(&text.body_zh, LINE_CHARS) {
        Some("body_zh")
    } else if !fits(&text.body_en, LINE_CHARS) {
        Some("body_en")
    } else if !phone {
        Some("phone")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(kind: LibraryKind, phone: Option<&str>) -> LibraryText {
        LibraryText {
            kind,
            title_zh: "睡不着".to_owned(),
            title_en: "Sleepless".to_owned(),
            body_zh: "先放下手机。".to_owned(),
            body_en: "Put the phone away first.".to_owned(),
            phone: phone.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_wrong_with_an_item_first() {
        use LibraryKind::{Article, CannedReply, Directory};
        let article = || text(Article, None);
        let rows = [
            (article(), None),
            (text(CannedReply, None), None),
            (text(Directory, Some("0871-6501 1111")), None),
            (text(Directory, None), Some("phone")),
            (text(Directory, Some("call us")), Some("phone")),
            (text(Article, Some("12356")), Some("phone")),
            (text(CannedReply, Some("12356")), Some("phone")),
            (LibraryText { title_zh: " ".to_owned(), ..article() }, Some("title_zh")),
            (LibraryText { title_en: "a\nb".to_owned(), ..article() }, Some("title_en")),
            (LibraryText { title_en: "a".repeat(LIBRARY_TITLE_CHARS + 1), ..article() }, Some("title_en")),
            (LibraryText { body_zh: String::new(), ..article() }, Some("body_zh")),
            (LibraryText { body_en: "a".repeat(LINE_CHARS + 1), ..article() }, Some("body_en")),
            (LibraryText { body_en: "a\nb".to_owned(), ..article() }, None),
        ];
        for (text, expected) in rows {
            assert_eq!(first_wrong(&text), expected, "{text:?}");
        }
    }
}
