//! The outbox: is an occasion written once, what is due found, and each state read back as it was written?

use crate::fresh::{Fresh, NOON, account, agree, staff};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::delivery::{
    Attempt, Breaker, Claim, Delivery, DeliveryChannel, DeliveryReason, Occasion, Priority, Turn,
};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{AlertId, CommandId, Millis, OutboxId};
use xinqiao_storage::outbox::{Enqueued, Item, Letter};

const EMAIL: DeliveryChannel = DeliveryChannel::Email;

fn item(number: u128) -> Item {
    let letter = Letter { to: "a@b.example".to_owned(), subject: "题".to_owned(), text: "信".to_owned() };
    Item {
        id: OutboxId(Uuid::from_u128(number)),
        channel: EMAIL,
        occasion: Occasion::Test { asked: CommandId(Uuid::from_u128(number)), recipient: staff(1) },
        letter,
        state: Delivery::new(NOON),
        expires_at: NOON + Millis::days(1),
        alert: None,
    }
}

async fn somebody(fresh: &Fresh) {
    fresh.write(NOON, async |batch| batch.create_staff(&account(1, &[Role::Supervisor], Grade::Full)).await).await;
}

#[tokio::test]
async fn is_an_occasion_written_once_and_found_when_it_is_due() {
    let found = agree(async |fresh: &Fresh| {
        somebody(fresh).await;
        let again = Item { id: OutboxId(Uuid::from_u128(9)), ..item(1) };
        let written = fresh
            .write(NOON, async |batch| {
                let first = batch.enqueue(&item(1), Priority::Letter).await?;
                let second = batch.enqueue(&again, Priority::Letter).await?;
                batch.enqueue(&item(2), Priority::Letter).await?;
                Ok((first, second))
            })
            .await;
        assert_eq!(written, (Enqueued::Now, Enqueued::Before));
        assert!(!fresh.store.outbox_waits(EMAIL, NOON - Millis::seconds(1)).await.unwrap());
        assert!(fresh.store.outbox_waits(EMAIL, NOON).await.unwrap());
        let due = fresh.write(NOON, async |batch| batch.outbox_due(EMAIL, 10).await).await;
        assert_eq!(due, [item(1), item(2)], "opened as they were sealed");
        let listed = fresh.store.outbox(None, 1).await.unwrap();
        let next = fresh.store.outbox(Some(listed[0].place()), 10).await.unwrap();
        (listed, next)
    })
    .await;
    assert_eq!((found.0[0].id, found.1[0].id), (item(2).id, item(1).id), "newest first, in windows");
}

#[tokio::test]
async fn is_each_state_read_back_as_it_was_written() {
    let (fresh_attempt, repeat) = (Attempt::Fresh { number: 2 }, Attempt::MayBeRepeat { number: 3 });
    let (at, because) = (NOON + Millis::seconds(7), DeliveryReason::Deferred);
    let claim = Claim { token: 4, until: at };
    let states = [
        Delivery::Pending { attempt: fresh_attempt, due_at: at, because: Some(because) },
        Delivery::Sending { attempt: fresh_attempt, claim },
        Delivery::Accepted { attempt: fresh_attempt, at },
        Delivery::Failed { attempt: fresh_attempt, at, because: DeliveryReason::Refused },
        Delivery::Suppressed { at, because: DeliveryReason::NoAddress },
        Delivery::Cancelled { attempt: fresh_attempt, at, because: DeliveryReason::NoLongerSo },
        Delivery::Expired { attempt: repeat, at },
        Delivery::Unknown { attempt: repeat, due_at: at, because: DeliveryReason::NoAnswer },
        Delivery::Pending { attempt: repeat, due_at: at, because: None },
    ];
    agree(async |fresh: &Fresh| {
        somebody(fresh).await;
        fresh.write(NOON, async |batch| batch.enqueue(&item(1), Priority::Letter).await).await;
        for state in states {
            let next = Item { state, expires_at: at, ..item(1) };
            fresh.write(NOON, async |batch| batch.put_outbox(&next, Some("250 ok")).await).await;
            let read = fresh.write(NOON, async |batch| batch.outbox_item(next.id).await).await;
            assert_eq!(read.as_ref(), Some(&next));
        }
        let listed = fresh.store.outbox(None, 10).await.unwrap();
        fresh.write(NOON, async |batch| batch.put_outbox(&item(1), None).await).await;
        let kept = fresh.store.outbox(None, 10).await.unwrap();
        assert_eq!(kept[0].answer.as_deref(), Some("250 ok"), "the last answer stays");
        listed
    })
    .await;
}

#[tokio::test]
async fn does_an_open_circuit_keep_workers_from_looking_until_it_half_opens_or_something_expires() {
    agree(async |fresh: &Fresh| {
        somebody(fresh).await;
        let until = NOON + Millis::seconds(15);
        let open = Breaker { failures: 5, open_until: Some(until) };
        let read = fresh
            .write(NOON, async |batch| {
                batch.enqueue(&item(1), Priority::Letter).await?;
                assert_eq!(batch.breaker(EMAIL).await?, Breaker::default());
                batch.put_breaker(EMAIL, Breaker { failures: 4, open_until: None }).await?;
                batch.put_breaker(EMAIL, open).await?;
                assert_eq!(batch.outbox_in_hand(EMAIL).await?, 0);
                batch.breaker(EMAIL).await
            })
            .await;
        assert_eq!(read, open);
        let waits = async |at| fresh.store.outbox_waits(EMAIL, at).await.unwrap();
        assert!(!waits(NOON).await && waits(until).await);
        let sending = Delivery::Sending { attempt: Attempt::Fresh { number: 1 }, claim: Claim { token: 1, until } };
        let claimed = Item { state: sending, ..item(1) };
        let in_hand = fresh
            .write(NOON, async |batch| {
                batch.put_outbox(&claimed, None).await?;
                batch.outbox_in_hand(EMAIL).await
            })
            .await;
        assert_eq!(in_hand, 1);
        // What is over is told even while nothing can be sent.
        let over = Item { expires_at: NOON, ..item(1) };
        fresh.write(NOON, async |batch| batch.put_outbox(&over, None).await).await;
        assert!(waits(NOON).await);
    })
    .await;
}

#[tokio::test]
async fn does_the_most_urgent_come_first_and_pass_an_open_circuit() {
    agree(async |fresh: &Fresh| {
        somebody(fresh).await;
        let until = NOON + Millis::seconds(15);
        let waits = async || fresh.store.outbox_waits(EMAIL, NOON + Millis::seconds(1)).await.unwrap();
        let order = [
            (Priority::Letter, 5),
            (Priority::Page(RiskTier::Moderate, Turn::First), 3),
            (Priority::Drill, 4),
            (Priority::Page(RiskTier::Imminent, Turn::First), 2),
        ];
        fresh
            .write(NOON, async |batch| {
                batch.put_breaker(EMAIL, Breaker { failures: 5, open_until: Some(until) }).await?;
                batch.enqueue(&item(5), Priority::Letter).await
            })
            .await;
        assert!(!waits().await, "a letter rests");
        fresh
            .write(NOON, async |batch| {
                for (priority, number) in order {
                    batch.enqueue(&item(number), priority).await?;
                }
                // As urgent as the first, and longer due.
                let due_at = NOON - Millis::seconds(1);
                let state = Delivery::Pending { attempt: Attempt::Fresh { number: 0 }, due_at, because: None };
                batch.enqueue(&Item { state, ..item(1) }, Priority::Page(RiskTier::Imminent, Turn::First)).await
            })
            .await;
        assert!(waits().await, "a page does not");
        let due = fresh.write(NOON, async |batch| batch.outbox_due(EMAIL, 10).await).await;
        let order: Vec<_> = due.iter().map(|item| item.id.0.as_u128()).collect();
        assert_eq!(order, [1, 2, 3, 4, 5]);
        order
    })
    .await;
}

#[tokio::test]
async fn is_what_a_provider_reports_on_found_by_its_name_or_by_ours() {
    const SMS: DeliveryChannel = DeliveryChannel::Sms;
    agree(async |fresh: &Fresh| {
        somebody(fresh).await;
        let message = |number| Item { channel: SMS, ..item(number) };
        let found = fresh
            .write(NOON, async |batch| {
                batch.enqueue(&message(1), Priority::Letter).await?;
                batch.enqueue(&message(2), Priority::Letter).await?;
                batch.name_at_provider(message(1).id, "m-1").await?;
                batch.outbox_delivered(message(2).id).await?;
                let mut found = Vec::new();
                for reference in ["m-1", &message(2).id.to_string(), "m-2", &item(7).id.to_string(), ""] {
                    let one = batch.outbox_reported(SMS, reference).await?;
                    found.push(one.map(|one| (one.item.id, one.delivered_at)));
                }
                found.push(batch.outbox_reported(EMAIL, "m-1").await?.map(|one| (one.item.id, one.delivered_at)));
                Ok(found)
            })
            .await;
        assert_eq!(found, [Some((message(1).id, None)), Some((message(2).id, Some(NOON))), None, None, None, None],);
        let later = NOON + Millis::seconds(9);
        let kept = fresh
            .write(later, async |batch| {
                batch.outbox_delivered(message(2).id).await?;
                batch.outbox_reported(SMS, &message(2).id.to_string()).await
            })
            .await;
        assert_eq!(kept.and_then(|one| one.delivered_at), Some(NOON), "the first report counts");
    })
    .await;
}

#[tokio::test]
async fn is_a_letter_addressed_anew_and_a_trouble_told_once() {
    agree(async |fresh: &Fresh| {
        somebody(fresh).await;
        let because = DeliveryReason::NoAddress;
        let suppressed = Delivery::Suppressed { at: NOON, because };
        let alert = AlertId(Uuid::from_u128(5));
        let before = fresh
            .write(NOON, async |batch| {
                assert_eq!(batch.address_of(staff(1)).await?, "", "none is known");
                batch.enqueue(&item(1), Priority::Letter).await?;
                let before = batch.outbox_told(because, NOON - Millis::seconds(1)).await?;
                batch.raise_alert(alert, AlertKind::DeliveryTroubled, None, None, None).await?;
                batch.put_outbox(&Item { state: suppressed, alert: Some(alert), ..item(1) }, None).await?;
                Ok(before)
            })
            .await;
        assert!(!before);
        let letter = Letter { to: "new@b.example".to_owned(), ..item(1).letter };
        let (told, long_ago, read) = fresh
            .write(NOON, async |batch| {
                batch.readdress_outbox(&Item { letter: letter.clone(), ..item(1) }).await?;
                let told = batch.outbox_told(because, NOON - Millis::seconds(1)).await?;
                Ok((told, batch.outbox_told(because, NOON).await?, batch.outbox_item(item(1).id).await?))
            })
            .await;
        assert_eq!((told, long_ago), (true, false));
        assert_eq!(read.map(|one| one.letter), Some(letter), "sealed anew");
    })
    .await;
}
