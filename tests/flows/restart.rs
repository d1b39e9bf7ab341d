//! A restart is nobody's absence: graces count from when the centre could next write.

use xinqiao_tests::{Hotline, seconds};

/// Stops or kills the only node, waits longer than any grace, and starts another one on the same database.
async fn a_minute_without_a_hotline(hotline: &mut Hotline, end: End) {
    match end {
        End::Stopped => hotline.stop_node(0).await,
        End::Killed => hotline.kill_node(0),
    }
    hotline.fast_forward(seconds(60));
    hotline.add_node().await;
}

/// How the node before ended.
#[derive(Clone, Copy)]
enum End {
    Stopped,
    Killed,
}

async fn does_a_restart_cost_a_conversation(end: End) {
    let mut hotline = Hotline::open().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("我还在说").await;
    a_minute_without_a_hotline(&mut hotline, end).await;
    operator.reloads_on(&hotline, 1).await;
    let again = operator.holds(held.session).await;
    assert_eq!(again.fence, held.fence, "the same lease");
    caller.reloads_on(&hotline, 1).await;
    operator.writes(&held, "我也还在。").await;
    caller.reads("我也还在。").await;
    hotline.close().await;
}

#[tokio::test]
async fn does_a_graceful_restart_cost_a_conversation() {
    does_a_restart_cost_a_conversation(End::Stopped).await;
}

#[tokio::test]
async fn does_a_killed_and_restarted_hotline_cost_a_conversation() {
    does_a_restart_cost_a_conversation(End::Killed).await;
}
