//! What another institution's system says comes late, twice and in any order: it ends where it would have ended in order, all
//! of it is kept, and what contradicts itself is kept and told.

use crate::exchange::{alerts, business, in_time, place, stage};
use serde_json::{Value, json};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::referral::{OutcomeWord, ReferralDecline, ReferralWord, Said, Stage, VerdictWord};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Event, ReferralId};
use xinqiao_storage::referrals::StoredHeard;
use xinqiao_tests::{Hotline, on_both_databases};

on_both_databases!(
    does_a_reordered_and_replayed_stream_end_where_it_would_have_in_order,
    does_a_system_that_contradicts_itself_end_the_same_however_it_comes,
);

/// How a task went there, a version each.
const STEPS: usize = 5;
/// Every so many of all orders are told: 24 of 120.
const EVERY: usize = 5;

/// The task at a step, every field that a step may set said anew.
fn said(step: usize) -> (u64, Value) {
    let mut change = match step {
        0 => json!({ "status": "received" }),
        1 => json!({ "status": "accepted" }),
        2 => json!({ "status": "in-progress" }),
        3 => business("in-progress", "5.1.4"),
        _ => json!({ "status": "completed", "output": [{ "valueCode": "admitted" }] }),
    };
    for (field, nothing) in [("businessStatus", json!({})), ("output", json!([]))] {
        if change.get(field).is_none() {
            change[field] = nothing;
        }
    }
    // The first is the one that we made there.
    (step as u64 + 2, change)
}

/// All orders of so many steps.
fn orders(steps: usize) -> Vec<Vec<usize>> {
    if steps == 0 {
        return vec![Vec::new()];
    }
    let put = |order: Vec<usize>| {
        (0..steps).map(move |at| [&order[..at], &[steps - 1], &order[at..]].concat()).collect::<Vec<_>>()
    };
    orders(steps - 1).into_iter().flat_map(put).collect()
}

/// What becomes of each report of an order: newer than all before, or not.
fn verdicts(order: &[usize]) -> Vec<VerdictWord> {
    let newest = |at: usize| order[..at].iter().copied().max();
    let verdict = |(at, step): (usize, &usize)| match newest(at) {
        Some(newest) if newest > *step => VerdictWord::Older,
        // In progress says no more than accepted.
        Some(1) if *step == 2 => VerdictWord::Known,
        Some(_) | None => VerdictWord::Applied,
    };
    order.iter().enumerate().map(verdict).collect()
}

/// What was heard of a referral since it was there.
async fn heard(hotline: &Hotline, referral: ReferralId) -> Vec<StoredHeard> {
    let stored = hotline.store().one_referral(referral).await.expect("it is read").expect("it is there");
    let mut heard = hotline.store().heard_of(&stored).await.expect("it is read");
    // Asked early enough, it shows the task as we made it.
    heard.retain(|one| one.said != Said::Sent);
    heard
}

async fn verdicts_of(hotline: &Hotline, referral: ReferralId) -> Vec<VerdictWord> {
    heard(hotline, referral).await.iter().map(|one| one.verdict).collect()
}

/// What the journal tells that was not taken in of a referral.
async fn not_moved(hotline: &Hotline, referral: ReferralId) -> Vec<(ReferralWord, VerdictWord)> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let fact = |event| match event {
        Event::Case(event) => Some(event.fact),
        _ => None,
    };
    let told = entries.into_iter().filter_map(|entry| fact(entry.event)).filter_map(|fact| match fact {
        CaseFact::ReferralNotMoved { referral: of, word, verdict, .. } if of == referral => Some((word, verdict)),
        _ => None,
    });
    told.collect()
}

/// Waits until so many reports were heard of each.
async fn all_heard(hotline: &Hotline, referrals: &[ReferralId], count: usize) {
    let all = async || {
        for referral in referrals {
            if heard(hotline, *referral).await.len() < count {
                return None;
            }
        }
        Some(())
    };
    in_time(hotline, "what was said", all).await;
}

async fn does_a_reordered_and_replayed_stream_end_where_it_would_have_in_order(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let orders: Vec<_> = orders(STEPS).into_iter().step_by(EVERY).collect();
    let mut referrals = Vec::new();
    for _ in &orders {
        referrals.push(place.has_referred_another(&hotline).await);
    }
    for at in 0..STEPS {
        for (referral, order) in referrals.iter().zip(&orders) {
            let (version, change) = said(order[at]);
            place.system.says_as(*referral, version, &change);
        }
        all_heard(&hotline, &referrals, at + 1).await;
    }
    for (referral, order) in referrals.iter().zip(&orders) {
        let stage = stage(&hotline, *referral).await;
        assert!(matches!(stage, Stage::Completed { outcome: Some(OutcomeWord::Admitted), .. }), "{order:?}: {stage:?}");
        assert_eq!(verdicts_of(&hotline, *referral).await, verdicts(order), "{order:?}: all of it is kept");
        let older = verdicts(order).iter().filter(|verdict| **verdict == VerdictWord::Older).count();
        let told = not_moved(&hotline, *referral).await;
        assert_eq!(told.len(), older, "{order:?}: what is older is told and never applied: {told:?}");
        assert!(told.iter().all(|(_, verdict)| *verdict == VerdictWord::Older), "{told:?}");
    }
    assert_eq!(alerts(&hotline, AlertKind::ReferralImpossible).await, 0, "late is no lie");
    // Told once more from a backup, in order: nothing is new, and nothing is kept twice.
    for step in 0..STEPS {
        for referral in &referrals {
            let (version, change) = said(step);
            place.system.says_as(*referral, version, &change);
        }
        place.is_asked(&hotline).await;
    }
    place.is_asked(&hotline).await;
    for referral in &referrals {
        assert_eq!(stage(&hotline, *referral).await.word(), ReferralWord::Completed);
        assert_eq!(heard(&hotline, *referral).await.len(), STEPS);
    }
    hotline.close().await;
}

async fn does_a_system_that_contradicts_itself_end_the_same_however_it_comes(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let declined = (2, json!({ "status": "rejected", "statusReason": { "coding": [{ "code": "no_bed" }] } }));
    let completed = (3, json!({ "status": "completed", "output": [{ "valueCode": "admitted" }] }));
    let ways = [[declined.clone(), completed.clone()], [completed, declined]];
    let referrals = [place.has_referred(&hotline).await, place.has_referred_another(&hotline).await];
    for (referral, way) in referrals.iter().zip(&ways) {
        place.system.says_at_once(*referral, way);
    }
    all_heard(&hotline, &referrals, 2).await;
    for referral in referrals {
        let stage = stage(&hotline, referral).await;
        assert!(matches!(stage, Stage::Declined { because: ReferralDecline::NoBed, .. }), "{stage:?}");
        let heard = heard(&hotline, referral).await;
        assert_eq!(
            heard.iter().map(|one| one.verdict).collect::<Vec<_>>(),
            [VerdictWord::Applied, VerdictWord::Impossible]
        );
        assert_eq!(heard[1].said, Said::Completed { outcome: Some(OutcomeWord::Admitted) }, "kept as it was said");
        assert_eq!(not_moved(&hotline, referral).await, [(ReferralWord::Completed, VerdictWord::Impossible)]);
    }
    assert_eq!(alerts(&hotline, AlertKind::ReferralImpossible).await, 2, "somebody is told of each");
    hotline.close().await;
}
