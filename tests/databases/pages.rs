//! Pages: is one written once, found by whom it waits for, and shown with what became of it; and what does its link say?

use crate::dispatches::{asks, dispatch_id, led, minute, requested};
use crate::fresh::{Fresh, NOON, agree, staff};
use std::collections::BTreeMap;
use uuid::Uuid;
use xinqiao_domain::delivery::{
    Attempt, Delivery, DeliveryChannel, DeliveryReason, DeliveryWord, Occasion, Priority, Turn,
};
use xinqiao_domain::dispatch::{
    CounterOffer, DeclineBecause, PageAnswer, PageWord, Purpose, ResponseClass, StageWord, Telephone,
};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::{Duty, PageChannel};
use xinqiao_domain::{AlertId, ContactId, Millis, OutboxId, PageId};
use xinqiao_storage::outbox::{Item, Letter};
use xinqiao_storage::page_links::{PagedFor, TestPage};
use xinqiao_storage::pages::{Page, PagedMember};
use xinqiao_storage::{Batch, Error};

fn page_id(number: u128) -> PageId {
    PageId(Uuid::from_u128(number))
}

/// A page of the first dispatch's first step. The console's contact of each member is numbered 100 more.
fn page(number: u128, to: u128, channel: PageChannel) -> Page {
    let contact = if channel == PageChannel::Console { 100 + to } else { to };
    Page {
        id: page_id(number),
        dispatch: dispatch_id(1),
        taken: 1,
        round: 1,
        step: 1,
        staff: staff(to),
        contact: ContactId(Uuid::from_u128(contact)),
        channel,
        created_at: NOON,
        expires_at: NOON + Millis::minutes(30),
        seen_at: None,
        answer: PageAnswer::None,
        stood_down_at: None,
    }
}

/// The letter of a page, in this state.
fn letter(number: u128, to: u128, state: Delivery) -> Item {
    Item {
        id: OutboxId(page_id(number).0),
        channel: DeliveryChannel::Email,
        occasion: Occasion::Page { page: page_id(number), recipient: staff(to) },
        letter: Letter { to: "a@b.example".to_owned(), subject: "题".to_owned(), text: "信".to_owned() },
        state,
        expires_at: NOON + Millis::minutes(30),
        alert: None,
    }
}

/// 11 and 12 are paged in the house, 11 by mail as well.
async fn paged(batch: &mut Batch<'_>) -> Result<(), Error> {
    led(batch).await?;
    asks(batch, &requested(1, Purpose::Real, None), "2027-0001").await?;
    for one in [page(1, 11, PageChannel::Console), page(2, 11, PageChannel::Email), page(3, 12, PageChannel::Console)] {
        batch.insert_page(&one).await?;
    }
    batch.enqueue(&letter(2, 11, Delivery::new(NOON)), Priority::Page(RiskTier::High, Turn::First)).await?;
    Ok(())
}

#[tokio::test]
async fn is_a_page_written_once_and_found_while_it_waits() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, paged).await;
        let (waiting, latest, one, none) = fresh
            .write(NOON, async |batch| {
                let waiting = batch.waiting_pages(dispatch_id(1)).await?;
                let latest = batch.latest_page(dispatch_id(1), staff(11)).await?;
                Ok((waiting, latest, batch.page(page_id(3)).await?, batch.page(page_id(9)).await?))
            })
            .await;
        assert_eq!(waiting.len(), 3);
        assert_eq!(latest, Some(page(1, 11, PageChannel::Console)), "of one step the one inside the house");
        assert_eq!((one, none), (Some(page(3, 12, PageChannel::Console)), None));
        // The same person over the same channel at the same step: the database refuses it.
        let mut memory = xinqiao_storage::Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("begun");
        assert!(batch.insert_page(&page(9, 11, PageChannel::Email)).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_does_the_board_show_of_each_page() {
    let offer = CounterOffer {
        there_in_ms: Some(Millis::minutes(20)),
        telephone: Telephone::Now,
        words: "20 分钟后到".to_owned(),
    };
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, paged).await;
        let declined = PageAnswer::Declined { at: minute(1), because: DeclineBecause::TooFar };
        let failed =
            Delivery::Failed { attempt: Attempt::Fresh { number: 1 }, at: minute(1), because: DeliveryReason::Refused };
        let (since, troubled) = fresh
            .write(minute(1), async |batch| {
                let answered = Page { answer: declined, ..page(1, 11, PageChannel::Console) };
                batch.page_answered(&answered, Some(&offer)).await?;
                batch.page_answered(&page(3, 12, PageChannel::Console), None).await?;
                batch.page_seen(page_id(3)).await?;
                batch.put_outbox(&letter(2, 11, failed), None).await?;
                let troubled = batch.other_page_troubled(dispatch_id(1), page_id(1)).await?;
                assert!(!batch.other_page_troubled(dispatch_id(1), page_id(2)).await?, "itself");
                Ok((batch.declined_since(dispatch_id(1), NOON).await?, troubled))
            })
            .await;
        assert_eq!((since, troubled), (vec![staff(11)], true));
        fresh
            .write(minute(2), async |batch| {
                batch.page_seen(page_id(3)).await?;
                batch.page_stood_down(page_id(2)).await?;
                batch.page_stood_down(page_id(3)).await
            })
            .await;
        let shown = fresh.store.pages_of(&[dispatch_id(1), dispatch_id(2)]).await.expect("read");
        let pages = &shown[&dispatch_id(1)];
        let states: BTreeMap<_, _> = pages.iter().map(|one| (one.page.id.0.as_u128(), one.state)).collect();
        assert_eq!(states, [(1, PageWord::Declined), (2, PageWord::Cancelled), (3, PageWord::Cancelled)].into());
        let of = |number| pages.iter().find(|one| one.page.id == page_id(number)).expect("shown");
        assert_eq!((of(1).page.answer, of(1).offer.as_ref()), (declined, Some(&offer)));
        assert_eq!(of(2).because, Some(DeliveryReason::Refused));
        assert_eq!(of(3).page.seen_at, Some(minute(1)), "the first time counts");
        let professions = [Profession::Nurse, Profession::Counsellor].into();
        let lead = PagedMember { team_name: "第1队".to_owned(), duty: Duty::Lead, professions };
        assert_eq!(of(1).member, Some(lead));
        let mine = fresh.store.pages_to(staff(11), NOON, 9).await.expect("read");
        assert_eq!(
            mine.iter().map(|one| (one.page.id, one.state)).collect::<Vec<_>>(),
            [(page_id(1), PageWord::Declined)]
        );
        assert_eq!(fresh.store.pages_to(staff(11), minute(1), 9).await.expect("read"), []);
        let course = fresh.store.course_pages(dispatch_id(1)).await.expect("read");
        assert_eq!(
            course.iter().map(|one| one.answer).collect::<Vec<_>>(),
            [declined, PageAnswer::None, PageAnswer::None]
        );
        assert_eq!(course[1].delivery, Some(DeliveryWord::Failed));
        let head = fresh.store.course_head(dispatch_id(1), minute(9)).await.expect("read").expect("it is there");
        assert_eq!((head.stage, head.unowned), (StageWord::Requested, Millis(0)));
        (shown, head)
    })
    .await;
}

#[tokio::test]
async fn what_does_a_pages_link_find() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, paged).await;
        let answered = PageAnswer::Acknowledged { at: minute(1) };
        let (before, after) = fresh
            .write(minute(1), async |batch| {
                let before = batch.linked_page(page_id(2)).await?.expect("the page");
                batch.page_link_seen(page_id(2)).await?;
                let console = Page { answer: answered, ..page(1, 11, PageChannel::Console) };
                batch.page_answered(&console, None).await?;
                assert_eq!(batch.linked_page(page_id(9)).await?, None);
                Ok((before, batch.linked_page(page_id(2)).await?.expect("the page")))
            })
            .await;
        let paged_for = PagedFor {
            dispatch: dispatch_id(1),
            number: "2027-0001".to_owned(),
            purpose: Purpose::Real,
            class: ResponseClass::Immediate,
            area: "河口镇".to_owned(),
            needs: requested(1, Purpose::Real, None).needs,
            ended_at: None,
        };
        assert_eq!(before.dispatch, Some(paged_for));
        assert!(before.is_wanted() && before.seen_at.is_none());
        assert_eq!(after.seen_at, Some(minute(1)));
        assert_eq!(after.answered, Some((minute(1), PageWord::Acknowledged)), "over whatever channel");
        after
    })
    .await;
}

#[tokio::test]
async fn does_a_test_page_prove_its_contact() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, led).await;
        let email = ContactId(Uuid::from_u128(11));
        let test = TestPage {
            page: page_id(5),
            staff: staff(11),
            contact: email,
            channel: PageChannel::Email,
            expires_at: minute(60),
        };
        let store = &fresh.store;
        assert!(store.a_contact_is_to_be_tested(NOON).await.expect("read"));
        let (to_test, address) = fresh
            .write(minute(1), async |batch| {
                let to_test = batch.contacts_to_test(NOON, 9).await?;
                batch.put_test_page(&test).await?;
                assert_eq!(batch.page(test.page).await?, None, "of no dispatch");
                assert_eq!(batch.linked_page(test.page).await?.expect("it is there").dispatch, None);
                Ok((to_test, batch.contact_address(email).await?))
            })
            .await;
        // Outside of the house, of those who are in a team.
        assert_eq!(to_test.iter().map(|one| one.contact.0.as_u128()).collect::<Vec<_>>(), [11, 12, 13, 21]);
        assert_eq!(address, "11@example.org");
        let tested = fresh
            .write(minute(2), async |batch| {
                batch.test_acknowledged(test.page).await?;
                batch.contact_proven(email).await?;
                assert_eq!(batch.contacts_to_test(minute(1), 9).await?.last().map(|one| one.contact), Some(email));
                batch.tested_contact(email).await
            })
            .await
            .expect("it can be tested");
        assert_eq!((tested.staff, tested.tested_at), (staff(11), Some(minute(1))));
        let contacts = store.contacts_of_all(&[staff(11)]).await.expect("read");
        assert_eq!(contacts[&staff(11)][1].contact.proven_at, Some(minute(2)));
        fresh
            .write(minute(3), async |batch| {
                batch.remove_contact(email).await?;
                assert_eq!(batch.contact_address(email).await?, "");
                assert_eq!(batch.tested_contact(email).await?, None);
                // An alert that is about a dispatch from now on.
                asks(batch, &requested(1, Purpose::Real, None), "2027-0001").await?;
                let alert = AlertId(Uuid::from_u128(7));
                batch.raise_alert(alert, AlertKind::PageTroubled, None, None, None).await?;
                batch.alert_concerns(alert, dispatch_id(1)).await
            })
            .await;
        store.dispatches_with_items(&[dispatch_id(1)]).await.expect("read")
    })
    .await;
}
