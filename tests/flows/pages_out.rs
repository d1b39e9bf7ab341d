//! Pages on their way out: at least once on the wire under one id, never called sent when they were refused, and each bad
//! state somebody's. A scripted mail server, message gateway and robots stand at the wire.

use std::collections::{BTreeMap, BTreeSet};
use xinqiao_domain::delivery::{DeliveryChannel, DeliveryPurpose, DeliveryReason, DeliveryWord};
use xinqiao_domain::dispatch::Purpose;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::team::PageChannel;
use xinqiao_domain::{Millis, PageId};
use xinqiao_storage::outbox::Listed;
use xinqiao_tests::{CrisisTeam, Gateway, Gives, Hotline, PAGE_RESTS, Smtp, Treats, seconds};

const REPEAT: &str = "可能是重复发送 / This may be a repeat";

with_ways_out!(
    is_every_page_counted_at_the_far_end,
    is_a_refused_page_ever_called_sent,
    does_a_page_without_an_answer_go_out_again_within_seconds,
    does_a_page_outlive_the_node_that_was_sending_it,
    is_whoever_was_paged_told_to_stand_down_and_nobody_else,
    does_a_drill_say_so_on_every_way_out,
    does_a_page_pass_letters_and_an_open_circuit,
    is_a_page_that_its_time_overtook_a_supervisors,
);

/// The pages among what left the house.
async fn pages(hotline: &Hotline) -> Vec<Listed> {
    let mut items = hotline.store().outbox(None, 1_000).await.expect("the outbox");
    items.retain(|item| item.purpose == DeliveryPurpose::Page);
    items
}

fn all(purpose: DeliveryPurpose, count: usize, word: DeliveryWord) -> impl Fn(&[Listed]) -> bool {
    move |items| {
        let mut of_purpose = items.iter().filter(|item| item.purpose == purpose).peekable();
        let found = of_purpose.clone().count();
        found == count && of_purpose.all(|item| item.state.word() == word)
    }
}

/// Each member is also reached by a message and by the three robots.
async fn reaches_everywhere(hotline: &Hotline, gateway: &Gateway, team: &CrisisTeam) {
    for (at, member) in team.crew.iter().enumerate() {
        hotline.is_reached_by(member, PageChannel::Sms, &format!("1390000000{at}")).await;
        for (channel, of) in
            [(PageChannel::Wecom, "wecom"), (PageChannel::Dingtalk, "dingtalk"), (PageChannel::Feishu, "feishu")]
        {
            hotline.is_reached_by(member, channel, &gateway.robot(of)).await;
        }
    }
}

/// The team asks over every channel.
async fn asks_everywhere(hotline: &Hotline, team: &CrisisTeam) {
    let path = format!("/api/v1/teams/{}", team.team);
    let mut asked: xinqiao_protocol::http::teams::Team =
        hotline.ask(reqwest::Method::GET, &path, &team.keeper, None::<&()>).await;
    for step in &mut asked.form.policy.steps {
        step.channels = PageChannel::ALL.to_vec();
    }
    hotline.changes_team(&team.keeper, &asked).await;
}

/// A psychiatrist and a nurse are asked, not the counsellor: two people over five channels.
async fn is_every_page_counted_at_the_far_end(hotline: Hotline, smtp: Smtp, gateway: Gateway, team: CrisisTeam) {
    reaches_everywhere(&hotline, &gateway, &team).await;
    asks_everywhere(&hotline, &team).await;
    hotline.police_ask_for(&team, Purpose::Real).await;
    let (letters, handed) = (smtp.has(2).await, gateway.has(8).await);
    hotline.outbox_is("accepted", all(DeliveryPurpose::Page, 10, DeliveryWord::Accepted)).await;
    let mut arrived = BTreeMap::<PageId, u32>::new();
    let far_end =
        letters.iter().map(xinqiao_tests::Arrived::page).chain(handed.iter().map(xinqiao_tests::Handed::page));
    for page in far_end {
        *arrived.entry(page).or_default() += 1;
    }
    let sent: BTreeMap<_, _> = pages(&hotline).await.iter().map(|item| (PageId(item.id.0), 1)).collect();
    assert_eq!(arrived, sent, "each once, under its own id");
    let channels: BTreeSet<_> = pages(&hotline).await.iter().map(|item| item.channel).collect();
    assert_eq!(channels.len(), DeliveryChannel::ALL.len() - 1, "over all ways but that of systems");
    for message in handed.iter().filter(|handed| handed.path == "/sms") {
        assert_eq!(message.body["out_id"], message.page().to_string());
    }
    let texts = letters.iter().map(|letter| letter.text.clone()).chain(handed.iter().map(xinqiao_tests::Handed::text));
    for text in texts {
        for part in ["立即出动", "安宁县", "精神科医师"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        for secret in ["河东路", "站在楼顶", "演练", REPEAT] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
    }
    hotline.close().await;
}

async fn is_a_refused_page_ever_called_sent(hotline: Hotline, smtp: Smtp, gateway: Gateway, team: CrisisTeam) {
    // What each far end does, and what the page is then.
    let table = [
        (Gives::Says(200, r#"{"code":"NO_BALANCE","id":"m-0","errcode":93000}"#), DeliveryWord::Failed),
        (Gives::Says(403, r#"{"code":"OK","errcode":0}"#), DeliveryWord::Failed),
        (Gives::PointsElsewhere, DeliveryWord::Failed),
        (Gives::Says(500, r#"{"code":"OK","errcode":0}"#), DeliveryWord::Unknown),
        (Gives::Says(200, "<html>please sign in</html>"), DeliveryWord::Unknown),
        (Gives::HangsUp, DeliveryWord::Unknown),
        (Gives::Says(503, ""), DeliveryWord::Pending),
        (Gives::Says(200, r#"{"code":"BUSY","errcode":45009}"#), DeliveryWord::Pending),
    ];
    let (lead, nurse) = (&team.crew[0], &team.crew[1]);
    hotline.is_reached_by(lead, PageChannel::Sms, "13900000001").await;
    hotline.is_reached_by(nurse, PageChannel::Wecom, &gateway.robot("wecom")).await;
    asks_everywhere(&hotline, &team).await;
    smtp.from_now_on(Treats::Refuses);
    for (at, (gives, word)) in table.into_iter().enumerate() {
        gateway.from_now_on(gives.clone());
        // Each asked for later than the one before.
        hotline.fast_forward(seconds(1));
        let asked = hotline.police_ask_for(&team, Purpose::Real).await;
        let of_gateway =
            |item: &&Listed| item.purpose == DeliveryPurpose::Page && item.channel != DeliveryChannel::Email;
        let like = move |items: &[Listed]| {
            // The newest come first.
            let newest: Vec<_> = items.iter().filter(of_gateway).take(2).collect();
            let refused = |item: &Listed| item.channel != DeliveryChannel::Email || item.state.due_at().is_none();
            newest.len() == 2
                && items.iter().all(refused)
                && items.iter().filter(of_gateway).count() == 2 * (at + 1)
                && newest.iter().all(|item| item.state.word() == word && item.state.attempt().number() > 0)
        };
        let what = format!("{gives:?}: {word:?}");
        hotline.outbox_is(&what, like).await;
        let alerts = hotline.store().open_alerts().await.expect("alerts");
        let troubled = alerts.iter().filter(|alert| alert.kind == AlertKind::PageTroubled).count();
        assert_eq!(troubled, 1, "one for all pages of a dispatch, {gives:?}: {alerts:?}");
        let because = serde_json::json!({ "because": "false_alarm", "note": "" });
        hotline.directs(&team, asked.dispatch, "stand-down", &because).await;
        let alerts = hotline.store().open_alerts().await.expect("alerts");
        assert!(alerts.iter().all(|alert| alert.kind != AlertKind::PageTroubled), "nobody has to see to it any more");
    }
    assert!(gateway.handed().iter().all(|handed| handed.path != "/elsewhere"), "nothing is sent on");
    assert_eq!(smtp.arrived(), []);
    assert!(pages(&hotline).await.iter().all(|item| item.state.word() != DeliveryWord::Accepted));
    hotline.close().await;
}

async fn does_a_page_without_an_answer_go_out_again_within_seconds(
    hotline: Hotline,
    smtp: Smtp,
    gateway: Gateway,
    team: CrisisTeam,
) {
    hotline.is_reached_by(&team.crew[0], PageChannel::Sms, "13900000001").await;
    smtp.next(Treats::HangsUp);
    smtp.next(Treats::HangsUp);
    gateway.next(Gives::HangsUp);
    hotline.police_ask_for(&team, Purpose::Real).await;
    let items = hotline.outbox_is("unknown", all(DeliveryPurpose::Page, 3, DeliveryWord::Unknown)).await;
    assert!(items.iter().all(|item| item.state.because() == Some(DeliveryReason::NoAnswer)));
    hotline.fast_forward(PAGE_RESTS);
    let (letters, handed) = (smtp.has(4).await, gateway.has(2).await);
    hotline.outbox_is("accepted", all(DeliveryPurpose::Page, 3, DeliveryWord::Accepted)).await;
    for member in &team.crew[..2] {
        let to: Vec<_> = letters.iter().filter(|letter| letter.to == member.email).collect();
        assert_eq!((to.len(), &to[0].id), (2, &to[1].id), "the same id");
        assert!(!to[0].text.contains(REPEAT) && to[1].text.starts_with(REPEAT), "{to:?}");
    }
    assert_eq!(handed[0].page(), handed[1].page());
    assert!(!handed[0].text().contains(REPEAT) && handed[1].text().starts_with(REPEAT), "{handed:?}");
    let alerts = hotline.store().open_alerts().await.expect("alerts");
    assert!(alerts.iter().all(|alert| alert.kind != AlertKind::PageTroubled), "it came about: {alerts:?}");
    hotline.close().await;
}

async fn does_a_page_outlive_the_node_that_was_sending_it(
    mut hotline: Hotline,
    smtp: Smtp,
    _gateway: Gateway,
    team: CrisisTeam,
) {
    smtp.next(Treats::Holds);
    smtp.next(Treats::Holds);
    hotline.police_ask_for(&team, Purpose::Real).await;
    smtp.has(2).await;
    hotline.kill_node(0);
    hotline.add_node().await;
    hotline.live_on(seconds(29)).await;
    assert_eq!(smtp.arrived().len(), 2, "nobody takes it while the other may live");
    hotline.live_on(seconds(5)).await;
    let letters = smtp.has(4).await;
    let ids: BTreeSet<_> = letters.iter().map(xinqiao_tests::Arrived::page).collect();
    assert_eq!(ids.len(), 2, "within 35 s, under the same ids");
    assert!(letters[2..].iter().all(|letter| letter.text.starts_with(REPEAT)), "{letters:?}");
    hotline.outbox_is("accepted", all(DeliveryPurpose::Page, 2, DeliveryWord::Accepted)).await;
    hotline.close().await;
}

async fn is_whoever_was_paged_told_to_stand_down_and_nobody_else(
    hotline: Hotline,
    smtp: Smtp,
    gateway: Gateway,
    team: CrisisTeam,
) {
    hotline.is_reached_by(&team.crew[0], PageChannel::Sms, "13900000001").await;
    // The lead's message is refused: there is nothing to take back.
    gateway.next(Gives::Says(200, r#"{"code":"NO_BALANCE"}"#));
    let asked = hotline.police_ask_for(&team, Purpose::Real).await;
    smtp.has(2).await;
    gateway.has(1).await;
    hotline.outbox_is("sent or refused", |items| items.iter().all(|item| item.state.due_at().is_none())).await;
    let because = serde_json::json!({ "because": "false_alarm", "note": "" });
    hotline.directs(&team, asked.dispatch, "stand-down", &because).await;
    let letters = smtp.has(4).await;
    hotline.outbox_is("told", all(DeliveryPurpose::StandDown, 2, DeliveryWord::Accepted)).await;
    for letter in &letters[2..] {
        assert!(letter.text.contains("已撤销") && letter.text.contains(&asked.number), "{letter:?}");
        assert!(!letter.text.contains("#p="), "there is nothing to answer");
    }
    assert_eq!(gateway.handed().len(), 1);
    hotline.close().await;
}

async fn does_a_drill_say_so_on_every_way_out(hotline: Hotline, smtp: Smtp, gateway: Gateway, team: CrisisTeam) {
    reaches_everywhere(&hotline, &gateway, &team).await;
    asks_everywhere(&hotline, &team).await;
    let asked = hotline.police_ask_for(&team, Purpose::Drill).await;
    let (letters, handed) = (smtp.has(2).await, gateway.has(8).await);
    let because = serde_json::json!({ "because": "drill_over", "note": "" });
    hotline.outbox_is("accepted", all(DeliveryPurpose::Page, 10, DeliveryWord::Accepted)).await;
    hotline.directs(&team, asked.dispatch, "stand-down", &because).await;
    let (letters_after, handed_after) = (smtp.has(4).await, gateway.has(16).await);
    assert_eq!((letters.len(), handed.len()), (2, 8));
    let texts = letters_after.iter().map(|letter| letter.text.clone());
    for text in texts.chain(handed_after.iter().map(xinqiao_tests::Handed::text)) {
        assert!(text.starts_with("【演练】"), "{text}");
    }
    hotline.close().await;
}

async fn does_a_page_pass_letters_and_an_open_circuit(
    mut hotline: Hotline,
    smtp: Smtp,
    _gateway: Gateway,
    team: CrisisTeam,
) {
    let supervisor = hotline.supervisor_at("lin.yue@centre.example").await;
    smtp.from_now_on(Treats::IsDown);
    for _ in 0..6 {
        hotline.asks_for_test_mail(&supervisor).await;
    }
    let tried = |items: &[Listed]| items.iter().filter(|item| item.state.because().is_some()).count();
    hotline.outbox_is("the circuit open", |items| tried(items) >= 5).await;
    smtp.from_now_on(Treats::Accepts);
    hotline.police_ask_for(&team, Purpose::Real).await;
    let arrived = smtp.has(2).await;
    assert!(arrived[0].text.contains("/crew/#p="), "a page comes first: {arrived:?}");
    hotline.outbox_is("accepted", all(DeliveryPurpose::Page, 2, DeliveryWord::Accepted)).await;
    hotline.fast_forward(seconds(61));
    smtp.has(8).await;
    hotline.close().await;
}

async fn is_a_page_that_its_time_overtook_a_supervisors(
    hotline: Hotline,
    smtp: Smtp,
    _gateway: Gateway,
    team: CrisisTeam,
) {
    smtp.from_now_on(Treats::Defers);
    hotline.police_ask_for(&team, Purpose::Real).await;
    let deferred = |items: &[Listed]| items.iter().any(|item| item.state.because() == Some(DeliveryReason::Deferred));
    hotline.outbox_is("deferred", deferred).await;
    let nobody = hotline.store().open_alerts().await.expect("alerts");
    assert!(nobody.iter().all(|alert| alert.kind != AlertKind::PageTroubled), "it is still on its way: {nobody:?}");
    hotline.fast_forward(Millis::hours(3));
    hotline
        .outbox_is("expired", |items| {
            items.iter().filter(|item| item.state.word() == DeliveryWord::Expired).count() >= 2
        })
        .await;
    let alerts = hotline.store().open_alerts().await.expect("alerts");
    assert!(alerts.iter().any(|alert| alert.kind == AlertKind::PageTroubled), "{alerts:?}");
    hotline.close().await;
}
