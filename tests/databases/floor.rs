//! Supervisors around a talk: guests, who watches, whispers, blocks, the board.

use crate::fresh::{Fresh, NOON, account, agree, arrived, create, session_id, staff};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{EndedBy, Guest, GuestLink, Session, StageName};
use xinqiao_domain::{BlockId, Millis, WhisperId};
use xinqiao_storage::Memory;
use xinqiao_storage::blocks::{NewBlock, Origin};
use xinqiao_storage::guests::{Ended, Screen, Watcher};

/// Accounts that rows may name.
async fn with_staff(fresh: &Fresh, numbers: impl IntoIterator<Item = u128>) {
    for number in numbers {
        let person = account(number, &[Role::Supervisor], Grade::Full);
        fresh.write(NOON, async |batch| batch.create_staff(&person).await).await;
    }
}

/// A session that somebody holds since noon.
async fn held(fresh: &Fresh, number: u128, holder: u128) -> Session {
    let (session, fixed) = arrived(number, NOON);
    fresh.write(NOON, async |batch| create(batch, session.clone(), fixed)).await;
    let taken = session.take(staff(holder), NOON).expect("taken");
    let put = taken.clone();
    fresh
        .write(NOON, async |batch| {
            batch.load([put.id]).await?;
            batch.put(put);
            Ok(())
        })
        .await;
    taken
}

async fn put(fresh: &Fresh, session: Session) {
    fresh
        .write(NOON, async |batch| {
            batch.load([session.id]).await?;
            batch.put(session);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn are_guests_read_back_as_they_were_written() {
    agree(async |fresh| {
        with_staff(fresh, [7, 8, 9]).await;
        let session = held(fresh, 1, 7).await;
        let both = session.join(staff(9), NOON).expect("joined").join(staff(8), NOON + Millis(1)).expect("joined");
        let gone = both.guest_lost(staff(8), NOON + Millis(2));
        put(fresh, gone.clone()).await;
        let mut memory = Memory::default();
        let mut batch = fresh.store.begin(&mut memory, NOON).await.expect("a batch");
        let read = batch.state(session_id(1)).await.expect("read").expect("the session");
        assert_eq!(read, gone);
        assert_eq!(batch.guest_of(staff(8)).await.expect("read"), [session_id(1)]);
        assert_eq!(batch.guest_of(staff(7)).await.expect("read"), []);
        batch.abandon().await;
        let due = fresh.store.due(NOON + Millis::hours(1), 10).await.expect("read");
        let guests = fresh.store.guests_of(&[session_id(1), session_id(2)]).await.expect("read");
        let link = GuestLink::Gone { since: NOON + Millis(2) };
        assert_eq!(guests[&session_id(1)][1], Guest { staff: staff(8), since: NOON + Millis(1), link });
        assert_eq!(fresh.store.guest_of(staff(9)).await.expect("read"), [session_id(1)]);
        put(fresh, gone.leave(staff(8)).expect("left").leave(staff(9)).expect("left")).await;
        assert_eq!(fresh.store.guest_of(staff(9)).await.expect("read"), []);
        assert!(fresh.store.guests_of(&[session_id(1)]).await.expect("read").is_empty());
        due
    })
    .await;
}

#[tokio::test]
async fn does_the_store_know_which_consoles_watch() {
    agree(async |fresh| {
        with_staff(fresh, [7, 8]).await;
        for number in [1, 2] {
            held(fresh, number, 7).await;
        }
        let screen = |node: &str, socket| Screen { node: node.to_owned(), socket };
        let (one, other, far) = (screen("a", 1), screen("a", 2), screen("b", 1));
        let (first, second) = (session_id(1), session_id(2));
        fresh
            .write(NOON, async |batch| {
                for (session, screen) in [(first, &one), (first, &one), (second, &one), (first, &other), (first, &far)]
                {
                    batch.add_watch(session, staff(8), screen).await?;
                }
                assert_eq!(batch.watched_by(first, staff(8)).await?, 3, "twice on one console is once");
                assert_eq!(batch.watched_on(&one).await?, 2);
                Ok(())
            })
            .await;
        assert_eq!(fresh.store.watched_on(&one).await.expect("read"), [first, second]);
        let watchers = fresh.store.watchers_of(first).await.expect("read");
        assert_eq!(watchers, [Watcher { staff: staff(8), since: NOON }]);
        let ended = |session| Ended { session, staff: staff(8) };
        fresh
            .write(NOON, async |batch| {
                assert_eq!(batch.end_watch(first, &one).await?, [ended(first)]);
                assert_eq!(batch.end_watch(first, &one).await?, []);
                assert_eq!(batch.end_watches_on(&one).await?, [ended(second)]);
                assert_eq!(batch.end_watches_of_node("b").await?, [ended(first)]);
                assert_eq!(batch.end_watches_of(first, Some(staff(7))).await?, []);
                assert_eq!(batch.end_watches_of(first, Some(staff(8))).await?, [ended(first)]);
                batch.add_watch(first, staff(7), &one).await?;
                batch.add_watch(first, staff(8), &far).await?;
                let all = batch.end_watches_of(first, None).await?.len();
                batch.add_watch(first, staff(7), &one).await?;
                for (session, screen) in [(first, &other), (first, &far), (second, &one)] {
                    batch.add_watch(session, staff(8), screen).await?;
                }
                assert_eq!(batch.end_watches_by(staff(8)).await?, [ended(first), ended(second)]);
                assert_eq!(batch.end_watches_by(staff(8)).await?, []);
                Ok(all)
            })
            .await
    })
    .await;
}

#[tokio::test]
async fn are_whispers_read_back_in_order_and_kept_sealed() {
    let texts = agree(async |fresh| {
        with_staff(fresh, [7, 8]).await;
        held(fresh, 1, 7).await;
        let whisper = |number: u128| WhisperId(Uuid::from_u128(number));
        // Their ids and instants tell nothing of their order.
        for (id, by, text) in [(9, 8, "先问安全"), (5, 7, "好"), (7, 8, "再问计划")] {
            fresh.write(NOON, async |batch| batch.add_whisper(whisper(id), session_id(1), staff(by), text).await).await;
        }
        let who = fresh.write(NOON, async |batch| batch.whisperers(session_id(1)).await).await;
        assert_eq!(who, [staff(7), staff(8)]);
        let one = fresh.store.whisper(session_id(1), whisper(5)).await.expect("read").expect("the whisper");
        assert_eq!((one.by, one.text.as_str()), (staff(7), "好"));
        assert_eq!(fresh.store.whisper(session_id(2), whisper(5)).await.expect("read"), None);
        assert_eq!(fresh.store.whispers(session_id(2), 10).await.expect("read"), []);
        let latest = fresh.store.whispers(session_id(1), 2).await.expect("read");
        // One that was moved under another's name does not open.
        fresh.meddle(&format!("UPDATE whisper SET id = '{}' WHERE seq = 1", Uuid::from_u128(1))).await;
        assert!(fresh.store.whisper(session_id(1), whisper(1)).await.is_err());
        latest.into_iter().map(|one| one.text).collect::<Vec<_>>()
    })
    .await;
    assert_eq!(texts, ["好", "再问计划"]);
}

fn block(number: u128) -> BlockId {
    BlockId(Uuid::from_u128(number))
}

#[tokio::test]
async fn does_a_block_stand_until_it_ends_or_is_lifted() {
    agree(async |fresh| {
        with_staff(fresh, [7]).await;
        held(fresh, 1, 7).await;
        let web = Origin { web: Some(vec![1, 2, 3]), phone: None };
        let phone = Origin { web: None, phone: Some(vec![1, 2, 3]) };
        let at = |hours| NOON + Millis::hours(hours);
        for (number, origin, hours) in [(1, &web, 2), (2, &web, 5), (3, &phone, 3)] {
            let new = NewBlock {
                id: block(number),
                session: session_id(1),
                origin: origin.clone(),
                by: staff(7),
                until: at(hours),
                reason: "反复辱骂",
            };
            fresh.write(NOON, async |batch| batch.add_block(new).await).await;
        }
        let until = async |origin: &Origin, hours| {
            fresh.write(at(hours), async |batch| batch.blocked_until(origin).await).await
        };
        assert_eq!(until(&web, 0).await, Some(at(5)), "the last of them");
        assert_eq!(until(&phone, 0).await, Some(at(3)), "a number is no address");
        assert_eq!(until(&Origin { web: Some(vec![9]), phone: None }, 0).await, None);
        assert_eq!(until(&Origin::default(), 0).await, None);
        let lifted = fresh
            .write(at(1), async |batch| {
                let of = batch.standing_block(block(2)).await?;
                batch.lift_block(block(2), session_id(1), staff(7), "认错了").await?;
                assert_eq!(batch.standing_block(block(2)).await?, None);
                assert!(batch.block_exists(block(2)).await? && !batch.block_exists(block(9)).await?);
                Ok(of)
            })
            .await;
        assert_eq!(lifted, Some(session_id(1)));
        assert_eq!(until(&web, 1).await, Some(at(2)));
        assert_eq!(until(&web, 2).await, None, "over at its instant");
        let shown = fresh.store.blocks(None, 2).await.expect("read");
        let order: Vec<_> = shown.iter().map(|one| one.id).collect();
        assert_eq!(order, [block(2), block(3)], "the one that ends last first");
        assert_eq!(shown[0].lifted.as_ref().map(|one| one.reason.as_str()), Some("认错了"));
        let rest = fresh.store.blocks(Some(shown[1].place()), 2).await.expect("read");
        assert_eq!(rest, [fresh.store.block(block(1)).await.expect("read").expect("the block")]);
        assert_eq!(rest[0].reason, "反复辱骂");
        assert_eq!(fresh.store.block(block(9)).await.expect("read"), None);
        (shown, rest)
    })
    .await;
}

#[tokio::test]
async fn is_it_forgotten_where_a_caller_came_from() {
    agree(async |fresh| {
        with_staff(fresh, [7]).await;
        for (number, ended_at) in [(1, Some(NOON)), (2, Some(NOON + Millis::hours(2))), (3, None)] {
            let (session, mut fixed) = arrived(number, NOON);
            fixed.origin_hash = Some(vec![number as u8]);
            let session = match ended_at {
                Some(at) => session.end(EndedBy::Caller, at).expect("ended"),
                None => session,
            };
            fresh.write(NOON, async |batch| create(batch, session, fixed)).await;
        }
        let new = |number, until| NewBlock {
            id: block(number),
            session: session_id(1),
            origin: Origin { web: Some(vec![1]), phone: Some(vec![2]) },
            by: staff(7),
            until,
            reason: "辱骂",
        };
        let soon = NOON + Millis::hours(1);
        fresh.write(NOON, async |batch| batch.add_block(new(1, soon)).await).await;
        fresh.write(NOON, async |batch| batch.add_block(new(2, soon + Millis::hours(9))).await).await;
        fresh.write(soon, async |batch| batch.forget_origins(soon, 10).await).await;
        let mut kept = Vec::new();
        for number in [1, 2, 3] {
            let stored = fresh.store.session(session_id(number)).await.expect("read").expect("the session");
            kept.push(stored.fixed.origin_hash);
        }
        assert_eq!(kept, [None, Some(vec![2]), Some(vec![3])], "only of those that ended before");
        let over = fresh.say("UPDATE block SET until_at = until_at WHERE origin_hash IS NULL AND phone_hash IS NULL");
        assert_eq!(over.await, 1, "and of the block that is over");
        kept
    })
    .await;
}

#[tokio::test]
async fn what_stands_on_the_board_and_in_which_order() {
    let order = agree(async |fresh| {
        with_staff(fresh, [7]).await;
        let tiers =
            [None, Some(RiskTier::Low), Some(RiskTier::High), Some(RiskTier::Moderate), Some(RiskTier::Imminent)];
        for (number, tier) in (1..).zip(tiers) {
            let session = held(fresh, number, 7).await;
            let session = tier.map_or(session.clone(), |tier| session.assessed(tier));
            put(fresh, session).await;
        }
        let raised = held(fresh, 6, 7).await.raise_hand(staff(7), 1, NOON).expect("raised");
        put(fresh, raised).await;
        let ended = held(fresh, 7, 7).await.assessed(RiskTier::High).end(EndedBy::Caller, NOON).expect("ended");
        put(fresh, ended).await;
        for (number, tier, since) in [(11, None, 5), (12, None, 3), (13, Some(RiskTier::High), 9)] {
            let (session, fixed) = arrived(number, NOON + Millis::seconds(since));
            let session = tier.map_or(session.clone(), |tier| session.assessed(tier));
            let session = if number == 12 { session.target_missed(NOON) } else { session };
            fresh.write(NOON, async |batch| create(batch, session, fixed)).await;
        }
        let board = fresh.store.floor(10).await.expect("read");
        assert!(board.iter().all(|one| one.session.stage.name() != StageName::Waiting));
        assert_eq!(fresh.store.floor(2).await.expect("read").len(), 2);
        let counts = fresh.store.held_counts().await.expect("read");
        assert_eq!((counts.open, counts.high_risk, counts.raised_hands), (7, 2, 1), "a talk that is over is no danger");
        let mut waiting = fresh.store.waiting_by_tier().await.expect("read");
        waiting.sort_by_key(|one| one.tier);
        let shown: Vec<_> = waiting.iter().map(|one| (one.tier, one.count, one.oldest, one.over_target)).collect();
        let high = Some(RiskTier::High);
        let expected = [(None, 2, NOON + Millis::seconds(3), 1), (high, 1, NOON + Millis::seconds(9), 0)];
        assert_eq!(shown, expected);
        board.iter().map(|one| one.session.id).collect::<Vec<_>>()
    })
    .await;
    let expected = [6, 5, 3, 7, 4, 1, 2].map(session_id);
    assert_eq!(order, expected, "raised hands, then danger, the unrated between moderate and low");
}
