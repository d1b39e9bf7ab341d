//! Training and supervision: nobody signs for themselves, nothing is written ahead of its day, nothing is overwritten.

use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use xinqiao::sheets::{self, SheetKind};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::ledger::AttendanceResult;
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Date, EntryId, Event, StaffId};
use xinqiao_protocol::http::ledgers::{Course, Courses, EntryMark, Supervision, Supervisions, Training, Trainings};
use xinqiao_protocol::http::sign_in::SignedIn;
use xinqiao_protocol::{Code, Problem};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    does_a_supervisor_confirm_herself,
    is_an_entry_of_tomorrow_taken,
    is_an_attendance_without_enrolment_taken,
    is_a_correction_corrected,
    does_a_training_count_from_plan_to_certificate,
    does_a_supervision_count_once_both_have_confirmed_it,
    does_an_operator_see_a_colleagues_supervision,
    do_the_same_words_twice_make_two_entries,
    what_becomes_of_an_entry_that_was_withdrawn,
    is_a_sheet_taken_whole_or_not_at_all,
    is_what_is_exported_what_stands,
);

/// The day of every test hotline, in Shanghai.
const TODAY: &str = "2026-11-21";
const TOMORROW: &str = "2026-11-22";

/// A hotline with a supervisor, another one, and two operators.
struct House {
    hotline: Hotline,
    qin: SignedIn,
    luo: SignedIn,
    she: SignedIn,
    he: SignedIn,
}

impl House {
    async fn of(mut hotline: Hotline) -> Self {
        let qin = hotline.person(&[Role::Supervisor]).await;
        let luo = hotline.person(&[Role::Supervisor]).await;
        let she = hotline.person(&[Role::Operator]).await;
        let he = hotline.person(&[Role::Operator]).await;
        Self { hotline, qin, luo, she, he }
    }

    async fn does<A: DeserializeOwned>(&self, who: &SignedIn, path: &str, body: &impl Serialize) -> A {
        self.hotline.ask(Method::POST, &format!("/api/v1/{path}"), &who.access_token, Some(body)).await
    }

    async fn sees<A: DeserializeOwned>(&self, who: &SignedIn, path: &str) -> A {
        self.hotline.ask(Method::GET, &format!("/api/v1/{path}"), &who.access_token, None::<&()>).await
    }

    async fn is_refused(&self, who: &SignedIn, path: &str, body: &Value) -> Code {
        let path = format!("/api/v1/{path}");
        let problem: Problem = self.hotline.refused(Method::POST, &path, Some(&who.access_token), Some(body)).await;
        assert!(!problem.title.is_empty() && !problem.detail.is_empty(), "it says what to do: {problem:?}");
        problem.code
    }

    /// A training of today under this trainer.
    async fn training(&self, trainer: &SignedIn) -> Training {
        let course = json!({ "id": new_id(), "kind": "annual", "title": "危机干预年度培训", "content": "评估与安全计划",
            "minutes": 360, "valid_months": 12 });
        let course: Course = self.does(trainer, "courses", &course).await;
        self.does(trainer, "trainings", &training(&course, trainer.me.staff, TODAY)).await
    }
}

fn training(course: &Course, trainer: StaffId, on: &str) -> Value {
    json!({ "id": new_id(), "course": course.course, "on": on, "minutes": 360, "trainer": trainer,
        "lecturer": "外聘讲师", "organiser": "centre", "place": "三楼会议室", "materials": "讲义" })
}

fn supervision(people: &[StaffId], on: &str) -> Value {
    let kind = if people.len() == 1 { "individual" } else { "group" };
    json!({ "id": new_id(), "kind": kind, "on": on, "minutes": 50, "people": people, "sessions": [],
        "points": "先问自杀意念，再谈计划", "previous": "上次约定已做到" })
}

fn held(people: &[StaffId], minutes: u32) -> Value {
    json!({ "kind": "held", "form": "individual", "on": TODAY, "minutes": minutes, "people": people, "sessions": [],
        "points": "改后的要点", "previous": "" })
}

fn correction(to: &Value) -> Value {
    json!({ "id": new_id(), "reason": "时长记错了", "to": to })
}

fn marked(staff: StaffId, result: AttendanceResult) -> Value {
    json!({ "id": new_id(), "people": [{ "staff": staff, "result": result }] })
}

fn enrol(people: &[StaffId]) -> Value {
    json!({ "id": new_id(), "people": people })
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

async fn does_a_supervisor_confirm_herself(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she) = (&house.qin, house.she.me.staff);
    let with_herself = supervision(&[qin.me.staff], TODAY);
    assert_eq!(house.is_refused(qin, "supervisions", &with_herself).await, Code::SelfConfirmed);
    let written: Supervision = house.does(qin, "supervisions", &supervision(&[she], TODAY)).await;
    let confirm = format!("supervisions/{}/confirmations", written.supervision);
    let seen = json!({ "id": new_id(), "version": written.version });
    assert_eq!(house.is_refused(qin, &confirm, &seen).await, Code::SelfConfirmed);
    assert_eq!(house.is_refused(&house.he, &confirm, &seen).await, Code::NotSupervised);
    let held = house.training(qin).await;
    let people = format!("trainings/{}", held.training);
    let _: Training = house.does(qin, &format!("{people}/enrolments"), &enrol(&[qin.me.staff])).await;
    let herself = marked(qin.me.staff, AttendanceResult::Passed);
    assert_eq!(house.is_refused(qin, &format!("{people}/attendance"), &herself).await, Code::SelfConfirmed);
    house.hotline.close().await;
}

async fn is_an_entry_of_tomorrow_taken(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she) = (&house.qin, house.she.me.staff);
    assert_eq!(house.is_refused(qin, "supervisions", &supervision(&[she], TOMORROW)).await, Code::EntryInFuture);
    let today = house.training(qin).await;
    let course: Courses = house.sees(qin, "courses").await;
    let planned: Training = house.does(qin, "trainings", &training(&course.courses[0], qin.me.staff, TOMORROW)).await;
    let path = format!("trainings/{}", planned.training);
    let _: Training = house.does(qin, &format!("{path}/enrolments"), &enrol(&[she])).await;
    let attended = marked(she, AttendanceResult::Attended);
    assert_eq!(house.is_refused(qin, &format!("{path}/attendance"), &attended).await, Code::EntryInFuture);
    let far = training(&course.courses[0], qin.me.staff, "2199-01-01");
    assert_eq!(house.is_refused(qin, "trainings", &far).await, Code::FieldInvalid);
    // What was attended cannot be put off.
    let path = format!("trainings/{}", today.training);
    let _: Training = house.does(qin, &format!("{path}/enrolments"), &enrol(&[she])).await;
    let _: Training = house.does(qin, &format!("{path}/attendance"), &attended).await;
    let later = json!({ "kind": "held", "on": TOMORROW, "minutes": 60, "lecturer": "", "organiser": "city", "place": "",
        "materials": "" });
    assert_eq!(house.is_refused(qin, &format!("{path}/corrections"), &correction(&later)).await, Code::EntryInFuture);
    house.hotline.close().await;
}

async fn is_an_attendance_without_enrolment_taken(hotline: Hotline) {
    let house = House::of(hotline).await;
    let held = house.training(&house.qin).await;
    let path = format!("trainings/{}", held.training);
    let _: Training = house.does(&house.qin, &format!("{path}/enrolments"), &enrol(&[house.she.me.staff])).await;
    let two = json!({ "id": new_id(), "people": [
        { "staff": house.she.me.staff, "result": "passed" }, { "staff": house.he.me.staff, "result": "passed" }] });
    assert_eq!(house.is_refused(&house.qin, &format!("{path}/attendance"), &two).await, Code::NotEnrolled);
    let year: Trainings = house.sees(&house.qin, "trainings?year=2026").await;
    assert!(year.trainings[0].people.iter().all(|person| person.attendance.is_none()), "all of the list or none");
    let hers = marked(house.she.me.staff, AttendanceResult::Passed);
    assert_eq!(house.is_refused(&house.luo, &format!("{path}/attendance"), &hers).await, Code::NotTheTrainer);
    let nobody = enrol(&[StaffId(new_id())]);
    assert_eq!(house.is_refused(&house.qin, &format!("{path}/enrolments"), &nobody).await, Code::StaffNotFound);
    house.hotline.close().await;
}

async fn is_a_correction_corrected(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she) = (&house.qin, house.she.me.staff);
    let first: Supervision = house.does(qin, "supervisions", &supervision(&[she], TODAY)).await;
    let path = |entry: EntryId| format!("supervisions/{entry}/corrections");
    let again = correction(&held(&[she], 40));
    assert_eq!(house.is_refused(&house.luo, &path(first.supervision), &again).await, Code::NotTheSupervisor);
    let no_reason = json!({ "id": new_id(), "reason": " ", "to": held(&[she], 40) });
    assert_eq!(house.is_refused(qin, &path(first.supervision), &no_reason).await, Code::ReasonMissing);
    let _: Supervision = house.does(qin, &path(first.supervision), &again).await;
    let entries = house.hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    let entry = entries
        .iter()
        .find_map(|it| {
            let Event::Ledger(LedgerEvent::SupervisionRecorded { entry, corrects, .. }) = &it.event else {
                return None;
            };
            (*corrects == Some(first.supervision)).then_some(*entry)
        })
        .expect("the journal tells of the correction");
    let once_more = correction(&held(&[she], 30));
    assert_eq!(house.is_refused(qin, &path(entry), &once_more).await, Code::CorrectionOfCorrection);
    let now: Supervision = house.does(qin, &path(first.supervision), &once_more).await;
    assert_eq!((now.supervision, now.mark, now.minutes), (first.supervision, EntryMark::Corrected, 30));
    house.hotline.close().await;
}

async fn does_a_training_count_from_plan_to_certificate(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she, he) = (&house.qin, house.she.me.staff, house.he.me.staff);
    let planned = house.training(qin).await;
    assert_eq!((planned.mark, planned.people.len()), (EntryMark::First, 0));
    let path = format!("trainings/{}", planned.training);
    let _: Training = house.does(qin, &format!("{path}/enrolments"), &enrol(&[she])).await;
    let both: Training = house.does(qin, &format!("{path}/enrolments"), &enrol(&[she, he])).await;
    assert_eq!(both.people.len(), 2, "nobody twice");
    let attended: Training =
        house.does(qin, &format!("{path}/attendance"), &marked(she, AttendanceResult::NotPassed)).await;
    let of = |training: &Training, staff| {
        let person = training.people.iter().find(|person| person.staff == staff).cloned();
        person.expect("enrolled").attendance
    };
    assert_eq!(of(&attended, he), None);
    let passed: Training = house.does(qin, &format!("{path}/attendance"), &marked(she, AttendanceResult::Passed)).await;
    let hers = of(&passed, she).expect("confirmed");
    assert_eq!((hers.mark, hers.result), (EntryMark::Corrected, AttendanceResult::Passed));
    assert_eq!(hers.certificate_until, Some(day("2027-11-21")), "good for a year");
    let his: Trainings = house.sees(&house.he, "trainings?year=2026").await;
    assert_eq!(his.trainings[0].people.iter().map(|it| it.staff).collect::<Vec<_>>(), [he], "only himself");
    let none: Trainings = house.sees(&house.he, "trainings?year=2025").await;
    assert!(none.trainings.is_empty());
    let courses: Courses = house.sees(&house.he, "courses").await;
    assert_eq!(courses.courses.len(), 1);
    let earlier = json!({ "kind": "held", "on": "2026-10-08", "minutes": 300, "lecturer": "", "organiser": "city",
        "place": "", "materials": "" });
    let moved: Training = house.does(qin, &format!("{path}/corrections"), &correction(&earlier)).await;
    assert_eq!((moved.training, moved.on), (planned.training, day("2026-10-08")));
    let until = of(&moved, she).expect("it stays confirmed").certificate_until;
    assert_eq!(until, Some(day("2027-10-08")), "with the day it was held");
    house.hotline.close().await;
}

async fn does_a_supervision_count_once_both_have_confirmed_it(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she) = (&house.qin, house.she.me.staff);
    let written: Supervision = house.does(qin, "supervisions", &supervision(&[she], TODAY)).await;
    assert_eq!(written.people[0].confirmed_at, None);
    let path = format!("supervisions/{}", written.supervision);
    let confirm = |seen: &Supervision| json!({ "id": new_id(), "version": seen.version });
    let confirmed: Supervision = house.does(&house.she, &format!("{path}/confirmations"), &confirm(&written)).await;
    assert!(confirmed.people[0].confirmed_at.is_some());
    assert_eq!(counted(&house, she).await, 1);
    let twice = house.is_refused(&house.she, &format!("{path}/confirmations"), &confirm(&written)).await;
    assert_eq!(twice, Code::AlreadyDone);
    let corrected: Supervision = house.does(qin, &format!("{path}/corrections"), &correction(&held(&[she], 45))).await;
    assert_eq!((corrected.mark, corrected.minutes), (EntryMark::Corrected, 45));
    assert_eq!(corrected.people[0].confirmed_at, None, "asked to confirm what it is now");
    assert_eq!(counted(&house, she).await, 1, "what she confirmed counts on");
    let again: Supervision = house.does(&house.she, &format!("{path}/confirmations"), &confirm(&corrected)).await;
    assert!(again.people[0].confirmed_at.is_some());
    assert_eq!(counted(&house, she).await, 1, "once, in whichever version");
    house.hotline.close().await;
}

/// How many supervisions of this month count for somebody.
async fn counted(house: &House, staff: StaffId) -> u32 {
    let standing = house.hotline.store().standing(staff).await.expect("read").expect("she answers callers");
    let reasons = standing.standing.reasons.into_iter();
    reasons
        .filter(|reason| reason.period.is_some_and(|period| period.to_string() == "2026-11"))
        .map(|reason| reason.counted)
        .sum()
}

async fn does_an_operator_see_a_colleagues_supervision(hotline: Hotline) {
    let house = House::of(hotline).await;
    let hers: Supervision = house.does(&house.qin, "supervisions", &supervision(&[house.she.me.staff], TODAY)).await;
    let month = "supervisions?month=2026-11";
    let seen: Supervisions = house.sees(&house.she, month).await;
    assert_eq!(seen.supervisions, [hers]);
    let his: Supervisions = house.sees(&house.he, month).await;
    assert!(his.supervisions.is_empty(), "{his:?}");
    let all: Supervisions = house.sees(&house.luo, month).await;
    assert_eq!(all.supervisions.len(), 1, "a supervisor sees all");
    let before: Supervisions = house.sees(&house.luo, "supervisions?month=2026-10").await;
    assert!(before.supervisions.is_empty());
    let path = "/api/v1/supervisions?month=2026";
    let refused = house.hotline.refused(Method::GET, path, Some(&house.luo.access_token), None::<&()>).await;
    assert_eq!(refused.code, Code::FieldInvalid);
    house.hotline.close().await;
}

async fn do_the_same_words_twice_make_two_entries(hotline: Hotline) {
    let house = House::of(hotline).await;
    let body = supervision(&[house.she.me.staff, house.he.me.staff], TODAY);
    let first: Supervision = house.does(&house.qin, "supervisions", &body).await;
    let again: Supervision = house.does(&house.qin, "supervisions", &body).await;
    assert_eq!(first, again);
    let mut other = body.clone();
    other["minutes"] = json!(55);
    assert_eq!(house.is_refused(&house.qin, "supervisions", &other).await, Code::IdReused);
    let long = "长".repeat(8_001);
    let mut too_long = supervision(&[house.she.me.staff], TODAY);
    too_long["points"] = json!(long);
    assert_eq!(house.is_refused(&house.qin, "supervisions", &too_long).await, Code::TextTooLong);
    let all: Supervisions = house.sees(&house.qin, "supervisions?month=2026-11").await;
    assert_eq!(all.supervisions.len(), 1);
    house.hotline.close().await;
}

async fn what_becomes_of_an_entry_that_was_withdrawn(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she) = (&house.qin, house.she.me.staff);
    let written: Supervision = house.does(qin, "supervisions", &supervision(&[she], TODAY)).await;
    let path = format!("supervisions/{}", written.supervision);
    let confirm = format!("{path}/confirmations");
    let seen = json!({ "id": new_id(), "version": written.version });
    let _: Supervision = house.does(&house.she, &confirm, &seen).await;
    let withdraw = correction(&json!({ "kind": "withdrawn" }));
    let gone: Supervision = house.does(qin, &format!("{path}/corrections"), &withdraw).await;
    assert_eq!(gone.mark, EntryMark::Withdrawn);
    assert_eq!(counted(&house, she).await, 0, "it does not count any more");
    let again = correction(&held(&[she], 40));
    assert_eq!(house.is_refused(qin, &format!("{path}/corrections"), &again).await, Code::AlreadyDone);
    let again = json!({ "id": new_id(), "version": gone.version });
    assert_eq!(house.is_refused(&house.she, &confirm, &again).await, Code::AlreadyDone);
    house.hotline.close().await;
}

/// A sheet kept before, and the same rows with one that is wrong.
const SHEET: &str = "类别,姓名或工号,日期,分钟,课程,类型,组织者,培训师或督导,结果\n\
    培训,{she},2026-03-05,6学时,危机干预,年度培训,市,外聘讲师,合格\n\
    督导,{she},2026-11-02,50,,个体督导,,,\n";

impl House {
    async fn sends(&self, who: &SignedIn, path: &str, kind: &str, file: Vec<u8>) -> (StatusCode, String) {
        let hotline = &self.hotline;
        let request = hotline.http.post(format!("{}/api/v1/{path}", hotline.origin(0)));
        let request = request.header("origin", hotline.origin(0)).header("content-type", kind);
        let answer = request.bearer_auth(&who.access_token).body(file).send().await.expect("it answers");
        (answer.status(), answer.text().await.unwrap_or_default())
    }

    async fn sheet(&self, who: &SignedIn, path: &str, sheet: &str) -> (StatusCode, Value) {
        let text = sheet.replace("{she}", &self.she.me.badge).replace("{qin}", &self.qin.me.badge);
        let (status, text) = self.sends(who, path, "text/csv", text.into_bytes()).await;
        (status, serde_json::from_str(&text).expect("JSON"))
    }
}

async fn is_a_sheet_taken_whole_or_not_at_all(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, she) = (&house.qin, house.she.me.staff);
    let bad = format!(
        "{SHEET}督导,{{she}},2026-11-22,50,,,,,\n督导,无此人,2026-11-02,50,,,,,\n督导,{{qin}},2026-11-02,50,,,,,\n\
         督导,{{she}},去年,50,,,,,\n督导,{{she}},2026-11-02,50,,,,,\n督导,{{she}},2026-11-03,0,,,,,\n"
    );
    let (status, preview) = house.sheet(qin, "ledger-imports/preview", &bad).await;
    assert_eq!((status, &preview["good"], &preview["bad"]), (StatusCode::OK, &json!(2), &json!(6)));
    let faults: Vec<_> = preview["rows"].as_array().expect("rows").iter().skip(2).cloned().collect();
    let bad_row = |row, column, fault| json!({ "kind": "bad", "row": row, "column": column, "fault": fault });
    let expected = [
        bad_row(4, "date", "entry_in_future"),
        bad_row(5, "person", "unknown_person"),
        bad_row(6, "person", "own_entry"),
        bad_row(7, "date", "date_unreadable"),
        bad_row(8, "person", "duplicate"),
        bad_row(9, "minutes", "minutes_out_of_range"),
    ];
    assert_eq!(faults, expected);
    let (status, refused) = house.sheet(qin, "ledger-imports", &bad).await;
    assert_eq!((status, &refused["code"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("field_invalid")));
    assert_eq!(counted(&house, she).await, 0, "nothing of it was written");
    let taken = json!({ "attendances": 1, "supervisions": 1 });
    assert_eq!(house.sheet(qin, "ledger-imports", SHEET).await, (StatusCode::OK, taken.clone()));
    assert_eq!(house.sheet(qin, "ledger-imports", SHEET).await, (StatusCode::OK, taken), "the same file again");
    assert_eq!(counted(&house, she).await, 1, "it counts at once, and once");
    let (_, again) = house.sheet(qin, "ledger-imports/preview", SHEET).await;
    assert_eq!((&again["bad"], &again["rows"][1]["fault"]), (&json!(2), &json!("duplicate")));
    let year: Trainings = house.sees(&house.she, "trainings?year=2026").await;
    let training = &year.trainings[0];
    assert_eq!((training.mark, training.minutes, training.lecturer.as_str()), (EntryMark::Imported, 270, "外聘讲师"));
    let (status, _) = house.sends(qin, "ledger-imports", "application/pdf", Vec::new()).await;
    assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let (status, _) = house.sends(qin, "ledger-imports", "text/csv", vec![b'a'; 2 * 1024 * 1024 + 1]).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    house.hotline.close().await;
}

async fn is_what_is_exported_what_stands(hotline: Hotline) {
    let house = House::of(hotline).await;
    let (qin, hotline) = (&house.qin, &house.hotline);
    house.sheet(qin, "ledger-imports", SHEET).await;
    let file = async |name: &str, kind| {
        let request = hotline.http.get(format!("{}/api/v1/ledger-exports/{name}", hotline.origin(0)));
        let answer = request.bearer_auth(&qin.access_token).send().await.expect("it answers");
        assert_eq!(answer.status(), StatusCode::OK, "{name}");
        sheets::read(kind, &answer.bytes().await.expect("the file")).expect("a reader reads it").cells
    };
    let badge = house.she.me.badge.as_str();
    for (ending, kind) in [("csv", SheetKind::Csv), ("xlsx", SheetKind::Xlsx)] {
        let trainings = file(&format!("trainings.{ending}?period=2026"), kind).await;
        assert_eq!(trainings[1][..5], ["培训", badge, "2026-03-05", "270", "危机干预"]);
        let supervisions = file(&format!("supervisions.{ending}?period=2026-11"), kind).await;
        assert_eq!(supervisions[1][..4], ["督导", badge, "2026-11-02", "50"]);
        let standings = file(&format!("standings.{ending}"), kind).await;
        assert!(standings.iter().any(|row| row[0] == badge), "{standings:?}");
        let english = file(&format!("trainings.{ending}?period=2026&language=en"), kind).await;
        assert_eq!(english[0][..5], ["Kind", "Person", "Date", "Minutes", "Title"]);
        assert_eq!(english[1][..4], ["Training", badge, "2026-03-05", "270"]);
    }
    house.hotline.close().await;
}
