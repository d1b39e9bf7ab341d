//! Two nodes on one database: who is connected where makes no difference, and a node that dies takes nobody with it.

use xinqiao_domain::CommandId;
use xinqiao_domain::presence::Presence;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::CallerState;
use xinqiao_protocol::frames::staff::StaffFrame;
use xinqiao_tests::{Base, Caller, Hotline, new_id, seconds};

async fn on_two_nodes() -> Option<Hotline> {
    let mut hotline = Hotline::open_on(Base::Postgres).await?;
    hotline.add_node().await;
    Some(hotline)
}

#[tokio::test]
async fn is_a_line_lost_between_two_nodes() {
    let Some(mut hotline) = on_two_nodes().await else { return };
    let mut operator = hotline.ready_operator_on(1).await;
    let mut caller = hotline.caller().await;
    let held = operator.takes(&caller).await;
    caller.is_answered().await;
    // Both nodes write at once, so that one's entries lie between the other's.
    for round in 0..10 {
        let (asked, answered) = (format!("问{round}"), format!("答{round}"));
        let (ask, answer) = (CommandId(new_id()), CommandId(new_id()));
        caller.says(ask, &asked).await;
        let frame = StaffFrame::Say { id: answer, session: held.session, fence: held.fence, text: answered.clone() };
        operator.socket().send(&frame).await.expect("the line is sent");
        caller.reads(&answered).await;
        operator.reads(caller.session, &asked).await;
    }
    let last = hotline.store().last_seq(caller.session).await.expect("the store answers");
    let end = operator.writes(&held, "就这样。").await;
    assert_eq!(end, last + 1);
    caller.reads("就这样。").await;
    caller.shows_each_line_once(end);
    operator.ends(&held).await;
    caller.is_closed().await;
    hotline.close().await;
}

#[tokio::test]
async fn does_a_caller_stay_with_an_operator_whose_node_was_killed() {
    let Some(mut hotline) = on_two_nodes().await else { return };
    let mut first = hotline.ready_operator_on(1).await;
    let mut caller = hotline.caller().await;
    let held = first.takes(&caller).await;
    caller.is_answered().await;
    first.writes(&held, "我在。").await;
    caller.reads("我在。").await;
    let mut second = hotline.ready_operator().await;

    hotline.kill_node(1);
    caller.writes("你还在吗？").await;
    // Its lease on the database runs out, then the grace of its operators.
    hotline.live_on(seconds(11)).await;
    caller.is_told_of_lost_operator().await;
    hotline.live_on(seconds(21)).await;
    let now_held = second.takes(&caller).await;
    caller.is_answered().await;
    second.reads(caller.session, "你还在吗？").await;
    first.reloads_on(&hotline, 0).await;
    assert_eq!(first.writes_in_vain(&held, "我回来了").await.code, Code::LeaseLost);
    let seq = second.writes(&now_held, "我接着陪你。").await;
    caller.reads("我接着陪你。").await;
    caller.shows_each_line_once(seq);
    hotline.close().await;
}

#[tokio::test]
async fn does_a_killed_node_cost_an_operator_who_reconnects_elsewhere_her_session() {
    let Some(mut hotline) = on_two_nodes().await else { return };
    let mut operator = hotline.ready_operator_on(1).await;
    let mut caller = hotline.caller().await;
    let held = operator.takes(&caller).await;
    caller.is_answered().await;
    hotline.kill_node(1);
    operator.reloads_on(&hotline, 0).await;
    hotline.live_on(seconds(40)).await;
    let seq = operator.writes(&held, "换了一条线路，我还在。").await;
    caller.reads("换了一条线路，我还在。").await;
    caller.shows_each_line_once(seq);
    let told = caller.heard().iter().any(|frame| format!("{frame:?}").contains("Reconnecting"));
    assert!(!told, "nobody was lost");
    hotline.close().await;
}

#[tokio::test]
async fn does_a_caller_whose_node_was_killed_lose_lines_or_place() {
    let Some(mut hotline) = on_two_nodes().await else { return };
    let mut operator = hotline.operator().await;
    let mut caller = Caller::opens(&hotline, 1, new_id(), &serde_json::json!({})).await;
    caller.writes("第一句").await;
    let unsure = CommandId(new_id());
    caller.says(unsure, "第二句").await;
    hotline.kill_node(1);
    caller.reloads_on(&hotline, 0).await;
    assert!(matches!(caller.welcomed, CallerState::Waiting { .. }));
    caller.says(unsure, "第二句").await;
    caller.is_acknowledged(unsure).await;
    hotline.live_on(seconds(11)).await;
    operator.is(Presence::Available).await;
    let held = operator.takes(&caller).await;
    let seq = operator.writes(&held, "两句都看到了。").await;
    caller.reads("两句都看到了。").await;
    assert_eq!(caller.up_to(), seq);
    let kept = hotline.store().lines_after(caller.session, 0, 100).await.expect("the store answers");
    let said: Vec<_> = kept.iter().map(|line| line.text.as_str()).filter(|text| text.ends_with('句')).collect();
    assert_eq!(said, ["第一句", "第二句"]);
    hotline.close().await;
}

#[tokio::test]
async fn does_a_restart_count_as_anybodys_absence() {
    let Some(mut hotline) = on_two_nodes().await else { return };
    let mut operator = hotline.ready_operator_on(1).await;
    let mut caller = hotline.caller().await;
    let held = operator.takes(&caller).await;
    caller.is_answered().await;
    hotline.stop_node(1).await;
    // A graceful stop says at once that its sockets are gone; the grace begins then.
    caller.is_told_of_lost_operator().await;
    operator.reloads_on(&hotline, 0).await;
    caller.is_answered().await;
    operator.writes(&held, "我换好了。").await;
    caller.reads("我换好了。").await;
    hotline.close().await;
}
