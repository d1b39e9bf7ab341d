//! A supervisor goes on with somebody else's talk: under a lease of their own, and the former holder writes nothing more.

use xinqiao_domain::Event;
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::Notice;
use xinqiao_protocol::frames::caller::CallerState;
use xinqiao_protocol::frames::staff::{FloorStage, StaffFrame, ToStaff, Told};
use xinqiao_tests::{Hotline, Operator, on_both_databases, seconds};

on_both_databases!(
    is_a_late_write_of_the_former_holder_refused,
    is_a_talk_whose_holder_was_lost_taken_over,
    is_a_waiting_caller_taken_past_the_queue,
    does_a_full_desk_stop_a_supervisor_who_takes_over,
    who_may_not_take_over,
    what_does_the_board_show,
);

async fn has_no_alert(supervisor: &mut Operator, kind: AlertKind) {
    supervisor
        .socket()
        .expect("the alert settled", |frame| match frame {
            ToStaff::Alerts { alerts } => alerts.iter().all(|alert| alert.kind != kind).then_some(()),
            _ => None,
        })
        .await;
}

async fn is_a_late_write_of_the_former_holder_refused(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    caller.writes("我想死。").await;
    let raise = |id| StaffFrame::RaiseHand { id, session, fence: held.fence, wish: "请接手".to_owned() };
    let id = xinqiao_domain::CommandId(xinqiao_tests::new_id());
    operator.does(id, &raise(id)).await;
    supervisor.is_alerted(AlertKind::RaisedHand).await;
    let now_held = supervisor.takes_over(session).await;
    assert!(now_held.fence > held.fence);
    assert_eq!(now_held.hand_raised_at, None);
    has_no_alert(&mut supervisor, AlertKind::RaisedHand).await;
    supervisor.reads(session, "我想死。").await;
    // The former holder: told once, the desk is empty, nothing of theirs is written any more.
    let told = |told: &Told| match told {
        Told::TakenOver { session: of, by_name, .. } if *of == session => Some(by_name.clone()),
        _ => None,
    };
    assert!(!operator.is_told("who took it over", told).await.is_empty());
    operator.desk("an empty desk", |mine| mine.sessions.is_empty().then_some(())).await;
    assert_eq!(operator.writes_in_vain(&held, "等一下，我还在").await.code, Code::LeaseLost);
    let end = |id| StaffFrame::End { id, session, fence: held.fence };
    assert_eq!(operator.tries_in_vain(end).await.code, Code::LeaseLost);
    // The caller is told that somebody else goes on, and by whom.
    caller
        .stands("the supervisor's badge", |state| match state {
            CallerState::With { operator, .. } if !operator.is_empty() => Some(()),
            _ => None,
        })
        .await;
    let seq = supervisor.writes(&now_held, "我是督导，我陪着您。").await;
    caller.reads("我是督导，我陪着您。").await;
    caller.shows_each_line_once(seq);
    let notices: Vec<_> = caller.lines().into_iter().filter_map(|line| line.notice).collect();
    assert_eq!(notices, [Notice::OperatorJoined, Notice::OperatorChanged]);
    operator.reloads().await;
    let again = operator.heard().iter().filter(|frame| frame.contains("\"taken_over\"")).count();
    assert_eq!(again, 1, "told once");
    let told = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let (staff, from, fence) = (supervisor.staff, operator.staff, now_held.fence);
    let expected = Event::Floor(FloorEvent::TakenOver { session, staff, from, fence });
    assert!(told.iter().any(|entry| entry.event == expected));
    supervisor.ends(&now_held).await;
    supervisor.closes(&hotline, &now_held).await;
    hotline.close().await;
}

async fn is_a_talk_whose_holder_was_lost_taken_over(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    operator.loses_connection();
    caller.is_told_of_lost_operator().await;
    let now_held = supervisor.takes_over(caller.session).await;
    caller.is_answered().await;
    // The grace that ran out for the former holder ends nothing.
    hotline.fast_forward(seconds(60));
    supervisor.writes(&now_held, "我在。").await;
    caller.reads("我在。").await;
    operator.reloads().await;
    assert_eq!(operator.writes_in_vain(&held, "我回来了").await.code, Code::LeaseLost);
    hotline.close().await;
}

async fn is_a_waiting_caller_taken_past_the_queue(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.ready_operator().await;
    let mut first = hotline.caller().await;
    operator.is_offered(&first).await;
    let mut second = hotline.caller().await;
    // The one who came later, past the first.
    let held = supervisor.takes_over(second.session).await;
    second.is_answered().await;
    supervisor.writes(&held, "您好。").await;
    second.reads("您好。").await;
    // And the first, although they are offered to somebody: whose offer is over, through no fault of theirs.
    let held = supervisor.takes_over(first.session).await;
    first.is_answered().await;
    operator.desk("no offer", |mine| mine.offer.is_none().then_some(())).await;
    assert_eq!(operator.mine.as_ref().map(|mine| mine.presence), Some(Presence::Available));
    assert_eq!(held.fence, 1);
    supervisor.writes(&held, "轮到您了。").await;
    first.reads("轮到您了。").await;
    let notices: Vec<_> = first.lines().into_iter().filter_map(|line| line.notice).collect();
    assert_eq!(notices, [Notice::OperatorJoined], "nobody was there before");
    let told = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    for session in [first.session, second.session] {
        let of = |event: &Event| event.session() == Some(session);
        let past = Event::Floor(FloorEvent::TakenPastQueue { session, staff: supervisor.staff });
        assert!(told.iter().any(|entry| entry.event == past), "why they were taken out of turn");
        let accepted = told.iter().filter(|entry| of(&entry.event) && matches!(entry.event, Event::Accepted { .. }));
        assert_eq!(accepted.count(), 1);
    }
    hotline.close().await;
}

async fn does_a_full_desk_stop_a_supervisor_who_takes_over(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut callers = Vec::new();
    for _ in 0..5 {
        let (_, caller, _) = hotline.talk().await;
        supervisor.takes_over(caller.session).await;
        callers.push(caller);
    }
    let held = supervisor.mine.as_ref().map_or(0, |mine| mine.sessions.len());
    assert_eq!(held, 5);
    assert!(supervisor.mine.as_ref().is_some_and(|mine| mine.capacity < 5));
    hotline.close().await;
}

async fn who_may_not_take_over(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let untrained = hotline.newcomer(&[Role::Supervisor]).await;
    let mut untrained = Operator::connect(&hotline, 0, untrained).await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let mut colleague = hotline.operator().await;
    let session = caller.session;
    let take = move |id| StaffFrame::TakeOver { id, session };
    assert_eq!(colleague.tries_in_vain(take).await.code, Code::Forbidden);
    assert_eq!(untrained.tries_in_vain(take).await.code, Code::NotQualified);
    hotline.qualify(untrained.staff, QualificationDecision::Qualified).await;
    untrained.takes_over(session).await;
    assert_eq!(untrained.tries_in_vain(take).await.code, Code::AlreadyDone);
    let again = supervisor.takes_over(session).await;
    supervisor.ends(&again).await;
    caller.is_closed().await;
    assert_eq!(untrained.tries_in_vain(take).await.code, Code::SessionClosed);
    assert_eq!(operator.writes_in_vain(&held, "？").await.code, Code::LeaseLost);
    hotline.close().await;
}

async fn what_does_the_board_show(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    let row =
        |floor: &xinqiao_protocol::frames::staff::Floor| floor.rows.iter().find(|row| row.session == session).cloned();
    let shown = supervisor.sees_floor("the talk", row).await;
    assert_eq!((shown.holder, shown.tier), (Some(operator.staff), None));
    caller.writes("我现在就想跳下去。").await;
    operator.reads(session, "我现在就想跳下去。").await;
    supervisor.sees_floor("one at high risk", |floor| (floor.high_risk == 1).then_some(())).await;
    let id = xinqiao_domain::CommandId(xinqiao_tests::new_id());
    let raise = StaffFrame::RaiseHand { id, session, fence: held.fence, wish: String::new() };
    operator.does(id, &raise).await;
    supervisor
        .sees_floor("a raised hand", |floor| {
            (floor.raised_hands == 1 && row(floor)?.hand_raised_at.is_some()).then_some(())
        })
        .await;
    operator.is(Presence::Break).await;
    let waiting = hotline.caller().await;
    let counted = |floor: &xinqiao_protocol::frames::staff::Floor| {
        floor.waiting.iter().map(|one| (one.tier, one.count)).collect::<Vec<_>>()
    };
    supervisor.sees_floor("one who waits", |floor| (counted(floor) == [(None, 1)]).then_some(())).await;
    hotline.fast_forward(seconds(61));
    supervisor.sees_floor("one over the target", |floor| (floor.over_target == 1).then_some(())).await;
    operator.ends(&held).await;
    caller.is_closed().await;
    supervisor
        .sees_floor("the record to be written", |floor| {
            let row = row(floor)?;
            matches!(row.stage, FloorStage::WrapUp { .. }).then_some(())?;
            (floor.high_risk == 0 && floor.raised_hands == 0).then_some(())
        })
        .await;
    operator.is_up_to_date().await;
    assert!(!operator.heard().iter().any(|frame| frame.starts_with("{\"type\":\"floor\"")), "supervisors only");
    drop(waiting);
    hotline.close().await;
}
