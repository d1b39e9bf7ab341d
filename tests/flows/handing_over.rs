//! Handing over: with what the next one must know, to the one meant, and with nothing half-written lost.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::presence::Activity;
use xinqiao_domain::routing::OfferReason;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{CommandId, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{ActionName, CallerLink, Permit, StaffFrame, ToStaff, TransferTo};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    does_a_transfer_to_a_colleague_lose_its_context,
    does_a_transfer_to_the_queue_come_straight_back,
    is_a_session_transferred_to_somebody_who_cannot_take_it,
    does_a_raised_hand_stay_unseen,
    are_drafts_lost_on_reload_or_transfer,
    is_a_phone_session_a_lesser_one,
);

async fn does_a_transfer_to_a_colleague_lose_its_context(mut hotline: Hotline) {
    let (mut first, mut caller, held) = hotline.talk().await;
    caller.writes("我想和懂法律的人说").await;
    let mut colleague = hotline.ready_operator().await;
    let _other = hotline.ready_operator().await;
    first.transfers(&held, TransferTo::Operator { staff: colleague.staff }, "家暴，孩子在身边").await;
    caller.is_told_of_replacement().await;
    let offer = colleague.is_offered(&caller).await;
    assert!(offer.because.contains(&OfferReason::TransferredToYou), "{:?}", offer.because);
    let context = colleague.record(&hotline, caller.session).await.transfer_context;
    assert_eq!(context.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["家暴，孩子在身边"]);
    assert_eq!(first.writes_in_vain(&held, "稍等").await.code, Code::LeaseLost);
    let now_held = colleague.accepts(&offer).await;
    colleague.reads(caller.session, "我想和懂法律的人说").await;
    assert!(!caller.is_answered().await.is_empty());
    let seq = colleague.writes(&now_held, "我来接着听。").await;
    caller.reads("我来接着听。").await;
    caller.shows_each_line_once(seq);
    assert!(!caller.heard().iter().any(|frame| format!("{frame:?}").contains("家暴")), "the caller reads the context");
    hotline.close().await;
}

async fn does_a_transfer_to_the_queue_come_straight_back(mut hotline: Hotline) {
    let (mut first, mut caller, held) = hotline.talk().await;
    first.transfers(&held, TransferTo::Queue {}, "需要一位会说英语的同事").await;
    caller.is_told_of_replacement().await;
    first.desk("an empty desk", |mine| (mine.sessions.is_empty() && mine.offer.is_none()).then_some(())).await;
    let mut second = hotline.ready_operator().await;
    let offer = second.is_offered(&caller).await;
    assert!(offer.because.contains(&OfferReason::ContinuesTalk), "{:?}", offer.because);
    second.accepts(&offer).await;
    caller.is_answered().await;
    hotline.close().await;
}

async fn is_a_session_transferred_to_somebody_who_cannot_take_it(mut hotline: Hotline) {
    let (mut first, mut caller, held) = hotline.talk().await;
    let mut gone = hotline.operator().await;
    first.sees_colleague(gone.staff, Activity::Away).await;
    gone.loses_connection();
    first.sees_colleague(gone.staff, Activity::Offline).await;
    for (staff, code) in [
        (gone.staff, Code::StaffNotReachable),
        (first.staff, Code::StaffNotReachable),
        (xinqiao_domain::StaffId(new_id()), Code::StaffNotFound),
    ] {
        let id = CommandId(new_id());
        let frame = StaffFrame::Transfer {
            id,
            session: held.session,
            fence: held.fence,
            to: TransferTo::Operator { staff },
            context: String::new(),
        };
        assert_eq!(first.is_refused(id, &frame).await.code, code);
    }
    first.writes(&held, "我还在。").await;
    caller.reads("我还在。").await;
    hotline.close().await;
}

async fn does_a_raised_hand_stay_unseen(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, _caller, held) = hotline.talk().await;
    let raise =
        |id| StaffFrame::RaiseHand { id, session: held.session, fence: held.fence, wish: "请旁听".to_owned() };
    let id = CommandId(new_id());
    operator.does(id, &raise(id)).await;
    operator.desk("her hand up", |mine| mine.sessions.iter().find_map(|one| one.hand_raised_at)).await;
    let alert = supervisor.is_alerted(AlertKind::RaisedHand).await;
    assert_eq!((alert.session, alert.staff, alert.wish.as_str()), (Some(held.session), Some(operator.staff), "请旁听"));
    let settle = CommandId(new_id());
    supervisor.does(settle, &StaffFrame::SettleAlert { id: settle, alert: alert.alert }).await;
    let quiet = |frame: &ToStaff| match frame {
        ToStaff::Alerts { alerts } => alerts.is_empty().then_some(()),
        _ => None,
    };
    supervisor.socket().expect("no open alert", quiet).await;
    let lower = CommandId(new_id());
    operator.does(lower, &StaffFrame::LowerHand { id: lower, session: held.session, fence: held.fence }).await;
    let id = CommandId(new_id());
    operator.does(id, &raise(id)).await;
    supervisor.is_alerted(AlertKind::RaisedHand).await;
    let lower = CommandId(new_id());
    operator.does(lower, &StaffFrame::LowerHand { id: lower, session: held.session, fence: held.fence }).await;
    supervisor.socket().expect("no open alert", quiet).await;
    // An operator settles nobody's alert.
    let id = CommandId(new_id());
    let refused = operator.is_refused(id, &StaffFrame::SettleAlert { id, alert: alert.alert }).await;
    assert_eq!(refused.code, Code::Forbidden);
    hotline.close().await;
}

async fn are_drafts_lost_on_reload_or_transfer(mut hotline: Hotline) {
    let (mut first, caller, held) = hotline.talk().await;
    let base = format!("/api/v1/sessions/{}", held.session);
    for (kind, body) in [("assessment", "{\"plan\":\"yes\"}"), ("wrap_up", "{\"summary\":\"半句\"}")] {
        let path = format!("{base}/drafts/{kind}");
        let (status, text) = first.sends(&hotline, Method::PUT, &path, &json!({ "body": body })).await;
        assert!(status.is_success(), "{text}");
    }
    first.reloads().await;
    assert_eq!(first.record(&hotline, caller.session).await.drafts.len(), 2);

    let mut second = hotline.ready_operator().await;
    first.transfers(&held, TransferTo::Operator { staff: second.staff }, "表填到一半").await;
    let path = format!("{base}/drafts/assessment");
    let refused = first.is_kept_from(&hotline, Method::PUT, &path, &json!({ "body": "late" })).await;
    assert!(matches!(refused.code, Code::NotYourSession | Code::LeaseLost), "{:?}", refused.code);
    second.takes(&caller).await;
    let drafts = second.record(&hotline, caller.session).await.drafts;
    let assessment = drafts.iter().find(|draft| draft.kind == DraftKind::Assessment).expect("the draft is there");
    assert_eq!(assessment.body, "{\"plan\":\"yes\"}");
    assert_eq!(drafts.len(), 2);
    let (status, text) = second.sends(&hotline, Method::PUT, &path, &json!({ "body": "" })).await;
    assert!(status.is_success(), "{text}");
    assert_eq!(second.record(&hotline, caller.session).await.drafts.len(), 1, "given up by hand");
    hotline.close().await;
}

fn rings(hotline: &Hotline, id: uuid::Uuid, number: &str) -> Value {
    json!({ "id": id, "number": number, "direction": "incoming", "language": "zh-CN", "started_at": hotline.now().0 })
}

async fn is_a_phone_session_a_lesser_one(mut hotline: Hotline) {
    let mut operator = hotline.operator().await;
    let id = new_id();
    for _ in 0..2 {
        // The answer was lost and is asked for again.
        let body = rings(&hotline, id, "13912345678");
        let (status, text) = operator.sends(&hotline, Method::POST, "/api/v1/phone-sessions", &body).await;
        assert_eq!(status, StatusCode::CREATED, "{text}");
    }
    let held = operator.holds(SessionId(id)).await;
    assert_eq!(held.caller, CallerLink::Phone);
    let say = held.actions.iter().find(|action| action.name == ActionName::Say).map(|action| action.allowed);
    assert_eq!(say, Some(Permit::No { code: Code::PhoneSession }));
    assert_eq!(operator.writes_in_vain(&held, "你好").await.code, Code::PhoneSession, "as the console was told");
    let text = operator.record_text(&hotline, held.session).await;
    assert!(!text.contains("13912345678") && text.contains("5678"), "the number is masked: {text}");
    let odd = rings(&hotline, new_id(), "12");
    let refused = operator.is_kept_from(&hotline, Method::POST, "/api/v1/phone-sessions", &odd).await;
    assert_eq!(refused.code, Code::FieldInvalid);
    // A lost console is not a lost caller on the phone.
    operator.loses_connection();
    operator.reloads().await;
    operator.holds(held.session).await;
    operator.ends(&held).await;
    operator.closes(&hotline, &held).await;

    // The same number again: the earlier session is shown.
    let again = new_id();
    let body = rings(&hotline, again, "139 1234 5678");
    let (status, text) = operator.sends(&hotline, Method::POST, "/api/v1/phone-sessions", &body).await;
    assert_eq!(status, StatusCode::CREATED, "{text}");
    let earlier = operator.record(&hotline, SessionId(again)).await.earlier;
    assert_eq!(earlier.iter().map(|one| one.session).collect::<Vec<_>>(), [held.session]);
    hotline.close().await;
}
