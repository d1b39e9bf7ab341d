//! The ledgers of training and supervision: every version is kept, and their words stand sealed.

use crate::fresh::{Fresh, NOON, account, agree, both, staff};
use sqlx::{AnyConnection, Connection, Row};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::ledger::{AttendanceResult, EntryState, Organiser, Origin, SupervisionKind, TrainingKind};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{CourseId, Date, EntryId, Millis};
use xinqiao_storage::entries::Version;
use xinqiao_storage::supervisions::{self, Person, Supervision};
use xinqiao_storage::trainings::{Attendance, Course, Details, Held, Training, Wanted, Whose, Writing};
use xinqiao_storage::{Batch, Error};

const TRAINER: u128 = 7;
const SHE: u128 = 8;
const HE: u128 = 9;
/// Words that may stand nowhere in the open.
const SECRET: &str = "先问自杀意念";

fn entry(number: u128) -> EntryId {
    EntryId(Uuid::from_u128(number))
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

async fn crew(batch: &mut Batch<'_>) -> Result<(), Error> {
    for (number, role) in [(TRAINER, Role::Supervisor), (SHE, Role::Operator), (HE, Role::Operator)] {
        batch.create_staff(&account(number, &[role], Grade::Full)).await?;
    }
    Ok(())
}

fn supervision(version: Version, minutes: u32, people: &[u128]) -> Supervision {
    let held = supervisions::Held {
        kind: SupervisionKind::Group,
        on: day("2026-11-21"),
        minutes,
        points: SECRET.to_owned(),
        previous: SECRET.to_owned(),
    };
    let people = people.iter().map(|number| Person { staff: staff(*number), confirmed_at: None }).collect();
    Supervision { version, supervisor: staff(TRAINER), held, people, sessions: Vec::new() }
}

fn training(version: Version, on: &str) -> Training {
    let details = Details { lecturer: SECRET.to_owned(), place: SECRET.to_owned(), materials: SECRET.to_owned() };
    let held = Held { on: day(on), minutes: 60, organiser: Organiser::City, details };
    Training { version, course: CourseId(Uuid::from_u128(1)), trainer: staff(TRAINER), held }
}

fn course() -> Course {
    Course {
        id: CourseId(Uuid::from_u128(1)),
        kind: TrainingKind::Annual,
        title: "年度培训".to_owned(),
        content: String::new(),
        minutes: 60,
        valid_months: None,
    }
}

/// Two versions of each, written in one commit.
async fn entries(batch: &mut Batch<'_>) -> Result<(), Error> {
    crew(batch).await?;
    batch.create_course(&course()).await?;
    let (first, by) = (Version::first(entry(1), NOON), staff(TRAINER));
    batch.write_training(&training(first, "2026-11-20"), Writing { by, reason: "" }).await?;
    batch.enrol(entry(1), &[staff(SHE), staff(HE)], by).await?;
    let second = first.corrected(entry(2), NOON);
    batch.write_training(&training(second, "2026-11-21"), Writing { by, reason: SECRET }).await?;
    let said = |number, result, origin| Attendance {
        entry: entry(number),
        origin,
        result,
        confirmed_by: by,
        confirmed_at: NOON,
    };
    let not = said(11, AttendanceResult::NotPassed, Origin::First);
    batch.write_attendance(entry(1), staff(SHE), &not).await?;
    let passed = said(12, AttendanceResult::Passed, Origin::CorrectionOf(entry(11)));
    batch.write_attendance(entry(1), staff(SHE), &passed).await?;
    let first = Version::first(entry(3), NOON);
    batch.write_supervision(&supervision(first, 50, &[SHE, HE]), "").await?;
    batch.confirm_supervision(entry(3), staff(SHE)).await?;
    let second = first.corrected(entry(4), NOON);
    batch.write_supervision(&supervision(second, 40, &[SHE]), SECRET).await
}

#[tokio::test]
async fn does_the_last_version_stand_and_the_first_stay() {
    agree(async |fresh: &Fresh| {
        fresh.write(NOON, entries).await;
        let trainings = fresh.store.trainings(Wanted::One(entry(1))).await.expect("read");
        let [listed] = trainings.as_slice() else { panic!("one stands: {trainings:?}") };
        assert_eq!(listed.training, training(Version::first(entry(1), NOON).corrected(entry(2), NOON), "2026-11-21"));
        let results: Vec<_> = listed.people.iter().map(|it| it.attendance.as_ref().map(|it| it.result)).collect();
        assert_eq!(results, [Some(AttendanceResult::Passed), None]);
        let wanted = |whose| supervisions::Wanted::Days {
            first: day("2026-11-01"),
            last: day("2026-11-30"),
            whose,
            after: None,
            limit: 10,
        };
        let all = fresh.store.supervisions(wanted(Whose::Everybody)).await.expect("read");
        assert_eq!(all.iter().map(|it| (it.version.entry, it.held.minutes)).collect::<Vec<_>>(), [(entry(4), 40)]);
        assert!(all[0].version.recorded_at > NOON, "later than the one before, in the same commit");
        let his = fresh.store.supervisions(wanted(Whose::Of(staff(HE)))).await.expect("read");
        assert!(his.is_empty(), "the correction does not name him");
        let waiting = supervisions::Wanted::ToConfirm { staff: staff(SHE), limit: 10 };
        assert_eq!(fresh.store.supervisions(waiting).await.expect("read"), all);
        fresh
            .write(NOON + Millis(1), async |batch| {
                let first = batch.supervision_version(entry(3)).await?.expect("the first one is kept");
                assert_eq!((first.held.minutes, first.version.state), (50, EntryState::Superseded));
                batch.withdraw_supervision(entry(3)).await?;
                let first = batch.supervision_version(entry(3)).await?.expect("and stays");
                assert_eq!(first.version.state, EntryState::Withdrawn);
                Ok(())
            })
            .await;
        assert!(fresh.store.supervisions(waiting).await.expect("read").is_empty());
    })
    .await;
}

#[tokio::test]
async fn does_anything_that_was_written_stand_unsealed() {
    for fresh in both().await {
        fresh.write(NOON, entries).await;
        let mut connection = AnyConnection::connect(&fresh.url).await.expect("the database");
        for sql in [
            "SELECT details AS sealed FROM training",
            "SELECT reason AS sealed FROM training",
            "SELECT points AS sealed FROM supervision",
            "SELECT previous AS sealed FROM supervision",
            "SELECT reason AS sealed FROM supervision",
        ] {
            let rows = sqlx::query(sql).fetch_all(&mut connection).await.expect("read");
            assert_eq!(rows.len(), 2, "{sql}");
            for row in rows {
                let sealed: Vec<u8> = row.try_get("sealed").expect("bytes");
                assert!(!sealed.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{sql}");
            }
        }
        connection.close().await.expect("closed");
        fresh.close().await;
    }
}
