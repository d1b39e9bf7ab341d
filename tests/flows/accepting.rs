//! Accepting: one caller is taken by one operator, and nobody holds more than they may, however many ask at once.

use futures_util::future::join_all;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::session::{DeclineReason, Stage};
use xinqiao_domain::{CommandId, OfferId, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::{CallerState, ToCaller};
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff, Told};
use xinqiao_tests::{Base, Caller, Hotline, Operator, Socket, new_id, on_both_databases, seconds};

on_both_databases!(
    do_fifty_accepts_of_one_offer_take_the_caller_twice,
    do_fifty_accepts_at_once_take_one_caller_twice,
    do_fifty_accepts_at_once_exceed_the_cap,
    is_a_caller_told_that_somebody_is_there_before_anybody_accepted,
    does_a_declined_offer_stay_with_the_one_who_declined,
    does_a_missed_offer_ring_for_ever,
    does_one_unavailable_operator_stop_the_others,
    does_the_record_belong_to_the_one_who_declined,
    does_a_slow_link_open_two_sessions,
);

/// Sends this frame and says whether it was done, or why not.
async fn outcome(socket: &mut Socket<ToStaff>, id: CommandId, frame: &StaffFrame) -> Result<(), Code> {
    socket.send(frame).await.expect("the frame is sent");
    socket
        .expect("an outcome", |told| match told {
            ToStaff::Done { id: of } if *of == id => Some(Ok(())),
            ToStaff::Refused { id: Some(of), problem } if *of == id => Some(Err(problem.code)),
            _ => None,
        })
        .await
}

/// Each of these sockets says the frame ten times at once.
async fn all_at_once(
    sockets: &mut [Socket<ToStaff>],
    frame: impl Fn(CommandId) -> StaffFrame,
) -> Vec<Result<(), Code>> {
    let each = sockets.iter_mut().map(|socket| {
        let frames: Vec<_> = (0..10).map(|_| CommandId(new_id())).map(|id| (id, frame(id))).collect();
        async move {
            let mut outcomes = Vec::new();
            for (id, frame) in &frames {
                outcomes.push(outcome(socket, *id, frame).await);
            }
            outcomes
        }
    });
    join_all(each).await.into_iter().flatten().collect()
}

async fn windows(operator: &Operator, count: usize) -> Vec<Socket<ToStaff>> {
    let mut sockets = Vec::new();
    for _ in 0..count {
        let mut socket = operator.opens_socket(Vec::new()).await;
        socket.expect("the desk", |frame| matches!(frame, ToStaff::Mine { .. }).then_some(())).await;
        sockets.push(socket);
    }
    sockets
}

/// Who holds a session, and under which number.
async fn held(hotline: &Hotline, session: SessionId) -> Option<i64> {
    let kept = hotline.store().session(session).await.expect("the store answers").expect("the session is kept");
    match kept.session.stage {
        Stage::Held(lease) => Some(lease.fence),
        Stage::Waiting(_) | Stage::Offered(..) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => None,
    }
}

fn done(outcomes: &[Result<(), Code>]) -> usize {
    outcomes.iter().filter(|outcome| outcome.is_ok()).count()
}

async fn do_fifty_accepts_of_one_offer_take_the_caller_twice(mut hotline: Hotline) {
    let mut operator = hotline.ready_operator().await;
    let mut other = hotline.operator().await;
    let mut caller = hotline.caller().await;
    let offer = operator.is_offered(&caller).await;
    let mut sockets = windows(&operator, 4).await;
    sockets.extend(windows(&other, 1).await);
    let outcomes = all_at_once(&mut sockets, |id| StaffFrame::Accept { id, offer: offer.offer }).await;
    assert_eq!((done(&outcomes), outcomes.len()), (1, 50), "{outcomes:?}");
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(()) | Err(Code::OfferGone))), "{outcomes:?}");
    assert_eq!(held(&hotline, caller.session).await, Some(1), "one lease");
    assert_eq!(other.tries(offer.offer).await.code, Code::OfferGone);
    assert_eq!(other.tries(OfferId(new_id())).await.code, Code::OfferGone);
    caller.is_answered().await;
    hotline.close().await;
}

async fn do_fifty_accepts_at_once_take_one_caller_twice(mut hotline: Hotline) {
    race_for_one(&mut hotline, &[0]).await;
    hotline.close().await;
}

/// Five operators ask for the one caller ten times each, at nodes taken in turn.
async fn race_for_one(hotline: &mut Hotline, nodes: &[usize]) {
    let mut sockets = Vec::new();
    for at in 0..5 {
        let operator = hotline.operator_on(nodes[at % nodes.len()]).await;
        sockets.extend(windows(&operator, 1).await);
    }
    let caller = hotline.caller().await;
    let outcomes = all_at_once(&mut sockets, |id| StaffFrame::AcceptNext { id }).await;
    assert_eq!((done(&outcomes), outcomes.len()), (1, 50), "{outcomes:?}");
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(()) | Err(Code::NobodyWaiting))), "{outcomes:?}");
    assert_eq!(held(hotline, caller.session).await, Some(1), "one lease");
}

async fn do_fifty_accepts_at_once_exceed_the_cap(mut hotline: Hotline) {
    race_for_many(&mut hotline, &[0]).await;
    hotline.close().await;
}

/// Two operators of two chats each ask for six callers with twenty-five accepts each.
async fn race_for_many(hotline: &mut Hotline, nodes: &[usize]) {
    let mut sockets = Vec::new();
    for at in 0..2 {
        let operator = hotline.operator_on(nodes[at % nodes.len()]).await;
        sockets.extend(windows(&operator, 3).await);
    }
    let mut callers: Vec<Caller> = Vec::new();
    for _ in 0..6 {
        callers.push(hotline.caller().await);
    }
    let outcomes = all_at_once(&mut sockets, |id| StaffFrame::AcceptNext { id }).await;
    assert_eq!(done(&outcomes), 4, "two each: {outcomes:?}");
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(()) | Err(Code::AtCapacity))), "{outcomes:?}");
    let mut taken = 0;
    for caller in &callers {
        taken += usize::from(held(hotline, caller.session).await.is_some());
    }
    assert_eq!(taken, 4);
    let roster = hotline.store().roster().await.expect("the store answers");
    assert!(roster.members.values().all(|member| member.candidate.load.total() <= 2), "the cap holds");
}

#[tokio::test]
async fn is_a_caller_held_twice_when_two_nodes_accept_at_once() {
    let Some(mut hotline) = Hotline::open_on(Base::Postgres).await else { return };
    hotline.add_node().await;
    race_for_one(&mut hotline, &[0, 1]).await;
    hotline.close().await;
}

#[tokio::test]
async fn is_the_cap_exceeded_when_two_nodes_accept_at_once() {
    let Some(mut hotline) = Hotline::open_on(Base::Postgres).await else { return };
    hotline.add_node().await;
    race_for_many(&mut hotline, &[0, 1]).await;
    hotline.close().await;
}

async fn is_a_caller_told_that_somebody_is_there_before_anybody_accepted(mut hotline: Hotline) {
    let mut operator = hotline.ready_operator().await;
    let mut caller = hotline.caller().await;
    let offer = operator.is_offered(&caller).await;
    caller.reloads().await;
    assert!(matches!(caller.welcomed, CallerState::Waiting { .. }), "an offer is nobody yet: {:?}", caller.welcomed);
    caller.writes("有人吗？").await;
    operator.accepts(&offer).await;
    caller.is_answered().await;
    let heard = caller.heard();
    let there = |frame: &ToCaller| match frame {
        ToCaller::State { state } | ToCaller::Welcome { state, .. } => matches!(state, CallerState::With { .. }),
        _ => false,
    };
    let written = heard.iter().position(|frame| matches!(frame, ToCaller::Ack { .. })).expect("acknowledged");
    assert!(!heard[..written].iter().any(there), "said before anybody had accepted: {heard:?}");
    hotline.close().await;
}

async fn does_a_declined_offer_stay_with_the_one_who_declined(mut hotline: Hotline) {
    let mut first = hotline.ready_operator().await;
    let mut caller = hotline.caller().await;
    let offer = first.is_offered(&caller).await;
    let mut second = hotline.ready_operator().await;
    first.declines(&offer, DeclineReason::NeedBreak).await;
    let again = second.is_offered(&caller).await;
    assert_eq!(again.waiting_since, offer.waiting_since, "the wait so far counts");
    assert_eq!(first.tries(offer.offer).await.code, Code::OfferGone);
    assert_eq!(first.tries(again.offer).await.code, Code::OfferGone, "not hers to take");
    second.accepts(&again).await;
    caller.is_answered().await;
    hotline.close().await;
}

async fn does_a_missed_offer_ring_for_ever(mut hotline: Hotline) {
    let mut first = hotline.ready_operator().await;
    let caller = hotline.caller().await;
    let offer = first.is_offered(&caller).await;
    let mut second = hotline.ready_operator().await;
    hotline.fast_forward(seconds(21));
    let again = second.is_offered(&caller).await;
    assert_ne!(again.offer, offer.offer);
    let missed = first
        .is_told("an offer missed", |told| match told {
            Told::MissedOffer { session, .. } => Some(*session),
            Told::LeaseLost { .. } | Told::CallerEnded { .. } | Told::TakenOver { .. } => None,
        })
        .await;
    assert_eq!(missed, caller.session);
    first.desk("being away", |mine| (mine.presence == Presence::Away && mine.offer.is_none()).then_some(())).await;
    assert_eq!(first.tries(offer.offer).await.code, Code::OfferGone);
    second.accepts(&again).await;
    let another = hotline.caller().await;
    second.is_offered(&another).await;
    hotline.close().await;
}

async fn does_one_unavailable_operator_stop_the_others(mut hotline: Hotline) {
    let mut absent = hotline.ready_operator().await;
    let one = hotline.caller().await;
    absent.is_offered(&one).await;
    // She answers nothing; the others are served meanwhile, and what she was offered is not lost.
    let mut present = hotline.ready_operator().await;
    let two = hotline.caller().await;
    present.takes(&two).await;
    hotline.fast_forward(seconds(21));
    present.takes(&one).await;
    hotline.close().await;
}

async fn does_the_record_belong_to_the_one_who_declined(mut hotline: Hotline) {
    let mut first = hotline.ready_operator().await;
    let caller = hotline.caller().await;
    let offer = first.is_offered(&caller).await;
    let mut second = hotline.ready_operator().await;
    first.declines(&offer, DeclineReason::KnownToMe).await;
    let held = second.takes(&caller).await;
    let record = second.record(&hotline, caller.session).await;
    assert_eq!(record.card.holder, Some(second.staff));
    let path = format!("/api/v1/sessions/{}", caller.session);
    let refused = hotline.refused(reqwest::Method::GET, &path, Some(&first.token), None::<&()>).await;
    assert_eq!(refused.code, Code::NotYourSession, "she knows the caller, and does not read on");
    assert_eq!(first.writes_in_vain(&held, "你好").await.code, Code::LeaseLost);
    second.ends(&held).await;
    second.closes(&hotline, &held).await;
    assert_eq!(second.record(&hotline, caller.session).await.card.holder, Some(second.staff));
    hotline.close().await;
}

async fn does_a_slow_link_open_two_sessions(mut hotline: Hotline) {
    let _operator = hotline.operator().await;
    let (id, secret) = (new_id(), xinqiao_tests::new_secret());
    let about = serde_json::json!({ "about": "我睡不着" });
    for _ in 0..2 {
        let (status, text) = Caller::request(&hotline, 0, id, &secret, &about).await;
        assert_eq!(status, reqwest::StatusCode::CREATED, "{text}");
    }
    assert_eq!(hotline.store().waiting_count().await.expect("the store answers"), 1);
    assert_eq!(hotline.store().last_seq(SessionId(id)).await.expect("the store answers"), 1, "said once");
    let (_, text) = Caller::request(&hotline, 0, id, &xinqiao_tests::new_secret(), &about).await;
    assert!(text.contains("id_reused"), "somebody else's id: {text}");
    hotline.close().await;
}
