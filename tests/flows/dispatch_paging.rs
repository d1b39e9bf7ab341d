//! A team is paged: answered in time, in silence, twice at once, with a counter-offer; and a ladder that is used up is the
//! supervisor's.

use reqwest::Method;
use serde_json::json;
use xinqiao_domain::dispatch::{DeclineBecause, Need, PageWord, Purpose, StageWord, Telephone};
use xinqiao_domain::employment::Profession;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::Duty;
use xinqiao_domain::{CommandId, DispatchId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::dispatches::{
    CoverView, CrewPageWaits, DispatchStrip, DispatchView, LadderView, OwnerView, PageOutcome, PageSeated, PagedPerson,
};
use xinqiao_tests::{CrewMember, Hotline, STEP, new_id, on_both_databases, seconds};

on_both_databases!(
    is_a_page_acknowledged_in_time_the_end_of_the_ladder,
    does_silence_take_the_next_step,
    does_a_ladder_that_is_used_up_reach_the_supervisor,
    do_two_who_tap_at_once_both_go,
    can_somebody_be_on_two_dispatches,
    does_a_counter_offer_plan_anew_at_once,
    does_a_team_that_lacks_a_nurse_say_so,
    is_a_step_without_anybody_skipped_at_once,
    do_neighbours_help_out,
    does_a_repeated_answer_change_nothing,
    does_somebody_who_cannot_go_after_all_leave_the_role_to_others,
);

fn paged<'s>(strip: &'s DispatchStrip, member: &CrewMember) -> Option<&'s PagedPerson> {
    strip.paged.iter().find(|one| one.staff == member.staff)
}

fn taken(strip: &DispatchStrip) -> u32 {
    match strip.ladder {
        LadderView::Foot { taken }
        | LadderView::On { taken, .. }
        | LadderView::UsedUp { taken, .. }
        | LadderView::Still { taken } => taken,
    }
}

async fn is_a_page_acknowledged_in_time_the_end_of_the_ladder(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call", "whole_team"], 2).await;
    let [lead, nurse, counsellor] = team.crew.as_slice() else { panic!("three of them") };
    let requested = hotline.police_ask_for(&team, Purpose::Real).await;
    let dispatch = requested.dispatch;
    assert_eq!(requested.number, "2026-0001");
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.stage, strip.cover, taken(&strip)), (StageWord::Paging, CoverView::StepDue, 1));
    assert!(matches!(strip.owner, Some(OwnerView::SupervisorOnDuty {})), "{:?}", strip.owner);
    assert_eq!(strip.target_at, strip.requested_at + Millis::minutes(60));
    assert!(paged(&strip, counsellor).is_none(), "nothing of what they are is missing");

    let desk = hotline.crew_desk(nurse).await;
    assert_eq!(desk.pages.len(), 1, "one for the dispatch, however many channels");
    assert_eq!((desk.pages[0].dispatch, desk.pages[0].waits), (dispatch, CrewPageWaits::ForAnswer));
    let text = serde_json::to_string(&desk).expect("text");
    assert!(!text.contains("河东路") && !text.contains("站在楼顶"), "nothing private before it is opened");

    hotline.fast_forward(seconds(40));
    assert_eq!(hotline.goes(lead, dispatch).await, PageSeated::Lead);
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.stage, strip.cover), (StageWord::Acknowledged, CoverView::Acknowledged));
    assert_eq!(strip.missing, [Need { profession: Profession::Nurse, count: 1 }]);
    assert!(matches!(strip.owner, Some(OwnerView::SupervisorOnDuty {})), "until the team is complete");
    assert_eq!(hotline.goes(nurse, dispatch).await, PageSeated::Member);
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.stage, strip.missing.len()), (StageWord::Assembled, 0));
    assert!(matches!(&strip.owner, Some(OwnerView::Lead { staff, .. }) if *staff == lead.staff));
    hotline.fast_forward(Millis::minutes(5));
    assert_eq!(taken(&hotline.strip(&team, dispatch).await), 1, "nobody else is asked");
    hotline.close().await;
}

async fn does_silence_take_the_next_step(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["leads_on_call", "team_on_call"], 2).await;
    let nurse = &team.crew[1];
    let dispatch = hotline.dispatch(&team).await;
    let strip = hotline.strip(&team, dispatch).await;
    assert!(paged(&strip, nurse).is_none(), "the leads first");
    hotline.fast_forward(Millis(STEP.0 - 1_000));
    assert_eq!(taken(&hotline.strip(&team, dispatch).await), 1, "not before its time");
    hotline.fast_forward(seconds(1));
    let second =
        hotline.strip_is(&team, dispatch, "the second step", |strip| (taken(strip) == 2).then(|| strip.clone()));
    let second = second.await;
    assert!(paged(&second, nurse).is_some());
    assert_eq!(second.stage, StageWord::Paging);
    hotline.close().await;
}

async fn does_a_ladder_that_is_used_up_reach_the_supervisor(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call"], 2).await;
    let mut supervisor = hotline.supervisor().await;
    let dispatch = hotline.dispatch(&team).await;
    for steps in [2, 3] {
        hotline.fast_forward(STEP);
        hotline.strip_is(&team, dispatch, "the next step", |strip| (taken(strip) == steps).then_some(())).await;
    }
    let alert = supervisor.is_alerted(AlertKind::PagesUsedUp).await;
    assert_eq!((alert.dispatch, alert.dispatch_number.as_deref()), (Some(dispatch), Some("2026-0001")));
    let strip = hotline.strip(&team, dispatch).await;
    assert!(matches!(strip.ladder, LadderView::UsedUp { taken: 3, .. }), "{:?}", strip.ladder);
    assert_eq!(strip.cover, CoverView::SupervisorItem);

    // The supervisor takes it, and begins the ladder anew; an order that is older than the newest step does nothing.
    let late = hotline.is_kept_from(&team.keeper, dispatch, "escalate", &json!({ "taken": 1 })).await;
    assert_eq!(late.code, Code::AlreadyDone);
    hotline.directs(&team, dispatch, "take", &json!({})).await;
    hotline.directs(&team, dispatch, "escalate", &json!({ "taken": 3 })).await;
    let strip = hotline.strip(&team, dispatch).await;
    assert!(matches!(strip.ladder, LadderView::On { taken: 4, round: 1, step: 1, .. }), "{:?}", strip.ladder);
    assert!(matches!(strip.owner, Some(OwnerView::Supervisor { .. })), "{:?}", strip.owner);
    hotline.close().await;
}

async fn do_two_who_tap_at_once_both_go(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let second = hotline.crisis_member(&team.keeper, team.team, Duty::Member, &[Profession::Nurse]).await;
    hotline.escalates(&team, &["whole_team"], 1).await;
    let first = &team.crew[1];
    let dispatch = hotline.dispatch(&team).await;
    let (one, other) = tokio::join!(hotline.goes(first, dispatch), hotline.goes(&second, dispatch));
    let mut outcomes = [one, other];
    outcomes.sort_by_key(|outcome| *outcome == PageSeated::NotNeeded);
    assert_eq!(outcomes, [PageSeated::Member, PageSeated::NotNeeded], "one role, one person");
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!(strip.crew.len(), 1);
    hotline.close().await;
}

async fn can_somebody_be_on_two_dispatches(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["whole_team"], 1).await;
    let lead = &team.crew[0];
    let (first, second) = (hotline.dispatch(&team).await, hotline.dispatch(&team).await);
    assert_eq!(hotline.goes(lead, first).await, PageSeated::Lead);
    let kept = hotline.is_kept_from(&lead.token, second, "acknowledge", &json!({})).await;
    assert_eq!(kept.code, Code::Engaged);
    let strip = hotline.strip(&team, second).await;
    assert!(strip.crew.is_empty());
    hotline.close().await;
}

async fn does_a_counter_offer_plan_anew_at_once(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call", "neighbours_on_call"], 1).await;
    let helpers = hotline.neighbour(&team).await;
    let nurse = &team.crew[1];
    let dispatch = hotline.dispatch(&team).await;
    let offer = json!({ "there_in_ms": 1_200_000, "telephone": "now", "words": "20 分钟后到，现在可以通话" });
    assert_eq!(hotline.declines(nurse, dispatch, Some(offer)).await, PageSeated::Declined);
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!(taken(&strip), 2, "the only nurse of the step does not go: the next step comes at once");
    assert!(paged(&strip, &helpers.crew[1]).is_some(), "the neighbours' nurse is asked");
    let shown = paged(&strip, nurse).expect("the nurse was asked");
    assert_eq!((shown.state, shown.declined), (PageWord::Declined, Some(DeclineBecause::TooFar)));
    let offer = shown.offer.as_ref().expect("the offer");
    assert_eq!((offer.there_in_ms, offer.telephone), (Some(Millis::minutes(20)), Telephone::Now));
    assert_eq!(offer.words, "20 分钟后到，现在可以通话");
    hotline.close().await;
}

async fn does_a_team_that_lacks_a_nurse_say_so(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call"], 1).await;
    let mut supervisor = hotline.supervisor().await;
    let lead = &team.crew[0];
    let dispatch = hotline.dispatch(&team).await;
    assert_eq!(hotline.goes(lead, dispatch).await, PageSeated::Lead);
    hotline.fast_forward(STEP);
    supervisor.is_alerted(AlertKind::PagesUsedUp).await;
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!(strip.missing, [Need { profession: Profession::Nurse, count: 1 }]);
    assert_eq!((strip.stage, strip.cover), (StageWord::Acknowledged, CoverView::Acknowledged));
    let whole: DispatchView =
        hotline.ask(Method::GET, &format!("/api/v1/dispatches/{dispatch}"), &team.keeper, None::<&()>).await;
    assert!(!whole.not_asked.is_empty(), "and why nobody else was asked");
    // The nurse answers late: the team is complete, and nobody has to see to it any more.
    assert_eq!(hotline.goes(&team.crew[1], dispatch).await, PageSeated::Member);
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.stage, strip.alerts.contains(&AlertKind::PagesUsedUp)), (StageWord::Assembled, false));
    hotline.close().await;
}

async fn is_a_step_without_anybody_skipped_at_once(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    // Nobody helps this team out.
    hotline.escalates(&team, &["neighbours_on_call", "team_on_call"], 1).await;
    let mut supervisor = hotline.supervisor().await;
    let dispatch = hotline.dispatch(&team).await;
    let strip = hotline.strip(&team, dispatch).await;
    assert!(paged(&strip, &team.crew[0]).is_some(), "in the same commit as the request: {strip:?}");
    assert!(matches!(strip.ladder, LadderView::On { round: 1, step: 2, .. }), "{:?}", strip.ladder);
    let alert = supervisor.is_alerted(AlertKind::StepEmpty).await;
    assert_eq!(alert.dispatch, Some(dispatch));
    let told = hotline.told_of(dispatch).await;
    assert!(told.contains(&DispatchEvent::StepSkipped { dispatch, round: 1, step: 1 }), "{told:?}");
    hotline.close().await;
}

async fn do_neighbours_help_out(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call", "neighbours_on_call"], 1).await;
    let helpers = hotline.neighbour(&team).await;
    let dispatch = hotline.dispatch(&team).await;
    let path = format!("/api/v1/dispatches/{dispatch}");
    let hidden = hotline.refused(Method::GET, &path, Some(&helpers.crew[0].token), None::<&()>).await;
    assert_eq!(hidden.code, Code::NotFound, "not theirs yet");
    hotline.fast_forward(STEP);
    hotline.strip_is(&team, dispatch, "the neighbours' step", |strip| (taken(strip) == 2).then_some(())).await;
    assert_eq!(hotline.goes(&helpers.crew[0], dispatch).await, PageSeated::Lead);
    assert_eq!(hotline.goes(&team.crew[1], dispatch).await, PageSeated::Member);
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!(strip.stage, StageWord::Assembled);
    let desk = hotline.crew_desk(&helpers.crew[0]).await;
    assert_eq!(desk.dispatches.iter().map(|one| one.dispatch).collect::<Vec<DispatchId>>(), [dispatch]);
    hotline.close().await;
}

async fn does_a_repeated_answer_change_nothing(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call"], 1).await;
    let lead = &team.crew[0];
    let dispatch = hotline.dispatch(&team).await;
    let body = json!({ "id": CommandId(new_id()) });
    let path = format!("/api/v1/dispatches/{dispatch}/acknowledge");
    let mut outcomes = Vec::new();
    for _ in 0..2 {
        let came: PageOutcome = hotline.ask(Method::POST, &path, &lead.token, Some(&body)).await;
        outcomes.push(came.outcome);
    }
    assert_eq!(outcomes, [PageSeated::Lead, PageSeated::Lead], "the answer was lost, and is said again");
    assert_eq!(hotline.goes(lead, dispatch).await, PageSeated::Already, "a second tap");
    let told = hotline.told_of(dispatch).await;
    let seated = told.iter().filter(|event| matches!(event, DispatchEvent::CrewSeated { .. })).count();
    assert_eq!(seated, 1);
    hotline.close().await;
}

async fn does_somebody_who_cannot_go_after_all_leave_the_role_to_others(mut hotline: Hotline) {
    let team = hotline.crisis_team().await;
    let second = hotline.crisis_member(&team.keeper, team.team, Duty::Member, &[Profession::Nurse]).await;
    hotline.escalates(&team, &["team_on_call", "whole_team"], 1).await;
    let [lead, nurse, _] = team.crew.as_slice() else { panic!("three of them") };
    let dispatch = hotline.dispatch(&team).await;
    hotline.goes(lead, dispatch).await;
    hotline.goes(nurse, dispatch).await;
    let body = json!({ "id": new_id(), "because": "unwell" });
    let path = format!("/api/v1/dispatches/{dispatch}/withdraw");
    let (status, text) = hotline.send(Method::POST, &path, Some(&nurse.token), Some(&body)).await;
    assert!(status.is_success(), "{status} {text}");
    let strip = hotline.strip(&team, dispatch).await;
    assert_eq!((strip.stage, taken(&strip)), (StageWord::Acknowledged, 2), "the whole team is asked at once");
    assert!(paged(&strip, &second).is_some());
    assert_eq!(hotline.goes(&second, dispatch).await, PageSeated::Member);
    assert_eq!(hotline.strip(&team, dispatch).await.stage, StageWord::Assembled);
    hotline.close().await;
}
