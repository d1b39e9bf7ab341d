//! Declared emergencies with many cases, the plans they activate, and drills that stay drills.

use crate::scene::{LEAD, NURSE, Out, record};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::compliance::BoardFinding;
use xinqiao_domain::dispatch::{Purpose, StageWord};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::{AreaId, EmergencyId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::dispatches::{DispatchRequested, DispatchStrip};
use xinqiao_protocol::http::emergencies::{
    CrisisYear, Drill, DrillCounts, Emergency, EmergencyPlan, EmergencyPlanDetail,
};
use xinqiao_protocol::http::scene::SceneReported;
use xinqiao_tests::{CrisisTeam, Hotline, new_id, on_both_databases};

on_both_databases!(
    are_two_cases_followed_under_one_emergency,
    does_an_emergency_keep_the_version_it_activated,
    what_does_an_emergency_need_before_it_is_declared,
    does_a_drill_stay_a_drill,
);

fn plan(area: AreaId, body: &str) -> Value {
    json!({
        "id": new_id(),
        "area": area,
        "title": "安宁县突发事件心理危机干预预案",
        "body": body,
        "needs": [{ "profession": "psychiatrist", "count": 1 }, { "profession": "counsellor", "count": 1 }],
        "class": "four_hours",
    })
}

pub async fn posts<A: serde::de::DeserializeOwned>(hotline: &Hotline, token: &str, path: &str, body: &Value) -> A {
    hotline.ask(Method::POST, &format!("/api/v1/{path}"), token, Some(body)).await
}

pub async fn reads<A: serde::de::DeserializeOwned>(hotline: &Hotline, token: &str, path: &str) -> A {
    hotline.ask(Method::GET, &format!("/api/v1/{path}"), token, None::<&()>).await
}

async fn code(hotline: &Hotline, token: &str, path: &str, body: &Value) -> Code {
    hotline.refused(Method::POST, &format!("/api/v1/{path}"), Some(token), Some(body)).await.code
}

fn declared(team: &CrisisTeam, purpose: &str) -> Value {
    json!({ "id": new_id(), "purpose": purpose, "area": team.area, "title": "河东路民房坍塌" })
}

fn case(team: &CrisisTeam, emergency: EmergencyId, purpose: &str) -> Value {
    json!({
        "source": "emergency",
        "tier": "high",
        "emergency": emergency,
        "request": {
            "id": new_id(),
            "purpose": purpose,
            "area": team.area,
            "class": "four_hours",
            "basis": "cannot_consent",
            "reasons": ["harm_to_self"],
            "brief": {
                "place": { "words": "临时安置点", "coordinates": null, "map_link": "", "confidence": "certain" },
                "person": { "name": "", "phone": "", "about": "" },
                "situation": "目睹坍塌",
                "danger_on_the_way": "",
                "informant": { "name": "", "relation": "", "phone": "" },
                "call_back": "",
            },
        },
    })
}

async fn are_two_cases_followed_under_one_emergency(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let keeper = team.keeper.as_str();
    let _: EmergencyPlanDetail = posts(&hotline, keeper, "emergency-plans", &plan(team.area, "先到先评估")).await;
    let emergency: Emergency = posts(&hotline, keeper, "emergencies", &declared(&team, "real")).await;
    assert_eq!((emergency.plan_version, emergency.cases), (1, 0));
    let mut cases = Vec::new();
    for _ in 0..2 {
        let asked: DispatchRequested =
            posts(&hotline, keeper, "dispatches", &case(&team, emergency.emergency, "real")).await;
        cases.push(asked.dispatch);
    }
    let drill = code(&hotline, keeper, "dispatches", &case(&team, emergency.emergency, "drill")).await;
    assert_eq!(drill, Code::PurposeDiffers);
    let board = format!("emergencies/{}/cases", emergency.emergency);
    let under_it: Vec<DispatchStrip> = reads(&hotline, keeper, &board).await;
    assert_eq!(under_it.iter().filter(|one| one.emergency == Some(emergency.emergency)).count(), 2);
    let wanted: Vec<_> = under_it[0].needs.iter().map(|need| need.profession).collect();
    assert_eq!(wanted, [Profession::Psychiatrist, Profession::Counsellor], "what the plan says for each case");
    let end = format!("emergencies/{}/end", emergency.emergency);
    assert_eq!(code(&hotline, keeper, &end, &json!({ "id": new_id() })).await, Code::CasesOpen);
    for case in cases {
        let over = json!({ "id": new_id(), "because": "safe", "note": "" });
        let (status, text) = hotline
            .send(Method::POST, &format!("/api/v1/dispatches/{case}/stand-down"), Some(keeper), Some(&over))
            .await;
        assert!(status.is_success(), "{status} {text}");
    }
    let over: Emergency = posts(&hotline, keeper, &end, &json!({ "id": new_id() })).await;
    assert_eq!((over.cases, over.open_cases), (2, 0));
    assert_eq!(over.add_case, Permit::No { code: Code::EmergencyOver });
    let late = code(&hotline, keeper, "dispatches", &case(&team, emergency.emergency, "real")).await;
    assert_eq!(late, Code::EmergencyOver);
    hotline.close().await;
}

async fn does_an_emergency_keep_the_version_it_activated(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let keeper = team.keeper.as_str();
    let first: EmergencyPlanDetail = posts(&hotline, keeper, "emergency-plans", &plan(team.area, "第一版")).await;
    let twice = code(&hotline, keeper, "emergency-plans", &plan(team.area, "另一份")).await;
    assert_eq!(twice, Code::ChangedMeanwhile, "an area has one plan");
    let emergency: Emergency = posts(&hotline, keeper, "emergencies", &declared(&team, "real")).await;
    let next = format!("emergency-plans/{}/versions", first.plan.plan);
    let second: EmergencyPlanDetail = posts(&hotline, keeper, &next, &plan(team.area, "第二版")).await;
    assert_eq!(second.versions.iter().map(|one| one.version).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(code(&hotline, keeper, &next, &plan(team.area, "未读第二版")).await, Code::ChangedMeanwhile);
    let listed: Vec<EmergencyPlan> = reads(&hotline, keeper, "emergency-plans").await;
    assert_eq!((listed.len(), listed[0].plan), (1, second.plan.plan), "the newest of each area");
    let path = format!("emergencies/{}", emergency.emergency);
    let still: Emergency = reads(&hotline, keeper, &path).await;
    assert_eq!((still.plan, still.plan_version), (first.plan.plan, 1));
    let read: EmergencyPlanDetail = reads(&hotline, keeper, &format!("emergency-plans/{}", first.plan.plan)).await;
    assert_eq!(read.plan.body, "第一版", "every version stays");
    let few = json!({ "id": new_id(), "area": team.area, "title": "空", "body": "空", "needs": [], "class": "day" });
    let path = format!("emergency-plans/{}/versions", second.plan.plan);
    assert_eq!(code(&hotline, keeper, &path, &few).await, Code::NeedsTooFew);
    hotline.close().await;
}

async fn what_does_an_emergency_need_before_it_is_declared(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let keeper = team.keeper.as_str();
    let without = code(&hotline, keeper, "emergencies", &declared(&team, "real")).await;
    assert_eq!(without, Code::NoPlanHere);
    let _: EmergencyPlanDetail = posts(&hotline, keeper, "emergency-plans", &plan(team.area, "县预案")).await;
    // A township without a plan of its own goes by its county's.
    let township = hotline.area(keeper, "河口镇", Some(team.area)).await;
    let body = json!({ "id": new_id(), "purpose": "real", "area": township, "title": "山洪" });
    let emergency: Emergency = posts(&hotline, keeper, "emergencies", &body).await;
    assert_eq!((emergency.area_name.as_str(), emergency.plan_version), ("河口镇", 1));
    let nameless = json!({ "id": new_id(), "purpose": "real", "area": team.area, "title": " " });
    assert_eq!(code(&hotline, keeper, "emergencies", &nameless).await, Code::TextEmpty);
    let nobody = hotline.operator().await;
    assert_eq!(code(&hotline, &nobody.token, "emergencies", &declared(&team, "real")).await, Code::Forbidden);
    hotline.close().await;
}

async fn does_a_drill_stay_a_drill(hotline: Hotline) {
    let mut out = Out::called(hotline, Purpose::Drill).await;
    let area = out.team.area;
    let first = out.dispatch;
    drills_to_the_end(&mut out, 6).await;
    let plan: EmergencyPlanDetail =
        posts(&out.hotline, &out.supervisor.token, "emergency-plans", &plan(area, "演练用")).await;
    out.team.keeper.clone_from(&out.supervisor.token);
    out.dispatch = out.hotline.police_ask_for(&out.team, Purpose::Drill).await.dispatch;
    drills_to_the_end(&mut out, 4).await;
    out.team.keeper.clone_from(&out.supervisor.token);
    let real = out.hotline.police_ask_for(&out.team, Purpose::Real).await;
    assert!(!real.number.starts_with('D'), "{}", real.number);
    let drills: Window<Drill> = reads(&out.hotline, &out.supervisor.token, "drills").await;
    let [second, before] = drills.rows.as_slice() else { panic!("two drills: {drills:?}") };
    assert_eq!((second.dispatch, before.dispatch), (out.dispatch, first));
    assert!(second.number.starts_with('D'), "{}", second.number);
    assert_eq!((second.plan, second.plan_version), (Some(plan.plan.plan), Some(1)), "it names what it exercised");
    assert_eq!((second.counts, before.counts), (DrillCounts::Yes, DrillCounts::Yes));
    assert_eq!(second.before.as_ref().map(|one| one.dispatch), Some(first));
    let on_scene = second.compared.iter().find(|one| one.stage == StageWord::OnScene).expect("measured");
    assert_eq!((on_scene.took_ms, on_scene.before_ms), (Some(Millis::minutes(4)), Some(Millis::minutes(6))));
    assert_eq!(on_scene.longer_ms, Some(Millis::minutes(-2)), "two minutes faster");
    assert!(before.before.is_none() && before.compared.iter().all(|one| one.before_ms.is_none()));
    let year = Zone::default().day_of(out.hotline.now()).year();
    let counted: CrisisYear = reads(&out.hotline, &out.supervisor.token, &format!("crisis-year?year={year}")).await;
    let team = counted.teams.iter().find(|one| one.team == out.team.team).expect("the team");
    assert_eq!((team.drills.held, team.drills.needed), (2, 1));
    assert_eq!((team.drills.finding, team.trainings.held), (BoardFinding::Met, 0));
    out.hotline.close().await;
}

/// A drill is seen through; the team is on scene so many minutes after it began.
pub async fn drills_to_the_end(out: &mut Out, minutes: i64) {
    out.goes(LEAD).await;
    out.goes(if out.strip(&out.supervisor.token).await.missing[0].profession == Profession::Nurse { NURSE } else { 2 })
        .await;
    out.later(Millis::minutes(minutes)).await;
    out.reports(LEAD, &json!({ "kind": "en_route", "departure": "complete" })).await;
    out.reports(LEAD, &json!({ "kind": "on_scene" })).await;
    out.reports(LEAD, &json!({ "kind": "contact_made" })).await;
    out.reports(LEAD, &json!({ "kind": "disposition", "measures": ["emergency_admission"] })).await;
    out.reports(LEAD, &json!({ "kind": "hand_over", "receiver": "演练医院" })).await;
    let _: SceneReported = out.posts(out.token(LEAD), "records", &json!({ "seen": 0, "form": record("演练") })).await;
    let closed: SceneReported = out.posts(out.token(LEAD), "acceptance", &json!({ "accepted_by": "演练医院" })).await;
    assert_eq!(closed.stage, StageWord::Closed);
}
