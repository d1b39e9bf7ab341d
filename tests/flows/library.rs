//! Library, directory and canned replies are the centre's own: edited by supervisors, and what one wrote no other loses.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};
use xinqiao_protocol::http::library::{Library, LibraryItem};
use xinqiao_protocol::limits::LIBRARY_ITEMS;
use xinqiao_tests::{Hotline, Operator, new_id, on_both_databases};

on_both_databases!(
    is_what_a_supervisor_writes_what_an_operator_shares,
    does_one_editor_lose_what_the_other_wrote,
    does_an_item_stand_where_it_was_put,
    what_is_wrong_with_an_item,
    how_large_may_a_library_grow,
);

const LIBRARY: &str = "/api/v1/library";

fn article(title: &str) -> Value {
    json!({ "kind": "article", "title_zh": title, "title_en": "Sleep", "body_zh": "先放下手机。", "body_en": "Rest." })
}

async fn library(hotline: &Hotline, reader: &Operator) -> Vec<LibraryItem> {
    hotline.ask::<(), Library>(Method::GET, LIBRARY, &reader.token, None).await.items
}

async fn adds(hotline: &Hotline, editor: &Operator, position: u32, text: Value) -> LibraryItem {
    let body = json!({ "id": new_id(), "position": position, "text": text });
    hotline.ask(Method::POST, LIBRARY, &editor.token, Some(&body)).await
}

async fn is_what_a_supervisor_writes_what_an_operator_shares(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let added = adds(&hotline, &supervisor, 0, article("今晚怎么睡")).await;
    assert_eq!((added.position, added.changed_at), (Some(0), Some(hotline.now())));
    operator.socket().expect("a change", |frame| (*frame == ToStaff::LibraryChanged {}).then_some(())).await;
    assert_eq!(library(&hotline, &operator).await[0], added);
    let share = |item: &str| {
        let (session, fence, item) = (held.session, held.fence, item.to_owned());
        move |id| StaffFrame::Share { id, session, fence, item }
    };
    let id = xinqiao_domain::CommandId(new_id());
    operator.socket().send(&share(&added.item)(id)).await.expect("sent");
    operator
        .socket()
        .expect("shared", |frame| matches!(frame, ToStaff::Ack { id: of, .. } if *of == id).then_some(()))
        .await;
    let path = format!("{LIBRARY}/{}?id={}&seen={}", added.item, new_id(), hotline.now().0);
    let (status, text) = hotline.send(Method::DELETE, &path, Some(&supervisor.token), None::<&()>).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "{text}");
    operator.socket().expect("a change", |frame| (*frame == ToStaff::LibraryChanged {}).then_some(())).await;
    assert!(library(&hotline, &operator).await.iter().all(|item| item.item != added.item));
    assert_eq!(operator.tries_in_vain(share(&added.item)).await.code, Code::NotFound);
    // What was shared stays in the talk.
    caller.reloads().await;
    caller.writes("谢谢").await;
    let shared: Vec<_> = caller.lines().into_iter().filter_map(|line| line.shared).collect();
    assert_eq!(shared[0].title, "今晚怎么睡");
    let refused = hotline.refused(Method::DELETE, &path, Some(&operator.token), None::<&()>).await;
    assert_eq!(refused.code, Code::Forbidden);
    hotline.close().await;
}

async fn does_one_editor_lose_what_the_other_wrote(mut hotline: Hotline) {
    let (one, other) = (hotline.supervisor().await, hotline.supervisor().await);
    let seeded = library(&hotline, &one).await[0].clone();
    assert_eq!(seeded.changed_at, None, "as the centre began with it");
    let path = format!("{LIBRARY}/{}", seeded.item);
    let change =
        |seen: Value, title: &str| json!({ "id": new_id(), "seen": seen, "position": 0, "text": article(title) });
    let first = change(json!(null), "第一位写的");
    let changed: LibraryItem = hotline.ask(Method::PUT, &path, &one.token, Some(&first)).await;
    assert_eq!(changed.title_zh, "第一位写的");
    let late = change(json!(null), "第二位写的");
    let refused = hotline.refused(Method::PUT, &path, Some(&other.token), Some(&late)).await;
    assert_eq!(refused.code, Code::ChangedMeanwhile);
    assert_eq!(library(&hotline, &other).await[0], changed, "nothing was lost");
    let delete = format!("{path}?id={}", new_id());
    let refused = hotline.refused(Method::DELETE, &delete, Some(&other.token), None::<&()>).await;
    assert_eq!(refused.code, Code::ChangedMeanwhile, "nor taken out unseen");
    hotline.fast_forward(xinqiao_tests::seconds(1));
    let merged = change(json!(changed.changed_at), "两位一起写的");
    let merged: LibraryItem = hotline.ask(Method::PUT, &path, &other.token, Some(&merged)).await;
    assert!(merged.changed_at > changed.changed_at);
    // A lost answer is asked for again and is the same change.
    let again: LibraryItem = hotline.ask(Method::PUT, &path, &one.token, Some(&first)).await;
    assert_eq!(again, merged, "it was done already, and is not done once more");
    let unknown = hotline.refused(Method::PUT, "/api/v1/library/none", Some(&one.token), Some(&first)).await;
    assert_eq!(unknown.code, Code::IdReused);
    let fresh = change(json!(null), "没有这一条");
    let unknown = hotline.refused(Method::PUT, "/api/v1/library/none", Some(&one.token), Some(&fresh)).await;
    assert_eq!(unknown.code, Code::NotFound);
    hotline.close().await;
}

async fn does_an_item_stand_where_it_was_put(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let before: Vec<String> = library(&hotline, &supervisor).await.into_iter().map(|item| item.item).collect();
    let order = async || {
        let items = library(&hotline, &supervisor).await;
        let places: Vec<_> = items.iter().map(|item| item.position).collect();
        assert_eq!(places, (0..).map(Some).take(items.len()).collect::<Vec<_>>(), "without gaps");
        items.into_iter().map(|item| item.item).collect::<Vec<_>>()
    };
    let second = adds(&hotline, &supervisor, 1, article("第二")).await;
    let last = adds(&hotline, &supervisor, 10_000, article("最后")).await;
    let mut expected = before.clone();
    expected.insert(1, second.item.clone());
    expected.push(last.item.clone());
    assert_eq!(order().await, expected);
    let to_front = json!({ "id": new_id(), "seen": last.changed_at, "position": 0, "text": article("最前") });
    let path = format!("{LIBRARY}/{}", last.item);
    let _: LibraryItem = hotline.ask(Method::PUT, &path, &supervisor.token, Some(&to_front)).await;
    expected.retain(|item| *item != last.item);
    expected.insert(0, last.item);
    assert_eq!(order().await, expected);
    hotline.close().await;
}

async fn what_is_wrong_with_an_item(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let with = |field: &str, value: Value| {
        let mut text = article("标题");
        text[field] = value;
        json!({ "id": new_id(), "position": 0, "text": text })
    };
    for (field, body) in [
        ("title_zh", with("title_zh", json!(""))),
        ("title_en", with("title_en", json!("x".repeat(121)))),
        ("body_en", with("body_en", json!(" "))),
        ("body_zh", with("body_zh", json!("长".repeat(4_001)))),
        ("phone", with("phone", json!("12356"))),
        ("phone", with("kind", json!("directory"))),
    ] {
        let refused = hotline.refused(Method::POST, LIBRARY, Some(&supervisor.token), Some(&body)).await;
        assert_eq!((refused.code, refused.params["field"].as_str()), (Code::FieldInvalid, field));
    }
    let odd = with("kind", json!("poem"));
    let refused = hotline.refused(Method::POST, LIBRARY, Some(&supervisor.token), Some(&odd)).await;
    assert_eq!(refused.code, Code::Malformed);
    hotline.close().await;
}

async fn how_large_may_a_library_grow(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let there = library(&hotline, &supervisor).await.len();
    for number in there..LIBRARY_ITEMS {
        adds(&hotline, &supervisor, number as u32, article("又一条")).await;
    }
    let body = json!({ "id": new_id(), "position": 0, "text": article("多一条") });
    let refused = hotline.refused(Method::POST, LIBRARY, Some(&supervisor.token), Some(&body)).await;
    assert_eq!(refused.code, Code::LibraryFull);
    assert_eq!(library(&hotline, &supervisor).await.len(), LIBRARY_ITEMS);
    hotline.close().await;
}
