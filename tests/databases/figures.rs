//! What board, figures and reports read, and how a report is kept: the same on both databases.

use crate::fresh::{Fresh, NOON, account, agree, both, staff};
use sqlx::{AnyConnection, Connection, Row};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::ledger::SupervisionKind;
use xinqiao_domain::report::{Days, Employed, ReportTyped, Signature, Stage, figures};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Date, EntryId, Millis, ReportId};
use xinqiao_storage::employment::Employment;
use xinqiao_storage::entries::Version;
use xinqiao_storage::reports::{Place, Report};
use xinqiao_storage::supervisions::{Held, Person, Supervision};
use xinqiao_storage::{Batch, Error};

const SHE: u128 = 8;
const SUPERVISOR: u128 = 7;
/// Words that may stand nowhere in the open.
const SECRET: &str = "那一晚的来电者";

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

async fn crew(batch: &mut Batch<'_>) -> Result<(), Error> {
    batch.create_staff(&account(SUPERVISOR, &[Role::Supervisor], Grade::Full)).await?;
    batch.create_staff(&account(SHE, &[Role::Operator], Grade::Full)).await?;
    let employment = Employment {
        from: day("2026-12-01"),
        leaves: Vec::new(),
        email: String::new(),
        profession: Profession::Nurse,
        contract: Contract::PartTime,
    };
    batch.set_employment(staff(SHE), &employment).await
}

fn days() -> Days {
    Days::new(day("2027-01-01"), day("2027-01-31")).expect("a month")
}

fn report(number: u128, stage: Stage) -> Report {
    Report {
        id: ReportId(Uuid::from_u128(number)),
        days: days(),
        corrects: (number > 1).then(|| ReportId(Uuid::from_u128(number - 1))),
        corrected_by: None,
        stage,
        typed: ReportTyped { unit: "测试市心理援助热线".to_owned(), lines: 2, ..ReportTyped::default() },
        remarks: SECRET.to_owned(),
        returned_because: None,
        created: Signature { by: staff(SUPERVISOR), at: NOON },
    }
}

/// A draft, then given back, then frozen with the figures of that instant.
async fn signed(fresh: &Fresh) -> Vec<Stage> {
    fresh.write(NOON, crew).await;
    let draft = report(1, Stage::Draft { returned: None });
    fresh.write(NOON, async |batch| batch.create_report(&draft).await).await;
    let signature = |number| Signature { by: staff(number), at: NOON };
    let returned = Report {
        stage: Stage::Draft { returned: Some(signature(SHE)) },
        returned_because: Some(SECRET.to_owned()),
        ..draft.clone()
    };
    fresh.write(NOON, async |batch| batch.put_report(&returned).await).await;
    let kept = fresh.store.report(draft.id).await.expect("it is read").expect("it is there");
    assert_eq!(kept, returned);
    let known = fresh.store.report_known(days()).await.expect("it is counted");
    assert!(known.staff.contains(&Employed { profession: Profession::Nurse, contract: Contract::PartTime }));
    let (filler, reviewer) = (signature(SHE), signature(SUPERVISOR));
    let frozen = Stage::Frozen { filler, reviewer, figures: figures(&known) };
    let frozen = Report { stage: frozen, ..draft.clone() };
    fresh.write(NOON, async |batch| batch.put_report(&frozen).await).await;
    let named = fresh.write(NOON, async |batch| batch.frozen_report_of(days()).await).await;
    assert_eq!(named, Some(draft.id));
    let correction = report(2, Stage::Draft { returned: None });
    fresh.write(NOON, async |batch| batch.create_report(&correction).await).await;
    let named = fresh.write(NOON, async |batch| batch.frozen_report_of(days()).await).await;
    assert_eq!(named, None, "it is corrected");
    let first = fresh.store.reports(None, 1).await.expect("the list");
    assert_eq!(first[0].id, correction.id, "the latest first");
    let place: Place = first[0].place().to_string().parse().expect("a place");
    let rest = fresh.store.reports(Some(place), 9).await.expect("the list goes on");
    assert_eq!(rest.iter().map(|one| one.corrected_by).collect::<Vec<_>>(), [Some(correction.id)]);
    first.into_iter().chain(rest).map(|one| one.stage).collect()
}

#[tokio::test]
async fn is_a_report_kept_as_it_was_signed() {
    let stages = agree(signed).await;
    assert!(matches!(stages.as_slice(), [Stage::Draft { .. }, Stage::Frozen { .. }]));
}

#[tokio::test]
async fn do_remarks_stand_sealed() {
    for fresh in both().await {
        fresh.write(NOON, crew).await;
        let draft = report(1, Stage::Draft { returned: None });
        fresh.write(NOON, async |batch| batch.create_report(&draft).await).await;
        let mut connection = AnyConnection::connect(&fresh.url).await.expect("a connection");
        let row = sqlx::query("SELECT remarks FROM report").fetch_one(&mut connection).await.expect("the row");
        let stored: Vec<u8> = row.try_get("remarks").expect("bytes");
        assert!(!stored.windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
        connection.close().await.expect("it closes");
        fresh.close().await;
    }
}

/// One supervision, confirmed, corrected and not confirmed again.
async fn board(fresh: &Fresh) -> (Vec<Date>, usize, Vec<bool>) {
    fresh.write(NOON, crew).await;
    let first = Version::first(EntryId(Uuid::from_u128(1)), NOON);
    let held = |version: Version, on: &str| Supervision {
        version,
        supervisor: staff(SUPERVISOR),
        held: Held {
            kind: SupervisionKind::Individual,
            on: day(on),
            minutes: 50,
            points: SECRET.to_owned(),
            previous: String::new(),
        },
        people: vec![Person { staff: staff(SHE), confirmed_at: None }],
        sessions: Vec::new(),
    };
    let write = async |batch: &mut Batch<'_>| {
        batch.write_supervision(&held(first, "2027-01-14"), "").await?;
        batch.confirm_supervision(first.entry, staff(SHE)).await?;
        let second = first.corrected(EntryId(Uuid::from_u128(2)), NOON + Millis::seconds(1));
        batch.write_supervision(&held(second, "2027-01-13"), SECRET).await
    };
    fresh.write(NOON, write).await;
    let zone = Zone::default();
    let operators = fresh.store.operators_since(day("2027-01-01"), &zone).await.expect("the board");
    assert_eq!(operators.len(), 1, "a supervisor is not asked");
    let one = fresh.store.person_of_board(staff(SHE), &zone).await.expect("she is read");
    assert_eq!(one.as_ref(), operators.get(&staff(SHE)));
    let entries = fresh.store.entries_of(staff(SHE), 9).await.expect("her entries");
    let confirmed = entries.supervisions.iter().map(|one| one.confirmed_at.is_some()).collect();
    let facts = &operators[&staff(SHE)].facts;
    (facts.supervisions.clone(), entries.trainings.len(), confirmed)
}

#[tokio::test]
async fn does_the_board_read_what_counts() {
    let (supervisions, trainings, confirmed) = agree(board).await;
    assert_eq!(supervisions, [day("2027-01-14")], "as it was confirmed");
    assert_eq!((trainings, confirmed), (0, vec![true, false]));
}

#[tokio::test]
async fn what_is_counted_where_there_is_nothing() {
    for fresh in both().await {
        let time = NOON..NOON + Millis::days(1);
        assert_eq!(fresh.store.contacts(time.clone()).await.expect("contacts"), []);
        assert_eq!(fresh.store.due_calls(time).await.expect("calls"), []);
        assert_eq!(fresh.store.courses_of(day("2027-01-01"), day("2027-12-31")).await.expect("courses"), []);
        assert_eq!(fresh.store.reports(None, 9).await.expect("reports"), []);
        fresh.close().await;
    }
}
