//! Whispers go between supervisors and whoever holds the talk, and nowhere else.

use reqwest::Method;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::{CommandId, Event};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{StaffFrame, ToStaff};
use xinqiao_protocol::limits::WHISPER_CHARS;
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    who_hears_a_whisper,
    is_a_whisper_said_twice_heard_twice,
    who_may_whisper_and_what,
    does_a_whisper_come_with_the_talk,
);

async fn who_hears_a_whisper(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut other = hotline.supervisor().await;
    let mut watching = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let mut colleague = hotline.operator().await;
    let session = caller.session;
    watching.watches(session).await;
    supervisor.whispers(session, "问问她一个人住吗").await;
    let heard = operator.hears_whisper("问问她一个人住吗").await;
    assert_eq!((heard.by, heard.session), (supervisor.staff, session));
    assert!(!heard.by_name.is_empty());
    watching.hears_whisper("问问她一个人住吗").await;
    supervisor.hears_whisper("问问她一个人住吗").await;
    // Back to who whispered and who watches.
    operator.whispers(session, "她说一个人").await;
    supervisor.hears_whisper("她说一个人").await;
    watching.hears_whisper("她说一个人").await;
    operator.writes(&held, "您一个人住吗？").await;
    caller.reads("您一个人住吗？").await;
    for person in [&mut other, &mut colleague] {
        person.is_up_to_date().await;
        assert!(!person.heard().iter().any(|frame| frame.contains("一个人")), "it was not said to them");
    }
    assert!(!format!("{:?}", caller.heard()).contains("她说一个人"));
    // Whoever takes the talk over is its holder; who held it hears no more of it.
    other.takes_over(session).await;
    other.hears_whisper("她说一个人").await;
    supervisor.whispers(session, "我也在看").await;
    other.hears_whisper("我也在看").await;
    operator.is_up_to_date().await;
    assert!(!operator.heard().iter().any(|frame| frame.contains("我也在看")));
    let lines = hotline.store().lines_after(session, 0, 100).await.expect("the store answers");
    assert!(lines.iter().all(|line| !line.text.contains("她说")), "no whisper is a line");
    let numbers: Vec<i64> = lines.iter().map(|line| line.seq).collect();
    assert_eq!(numbers, (1..=lines.len() as i64).collect::<Vec<_>>(), "and none takes a line's number");
    hotline.close().await;
}

async fn is_a_whisper_said_twice_heard_twice(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, caller, _) = hotline.talk().await;
    let session = caller.session;
    let id = CommandId(new_id());
    let frame = StaffFrame::Whisper { id, session, text: "一次".to_owned() };
    supervisor.does(id, &frame).await;
    supervisor.does(id, &frame).await;
    let other = StaffFrame::Whisper { id, session, text: "另一句".to_owned() };
    assert_eq!(supervisor.is_refused(id, &other).await.code, Code::IdReused);
    operator.hears_whisper("一次").await;
    operator.is_up_to_date().await;
    let heard = operator.heard().iter().filter(|frame| frame.contains("一次")).count();
    assert_eq!(heard, 1);
    let told = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let whispers = told.iter().filter(|entry| matches!(entry.event, Event::Floor(FloorEvent::Whispered { .. })));
    assert_eq!(whispers.count(), 1);
    hotline.close().await;
}

async fn who_may_whisper_and_what(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let mut colleague = hotline.operator().await;
    let session = caller.session;
    let say = |text: &str| {
        let text = text.to_owned();
        move |id| StaffFrame::Whisper { id, session, text }
    };
    assert_eq!(colleague.tries_in_vain(say("我也想说")).await.code, Code::NotYourSession);
    assert_eq!(supervisor.tries_in_vain(say("  ")).await.code, Code::TextEmpty);
    assert_eq!(supervisor.tries_in_vain(say(&"长".repeat(WHISPER_CHARS + 1))).await.code, Code::TextTooLong);
    // Nobody is told apart by it whether somebody listens.
    operator.whispers(session, "有人在吗").await;
    let waiting = hotline.caller().await.session;
    let early = move |id| StaffFrame::Whisper { id, session: waiting, text: "早".to_owned() };
    assert_eq!(supervisor.tries_in_vain(early).await.code, Code::NotHeld);
    // While the record is written there is still something to say.
    operator.ends(&held).await;
    caller.is_closed().await;
    supervisor.whispers(session, "记得写明安全计划").await;
    operator.hears_whisper("记得写明安全计划").await;
    operator.closes(&hotline, &held).await;
    assert_eq!(supervisor.tries_in_vain(say("太晚")).await.code, Code::SessionClosed);
    let (status, record) =
        hotline.send(Method::GET, &format!("/api/v1/sessions/{session}"), Some(&operator.token), None::<&()>).await;
    assert!(status.is_success() && !record.contains("安全计划"), "no part of the record: {record}");
    hotline.close().await;
}

async fn does_a_whisper_come_with_the_talk(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut later = hotline.supervisor().await;
    let (mut operator, caller, _) = hotline.talk().await;
    let session = caller.session;
    supervisor.whispers(session, "第一句耳语").await;
    operator.whispers(session, "第二句耳语").await;
    operator.reloads().await;
    operator.holds(session).await;
    later.watches(session).await;
    for console in [&mut operator, &mut later] {
        let all = console
            .socket()
            .expect("the whispers so far", |frame| match frame {
                ToStaff::Whispers { session: of, whispers } if *of == session => Some(whispers.clone()),
                _ => None,
            })
            .await;
        let texts: Vec<&str> = all.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(texts, ["第一句耳语", "第二句耳语"]);
    }
    hotline.close().await;
}
