//! Whoever opens a dispatch is written down before anything is shown; a phone that asks again every few seconds is one
//! reading of its sitting.

use crate::scene::{LEAD, NURSE, Out};
use xinqiao_domain::dispatch::SITTING;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_domain::{Millis, StaffId};
use xinqiao_protocol::http::dispatches::DispatchView;
use xinqiao_protocol::http::scene::Scene;
use xinqiao_tests::{Hotline, on_both_databases};

on_both_databases!(is_a_phone_that_asks_again_and_again_one_reading, is_every_reader_written_down);

async fn readings(out: &Out, by: StaffId) -> usize {
    let told = out.told().await;
    told.iter().filter(|event| matches!(event, DispatchEvent::DispatchRead { staff, .. } if *staff == by)).count()
}

async fn is_a_phone_that_asks_again_and_again_one_reading(hotline: Hotline) {
    let mut out = Out::assembled(hotline).await;
    let lead = out.team.crew[LEAD].staff;
    assert_eq!(readings(&out, lead).await, 0);
    for _ in 0..5 {
        let _: Scene = out.scene(out.token(LEAD)).await;
    }
    assert_eq!(readings(&out, lead).await, 1);
    out.later(Millis(SITTING.0 - 1)).await;
    let _: Scene = out.scene(out.token(LEAD)).await;
    assert_eq!(readings(&out, lead).await, 1, "one sitting");
    out.later(Millis(1)).await;
    let _: Scene = out.scene(out.token(LEAD)).await;
    assert_eq!(readings(&out, lead).await, 2, "the next one");
    out.hotline.close().await;
}

async fn is_every_reader_written_down(hotline: Hotline) {
    let out = Out::assembled(hotline).await;
    // At once, so that they may be decided in one batch.
    let nurse = || out.scene(out.token(NURSE));
    let _ = tokio::join!(nurse(), nurse(), nurse(), out.scene(out.token(LEAD)));
    assert_eq!(readings(&out, out.team.crew[NURSE].staff).await, 1);
    assert_eq!(readings(&out, out.team.crew[LEAD].staff).await, 1, "each reader by themselves");
    // Place and person are read with the scene: one sitting of one dispatch.
    let supervisor = out.supervisor.staff;
    let _: DispatchView = out.whole().await;
    let _: Scene = out.scene(&out.supervisor.token).await;
    assert_eq!(readings(&out, supervisor).await, 1);
    out.hotline.close().await;
}
