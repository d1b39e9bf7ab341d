//! The roster with its loads, sign-ins, tickets, and commands that come again.

use crate::fresh::{Fresh, NOON, account, agree, arrived, create, session_id, staff};
use uuid::Uuid;
use xinqiao_domain::accounts::{Grade, QualificationDecision};
use xinqiao_domain::policy::Policy;
use xinqiao_domain::presence::{Load, Presence};
use xinqiao_domain::roles::Role;
use xinqiao_domain::routing::{Duty, StaffLink, Standing};
use xinqiao_domain::session::{EndedBy, Offer, Session};
use xinqiao_domain::standing::{Decision, LedgerStanding, OverdueRouting, PreService, StandingWord};
use xinqiao_domain::{CommandId, Date, Millis, OfferId, SignInId, Timestamp};
use xinqiao_storage::people::Decided;
use xinqiao_storage::roster::Linked;
use xinqiao_storage::sign_ins::{Admitted, Repeated};
use xinqiao_storage::standings::Derived;
use xinqiao_storage::{Batch, Error};

const SHE: u128 = 7;

fn decided(decision: QualificationDecision, at: Timestamp) -> Decided {
    Decided { decision, at, by: staff(1), reason: "上岗培训合格".to_owned() }
}

fn derived(word: StandingWord) -> Derived {
    let standing = LedgerStanding { word, reasons: Vec::new() };
    Derived { standing, on: Date::constant(2027, 1, 15), since: NOON }
}

async fn crew(batch: &mut Batch<'_>) -> Result<(), Error> {
    use StandingWord::{Due, Overdue, Qualified, Suspended};
    let people = [
        account(SHE, &[Role::Operator], Grade::Full),
        account(8, &[Role::Supervisor, Role::Operator], Grade::Full),
        account(9, &[Role::Supervisor], Grade::Full),
        account(10, &[Role::Operator], Grade::Trainee),
        account(11, &[Role::Auditor], Grade::Full),
    ];
    for person in &people {
        batch.create_staff(person).await?;
    }
    let words = [(SHE, Qualified), (8, Due), (9, Overdue), (10, Suspended)];
    batch.put_standings(&words.map(|(number, word)| (staff(number), derived(word)))).await?;
    batch.set_staff_link(staff(SHE), "one", Linked::Here).await?;
    batch.set_staff_link(staff(SHE), "one", Linked::Here).await?;
    batch.set_staff_link(staff(SHE), "two", Linked::Here).await?;
    batch.set_presence(staff(SHE), Presence::Available).await?;
    batch.set_presence(staff(9), Presence::Meal).await?;
    batch.offered_to(staff(SHE)).await
}

fn offered(number: u128) -> Session {
    let offer = Offer {
        id: OfferId(Uuid::from_u128(number)),
        operator: staff(SHE),
        at: NOON,
        expires_at: NOON + Millis::seconds(20),
        because: Vec::new(),
    };
    arrived(number, NOON).0.offer(offer).expect("it waits")
}

#[tokio::test]
async fn does_the_roster_count_who_has_what() {
    let roster = agree(async |fresh| {
        fresh.write(NOON, crew).await;
        fresh
            .write(NOON, async |batch| {
                let held =
                    |number| offered(number).accept(OfferId(Uuid::from_u128(number)), staff(SHE), NOON).expect("hers");
                let lost = held(3).holder_lost(NOON, &Policy::default());
                let wrap_up = held(4).end(EndedBy::Caller, NOON).expect("held");
                let closed =
                    held(5).end(EndedBy::Caller, NOON).expect("held").close(staff(SHE), 1, NOON).expect("ended");
                for session in [arrived(6, NOON).0, offered(1), held(2), lost, wrap_up, closed] {
                    let (_, fixed) = arrived(session.id.0.as_u128(), NOON);
                    create(batch, session, fixed)?;
                }
                Ok(())
            })
            .await;
        let roster = fresh.store.roster().await.expect("read");
        roster.members.into_values().map(|member| (member.candidate, member.presence, member.nodes)).collect::<Vec<_>>()
    })
    .await;
    let ids: Vec<_> = roster.iter().map(|(candidate, ..)| candidate.staff).collect();
    assert_eq!(ids, [staff(SHE), staff(8), staff(9), staff(10)], "an auditor answers nobody");
    let (she, presence, nodes) = &roster[0];
    assert_eq!((*presence, *nodes), (Presence::Available, 2));
    assert_eq!(she.load, Load { held: 2, wrapping_up: 1, offered: 1 });
    assert_eq!((she.link, she.last_offered_at), (StaffLink::Connected(Presence::Available), NOON));
    let duties: Vec<_> = roster.iter().map(|(candidate, ..)| candidate.duty).collect();
    assert_eq!(duties, [Duty::Operator, Duty::Operator, Duty::Supervisor, Duty::Operator]);
    let standings: Vec<_> = roster.iter().map(|(candidate, ..)| candidate.standing).collect();
    let overdue = Standing::Overdue(OverdueRouting::Never);
    assert_eq!(standings, [Standing::Qualified, Standing::Qualified, overdue, Standing::NotQualified]);
    assert_eq!((roster[2].1, roster[2].0.link), (Presence::Meal, StaffLink::Gone));
}

/// What the writer counts along in memory is what a fresh count of the rows gives.
#[tokio::test]
async fn does_the_remembered_roster_stay_equal_to_the_rows() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, crew).await;
        let loads = fresh
            .write(NOON, async |batch| {
                batch.roster().await?;
                let (waiting, fixed) = arrived(1, NOON);
                create(batch, waiting, fixed)?;
                let mut seen = Vec::new();
                let steps = [
                    offered(1),
                    offered(1).accept(OfferId(Uuid::from_u128(1)), staff(SHE), NOON).expect("hers"),
                    offered(1)
                        .accept(OfferId(Uuid::from_u128(1)), staff(SHE), NOON)
                        .expect("hers")
                        .end(EndedBy::Caller, NOON)
                        .expect("held"),
                ];
                for step in steps {
                    batch.put(step);
                    let remembered = batch.roster().await?.candidates();
                    batch.roster_changed();
                    let counted = batch.roster().await?.candidates();
                    assert_eq!(remembered, counted);
                    seen.push(counted[0].load);
                }
                let gone = batch.set_staff_link(staff(SHE), "one", Linked::Gone).await?;
                assert_eq!(gone, StaffLink::Connected(Presence::Available), "the other node has her");
                assert_eq!(batch.set_staff_link(staff(SHE), "two", Linked::Gone).await?, StaffLink::Gone);
                Ok(seen)
            })
            .await;
        assert_eq!(loads.iter().map(|load| load.total()).collect::<Vec<_>>(), [1, 1, 1]);
        loads
    })
    .await;
}

/// All commands of a batch share one instant.
#[tokio::test]
async fn do_two_decisions_in_one_batch_both_stand() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, crew).await;
        let both = [QualificationDecision::Suspended, QualificationDecision::Qualified];
        for [first, last] in [both, [both[1], both[0]]] {
            fresh
                .write(NOON, async |batch| {
                    batch.decide_qualification(staff(SHE), &decided(first, NOON)).await?;
                    batch.decide_qualification(staff(SHE), &decided(last, NOON)).await
                })
                .await;
            let account = fresh.store.one_staff(staff(SHE)).await.expect("read").expect("an account");
            assert_eq!(account.qualification.map(|decided| decided.decision), Some(last), "the last one counts");
            let facts = fresh.write(NOON, async |batch| batch.facts_of(&[staff(SHE)]).await).await;
            let expected = match last {
                QualificationDecision::Qualified => (PreService::Recognised, Decision::Nothing),
                QualificationDecision::Suspended => (PreService::Missing, Decision::Suspended),
            };
            assert_eq!((facts[&staff(SHE)].pre_service, facts[&staff(SHE)].decision), expected);
        }
    })
    .await;
}

#[tokio::test]
async fn does_a_ticket_let_in_once_and_in_time() {
    agree(async |fresh| {
        let admitted = Admitted::Caller { session: session_id(1) };
        let console = Admitted::Staff { staff: staff(SHE), sign_in: SignInId(Uuid::from_u128(2)) };
        let until = NOON + Millis::seconds(30);
        fresh
            .write(NOON, async |batch| {
                batch.create_ticket(vec![1], &admitted, until).await?;
                batch.create_ticket(vec![2], &console, until).await?;
                batch.create_ticket(vec![3], &admitted, until).await
            })
            .await;
        let late = until + Millis(1);
        let mut answers = Vec::new();
        for (hash, at) in [(1, NOON), (1, NOON), (2, until), (3, late), (9, NOON)] {
            answers.push(fresh.write(at, async |batch| batch.use_ticket(&[hash]).await).await);
        }
        assert_eq!(answers, [Some(admitted), None, Some(console), None, None]);
    })
    .await;
}

#[tokio::test]
async fn are_sign_ins_found_by_both_their_tokens_until_they_end() {
    agree(async |fresh| {
        fresh.write(NOON, crew).await;
        let (one, two) = (SignInId(Uuid::from_u128(1)), SignInId(Uuid::from_u128(2)));
        let found = fresh
            .write(NOON, async |batch| {
                batch.create_sign_in(one, staff(SHE), vec![1], NOON + Millis::hours(12)).await?;
                batch.create_sign_in(two, staff(SHE), vec![7], NOON + Millis::hours(12)).await?;
                batch.rotate_sign_in(one, vec![2], vec![1]).await?;
                let newest = batch.sign_in_by_token(&[2]).await?;
                assert_eq!(batch.sign_in_by_token(&[1]).await?, newest, "the one before is known too");
                assert_eq!(batch.sign_in_by_token(&[3]).await?, None);
                Ok(newest)
            })
            .await;
        fresh.write(NOON, async |batch| batch.end_sign_ins(staff(SHE), Some(one)).await).await;
        assert!(fresh.store.sign_in_is_open(one).await.expect("read"));
        assert!(!fresh.store.sign_in_is_open(two).await.expect("read"));
        fresh.write(NOON, async |batch| batch.end_sign_in(one).await).await;
        assert!(!fresh.store.sign_in_is_open(one).await.expect("read"));
        found
    })
    .await;
}

#[tokio::test]
async fn is_a_repeated_command_known_until_it_is_swept() {
    agree(async |fresh| {
        let id = CommandId(Uuid::from_u128(1));
        fresh.write(NOON, async |batch| batch.remember(id, &[1; 16], "{}").await).await;
        let ask = async |digest: [u8; 16]| fresh.write(NOON, async |batch| batch.repeated(id, &digest).await).await;
        assert_eq!(ask([1; 16]).await, Repeated::Same("{}".to_owned()));
        assert_eq!(ask([2; 16]).await, Repeated::Other);
        fresh.write(NOON, async |batch| batch.sweep(NOON).await).await;
        assert_eq!(ask([1; 16]).await, Repeated::Same("{}".to_owned()), "not old enough");
        fresh.write(NOON, async |batch| batch.sweep(NOON + Millis(1)).await).await;
        assert_eq!(ask([1; 16]).await, Repeated::No);
    })
    .await;
}

#[tokio::test]
async fn is_an_enrolled_phone_a_sign_in_with_a_name_of_its_own() {
    agree(async |fresh: &Fresh| {
        let (one, two) = (SignInId(Uuid::from_u128(1)), SignInId(Uuid::from_u128(2)));
        let (day, long) = (NOON + Millis::days(1), NOON + Millis::days(90));
        fresh
            .write(NOON, async |batch| {
                crew(batch).await?;
                batch.create_sign_in(one, staff(SHE), vec![1], NOON + Millis::hours(12)).await?;
                batch.create_sign_in(two, staff(SHE), vec![2], NOON + Millis::hours(12)).await?;
                batch.enrol_device(one, staff(SHE), "旧手机", long).await?;
                batch.enrol_device(two, staff(SHE), "新手机", long).await
            })
            .await;
        let store = &fresh.store;
        assert_eq!(
            [
                store.device_owner(one).await.expect("read"),
                store.device_owner(SignInId(Uuid::from_u128(9))).await.expect("read")
            ],
            [Some(staff(SHE)), None]
        );
        fresh
            .write(day, async |batch| {
                batch.enrol_device(two, staff(SHE), "我的手机", long).await?;
                batch.device_seen(one, day + Millis::days(90)).await?;
                let good = batch.sign_ins_of_devices(staff(SHE)).await?;
                assert_eq!(good.len(), 2);
                batch.end_sign_in(two).await?;
                assert_eq!(batch.sign_ins_of_devices(staff(SHE)).await?, [one]);
                Ok(())
            })
            .await;
        let before = store.devices_of(staff(SHE), NOON).await.expect("opened");
        assert_eq!(before.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["旧手机"], "one was revoked");
        assert_eq!(
            (before[0].enrolled_at, before[0].seen_at, before[0].expires_at),
            (NOON, day, day + Millis::days(90))
        );
        assert_eq!(
            store.devices_of(staff(SHE), day + Millis::days(90)).await.expect("read"),
            [],
            "unused for too long"
        );
        let found = fresh.write(day, async |batch| batch.sign_in_by_token(&[1]).await).await;
        assert_eq!(found.and_then(|found| found.enrolled_at), Some(NOON));
        before
    })
    .await;
}
