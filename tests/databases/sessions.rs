//! Sessions in every stage, their deadlines, and the order of the queue.

use crate::fresh::{Fresh, NOON, agree, arrived, create, session_id, staff};
use uuid::Uuid;
use xinqiao_domain::policy::Policy;
use xinqiao_domain::queue::Place;
use xinqiao_domain::risk::{RiskTier, SafeNow, TierReason};
use xinqiao_domain::routing::OfferReason;
use xinqiao_domain::session::{CallerLink, Direction, EndedBy, Gender, Language, Offer, Session};
use xinqiao_domain::{Millis, OfferId, SessionId, Timestamp};
use xinqiao_storage::Memory;

const LATER: Timestamp = Timestamp(NOON.0 + 5_000_001);

fn offered(session: Session) -> Session {
    let offer = Offer {
        id: OfferId(Uuid::from_u128(90)),
        operator: staff(7),
        at: NOON,
        expires_at: NOON + Millis::seconds(20),
        because: OfferReason::ALL.to_vec(),
    };
    session.offer(offer).expect("it waits")
}

/// One session of each stage, with every field that a stage can have.
fn one_of_each() -> Vec<Session> {
    let policy = Policy::default();
    let fresh = |number| {
        let mut session = arrived(number, NOON).0;
        session.wished_gender = Some(Gender::Woman);
        session.language = Language::English;
        let reasons =
            [TierReason::SafeNow { answer: SafeNow::No }, TierReason::Phrase { entry: "e".to_owned(), version: 3 }];
        session.found(Some(RiskTier::High), &reasons).caller_link(CallerLink::Here)
    };
    let held = |number| offered(fresh(number)).accept(OfferId(Uuid::from_u128(90)), staff(7), LATER).expect("offered");
    let meant = held(9).transfer(staff(7), 1, Some(staff(8)), LATER).expect("held");
    let ended = held(6).end(EndedBy::Caller, LATER).expect("held");
    vec![
        fresh(1).target_missed(LATER),
        offered(fresh(2)),
        held(3).raise_hand(staff(7), 1, LATER).expect("held"),
        held(4).holder_lost(LATER, &policy).caller_link(CallerLink::Gone { since: LATER }),
        held(5).end(EndedBy::Operator, LATER).expect("held"),
        ended.close(staff(7), 1, LATER).expect("ended"),
        fresh(7).end(EndedBy::Hotline, LATER).expect("waiting"),
        Session::open_phone(session_id(8), Direction::Outgoing, Language::Chinese, NOON, staff(7)),
        meant,
        offered(fresh(10)).pass_on(OfferId(Uuid::from_u128(90)), LATER, &policy).expect("offered"),
    ]
}

async fn read_again(fresh: &Fresh, ids: &[SessionId]) -> Vec<Session> {
    let mut memory = Memory::default();
    let mut batch = fresh.store.begin(&mut memory, LATER).await.expect("a batch");
    let mut all = Vec::new();
    for id in ids {
        all.push(batch.state(*id).await.expect("read").expect("it is there"));
    }
    batch.abandon().await;
    all
}

#[tokio::test]
async fn is_every_stage_read_back_as_it_was_written() {
    let written = one_of_each();
    let ids: Vec<_> = written.iter().map(|session| session.id).collect();
    let read = agree(async |fresh| {
        let sessions = written.clone();
        fresh
            .write(NOON, async |batch| {
                for session in sessions {
                    let (_, fixed) = arrived(session.id.0.as_u128(), NOON);
                    create(batch, session, fixed)?;
                }
                Ok(())
            })
            .await;
        read_again(fresh, &ids).await
    })
    .await;
    assert_eq!(read, written);
}

/// The same rows brought up to date rather than inserted: every changing column is in the statement.
#[tokio::test]
async fn is_every_stage_read_back_when_it_was_something_else_before() {
    let written = one_of_each();
    let ids: Vec<_> = written.iter().map(|session| session.id).collect();
    let read = agree(async |fresh| {
        for (first, then) in written.iter().zip(written.iter().cycle().skip(3)) {
            let other = Session { id: first.id, ..then.clone() };
            fresh.write(NOON, async |batch| create(batch, other, arrived(first.id.0.as_u128(), NOON).1)).await;
            fresh
                .write(NOON, async |batch| {
                    batch.load([first.id]).await?;
                    batch.put(first.clone());
                    Ok(())
                })
                .await;
        }
        read_again(fresh, &ids).await
    })
    .await;
    for (read, written) in read.into_iter().zip(&written) {
        // What never changes stands as it was first written.
        let fixed =
            Session { channel: read.channel, direction: read.direction, language: read.language, ..written.clone() };
        let fixed =
            Session { wished_gender: read.wished_gender, opened_at: read.opened_at, caller: read.caller, ..fixed };
        assert_eq!(read, fixed);
    }
}

#[tokio::test]
async fn are_the_written_deadlines_those_of_the_state() {
    let policy = Policy::default();
    let written = one_of_each();
    let mut expected: Vec<_> = written
        .iter()
        .flat_map(|session| session.deadlines(&policy, LATER).into_iter().map(move |due| (session.id, due)))
        .map(|(id, due)| (due.due_at, id, due.kind))
        .collect();
    expected.sort_unstable();
    let (next, all) = agree(async |fresh| {
        let sessions = written.clone();
        fresh
            .write(LATER, async |batch| {
                for session in sessions {
                    let (_, fixed) = arrived(session.id.0.as_u128(), NOON);
                    create(batch, session, fixed)?;
                }
                Ok(())
            })
            .await;
        let end = NOON + Millis::hours(1);
        let mut all = fresh.store.due(end, 100).await.expect("read");
        all.sort_unstable();
        let first = fresh.store.next_due().await.expect("read").expect("something is due");
        let early = fresh.store.due(Timestamp(first.0 - 1), 100).await.expect("read");
        assert_eq!(early, [], "nothing before its time");
        (first, all)
    })
    .await;
    assert_eq!(next, expected[0].0);
    let mut kinds: Vec<_> = expected.into_iter().map(|(_, id, kind)| (id, kind)).collect();
    kinds.sort_unstable();
    assert_eq!(all, kinds);
}

#[tokio::test]
async fn is_the_queue_in_the_order_of_the_rules_ties_included() {
    let tiers: Vec<_> = RiskTier::ALL.iter().copied().map(Some).chain([None]).collect();
    // Few instants and many callers: ties of every kind, in ids of no order.
    let waiting: Vec<Session> = (0..120_u128)
        .map(|number| {
            let id = number.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
            let at = NOON + Millis::minutes((number % 4) as i64 * 5);
            Session { tier: tiers[number as usize % tiers.len()], ..arrived(id, at).0 }
        })
        .collect();
    let policy = Policy::default();
    let mut expected: Vec<_> =
        waiting.iter().map(|one| (Place::new(one.tier, one.opened_at, &policy), one.id)).collect();
    expected.sort_unstable();
    let expected: Vec<_> = expected.into_iter().map(|(_, id)| id).collect();
    let order = agree(async |fresh| {
        fresh
            .write(NOON, async |batch| {
                for session in waiting.clone() {
                    let (_, fixed) = arrived(session.id.0.as_u128(), NOON);
                    create(batch, session, fixed)?;
                }
                Ok(())
            })
            .await;
        let order = fresh.store.queue_order().await.expect("read");
        let list = fresh.store.waiting_list(7).await.expect("read");
        let shown: Vec<_> = list.iter().map(|stored| stored.session.id).collect();
        assert_eq!(shown, order[..7]);
        assert_eq!(fresh.store.waiting_count().await.expect("read"), 120);
        let paged = fresh
            .write(NOON, async |batch| {
                let mut all = batch.queue(50, 0).await?;
                all.extend(batch.queue(50, 50).await?);
                all.extend(batch.queue(50, 100).await?);
                Ok(all.iter().map(|session| session.id).collect::<Vec<_>>())
            })
            .await;
        assert_eq!(paged, order);
        order
    })
    .await;
    assert_eq!(order, expected);
}
