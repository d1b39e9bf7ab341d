//! The green channel: hospitals are asked one after another, silence or a no asks the next without taking anything back, the
//! first yes has the person, and duty officers are told in parallel.

use crate::referrals_page::with_letters;
use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::delivery::DeliveryPurpose;
use xinqiao_domain::referral::{CancelReason, ReferralPriority};
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Millis, ReferralId, SuspectedCaseId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::cases::CaseOpened;
use xinqiao_protocol::http::referrals::{LadderStanding, ReferralStage, ReferralView};
use xinqiao_storage::outbox::Listed;
use xinqiao_tests::{County, Hotline, SECOND_HOSPITAL, Smtp, case_form, new_id};

with_letters!(
    does_silence_ask_the_next_without_taking_the_first_back,
    does_a_no_ask_the_next_at_once,
    is_a_ladder_that_nobody_answers_a_humans,
    is_a_green_channel_without_a_reason_or_a_hospital_refused,
);

const ANSWER_WITHIN: Millis = Millis::minutes(10);

fn green() -> Value {
    json!({ "reasons": ["harm_to_self", "unknown_identity"], "payer": "not_known", "guardian": "unknown" })
}

fn case_over(county: &County, green: &Value, ladder: &Value) -> Value {
    let route = json!({ "kind": "green_channel", "green": green, "ladder": ladder });
    let case = json!({ "id": new_id(), "form": case_form(county.township), "route": route, "note": "" });
    json!({ "source": "police", "case": case })
}

/// The police ask over the green channel, by the centre's order.
async fn asked(hotline: &Hotline, county: &County) -> (SuspectedCaseId, ReferralId) {
    let body = case_over(county, &green(), &json!([]));
    let opened: CaseOpened = hotline.ask(Method::POST, "/api/v1/cases", &county.liaison.token, Some(&body)).await;
    (opened.case, opened.referral.expect("the first was asked"))
}

fn second(view: &ReferralView) -> Option<ReferralId> {
    view.ladder.as_ref().and_then(|ladder| ladder.rungs[1].referral)
}

async fn does_silence_ask_the_next_without_taking_the_first_back(hotline: Hotline, smtp: Smtp, county: County) {
    hotline.lives_at(county.duty_officer.staff, "duty.first@example.org").await;
    let (_, first) = asked(&hotline, &county).await;
    let view = hotline.referral(&county.supervisor, first).await;
    assert_eq!((view.row.to.institution, view.row.priority), (county.hospital, ReferralPriority::Stat));
    assert!(view.green.is_some() && second(&view).is_none());
    let told = smtp.has(1).await;
    assert_eq!(told[0].to, "duty.first@example.org", "the duty officer hears at once");
    hotline.says_of_referral(&county.duty_officer.token, first, json!({ "kind": "received" })).await;
    hotline.fast_forward(ANSWER_WITHIN);
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    let view = hotline.referral(&county.supervisor, first).await;
    assert_eq!((view.row.stage, view.row.cancel), (ReferralStage::Received, None), "nothing is taken back");
    let next = second(&view).expect("the second was asked");
    assert!(hotline.looks_at_page(&link.token).await.expect("it is shown").green.is_some());
    hotline.answers_on_page(&link.token, json!({ "kind": "accepted" })).await.expect("a yes");
    let view = hotline.referral(&county.supervisor, first).await;
    let standing = view.ladder.as_ref().map(|ladder| ladder.standing);
    assert!(matches!(standing, Some(LadderStanding::Confirmed { by, .. }) if by == next), "{standing:?}");
    assert_eq!(view.row.cancel.map(|cancel| cancel.because), Some(CancelReason::TakenElsewhere));
    assert_eq!(view.row.awaited, None, "nobody is chased for it");
    let officer = &county.duty_officer.token;
    let late = hotline.says_in_vain(officer, first, view.version, json!({ "kind": "accepted" })).await.code;
    assert_eq!(late, Code::CaseTaken, "a late yes makes no second owner");
    hotline.says_of_referral(officer, first, json!({ "kind": "cancelled" })).await;
    hotline.close().await;
}

async fn does_a_no_ask_the_next_at_once(hotline: Hotline, smtp: Smtp, county: County) {
    let (_, first) = asked(&hotline, &county).await;
    let no = json!({ "kind": "declined", "because": "no_bed" });
    hotline.says_of_referral(&county.duty_officer.token, first, no).await;
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    let asked = hotline.looks_at_page(&link.token).await.expect("it is shown");
    assert_eq!(asked.stage, ReferralStage::Sent);
    let gone = |item: &Listed| item.purpose == DeliveryPurpose::GreenChannelPage && item.state.due_at().is_none();
    hotline.outbox_is("sent as a page is", |items| items.iter().any(gone)).await;
    hotline.close().await;
}

async fn is_a_ladder_that_nobody_answers_a_humans(mut hotline: Hotline, smtp: Smtp, county: County) {
    let mut supervisor = hotline.supervisor().await;
    let (_, first) = asked(&hotline, &county).await;
    hotline.fast_forward(ANSWER_WITHIN);
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    hotline.fast_forward(ANSWER_WITHIN);
    let alert = supervisor.is_alerted(AlertKind::GreenChannelUsedUp).await;
    assert_eq!(alert.referral, Some(first));
    hotline.answers_on_page(&link.token, json!({ "kind": "accepted" })).await.expect("late is not too late");
    supervisor.signs_in_again(&hotline).await;
    let view = hotline.referral(&supervisor.token, first).await;
    let standing = view.ladder.as_ref().map(|ladder| ladder.standing);
    assert!(matches!(standing, Some(LadderStanding::Confirmed { .. })), "{standing:?}");
    hotline.close().await;
}

async fn is_a_green_channel_without_a_reason_or_a_hospital_refused(hotline: Hotline, _smtp: Smtp, county: County) {
    let refused = async |green: &Value, ladder: &Value| {
        let body = case_over(&county, green, ladder);
        hotline.refused(Method::POST, "/api/v1/cases", Some(&county.liaison.token), Some(&body)).await.code
    };
    let unsaid = json!({ "reasons": [], "payer": "not_known", "guardian": "unknown" });
    assert_eq!(refused(&unsaid, &json!([])).await, Code::ReasonMissing);
    assert_eq!(refused(&green(), &json!([county.clinic])).await, Code::FieldInvalid, "it admits nobody");
    assert_eq!(refused(&green(), &json!([county.second, county.second])).await, Code::FieldInvalid);
    hotline.close().await;
}
