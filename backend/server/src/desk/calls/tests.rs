//! Are supervisors told of late calls once, and is what they were told taken back when somebody has called?

use super::*;
use crate::desk::callbacks::RequestCallback;
use crate::desk::testing::{Fresh, NOON, set_up};
use xinqiao_domain::call_work::CallRules;
use xinqiao_domain::desk_words::CallOutcome;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{AlertKind, Language};
use xinqiao_domain::{CallbackId, CommandId, Millis, StaffId};

async fn asked(fresh: &Fresh) -> WorkId {
    let id = CallbackId(fresh.ids.draw());
    let (name, phone, note) = (String::new(), "13800138000".to_owned(), String::new());
    fresh.run(RequestCallback { id, language: Language::Chinese, name, phone, note }).await.unwrap();
    WorkId(id.0)
}

fn command(fresh: &Fresh) -> CommandId {
    CommandId(fresh.ids.draw())
}

/// Calls, and does not reach them.
async fn tries(fresh: &Fresh, staff: StaffId, call: WorkId) {
    fresh.run(HandCall { id: command(fresh), staff, call, motion: Motion::Take }).await.unwrap();
    let (outcome, note) = (CallOutcome::NotReached, String::new());
    fresh.run(RecordAttempt { id: command(fresh), staff, call, outcome, note }).await.unwrap();
}

async fn alerts(fresh: &Fresh) -> usize {
    let open = fresh.desk.store().open_alerts().await.unwrap();
    open.iter().filter(|alert| alert.kind == AlertKind::CallOverdue).count()
}

async fn told(fresh: &Fresh) -> usize {
    fresh.kinds().await.iter().filter(|kind| *kind == "call_overdue").count()
}

#[tokio::test]
async fn is_a_late_call_told_of_once_and_settled_by_a_try() {
    let (fresh, _) = set_up().await;
    let staff = fresh.hire("zhou.min", &[Role::Operator]).await;
    let call = asked(&fresh).await;
    let rules = CallRules::default();
    fresh.hand.advance(rules.callback_target_ms);
    fresh.hand.advance(rules.overdue_grace_ms);
    fresh.run(TellLate {}).await.unwrap();
    assert_eq!((alerts(&fresh).await, told(&fresh).await), (0, 0), "not yet");
    fresh.hand.advance(Millis(1));
    for _ in 0..3 {
        fresh.run(TellLate {}).await.unwrap();
    }
    assert_eq!((alerts(&fresh).await, told(&fresh).await), (1, 1), "however often it is asked");
    tries(&fresh, staff, call).await;
    assert_eq!(alerts(&fresh).await, 0, "somebody has called");
    // The next try is not made either: that is a new lateness, and must not pass in silence.
    fresh.hand.advance(Millis(rules.between_tries_ms.0 + rules.overdue_grace_ms.0 + 1));
    for _ in 0..2 {
        fresh.run(TellLate {}).await.unwrap();
    }
    assert_eq!((alerts(&fresh).await, told(&fresh).await), (1, 2));
}

#[tokio::test]
async fn is_a_pile_of_late_calls_told_in_pieces_and_whole() {
    let (fresh, _) = set_up().await;
    for _ in 0..40 {
        asked(&fresh).await;
    }
    fresh.hand.advance(Millis::days(1));
    let mut told_so_far = Vec::new();
    for _ in 0..3 {
        fresh.run(TellLate {}).await.unwrap();
        told_so_far.push(told(&fresh).await);
    }
    assert_eq!(told_so_far, [32, 40, 40]);
    assert!(!fresh.desk.store().call_is_late(NOON + Millis::days(1)).await.unwrap());
}

#[tokio::test]
async fn do_three_tries_without_an_answer_become_the_supervisors() {
    let (fresh, _) = set_up().await;
    let staff = fresh.hire("zhou.min", &[Role::Operator]).await;
    let call = asked(&fresh).await;
    for so_far in 1..=3 {
        assert_eq!(alerts(&fresh).await, 0, "before the try number {so_far}");
        tries(&fresh, staff, call).await;
        fresh.hand.advance(CallRules::default().between_tries_ms);
    }
    assert_eq!(alerts(&fresh).await, 1);
    assert_eq!(told(&fresh).await, 0, "it was not late");
}
