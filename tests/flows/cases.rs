//! Suspected cases: opened with their first referral, seen by whom they concern and as far as they do, diagnosed by who has
//! the person, reviewed by the county. A session never makes a patient.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::event::CaseFact;
use xinqiao_domain::institution::{MedicalRank, TitleWord};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::roles::Role;
use xinqiao_domain::suspected_case::{CaseBasis, CaseField, CaseSource, CaseTurn, Disorder, Leaving};
use xinqiao_domain::{Event, InstitutionId, ReferralId, SuspectedCaseId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::cases::{
    CaseActionName, CaseDraft, CaseOpened, CaseProgress, CaseRow, CaseView, CountyReviewView, DetailsShown,
};
use xinqiao_protocol::http::referrals::ReferralView;
use xinqiao_tests::{County, Hotline, case_form, case_to, new_id, on_both_databases};

on_both_databases!(
    does_a_session_open_a_case_with_its_referral_at_once,
    is_a_case_whose_referral_is_refused_not_there,
    what_does_a_dispatch_lay_out_for_a_case,
    whose_forms_are_taken,
    who_sees_a_case_and_how_much_of_it,
    who_may_diagnose,
    is_a_report_reviewed_before_anybody_is_registered,
    is_a_declined_case_its_senders_again,
);

const NOTHING: Option<&Value> = None;

/// The referral as somebody of its institutions sees it.
async fn referral(hotline: &Hotline, token: &str, referral: ReferralId) -> ReferralView {
    hotline.ask(Method::GET, &format!("/api/v1/referrals/{referral}"), token, NOTHING).await
}

/// Somebody of the receiving institution answers.
async fn answers(hotline: &Hotline, token: &str, opened: CaseOpened, said: Value) -> ReferralView {
    let id = opened.referral.expect("it was referred");
    let version = referral(hotline, token, id).await.version;
    let body = json!({ "id": new_id(), "version": version, "said": said, "note": "" });
    hotline.ask(Method::POST, &format!("/api/v1/referrals/{id}/answer"), token, Some(&body)).await
}

fn finding(version: u32, finding: &Value) -> Value {
    json!({ "id": new_id(), "version": version, "finding": finding, "grounds": "两次门诊检查" })
}

fn confirmed() -> Value {
    json!({ "kind": "confirmed", "disorder": "schizophrenia" })
}

async fn diagnoses(hotline: &Hotline, token: &str, case: SuspectedCaseId, what: &Value) -> CaseView {
    let path = format!("/api/v1/cases/{case}");
    let version = hotline.ask::<_, CaseView>(Method::GET, &path, token, NOTHING).await.row.version;
    let body = finding(version, what);
    hotline.ask(Method::POST, &format!("{path}/diagnosis"), token, Some(&body)).await
}

async fn code(hotline: &Hotline, method: Method, path: &str, token: &str, body: &Value) -> Code {
    hotline.refused(method, &format!("/api/v1/{path}"), Some(token), Some(body)).await.code
}

async fn facts(hotline: &Hotline, case: SuspectedCaseId) -> Vec<CaseFact> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let fact = |event| match event {
        Event::Case(event) if event.case == case => Some(event.fact),
        _ => None,
    };
    entries.into_iter().filter_map(|entry| fact(entry.event)).collect()
}

async fn cases(hotline: &Hotline, token: &str, query: &str) -> Vec<CaseRow> {
    hotline.ask::<_, Window<CaseRow>>(Method::GET, &format!("/api/v1/cases{query}"), token, NOTHING).await.rows
}

fn permit(view: &CaseView, name: CaseActionName) -> Permit {
    view.actions.iter().find(|action| action.name == name).expect("the action").allowed
}

async fn does_a_session_open_a_case_with_its_referral_at_once(mut hotline: Hotline) {
    let county = hotline.county().await;
    let mut operator = hotline.ready_operator().await;
    operator.is(Presence::Available).await;
    let caller = hotline.caller().await;
    let held = operator.takes(&caller).await;
    let session = held.session;
    let body = case_to(county.township, county.hospital);
    let path = format!("/api/v1/sessions/{session}/case");
    let opened: CaseOpened = hotline.ask(Method::POST, &path, &operator.token, Some(&body)).await;
    let again: CaseOpened = hotline.ask(Method::POST, &path, &operator.token, Some(&body)).await;
    assert_eq!(opened, again, "said twice, done once");
    let row = cases(&hotline, &operator.token, "").await.remove(0);
    assert_eq!((row.case, row.source, row.session), (opened.case, CaseSource::Session, Some(session)));
    assert_eq!((row.state, row.turn, row.basis), (CaseProgress::Suspected, CaseTurn::Receiver, CaseBasis::Consent));

    let problem =
        hotline.refused(Method::POST, &path, Some(&operator.token), Some(&case_to(county.area, county.second))).await;
    assert_eq!((problem.code, problem.params["case"].clone()), (Code::AlreadyDone, opened.case.to_string()));
    let draft: CaseDraft =
        hotline.ask(Method::GET, &format!("/api/v1/sessions/{session}/case-draft"), &operator.token, NOTHING).await;
    assert_eq!(draft.open, Some(opened.case));

    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "received" })).await;
    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "accepted" })).await;
    let seen = hotline.case_of(&operator.token, opened).await;
    let CaseProgress::Accepted { institution, referral, .. } = seen.row.state else { panic!("{:?}", seen.row.state) };
    assert_eq!((institution, Some(referral)), (county.hospital, opened.referral));
    diagnoses(&hotline, &county.physician.token, opened.case, &json!({ "kind": "not_confirmed" })).await;
    let over = hotline.case_of(&operator.token, opened).await;
    assert!(matches!(over.row.state, CaseProgress::NotConfirmed { .. }), "{:?}", over.row.state);
    assert_eq!(over.row.turn, CaseTurn::Nobody);
    let told = facts(&hotline, opened.case).await;
    let expected = [CaseField::Name, CaseField::Phone, CaseField::Situation];
    let Some(CaseFact::CaseOpened { fields, .. }) = told.first() else { panic!("{told:?}") };
    assert_eq!(fields, &expected, "the journal says which fields left, and nothing of what stood in them");
    assert!(told.contains(&CaseFact::CaseNotConfirmed { institution: county.hospital }), "{told:?}");
    hotline.close().await;
}

async fn is_a_case_whose_referral_is_refused_not_there(mut hotline: Hotline) {
    let county = hotline.county().await;
    let mut operator = hotline.ready_operator().await;
    operator.is(Presence::Available).await;
    let colleague = hotline.operator().await;
    let caller = hotline.caller().await;
    let session = operator.takes(&caller).await.session;
    let path = format!("sessions/{session}/case");
    let ask = async |token: &str, body: &Value| code(&hotline, Method::POST, &path, token, body).await;
    let to = |institution: InstitutionId| case_to(county.township, institution);
    assert_eq!(ask(&operator.token, &to(county.police)).await, Code::PairNotAllowed);
    assert_eq!(ask(&colleague.token, &to(county.hospital)).await, Code::NotYourSession);
    assert_eq!(ask(&county.clerk.token, &to(county.hospital)).await, Code::NotYourSession);
    let mut silent = to(county.hospital);
    silent["form"]["details"] = json!([{ "field": "situation", "text": "三天没有睡", "leaving": "stays" }]);
    assert_eq!(ask(&operator.token, &silent).await, Code::SituationMissing, "a receiver has to know what was seen");
    let mut nowhere = to(county.hospital);
    nowhere["form"]["area"] = json!(new_id());
    assert_eq!(ask(&operator.token, &nowhere).await, Code::FieldInvalid);
    assert_eq!(cases(&hotline, &county.supervisor, "").await, [], "nothing of it was written");
    hotline.close().await;
}

async fn what_does_a_dispatch_lay_out_for_a_case(mut hotline: Hotline) {
    let county = hotline.county().await;
    let team = hotline.crisis_team().await;
    let dispatch = hotline.dispatch(&team).await;
    let lead = &team.crew[0];
    let bystander = &team.crew[2];
    hotline.goes(lead, dispatch).await;
    let draft: CaseDraft =
        hotline.ask(Method::GET, &format!("/api/v1/dispatches/{dispatch}/case-draft"), &lead.token, NOTHING).await;
    assert_eq!((draft.area, draft.open), (Some(team.area), None));
    assert!(draft.details.iter().any(|detail| detail.field == CaseField::Address), "{:?}", draft.details);
    assert!(draft.details.iter().all(|detail| detail.leaving == Leaving::Leaves), "who receives has to find them");
    let path = format!("dispatches/{dispatch}/case");
    let body = case_to(county.township, county.hospital);
    assert_eq!(code(&hotline, Method::POST, &path, &bystander.token, &body).await, Code::Forbidden);
    let opened: CaseOpened = hotline.ask(Method::POST, &format!("/api/v1/{path}"), &lead.token, Some(&body)).await;
    let row = hotline.case_of(&county.supervisor, opened).await.row;
    assert_eq!((row.source, row.dispatch), (CaseSource::Dispatch, Some(dispatch)));
    let again = case_to(county.township, county.hospital);
    assert_eq!(code(&hotline, Method::POST, &path, &lead.token, &again).await, Code::AlreadyDone);
    hotline.close().await;
}

async fn whose_forms_are_taken(mut hotline: Hotline) {
    let county = hotline.county().await;
    let police = &county.liaison.token;
    let body = |source: &str, area| json!({ "source": source, "case": case_to(area, county.hospital) });
    let table = [
        ("another's form", body("school", county.township), Code::FieldInvalid),
        ("a session's", body("session", county.township), Code::FieldInvalid),
        ("a report", body("report", county.township), Code::FieldInvalid),
        ("another area", body("police", county.area), Code::AreaNotYours),
    ];
    for (what, body, expected) in table {
        assert_eq!(code(&hotline, Method::POST, "cases", police, &body).await, expected, "{what}");
    }
    let opened = hotline.opens_case_by_form(police, "police", county.township, county.hospital).await;
    let own = cases(&hotline, police, "").await;
    assert_eq!(own.iter().map(|row| row.case).collect::<Vec<_>>(), [opened.case]);
    let colleague = hotline.colleague(&county.keeper, county.police, &[Role::Liaison], None).await;
    assert_eq!(cases(&hotline, &colleague.token, "").await, [], "a liaison sees what they entered themselves");
    let path = format!("cases/{}", opened.case);
    assert_eq!(code(&hotline, Method::GET, &path, &colleague.token, &json!({})).await, Code::NotFound);
    let lost = hotline.person(&[Role::Liaison]).await.access_token;
    let nobodys = code(&hotline, Method::POST, "cases", &lost, &body("police", county.township)).await;
    assert_eq!(nobodys, Code::NotOfAnInstitution);
    hotline.close().await;
}

async fn who_sees_a_case_and_how_much_of_it(mut hotline: Hotline) {
    let county = hotline.county().await;
    let mut operator = hotline.ready_operator().await;
    operator.is(Presence::Available).await;
    let colleague = hotline.operator().await;
    let caller = hotline.caller().await;
    let session = operator.takes(&caller).await.session;
    let to = county.hospital;
    let opened = hotline.opens_case_from_session(&operator.token, session, county.township, to).await;
    let path = format!("cases/{}", opened.case);
    let nobody = [&colleague.token, &county.clerk.token, &county.reviewer.token, &county.liaison.token];
    for token in nobody {
        assert_eq!(code(&hotline, Method::GET, &path, token, &json!({})).await, Code::NotFound);
        assert_eq!(cases(&hotline, token, "").await, [], "it is not listed either");
    }
    for token in [&operator.token, &county.supervisor] {
        let view = hotline.case_of(token, opened).await;
        assert_eq!((view.shown, view.details.len()), (DetailsShown::Whole, 4));
    }
    for token in [&county.physician.token, &county.duty_officer.token] {
        let view = hotline.case_of(token, opened).await;
        assert_eq!(view.shown, DetailsShown::WhatLeft);
        assert!(view.details.iter().all(|one| one.field != CaseField::Address), "the address stays in the house");
    }
    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "received" })).await;
    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "accepted" })).await;
    let decided = diagnoses(&hotline, &county.physician.token, opened.case, &confirmed()).await;
    let CaseProgress::Diagnosed { diagnosis, .. } = &decided.row.state else { panic!("{:?}", decided.row.state) };
    assert_eq!((diagnosis.disorder, decided.remarks.len()), (Some(Disorder::Schizophrenia), 1));
    for token in [&operator.token, &county.supervisor] {
        let view = hotline.case_of(token, opened).await;
        let CaseProgress::Diagnosed { diagnosis, .. } = &view.row.state else { panic!("{:?}", view.row.state) };
        assert_eq!((diagnosis.disorder, view.remarks.len()), (None, 0), "that it ended, not what it is");
    }
    let clerks = hotline.case_of(&county.clerk.token, opened).await;
    assert_eq!(clerks.shown, DetailsShown::WhatLeft, "where the person lives it is registered");
    assert_eq!(permit(&clerks, CaseActionName::Register), Permit::Yes);
    let office = cases(&hotline, &county.reviewer.token, "?state=diagnosed").await;
    assert_eq!(office.len(), 1);
    let reads = facts(&hotline, opened.case).await.into_iter().filter(|fact| *fact == CaseFact::CaseRead {}).count();
    assert!(reads >= 7, "every opening is a fact of the journal: {reads}");
    hotline.close().await;
}

async fn who_may_diagnose(mut hotline: Hotline) {
    let county = hotline.county().await;
    let title = Some((TitleWord::Psychiatrist, MedicalRank::Chief));
    let unproven = hotline.colleague(&county.keeper, county.hospital, &[Role::Physician], title).await;
    let elsewhere = hotline.psychiatrist(&county.keeper, county.clinic, MedicalRank::Chief).await;
    let opened = hotline.opens_case_by_form(&county.liaison.token, "police", county.township, county.hospital).await;
    let path = format!("cases/{}/diagnosis", opened.case);
    let ask = async |hotline: &Hotline, token: &str, version: u32| {
        code(hotline, Method::POST, &path, token, &finding(version, &confirmed())).await
    };
    assert_eq!(ask(&hotline, &county.physician.token, 1).await, Code::CaseNotAccepted);
    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "received" })).await;
    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "accepted" })).await;
    let version = hotline.case_of(&county.physician.token, opened).await.row.version;
    assert_eq!(ask(&hotline, &unproven.token, version).await, Code::TitleNotVerified);
    assert_eq!(ask(&hotline, &elsewhere.token, version).await, Code::NotFound, "another institution's");
    assert_eq!(ask(&hotline, &county.duty_officer.token, version).await, Code::Forbidden);
    assert_eq!(ask(&hotline, &county.physician.token, version - 1).await, Code::ChangedMeanwhile);
    let view = hotline.case_of(&unproven.token, opened).await;
    assert_eq!(permit(&view, CaseActionName::Diagnose), Permit::No { code: Code::TitleNotVerified });
    diagnoses(&hotline, &county.physician.token, opened.case, &confirmed()).await;
    assert_eq!(ask(&hotline, &county.physician.token, version + 1).await, Code::AlreadyDone);
    hotline.close().await;
}

async fn is_a_report_reviewed_before_anybody_is_registered(mut hotline: Hotline) {
    let county = hotline.county().await;
    let report = |disorder: &str| {
        let form = case_form(county.township);
        json!({ "id": new_id(), "form": form, "disorder": disorder, "grounds": "住院确诊" })
    };
    let physician = &county.physician.token;
    let found = code(&hotline, Method::POST, "case-reports", &county.clerk.token, &report("bipolar")).await;
    assert_eq!(found, Code::Forbidden);
    let opened: CaseOpened =
        hotline.ask(Method::POST, "/api/v1/case-reports", physician, Some(&report("bipolar"))).await;
    assert_eq!(opened.referral, None, "it is sent to nobody but the county");
    let waiting = hotline.case_of(&county.clerk.token, opened).await;
    assert_eq!(waiting.row.turn, CaseTurn::Office);
    assert_eq!(permit(&waiting, CaseActionName::Register), Permit::No { code: Code::ReportNotReviewed });
    let path = format!("cases/{}/review", opened.case);
    let review = |verdict: &str, reason: &str, version: u32| json!({ "id": new_id(), "version": version, "verdict": verdict, "reason": reason });
    let version = waiting.row.version;
    let clinic = code(&hotline, Method::POST, &path, &county.clerk.token, &review("approve", "", version)).await;
    assert_eq!(clinic, Code::AreaNotYours, "a clinic does not review");
    let bare = code(&hotline, Method::POST, &path, &county.reviewer.token, &review("return", " ", version)).await;
    assert_eq!(bare, Code::TextEmpty, "whoever returns it says why");
    let says = async |verdict: &str, reason: &str| {
        let version = hotline.case_of(&county.reviewer.token, opened).await.row.version;
        let body = review(verdict, reason, version);
        let path = format!("/api/v1/{path}");
        hotline.ask::<_, CaseView>(Method::POST, &path, &county.reviewer.token, Some(&body)).await
    };
    let returned = says("return", "请补充病程").await;
    assert_eq!(returned.row.turn, CaseTurn::Physician);
    let corrected = diagnoses(&hotline, physician, opened.case, &confirmed()).await;
    assert_eq!((corrected.row.turn, corrected.remarks.len()), (CaseTurn::Office, 3));
    let approved = says("approve", "").await;
    let CaseProgress::Diagnosed { diagnosis, review } = &approved.row.state else { panic!("{:?}", approved.row.state) };
    assert_eq!(diagnosis.disorder, Some(Disorder::Schizophrenia), "as it was corrected");
    assert!(matches!(review, CountyReviewView::Approved { .. }), "{review:?}");
    let clerks = hotline.case_of(&county.clerk.token, opened).await;
    assert_eq!(permit(&clerks, CaseActionName::Register), Permit::Yes);
    hotline.close().await;
}

async fn is_a_declined_case_its_senders_again(mut hotline: Hotline) {
    let county: County = hotline.county().await;
    let opened = hotline.opens_case_by_form(&county.liaison.token, "police", county.township, county.hospital).await;
    answers(&hotline, &county.duty_officer.token, opened, json!({ "kind": "declined", "because": "no_bed" })).await;
    let row = cases(&hotline, &county.liaison.token, "?state=declined").await.remove(0);
    assert_eq!((row.case, row.turn), (opened.case, CaseTurn::Sender));
    let path = format!("cases/{}", opened.case);
    let found = code(&hotline, Method::GET, &path, &county.duty_officer.token, &json!({})).await;
    assert_eq!(found, Code::NotFound, "who declined sees nothing any more");
    hotline.close().await;
}
