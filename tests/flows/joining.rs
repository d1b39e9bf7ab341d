//! A supervisor joins a talk beside its holder: the caller is told truthfully, the lease stays where it is.

use reqwest::Method;
use serde_json::json;
use xinqiao_domain::event::FloorEvent;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::{Actor, Event};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::ToCaller;
use xinqiao_protocol::frames::staff::{Footing, Mine, StaffFrame, ToStaff};
use xinqiao_protocol::frames::{Author, Line, Notice};
use xinqiao_tests::{Caller, Hotline, on_both_databases, seconds};

on_both_databases!(
    is_a_guest_of_the_talk_shown_to_everybody_in_it,
    does_the_lease_stay_with_the_holder,
    does_a_guest_leave_with_the_talk_or_when_gone_for_long,
    does_a_guest_stay_while_another_operator_is_looked_for,
    does_somebody_who_loses_the_right_leave_at_once,
);

async fn is_shown_notice(caller: &mut Caller, notice: Notice) -> Line {
    caller
        .socket()
        .expect("a notice", |frame| match frame {
            ToCaller::Line { line } if line.notice == Some(notice) => Some(line.clone()),
            _ => None,
        })
        .await
}

fn guests(mine: &Mine) -> Vec<xinqiao_domain::StaffId> {
    mine.sessions.first().map(|one| one.guests.iter().map(|guest| guest.staff).collect()).unwrap_or_default()
}

async fn is_a_guest_of_the_talk_shown_to_everybody_in_it(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let mut other = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let (session, guest) = (caller.session, supervisor.staff);
    caller.writes("我想和您的主管说").await;
    let shown = supervisor.joins(session).await;
    assert_eq!(shown.footing, Footing::Guest);
    supervisor.reads(session, "我想和您的主管说").await;
    is_shown_notice(&mut caller, Notice::SupervisorJoined).await;
    operator.desk("the guest", |mine| (guests(mine) == [guest]).then_some(())).await;
    other
        .sees_floor("who joined", |floor| {
            let row = floor.rows.iter().find(|row| row.session == session)?;
            (row.joined.len() == 1 && row.joined[0].staff == guest).then_some(())
        })
        .await;
    // Each line says which side it is of; staff see who, the caller only that it is a supervisor.
    supervisor.writes_as_guest(session, "我是督导，我在这里。").await;
    let line = caller.reads("我是督导，我在这里。").await;
    assert_eq!((line.from, line.by), (Author::Supervisor, None));
    let line = operator.reads(session, "我是督导，我在这里。").await;
    assert_eq!((line.from, line.by), (Author::Supervisor, Some(guest)));
    operator.writes(&held, "我也在。").await;
    let line = supervisor.reads(session, "我也在。").await;
    assert_eq!((line.from, line.by), (Author::Operator, Some(operator.staff)));
    // A guest who types is seen typing.
    supervisor.socket().send(&StaffFrame::Typing { session }).await.expect("sent");
    caller.socket().expect("typing", |frame| (*frame == ToCaller::Typing {}).then_some(())).await;
    let typing = ToStaff::ColleagueTyping { session, staff: guest };
    operator.socket().expect("the guest typing", |frame| (*frame == typing).then_some(())).await;
    supervisor.leaves(session).await;
    is_shown_notice(&mut caller, Notice::SupervisorLeft).await;
    operator.desk("nobody beside her", |mine| guests(mine).is_empty().then_some(())).await;
    let say = |id| StaffFrame::Say { id, session, fence: 0, text: "还有一句".to_owned() };
    assert_eq!(supervisor.tries_in_vain(say).await.code, Code::NotInTalk);
    // A page that loads the talk again is shown the same.
    caller.reloads().await;
    caller.writes("谢谢两位").await;
    let said: Vec<Author> = caller.lines().into_iter().map(|line| line.from).collect();
    assert!(said.contains(&Author::Supervisor), "{said:?}");
    hotline.close().await;
}

async fn does_the_lease_stay_with_the_holder(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    supervisor.joins(session).await;
    assert_eq!(supervisor.tries_in_vain(|id| StaffFrame::Join { id, session }).await.code, Code::AlreadyDone);
    assert_eq!(operator.tries_in_vain(|id| StaffFrame::Join { id, session }).await.code, Code::Forbidden);
    let fence = held.fence;
    let end = |id| StaffFrame::End { id, session, fence };
    assert_eq!(supervisor.tries_in_vain(end).await.code, Code::LeaseLost, "a guest ends nothing");
    let share = |id| StaffFrame::Share { id, session, fence: 0, item: "sleep".to_owned() };
    assert!(matches!(supervisor.tries_in_vain(share).await.code, Code::LeaseLost | Code::NotFound));
    assert_eq!(operator.writes(&held, "还是我。").await, 3, "after two notices");
    caller.reads("还是我。").await;
    assert_eq!(operator.holds(session).await.fence, fence);
    hotline.close().await;
}

async fn does_a_guest_leave_with_the_talk_or_when_gone_for_long(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let (session, guest) = (caller.session, supervisor.staff);
    supervisor.joins(session).await;
    operator.desk("the guest", |mine| (guests(mine) == [guest]).then_some(())).await;
    supervisor.loses_connection();
    operator.is_up_to_date().await;
    // Back within the grace: still in the talk, on every console.
    hotline.fast_forward(seconds(15));
    supervisor.reloads().await;
    assert_eq!(supervisor.is_shown(session).await.footing, Footing::Guest);
    hotline.fast_forward(seconds(60));
    supervisor.writes_as_guest(session, "我还在。").await;
    caller.reads("我还在。").await;
    supervisor.loses_connection();
    // Told once: she is gone, and stays a guest until the grace is over.
    supervisor_is_gone(&hotline, guest).await;
    hotline.fast_forward(seconds(20));
    is_shown_notice(&mut caller, Notice::SupervisorLeft).await;
    operator.desk("nobody beside her", |mine| guests(mine).is_empty().then_some(())).await;
    supervisor.reloads().await;
    let say = |id| StaffFrame::Say { id, session, fence: 0, text: "太晚".to_owned() };
    assert_eq!(supervisor.tries_in_vain(say).await.code, Code::NotInTalk);
    supervisor.joins(session).await;
    operator.ends(&held).await;
    supervisor.is_shown_no_more(session).await;
    caller.is_closed().await;
    hotline.close().await;
}

/// Waits until the hotline knows that somebody has no console any more.
async fn supervisor_is_gone(hotline: &Hotline, staff: xinqiao_domain::StaffId) {
    use xinqiao_domain::routing::StaffLink;
    loop {
        let roster = hotline.store().roster().await.expect("the store answers");
        if roster.members[&staff].candidate.link == StaffLink::Gone {
            return;
        }
        tokio::task::yield_now().await;
    }
}

async fn does_a_guest_stay_while_another_operator_is_looked_for(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, _) = hotline.talk().await;
    let session = caller.session;
    supervisor.joins(session).await;
    operator.is(Presence::Break).await;
    operator.loses_connection();
    caller.is_told_of_lost_operator().await;
    supervisor.writes_as_guest(session, "她的网络断了，我陪着您。").await;
    caller.reads("她的网络断了，我陪着您。").await;
    hotline.fast_forward(seconds(21));
    caller.is_told_of_replacement().await;
    supervisor.writes_as_guest(session, "我们在找另一位同事。").await;
    caller.reads("我们在找另一位同事。").await;
    let held = supervisor.takes_over(session).await;
    assert!(held.guests.is_empty(), "whoever holds it is nobody's guest");
    supervisor.is_shown_no_more(session).await;
    supervisor.writes(&held, "现在由我接待您。").await;
    caller.reads("现在由我接待您。").await;
    hotline.close().await;
}

async fn does_somebody_who_loses_the_right_leave_at_once(mut hotline: Hotline) {
    let mut to_operator = hotline.supervisor().await;
    let mut disabled = hotline.supervisor().await;
    let mut watching = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let session = caller.session;
    to_operator.joins(session).await;
    disabled.joins(session).await;
    watching.watches(session).await;
    operator.desk("two guests", |mine| (guests(mine).len() == 2).then_some(())).await;

    let account = json!({ "name": "林悦", "badge": "Y1", "roles": ["operator"], "languages": ["zh-CN"],
        "gender": null, "grade": "full" });
    changes_account(&hotline, &format!("{}", to_operator.staff), &account).await;
    is_shown_notice(&mut caller, Notice::SupervisorLeft).await;
    operator.desk("one guest", |mine| (guests(mine) == [disabled.staff]).then_some(())).await;
    for supervisor in [&disabled, &watching] {
        changes_account(&hotline, &format!("{}/standing", supervisor.staff), &json!({ "to": "disable" })).await;
    }
    operator.desk("nobody beside her", |mine| guests(mine).is_empty().then_some(())).await;
    let store = hotline.store();
    assert_eq!(store.watchers_of(session).await.expect("the store answers"), []);
    let entries = store.journal_after(0, 1_000).await.expect("the journal is read");
    let left: Vec<_> = entries
        .into_iter()
        .filter_map(|entry| match entry.event {
            Event::Floor(FloorEvent::GuestLeft { staff, .. }) => Some((entry.actor, staff)),
            _ => None,
        })
        .collect();
    let expected = [to_operator.staff, disabled.staff].map(|staff| (Actor::Hotline, staff));
    assert_eq!(left, expected, "at once, and each once");
    // The talk goes on; as an operator she is back without it.
    operator.writes(&held, "我还在。").await;
    caller.reads("我还在。").await;
    to_operator.reloads().await;
    assert_eq!(to_operator.tries_in_vain(|id| StaffFrame::Join { id, session }).await.code, Code::Forbidden);
    hotline.close().await;
}

/// A security administrator changes something of an account.
async fn changes_account(hotline: &Hotline, path: &str, body: &serde_json::Value) {
    let path = format!("/api/v1/staff/{path}");
    let (status, text) = hotline.send(Method::PUT, &path, Some(hotline.admin()), Some(body)).await;
    assert!(status.is_success(), "{path}: {status} {text}");
}
