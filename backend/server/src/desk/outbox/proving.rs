//! Each way to reach a member of a team proves that it works: a test page every week, or when somebody asks for one. Who
//! answers a page over it, of a test or a real one, proves it.

use super::paging::send_test;
use crate::desk::arrivals::Done;
use crate::desk::{Command, Decline, Work};
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Actor, CommandId, ContactId, Event, Millis, PageId, Refusal, StaffId};
use xinqiao_protocol::http::page_links::ContactTested;
use xinqiao_storage::page_links::{TestPage, TestedContact};

/// How long a test page can be answered [D]: over a weekend off duty.
const TEST_LIFE: Millis = Millis::days(3);
/// The shortest time between two tests of one contact that somebody asks for.
const TESTED_AGAIN: Millis = Millis::minutes(1);
/// Contacts tested in one command.
const AT_ONCE: i64 = 4;

/// Whose contacts somebody may have tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    Own,
    Everybody,
}

/// Somebody asks for a test page.
pub struct TestContact {
    pub id: CommandId,
    pub contact: ContactId,
    pub by: StaffId,
    pub reach: Reach,
}

impl Command for TestContact {
    type Answer = ContactTested;

    fn identity(&self) -> Option<(CommandId, Vec<u8>)> {
        Some((self.id, format!("{}{}", self.by, self.contact).into_bytes()))
    }

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<ContactTested, Decline> {
        let found = work.batch.tested_contact(self.contact).await?.ok_or(Refusal::NotFound)?;
        if self.reach == Reach::Own && found.staff != self.by {
            return Err(Refusal::NotFound.into());
        }
        let now = work.batch.now();
        if found.tested_at.is_some_and(|at| now < at + TESTED_AGAIN) {
            return Err(Refusal::AlreadyDone.into());
        }
        let page = test(work, found).await?;
        Ok(ContactTested { contact: self.contact, page })
    }
}

/// Tests some contacts whose last test is long ago.
pub struct TestDueContacts {}

impl Command for TestDueContacts {
    type Answer = Done;

    async fn decide(&mut self, work: &mut Work<'_>) -> Result<Done, Decline> {
        let since = work.batch.now() - work.batch.crisis_rules().await?.test_every_ms;
        for contact in work.batch.contacts_to_test(since, AT_ONCE).await? {
            test(work, contact).await?;
        }
        Ok(Done {})
    }
}

async fn test(work: &mut Work<'_>, found: TestedContact) -> Result<PageId, Decline> {
    let TestedContact { contact, staff, channel, .. } = found;
    let way_out = channel.delivery().ok_or(Refusal::NotFound)?;
    let page = PageId(work.ids.draw());
    let expires_at = work.batch.now() + TEST_LIFE;
    work.batch.put_test_page(&TestPage { page, staff, contact, channel, expires_at }).await?;
    let paged = DispatchEvent::Paged { dispatch: None, page, staff, channel };
    work.batch.tell(Actor::Hotline, Event::Dispatch(paged))?;
    send_test(work, (page, staff), (contact, way_out), expires_at).await?;
    Ok(page)
}

/// Somebody answered a page that came over this contact.
pub(super) async fn prove(work: &mut Work<'_>, contact: ContactId, member: StaffId) -> Result<(), Decline> {
    work.batch.contact_proven(contact).await?;
    let proven = DispatchEvent::ContactProven { contact, member };
    work.batch.tell(Actor::Staff(member), Event::Dispatch(proven))?;
    Ok(())
}
