//! Is a session seen again as it was: everything, in its order, each thing once, and with what the journal alone lacks?

use reqwest::Method;
use serde_json::json;
use xinqiao_domain::session::{DeclineReason, EndedBy};
use xinqiao_domain::{CommandId, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::Author;
use xinqiao_protocol::frames::caller::CallerFrame;
use xinqiao_protocol::frames::staff::{StaffFrame, TransferTo};
use xinqiao_protocol::http::replay::{Happened, Replay, ReplayItem};
use xinqiao_protocol::limits::REPLAY_ITEMS;
use xinqiao_storage::replay::{Shown, Told};
use xinqiao_tests::{Hotline, Operator, new_id, on_both_databases, seconds};

on_both_databases!(
    is_a_session_seen_again_as_it_was,
    does_a_long_session_come_in_pages_without_a_gap,
    is_what_a_supervisor_did_seen_again,
    whose_session_may_be_seen_again,
);

async fn replay(hotline: &Hotline, reader: &Operator, session: SessionId) -> Vec<ReplayItem> {
    let (mut items, mut after) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/sessions/{session}/replay{after}");
        let page: Replay = hotline.ask(Method::GET, &path, &reader.token, None::<&()>).await;
        assert!(page.items.len() <= REPLAY_ITEMS);
        items.extend(page.items);
        match page.next {
            Some(next) => after = format!("?after={next}"),
            None => return items,
        }
    }
}

/// The kinds of what happened, in order.
fn kinds(items: &[ReplayItem]) -> Vec<String> {
    let kind = |item: &ReplayItem| serde_json::to_value(&item.what).expect("JSON")["kind"].as_str().map(str::to_owned);
    items.iter().filter_map(kind).collect()
}

/// Whether these come in this order, with others between them.
fn come_in_order(all: &[String], wanted: &[&str]) -> bool {
    let mut rest = all.iter();
    wanted.iter().all(|kind| rest.any(|one| one == kind))
}

async fn is_a_session_seen_again_as_it_was(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let (mut first, mut second) = (hotline.ready_operator().await, hotline.operator().await);
    let mut caller = hotline.caller().await;
    let offer = first.is_offered(&caller).await;
    first.declines(&offer, DeclineReason::NeedBreak).await;
    second.is(xinqiao_domain::presence::Presence::Available).await;
    let held = second.takes(&caller).await;
    caller.is_answered().await;
    caller.writes("我撑不下去了").await;
    second.reads(held.session, "我撑不下去了").await;
    let note = json!({ "id": new_id(), "text": "声音很轻" });
    let path = |what: &str| format!("/api/v1/sessions/{}/{what}", held.session);
    second.sends(&hotline, Method::POST, &path("notes"), &note).await;
    let raised = CommandId(new_id());
    second
        .does(
            raised,
            &StaffFrame::RaiseHand { id: raised, session: held.session, fence: held.fence, wish: String::new() },
        )
        .await;
    second.writes(&held, "我在听。").await;
    second.ends(&held).await;
    caller.is_closed().await;
    let id = CommandId(new_id());
    caller.sends(&CallerFrame::Rate { id, score: 4, comment: String::new() }).await;
    caller.is_done(id).await;
    second.closes(&hotline, &held).await;

    let items = replay(&hotline, &supervisor, held.session).await;
    let all = kinds(&items);
    let expected = [
        "opened",
        "offered",
        "offer_declined",
        "accepted",
        "line",
        "note_added",
        "hand_raised",
        "ended",
        "rated",
        "assessed",
        "wrap_up_saved",
        "closed",
    ];
    assert!(come_in_order(&all, &expected), "{all:?}");
    assert!(items.is_sorted_by_key(|item| item.at), "one line of time");
    let texts: Vec<(Author, &str)> = items
        .iter()
        .filter_map(|item| match &item.what {
            Happened::Line { line, by } => {
                assert_eq!(by.as_ref().map(|who| who.staff), (line.from == Author::Operator).then_some(second.staff));
                (line.from != Author::System).then_some((line.from, line.text.as_str()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(texts, [(Author::Caller, "我撑不下去了"), (Author::Operator, "我在听。")]);
    let some = |pick: fn(&Happened) -> bool| items.iter().filter(|item| pick(&item.what)).count();
    assert_eq!(some(|what| matches!(what, Happened::NoteAdded { note } if note.text == "声音很轻")), 1);
    assert_eq!(some(|what| matches!(what, Happened::Assessed { .. })), 1);
    assert_eq!(
        some(|what| matches!(what, Happened::WrapUpSaved { wrap_up: Some(form), .. } if !form.summary.is_empty())),
        1
    );
    assert_eq!(some(|what| matches!(what, Happened::Ended { by: EndedBy::Operator })), 1);
    assert_eq!(some(|what| matches!(what, Happened::OfferDeclined { reason: DeclineReason::NeedBreak, .. })), 1);
    hotline.close().await;
}

async fn does_a_long_session_come_in_pages_without_a_gap(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = held.session;
    for _ in 0..6 {
        caller.writes("还在").await;
        hotline.fast_forward(seconds(1));
        let raised = CommandId(new_id());
        operator
            .does(raised, &StaffFrame::RaiseHand { id: raised, session, fence: held.fence, wish: String::new() })
            .await;
        operator.writes(&held, "我也在。").await;
        let lowered = CommandId(new_id());
        operator.does(lowered, &StaffFrame::LowerHand { id: lowered, session, fence: held.fence }).await;
    }
    let store = hotline.store();
    let whole = store.replay(session, Shown::default(), REPLAY_ITEMS).await.expect("the store answers");
    assert_eq!(whole.next, None);
    let lines = whole.told.iter().filter(|told| matches!(told, Told::Line(_))).count();
    assert!(lines > 12 && whole.told.len() > lines + 12, "lines and entries are mixed");
    for limit in [1, 2, 3, 7] {
        let (mut told, mut shown, mut most) = (Vec::new(), Shown::default(), 0);
        loop {
            let page = store.replay(session, shown, limit).await.expect("the store answers");
            most = most.max(page.told.len());
            told.extend(page.told);
            match page.next {
                Some(next) => shown = next,
                None => break,
            }
        }
        assert_eq!((told, most), (whole.told.clone(), limit), "pages of {limit}");
    }
    hotline.close().await;
}

async fn is_what_a_supervisor_did_seen_again(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, caller, held) = hotline.talk().await;
    supervisor.watches(held.session).await;
    supervisor.whispers(held.session, "问问她家里有谁").await;
    let mut colleague = hotline.ready_operator().await;
    operator.transfers(&held, TransferTo::Queue {}, "她怕黑").await;
    let again = colleague.takes(&caller).await;
    colleague.ends(&again).await;
    let items = replay(&hotline, &supervisor, held.session).await;
    let all = kinds(&items);
    assert!(come_in_order(&all, &["watch_started", "whispered", "transferred", "accepted", "ended"]), "{all:?}");
    let whispered = |item: &&ReplayItem| matches!(&item.what, Happened::Whispered { text, by } if text == "问问她家里有谁" && by.staff == supervisor.staff);
    assert_eq!(items.iter().filter(whispered).count(), 1);
    assert_eq!(all.iter().filter(|kind| *kind == "accepted").count(), 2);
    hotline.close().await;
}

async fn whose_session_may_be_seen_again(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let (operator, _caller, held) = hotline.talk().await;
    let path = format!("/api/v1/sessions/{}/replay", held.session);
    let refused = hotline.refused(Method::GET, &path, Some(&operator.token), None::<&()>).await;
    assert_eq!(refused.code, Code::Forbidden);
    let nowhere = format!("/api/v1/sessions/{}/replay", new_id());
    let refused = hotline.refused(Method::GET, &nowhere, Some(&supervisor.token), None::<&()>).await;
    assert_eq!(refused.code, Code::SessionNotFound);
    let odd = format!("{path}?after=7");
    let refused = hotline.refused(Method::GET, &odd, Some(&supervisor.token), None::<&()>).await;
    assert_eq!(refused.code, Code::FieldInvalid);
    hotline.close().await;
}
