//! A node dies between a step and its sending: what was written goes on where it stood.

use xinqiao_domain::Millis;
use xinqiao_domain::dispatch::{Dispatch, Ladder};
use xinqiao_tests::{Base, Hotline, PageLink, STEP, Smtp, Treats};

/// Nothing gets out; the node dies; the next one sends what was written, once, and takes the next step in time.
async fn does_another_node_send_what_was_written(base: Base) {
    let smtp = Smtp::open().await;
    smtp.from_now_on(Treats::IsDown);
    let Some(mut hotline) = Hotline::open_with(base, Some(&smtp)).await else { return };
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call", "whole_team"], 1).await;
    let dispatch = hotline.dispatch(&team).await;
    hotline.kill_node(0);
    smtp.from_now_on(Treats::Accepts);
    hotline.fast_forward(Millis::seconds(35));
    hotline.add_node().await;
    let page = hotline.page_to(&smtp, &team.crew[0]).await;
    assert_eq!(PageLink::of(&page.text).page, page.page(), "one id in the text and in the header");
    hotline.fast_forward(STEP);
    let second = |dispatch: &Dispatch| matches!(dispatch.ladder, Ladder::On { step: 2, .. });
    hotline.dispatch_is(dispatch, "the second step", second).await;
    hotline.close().await;
}

#[tokio::test]
async fn does_another_node_send_what_was_written_on_sqlite() {
    does_another_node_send_what_was_written(Base::Sqlite).await;
}

#[tokio::test]
async fn does_another_node_send_what_was_written_on_postgres() {
    does_another_node_send_what_was_written(Base::Postgres).await;
}
