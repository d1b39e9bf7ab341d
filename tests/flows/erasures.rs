//! A caller is erased for good: what hinders it, what goes, what the law keeps, and that everything can still be looked at.

use crate::dispatch_directing::asks;
use crate::reviews::{Desk, sheet};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::time::timeout;
use xinqiao_domain::erasure::{ErasureHindrance, ErasureKept, InBackups};
use xinqiao_domain::event::ErasureEvent;
use xinqiao_domain::roles::Role;
use xinqiao_domain::{CommandId, Event, SessionId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{MySession, Permit, StaffFrame};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::erasures::{Erasure, ErasurePlan, FoundCaller, InStore};
use xinqiao_tests::{Hotline, Operator, new_id, on_both_databases, seconds};

on_both_databases!(
    does_a_caller_go_for_good_while_all_can_still_be_looked_at,
    is_everything_that_hinders_named_and_refused,
    do_sessions_of_one_number_go_together,
    do_a_dispatch_and_a_case_go_with_the_session,
    does_what_became_a_patient_stay,
    who_may_erase_a_caller,
);

const WORDS: &str = "我一直没有跟别人说过这些";
const NOTE: &str = "背景里有人说话";
const NUMBER: &str = "131 2345 6789";
/// How long a story waits for a worker.
const PATIENCE: Duration = Duration::from_secs(20);

async fn officer(hotline: &mut Hotline) -> String {
    hotline.person(&[Role::PrivacyOfficer]).await.access_token
}

async fn plan(hotline: &Hotline, token: &str, session: SessionId) -> ErasurePlan {
    hotline.ask(Method::GET, &format!("/api/v1/sessions/{session}/erasure"), token, None::<&()>).await
}

/// What the officer hands in, having looked.
fn asked_for(plan: &ErasurePlan) -> Value {
    let sessions: Vec<SessionId> = plan.sessions.iter().map(|one| one.session).collect();
    json!({ "id": new_id(), "ground": "person_asked", "sessions": sessions })
}

async fn erases(hotline: &Hotline, token: &str, session: SessionId) -> Erasure {
    let plan = plan(hotline, token, session).await;
    assert_eq!((plan.erase, &plan.hindrances), (Permit::Yes, &Vec::new()));
    let path = format!("/api/v1/sessions/{session}/erasure");
    let erasure: Erasure = hotline.ask(Method::POST, &path, token, Some(&asked_for(&plan))).await;
    assert_eq!((erasure.gone, &erasure.kept), (plan.goes, &plan.kept), "the dry run says what happens");
    erasure
}

async fn refused(hotline: &Hotline, token: &str, session: SessionId, body: &Value) -> Code {
    hotline.refused(Method::POST, &format!("/api/v1/sessions/{session}/erasure"), Some(token), Some(body)).await.code
}

/// Looks at something, which must work, and at no word of the caller's.
async fn looks(hotline: &Hotline, token: &str, path: &str) -> Value {
    let (status, text) = hotline.send(Method::GET, &format!("/api/v1/{path}"), Some(token), None::<&()>).await;
    assert_eq!(status, StatusCode::OK, "{path}: {text}");
    for word in [WORDS, NOTE, "来电者提前离开", "13123456789", NUMBER, "*6789", "河东路"] {
        assert!(!text.contains(word), "{word} in {path}: {text}");
    }
    serde_json::from_str(&text).expect("JSON")
}

/// Until the worker has wiped the files.
async fn is_gone_from_the_store(hotline: &Hotline, token: &str, session: SessionId) -> Erasure {
    let gone = async {
        loop {
            hotline.fast_forward(seconds(3));
            let erasure = plan(hotline, token, session).await.erasure.expect("it is erased");
            if matches!(erasure.store, InStore::Gone { .. }) {
                return erasure;
            }
        }
    };
    timeout(PATIENCE, gone).await.expect("what is erased is wiped")
}

/// A phone session that is over and closed.
async fn called(hotline: &Hotline, operator: &mut Operator, number: &str) -> MySession {
    hotline.fast_forward(seconds(1));
    let session = SessionId(new_id());
    let phone = json!({ "id": session, "number": number, "direction": "incoming", "language": "zh-CN",
        "started_at": hotline.now() });
    let (status, text) = operator.sends(hotline, Method::POST, "/api/v1/phone-sessions", &phone).await;
    assert!(status.is_success(), "{text}");
    let held = operator.holds(session).await;
    let note = json!({ "id": new_id(), "text": NOTE });
    let (status, text) =
        operator.sends(hotline, Method::POST, &format!("/api/v1/sessions/{session}/notes"), &note).await;
    assert!(status.is_success(), "{text}");
    operator.ends(&held).await;
    operator.closes(hotline, &held).await;
    held
}

async fn does_a_caller_go_for_good_while_all_can_still_be_looked_at(mut hotline: Hotline) {
    let officer = officer(&mut hotline).await;
    let supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    caller.writes(WORDS).await;
    let (session, token) = (held.session, supervisor.token.clone());
    let talking = plan(&hotline, &officer, session).await;
    assert_eq!(talking.hindrances, [ErasureHindrance::SessionOpen { session }]);
    assert_eq!(talking.erase, Permit::No { code: Code::ErasureHindered });
    assert_eq!(refused(&hotline, &officer, session, &asked_for(&talking)).await, Code::ErasureHindered);
    let note = json!({ "id": new_id(), "text": NOTE });
    let notes = format!("/api/v1/sessions/{session}/notes");
    operator.sends(&hotline, Method::POST, &notes, &note).await;
    operator.ends(&held).await;
    caller.is_closed().await;
    operator.closes(&hotline, &held).await;
    let found_before = hotline.send(Method::GET, "/api/v1/session-search", Some(&token), None::<&()>).await;

    let before = plan(&hotline, &officer, session).await;
    assert_eq!((before.sessions.len(), before.more, before.erasure.is_none()), (1, 0, true));
    assert!(before.goes.lines >= 1 && before.goes.forms >= 3, "{:?}", before.goes);
    let body = asked_for(&before);
    let path = format!("/api/v1/sessions/{session}/erasure");
    let erasure: Erasure = hotline.ask(Method::POST, &path, &officer, Some(&body)).await;
    assert_eq!((erasure.gone, erasure.sessions.as_slice()), (before.goes, [session].as_slice()));
    let again: Erasure = hotline.ask(Method::POST, &path, &officer, Some(&body)).await;
    assert_eq!((again.erasure, again.erased_at), (erasure.erasure, erasure.erased_at), "repeated, answered as before");
    let mut other = body.clone();
    other["id"] = json!(new_id());
    assert_eq!(refused(&hotline, &officer, session, &other).await, Code::CallerErased);

    let record = looks(&hotline, &token, &format!("sessions/{session}")).await;
    assert_eq!(record["erased_at"], json!(erasure.erased_at));
    let replay = looks(&hotline, &token, &format!("sessions/{session}/replay")).await;
    assert_eq!(replay["erased_at"], json!(erasure.erased_at));
    assert!(replay["items"].as_array().expect("items").iter().any(|item| item["what"]["kind"] == "erased"), "{replay}");
    for path in ["lines", "reviews"] {
        looks(&hotline, &token, &format!("sessions/{session}/{path}")).await;
    }
    looks(&hotline, &operator.token, &format!("sessions/{session}")).await;
    looks(&hotline, &operator.token, &format!("sessions/{session}/registry")).await;
    let found = hotline.send(Method::GET, "/api/v1/session-search", Some(&token), None::<&()>).await;
    assert_eq!(found, found_before, "it is found and counted as before");
    for (what, body) in
        [("incidents", json!({ "id": new_id(), "kind": "other" })), ("reviews", json!({ "id": new_id() }))]
    {
        let path = format!("/api/v1/sessions/{session}/{what}");
        let problem = supervisor.is_kept_from(&hotline, Method::POST, &path, &body).await;
        assert_eq!(problem.code, Code::CallerErased, "{what}");
    }

    let gone = is_gone_from_the_store(&hotline, &officer, session).await;
    assert!(matches!(gone.backups, InBackups::ReadableUntil { .. }), "{:?}", gone.backups);
    let register: Window<Erasure> = hotline.ask(Method::GET, "/api/v1/erasures", &officer, None::<&()>).await;
    assert_eq!(register.rows, [gone]);
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let told = entries.iter().filter(|entry| matches!(entry.event, Event::Erasure(_))).count();
    assert_eq!(told, 2, "erased and wiped, once each");
    let erased = |event: &Event| matches!(event, Event::Erasure(ErasureEvent::CallerErased { session: of, .. }) if *of == session);
    assert!(entries.iter().any(|entry| erased(&entry.event)));
    hotline.close().await;
}

async fn is_everything_that_hinders_named_and_refused(mut hotline: Hotline) {
    let officer = officer(&mut hotline).await;
    let desk = Desk::of(hotline).await;
    let session = desk.session;
    let review = desk.begins(&desk.supervisor).await;
    let incident: Value = desk
        .does(&desk.supervisor, &format!("sessions/{session}/incidents"), &json!({ "id": new_id(), "kind": "other" }))
        .await;
    let named = plan(&desk.hotline, &officer, session).await;
    let kinds: BTreeSet<String> = named
        .hindrances
        .iter()
        .map(|one| serde_json::to_value(one).expect("JSON")["kind"].as_str().expect("a kind").to_owned())
        .collect();
    assert_eq!(kinds, ["incident_open", "review_open"].map(ToOwned::to_owned).into());
    let body = asked_for(&named);
    assert_eq!(refused(&desk.hotline, &officer, session, &body).await, Code::ErasureHindered);

    let give = json!({ "id": new_id(), "sheet": sheet(Some(3), &[]), "comment": "听得很仔细" });
    let _: Value = desk.does(&desk.supervisor, &format!("reviews/{}/give", review.review), &give).await;
    let report = json!({ "id": new_id(), "account": "已处理" });
    let path = format!("incidents/{}/report", incident["incident"].as_str().expect("an id"));
    let _: Value = desk.does(&desk.supervisor, &path, &report).await;
    assert_eq!(refused(&desk.hotline, &officer, session, &body).await, Code::ErasureHindered, "not acknowledged");
    let path = format!("reviews/{}/acknowledge", review.review);
    let _: Value = desk.does(&desk.operator, &path, &json!({ "id": new_id() })).await;
    erases(&desk.hotline, &officer, session).await;
    let reviews = looks(&desk.hotline, &desk.supervisor.token, &format!("sessions/{session}/reviews")).await;
    assert_eq!(reviews["reviews"][0]["comment"], "", "what was written of it is gone too: {reviews}");
    looks(&desk.hotline, &desk.operator.token, "me/reviews").await;
    looks(&desk.hotline, &desk.supervisor.token, "incidents").await;
    desk.hotline.close().await;
}

async fn do_sessions_of_one_number_go_together(mut hotline: Hotline) {
    let officer = officer(&mut hotline).await;
    let supervisor = hotline.supervisor().await;
    let mut operator = hotline.ready_operator().await;
    let first = called(&hotline, &mut operator, NUMBER).await.session;
    let stranger = called(&hotline, &mut operator, "13900000000").await.session;
    let alone = plan(&hotline, &officer, first).await;
    let second = called(&hotline, &mut operator, NUMBER).await.session;
    let find = |phone: &str| json!({ "phone": phone });
    let path = "/api/v1/erasures/find";
    let found: FoundCaller = hotline.ask(Method::POST, path, &officer, Some(&find("+86 13123456789"))).await;
    assert_eq!(found.session, second, "the newest");
    let nobody = hotline.refused(Method::POST, path, Some(&officer), Some(&find("13777777777"))).await;
    assert_eq!(nobody.code, Code::NotFound);
    assert_eq!(refused(&hotline, &officer, first, &asked_for(&alone)).await, Code::ChangedMeanwhile);
    let both = plan(&hotline, &officer, first).await;
    let sessions: Vec<SessionId> = both.sessions.iter().map(|one| one.session).collect();
    assert_eq!(sessions, [first, second]);
    let erasure = erases(&hotline, &officer, second).await;
    assert_eq!(erasure.gone.sessions, 2);
    for session in [first, second] {
        let record = looks(&hotline, &supervisor.token, &format!("sessions/{session}")).await;
        assert_eq!(record["card"]["phone_masked"], Value::Null);
        assert_eq!(plan(&hotline, &officer, session).await.erasure.expect("erased").erasure, erasure.erasure);
    }
    let (_, text) =
        hotline.send(Method::GET, &format!("/api/v1/sessions/{stranger}"), Some(&supervisor.token), None::<&()>).await;
    assert!(text.contains(NOTE), "nobody else's: {text}");
    let gone = hotline.refused(Method::POST, path, Some(&officer), Some(&find(NUMBER))).await;
    assert_eq!(gone.code, Code::NotFound, "the number leads nowhere");
    looks(&hotline, &operator.token, "calls").await;
    hotline.close().await;
}

async fn do_a_dispatch_and_a_case_go_with_the_session(mut hotline: Hotline) {
    let (officer, county) = (officer(&mut hotline).await, hotline.county().await);
    let team = hotline.crisis_team().await;
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    let asked = asks(&hotline, &operator, &held, &team).await;
    let opened = hotline.opens_case_from_session(&operator.token, held.session, county.township, county.hospital).await;
    operator.ends(&held).await;
    caller.is_closed().await;
    operator.closes(&hotline, &held).await;
    let session = held.session;
    let hinders = plan(&hotline, &officer, session).await.hindrances;
    assert!(hinders.contains(&ErasureHindrance::DispatchOpen { dispatch: asked.dispatch }), "{hinders:?}");
    let referral = opened.referral.expect("it was referred");
    assert!(hinders.contains(&ErasureHindrance::ReferralOpen { referral, case: opened.case }), "{hinders:?}");

    hotline.directs(&team, asked.dispatch, "stand-down", &json!({ "because": "safe", "note": "河东路已安全" })).await;
    let declined = json!({ "kind": "declined", "because": "no_bed" });
    hotline.says_of_referral(&county.duty_officer.token, referral, declined).await;
    for hindrance in plan(&hotline, &officer, session).await.hindrances {
        let ErasureHindrance::AlertOpen { alert } = hindrance else { panic!("{hindrance:?}") };
        let id = CommandId(new_id());
        supervisor.does(id, &StaffFrame::SettleAlert { id, alert }).await;
    }
    let erasure = erases(&hotline, &officer, session).await;
    assert_eq!((erasure.gone.dispatches, erasure.gone.cases), (1, 1));
    let at = json!(erasure.erased_at);
    let dispatch = looks(&hotline, &team.keeper, &format!("dispatches/{}", asked.dispatch)).await;
    assert_eq!((&dispatch["erased_at"], &dispatch["brief"]["place"]["words"]), (&at, &json!("")));
    let case = looks(&hotline, &county.supervisor, &format!("cases/{}", opened.case)).await;
    assert_eq!(case["erased_at"], at);
    for path in ["scene", "messages", "report", "timeline", "case-draft"] {
        let path = format!("/api/v1/dispatches/{}/{path}", asked.dispatch);
        let (status, text) = hotline.send(Method::GET, &path, Some(&team.keeper), None::<&()>).await;
        assert!(!status.is_server_error() && !text.contains("河东路"), "{path}: {status} {text}");
    }
    for path in ["dispatches?state=over", "cases", "referrals?box=out", "outbox"] {
        let (status, text) =
            hotline.send(Method::GET, &format!("/api/v1/{path}"), Some(&supervisor.token), None::<&()>).await;
        assert!(!status.is_server_error(), "{path}: {status} {text}");
    }
    let draft = format!("/api/v1/sessions/{session}/case");
    let body = xinqiao_tests::case_to(county.township, county.hospital);
    let problem = hotline.refused(Method::POST, &draft, Some(&operator.token), Some(&body)).await;
    assert_eq!(problem.code, Code::CallerErased);
    hotline.close().await;
}

async fn does_what_became_a_patient_stay(mut hotline: Hotline) {
    let (officer, county) = (officer(&mut hotline).await, hotline.county().await);
    let (mut operator, mut caller, held) = hotline.talk().await;
    let opened = hotline.opens_case_from_session(&operator.token, held.session, county.township, county.hospital).await;
    operator.ends(&held).await;
    caller.is_closed().await;
    operator.closes(&hotline, &held).await;
    let referral = opened.referral.expect("it was referred");
    for said in ["accepted", "attended"] {
        hotline.says_of_referral(&county.duty_officer.token, referral, json!({ "kind": said })).await;
    }
    let accepted = plan(&hotline, &officer, held.session).await.hindrances;
    assert!(accepted.contains(&ErasureHindrance::CaseOpen { case: opened.case }), "{accepted:?}");
    let version = hotline.case_of(&county.physician.token, opened).await.row.version;
    let finding = json!({ "id": new_id(), "version": version, "grounds": "两次门诊检查",
        "finding": { "kind": "confirmed", "disorder": "schizophrenia" } });
    let path = format!("/api/v1/cases/{}/diagnosis", opened.case);
    let _: Value = hotline.ask(Method::POST, &path, &county.physician.token, Some(&finding)).await;
    let ended = json!({ "kind": "completed", "outcome": "observed" });
    hotline.says_of_referral(&county.duty_officer.token, referral, ended).await;
    let registration = crate::patients::registration(&county, opened.case, None);
    let patient: Value = crate::patients::posts(&hotline, &county.clerk.token, "patients", &registration).await;
    let erasure = erases(&hotline, &officer, held.session).await;
    let patient = serde_json::from_value(patient["patient"].clone()).expect("an id");
    assert_eq!(erasure.kept, [ErasureKept::Patient { patient, case: opened.case }]);
    assert_eq!(erasure.gone.cases, 0);
    let case = hotline.case_of(&county.physician.token, opened).await;
    assert_eq!(case.erased_at, None);
    assert!(case.details.iter().any(|detail| !detail.text.is_empty()), "the registry's record stays");
    hotline.close().await;
}

async fn who_may_erase_a_caller(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    let path = format!("sessions/{}/erasure", desk.session);
    let body = json!({ "id": new_id(), "ground": "person_asked", "sessions": [desk.session] });
    for who in [&desk.supervisor, &desk.operator] {
        assert_eq!(desk.is_refused(who, Method::POST, &path, &body).await, Code::Forbidden);
        let look = desk.hotline.refused(Method::GET, &format!("/api/v1/{path}"), Some(&who.token), None::<&()>).await;
        assert_eq!(look.code, Code::Forbidden);
    }
    desk.hotline.close().await;
}
