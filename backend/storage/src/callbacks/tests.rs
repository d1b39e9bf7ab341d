//! Is the list of call-backs in order, in windows, and sealed?

use super::*;
use crate::testing::{Fresh, NOON, databases, sqlite, staff};
use uuid::Uuid;
use xinqiao_domain::Millis;

fn callback(number: u128) -> CallbackId {
    CallbackId(Uuid::from_u128(number))
}

fn request() -> Request {
    Request {
        language: Language::Chinese,
        name: "小林".to_owned(),
        phone: "131 2345 6789".to_owned(),
        note: "晚上八点以后可以接听".to_owned(),
    }
}

async fn requested(fresh: &Fresh, number: u128) -> CallbackId {
    let id = callback(number);
    let at = NOON + Millis::minutes(number as i64);
    fresh.write(at, async move |batch: &mut Batch<'_>| batch.create_callback(id, &request()).await.unwrap()).await;
    id
}

async fn put(fresh: &Fresh, number: u128, state: Callback) {
    let id = callback(number);
    fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.put_callback(id, state).await.unwrap()).await;
}

#[tokio::test]
async fn does_a_request_keep_its_state_and_words() {
    for fresh in databases().await {
        let id = requested(&fresh, 1).await;
        let taken = Callback::Taken { by: staff(1), at: NOON };
        let done = Callback::Done { by: staff(1), at: NOON, outcome: CallbackOutcome::NotReached };
        for state in [Callback::Open, taken, Callback::Open, taken, done] {
            put(&fresh, 1, state).await;
            let read = fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.callback(id).await.unwrap()).await;
            assert_eq!(read, Some(state));
        }
        let unknown = fresh.write(NOON, async |batch: &mut Batch<'_>| batch.callback(callback(9)).await.unwrap()).await;
        assert_eq!(unknown, None);
        let listed = fresh.store.callbacks(None, 10).await.unwrap();
        let requested_at = NOON + Millis::minutes(1);
        assert_eq!(listed, [Listed { id, request: request(), requested_at, state: done }]);
        fresh.close().await;
    }
}

#[tokio::test]
async fn are_open_requests_listed_first_and_every_one_once() {
    for fresh in databases().await {
        for number in 1..=6 {
            requested(&fresh, number).await;
        }
        let done = |minutes| Callback::Done {
            by: staff(1),
            at: NOON + Millis::minutes(minutes),
            outcome: CallbackOutcome::Reached,
        };
        put(&fresh, 1, done(20)).await;
        put(&fresh, 2, Callback::Taken { by: staff(1), at: NOON }).await;
        put(&fresh, 4, done(30)).await;
        for window in 1..=7 {
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let listed = fresh.store.callbacks(after, window).await.unwrap();
                assert!(listed.len() <= window);
                let Some(last) = listed.last() else { break };
                after = Some(last.place().to_string().parse().unwrap());
                seen.extend(listed.iter().map(|one| one.id));
            }
            assert_eq!(seen, [2, 3, 5, 6, 4, 1].map(callback), "windows of {window}");
        }
        fresh.close().await;
    }
}

#[tokio::test]
async fn does_the_file_hold_no_word_of_a_request() {
    let fresh = sqlite().await;
    requested(&fresh, 1).await;
    for file in std::fs::read_dir(fresh.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for word in ["小林", "131 2345", "13123456789", "晚上八点"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
    fresh.close().await;
}

#[test]
fn which_texts_are_places_in_the_list() {
    let place = After::Done { done_at: NOON, id: callback(3) };
    assert_eq!(place.to_string().parse(), Ok(place));
    for text in ["", "open", "open.x.1", "done.1.not-an-id", "other.1.00000000-0000-0000-0000-000000000001"] {
        assert_eq!(text.parse::<After>(), Err(NoPlace), "{text}");
    }
}
