//! Does the board say what the ledgers say, at once, and by the rules of its time?

use crate::figures::workbook;
use reqwest::Method;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use xinqiao_domain::compliance::{BoardFinding, Counting};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{EntryId, Millis, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::compliance::{Compliance, ComplianceEntries, ComplianceRow, ComplianceWhat};
use xinqiao_protocol::http::ledgers::{Course, LedgerRulesView, Supervision, Training};
use xinqiao_protocol::http::sign_in::SignedIn;
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    does_the_board_follow_an_entry_and_its_corrections,
    does_a_past_month_keep_its_rules,
    are_courses_counted_by_who_held_them,
    is_the_board_as_a_file_the_board,
    which_question_is_refused,
);

/// The day of every test hotline, in Shanghai.
const TODAY: &str = "2026-11-21";

async fn sees<A: DeserializeOwned>(hotline: &Hotline, who: &SignedIn, path: &str) -> A {
    hotline.ask(Method::GET, &format!("/api/v1/{path}"), &who.access_token, None::<&()>).await
}

async fn does<A: DeserializeOwned>(hotline: &Hotline, who: &SignedIn, path: &str, body: &Value) -> A {
    hotline.ask(Method::POST, &format!("/api/v1/{path}"), &who.access_token, Some(body)).await
}

async fn row(hotline: &Hotline, who: &SignedIn, year: i16, of: StaffId) -> ComplianceRow {
    let board: Compliance = sees(hotline, who, &format!("compliance?year={year}")).await;
    board.operators.into_iter().find(|row| row.staff == of).expect("she is on the board")
}

/// November's supervisions on the board, which are those that count among the entries behind the number.
async fn november(hotline: &Hotline, who: &SignedIn, of: StaffId) -> (u32, Vec<Counting>) {
    let tally = row(hotline, who, 2026, of).await.months[10];
    let behind: ComplianceEntries = sees(hotline, who, &format!("compliance/entries?staff={of}&period=2026-11")).await;
    let countings: Vec<Counting> = behind.entries.iter().map(|entry| entry.counting).collect();
    let counted = countings.iter().filter(|counting| **counting == Counting::Counts).count() as u32;
    assert_eq!(tally.counted, counted, "{behind:?}");
    (tally.counted, countings)
}

async fn does_the_board_follow_an_entry_and_its_corrections(mut hotline: Hotline) {
    let qin = hotline.person(&[Role::Supervisor]).await;
    let she = hotline.person(&[Role::Operator]).await;
    let (id, staff) = (new_id(), she.me.staff);
    assert_eq!(november(&hotline, &qin, staff).await, (0, vec![]));
    let held = json!({ "id": id, "kind": "individual", "on": TODAY, "minutes": 50, "people": [staff], "sessions": [],
        "points": "要点", "previous": "" });
    let written: Supervision = does(&hotline, &qin, "supervisions", &held).await;
    let path = format!("supervisions/{}", written.supervision);
    assert_eq!(november(&hotline, &qin, staff).await, (0, vec![Counting::NotConfirmed]));
    let confirm = async |version: EntryId| -> Supervision {
        let body = json!({ "id": new_id(), "version": version });
        does(&hotline, &she, &format!("{path}/confirmations"), &body).await
    };
    confirm(written.version).await;
    assert_eq!(november(&hotline, &qin, staff).await, (1, vec![Counting::Counts]));
    assert_eq!(row(&hotline, &qin, 2026, staff).await.months[10].finding, BoardFinding::Met);
    // A correction: what was confirmed counts on until it is confirmed as well.
    let to = json!({ "kind": "held", "form": "individual", "on": TODAY, "minutes": 60, "people": [staff],
        "sessions": [], "points": "要点", "previous": "" });
    let correct = json!({ "id": new_id(), "reason": "时长记错了", "to": to });
    let corrected: Supervision = does(&hotline, &qin, &format!("{path}/corrections"), &correct).await;
    assert_eq!(november(&hotline, &qin, staff).await.0, 1);
    confirm(corrected.version).await;
    let (counted, countings) = november(&hotline, &qin, staff).await;
    assert_eq!((counted, countings.len()), (1, 2), "both versions are there, and one counts");
    let withdraw = json!({ "id": new_id(), "reason": "没有举行", "to": { "kind": "withdrawn" } });
    let _: Supervision = does(&hotline, &qin, &format!("{path}/corrections"), &withdraw).await;
    let (counted, countings) = november(&hotline, &qin, staff).await;
    assert!(counted == 0 && countings.iter().all(|one| *one == Counting::Withdrawn), "{countings:?}");
    hotline.close().await;
}

async fn does_a_past_month_keep_its_rules(mut hotline: Hotline) {
    let she = hotline.person(&[Role::Operator]).await.me.staff;
    let admin = hotline.person(&[Role::SystemAdmin]).await;
    let versions: LedgerRulesView = sees(&hotline, &admin, "ledger-rules").await;
    let mut rules = serde_json::to_value(&versions.versions[0]).expect("rules");
    rules["from"] = json!("2027-01-15");
    rules["supervisions_per_month"] = json!(2);
    rules["courses"]["drills"] = json!(3);
    let _: LedgerRulesView = does(&hotline, &admin, "ledger-rules", &json!({ "id": new_id(), "rules": rules })).await;
    hotline.much_later(Millis::days(75)).await;
    let qin = hotline.person(&[Role::Supervisor]).await;
    let (last, this) = (row(&hotline, &qin, 2026, she).await, row(&hotline, &qin, 2027, she).await);
    let month = |row: &ComplianceRow, at: usize| (row.months[at].needed, row.months[at].finding);
    assert_eq!(month(&last, 9), (1, BoardFinding::BeforeHire));
    assert_eq!(month(&last, 10), (1, BoardFinding::BeforeLedger), "it began in the middle of November");
    assert_eq!(month(&last, 11), (1, BoardFinding::Missed));
    assert_eq!(month(&this, 0), (2, BoardFinding::Missed), "the rules of its last day");
    assert_eq!(month(&this, 1), (2, BoardFinding::Open));
    assert_eq!(month(&this, 2), (2, BoardFinding::Ahead));
    let board: Compliance = sees(&hotline, &qin, "compliance?year=2027").await;
    assert_eq!((board.months[0].asked, board.months[0].met, board.months[0].missed), (1, 0, 1));
    assert_eq!((board.months[2].asked, board.trainings.open), (0, 1));
    let drills = board.targets.iter().map(|one| (one.held, one.needed)).collect::<Vec<_>>();
    assert_eq!(drills, [(0, 2), (0, 3), (0, 4), (0, 6)]);
    hotline.close().await;
}

async fn are_courses_counted_by_who_held_them(mut hotline: Hotline) {
    let qin = hotline.person(&[Role::Supervisor]).await;
    let she = hotline.person(&[Role::Operator]).await.me.staff;
    let course = json!({ "id": new_id(), "kind": "crisis_team", "title": "队伍培训", "content": "", "minutes": 360,
        "valid_months": null });
    let course: Course = does(&hotline, &qin, "courses", &course).await;
    for organiser in ["city", "county"] {
        let held = json!({ "id": new_id(), "course": course.course, "on": TODAY, "minutes": 360,
            "trainer": qin.me.staff, "lecturer": "", "organiser": organiser, "place": "", "materials": "" });
        let held: Training = does(&hotline, &qin, "trainings", &held).await;
        let path = format!("trainings/{}", held.training);
        let enrol = json!({ "id": new_id(), "people": [she] });
        let _: Training = does(&hotline, &qin, &format!("{path}/enrolments"), &enrol).await;
        let result = json!({ "id": new_id(), "people": [{ "staff": she, "result": "attended" }] });
        let _: Training = does(&hotline, &qin, &format!("{path}/attendance"), &result).await;
    }
    let board: Compliance = sees(&hotline, &qin, "compliance?year=2026").await;
    assert_eq!(board.courses.iter().map(|one| one.held).collect::<Vec<_>>(), [1, 1], "one by each");
    assert_eq!((board.targets[0].held, board.targets[0].needed), (1, 2), "the city's counts for the city");
    let mine = board.operators.iter().find(|row| row.staff == she).expect("she is on the board");
    assert_eq!((mine.trainings.counted, mine.trainings.finding), (2, BoardFinding::Met), "attendance by person");
    let behind: ComplianceEntries = sees(&hotline, &qin, &format!("compliance/entries?staff={she}&period=2026")).await;
    let trainings = |entry: &&_| matches!(entry, ComplianceWhat::Training { .. });
    assert_eq!(behind.entries.iter().map(|entry| &entry.what).filter(trainings).count(), 2);
    hotline.close().await;
}

async fn is_the_board_as_a_file_the_board(mut hotline: Hotline) {
    let qin = hotline.person(&[Role::Supervisor]).await;
    let she = hotline.person(&[Role::Operator]).await;
    let board: Compliance = sees(&hotline, &qin, "compliance?year=2026").await;
    let rows = workbook(&hotline, &qin.access_token, "compliance/file/xlsx?year=2026&language=en").await;
    assert_eq!(rows.len(), 1 + board.operators.len());
    for (row, cells) in board.operators.iter().zip(&rows[1..]) {
        assert_eq!(cells[0], row.badge);
        let counts: Vec<String> = [&row.trainings]
            .into_iter()
            .chain(&row.months)
            .flat_map(|tally| [tally.counted.to_string(), tally.needed.to_string()])
            .collect();
        let written: Vec<String> =
            cells[6..].chunks(3).flat_map(|three| [three[0].clone(), three[1].clone()]).collect();
        assert_eq!(written, counts, "{}", she.me.staff);
    }
    hotline.close().await;
}

async fn which_question_is_refused(mut hotline: Hotline) {
    let qin = hotline.person(&[Role::Supervisor]).await;
    let she = hotline.person(&[Role::Operator]).await.me.staff;
    let table = [
        ("compliance?year=0".to_owned(), Code::FieldInvalid),
        ("compliance?year=next".to_owned(), Code::Malformed),
        (format!("compliance/entries?staff={she}&period=2026-13"), Code::FieldInvalid),
        (format!("compliance/entries?staff={}&period=2026", new_id()), Code::StaffNotFound),
        ("compliance/file/pdf?year=2026".to_owned(), Code::NotFound),
    ];
    for (path, code) in table {
        let path = format!("/api/v1/{path}");
        let problem = hotline.refused(Method::GET, &path, Some(&qin.access_token), None::<&()>).await;
        assert_eq!(problem.code, code, "{path}");
    }
    hotline.close().await;
}
