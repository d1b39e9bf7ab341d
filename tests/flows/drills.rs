//! The yearly drill and the two trainings of a team: counted from what was run as a dispatch and what stands in the ledger,
//! and nothing twice.

use crate::emergencies::{drills_to_the_end, posts, reads};
use crate::scene::{LEAD, Out};
use serde_json::{Value, json};
use xinqiao_domain::compliance::{BoardFinding, CourseTarget};
use xinqiao_domain::dispatch::Purpose;
use xinqiao_protocol::http::compliance::Compliance;
use xinqiao_protocol::http::emergencies::{CrisisYear, TeamYear};
use xinqiao_protocol::http::ledgers::{Course, Training};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(is_a_drill_counted_once_that_was_run_and_entered, what_meets_a_teams_year_without_any_dispatch,);

/// The day of every test hotline, in Shanghai, and the one before.
const TODAY: &str = "2026-11-21";
const YESTERDAY: &str = "2026-11-20";

/// A training of the ledger, which the lead of the team attended.
async fn entered(out: &Out, kind: &str, on: &str) {
    let (hotline, token) = (&out.hotline, out.supervisor.token.as_str());
    let course = json!({ "id": new_id(), "kind": kind, "title": "预案演练与培训", "content": "", "minutes": 180,
        "valid_months": null });
    let course: Course = posts(hotline, token, "courses", &course).await;
    let held = json!({ "id": new_id(), "course": course.course, "on": on, "minutes": 180,
        "trainer": out.supervisor.staff, "lecturer": "", "organiser": "city", "place": "", "materials": "" });
    let held: Training = posts(hotline, token, "trainings", &held).await;
    let path = format!("trainings/{}", held.training);
    let lead = out.team.crew[LEAD].staff;
    let enrol = json!({ "id": new_id(), "people": [lead] });
    let _: Training = posts(hotline, token, &format!("{path}/enrolments"), &enrol).await;
    let result = json!({ "id": new_id(), "people": [{ "staff": lead, "result": "attended" }] });
    let _: Value = posts(hotline, token, &format!("{path}/attendance"), &result).await;
}

async fn year(out: &Out) -> (CrisisYear, TeamYear) {
    let year: CrisisYear = reads(&out.hotline, &out.supervisor.token, "crisis-year?year=2026").await;
    let team = year.teams.iter().find(|one| one.team == out.team.team).expect("the team").clone();
    (year, team)
}

/// Drills of the year, as the year of the teams and as the compliance board count them for the area's plan.
async fn of_the_plan(out: &Out) -> [u32; 2] {
    let board: Compliance = reads(&out.hotline, &out.supervisor.token, "compliance?year=2026").await;
    [year(out).await.0.courses, board.targets].map(|found| {
        found.into_iter().find(|one| one.target == CourseTarget::Drills).map(|one| one.held).expect("the drills")
    })
}

async fn is_a_drill_counted_once_that_was_run_and_entered(hotline: Hotline) {
    let mut out = Out::called(hotline, Purpose::Drill).await;
    drills_to_the_end(&mut out, 6).await;
    let begun = year(&out).await.1.last_drill;
    assert_eq!((year(&out).await.1.drills.held, of_the_plan(&out).await), (1, [1, 1]));
    entered(&out, "drill", TODAY).await;
    let (_, team) = year(&out).await;
    assert_eq!((team.drills.held, team.drills.finding, team.last_drill), (1, BoardFinding::Met, begun), "the same one");
    assert_eq!(of_the_plan(&out).await, [1, 1]);
    entered(&out, "drill", YESTERDAY).await;
    let (_, team) = year(&out).await;
    assert_eq!((team.drills.held, team.last_drill), (2, begun), "another one, the day before");
    assert_eq!(of_the_plan(&out).await, [2, 2]);
    assert_eq!(team.trainings.held, 0, "a drill is no training");
    out.hotline.close().await;
}

async fn what_meets_a_teams_year_without_any_dispatch(hotline: Hotline) {
    let out = Out::called(hotline, Purpose::Real).await;
    let (_, team) = year(&out).await;
    assert_eq!((team.drills.held, team.trainings.held, team.last_drill), (0, 0, None));
    entered(&out, "drill", YESTERDAY).await;
    entered(&out, "crisis_team", YESTERDAY).await;
    let (_, team) = year(&out).await;
    assert_eq!((team.drills.held, team.drills.finding), (1, BoardFinding::Met));
    assert!(team.last_drill.is_some());
    assert_eq!((team.trainings.held, team.trainings.needed), (1, 2));
    assert_ne!(team.trainings.finding, BoardFinding::Met);
    entered(&out, "crisis_team", TODAY).await;
    assert_eq!(year(&out).await.1.trainings.finding, BoardFinding::Met);
    out.hotline.close().await;
}
