//! The other end falls silent and its connection stays open: a frozen browser, a network that swallows everything. The
//! pulse is the socket's own, in real time, and has nothing to do with the database.

use std::time::Duration;
use tokio::time::timeout;
use xinqiao_protocol::frames::staff::CallerLink;
use xinqiao_tests::Hotline;

/// Within this an operator sees that a caller is gone.
const CALLER_GONE: Duration = Duration::from_secs(10);
/// Within this a caller is told that the operator is gone: asked every 20 s, given 10 s to answer, and told.
const OPERATOR_GONE: Duration = Duration::from_secs(31);

#[tokio::test]
async fn does_a_caller_who_answers_no_ping_seem_to_be_there() {
    let mut hotline = Hotline::open().await;
    let (mut operator, caller, held) = hotline.talk().await;
    // Nobody reads the caller's socket from here on, so nothing answers for it.
    let is_gone = operator.desk("that the caller is gone", |mine| {
        let shown = mine.sessions.iter().find(|one| one.session == held.session)?;
        matches!(shown.caller, CallerLink::Gone { .. }).then_some(())
    });
    timeout(CALLER_GONE, is_gone).await.expect("the operator is told in time");
    operator.writes(&held, "您还在吗？").await;
    drop(caller);
    hotline.close().await;
}

#[tokio::test]
async fn does_an_operator_who_answers_no_ping_keep_the_caller_waiting() {
    let mut hotline = Hotline::open().await;
    let (operator, mut caller, _held) = hotline.talk().await;
    timeout(OPERATOR_GONE, caller.is_told_of_lost_operator()).await.expect("the caller is told in time");
    caller.writes("您还在吗？").await;
    drop(operator);
    hotline.close().await;
}
