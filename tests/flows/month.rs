//! The supervision of a month: who is due and what to talk about; one click writes it down with those sessions, and the
//! standing is back at once.

use crate::reviews::{Desk, sheet};
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::compliance::BoardFinding;
use xinqiao_domain::month::DiscussionReason;
use xinqiao_domain::review::RedLine;
use xinqiao_domain::{Millis, SessionId, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::ledgers::{EntryMark, EntryVersion, Supervision};
use xinqiao_protocol::http::month::{MonthOfOperator, SupervisionMonth};
use xinqiao_tests::{Hotline, new_id, on_both_databases};

on_both_databases!(
    does_one_click_write_the_supervision_of_a_month,
    is_a_session_of_somebody_else_discussed,
    is_a_version_confirmed_that_nobody_has_read,
);

/// The day of every test hotline, in Shanghai, and one of the month after: the ledger covers that from its first day.
const TODAY: &str = "2026-11-21";
const NEXT_MONTH: &str = "2026-12-02";
const POINTS: &str = "先问自杀意念，再谈计划";

fn supervision(people: &[StaffId], sessions: &[SessionId]) -> Value {
    json!({ "id": new_id(), "kind": "individual", "on": TODAY, "minutes": 50, "people": people, "sessions": sessions,
        "points": POINTS, "previous": "" })
}

async fn month_of(desk: &Desk) -> MonthOfOperator {
    let month: SupervisionMonth = desk.sees(&desk.supervisor, "supervision-month?month=2026-12").await;
    let hers = month.people.into_iter().find(|person| person.staff == desk.operator.staff);
    hers.expect("she is asked for a supervision")
}

async fn does_one_click_write_the_supervision_of_a_month(hotline: Hotline) {
    let mut desk = Desk::of(hotline).await;
    desk.hotline.much_later(Millis::days(11)).await;
    desk.supervisor.signs_in_again(&desk.hotline).await;
    desk.operator.signs_in_again(&desk.hotline).await;
    desk.gives(&desk.supervisor, &sheet(Some(3), &[RedLine::InventedFacts])).await;
    let before = month_of(&desk).await;
    assert_eq!((before.asked.finding, before.asked.counted, before.asked.needed), (BoardFinding::Open, 0, 1));
    assert_eq!((before.supervisions.len(), before.last_points.clone()), (0, None));
    assert_eq!((before.reviews.given, before.reviews.red_lines), (1, 1));
    assert_eq!(before.reviews.mean_hundredths, Some(300));
    let [suggested] = before.suggestions.as_slice() else { panic!("{:?}", before.suggestions) };
    assert_eq!(suggested.session, desk.session);
    // Of the month before, and she is new.
    assert_eq!(suggested.reasons, [DiscussionReason::RedLine, DiscussionReason::FirstWeeks]);

    let mut entry = supervision(&[desk.operator.staff], &[suggested.session]);
    entry["on"] = json!(NEXT_MONTH);
    let written: Supervision = desk.does(&desk.supervisor, "supervisions", &entry).await;
    assert_eq!(written.sessions, [desk.session]);
    let between = month_of(&desk).await;
    assert_eq!(between.asked.counted, 0, "it counts once she has confirmed it");
    assert_eq!(between.supervisions[0].confirmed_at, None);
    assert_eq!(between.suggestions, [], "what is written down is not suggested again");
    let path = format!("supervisions/{}/confirmations", written.supervision);
    let confirm = json!({ "id": new_id(), "version": written.version });
    let _: Supervision = desk.does(&desk.operator, &path, &confirm).await;
    let after = month_of(&desk).await;
    assert_eq!((after.asked.finding, after.asked.counted), (BoardFinding::Met, 1), "at once");
    assert!(after.supervisions[0].confirmed_at.is_some());
    let agreed = after.last_points.expect("what was agreed");
    assert_eq!((agreed.supervision, agreed.points.as_str()), (written.supervision, POINTS));

    let operator = desk.is_refused(&desk.operator, Method::GET, "supervision-month?month=2026-11", &json!({})).await;
    assert_eq!(operator, Code::Forbidden);
    let year = desk.is_refused(&desk.supervisor, Method::GET, "supervision-month?month=2026", &json!({})).await;
    assert_eq!(year, Code::FieldInvalid);
    let first: SupervisionMonth = desk.sees(&desk.supervisor, "supervision-month?month=2026-11").await;
    assert_eq!(first.people[0].asked.finding, BoardFinding::BeforeLedger, "nobody counts a month that it saw half of");
    assert_eq!(first.people[0].last_points, None, "not what was agreed later");
    let past: SupervisionMonth = desk.sees(&desk.supervisor, "supervision-month?month=2020-01").await;
    assert_eq!(past.people, [], "nobody was employed yet");
    desk.hotline.close().await;
}

async fn is_a_session_of_somebody_else_discussed(mut hotline: Hotline) {
    let other = hotline.operator().await;
    let desk = Desk::of(hotline).await;
    let hers = supervision(&[other.staff], &[desk.session]);
    let code = desk.is_refused(&desk.supervisor, Method::POST, "supervisions", &hers).await;
    assert_eq!(code, Code::SessionNotTheirs);
    let nobody = supervision(&[other.staff], &[SessionId(new_id())]);
    let code = desk.is_refused(&desk.supervisor, Method::POST, "supervisions", &nobody).await;
    assert_eq!(code, Code::SessionNotFound);
    let mut group = supervision(&[other.staff, desk.operator.staff], &[desk.session]);
    group["kind"] = json!("group");
    let written: Supervision = desk.does(&desk.supervisor, "supervisions", &group).await;
    assert_eq!(written.sessions, [desk.session], "in a group it is one of theirs");
    desk.hotline.close().await;
}

async fn is_a_version_confirmed_that_nobody_has_read(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    let she = desk.operator.staff;
    let first: Supervision = desk.does(&desk.supervisor, "supervisions", &supervision(&[she], &[])).await;
    let path = format!("supervisions/{}", first.supervision);
    let to = json!({ "kind": "held", "form": "individual", "on": TODAY, "minutes": 40, "people": [she], "sessions": [],
        "points": "改后的要点", "previous": "" });
    let correction = json!({ "id": new_id(), "reason": "时长记错了", "to": to });
    let second: Supervision = desk.does(&desk.supervisor, &format!("{path}/corrections"), &correction).await;
    assert_ne!(second.version, first.version);
    let confirm = |version| json!({ "id": new_id(), "version": version });
    let confirmations = format!("{path}/confirmations");
    let stale = desk.is_refused(&desk.operator, Method::POST, &confirmations, &confirm(first.version)).await;
    assert_eq!(stale, Code::EntryChanged);
    let confirmed: Supervision = desk.does(&desk.operator, &confirmations, &confirm(second.version)).await;
    assert!(confirmed.people[0].confirmed_at.is_some());

    let versions: Window<EntryVersion<Supervision>> = desk.sees(&desk.operator, &format!("{path}/versions")).await;
    let told: Vec<_> = versions.rows.iter().map(|it| (it.version, it.entry.minutes, it.reason.as_str())).collect();
    assert_eq!(told, [(second.version, 40, "时长记错了"), (first.version, 50, "")], "the latest first");
    assert_eq!(versions.rows[0].by, desk.supervisor.staff);
    assert_eq!(versions.rows[1].entry.mark, EntryMark::First);
    let nobody = format!("/api/v1/supervisions/{}/versions", new_id());
    let problem = desk.hotline.refused(Method::GET, &nobody, Some(&desk.operator.token), None::<&()>).await;
    assert_eq!(problem.code, Code::NotFound);
    desk.hotline.close().await;
}
