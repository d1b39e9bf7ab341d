//! Is every session found by what is known of it, by those who may, and by nothing that was said?

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::facet::{Answering, Facet, ReviewState};
use xinqiao_domain::wrap_up::{Mark, Outcome};
use xinqiao_domain::{Millis, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::caller::CallerFrame;
use xinqiao_protocol::frames::staff::MySession;
use xinqiao_protocol::http::search::{FoundSessions, SavedSearch, SavedSearches};
use xinqiao_protocol::limits::SAVED_SEARCHES;
use xinqiao_tests::{Hotline, Operator, new_id, on_both_databases, seconds};

on_both_databases!(
    is_a_session_found_by_each_thing_that_is_true_of_it,
    does_a_page_go_on_where_the_one_before_ended,
    is_a_rating_shown_to_whoever_held_the_session,
    are_kept_searches_ones_own,
    what_does_a_file_of_a_search_hold,
    are_sessions_of_an_older_program_found_after_the_upgrade,
    which_search_is_refused,
);

async fn search(hotline: &Hotline, reader: &Operator, query: &str) -> FoundSessions {
    let path = format!("/api/v1/session-search?{query}");
    hotline.ask(Method::GET, &path, &reader.token, None::<&()>).await
}

async fn ids(hotline: &Hotline, reader: &Operator, query: &str) -> Vec<SessionId> {
    search(hotline, reader, query).await.rows.into_iter().map(|row| row.session).collect()
}

async fn wraps_up(hotline: &Hotline, operator: &Operator, held: &MySession, codes: Value) {
    let mut form = json!({ "problems": ["family"], "marks": [], "services": [], "outcome": "worse", "actions": [],
        "local": true, "summary": "她害怕回家" });
    for (name, value) in codes.as_object().expect("codes") {
        form[name] = value.clone();
    }
    let body = json!({ "id": new_id(), "fence": held.fence, "wrap_up": form });
    let path = format!("/api/v1/sessions/{}/wrap-up", held.session);
    let (status, text) = operator.sends(hotline, Method::PUT, &path, &body).await;
    assert!(status.is_success(), "{text}");
}

/// A talk that is over and wrapped up, one that goes on, and a caller who left; the newest last.
async fn three_sessions(hotline: &mut Hotline) -> (Operator, Operator, [SessionId; 3]) {
    let supervisor = hotline.supervisor().await;
    let (mut first, mut caller, held) = hotline.talk().await;
    caller.writes("我害怕回家").await;
    first.ends(&held).await;
    wraps_up(hotline, &first, &held, json!({ "marks": ["minor", "repeat"] })).await;
    wraps_up(hotline, &first, &held, json!({ "marks": ["minor"], "outcome": "relieved" })).await;
    hotline.fast_forward(seconds(90));
    let mut leaver = hotline.caller().await;
    leaver.ends().await;
    hotline.fast_forward(seconds(1));
    let (second, _, goes_on) = hotline.talk().await;
    let _ = second;
    (supervisor, first, [held.session, leaver.session, goes_on.session])
}

async fn is_a_session_found_by_each_thing_that_is_true_of_it(mut hotline: Hotline) {
    let (supervisor, first, [done, left, going]) = three_sessions(&mut hotline).await;
    let review = async |state| {
        let id = new_id();
        hotline.inside(0).app.desk.run(Reviewed { id, session: done, state }).await.expect("it is written");
    };
    review(Some(ReviewState::Waiting)).await;
    let by_first = format!("operator={}", first.staff);
    let table: Vec<(&str, Vec<SessionId>)> = vec![
        ("", vec![going, left, done]),
        (&by_first, vec![done]),
        ("mark=minor", vec![done]),
        ("mark=repeat", vec![]),
        ("mark=repeat&mark=minor", vec![done]),
        ("problem=family", vec![done]),
        ("outcome=relieved", vec![done]),
        ("outcome=worse", vec![]),
        ("locality=local", vec![done]),
        ("locality=elsewhere", vec![]),
        ("channel=web", vec![going, left, done]),
        ("channel=phone", vec![]),
        ("answering=handled", vec![going, done]),
        ("answering=in_target", vec![going, done]),
        ("answering=abandoned", vec![left]),
        ("answering=abandoned&answering=handled", vec![going, left, done]),
        ("answering=abandoned&mark=minor", vec![]),
        ("review=waiting", vec![done]),
        ("review=given", vec![]),
        ("tier=high", vec![]),
        ("arrival=unrated&direction=incoming", vec![going, left, done]),
        ("from=2026-11-21&to=2026-11-21", vec![going, left, done]),
        ("to=2026-11-20", vec![]),
        ("from=2026-11-22", vec![]),
    ];
    for (query, expected) in table {
        assert_eq!(ids(&hotline, &supervisor, query).await, expected, "{query}");
    }
    let row = search(&hotline, &supervisor, "mark=minor").await.rows.remove(0);
    assert_eq!(
        (row.marks, row.outcome, row.review),
        (vec![Mark::Minor], Some(Outcome::Relieved), Some(ReviewState::Waiting))
    );
    assert_eq!(row.holders.iter().map(|holder| holder.staff).collect::<Vec<_>>(), [first.staff]);
    assert_eq!(row.answering, [Answering::Handled, Answering::InTarget]);
    assert!(row.waited_ms.is_some() && row.talk_ms.is_some() && row.ended_at.is_some());
    let found = hotline.ask::<(), Value>(Method::GET, "/api/v1/session-search", &supervisor.token, None).await;
    let text = found.to_string();
    assert!(!text.contains("害怕"), "a search shows no words: {text}");
    review(None).await;
    hotline.close().await;
}

/// A review that stands somewhere, without its sheet.
struct Reviewed {
    id: uuid::Uuid,
    session: SessionId,
    state: Option<ReviewState>,
}

impl xinqiao::desk::Command for Reviewed {
    type Answer = uuid::Uuid;

    async fn decide(&mut self, work: &mut xinqiao::desk::Work<'_>) -> Result<uuid::Uuid, xinqiao::desk::Decline> {
        work.batch.set_review_facet(self.session, self.state).await?;
        let facets = work.batch.facets_of(self.session).await?;
        assert_eq!(facets.iter().any(|facet| matches!(facet, Facet::Review(_))), self.state.is_some());
        Ok(self.id)
    }
}

async fn does_a_page_go_on_where_the_one_before_ended(mut hotline: Hotline) {
    let supervisor = hotline.supervisor().await;
    let mut opened = Vec::new();
    for _ in 0..103 {
        let caller = hotline.caller().await;
        opened.push(caller.session);
        hotline.fast_forward(Millis(1));
    }
    opened.reverse();
    let first = search(&hotline, &supervisor, "channel=web").await;
    assert_eq!((first.rows.len(), first.looked_back_to), (100, None));
    let next = first.next.expect("there is more");
    let second = search(&hotline, &supervisor, &format!("channel=web&after={next}")).await;
    assert_eq!((second.next, second.looked_back_to), (None, None));
    let all: Vec<SessionId> = first.rows.into_iter().chain(second.rows).map(|row| row.session).collect();
    assert_eq!(all, opened);
    hotline.close().await;
}

async fn is_a_rating_shown_to_whoever_held_the_session(mut hotline: Hotline) {
    let reader = hotline.supervisor().await;
    let mut holder = hotline.supervisor().await;
    holder.is(xinqiao_domain::presence::Presence::Available).await;
    let mut caller = hotline.caller().await;
    hotline.fast_forward(seconds(61));
    let held = holder.takes(&caller).await;
    holder.ends(&held).await;
    caller.is_closed().await;
    let id = xinqiao_domain::CommandId(new_id());
    caller.sends(&CallerFrame::Rate { id, score: 2, comment: "没有听我说".to_owned() }).await;
    caller.is_done(id).await;
    assert_eq!(search(&hotline, &reader, "").await.rows[0].rating, Some(2));
    assert_eq!(search(&hotline, &holder, "").await.rows[0].rating, None, "her own");
    hotline.close().await;
}

async fn are_kept_searches_ones_own(mut hotline: Hotline) {
    let (one, other) = (hotline.supervisor().await, hotline.supervisor().await);
    let path = "/api/v1/saved-searches";
    let body = |name: &str, tier: &str| json!({ "id": new_id(), "name": name, "filter": { "tier": [tier], "from": "2026-11-01" } });
    let kept: SavedSearch = hotline.ask(Method::POST, path, &one.token, Some(&body(" 高危 ", "high"))).await;
    assert_eq!((kept.name.as_str(), kept.filter.tier.len()), ("高危", 1));
    let _: SavedSearch = hotline.ask(Method::POST, path, &one.token, Some(&body("紧急", "imminent"))).await;
    let again: SavedSearch = hotline.ask(Method::POST, path, &one.token, Some(&body("高危", "imminent"))).await;
    let mine: SavedSearches = hotline.ask(Method::GET, path, &one.token, None::<&()>).await;
    assert_eq!(mine.searches.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["紧急", "高危"]);
    let theirs: SavedSearches = hotline.ask(Method::GET, path, &other.token, None::<&()>).await;
    assert!(theirs.searches.is_empty());
    let own = format!("{path}/{}", again.search);
    assert_eq!(hotline.refused(Method::DELETE, &own, Some(&other.token), None::<&()>).await.code, Code::NotFound);
    let (status, _) = hotline.send(Method::DELETE, &own, Some(&one.token), None::<&()>).await;
    assert!(status.is_success());
    assert_eq!(hotline.refused(Method::DELETE, &own, Some(&one.token), None::<&()>).await.code, Code::NotFound);
    for number in 1..SAVED_SEARCHES {
        let body = body(&format!("{number:02}"), "low");
        let _: SavedSearch = hotline.ask(Method::POST, path, &one.token, Some(&body)).await;
    }
    let refused = [(body("再一条", "low"), Code::SavedSearchesFull), (body("  ", "low"), Code::TextEmpty)];
    for (body, code) in refused {
        assert_eq!(hotline.refused(Method::POST, path, Some(&one.token), Some(&body)).await.code, code);
    }
    let long = body(&"长".repeat(61), "low");
    assert_eq!(hotline.refused(Method::POST, path, Some(&one.token), Some(&long)).await.code, Code::TextTooLong);
    hotline.close().await;
}

async fn what_does_a_file_of_a_search_hold(mut hotline: Hotline) {
    let (supervisor, _first, [done, ..]) = three_sessions(&mut hotline).await;
    let file = async |file: &str, language: &str| {
        let url = format!("{}/api/v1/session-search/export/{file}", hotline.origin(0));
        let request = hotline.http.get(url).bearer_auth(&supervisor.token).header("accept-language", language);
        let answer = request.send().await.expect("an answer");
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.bytes().await.expect("a file").to_vec()
    };
    let text = String::from_utf8(file("sessions.csv?mark=minor", "zh-CN").await).expect("UTF-8");
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows.len(), 2, "{text}");
    assert!(rows[0].contains("会话编号,代称,开始时间"), "{text}");
    assert!(rows[1].starts_with(&done.to_string()) && rows[1].contains("未成年人"), "{text}");
    assert!(!text.contains("害怕"), "{text}");
    let english = String::from_utf8(file("sessions.csv?language=en", "zh-CN").await).expect("UTF-8");
    assert!(english.contains("Session,Alias,Opened") && english.contains("Left while waiting"), "{english}");
    assert_eq!(english.lines().count(), 4);
    let asked = String::from_utf8(file("sessions.csv", "en-GB,en").await).expect("UTF-8");
    assert_eq!(asked, english);
    let book = file("sessions.xlsx", "zh-CN").await;
    assert_eq!(&book[..2], b"PK", "a workbook");
    let path = "/api/v1/session-search/export/words.csv";
    assert_eq!(hotline.refused(Method::GET, path, Some(&supervisor.token), None::<&()>).await.code, Code::NotFound);
    hotline.close().await;
}

async fn are_sessions_of_an_older_program_found_after_the_upgrade(mut hotline: Hotline) {
    let (supervisor, first, [done, left, going]) = three_sessions(&mut hotline).await;
    let (token, staff) = (supervisor.token.clone(), first.staff);
    hotline.stop_node(0).await;
    hotline.forget_what_is_known().await;
    hotline.add_node().await;
    hotline.knows_every_session().await;
    let ask = async |query: String| {
        let url = format!("http://{}/api/v1/session-search?{query}", hotline.address(1));
        let answer = hotline.http.get(url).bearer_auth(&token).send().await.expect("an answer");
        let found: FoundSessions = answer.json().await.expect("rows");
        found.rows.into_iter().map(|row| row.session).collect::<Vec<_>>()
    };
    assert_eq!(ask(String::new()).await, [going, left, done]);
    assert_eq!(ask(format!("operator={staff}&mark=minor&outcome=relieved")).await, [done]);
    assert_eq!(ask("answering=abandoned".to_owned()).await, [left]);
    hotline.close().await;
}

async fn which_search_is_refused(mut hotline: Hotline) {
    let (supervisor, operator) = (hotline.supervisor().await, hotline.operator().await);
    let many = (0..17).map(|n| format!("operator=0190d3c4-0000-7000-8000-{n:012}")).collect::<Vec<_>>().join("&");
    let table = [
        ("tier=awful", Code::FieldInvalid, Some("tier")),
        ("from=2026-11-31", Code::FieldInvalid, Some("from")),
        ("from=2026-11-02&to=2026-11-01", Code::FieldInvalid, Some("to")),
        ("after=yesterday", Code::FieldInvalid, Some("after")),
        (many.as_str(), Code::FieldInvalid, Some("operator")),
        ("words=回家", Code::Malformed, None),
    ];
    for (query, code, field) in table {
        let path = format!("/api/v1/session-search?{query}");
        let problem = hotline.refused(Method::GET, &path, Some(&supervisor.token), None::<&()>).await;
        assert_eq!((problem.code, problem.params.get("field").map(String::as_str)), (code, field), "{query}");
    }
    let problem = hotline.refused(Method::GET, "/api/v1/session-search", Some(&operator.token), None::<&()>).await;
    assert_eq!(problem.code, Code::Forbidden);
    hotline.close().await;
}
