//! What was told of patients, by whom it is read, and the lists that are laid beside it: read as written on both databases.

use crate::cases::{county, institution};
use crate::fresh::{Fresh, NOON, agree, staff};
use crate::registry::{later, level, patient, patient_id, registered};
use crate::teams::area;
use uuid::Uuid;
use xinqiao_domain::disclosure::{
    Department, Disclosed, DisclosedContact, DisclosedDanger, DisclosedField, Disclosure, DisclosureBasis, Receipt,
    Telling,
};
use xinqiao_domain::patient::Patient;
use xinqiao_domain::{DisclosureId, ListExchangeId};
use xinqiao_storage::disclosures::{ListedDisclosure, Shown};
use xinqiao_storage::list_exchanges::StoredExchange;

fn disclosure(of: u128, department: Department) -> Disclosure {
    Disclosure {
        id: DisclosureId(Uuid::from_u128(of)),
        patient: patient_id(1),
        to: institution(if department == Department::Police { 2 } else { 3 }),
        department,
        purpose: department.purpose(),
        basis: DisclosureBasis::LevelThree,
        by: None,
        at: later(i64::try_from(of).expect("a small number")),
        due_at: later(600),
        receipt: Receipt::Waiting,
    }
}

#[tokio::test]
async fn is_what_was_told_read_by_whom_it_was_told_to() {
    let content = |place: &str| Disclosed {
        place: place.to_owned(),
        contact: DisclosedContact {
            person: "周望舒".to_owned(),
            name: "何主任".to_owned(),
            relation: "村干部".to_owned(),
            phone: "13700009999".to_owned(),
        },
        danger: DisclosedDanger { level: level(4), since: NOON },
    };
    agree(async |fresh: &Fresh| {
        let (police, governance) = (disclosure(1, Department::Police), disclosure(2, Department::Governance));
        let again =
            Disclosure { by: Some(staff(3)), basis: DisclosureBasis::LevelRose, ..disclosure(3, Department::Police) };
        let confirmed = Disclosure { receipt: Receipt::Confirmed { by: staff(2), at: later(9) }, ..police };
        let fields = DisclosedField::AT_LEVEL_THREE;
        fresh
            .write(NOON, async |batch| {
                registered(batch, &[1]).await?;
                let told = Patient { level: Some(level(4)), raised_at: Some(NOON), ..patient(1) };
                batch.put_patient(&told).await?;
                for (one, place) in [(&police, "一"), (&governance, "二"), (&again, "三")] {
                    batch.disclose(one, &fields, &content(place)).await?;
                }
                batch.put_disclosure(&confirmed).await
            })
            .await;
        let (one, last, now, opened) = fresh
            .write(NOON, async |batch| {
                let now = batch.told_now(institution(2)).await?;
                let last = batch.departments_told(patient_id(1)).await?;
                Ok((batch.disclosure(police.id).await?, last, now, batch.disclosed(&again).await?))
            })
            .await;
        assert_eq!((one, opened), (Some(confirmed), content("三")));
        let telling = |department, to, at| Telling { department, to: institution(to), at: later(at) };
        assert_eq!(last, [telling(Department::Governance, 3, 2), telling(Department::Police, 2, 3)]);
        assert_eq!(fresh.store.told_of(patient_id(1)).await.expect("read"), last);
        assert_eq!(now.iter().map(|one| one.disclosure).collect::<Vec<_>>(), [again], "the last of each patient");
        assert_eq!(
            (now[0].fields.as_slice(), now[0].number.as_str(), now[0].raised_at),
            (fields.as_slice(), "P2026-0001", Some(NOON))
        );
        assert_eq!(now[0].township, area(2));
        let listed = async |shown, after, limit| {
            let found = fresh.store.disclosures(shown, after, limit).await.expect("read");
            let place = found.last().map(ListedDisclosure::place);
            (found.iter().map(|one| one.disclosure).collect::<Vec<_>>(), place)
        };
        let (first, place) = listed(Shown::All, None, 2).await;
        assert_eq!((first, listed(Shown::All, place, 2).await.0), (vec![again, governance], vec![confirmed]));
        assert_eq!(listed(Shown::To(institution(3)), None, 9).await.0, [governance]);
        assert_eq!(listed(Shown::Of(patient_id(2)), None, 9).await.0, []);
        let read = fresh.store.disclosed_to(institution(2), police.id).await.expect("read").expect("theirs");
        assert_eq!((read.0.disclosure, read.1), (confirmed, content("一")));
        assert!(fresh.store.disclosed_to(institution(3), police.id).await.expect("read").is_none(), "another's");
        let calm = Patient { level: Some(level(0)), raised_at: None, ..patient(1) };
        let now = fresh
            .write(NOON, async |batch| {
                batch.put_patient(&calm).await?;
                batch.told_now(institution(2)).await
            })
            .await;
        assert_eq!(now, [], "they need not know any more");
    })
    .await;
}

#[tokio::test]
async fn are_exchanged_lists_read_as_written() {
    let exchange = |of: u128, to| StoredExchange {
        id: ListExchangeId(Uuid::from_u128(of)),
        institution: institution(to),
        by: staff(2),
        at: later(i64::try_from(of).expect("a small number")),
        in_both: 5,
        differing: 1,
        only_ours: 2,
        only_theirs: 3,
    };
    agree(async |fresh: &Fresh| {
        fresh
            .write(NOON, async |batch| {
                county(batch).await?;
                batch.exchange_lists(&exchange(1, 2), "{\"a\":1}").await?;
                batch.exchange_lists(&exchange(2, 3), "{}").await
            })
            .await;
        let store = &fresh.store;
        let both = [institution(2), institution(3)];
        let first = store.list_exchanges(&both, None, 1).await.expect("read");
        let rest = store.list_exchanges(&both, Some(first[0].place()), 9).await.expect("read");
        assert_eq!([first, rest].concat(), [exchange(2, 3), exchange(1, 2)]);
        assert_eq!(store.list_exchanges(&[], None, 9).await.expect("read"), []);
        assert_eq!(store.list_exchanges(&[institution(3)], None, 9).await.expect("read"), [exchange(2, 3)]);
        let one = store.list_exchange(exchange(1, 2).id).await.expect("read");
        assert_eq!(one, Some((exchange(1, 2), "{\"a\":1}".to_owned())));
        assert_eq!(store.list_exchange(exchange(9, 2).id).await.expect("read"), None);
    })
    .await;
}
