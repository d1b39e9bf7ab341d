//! The main line: somebody writes, a trained person answers, the record is written.

use xinqiao_domain::presence::Presence;
use xinqiao_protocol::frames::caller::CallerState;
use xinqiao_tests::{Base, Hotline};

async fn a_caller_writes_and_is_answered(base: Base) {
    let Some(mut hotline) = Hotline::open_on(base).await else { return };
    let mut operator = hotline.operator().await;
    operator.is(Presence::Available).await;

    let mut caller = hotline.caller().await;
    assert!(matches!(caller.welcomed, CallerState::Waiting { .. }), "nobody is there before an operator accepted");
    assert_eq!(caller.writes("我不知道该从哪里说起").await, 1);

    let held = operator.takes(&caller).await;
    assert!(!caller.is_answered().await.is_empty());
    operator.reads(caller.session, "我不知道该从哪里说起").await;

    let seq = operator.writes(&held, "我在，你慢慢说。").await;
    assert_eq!(caller.reads("我在，你慢慢说。").await.seq, seq);

    operator.ends(&held).await;
    caller.is_closed().await;
    operator.closes(&hotline, &held).await;
    operator.desk("an empty desk", |mine| mine.sessions.is_empty().then_some(())).await;
    hotline.close().await;
}

#[tokio::test]
async fn a_caller_writes_and_is_answered_on_sqlite() {
    a_caller_writes_and_is_answered(Base::Sqlite).await;
}

#[tokio::test]
async fn a_caller_writes_and_is_answered_on_postgres() {
    a_caller_writes_and_is_answered(Base::Postgres).await;
}
