//! Incidents: a red line opens one, its clock runs, and when it runs out the supervisors are told once.

use crate::reviews::{Desk, sheet, told};
use reqwest::Method;
use serde_json::json;
use xinqiao_domain::Millis;
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::incident::IncidentKind;
use xinqiao_domain::review::RedLine;
use xinqiao_domain::session::AlertKind;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{Permit, ToStaff};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::incidents::{Incident, IncidentProgress, ReportPunctuality};
use xinqiao_tests::{Base, Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    does_each_red_line_open_an_incident_once,
    is_an_incident_reported_in_time,
    are_supervisors_told_once_when_the_clock_has_run_out,
    may_a_supervisor_open_an_incident_by_hand,
);

const ACCOUNT: &str = "已联系来电者并安排安全陪护";

async fn list(desk: &Desk) -> Vec<Incident> {
    let window: Window<Incident> = desk.sees(&desk.supervisor, "incidents").await;
    window.rows
}

async fn reports(desk: &Desk, incident: &Incident) -> Incident {
    let body = json!({ "id": new_id(), "account": ACCOUNT });
    desk.does(&desk.supervisor, &format!("incidents/{}/report", incident.incident), &body).await
}

async fn does_each_red_line_open_an_incident_once(mut hotline: Hotline) {
    let luo = hotline.supervisor().await;
    let desk = Desk::of(hotline).await;
    let two = [RedLine::InventedFacts, RedLine::EndedInDanger];
    let review = desk.gives(&desk.supervisor, &sheet(Some(4), &two)).await;
    let opened = list(&desk).await;
    let mut kinds: Vec<_> = opened.iter().map(|incident| incident.kind).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [IncidentKind::EndedInDanger, IncidentKind::InventedFacts]);
    for incident in &opened {
        assert_eq!((incident.review, incident.session), (Some(review.review), desk.session));
        assert_eq!(incident.operator, Some(desk.operator.staff));
        assert_eq!(incident.due_at, incident.opened_at + Millis::hours(24));
        assert_eq!((&incident.progress, incident.report), (&IncidentProgress::Open, Permit::Yes));
    }
    // Another supervisor finds one of them as well, and one more.
    desk.gives(&luo, &sheet(Some(0), &[RedLine::InventedFacts, RedLine::BrokeConfidentiality])).await;
    assert_eq!(list(&desk).await.len(), 3, "what is open is not opened twice");
    desk.hotline.close().await;
}

async fn is_an_incident_reported_in_time(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    desk.gives(&desk.supervisor, &sheet(Some(4), &[RedLine::InventedFacts])).await;
    let incident = list(&desk).await.remove(0);
    let path = format!("incidents/{}/report", incident.incident);
    let empty = json!({ "id": new_id(), "account": " " });
    assert_eq!(desk.is_refused(&desk.supervisor, Method::POST, &path, &empty).await, Code::TextEmpty);
    let reported = reports(&desk, &incident).await;
    let IncidentProgress::Reported { by, punctuality, account, .. } = &reported.progress else {
        panic!("{:?}", reported.progress)
    };
    assert_eq!((*by, *punctuality), (desk.supervisor.staff, ReportPunctuality::InTime));
    assert_eq!((account.as_str(), reported.report), (ACCOUNT, Permit::No { code: Code::AlreadyDone }));
    let again = json!({ "id": new_id(), "account": ACCOUNT });
    assert_eq!(desk.is_refused(&desk.supervisor, Method::POST, &path, &again).await, Code::AlreadyDone);
    let nobody = format!("incidents/{}/report", new_id());
    assert_eq!(desk.is_refused(&desk.supervisor, Method::POST, &nobody, &again).await, Code::NotFound);
    let operator = desk.is_refused(&desk.operator, Method::POST, &path, &again).await;
    assert_eq!(operator, Code::Forbidden);
    desk.hotline.close().await;
}

async fn are_supervisors_told_once_when_the_clock_has_run_out(hotline: Hotline) {
    let mut desk = Desk::of(hotline).await;
    desk.gives(&desk.supervisor, &sheet(Some(4), &[RedLine::InventedFacts])).await;
    desk.hotline.fast_forward(Millis::hours(24));
    let alert = desk.supervisor.is_alerted(AlertKind::IncidentOverdue).await;
    assert_eq!(alert.session, Some(desk.session));
    desk.hotline.fast_forward(seconds(60));
    desk.supervisor.signs_in_again(&desk.hotline).await;
    let incident = list(&desk).await.remove(0);
    assert_eq!(incident.progress, IncidentProgress::Overdue);
    let reported = reports(&desk, &incident).await;
    assert!(
        matches!(reported.progress, IncidentProgress::Reported { punctuality: ReportPunctuality::Late, .. }),
        "{:?}",
        reported.progress
    );
    let quiet = |frame: &ToStaff| match frame {
        ToStaff::Alerts { alerts } => alerts.iter().all(|alert| alert.kind != AlertKind::IncidentOverdue).then_some(()),
        _ => None,
    };
    desk.supervisor.socket().expect("no alert of it", quiet).await;
    desk.hotline.fast_forward(Millis::hours(1));
    desk.supervisor.is_up_to_date().await;
    assert_eq!(overdue(&desk.hotline).await, 1, "once");
    desk.hotline.close().await;
}

async fn overdue(hotline: &Hotline) -> usize {
    told(hotline).await.into_iter().filter(|event| matches!(event, ReviewEvent::IncidentOverdue { .. })).count()
}

#[tokio::test]
async fn is_an_incident_that_ran_out_told_once_by_two_nodes() {
    let Some(mut hotline) = Hotline::open_on(Base::Postgres).await else { return };
    hotline.add_node().await;
    let mut desk = Desk::of(hotline).await;
    desk.gives(&desk.supervisor, &sheet(Some(4), &[RedLine::InventedFacts])).await;
    desk.hotline.fast_forward(Millis::hours(24));
    desk.supervisor.is_alerted(AlertKind::IncidentOverdue).await;
    desk.hotline.live_on(seconds(30)).await;
    assert_eq!(overdue(&desk.hotline).await, 1);
    desk.hotline.close().await;
}

async fn may_a_supervisor_open_an_incident_by_hand(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    let path = format!("sessions/{}/incidents", desk.session);
    let open = |kind: &str| json!({ "id": new_id(), "kind": kind });
    let opened: Incident = desk.does(&desk.supervisor, &path, &open("caller_harmed")).await;
    assert_eq!((opened.kind, opened.review), (IncidentKind::CallerHarmed, None));
    let twice = desk.is_refused(&desk.supervisor, Method::POST, &path, &open("caller_harmed")).await;
    assert_eq!(twice, Code::AlreadyDone);
    let nowhere = format!("sessions/{}/incidents", new_id());
    let code = desk.is_refused(&desk.supervisor, Method::POST, &nowhere, &open("other")).await;
    assert_eq!(code, Code::SessionNotFound);
    let second: Incident = desk.does(&desk.supervisor, &path, &open("other")).await;
    reports(&desk, &opened).await;
    let order: Vec<_> = list(&desk).await.into_iter().map(|incident| incident.incident).collect();
    assert_eq!(order, [second.incident, opened.incident], "those open first");
    let _: Incident = desk.does(&desk.supervisor, &path, &open("caller_harmed")).await;
    desk.hotline.close().await;
}
