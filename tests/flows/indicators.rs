//! Indicators of the registry: counted as the formulas say, held against targets by place and year, each number opened to
//! the patients behind it, and taken out of the house as a file.

use crate::visits::{decided, findings, hands_in, managed, reached, reached_nobody, registers};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::PatientId;
use xinqiao_domain::event::ReportEvent;
use xinqiao_domain::indicator::{FORMULA_VERSION, IndicatorMeasure, TargetVerdict};
use xinqiao_domain::{AreaId, Event};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::indicators::{IndicatorPatient, IndicatorRow, IndicatorTargetRow, Indicators};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    are_a_handful_of_patients_counted_as_by_hand,
    is_each_number_opened_to_the_patients_behind_it,
    does_a_target_hold_for_place_and_year,
    who_takes_the_file_out_of_the_house,
);

async fn indicators(hotline: &Hotline, token: &str, asked: &str) -> Indicators {
    hotline.ask(Method::GET, &format!("/api/v1/indicators?{asked}"), token, None::<&()>).await
}

fn counted(rows: &[IndicatorRow], measure: IndicatorMeasure) -> (u32, u32) {
    let row = rows.iter().find(|row| row.measure == measure).expect("every measure is there");
    (row.part, row.whole)
}

async fn sets_target(hotline: &Hotline, token: &str, area: Option<AreaId>, year: i16, permille: Option<u32>) {
    let body = json!({ "id": new_id(), "measure": "management", "area": area, "year": year, "permille": permille });
    let (status, text) = hotline.send(Method::PUT, "/api/v1/indicator-targets", Some(token), Some(&body)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
}

async fn are_a_handful_of_patients_counted_as_by_hand(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = &county.clerk.token;
    // Treated, in rehabilitation; unstable, in hospital, guided; not reached; not agreed.
    let well = managed(&hotline, &county, "甲某").await;
    let unstable = managed(&hotline, &county, "乙某").await;
    let missed = managed(&hotline, &county, "丙某").await;
    registers(&hotline, &county, "丁某", json!({ "kind": "not_asked" })).await;
    let found = findings(&json!({ "rehabilitation": ["social"] }));
    hands_in(&hotline, clerk, well, &reached("2026-11-03", &found), &decided("stable")).await;
    let found = findings(&json!({ "dangerousness": 3, "hospital": { "kind": "now" } }));
    hands_in(&hotline, clerk, unstable, &reached("2026-10-30", &found), &decided("unstable")).await;
    hands_in(&hotline, clerk, missed, &reached_nobody("2026-11-03"), &Value::Null).await;
    let words = json!({ "id": new_id(), "words": "住院观察" });
    let path = format!("/api/v1/patients/{unstable}/guidance");
    let (status, _) = hotline.send(Method::POST, &path, Some(&county.physician.token), Some(&words)).await;
    assert_eq!(status, StatusCode::NO_CONTENT);

    let november = indicators(&hotline, &county.supervisor, "period=2026-11").await;
    assert_eq!(
        (november.formula_version, november.denominator_on.to_string().as_str()),
        (FORMULA_VERSION, "2026-11-21")
    );
    let expected = [
        (IndicatorMeasure::Management, (1, 4)),
        (IndicatorMeasure::Treatment, (2, 3)),
        (IndicatorMeasure::TreatmentSchizophrenia, (2, 3)),
        (IndicatorMeasure::Incidents, (0, 3)),
        (IndicatorMeasure::MajorIncidents, (0, 3)),
        (IndicatorMeasure::Rehabilitation, (1, 3)),
        (IndicatorMeasure::CaseManagement, (1, 1)),
    ];
    for (measure, numbers) in expected {
        assert_eq!(counted(&november.rows, measure), numbers, "{measure:?}");
    }
    assert_eq!(november.places.len(), 1, "one township has patients");
    assert_eq!((november.places[0].area, &november.places[0].rows), (county.township, &november.rows));
    let quarter = indicators(&hotline, clerk, "period=2026-Q4").await;
    assert_eq!(counted(&quarter.rows, IndicatorMeasure::Management), (2, 4), "October counts for the quarter");
    let there = indicators(&hotline, clerk, &format!("period=2026&area={}", county.area)).await;
    assert_eq!(counted(&there.rows, IndicatorMeasure::Management), (2, 4), "the county with its township");
    // Nobody was registered in October.
    let october = indicators(&hotline, clerk, "period=2026-10").await;
    assert_eq!(counted(&october.rows, IndicatorMeasure::Management), (0, 0));

    // An incident that is entered counts, with a death as a major one; what is no incident does not.
    for (patient, kind, deaths) in [(well, "serious", 1), (unstable, "self_harm", 0)] {
        let harm = json!({
            "id": new_id(), "kind": kind, "source": "police", "happened_at": hotline.now(), "injured": 0,
            "deaths": deaths, "account": "持刀伤人",
        });
        let path = format!("/api/v1/patients/{patient}/harms");
        let (status, text) = hotline.send(Method::POST, &path, Some(clerk), Some(&harm)).await;
        assert!(status.is_success(), "{status} {text}");
    }
    let after = indicators(&hotline, clerk, "period=2026-11").await;
    assert_eq!(counted(&after.rows, IndicatorMeasure::Incidents), (1, 3));
    assert_eq!(counted(&after.rows, IndicatorMeasure::MajorIncidents), (1, 3));
    // Who died is counted no more, from that day on.
    let mut died = reached_nobody("2026-11-21");
    died["outcome"] = json!({ "kind": "died", "on": "2026-11-21", "cause": "accident", "words": "" });
    hands_in(&hotline, clerk, missed, &died, &Value::Null).await;
    let after = indicators(&hotline, clerk, "period=2026-11").await;
    assert_eq!(counted(&after.rows, IndicatorMeasure::Management), (1, 3));
    hotline.close().await;
}

async fn is_each_number_opened_to_the_patients_behind_it(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = &county.clerk.token;
    let followed = managed(&hotline, &county, "甲某").await;
    let open = managed(&hotline, &county, "乙某").await;
    hands_in(&hotline, clerk, followed, &reached("2026-11-03", &findings(&json!({}))), &decided("stable")).await;
    let behind = async |token: &str, side: &str| -> Vec<IndicatorPatient> {
        let path = format!("/api/v1/indicators/management/patients?period=2026-11&side={side}");
        hotline.ask::<_, Window<IndicatorPatient>>(Method::GET, &path, token, None::<&()>).await.rows
    };
    let who = |rows: &[IndicatorPatient]| rows.iter().map(|row| (row.patient, row.name.clone())).collect::<Vec<_>>();
    let named = |patient: PatientId, name: &str| vec![(patient, Some(name.to_owned()))];
    assert_eq!(who(&behind(clerk, "counted").await), named(followed, "甲某"));
    assert_eq!(who(&behind(clerk, "missing").await), named(open, "乙某"));
    let seen = behind(&county.supervisor, "missing").await;
    assert_eq!(who(&seen), [(open, None)], "the figure, never who it is");
    assert!(seen[0].number.starts_with('P'), "a number to speak of them by");
    let elsewhere = format!("/api/v1/indicators/management/patients?period=2026-11&side=counted&after={followed}");
    let rest: Window<IndicatorPatient> = hotline.ask(Method::GET, &elsewhere, clerk, None::<&()>).await;
    assert!(rest.rows.is_empty() && rest.next.is_none(), "behind the last one there is nobody");
    hotline.close().await;
}

async fn does_a_target_hold_for_place_and_year(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = &county.clerk.token;
    let patient = managed(&hotline, &county, "甲某").await;
    managed(&hotline, &county, "乙某").await;
    hands_in(&hotline, clerk, patient, &reached("2026-11-03", &findings(&json!({}))), &decided("stable")).await;
    let verdicts = async || {
        let found = indicators(&hotline, clerk, "period=2026-11").await;
        let of = |rows: &[IndicatorRow]| (rows[0].target_permille, rows[0].verdict);
        (of(&found.rows), of(&found.places[0].rows))
    };
    assert_eq!(verdicts().await, ((None, TargetVerdict::NoTarget), (None, TargetVerdict::NoTarget)));
    let supervisor = &county.supervisor;
    sets_target(&hotline, supervisor, None, 2025, Some(750)).await;
    let missed = (Some(750), TargetVerdict::Missed);
    assert_eq!(verdicts().await, (missed, missed), "the latest year before holds, and the whole for each place");
    sets_target(&hotline, supervisor, Some(county.area), 2026, Some(500)).await;
    assert_eq!(verdicts().await, (missed, (Some(500), TargetVerdict::Met)), "the county's for its township");
    sets_target(&hotline, supervisor, None, 2026, Some(400)).await;
    assert_eq!(verdicts().await.0, (Some(400), TargetVerdict::Met));
    sets_target(&hotline, supervisor, None, 2026, None).await;
    assert_eq!(verdicts().await.0, missed, "taken away again");
    let rows: Vec<IndicatorTargetRow> = hotline.ask(Method::GET, "/api/v1/indicator-targets", clerk, None::<&()>).await;
    assert_eq!(
        rows.iter().map(|row| (row.year, row.area, row.permille)).collect::<Vec<_>>(),
        [(2026, Some(county.area), 500), (2025, None, 750),]
    );
    let table = [
        (json!({ "year": 1999 }), "year"),
        (json!({ "permille": 1_001 }), "permille"),
        (json!({ "area": new_id() }), "area"),
    ];
    for (given, field) in table {
        let mut body = json!({ "id": new_id(), "measure": "management", "area": null, "year": 2026, "permille": 1 });
        for (name, value) in given.as_object().expect("fields") {
            body[name] = value.clone();
        }
        let refused = hotline.refused(Method::PUT, "/api/v1/indicator-targets", Some(supervisor), Some(&body)).await;
        assert_eq!((refused.code, refused.params.get("field").map(String::as_str)), (Code::FieldInvalid, Some(field)));
    }
    hotline.close().await;
}

async fn who_takes_the_file_out_of_the_house(mut hotline: Hotline) {
    let county = hotline.county().await;
    managed(&hotline, &county, "甲某").await;
    let path = "/api/v1/indicators/file/csv?period=2026-11";
    let (status, text) = hotline.send(Method::GET, path, Some(&county.clerk.token), None::<&()>).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    for expected in ["管理率", "桥东镇", "2026-11-21", "公式版本"] {
        assert!(text.contains(expected), "{expected} is missing:\n{text}");
    }
    assert!(!text.contains("甲某"), "no name leaves the house");
    let (status, _) = hotline
        .send(
            Method::GET,
            "/api/v1/indicators/file/xlsx?period=2026-Q4&language=en",
            Some(&county.supervisor),
            None::<&()>,
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let took = entries.iter().filter_map(|entry| match &entry.event {
        Event::Report(ReportEvent::IndicatorsExported { staff }) => Some(*staff),
        _ => None,
    });
    assert_eq!(took.count(), 2, "the journal tells who took it");
    let refused = |path: &'static str, token: String| {
        let hotline = &hotline;
        async move { hotline.refused(Method::GET, path, Some(&token), None::<&()>).await.code }
    };
    let liaison = county.liaison.token.clone();
    assert_eq!(refused("/api/v1/indicators?period=2026-11", liaison.clone()).await, Code::Forbidden);
    assert_eq!(refused(path, liaison).await, Code::Forbidden);
    let clerk = county.clerk.token.clone();
    assert_eq!(refused("/api/v1/indicators?period=2026-12", clerk.clone()).await, Code::FieldInvalid, "not begun");
    assert_eq!(refused("/api/v1/indicators?period=Q4", clerk.clone()).await, Code::Malformed, "no period at all");
    assert_eq!(refused("/api/v1/indicators/file/pdf?period=2026-11", clerk).await, Code::NotFound);
    hotline.close().await;
}
