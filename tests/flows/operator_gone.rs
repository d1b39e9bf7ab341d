//! A conversation must not stay with an operator who is gone, and must not end because one reloads her console.

use xinqiao_domain::CommandId;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::session::AlertKind;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::{CallerState, ToCaller};
use xinqiao_protocol::frames::staff::{MyStage, StaffFrame};
use xinqiao_tests::{Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    does_a_conversation_stay_with_an_operator_who_is_gone,
    does_a_reload_within_the_grace_cost_the_operator_her_session,
    does_an_operator_who_is_back_too_late_write_into_the_conversation,
    does_an_offer_wait_for_an_operator_who_is_gone,
    does_a_session_whose_holder_is_gone_wait_for_ever_when_nobody_is_free,
    does_a_second_window_keep_the_session_when_the_first_is_closed,
);

async fn does_a_conversation_stay_with_an_operator_who_is_gone(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut first, mut caller, held) = hotline.talk().await;
    caller.writes("我在天台上。").await;
    first.writes(&held, "我陪着你。").await;
    let mut second = hotline.ready_operator().await;

    first.loses_connection();
    caller.is_told_of_lost_operator().await;
    caller.writes("你还在吗？").await;

    hotline.fast_forward(seconds(21));
    caller.is_told_of_replacement().await;
    let alert = supervisor.is_alerted(AlertKind::HolderLost).await;
    assert_eq!((alert.session, alert.staff), (Some(caller.session), Some(first.staff)));

    let offer = second.is_offered(&caller).await;
    assert!(offer.lines >= 3, "offered on with its context: {offer:?}");
    assert_eq!(second.record(&hotline, caller.session).await.card.session, caller.session, "readable while offered");
    let now_held = second.accepts(&offer).await;
    for words in ["我在天台上。", "我陪着你。", "你还在吗？"] {
        second.reads(caller.session, words).await;
    }
    assert!(now_held.fence > held.fence, "a new lease has a higher number");
    caller.is_answered().await;

    first.reloads().await;
    assert_eq!(first.writes_in_vain(&held, "我回来了").await.code, Code::LeaseLost);
    let seq = second.writes(&now_held, "现在由我陪着你。").await;
    assert_eq!(caller.reads("现在由我陪着你。").await.seq, seq);
    caller.shows_each_line_once(seq);
    assert!(caller.lines().iter().all(|line| line.text != "我回来了"), "a refused line reached the caller");
    hotline.close().await;
}

async fn does_a_reload_within_the_grace_cost_the_operator_her_session(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("我再说一遍。").await;

    operator.loses_connection();
    caller.is_told_of_lost_operator().await;
    hotline.fast_forward(seconds(19));
    caller.writes("……").await;
    operator.reloads().await;

    assert!(!caller.is_answered().await.is_empty(), "the caller is told that she is back");
    let again = operator.holds(caller.session).await;
    assert_eq!(again.fence, held.fence, "the same lease");
    assert!(matches!(again.stage, MyStage::Talking { .. }), "{:?}", again.stage);
    operator.reads(caller.session, "我再说一遍。").await;
    operator.reads(caller.session, "……").await;
    let seq = operator.writes(&held, "我还在。").await;
    caller.reads("我还在。").await;

    hotline.fast_forward(seconds(60));
    assert_eq!(operator.writes(&held, "一直都在。").await, seq + 1, "no late deadline takes it away");
    caller.reads("一直都在。").await;
    caller.shows_each_line_once(seq + 1);
    hotline.close().await;
}

async fn does_an_operator_who_is_back_too_late_write_into_the_conversation(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    operator.is(Presence::Break).await;

    operator.loses_connection();
    caller.is_told_of_lost_operator().await;
    hotline.fast_forward(seconds(20));
    caller.is_told_of_replacement().await;

    operator.reloads().await;
    assert!(operator.mine.as_ref().is_some_and(|mine| mine.sessions.is_empty()), "not on her desk any more");
    assert_eq!(operator.writes_in_vain(&held, "还在吗").await.code, Code::LeaseLost);
    assert!(!operator.heard().iter().any(|text| text.contains("还在吗")), "her own line is not shown as said");
    // Taken up again by hand, it is hers under a new number.
    let id = CommandId(new_id());
    operator.does(id, &StaffFrame::AcceptNext { id }).await;
    let again = operator.holds(caller.session).await;
    assert!(again.fence > held.fence);
    operator.writes(&again, "我回来了。").await;
    caller.reads("我回来了。").await;
    hotline.close().await;
}

async fn does_an_offer_wait_for_an_operator_who_is_gone(mut hotline: Hotline) {
    let mut first = hotline.ready_operator().await;
    let mut caller = hotline.caller().await;
    first.is_offered(&caller).await;
    let mut second = hotline.ready_operator().await;

    first.loses_connection();
    // No time passes: it moves on at once, not when its twenty seconds are over.
    let held = second.takes(&caller).await;
    assert_eq!(held.fence, 1);
    caller.is_answered().await;
    hotline.close().await;
}

async fn does_a_session_whose_holder_is_gone_wait_for_ever_when_nobody_is_free(mut hotline: Hotline) {
    let (mut first, mut caller, _) = hotline.talk().await;
    let mut supervisor = hotline.supervisor().await;
    supervisor.is(Presence::Available).await;
    first.loses_connection();
    caller.is_told_of_lost_operator().await;
    hotline.fast_forward(seconds(20));
    caller.is_told_of_replacement().await;
    // The caller has been without anybody since the loss; past the target the supervisor on duty steps in.
    hotline.fast_forward(seconds(61));
    supervisor.is_alerted(AlertKind::TargetMissed).await;
    supervisor.takes(&caller).await;
    caller.is_answered().await;
    hotline.close().await;
}

async fn does_a_second_window_keep_the_session_when_the_first_is_closed(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let mut window = operator.opens_socket(Vec::new()).await;
    window.expect("the desk", |_| Some(())).await;
    operator.loses_connection();
    caller.writes("还在吗？").await;
    let say =
        StaffFrame::Say {
            id: CommandId(new_id()), session: held.session, fence: held.fence, text: "在。".to_owned()
        };
    window.send(&say).await.expect("the line is sent");
    caller.reads("在。").await;
    let lost =
        caller.heard().iter().any(|frame| matches!(frame, ToCaller::State { state: CallerState::Reconnecting { .. } }));
    assert!(!lost, "nobody was lost: a window was closed");
    hotline.close().await;
}
