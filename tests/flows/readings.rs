//! Does the auditor see everybody who read what somebody else has said or written: each reading once, and no words?

use reqwest::Method;
use xinqiao_domain::SessionId;
use xinqiao_domain::event::Opened;
use xinqiao_domain::roles::Role;
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::TransferTo;
use xinqiao_protocol::http::readings::{ReadingCapacity, ReadingRow, Readings};
use xinqiao_tests::{Hotline, Operator, on_both_databases, seconds};

on_both_databases!(
    does_each_way_of_reading_leave_one_fact,
    does_reading_ones_own_session_leave_a_fact,
    which_readings_does_the_auditor_ask_for,
    who_may_see_who_read,
);

async fn readings(hotline: &Hotline, auditor: &str, query: &str) -> Vec<ReadingRow> {
    let path = format!("/api/v1/readings?{query}");
    let readings: Readings = hotline.ask(Method::GET, &path, auditor, None::<&()>).await;
    readings.rows
}

async fn opens(hotline: &Hotline, reader: &Operator, session: SessionId, what: &str) {
    let path = format!("/api/v1/sessions/{session}{what}");
    let (status, text) = hotline.send(Method::GET, &path, Some(&reader.token), None::<&()>).await;
    assert!(status.is_success(), "{path}: {status} {text}");
    assert!(text.contains(&session.to_string()) || text.contains("我睡不着"), "{text}");
}

async fn does_each_way_of_reading_leave_one_fact(mut hotline: Hotline) {
    let auditor = hotline.person(&[Role::Auditor]).await.access_token;
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("我睡不着").await;
    operator.reads(held.session, "我睡不着").await;
    let ways = [("", Opened::Record), ("/lines", Opened::Lines), ("/replay", Opened::Replay)];
    for (number, (what, opened)) in ways.into_iter().enumerate() {
        opens(&hotline, &supervisor, held.session, what).await;
        let rows = readings(&hotline, &auditor, "").await;
        assert_eq!(rows.len(), number + 1, "{what}");
        let row = &rows[0];
        assert_eq!((row.staff, row.session), (supervisor.staff, held.session));
        assert_eq!(row.capacity, ReadingCapacity::Opened { what: opened });
    }
    supervisor.watches(held.session).await;
    let rows = readings(&hotline, &auditor, "").await;
    assert_eq!((rows.len(), rows[0].capacity), (4, ReadingCapacity::Watched {}));
    for query in [format!("staff={}", supervisor.staff), format!("session={}", held.session)] {
        assert_eq!(readings(&hotline, &auditor, &query).await, rows, "{query}");
    }
    assert!(rows.iter().all(|row| row.alias == held.alias && !row.staff_name.is_empty()));
    let numbers: Vec<i64> = rows.iter().map(|row| row.seq).collect();
    assert!(numbers.is_sorted_by(|one, next| next < one), "the newest first: {numbers:?}");
    let path = "/api/v1/readings";
    let (_, text) = hotline.send(Method::GET, path, Some(&auditor), None::<&()>).await;
    assert!(!text.contains("睡不着"), "never what was read: {text}");
    hotline.close().await;
}

async fn does_reading_ones_own_session_leave_a_fact(mut hotline: Hotline) {
    let auditor = hotline.person(&[Role::Auditor]).await.access_token;
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes("我睡不着").await;
    for what in ["", "/lines"] {
        opens(&hotline, &operator, held.session, what).await;
    }
    assert_eq!(readings(&hotline, &auditor, "").await, []);
    // It is offered to a colleague, who reads it before she takes it; then it is hers, and no longer the first one's.
    let mut colleague = hotline.ready_operator().await;
    operator.transfers(&held, TransferTo::Queue {}, "").await;
    colleague.is_offered(&caller).await;
    opens(&hotline, &colleague, held.session, "").await;
    assert_eq!(readings(&hotline, &auditor, "").await, []);
    let path = format!("/api/v1/sessions/{}", held.session);
    let problem = hotline.refused(Method::GET, &path, Some(&operator.token), None::<&()>).await;
    assert_eq!(problem.code, Code::NotYourSession);
    assert_eq!(readings(&hotline, &auditor, "").await, [], "nothing was read");
    hotline.close().await;
}

async fn which_readings_does_the_auditor_ask_for(mut hotline: Hotline) {
    let auditor = hotline.person(&[Role::Auditor]).await.access_token;
    let (one, other) = (hotline.supervisor().await, hotline.supervisor().await);
    let (first, second) = (hotline.caller().await, hotline.caller().await);
    for session in [first.session, second.session] {
        opens(&hotline, &one, session, "").await;
    }
    hotline.fast_forward(seconds(60));
    for _ in 0..101 {
        opens(&hotline, &other, second.session, "").await;
    }
    let table = [
        (format!("staff={}", one.staff), 2),
        (format!("session={}", first.session), 1),
        (format!("session={}&staff={}", second.session, one.staff), 1),
        (format!("session={}&staff={}", first.session, other.staff), 0),
        (format!("session={}", second.session), 100),
        ("from=2026-11-21&to=2026-11-21".to_owned(), 100),
        ("from=2026-11-22".to_owned(), 0),
        ("to=2026-11-20".to_owned(), 0),
    ];
    for (query, count) in table {
        assert_eq!(readings(&hotline, &auditor, &query).await.len(), count, "{query}");
    }
    for query in [String::new(), format!("session={}", second.session), format!("staff={}", other.staff)] {
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let path = format!("/api/v1/readings?{query}{after}");
            let page: Readings = hotline.ask(Method::GET, &path, &auditor, None::<&()>).await;
            all.extend(page.rows.into_iter().map(|row| row.seq));
            match page.next {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        let expected = if query.is_empty() {
            103
        } else if query.starts_with("session") {
            102
        } else {
            101
        };
        assert_eq!(all.len(), expected, "{query}");
        assert!(all.is_sorted_by(|one, next| next < one), "each once, the newest first: {query}");
    }
    for (query, field) in [("after=x", "after")] {
        let path = format!("/api/v1/readings?{query}");
        let problem = hotline.refused(Method::GET, &path, Some(&auditor), None::<&()>).await;
        assert_eq!(problem.params.get("field").map(String::as_str), Some(field));
    }
    hotline.close().await;
}

async fn who_may_see_who_read(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let problem = hotline.refused(Method::GET, "/api/v1/readings", Some(&supervisor.token), None::<&()>).await;
    assert_eq!(problem.code, Code::Forbidden);
    let auditor = hotline.person(&[Role::Auditor]).await.access_token;
    let caller = hotline.caller().await;
    let path = format!("/api/v1/sessions/{}/replay", caller.session);
    assert_eq!(hotline.refused(Method::GET, &path, Some(&auditor), None::<&()>).await.code, Code::Forbidden);
    hotline.close().await;
}
