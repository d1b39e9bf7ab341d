//! Is each row taken, or refused for the right cell?

use super::*;
use uuid::Uuid;

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn person(number: u128, name: &str) -> Nameable {
    let (username, badge) = (format!("person.{number}"), format!("{number:02}"));
    Nameable { staff: staff(number), username, badge, name: name.to_owned() }
}

/// The first imports; two have one name.
fn known() -> Known {
    let people = vec![person(1, "秦岚"), person(2, "林悦"), person(3, "陈思"), person(4, "陈思")];
    let today = "2026-11-22".parse().unwrap();
    let (attended, supervised) = (BTreeSet::new(), BTreeSet::new());
    Known { people, importer: staff(1), today, attended, supervised, enrolled: BTreeMap::new() }
}

fn cells(row: &str) -> Vec<String> {
    row.split('|').map(str::to_owned).collect()
}

fn taken(row: &str) -> Result<Taken, Bad> {
    let columns = Columns::of(&cells("类别|姓名或工号|日期|分钟或学时|课程|类型|组织者|培训师或督导|结果")).unwrap();
    known().take(&columns, &cells(row))
}

#[test]
fn which_rows_are_refused_and_for_which_cell() {
    use ImportColumn as Column;
    use ImportFault as Fault;
    let table = [
        ("督导|99|2026-11-02|50|||||", Column::Person, Fault::UnknownPerson),
        ("督导|陈思|2026-11-02|50|||||", Column::Person, Fault::AmbiguousPerson),
        ("督导|01|2026-11-02|50|||||", Column::Person, Fault::OwnEntry),
        ("督导|02|2026-11-23|50|||||", Column::Date, Fault::EntryInFuture),
        ("督导|02|11月2日|50|||||", Column::Date, Fault::DateUnreadable),
        ("督导|02|2026-02-30|50|||||", Column::Date, Fault::DateUnreadable),
        ("督导|02|2026-11-02|0|||||", Column::Minutes, Fault::MinutesOutOfRange),
        ("督导|02|2026-11-02|一小时|||||", Column::Minutes, Fault::MinutesOutOfRange),
        ("督导|02|2026-11-02|50||||02|", Column::By, Fault::OwnEntry),
        ("督导|02|2026-11-02|50||||外聘|", Column::By, Fault::UnknownPerson),
        ("督导|02|2026-11-02|50||电话||03|", Column::Type, Fault::WordUnknown),
        ("会议|02|2026-11-02|50|||||", Column::Kind, Fault::WordUnknown),
        ("培训|02|2026-11-02|50|||||", Column::Title, Fault::TextMissing),
        ("培训|02|2026-11-02|50|课||省||", Column::Organiser, Fault::WordUnknown),
        ("培训|02|2026-11-02|50|课||市||优", Column::Result, Fault::WordUnknown),
    ];
    for (row, column, fault) in table {
        assert_eq!(taken(row), Err((column, fault)), "{row}");
    }
}

#[test]
fn what_does_a_good_row_say() {
    let day = |text: &str| text.parse::<Date>().unwrap();
    let supervision = |person, supervisor, minutes, kind| {
        let on = day("2026-11-02");
        Ok(Taken::Supervision { person: staff(person), supervisor: staff(supervisor), on, minutes, kind })
    };
    let own = supervision(2, 1, 50, SupervisionKind::Individual);
    for row in
        ["督导|02|2026/11/2|50|||||", "supervision|person.2|2026年11月2日|50分钟|||||", "督导|林悦|2026.11.02|50|||||"]
    {
        assert_eq!(taken(row), own, "{row}");
    }
    assert_eq!(taken("督导|03|2026-11-02|2学时||团体||02|"), supervision(3, 2, 90, SupervisionKind::Group));
    let Ok(Taken::Training { training, result, .. }) = taken("培训|02|2026-11-02|6学时|危机干预|上岗|市|外聘李|合格")
    else {
        panic!("a training")
    };
    assert_eq!((training.kind, training.organiser), (TrainingKind::PreService, Organiser::City));
    assert_eq!((training.trainer, training.lecturer.as_str()), (staff(1), "外聘李"), "the importer answers for it");
    assert_eq!((training.minutes, result), (270, AttendanceResult::Passed));
}

#[test]
fn is_the_same_thing_taken_twice() {
    let columns = Columns::of(&cells("kind|person|date|minutes|title")).unwrap();
    let mut known = known();
    let row = cells("training|02|2026-11-02|50|课");
    assert!(known.take(&columns, &row).is_ok());
    assert_eq!(known.take(&columns, &row), Err((ImportColumn::Person, ImportFault::Duplicate)));
    assert!(known.take(&columns, &cells("training|03|2026-11-02|50|课")).is_ok());
}

#[test]
fn which_column_is_missing() {
    assert_eq!(Columns::of(&cells("类别|姓名|分钟")).err(), Some(ImportColumn::Date));
}

#[test]
fn may_a_training_have_more_people_than_one_that_is_typed_in() {
    let mut known = known();
    known.people = (1..=302).map(|number| person(number, &format!("人员{number}"))).collect();
    let columns = Columns::of(&cells("类别|姓名或工号|日期|分钟|课程")).unwrap();
    let mut take = |number: u128, title: &str| {
        known.take(&columns, &cells(&format!("培训|person.{number}|2026-11-02|50|{title}"))).map(|_| ())
    };
    for number in 2..=301 {
        assert_eq!(take(number, "大课"), Ok(()), "{number}");
    }
    assert_eq!(take(302, "大课"), Err((ImportColumn::Person, ImportFault::TrainingFull)));
    assert_eq!(take(302, "另一课"), Ok(()));
}

#[test]
fn are_the_headings_that_we_write_read_again() {
    for language in 0..2 {
        let headings: Vec<_> = WRITTEN.iter().map(|(zh, en)| [zh, en][language].to_string()).collect();
        let columns = Columns::of(&headings).unwrap();
        assert_eq!(columns.0.len(), WRITTEN.len(), "{headings:?}");
    }
}
