//! What is known of sessions: written with each change of them, replaced and not doubled, and found out anew for sessions
//! that an older program wrote.

use crate::fresh::{Fresh, NOON, agree, arrived, create, session_id, staff};
use uuid::Uuid;
use xinqiao_domain::event::Actor;
use xinqiao_domain::facet::{Facet, FollowUpState, ReviewState};
use xinqiao_domain::risk::{RiskTier, TierSource};
use xinqiao_domain::session::{Channel, Offer, Session};
use xinqiao_domain::wrap_up::{Mark, Outcome, ProblemType, WrapUp};
use xinqiao_domain::{Event, Millis, OfferId, Timestamp};
use xinqiao_storage::places::Place;
use xinqiao_storage::search::{Found, Wanted};
use xinqiao_storage::{Batch, Error};

const ANSWERED: Timestamp = Timestamp(NOON.0 + 20_000_000);

fn form(marks: &[Mark], problem: ProblemType, local: Option<bool>) -> WrapUp {
    WrapUp {
        problems: vec![problem],
        marks: marks.to_vec(),
        services: Vec::new(),
        outcome: Outcome::Relieved,
        actions: Vec::new(),
        local,
        summary: "总结".to_owned(),
    }
}

fn opens(batch: &mut Batch<'_>) -> Result<(), Error> {
    let (session, fixed) = arrived(1, NOON);
    create(batch, session, fixed)?;
    batch.tell(
        Actor::Caller(session_id(1)),
        Event::SessionOpened { session: session_id(1), channel: Channel::Web, tier: None },
    )
}

/// Raised, offered, taken by one and passed on to another, all in one commit.
async fn is_taken_twice(batch: &mut Batch<'_>) -> Result<(), Error> {
    let session = session_id(1);
    let tier = Some(RiskTier::Moderate);
    let raised = state(batch).await?.found(tier, &[]);
    batch.put(raised);
    let source = TierSource::Lexicon;
    batch.tell(Actor::Hotline, Event::TierChanged { session, tier, source, holder: None })?;
    take(batch, 7).await?;
    let passed_on = state(batch).await?.transfer(staff(7), 1, None, ANSWERED).expect("held");
    batch.put(passed_on);
    take(batch, 8).await
}

async fn take(batch: &mut Batch<'_>, by: u128) -> Result<(), Error> {
    let id = OfferId(Uuid::from_u128(90));
    let offer = Offer { id, operator: staff(by), at: ANSWERED, expires_at: ANSWERED, because: Vec::new() };
    let taken = state(batch).await?.offer(offer).and_then(|session| session.accept(id, staff(by), ANSWERED));
    let taken = taken.expect("it waits");
    let event =
        Event::Accepted { session: taken.id, staff: staff(by), fence: taken.fence, waited_ms: Millis::seconds(20) };
    batch.put(taken);
    batch.tell(Actor::Staff(staff(by)), event)
}

async fn state(batch: &mut Batch<'_>) -> Result<Session, Error> {
    Ok(batch.state(session_id(1)).await?.expect("it is there"))
}

async fn story(fresh: &Fresh) {
    fresh.write(NOON, async |batch| opens(batch)).await;
    fresh.write(ANSWERED, async |batch| is_taken_twice(batch).await).await;
    let saves = [form(&[Mark::Minor], ProblemType::Family, None), form(&[], ProblemType::Emotion, Some(false))];
    for wrap_up in saves {
        fresh.write(ANSWERED, async |batch| batch.save_wrap_up(session_id(1), staff(8), &wrap_up).await).await;
    }
}

async fn found(fresh: &Fresh) -> Found {
    let found = fresh.store.found(&[Place { at: NOON, id: session_id(1) }]).await.expect("read");
    found.into_iter().next().expect("it is known")
}

fn texts(found: &Found) -> Vec<String> {
    found.facets.iter().map(Facet::to_string).collect()
}

#[tokio::test]
async fn is_every_change_of_a_session_known_and_replaced_when_it_changes_again() {
    let read = agree(async |fresh| {
        story(fresh).await;
        found(fresh).await
    })
    .await;
    let mut expected = vec![
        "answering:handled".to_owned(),
        "answering:in_target".to_owned(),
        "arrival:unrated".to_owned(),
        "channel:web".to_owned(),
        "direction:incoming".to_owned(),
        "locality:elsewhere".to_owned(),
        "outcome:relieved".to_owned(),
        "problem:emotion".to_owned(),
        "tier:moderate".to_owned(),
        format!("operator:{}", staff(7)),
        format!("operator:{}", staff(8)),
    ];
    expected.sort();
    let mut known = texts(&read);
    known.sort();
    assert_eq!(known, expected);
    let answered = read.facts.answered.expect("it was taken");
    assert_eq!((answered.by, answered.at, answered.waited), (staff(7), ANSWERED, Some(Millis::seconds(20))));
    assert_eq!((read.facts.arrival_tier, read.facts.target), (None, Some(Millis::seconds(60))));
}

#[tokio::test]
async fn is_there_one_state_of_review_and_of_follow_up() {
    let read = agree(async |fresh| {
        story(fresh).await;
        let mut seen = Vec::new();
        let states = [
            (Some(ReviewState::Waiting), None),
            (Some(ReviewState::Given), Some(FollowUpState::Planned)),
            (None, Some(FollowUpState::Done)),
            (None, None),
        ];
        for (review, follow_up) in states {
            let facets = fresh
                .write(ANSWERED, async |batch| {
                    batch.set_review_facet(session_id(1), review).await?;
                    batch.set_follow_up_facet(session_id(1), follow_up).await?;
                    batch.facets_of(session_id(1)).await
                })
                .await;
            let read = found(fresh).await;
            assert_eq!(read.facets, facets, "what a batch says is what is written");
            let mut states = texts(&read);
            states.retain(|text| text.starts_with("review") || text.starts_with("follow_up"));
            seen.push(states);
        }
        seen
    })
    .await;
    let expected: [&[&str]; 4] =
        [&["review:waiting"], &["review:given", "follow_up:planned"], &["follow_up:done"], &[]];
    assert_eq!(read, expected);
}

#[tokio::test]
async fn is_a_session_known_that_an_older_program_wrote() {
    agree(async |fresh| {
        story(fresh).await;
        let before = found(fresh).await;
        fresh.meddle("DELETE FROM session_facet").await;
        fresh.meddle("DELETE FROM session_fact").await;
        let looked = fresh.store.sessions_not_known(None, 10).await.expect("read");
        assert_eq!((looked.unknown.as_slice(), looked.at), ([session_id(1)].as_slice(), Some((NOON, session_id(1)))));
        fresh.write(ANSWERED, async |batch| batch.index_sessions(&[session_id(1)]).await).await;
        assert_eq!(found(fresh).await, before);
        // Looked at once more nothing is left to do, and doing it all the same changes nothing.
        let looked = fresh.store.sessions_not_known(None, 10).await.expect("read");
        assert!(looked.unknown.is_empty());
        fresh.write(ANSWERED, async |batch| batch.index_sessions(&[session_id(1)]).await).await;
        assert_eq!(found(fresh).await, before);
        assert_eq!(fresh.store.sessions_not_known(looked.at, 10).await.expect("read").at, None);
    })
    .await;
}

#[tokio::test]
async fn is_a_change_of_a_session_that_was_not_known_written_with_all_the_rest() {
    agree(async |fresh| {
        story(fresh).await;
        let before = found(fresh).await;
        fresh.meddle("DELETE FROM session_facet").await;
        fresh.meddle("DELETE FROM session_fact").await;
        fresh
            .write(ANSWERED, async |batch| batch.set_review_facet(session_id(1), Some(ReviewState::Begun)).await)
            .await;
        let mut expected = before.facets;
        expected.insert(Facet::Review(ReviewState::Begun));
        assert_eq!(found(fresh).await.facets, expected);
        let wanted = Wanted {
            since: NOON,
            until: ANSWERED,
            kinds: vec![vec![Facet::Review(ReviewState::Begun)], vec![Facet::Operator(staff(7))]],
            after: None,
            rows: 10,
            looked_at: 10,
        };
        assert_eq!(fresh.store.search(&wanted).await.expect("read").found.len(), 1);
    })
    .await;
}
