//! What the ledgers show of somebody, the rules by version, and the standing as it is kept.

use crate::fresh::{Fresh, NOON, account, agree, staff};
use uuid::Uuid;
use xinqiao_domain::accounts::Grade;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::ledger::{AttendanceResult, Organiser, Origin, SupervisionKind, TrainingKind};
use xinqiao_domain::roles::Role;
use xinqiao_domain::routing::Duty;
use xinqiao_domain::standing::{
    Decision, Facts, LedgerRules, LedgerStanding, OverdueRouting, PreService, Span, StandingWord,
};
use xinqiao_domain::{CourseId, Date, EntryId, Millis, StaffId};
use xinqiao_storage::employment::Employment;
use xinqiao_storage::entries::Version;
use xinqiao_storage::standings::Derived;
use xinqiao_storage::trainings::{Attendance, Course, Details, Training, Writing};
use xinqiao_storage::{Batch, Error, supervisions, trainings};

const SHE: u128 = 7;
const SUPERVISOR: u128 = 9;
const NONE: [Date; 0] = [];

fn day(of_january: i8) -> Date {
    Date::constant(2027, 1, of_january)
}

fn entry(number: u128) -> EntryId {
    EntryId(Uuid::from_u128(number))
}

async fn crew(batch: &mut Batch<'_>) -> Result<(), Error> {
    for (number, role) in [(SHE, Role::Operator), (SUPERVISOR, Role::Supervisor), (11, Role::Auditor)] {
        batch.create_staff(&account(number, &[role], Grade::Full)).await?;
    }
    Ok(())
}

/// A training of this kind, which she attended with this result.
async fn attended(
    batch: &mut Batch<'_>,
    number: u128,
    (kind, result): (TrainingKind, AttendanceResult),
) -> Result<(), Error> {
    let course = CourseId(Uuid::from_u128(number));
    let title = format!("课程{number}");
    batch
        .create_course(&Course { id: course, kind, title, content: String::new(), minutes: 90, valid_months: None })
        .await?;
    batch.write_training(&training(number), Writing { by: staff(SUPERVISOR), reason: "" }).await?;
    batch.enrol(entry(number), &[staff(SHE)], staff(SUPERVISOR)).await?;
    let attendance = Attendance {
        entry: entry(1_000 + number),
        origin: Origin::First,
        result,
        confirmed_by: staff(SUPERVISOR),
        confirmed_at: NOON,
    };
    batch.write_attendance(entry(number), staff(SHE), &attendance).await
}

/// The training of this number, on the January day of that number.
fn training(number: u128) -> Training {
    let on = day(i8::try_from(number).expect("a day"));
    let held = trainings::Held { on, minutes: 90, organiser: Organiser::City, details: Details::default() };
    let version = Version::first(entry(number), NOON);
    Training { version, course: CourseId(Uuid::from_u128(number)), trainer: staff(SUPERVISOR), held }
}

fn supervision(version: Version, on: Date, people: &[StaffId]) -> supervisions::Supervision {
    let person = |staff: &StaffId| supervisions::Person { staff: *staff, confirmed_at: None };
    supervisions::Supervision {
        version,
        supervisor: staff(SUPERVISOR),
        held: supervisions::Held {
            kind: SupervisionKind::Group,
            on,
            minutes: 50,
            points: "约定".to_owned(),
            previous: String::new(),
        },
        people: people.iter().map(person).collect(),
        sessions: Vec::new(),
    }
}

async fn facts(fresh: &Fresh) -> Facts {
    let asked = [staff(SHE), staff(11), staff(404)];
    let mut facts = fresh.write(NOON, async |batch| batch.facts_of(&asked).await).await;
    assert_eq!(facts.len(), 1, "only who answers callers is asked about");
    facts.remove(&staff(SHE)).expect("she answers")
}

#[tokio::test]
async fn which_trainings_count_for_whom() {
    agree(async |fresh| {
        fresh.write(NOON, crew).await;
        let before = facts(fresh).await;
        assert_eq!((before.duty, before.employed_from), (Duty::Operator, day(15)), "since the account was made");
        assert_eq!((before.pre_service, before.decision), (PreService::Missing, Decision::Nothing));
        fresh
            .write(NOON, async |batch| {
                use AttendanceResult::{Absent, Attended, NotPassed, Passed};
                use TrainingKind::{Annual, CommunityDoctors, Drill, PreService};
                let all = [
                    (1, (PreService, Passed)),
                    (2, (Annual, NotPassed)),
                    (3, (Annual, Absent)),
                    (4, (CommunityDoctors, Attended)),
                    (5, (Drill, Attended)),
                    (6, (Annual, Attended)),
                ];
                for (number, of) in all {
                    attended(batch, number, of).await?;
                }
                batch.withdraw_training(entry(6)).await
            })
            .await;
        let after = facts(fresh).await;
        assert_eq!(after.pre_service, PreService::Trained { on: day(1) });
        let mut counted = after.trainings;
        counted.sort_unstable();
        assert_eq!(counted, [day(1), day(5)]);
        counted
    })
    .await;
}

/// A correction leaves what was confirmed as it was until it is confirmed too, unless it says that somebody was not there.
#[tokio::test]
async fn which_supervisions_count_for_whom() {
    agree(async |fresh| {
        fresh.write(NOON, crew).await;
        let first = Version::first(entry(1), NOON);
        let both = [staff(SHE), staff(SUPERVISOR)];
        let written = async |version: Version, on, people: &[StaffId]| {
            let one = supervision(version, on, people);
            fresh.write(NOON, async |batch| batch.write_supervision(&one, "").await).await;
        };
        let confirms = async |number| {
            fresh.write(NOON, async |batch| batch.confirm_supervision(entry(number), staff(SHE)).await).await;
        };
        let counted = async || facts(fresh).await.supervisions;

        written(first, day(4), &both).await;
        assert_eq!(counted().await, NONE, "not confirmed");
        confirms(1).await;
        assert_eq!(counted().await, [day(4)]);
        let second = first.corrected(entry(2), NOON);
        written(second, day(5), &both).await;
        assert_eq!(counted().await, [day(4)], "the correction is not confirmed");
        confirms(2).await;
        assert_eq!(counted().await, [day(5)], "once");
        let third = second.corrected(entry(3), NOON);
        written(third, day(6), &[staff(SUPERVISOR)]).await;
        assert_eq!(counted().await, NONE, "she was not there");
        let fourth = third.corrected(entry(4), NOON);
        written(fourth, day(7), &both).await;
        assert_eq!(counted().await, [day(5)], "she was, and confirmed that before");
        fresh.write(NOON, async |batch| batch.withdraw_supervision(entry(1)).await).await;
        assert_eq!(counted().await, NONE, "withdrawn");
    })
    .await;
}

#[tokio::test]
async fn is_an_employment_read_as_it_was_written() {
    agree(async |fresh| {
        fresh.write(NOON, crew).await;
        let leaves = vec![Span { first: day(3), last: day(8) }];
        let first = Employment {
            from: day(2),
            leaves,
            email: "lin.yue@example.org".to_owned(),
            profession: Profession::Nurse,
            contract: Contract::PartTime,
        };
        let second = Employment { from: day(1), email: String::new(), ..first.clone() };
        for employment in [first, second] {
            fresh.write(NOON, async |batch| batch.set_employment(staff(SHE), &employment).await).await;
            assert_eq!(fresh.store.employments().await.expect("read").remove(&staff(SHE)), Some(employment.clone()));
            let known = facts(fresh).await;
            assert_eq!((known.employed_from, known.leaves), (employment.from, employment.leaves));
        }
    })
    .await;
}

#[tokio::test]
async fn is_a_version_of_the_rules_of_one_day_replaced_and_the_first_kept() {
    agree(async |fresh| {
        let of = |from, trainings_per_year| LedgerRules { trainings_per_year, ..LedgerRules::of_policy(from) };
        fresh
            .write(NOON, async |batch| {
                assert_eq!(
                    batch.ledger_rules().await?.versions(),
                    [of(day(15), 2)],
                    "from today while none is written"
                );
                batch.begin_ledgers().await?;
                batch.put_ledger_rules(&of(day(20), 3), staff(1)).await
            })
            .await;
        let later = NOON + Millis::hours(1);
        fresh.write(later, async |batch| batch.put_ledger_rules(&of(day(20), 4), staff(1)).await).await;
        fresh.write(later + Millis::days(9), async |batch| batch.begin_ledgers().await).await;
        let (rules, changed_at) = fresh.store.ledger_rules().await.expect("read").expect("they have begun");
        assert_eq!(rules.versions(), [of(day(15), 2), of(day(20), 4)]);
        assert_eq!(changed_at, later);
        let in_a_batch = fresh.write(NOON, async |batch| batch.ledger_rules().await).await;
        assert_eq!(in_a_batch, rules);
    })
    .await;
}

#[tokio::test]
async fn who_has_no_standing_of_the_day() {
    agree(async |fresh| {
        fresh.write(NOON, crew).await;
        let derived = |word, on| Derived { standing: LedgerStanding { word, reasons: Vec::new() }, on, since: NOON };
        let without =
            async |on, limit| fresh.write(NOON, async |batch| batch.without_standing_on(on, limit).await).await;
        let (she, supervisor) = (staff(SHE), staff(SUPERVISOR));
        assert_eq!(fresh.write(NOON, async |batch| batch.answering().await).await.len(), 2);
        assert_eq!(without(day(15), 9).await, [she, supervisor]);
        assert_eq!(without(day(15), 1).await, [she]);
        let written =
            [(she, derived(StandingWord::Overdue, day(15))), (supervisor, derived(StandingWord::Qualified, day(14)))];
        fresh.write(NOON, async |batch| batch.put_standings(&written).await).await;
        assert_eq!(without(day(15), 9).await, [supervisor]);
        assert_eq!(without(day(16), 9).await, [she, supervisor], "for each day anew");
        let kept = fresh.store.standings().await.expect("read");
        assert_eq!(kept.into_iter().collect::<Vec<_>>(), written);
        assert_eq!(fresh.store.standing(she).await.expect("read"), Some(written[0].1.clone()));
        assert_eq!(fresh.store.standing(staff(404)).await.expect("read"), None);
        let again = [(she, derived(StandingWord::Qualified, day(16)))];
        fresh.write(NOON, async |batch| batch.put_standings(&again).await).await;
        let now = fresh.write(NOON, async |batch| batch.standings_of(&[she]).await).await;
        assert_eq!(now.into_iter().collect::<Vec<_>>(), again);
    })
    .await;
}

/// Whether an overdue operator is asked last is what the rules of the day say on which she was found overdue.
#[tokio::test]
async fn does_the_roster_know_whether_the_overdue_are_asked() {
    use xinqiao_domain::routing::Standing;
    agree(async |fresh| {
        fresh.write(NOON, crew).await;
        let last = LedgerRules { overdue: OverdueRouting::Last, ..LedgerRules::of_policy(day(10)) };
        fresh
            .write(NOON, async |batch| {
                batch.put_ledger_rules(&LedgerRules::of_policy(day(1)), staff(1)).await?;
                batch.put_ledger_rules(&last, staff(1)).await
            })
            .await;
        let mut seen = Vec::new();
        for on in [day(9), day(10)] {
            let standing = LedgerStanding { word: StandingWord::Overdue, reasons: Vec::new() };
            let derived = [(staff(SHE), Derived { standing, on, since: NOON })];
            fresh.write(NOON, async |batch| batch.put_standings(&derived).await).await;
            seen.push(fresh.store.roster().await.expect("read").members[&staff(SHE)].candidate.standing);
        }
        assert_eq!(seen, [OverdueRouting::Never, OverdueRouting::Last].map(Standing::Overdue));
    })
    .await;
}
