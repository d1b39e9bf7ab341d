//! Is a call kept as the rules left it, listed once and in order, and sealed?

use super::*;
use crate::callbacks::Request;
use crate::testing::{Fresh, NOON, databases, sqlite, staff};
use uuid::Uuid;
use xinqiao_domain::Millis;
use xinqiao_domain::call_work::{CallEnd, CallRules, CallSource, NoCallReason};
use xinqiao_domain::session::Language;

const RULES: CallRules = CallRules {
    callback_target_ms: Millis::hours(1),
    overdue_grace_ms: Millis::hours(1),
    between_tries_ms: Millis::hours(4),
};

fn work(number: u128) -> WorkId {
    WorkId(Uuid::from_u128(number))
}

fn request() -> Request {
    Request {
        language: Language::English,
        name: "小林".to_owned(),
        phone: "131 2345 6789".to_owned(),
        note: "晚上八点以后可以接听".to_owned(),
    }
}

/// A request with its call, due so many minutes after noon.
async fn asked(fresh: &Fresh, number: u128) -> KeptCall {
    let id = CallbackId(Uuid::from_u128(number));
    let due_at = NOON + Millis::minutes(number as i64);
    fresh
        .write(NOON, async move |batch: &mut Batch<'_>| {
            batch.create_callback(id, &request()).await.unwrap();
            let call = CallWork::planned(CallSource::Callback, due_at);
            batch.add_call(work(number), About::Callback(id), &call).await.unwrap();
            batch.call(work(number)).await.unwrap().unwrap()
        })
        .await
}

async fn put(fresh: &Fresh, kept: KeptCall) -> KeptCall {
    fresh
        .write(NOON, async move |batch: &mut Batch<'_>| {
            batch.put_call(&kept).await.unwrap();
            batch.call(kept.id).await.unwrap().unwrap()
        })
        .await
}

fn wanted(settled: Settled, whose: Whose) -> Wanted {
    Wanted { settled, whose, source: None, after: None }
}

#[tokio::test]
async fn is_a_call_read_back_as_it_was_left() {
    for fresh in databases().await {
        let session = fresh.session(1, NOON, |_| {}).await;
        let became = fresh.session(2, NOON, |_| {}).await;
        let about = About::FollowUp(session);
        let planned = CallWork::planned(CallSource::FollowUp, NOON);
        let id = work(1);
        fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.add_call(id, about, &planned).await.unwrap()).await;
        let held = planned.take(staff(1), NOON).unwrap();
        let talking = held.become_talk(staff(1), became, NOON).unwrap();
        let attempt = |outcome| held.attempt(staff(1), outcome, NOON, &RULES).unwrap();
        let settle = |reason| held.settle(staff(1), reason, NOON).unwrap();
        let mut states = vec![planned, held, talking, talking.end_talk(staff(2), Outcome::Worse, NOON).unwrap()];
        states.extend(CallOutcome::ALL.iter().map(|outcome| attempt(*outcome)));
        states.extend(NoCallReason::ALL.iter().map(|reason| settle(*reason)));
        for call in states {
            let alert = Some(AlertId(Uuid::from_u128(5)));
            let kept = KeptCall { id, about, call, late_alert: alert };
            assert_eq!(put(&fresh, kept).await, kept);
            let after = fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.calls_after(session).await.unwrap());
            assert_eq!(after.await, [call]);
            let by_talk =
                fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.call_that_became(became).await.unwrap());
            let talked = matches!(call.stage, xinqiao_domain::call_work::CallStage::InTalk { .. })
                || matches!(call.end(), Some(CallEnd::Talked { .. }));
            assert_eq!(by_talk.await.is_some(), talked, "{call:?}");
            let mine = fresh.write(NOON, async |batch: &mut Batch<'_>| batch.calls_of(staff(1)).await.unwrap()).await;
            assert_eq!(mine.len(), usize::from(call.check_held(staff(1)).is_ok()), "{call:?}");
        }
        fresh.close().await;
    }
}

#[tokio::test]
async fn is_every_call_listed_once_and_in_order() {
    for fresh in databases().await {
        for number in 1..=6 {
            asked(&fresh, number).await;
        }
        let settle = |number: u128, minutes: i64| {
            let at = NOON + Millis::minutes(minutes);
            let call = CallWork::planned(CallSource::Callback, NOON).take(staff(1), NOON).unwrap();
            let about = About::Callback(CallbackId(Uuid::from_u128(number)));
            let call = call.attempt(staff(1), CallOutcome::Reached, at, &RULES).unwrap();
            KeptCall { id: work(number), about, call, late_alert: None }
        };
        put(&fresh, settle(1, 20)).await;
        put(&fresh, settle(4, 30)).await;
        let mut taken = asked(&fresh, 7).await;
        taken.call = taken.call.take(staff(2), NOON).unwrap();
        put(&fresh, taken).await;
        let table = [
            (wanted(Settled::No, Whose::Anybody), vec![2, 3, 5, 6, 7]),
            (wanted(Settled::No, Whose::Nobody), vec![2, 3, 5, 6]),
            (wanted(Settled::No, Whose::Of(staff(2))), vec![7]),
            (wanted(Settled::Yes, Whose::Anybody), vec![4, 1]),
            (wanted(Settled::Yes, Whose::Of(staff(1))), vec![4, 1]),
            (wanted(Settled::Yes, Whose::Of(staff(2))), vec![]),
            (Wanted { source: Some(CallSource::FollowUp), ..wanted(Settled::No, Whose::Anybody) }, vec![]),
            (Wanted { source: Some(CallSource::Callback), ..wanted(Settled::No, Whose::Anybody) }, vec![2, 3, 5, 6, 7]),
        ];
        for (wanted, expected) in table {
            for window in 1..=6 {
                let mut seen = Vec::new();
                let mut after = None;
                loop {
                    let listed = fresh.store.calls(&Wanted { after, ..wanted }, window).await.unwrap();
                    assert!(listed.len() <= window);
                    let Some(last) = listed.last() else { break };
                    after = Some(last.place().to_string().parse().unwrap());
                    seen.extend(listed.iter().map(|one| one.id));
                }
                let expected: Vec<_> = expected.iter().copied().map(work).collect();
                assert_eq!(seen, expected, "{wanted:?} in windows of {window}");
            }
        }
        fresh.close().await;
    }
}

#[tokio::test]
async fn are_words_and_numbers_read_back_and_sealed_in_the_file() {
    for fresh in databases().await {
        let kept = asked(&fresh, 1).await;
        fresh
            .write(NOON, async move |batch: &mut Batch<'_>| {
                let attempt = Uuid::from_u128(9);
                batch.add_attempt(attempt, &kept, staff(1), CallOutcome::NotReached, "无人接听").await.unwrap();
                batch.note_call(&kept, "已转交社区").await.unwrap();
            })
            .await;
        let listed = fresh.store.listed_call(kept.id).await.unwrap().unwrap();
        let Request { language, name, phone, note } = request();
        let callback = CallbackId(Uuid::from_u128(1));
        assert_eq!(listed.subject, Subject::Callback { callback, name, note, requested_at: NOON });
        assert_eq!((listed.language, listed.phone, listed.note.as_str()), (language, Some(phone), "已转交社区"));
        let tried =
            Attempt { at: NOON, by: staff(1), outcome: CallOutcome::NotReached, note: "无人接听".to_owned() };
        assert_eq!(fresh.store.attempts_of(kept.id).await.unwrap(), [tried]);
        assert_eq!(fresh.store.listed_call(work(9)).await.unwrap(), None);
        fresh.close().await;
    }
}

#[tokio::test]
async fn does_the_file_hold_no_word_of_a_request() {
    let fresh = sqlite().await;
    let kept = asked(&fresh, 1).await;
    fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.note_call(&kept, "已转交社区").await.unwrap()).await;
    for file in std::fs::read_dir(fresh.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for word in ["小林", "131 2345", "13123456789", "晚上八点", "已转交"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
    fresh.close().await;
}

#[tokio::test]
async fn which_calls_are_late_and_still_to_be_told_of() {
    for fresh in databases().await {
        let [first, second] = [asked(&fresh, 1).await, asked(&fresh, 2).await];
        let late = async |minutes| {
            let before = NOON + Millis::minutes(minutes);
            let late = fresh.write(NOON, async move |batch: &mut Batch<'_>| batch.late_calls(before, 9).await.unwrap());
            let ids: Vec<_> = late.await.iter().map(|kept| kept.id).collect();
            assert_eq!(fresh.store.call_is_late(before).await.unwrap(), !ids.is_empty());
            ids
        };
        assert_eq!(late(1).await, []);
        assert_eq!(late(2).await, [first.id]);
        assert_eq!(late(3).await, [first.id, second.id]);
        put(&fresh, KeptCall { late_alert: Some(AlertId(Uuid::from_u128(5))), ..first }).await;
        assert_eq!(late(3).await, [second.id], "the supervisor knows of the first");
        fresh.close().await;
    }
}
