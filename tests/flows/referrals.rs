//! Referrals as a closed loop: each state is one end's to write, the sender hears how it ended, what is late is chased, and
//! somebody answers for the person at each instant.

use reqwest::Method;
use serde_json::json;
use xinqiao_domain::institution::{MedicalRank, ReferralDirection};
use xinqiao_domain::referral::{AwaitedStep, CaseOwnerWord, OutcomeWord};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{InstitutionId, Millis, ReferralId, SuspectedCaseId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{Permit, ToStaff};
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::admissions::AdmissionLacking;
use xinqiao_protocol::http::referrals::{
    AwaitedStanding, CaseTimeline, ReferralActionName, ReferralRow, ReferralStage, ReferralView, SessionReferrals,
};
use xinqiao_tests::{County, Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    does_the_operator_hear_what_became_of_a_session,
    is_each_state_one_ends_to_write,
    does_an_outcome_outrun_a_request_to_take_it_back,
    is_a_no_the_senders_again_and_asked_of_another,
    does_a_person_come_home_to_the_community,
    is_what_is_late_chased_and_stands_first,
    who_is_admitted_on_whose_word,
);

const NOTHING: Option<&()> = None;

fn permit(view: &ReferralView, name: ReferralActionName) -> Option<Permit> {
    view.actions.iter().find(|action| action.name == name).map(|action| action.permit)
}

/// The police refer somebody.
pub async fn referred_to(hotline: &Hotline, county: &County, to: InstitutionId) -> (SuspectedCaseId, ReferralId) {
    let opened = hotline.opens_case_by_form(&county.liaison.token, "police", county.township, to).await;
    (opened.case, opened.referral.expect("it was referred"))
}

/// The police refer somebody to the hospital.
async fn referred(hotline: &Hotline, county: &County) -> (SuspectedCaseId, ReferralId) {
    referred_to(hotline, county, county.hospital).await
}

async fn does_the_operator_hear_what_became_of_a_session(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (mut operator, _caller, held) = hotline.talk().await;
    let session = held.session;
    hotline.fast_forward(seconds(5));
    let opened = hotline.opens_case_from_session(&operator.token, session, county.township, county.hospital).await;
    let id = opened.referral.expect("it was referred");
    hotline.fast_forward(seconds(5));
    let officer = &county.duty_officer.token;
    let inbox = hotline.referral_box(officer, "inbox").await;
    assert_eq!(inbox.iter().map(|row| row.referral).collect::<Vec<_>>(), [id]);
    let seen = hotline.referral(officer, id).await;
    let told = serde_json::to_string(&seen.details).expect("text");
    assert!(told.contains("李某某") && !told.contains("桥东路"), "only what leaves the house: {told}");
    assert_eq!(seen.note, "请尽快联系");
    for said in [
        json!({ "kind": "received" }),
        json!({ "kind": "accepted" }),
        json!({ "kind": "attended" }),
        json!({ "kind": "completed", "outcome": "admitted" }),
    ] {
        operator.is_up_to_date().await;
        hotline.says_of_referral(officer, id, said).await;
        operator.hears_of_referrals().await;
    }
    let path = format!("/api/v1/sessions/{session}/referrals");
    let shown: SessionReferrals = hotline.ask(Method::GET, &path, &operator.token, NOTHING).await;
    assert_eq!(shown.rows[0].stage, ReferralStage::Completed { outcome: Some(OutcomeWord::Admitted) });
    let by_supervisor: SessionReferrals = hotline.ask(Method::GET, &path, &county.supervisor, NOTHING).await;
    assert_eq!(by_supervisor, shown);
    let stranger = hotline.operator().await;
    assert_eq!(hotline.refused(Method::GET, &path, Some(&stranger.token), NOTHING).await.code, Code::NotYourSession);

    let path = format!("/api/v1/cases/{}/timeline", opened.case);
    let timeline: CaseTimeline = hotline.ask(Method::GET, &path, &operator.token, NOTHING).await;
    let kinds: Vec<&str> = timeline.entries.iter().map(|entry| entry.kind.as_str()).collect();
    let order = ["session_opened", "accepted", "case_opened", "referral_sent", "case_accepted"];
    let places: Vec<_> = order.iter().map(|kind| kinds.iter().position(|one| one == kind)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{kinds:?}");
    let owners: Vec<CaseOwnerWord> = timeline.owners.iter().map(|one| one.owner).collect();
    assert_eq!(owners, [CaseOwnerWord::Operator, CaseOwnerWord::Sender, CaseOwnerWord::Receiver]);
    assert!(timeline.owners.windows(2).all(|pair| pair[0].until_at == Some(pair[1].from_at)), "without a gap");
    assert_eq!(hotline.refused(Method::GET, &path, Some(officer), NOTHING).await.code, Code::NotFound);
    hotline.close().await;
}

async fn is_each_state_one_ends_to_write(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (_, id) = referred(&hotline, &county).await;
    let officer = &county.duty_officer.token;
    let version = hotline.referral(officer, id).await.version;
    let says = async |said: serde_json::Value| hotline.says_in_vain(officer, id, version, said).await.code;
    assert_eq!(says(json!({ "kind": "draft" })).await, Code::SendersToSay);
    assert_eq!(says(json!({ "kind": "sent" })).await, Code::SendersToSay);
    assert_eq!(says(json!({ "kind": "cancelled" })).await, Code::CancelNotAsked);
    let said = json!({ "kind": "accepted" });
    assert_eq!(hotline.says_in_vain(&county.clerk.token, id, version, said.clone()).await.code, Code::NotFound);
    let (by_sender, forbidden) = (&county.liaison.token, Code::Forbidden);
    assert_eq!(hotline.says_in_vain(by_sender, id, version, said.clone()).await.code, forbidden);
    assert_eq!(hotline.says_in_vain(officer, id, version + 1, said.clone()).await.code, Code::ChangedMeanwhile);
    let accepted = hotline.says_of_referral(officer, id, said.clone()).await;
    assert_eq!(accepted.row.stage, ReferralStage::Accepted);
    assert_eq!(says(said).await, Code::ReferralOutOfOrder, "said by a second colleague who had not seen it");
    assert_eq!(permit(&accepted, ReferralActionName::Decline), Some(Permit::No { code: Code::ReferralOutOfOrder }));
    assert_eq!(permit(&accepted, ReferralActionName::Attend), Some(Permit::Yes));
    let cancel = json!({ "id": new_id(), "version": accepted.version, "because": "sent_in_error" });
    let path = format!("/api/v1/referrals/{id}/cancel");
    assert_eq!(hotline.refused(Method::POST, &path, Some(officer), Some(&cancel)).await.code, Code::NotTheSender);
    hotline.close().await;
}

async fn does_an_outcome_outrun_a_request_to_take_it_back(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (operator, _caller, held) = hotline.talk().await;
    let session = held.session;
    let opened = hotline.opens_case_from_session(&operator.token, session, county.township, county.hospital).await;
    let id = opened.referral.expect("it was referred");
    let officer = &county.duty_officer.token;
    let accepted = hotline.says_of_referral(officer, id, json!({ "kind": "accepted" })).await;
    let path = format!("/api/v1/referrals/{id}/cancel");
    let body = json!({ "id": new_id(), "version": accepted.version, "because": "no_longer_needed" });
    let asked: ReferralView = hotline.ask(Method::POST, &path, &operator.token, Some(&body)).await;
    assert_eq!(
        (asked.row.stage, asked.row.cancel.is_some()),
        (ReferralStage::Accepted, true),
        "asked is not taken back"
    );
    assert_eq!(asked.row.awaited.map(|awaited| awaited.step), Some(AwaitedStep::Cancellation));
    let again = json!({ "id": new_id(), "version": asked.version, "because": "no_longer_needed" });
    assert_eq!(hotline.refused(Method::POST, &path, Some(&operator.token), Some(&again)).await.code, Code::AlreadyDone);
    let attended = hotline.says_of_referral(officer, id, json!({ "kind": "attended" })).await;
    assert_eq!(
        permit(&attended, ReferralActionName::ConfirmCancel),
        Some(Permit::No { code: Code::ReferralOutOfOrder })
    );
    let silent = hotline.says_of_referral(officer, id, json!({ "kind": "completed", "outcome": null })).await;
    assert_eq!(silent.row.awaited.map(|awaited| awaited.step), Some(AwaitedStep::Outcome), "it is work, not an end");
    let told = hotline.says_of_referral(officer, id, json!({ "kind": "completed", "outcome": "observed" })).await;
    assert_eq!(
        (told.row.stage, told.row.awaited),
        (ReferralStage::Completed { outcome: Some(OutcomeWord::Observed) }, None)
    );
    hotline.close().await;
}

async fn is_a_no_the_senders_again_and_asked_of_another(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (operator, _caller, held) = hotline.talk().await;
    let session = held.session;
    let opened = hotline.opens_case_from_session(&operator.token, session, county.township, county.hospital).await;
    let id = opened.referral.expect("it was referred");
    let to = |institution| json!({ "kind": "one", "to": institution, "priority": "urgent" });
    let path = format!("/api/v1/cases/{}/referrals", opened.case);
    let twice = json!({ "id": new_id(), "route": to(county.hospital), "note": "" });
    let problem = hotline.refused(Method::POST, &path, Some(&operator.token), Some(&twice)).await;
    assert_eq!((problem.code, problem.params["referral"].clone()), (Code::ReferralOpen, id.to_string()));
    let no = json!({ "kind": "declined", "because": "no_bed" });
    let declined = hotline.says_of_referral(&county.duty_officer.token, id, no).await;
    assert!(declined.details.is_empty() && declined.note.is_empty(), "they see nothing of the person any more");
    let next = hotline.refers(&operator.token, opened.case, to(county.office)).await;
    let accepted = json!({ "kind": "accepted" });
    hotline.says_of_referral(&county.reviewer.token, next, accepted).await;
    let late = json!({ "id": new_id(), "route": to(county.second), "note": "" });
    let problem = hotline.refused(Method::POST, &path, Some(&operator.token), Some(&late)).await;
    assert_eq!(problem.code, Code::CaseTaken, "somebody has the person");
    let police = json!({ "id": new_id(), "route": to(county.police), "note": "" });
    let by = &county.reviewer.token;
    assert_eq!(hotline.refused(Method::POST, &path, Some(by), Some(&police)).await.code, Code::PairNotAllowed);
    let rows = hotline.referral_box(&operator.token, "outbox").await;
    assert_eq!(rows.iter().map(|row| row.referral).collect::<Vec<_>>(), [next, id], "open ones first");
    hotline.close().await;
}

async fn does_a_person_come_home_to_the_community(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (case, id) = referred(&hotline, &county).await;
    let officer = &county.duty_officer.token;
    hotline.says_of_referral(officer, id, json!({ "kind": "attended" })).await;
    hotline.says_of_referral(officer, id, json!({ "kind": "completed", "outcome": "treated_as_outpatient" })).await;
    let route = json!({ "kind": "one", "to": county.clinic, "priority": "routine" });
    let home = hotline.refers(officer, case, route).await;
    let seen = hotline.referral(&county.clerk.token, home).await;
    assert_eq!((seen.row.direction, seen.based_on), (ReferralDirection::Down, Some(id)));
    hotline.says_of_referral(&county.clerk.token, home, json!({ "kind": "accepted" })).await;
    let done = json!({ "kind": "completed", "outcome": "taken_up_at_home" });
    hotline.says_of_referral(&county.clerk.token, home, done).await;
    let sent = hotline.referral_box(officer, "outbox").await;
    assert_eq!(sent[0].stage, ReferralStage::Completed { outcome: Some(OutcomeWord::TakenUpAtHome) });
    let stranger = hands_on(&hotline, &county.reviewer.token, case, county.hospital).await;
    assert_eq!(stranger, Code::NotFound, "who had no part in it hands nobody on");
    hotline.close().await;
}

/// Somebody without a part in a case tries to hand the person on.
async fn hands_on(hotline: &Hotline, token: &str, case: SuspectedCaseId, to: InstitutionId) -> Code {
    let route = json!({ "kind": "one", "to": to, "priority": "routine" });
    let body = json!({ "id": new_id(), "route": route, "note": "" });
    hotline.refused(Method::POST, &format!("/api/v1/cases/{case}/referrals"), Some(token), Some(&body)).await.code
}

async fn is_what_is_late_chased_and_stands_first(mut hotline: Hotline) {
    let mut county = hotline.county().await;
    let mut supervisor = hotline.supervisor().await;
    let (_, early) = referred(&hotline, &county).await;
    hotline.fast_forward(Millis::hours(1));
    county.liaison.signs_in_again(&hotline).await;
    county.duty_officer.signs_in_again(&hotline).await;
    let (_, later) = referred(&hotline, &county).await;
    hotline.says_of_referral(&county.duty_officer.token, later, json!({ "kind": "received" })).await;
    hotline.fast_forward(Millis::hours(3));
    let alert = supervisor.is_alerted(AlertKind::ReferralLate).await;
    assert_eq!(alert.referral, Some(early));
    county.duty_officer.signs_in_again(&hotline).await;
    let officer = &county.duty_officer.token;
    let inbox = hotline.referral_box(officer, "inbox").await;
    let standing = |row: &ReferralRow| (row.referral, row.awaited.map(|awaited| awaited.standing));
    let expected = [(early, Some(AwaitedStanding::Overdue)), (later, Some(AwaitedStanding::InTime))];
    assert_eq!(inbox.iter().map(standing).collect::<Vec<_>>(), expected);
    supervisor.signs_in_again(&hotline).await;
    let path = "/api/v1/referral-chase";
    let chase: Window<ReferralRow> = hotline.ask(Method::GET, path, &supervisor.token, NOTHING).await;
    assert_eq!(chase.rows.iter().map(|row| row.referral).collect::<Vec<_>>(), [early]);
    hotline.says_of_referral(officer, early, json!({ "kind": "accepted" })).await;
    let settled = |frame: &ToStaff| match frame {
        ToStaff::Alerts { alerts } => alerts.iter().all(|alert| alert.kind != AlertKind::ReferralLate).then_some(()),
        _ => None,
    };
    supervisor.socket().expect("that it has come", settled).await;
    hotline.close().await;
}

async fn who_is_admitted_on_whose_word(mut hotline: Hotline) {
    let county = hotline.county().await;
    let (_, id) = referred(&hotline, &county).await;
    let resident = hotline.psychiatrist(&county.keeper, county.hospital, MedicalRank::Resident).await;
    let other = hotline.psychiatrist(&county.keeper, county.hospital, MedicalRank::Resident).await;
    let elsewhere = hotline.psychiatrist(&county.keeper, county.second, MedicalRank::Chief).await;
    let path = format!("/api/v1/referrals/{id}/admissions");
    let compulsory = json!({ "id": new_id(), "ground": { "kind": "compulsory" }, "note": "拒绝进食，持续自伤" });
    let admits = async |token: &str, body| hotline.refused(Method::POST, &path, Some(token), Some(body)).await.code;
    assert_eq!(admits(&resident.token, &compulsory).await, Code::PersonNotThere);
    hotline.says_of_referral(&county.duty_officer.token, id, json!({ "kind": "attended" })).await;
    assert_eq!(admits(&county.duty_officer.token, &compulsory).await, Code::TitleNotVerified);
    let unsaid = json!({ "id": new_id(), "ground": { "kind": "compulsory" }, "note": " " });
    assert_eq!(admits(&resident.token, &unsaid).await, Code::TextEmpty);
    let proposed: ReferralView = hotline.ask(Method::POST, &path, &resident.token, Some(&compulsory)).await;
    let admission = &proposed.admissions[0];
    assert_eq!(admission.lacking, Some(AdmissionLacking { signatures: 1, at_least: MedicalRank::Attending }));
    let sign = format!("/api/v1/admissions/{}/signatures", admission.admission);
    let body = || json!({ "id": new_id() });
    let refused = async |token: &str| hotline.refused(Method::POST, &sign, Some(token), Some(&body())).await.code;
    assert_eq!(refused(&resident.token).await, Code::AlreadyDone);
    assert_eq!(refused(&elsewhere.token).await, Code::NotTheReceiver);
    let second: ReferralView = hotline.ask(Method::POST, &sign, &other.token, Some(&body())).await;
    assert_eq!(second.admissions[0].admitted_at, None, "two residents are not enough");
    let third: ReferralView = hotline.ask(Method::POST, &sign, &county.physician.token, Some(&body())).await;
    assert!(third.admissions[0].admitted_at.is_some() && third.admissions[0].lacking.is_none());
    assert_eq!(third.admissions[0].signatures.len(), 3);
    hotline.close().await;
}
