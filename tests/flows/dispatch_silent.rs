//! The invariant checker: a dispatch that nothing covers any more, whatever damaged it, is seen within seconds, said where
//! the program is watched, and is the supervisors'; they begin its ladder anew. No caller is kept away meanwhile.

use reqwest::{Method, StatusCode};
use serde_json::json;
use std::time::Duration;
use tokio::time::timeout;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{DispatchId, Millis};
use xinqiao_protocol::http::dispatches::{CoverView, LadderView, PageSeated};
use xinqiao_protocol::http::teams::Team;
use xinqiao_tests::{CrisisTeam, Hotline, STEP, on_both_databases};

on_both_databases!(
    is_a_dispatch_that_fell_silent_somebodys_within_seconds,
    is_a_silent_dispatch_told_once_and_settled_when_the_team_is_complete,
);

/// How often the invariant is asked.
const LOOK: Millis = Millis::seconds(3);
/// How long a story waits for what is said to change: a few looks of the machine's own clock.
const PATIENCE: Duration = Duration::from_secs(20);
/// What readiness says of one that nothing covers.
const SAID: &str = "1 of 1 open dispatches are silent";
/// What the figures say of it.
const SILENT: &str = "xinqiao_dispatches_silent";

/// What readiness says; a proxy that obeys it goes on sending callers here.
async fn readiness(hotline: &Hotline) -> String {
    let (status, text) = hotline.send(Method::GET, "/readyz", None, None::<&()>).await;
    assert_eq!(status, StatusCode::OK, "callers are served: {text}");
    text
}

/// What the figures count.
async fn counted_silent(hotline: &Hotline) -> String {
    let (status, text) = hotline.send(Method::GET, "/metrics", None, None::<&()>).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    let mut lines = text.lines();
    let counted = lines.find_map(|line| line.strip_prefix(SILENT));
    counted.map_or_else(String::new, |count| count.trim().to_owned())
}

/// Asks until readiness names a silent dispatch and the figures count it.
async fn is_said_and_counted(hotline: &Hotline) {
    let asked = async {
        let (mut said, mut counted) = (false, false);
        while !(said && counted) {
            said |= readiness(hotline).await.contains(SAID);
            counted |= counted_silent(hotline).await == "1";
        }
    };
    timeout(PATIENCE, asked).await.expect("it is said and counted");
}

/// Asks until neither does.
async fn is_said_no_more(hotline: &Hotline) {
    let asked = async { while readiness(hotline).await.contains("silent") || counted_silent(hotline).await != "0" {} };
    timeout(PATIENCE, asked).await.expect("it is said no more");
}

async fn times_told(hotline: &Hotline, dispatch: DispatchId) -> usize {
    let told = hotline.told_of(dispatch).await;
    told.iter().filter(|event| matches!(event, DispatchEvent::DispatchSilent { .. })).count()
}

/// A dispatch whose team was paged in the house alone: a page by mail that does not get out would be an item of the
/// supervisors, which covers it.
async fn paged(hotline: &Hotline, team: &CrisisTeam) -> DispatchId {
    let path = format!("/api/v1/teams/{}", team.team);
    let mut asked: Team = hotline.ask(Method::GET, &path, &team.keeper, None::<&()>).await;
    let step = json!({ "whom": "team_on_call", "channels": ["console"], "wait_ms": STEP });
    asked.form.policy = serde_json::from_value(json!({ "steps": [step], "rounds": 1 })).expect("a policy");
    hotline.changes_team(&team.keeper, &asked).await;
    hotline.dispatch(team).await
}

async fn is_a_dispatch_that_fell_silent_somebodys_within_seconds(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let mut supervisor = hotline.supervisor().await;
    is_said_no_more(&hotline).await;
    let dispatch = paged(&hotline, &team).await;
    // The hotline's clock stands still: it is said from the look that finds it to the next one, seconds later.
    let ((), alert, ()) = tokio::join!(
        hotline.loses_its_ladder(dispatch),
        supervisor.is_alerted(AlertKind::DispatchSilent),
        is_said_and_counted(&hotline),
    );
    assert_eq!(alert.dispatch, Some(dispatch));
    assert_eq!(times_told(&hotline, dispatch).await, 1);
    assert_eq!(hotline.strip(&team, dispatch).await.cover, CoverView::SupervisorItem, "it is somebody's now");
    hotline.fast_forward(LOOK);
    is_said_no_more(&hotline).await;
    hotline.close().await;
}

async fn is_a_silent_dispatch_told_once_and_settled_when_the_team_is_complete(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let mut supervisor = hotline.supervisor().await;
    let dispatch = paged(&hotline, &team).await;
    hotline.loses_its_ladder(dispatch).await;
    hotline.fast_forward(LOOK);
    supervisor.is_alerted(AlertKind::DispatchSilent).await;

    hotline.directs(&team, dispatch, "escalate", &json!({ "taken": 1 })).await;
    let strip = hotline.strip(&team, dispatch).await;
    assert!(matches!(strip.ladder, LadderView::On { taken: 2, round: 1, step: 1, .. }), "{:?}", strip.ladder);
    assert_eq!(strip.cover, CoverView::StepDue);
    assert!(strip.alerts.contains(&AlertKind::DispatchSilent), "until somebody goes");
    let [lead, nurse, _] = team.crew.as_slice() else { panic!("three of them") };
    assert_eq!(hotline.goes(lead, dispatch).await, PageSeated::Lead);
    assert_eq!(hotline.goes(nurse, dispatch).await, PageSeated::Member);
    for _ in 0..3 {
        hotline.fast_forward(LOOK);
    }
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.cover, strip.alerts.as_slice()), (CoverView::Acknowledged, [].as_slice()));
    assert_eq!(times_told(&hotline, dispatch).await, 1);
    hotline.close().await;
}
