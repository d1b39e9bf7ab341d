//! Two nodes reach for the same step of a ladder at the same instant: one of them takes it, and nobody is asked twice.

use futures_util::future::join_all;
use std::collections::BTreeSet;
use xinqiao::desk::dispatches::paging::Advance;
use xinqiao_domain::Millis;
use xinqiao_domain::delivery::DeliveryWord;
use xinqiao_domain::event::DispatchEvent;
use xinqiao_tests::{Base, Hotline, STEP, Smtp, seconds};

/// Each step is a round of its own: the lead and the nurse are asked again.
const ROUNDS: u32 = 4;
/// Orders that each node gives at once.
const ORDERS: usize = 8;
/// Who is asked at a step: the two whose professions are missing.
const ASKED: usize = 2;
/// In the house and by mail.
const CHANNELS: usize = 2;

#[tokio::test]
async fn is_a_step_that_two_nodes_reach_for_taken_once() {
    let smtp = Smtp::open().await;
    let Some(mut hotline) = Hotline::open_with(Base::Postgres, Some(&smtp)).await else { return };
    hotline.add_node().await;
    let team = hotline.crisis_team().await;
    hotline.escalates(&team, &["team_on_call"], ROUNDS).await;
    let dispatch = hotline.dispatch(&team).await;
    for taken in 2..=ROUNDS {
        hotline.live_on(Millis(STEP.0 - 1_000)).await;
        hotline.fast_forward(seconds(1));
        // The workers of both nodes see it due now; and these come on top.
        let nodes = (0..2 * ORDERS).map(|order| &hotline.inside(order % 2).app.desk);
        let orders = join_all(nodes.map(|desk| desk.run(Advance { dispatch }))).await;
        assert!(orders.iter().all(Result::is_ok), "{orders:?}");
        hotline.dispatch_is(dispatch, "the next step", |one| one.taken == taken).await;
    }

    let told = hotline.told_of(dispatch).await;
    let steps: Vec<_> = told
        .iter()
        .filter_map(|event| match event {
            DispatchEvent::StepTaken { round, step, pages, .. } => Some((*round, *step, *pages)),
            _ => None,
        })
        .collect();
    let pages = u32::try_from(ASKED * CHANNELS).expect("few");
    assert_eq!(steps, (1..=ROUNDS).map(|round| (round, 1, pages)).collect::<Vec<_>>(), "each step once");
    let rounds = usize::try_from(ROUNDS).expect("few");
    let summoned: BTreeSet<_> = told
        .iter()
        .filter_map(|event| match event {
            DispatchEvent::Paged { page, .. } => Some(*page),
            _ => None,
        })
        .collect();
    assert_eq!(summoned.len(), rounds * ASKED * CHANNELS);

    // And once at the far end, whichever node sent it.
    let accepted = |one: &xinqiao_storage::outbox::Listed| one.state.word() == DeliveryWord::Accepted;
    let items = hotline.outbox_is("every page accepted", |items| items.iter().all(accepted)).await;
    let mut arrived: Vec<_> = smtp.arrived().iter().map(xinqiao_tests::Arrived::page).collect();
    arrived.sort_unstable();
    let sent: BTreeSet<_> = arrived.iter().copied().collect();
    assert_eq!((arrived.len(), sent.len(), items.len()), (rounds * ASKED, rounds * ASKED, rounds * ASKED));
    assert!(sent.is_subset(&summoned));
    hotline.close().await;
}
