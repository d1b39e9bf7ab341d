//! Other institutions' own systems and what they said that cannot be taken in: read as written on both databases.

use crate::cases::{county, institution};
use crate::fresh::{Fresh, NOON, agree, staff};
use uuid::Uuid;
use xinqiao_domain::exchange::{Access, Health, Hearing, OddityKind, SystemSignIn};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{AlertId, Millis, OddityId, ReferralId, Timestamp};
use xinqiao_storage::exchange::{Noted, Oddity, StoredSystem};

fn later(minutes: i64) -> Timestamp {
    NOON + Millis::minutes(minutes)
}

fn system(of: u128, health: Health) -> StoredSystem {
    let sign_in = SystemSignIn::Basic { user: "u".to_owned(), password: "p".to_owned() };
    StoredSystem {
        institution: institution(of),
        access: Access { base_url: "https://h.example/fhir".to_owned(), sign_in },
        version: 1,
        changed_by: staff(1),
        changed_at: later(i64::try_from(of).expect("a small number")),
        closed_at: None,
        hearing: Hearing { upto: NOON, due_at: later(5), health },
        answer: String::new(),
    }
}

#[tokio::test]
async fn is_a_system_read_as_written_and_asked_when_it_is_due() {
    let alert = AlertId(Uuid::from_u128(1));
    let fails = |told| Health::Fails { since: later(1), times: 4, told };
    let ways = [Health::Answers { at: later(2) }, fails(None), fails(Some(alert)), Health::NotAskedYet];
    agree(async |fresh: &Fresh| {
        fresh
            .write(NOON, async |batch| {
                county(batch).await?;
                batch.raise_alert(alert, AlertKind::SystemTroubled, None, None, None).await?;
                batch.put_system(&system(3, Health::NotAskedYet)).await
            })
            .await;
        for health in ways {
            let system = StoredSystem { version: 2, answer: "HTTP 500".to_owned(), ..system(2, health) };
            let read = fresh
                .write(NOON, async |batch| {
                    batch.put_system(&system).await?;
                    batch.system(system.institution).await
                })
                .await;
            assert_eq!(read.as_ref(), Some(&system));
            assert_eq!(fresh.store.one_system(system.institution).await.expect("read"), read);
        }
        let store = &fresh.store;
        assert_eq!(store.one_system(institution(1)).await.expect("read"), None);
        assert!(!store.system_waits(later(4)).await.expect("asked"));
        assert!(store.system_waits(later(5)).await.expect("asked"));
        let due = async |limit| fresh.write(later(5), async |batch| batch.systems_due(limit).await).await;
        let two = due(9).await;
        assert_eq!(two.iter().map(|one| one.institution).collect::<Vec<_>>(), [institution(2), institution(3)]);
        assert_eq!(due(1).await.len(), 1);
        let closed = StoredSystem { closed_at: Some(later(6)), ..system(3, Health::NotAskedYet) };
        fresh.write(NOON, async |batch| batch.put_system(&closed).await).await;
        assert_eq!(due(9).await, two[..1], "a closed one is asked nothing");
        assert_eq!(store.open_systems(9).await.expect("read"), two[..1]);
        fresh
            .meddle(
                "UPDATE exchange_system SET institution = (SELECT MIN(id) FROM institution) WHERE closed_at IS NULL",
            )
            .await;
        assert!(store.open_systems(9).await.is_err(), "sealed for one row, it opens nowhere else");
    })
    .await;
}

#[tokio::test]
async fn is_what_cannot_be_taken_in_kept_once_for_each_version_until_it_is_seen_to() {
    let oddity = |number: u128, version| Oddity {
        id: OddityId(Uuid::from_u128(number)),
        institution: institution(2),
        what: OddityKind::Unclear,
        referral: ReferralId(Uuid::from_u128(9)),
        source: "t1".to_owned(),
        version,
        evidence: "{\"status\":\"on-hold\"}".to_owned(),
        at: later(i64::try_from(number).expect("a small number")),
    };
    agree(async |fresh: &Fresh| {
        let noted = fresh
            .write(NOON, async |batch| {
                county(batch).await?;
                let first = batch.note_oddity(&oddity(1, 4)).await?;
                let again = batch.note_oddity(&oddity(2, 4)).await?;
                let other = batch.note_oddity(&oddity(3, 5)).await?;
                Ok(([first, again, other], batch.open_oddities_of(institution(2)).await?))
            })
            .await;
        assert_eq!(noted, ([Noted::Now, Noted::Before, Noted::Now], 2));
        assert_eq!(fresh.store.open_oddities(9).await.expect("read"), [oddity(1, 4), oddity(3, 5)]);
        assert_eq!(fresh.store.open_oddities(1).await.expect("read"), [oddity(1, 4)], "the oldest first");
        let left = fresh
            .write(later(9), async |batch| {
                let open = batch.open_oddity(oddity(1, 4).id).await?;
                batch.settle_oddity(oddity(1, 4).id, staff(1)).await?;
                let again = batch.note_oddity(&oddity(4, 4)).await?;
                Ok((
                    open,
                    batch.open_oddity(oddity(1, 4).id).await?,
                    again,
                    batch.open_oddities_of(institution(2)).await?,
                ))
            })
            .await;
        assert_eq!(left, (Some(oddity(1, 4)), None, Noted::Before, 1), "seen to, it does not come back");
        assert_eq!(fresh.store.open_oddities(9).await.expect("read"), [oddity(3, 5)]);
    })
    .await;
}
