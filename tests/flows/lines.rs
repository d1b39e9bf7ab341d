//! Lines: none lost, none twice, none out of order, none acknowledged before it is written.

use xinqiao_domain::{CommandId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::ReadUpTo;
use xinqiao_protocol::frames::caller::{CallerFrame, CallerState, ToCaller};
use xinqiao_protocol::frames::staff::{CallerLink, StaffFrame, ToStaff};
use xinqiao_tests::{Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    is_a_message_missing_after_a_reconnect,
    does_an_operator_answer_without_seeing_what_came_in_another_session,
    does_a_lost_acknowledgement_double_a_line,
    does_a_retry_report_success_and_send_nothing,
    does_a_caller_who_reloads_twice_lose_or_see_a_line_twice,
    does_a_half_open_link_hide_lines_that_were_written,
    does_an_operator_see_since_when_the_caller_is_gone,
    is_a_caller_with_two_tabs_answered_in_the_newer_one,
    do_lines_written_at_once_from_both_sides_stay_in_one_order,
);

async fn is_a_message_missing_after_a_reconnect(mut hotline: Hotline) {
    let (operator, mut caller, held) = hotline.talk().await;
    let mut operator = operator;
    caller.writes("第一句").await;
    caller.loses_connection();
    for words in ["在吗", "我等你", "不急"] {
        operator.writes(&held, words).await;
    }
    caller.reloads().await;
    let last = operator.writes(&held, "慢慢来").await;
    caller.reads("慢慢来").await;
    caller.shows_each_line_once(last);
    hotline.close().await;
}

async fn does_an_operator_answer_without_seeing_what_came_in_another_session(mut hotline: Hotline) {
    let (mut operator, mut one, held) = hotline.talk().await;
    let mut other = hotline.caller().await;
    let other_held = operator.takes(&other).await;
    other.is_answered().await;
    let (read_one, read_other) = (one.writes("甲一").await, other.writes("乙一").await);
    operator.reads(one.session, "甲一").await;
    operator.reads(other.session, "乙一").await;

    operator.loses_connection();
    one.is_told_of_lost_operator().await;
    one.writes("甲二").await;
    other.writes("乙二").await;
    other.writes("乙三").await;
    let open = vec![
        ReadUpTo { session: one.session, after: read_one },
        ReadUpTo { session: other.session, after: read_other },
    ];
    operator.reloads_with(open).await;
    operator.reads(one.session, "甲二").await;
    operator.reads(other.session, "乙三").await;
    let again = operator.heard();
    let times = |words: &str| again.iter().filter(|text| text.contains(words)).count();
    assert_eq!((times("甲一"), times("乙一"), times("乙二")), (1, 1, 1), "each once, from where she had read");
    operator.writes(&held, "我看到了").await;
    operator.writes(&other_held, "我也看到了").await;
    hotline.close().await;
}

async fn does_a_lost_acknowledgement_double_a_line(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let id = CommandId(new_id());
    caller.says(id, "只说一次").await;
    operator.reads(caller.session, "只说一次").await;
    // Written and shown, but the page never heard of it.
    caller.loses_connection();
    caller.reloads().await;
    let before = hotline.store().last_seq(caller.session).await.expect("the store answers");
    caller.says(id, "只说一次").await;
    assert_eq!(caller.is_acknowledged(id).await, before, "the same number again");
    caller.says(id, "另一句").await;
    assert_eq!(caller.is_refused(id).await.code, Code::IdReused);

    let id = CommandId(new_id());
    let say = |text: &str| StaffFrame::Say { id, session: held.session, fence: held.fence, text: text.to_owned() };
    let mut seqs = Vec::new();
    for _ in 0..2 {
        operator.socket().send(&say("我听见了")).await.expect("the line is sent");
        let ack = |told: &ToStaff| match told {
            ToStaff::Ack { id: of, seq, .. } if *of == id => Some(*seq),
            _ => None,
        };
        seqs.push(operator.socket().expect("an acknowledgement", ack).await);
    }
    assert_eq!(seqs[0], seqs[1]);
    assert_eq!(operator.is_refused(id, &say("我没听见")).await.code, Code::IdReused);
    assert_eq!(hotline.store().last_seq(caller.session).await.expect("the store answers"), before + 1);
    hotline.close().await;
}

async fn does_a_retry_report_success_and_send_nothing(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    for round in 0..10 {
        let (asked, answered) = (format!("问{round}"), format!("答{round}"));
        for (seq, words) in
            [(caller.writes(&asked).await, &asked), (operator.writes(&held, &answered).await, &answered)]
        {
            // Read through the store right after the acknowledgement: it is there.
            let kept = hotline.store().lines_after(caller.session, seq - 1, 1).await.expect("the store answers");
            assert_eq!(kept.first().map(|line| (line.seq, &line.text)), Some((seq, words)));
        }
    }
    hotline.close().await;
}

async fn does_a_caller_who_reloads_twice_lose_or_see_a_line_twice(mut hotline: Hotline) {
    let mut operator = hotline.ready_operator().await;
    let mut caller = hotline.caller().await;
    caller.writes("等待时写的").await;
    caller.reloads().await;
    let held = operator.takes(&caller).await;
    operator.writes(&held, "我在").await;
    caller.reads("我在").await;
    let id = CommandId(new_id());
    caller.says(id, "刚按下发送").await;
    caller.reloads().await;
    // The page does not know whether it went out, and says it again.
    caller.says(id, "刚按下发送").await;
    caller.is_acknowledged(id).await;
    assert!(matches!(caller.welcomed, CallerState::With { .. }), "{:?}", caller.welcomed);
    let last = operator.writes(&held, "收到").await;
    caller.reads("收到").await;
    assert_eq!(caller.up_to(), last);
    let said = caller.lines().iter().filter(|line| line.text == "刚按下发送").count();
    assert!(said <= 1, "shown twice");
    let kept = hotline.store().lines_after(caller.session, 0, 100).await.expect("the store answers");
    assert_eq!(kept.iter().filter(|line| line.text == "刚按下发送").count(), 1, "written once");
    hotline.close().await;
}

async fn does_a_half_open_link_hide_lines_that_were_written(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let first = operator.writes(&held, "一").await;
    for words in ["二", "三"] {
        operator.writes(&held, words).await;
    }
    let last = caller.writes("四").await;
    // Her console lacks what lies between two numbers and asks for it.
    let resume = StaffFrame::Resume { session: caller.session, after: first };
    operator.socket().send(&resume).await.expect("the frame is sent");
    let numbers = operator
        .socket()
        .expect("the lines between", |frame| match frame {
            ToStaff::Lines { session, lines } if *session == caller.session && lines[0].seq == first + 1 => {
                Some(lines.iter().map(|line| line.seq).collect::<Vec<_>>())
            }
            _ => None,
        })
        .await;
    assert_eq!(numbers, (first + 1..=last).collect::<Vec<_>>());
    // A page that hears nothing asks whether anybody is there.
    caller.sends(&CallerFrame::Ping { n: 7 }).await;
    caller.socket().expect("an answer", |frame| (*frame == ToCaller::Pong { n: 7 }).then_some(())).await;
    // Nobody gets lines of a session that is not on her desk.
    let mut stranger = hotline.operator().await;
    stranger.socket().send(&resume).await.expect("the frame is sent");
    let refused = |frame: &ToStaff| match frame {
        ToStaff::Refused { problem, .. } => Some(problem.code),
        _ => None,
    };
    assert_eq!(stranger.socket().expect("a refusal", refused).await, Code::NotYourSession);
    hotline.close().await;
}

async fn does_an_operator_see_since_when_the_caller_is_gone(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    hotline.fast_forward(seconds(5));
    caller.loses_connection();
    let since = operator
        .desk("the caller to be gone", |mine| {
            mine.sessions.iter().find_map(|one| match one.caller {
                CallerLink::Gone { since } => Some(since),
                CallerLink::Here | CallerLink::Phone => None,
            })
        })
        .await;
    assert_eq!(since, hotline.now());
    hotline.fast_forward(Millis::minutes(5));
    let seq = operator.writes(&held, "我等你回来。").await;
    caller.reloads().await;
    assert!(matches!(caller.welcomed, CallerState::With { .. }), "a held session never ends by itself");
    caller.shows_each_line_once(seq);
    operator
        .desk("the caller to be back", |mine| {
            mine.sessions.iter().any(|one| one.caller == CallerLink::Here).then_some(())
        })
        .await;
    hotline.close().await;
}

async fn is_a_caller_with_two_tabs_answered_in_the_newer_one(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let ticket = caller.ticket().await;
    let (address, origin) = (hotline.address(0).to_owned(), hotline.origin(0));
    let hello = CallerFrame::Hello { ticket, after: 0 };
    let mut newer: xinqiao_tests::Socket<ToCaller> =
        xinqiao_tests::Socket::connect(&address, &origin, &hello).await.expect("the socket opens");
    assert_eq!(caller.socket().closed().await.code, xinqiao_protocol::frames::close::REPLACED);
    newer.expect("welcome", |frame| matches!(frame, ToCaller::Welcome { .. }).then_some(())).await;
    operator.writes(&held, "你好").await;
    let heard = |frame: &ToCaller| match frame {
        ToCaller::Line { line } => (line.text == "你好").then_some(()),
        _ => None,
    };
    newer.expect("the line", heard).await;
    operator.is_up_to_date().await;
    let link =
        hotline.store().session(caller.session).await.expect("the store answers").map(|kept| kept.session.caller);
    assert_eq!(link, Some(xinqiao_domain::session::CallerLink::Here), "the older socket's end is nobody's absence");
    hotline.close().await;
}

async fn do_lines_written_at_once_from_both_sides_stay_in_one_order(mut hotline: Hotline) {
    let (mut operator, mut caller, held) = hotline.talk().await;
    let before = hotline.store().last_seq(caller.session).await.expect("the store answers");
    let ids: Vec<CommandId> = (0..12).map(|_| CommandId(new_id())).collect();
    for (round, id) in ids.iter().enumerate() {
        caller.says(*id, &format!("来{round}")).await;
        let answer = CommandId(new_id());
        let text = format!("去{round}");
        let frame = StaffFrame::Say { id: answer, session: held.session, fence: held.fence, text };
        operator.socket().send(&frame).await.expect("the line is sent");
    }
    operator.reads(caller.session, "来11").await;
    caller.reads("去11").await;
    let mut last = 0;
    for id in ids {
        let seq = caller.is_acknowledged(id).await;
        assert!(seq > last, "in the order she wrote them");
        last = seq;
    }
    caller.shows_each_line_once(before + 24);
    hotline.close().await;
}
