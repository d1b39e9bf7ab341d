//! Follow-ups are never anybody's but the keeper's; who is due when and where; an examination each year, and guidance.

use crate::visits::{TODAY, code, decided, findings, hands_in, managed, reached, reached_nobody, visit_desk, visits};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::roles::Role;
use xinqiao_domain::visit::{DueStanding, ExaminationStanding};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::visits::{DueVisits, Examination};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    who_may_follow_a_patient_up,
    who_is_due_when_and_where,
    is_an_examination_made_once_a_year_and_guidance_given_by_a_psychiatrist,
);

async fn due(hotline: &Hotline, token: &str, of: &str) -> DueVisits {
    hotline.ask(Method::GET, &format!("/api/v1/due-visits?of={of}"), token, None::<&()>).await
}

async fn who_may_follow_a_patient_up(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "己某").await;
    hands_in(&hotline, &county.clerk.token, patient, &reached_nobody(TODAY), &Value::Null).await;
    let visit = visits(&hotline, &county, patient).await[0].visit;
    let elsewhere = hotline.institution(&county.keeper, json!({ "name": "桥西镇卫生院", "code": "CLINIC-2" })).await;
    let stranger = hotline.colleague(&county.keeper, elsewhere, &[Role::RegistryClerk], None).await.token;
    let nowhere = hotline.newcomer(&[Role::RegistryClerk]).await.access_token;
    let operator = hotline.person(&[Role::Operator]).await.access_token;
    let table = [
        (&stranger, Code::NotFound, "another clinic does not learn that there is one"),
        (&nowhere, Code::NotOfAnInstitution, "nobody's"),
        (&operator, Code::Forbidden, "an operator"),
        (&county.supervisor, Code::Forbidden, "a supervisor of the hotline"),
        (&county.liaison.token, Code::Forbidden, "the police"),
        (&county.duty_officer.token, Code::Forbidden, "a duty officer"),
        (&county.keeper, Code::Forbidden, "a system administrator"),
    ];
    for (token, expected, who) in table {
        let paths = [
            format!("/api/v1/patients/{patient}/visits"),
            format!("/api/v1/patients/{patient}/visit-desk"),
            format!("/api/v1/visits/{visit}"),
            format!("/api/v1/patients/{patient}/examinations"),
        ];
        for path in paths {
            let refused = hotline.refused(Method::GET, &path, Some(token), None::<&()>).await.code;
            let hidden = expected == Code::NotOfAnInstitution && refused == Code::NotFound;
            assert!(refused == expected || hidden, "{who}: {path}: {refused:?}");
        }
        let body = json!({ "id": new_id(), "form": reached_nobody(TODAY), "decision": null });
        let (status, _) =
            hotline.send(Method::POST, &format!("/api/v1/patients/{patient}/visits"), Some(token), Some(&body)).await;
        assert!(status == StatusCode::FORBIDDEN || status == StatusCode::NOT_FOUND, "{who}: {status}");
    }
    assert_eq!(visits(&hotline, &county, patient).await.len(), 1, "nobody else has written anything");
    hotline.close().await;
}

async fn who_is_due_when_and_where(mut hotline: Hotline) {
    let county = hotline.county().await;
    let clerk = &county.clerk.token;
    let [late, now, later] = [
        managed(&hotline, &county, "庚某").await,
        managed(&hotline, &county, "辛某").await,
        managed(&hotline, &county, "壬某").await,
    ];
    // Unstable 20 and 14 days ago: due 6 days ago, and today.
    for (patient, day) in [(late, "2026-11-01"), (now, "2026-11-07")] {
        let form = reached(day, &findings(&json!({ "dangerousness": 3 })));
        hands_in(&hotline, clerk, patient, &form, &decided("unstable")).await;
    }
    let list = due(&hotline, clerk, "mine").await;
    let rows: Vec<_> = list.window.rows.iter().map(|row| (row.patient, row.standing, row.name.as_str())).collect();
    let expected =
        [(late, DueStanding::Overdue, "庚某"), (now, DueStanding::Today, "辛某"), (later, DueStanding::Ahead, "壬某")];
    assert_eq!(rows, expected, "the longest overdue first");
    assert_eq!((list.counts.overdue, list.counts.today, list.counts.soon), (1, 1, 0));
    assert_eq!(list.window.rows[0].last_reached_on.map(|day| day.to_string()).as_deref(), Some("2026-11-01"));

    // Stable: not due again before the quarter ends.
    hands_in(&hotline, clerk, late, &reached(TODAY, &findings(&json!({}))), &decided("stable")).await;
    let colleague = hotline.colleague(&county.keeper, county.clinic, &[Role::RegistryClerk], None).await.token;
    assert!(due(&hotline, &colleague, "mine").await.window.rows.is_empty(), "they follow nobody up");
    let whole = due(&hotline, &colleague, "institution").await;
    assert_eq!(whole.window.rows.iter().map(|row| row.patient).collect::<Vec<_>>(), [now, later]);
    let there = due(&hotline, &colleague, &format!("institution&township={}", county.township)).await;
    assert_eq!(there.window.rows.len(), 2);
    let elsewhere = due(&hotline, &colleague, &format!("institution&township={}", county.area)).await;
    assert!(elsewhere.window.rows.is_empty());
    hotline.close().await;
}

async fn is_an_examination_made_once_a_year_and_guidance_given_by_a_psychiatrist(mut hotline: Hotline) {
    let county = hotline.county().await;
    let patient = managed(&hotline, &county, "癸某").await;
    let clerk = &county.clerk.token;
    assert_eq!(visit_desk(&hotline, clerk, patient).await.examination, ExaminationStanding::Due);
    let path = format!("/api/v1/patients/{patient}/examinations");
    for (day, standing) in [("2025-12-31", ExaminationStanding::Due), (TODAY, ExaminationStanding::Done)] {
        let body = json!({ "id": new_id(), "on": day, "findings": "血压 120/80，肝功能正常" });
        let (status, text) = hotline.send(Method::POST, &path, Some(clerk), Some(&body)).await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
        assert_eq!(visit_desk(&hotline, clerk, patient).await.examination, standing, "after {day}");
    }
    let made: Vec<Examination> = hotline.ask(Method::GET, &path, clerk, None::<&()>).await;
    assert_eq!(made.iter().map(|one| one.on.to_string()).collect::<Vec<_>>(), [TODAY, "2025-12-31"]);

    let guide = format!("patients/{patient}/guidance");
    let words = json!({ "id": new_id(), "words": "加用碳酸锂，两周后复诊" });
    let unverified = hotline.colleague(&county.keeper, county.hospital, &[Role::Physician], None).await.token;
    assert_eq!(code(&hotline, clerk, &guide, &words).await, Code::Forbidden);
    assert_eq!(code(&hotline, &unverified, &guide, &words).await, Code::TitleNotVerified);
    let path = format!("/api/v1/{guide}");
    let (status, text) = hotline.send(Method::POST, &path, Some(&county.physician.token), Some(&words)).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
    let guidance = visit_desk(&hotline, clerk, patient).await.guidance.expect("the clinic reads it");
    assert_eq!((guidance.by, guidance.words.as_str()), (county.physician.staff, "加用碳酸锂，两周后复诊"));
    hotline.close().await;
}
