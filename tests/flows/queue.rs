//! The queue: in order, truthful, and moved by what happens, not by a timer.

use serde_json::json;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::session::DeclineReason;
use xinqiao_domain::{Event, Millis};
use xinqiao_protocol::frames::caller::CallerState;
use xinqiao_protocol::frames::staff::{CallerLink, ToStaff};
use xinqiao_tests::{Caller, Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    is_an_offer_made_by_a_worker_some_seconds_later,
    is_a_newer_caller_served_before_an_older_one,
    does_a_caller_in_danger_wait_behind_others,
    do_words_of_danger_move_a_caller_who_waits,
    does_a_caller_not_know_where_they_stand,
    is_a_wrong_place_shown_after_a_transfer,
    is_a_silent_console_in_the_background_not_offered_anything,
    does_a_missed_target_stay_unseen,
    is_somebody_offered_an_empty_chair,
    does_a_caller_in_danger_wait_a_minute_for_the_only_operator_who_passed,
);

/// Every event of the journal with its number.
async fn events(hotline: &Hotline) -> Vec<Event> {
    let entries = hotline.store().journal_after(0, 1_000).await.expect("the journal is read");
    entries.into_iter().map(|entry| entry.event).collect()
}

/// What was written directly before the last offer of this caller.
async fn cause(hotline: &Hotline, caller: &Caller) -> Event {
    let events = events(hotline).await;
    let offered = |event: &Event| matches!(event, Event::Offered { session, .. } if *session == caller.session);
    let at = events.iter().rposition(offered).expect("an offer was made");
    events[at - 1].clone()
}

async fn is_an_offer_made_by_a_worker_some_seconds_later(mut hotline: Hotline) {
    // The clock stands still: no deadline ever comes, so no worker can have made these offers.
    let mut operator = hotline.ready_operator().await;
    let one = hotline.caller().await;
    let held = operator.takes(&one).await;
    assert!(matches!(cause(&hotline, &one).await, Event::SessionOpened { session, .. } if session == one.session));

    let two = hotline.caller().await;
    operator.takes(&two).await;
    let three = hotline.caller().await;
    operator.ends(&held).await;
    operator.closes(&hotline, &held).await;
    operator.is_offered(&three).await;
    assert!(matches!(cause(&hotline, &three).await, Event::Closed { session, .. } if session == one.session));

    operator.is(Presence::Break).await;
    operator.is(Presence::Available).await;
    operator.is_offered(&three).await;
    assert!(matches!(cause(&hotline, &three).await, Event::PresenceChanged { presence: Presence::Available, .. }));
    hotline.close().await;
}

async fn is_a_newer_caller_served_before_an_older_one(mut hotline: Hotline) {
    hotline.settings(|settings| settings.policy.capacity = 4).await;
    let mut operator = hotline.operator().await;
    let mut callers = Vec::new();
    for _ in 0..4 {
        callers.push(hotline.caller().await);
        hotline.fast_forward(seconds(1));
    }
    operator.is(Presence::Available).await;
    for caller in &callers {
        operator.takes(caller).await;
    }
    hotline.close().await;
}

async fn does_a_caller_in_danger_wait_behind_others(mut hotline: Hotline) {
    let mut operator = hotline.operator().await;
    let calm = hotline.caller().await;
    hotline.fast_forward(seconds(30));
    let plan = json!({ "intake": { "thoughts": "with_plan" } });
    let high = Caller::opens(&hotline, 0, new_id(), &plan).await;
    hotline.fast_forward(seconds(5));
    let acting = json!({ "intake": { "thoughts": "acting_now" } });
    let imminent = Caller::opens(&hotline, 0, new_id(), &acting).await;
    operator.is(Presence::Available).await;
    let offer = operator.is_offered(&imminent).await;
    assert_eq!(offer.tier, Some(RiskTier::Imminent));
    assert!(!offer.reasons.is_empty(), "with its reasons");
    operator.accepts(&offer).await;
    operator.takes(&high).await;
    let mut second = hotline.ready_operator().await;
    second.takes(&calm).await;
    hotline.close().await;
}

async fn do_words_of_danger_move_a_caller_who_waits(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.operator().await;
    let calm = hotline.caller().await;
    hotline.fast_forward(seconds(5));
    let mut caller = hotline.caller().await;
    caller.writes("我准备跳楼").await;
    let alert = supervisor.is_alerted(xinqiao_domain::session::AlertKind::TierRaised).await;
    assert_eq!(alert.session, Some(caller.session));
    operator.is(Presence::Available).await;
    let offer = operator.is_offered(&caller).await;
    assert!(offer.tier >= Some(RiskTier::High), "{:?}", offer.tier);
    operator.accepts(&offer).await;
    operator.takes(&calm).await;
    hotline.close().await;
}

async fn does_a_caller_not_know_where_they_stand(mut hotline: Hotline) {
    let mut operator = hotline.operator().await;
    let mut one = hotline.caller().await;
    one.has_ahead(0).await;
    hotline.fast_forward(seconds(1));
    let mut two = hotline.caller().await;
    two.has_ahead(1).await;
    hotline.fast_forward(seconds(1));
    let mut three = hotline.caller().await;
    three.has_ahead(2).await;
    one.ends().await;
    three.has_ahead(1).await;
    two.has_ahead(0).await;
    // Somebody in danger comes: the place grows, and that is said too.
    let acting = json!({ "intake": { "thoughts": "acting_now" } });
    let danger = Caller::opens(&hotline, 0, new_id(), &acting).await;
    three.has_ahead(2).await;
    operator.is(Presence::Available).await;
    operator.takes(&danger).await;
    three.has_ahead(1).await;
    three.reloads().await;
    three.has_ahead(1).await;
    hotline.close().await;
}

async fn is_a_wrong_place_shown_after_a_transfer(mut hotline: Hotline) {
    let mut operator = hotline.operator().await;
    let mut caller = hotline.caller().await;
    caller.has_ahead(0).await;
    operator.is(Presence::Available).await;
    let held = operator.takes(&caller).await;
    caller.is_answered().await;
    let acting = json!({ "intake": { "thoughts": "acting_now" } });
    let _danger = Caller::opens(&hotline, 0, new_id(), &acting).await;
    operator.is(Presence::Break).await;
    operator.transfers(&held, xinqiao_protocol::frames::staff::TransferTo::Queue {}, "").await;
    // What was true before the talk is not said again: not counted yet, or counted anew.
    let first = caller
        .stands("another operator to be looked for", |state| match state {
            CallerState::Replacing { ahead, .. } => Some(*ahead),
            _ => None,
        })
        .await;
    assert!(matches!(first, None | Some(1)), "{first:?}");
    if first.is_none() {
        caller.has_ahead(1).await;
    }
    hotline.close().await;
}

async fn is_a_silent_console_in_the_background_not_offered_anything(mut hotline: Hotline) {
    let mut operator = hotline.ready_operator().await;
    hotline.fast_forward(Millis::minutes(60));
    operator.is_up_to_date().await;
    let caller = hotline.caller().await;
    operator.takes(&caller).await;
    hotline.close().await;
}

async fn does_a_missed_target_stay_unseen(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let _operator = hotline.operator().await;
    let caller = hotline.caller().await;
    hotline.fast_forward(seconds(61));
    let alert = supervisor.is_alerted(xinqiao_domain::session::AlertKind::TargetMissed).await;
    assert_eq!(alert.session, Some(caller.session));
    // From then on the supervisor on duty is asked too.
    supervisor.is(Presence::Available).await;
    supervisor.takes(&caller).await;
    let missed = |event: &Event| matches!(event, Event::TargetMissed { session } if *session == caller.session);
    assert_eq!(events(&hotline).await.iter().filter(|event| missed(event)).count(), 1, "a fact of the journal");
    hotline.close().await;
}

async fn is_somebody_offered_an_empty_chair(mut hotline: Hotline) {
    let mut operator = hotline.operator().await;
    let mut caller = hotline.caller().await;
    let waits = |there: bool| {
        move |frame: &ToStaff| match frame {
            ToStaff::Queue { queue } => {
                queue.rows.first().is_some_and(|row| (row.caller == CallerLink::Here) == there).then_some(())
            }
            _ => None,
        }
    };
    operator.socket().expect("a caller who is there", waits(true)).await;
    caller.loses_connection();
    operator.socket().expect("a caller who is gone", waits(false)).await;
    hotline.fast_forward(seconds(30));
    caller.reloads().await;
    assert!(matches!(caller.welcomed, CallerState::Waiting { .. }), "the place is kept for a page that comes back");
    operator.socket().expect("a caller who is there", waits(true)).await;
    operator.socket().told_already(waits(false));

    caller.loses_connection();
    operator.socket().expect("a caller who is gone", waits(false)).await;
    hotline.fast_forward(Millis::minutes(11));
    let empty = |frame: &ToStaff| match frame {
        ToStaff::Queue { queue } => (queue.count == 0).then_some(()),
        _ => None,
    };
    operator.socket().told_already(empty);
    operator.socket().expect("an empty queue", empty).await;
    caller.reloads().await;
    assert!(matches!(caller.welcomed, CallerState::Closed { .. }), "{:?}", caller.welcomed);
    hotline.close().await;
}

async fn does_a_caller_in_danger_wait_a_minute_for_the_only_operator_who_passed(mut hotline: Hotline) {
    let mut operator = hotline.ready_operator().await;
    let plan = json!({ "intake": { "thoughts": "with_plan" } });
    let caller = Caller::opens(&hotline, 0, new_id(), &plan).await;
    let offer = operator.is_offered(&caller).await;
    operator.declines(&offer, DeclineReason::StillWriting).await;
    operator.desk("no offer", |mine| mine.offer.is_none().then_some(())).await;
    hotline.fast_forward(seconds(10));
    let again = operator.is_offered(&caller).await;
    assert_ne!(again.offer, offer.offer);

    // While somebody else is there to be asked, the rest is kept.
    let mut second = hotline.ready_operator().await;
    operator.declines(&again, DeclineReason::StillWriting).await;
    let offer = second.is_offered(&caller).await;
    hotline.fast_forward(seconds(15));
    second.declines(&offer, DeclineReason::KnownToMe).await;
    // Both have passed: she whose rest ends first is asked.
    operator.takes(&caller).await;
    hotline.close().await;
}
