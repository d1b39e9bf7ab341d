//! The signed page of a referral: an institution without a system looks and answers by its link, and a link that is of no
//! use says why.

use crate::referrals::referred_to;
use reqwest::Method;
use serde_json::json;
use xinqiao_domain::referral::{CaseOwnerWord, OutcomeWord, ReferralDecline};
use xinqiao_domain::{CommandId, Millis};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::referrals::{CaseTimeline, HeardFrom, ReferralActionName, ReferralStage, ReferralView};
use xinqiao_tests::{Base, County, Hotline, ReferralLink, SECOND_HOSPITAL, Smtp, new_id};

/// Stories of a hotline that can send letters.
macro_rules! with_letters {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            use xinqiao_tests::{Base, Hotline, Smtp};

            async fn told(base: Base) {
                let smtp = Smtp::open().await;
                if let Some(mut hotline) = Hotline::open_with(base, Some(&smtp)).await {
                    let county = hotline.county().await;
                    super::$story(hotline, smtp, county).await;
                }
            }

            #[tokio::test]
            async fn on_sqlite() {
                told(Base::Sqlite).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                told(Base::Postgres).await;
            }
        }
    )+};
}
pub(crate) use with_letters;

with_letters!(
    does_a_hospital_without_a_system_answer_from_received_to_outcome,
    does_a_scanner_that_opens_the_link_answer_anything,
    does_a_link_that_is_of_no_use_say_why,
    is_a_silent_hospital_sent_a_new_link,
);

async fn does_a_hospital_without_a_system_answer_from_received_to_outcome(
    hotline: Hotline,
    smtp: Smtp,
    county: County,
) {
    let (case, id) = referred_to(&hotline, &county, county.second).await;
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    let letter = &smtp.arrived()[0].text;
    for private in ["李某某", "13900001234", "桥东", "没有睡"] {
        assert!(!letter.contains(private), "{private}: {letter}");
    }
    let shown = hotline.looks_at_page(&link.token).await.expect("it is shown");
    assert_eq!((shown.stage, shown.to_name.as_str()), (ReferralStage::Sent, "县人民医院"));
    let told = serde_json::to_string(&shown).expect("text");
    assert!(told.contains("李某某") && !told.contains("桥东路"), "only what leaves the house: {told}");
    assert!(shown.answer_by < shown.arrive_by && shown.arrive_by < shown.expires_at);
    let (command, said) = (CommandId(new_id()), json!({ "kind": "received" }));
    let received = hotline.answers_page(&link.token, command, shown.version, said.clone()).await.expect("received");
    let again = hotline.answers_page(&link.token, command, shown.version, said).await.expect("the answer was lost");
    assert_eq!((&again, again.stage), (&received, ReferralStage::Received));
    let stale =
        hotline.answers_page(&link.token, CommandId(new_id()), shown.version, json!({ "kind": "accepted" })).await;
    assert_eq!(stale.expect_err("somebody else answered meanwhile").code, Code::ChangedMeanwhile);
    for said in [json!({ "kind": "accepted" }), json!({ "kind": "attended" })] {
        hotline.answers_on_page(&link.token, said).await.expect("it is answered");
    }
    let may = hotline.looks_at_page(&link.token).await.expect("it is open until the outcome").answers;
    let permit = |name| may.iter().find(|answer| answer.name == name).map(|answer| answer.permit);
    assert_eq!(permit(ReferralActionName::Complete), Some(Permit::Yes));
    assert_eq!(permit(ReferralActionName::Accept), Some(Permit::No { code: Code::ReferralOutOfOrder }));
    let last = json!({ "kind": "completed", "outcome": "admitted" });
    let done = hotline.answers_on_page(&link.token, last).await.expect("the last answer");
    assert_eq!(done.stage, ReferralStage::Completed { outcome: Some(OutcomeWord::Admitted) });
    assert!(done.details.is_empty() && done.note.is_empty(), "what it was for is done");
    assert_eq!(hotline.looks_at_page(&link.token).await.expect_err("used up").code, Code::ReferralLinkUsed);
    let seen = hotline.referral(&county.supervisor, id).await;
    assert!(seen.heard.iter().all(|one| one.from == HeardFrom::SignedPage) && seen.heard.len() == 4);
    let path = format!("/api/v1/cases/{case}/timeline");
    let timeline: CaseTimeline = hotline.ask(Method::GET, &path, &county.supervisor, None::<&()>).await;
    let owner = timeline.owners.last().expect("somebody");
    assert_eq!((owner.owner, owner.institution), (CaseOwnerWord::Receiver, Some(county.second)));
    hotline.close().await;
}

async fn does_a_scanner_that_opens_the_link_answer_anything(hotline: Hotline, smtp: Smtp, county: County) {
    let (_, id) = referred_to(&hotline, &county, county.second).await;
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
        let _ = hotline.http.request(method.clone(), &link.address).send().await.expect("an answer");
        for path in ["/api/v1/referral-links/look", "/api/v1/referral-links/answer"] {
            let address = format!("{}{path}?token={}", hotline.origin(0), link.token);
            let status = hotline.http.request(method.clone(), address).send().await.expect("an answer").status();
            assert!(!status.is_success(), "{method} {path}: {status}");
        }
    }
    let seen = hotline.referral(&county.supervisor, id).await;
    assert_eq!((seen.row.stage, seen.heard.len()), (ReferralStage::Sent, 0));
    hotline.close().await;
}

async fn does_a_link_that_is_of_no_use_say_why(mut hotline: Hotline, smtp: Smtp, county: County) {
    let (_, id) = referred_to(&hotline, &county, county.second).await;
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    let looks = async |hotline: &Hotline, token: &str| hotline.looks_at_page(token).await.expect_err("of no use").code;
    let (id_of, tag) = link.token.split_once('.').expect("a tag");
    for guess in ["", id_of, &format!("{id_of}."), &format!("{}.{tag}", new_id()), &link.token[..link.token.len() - 1]]
    {
        assert_eq!(looks(&hotline, guess).await, Code::ReferralLinkUnknown, "{guess}");
    }
    let other = foreign_link().await;
    assert_eq!(looks(&hotline, &other.token).await, Code::ReferralLinkUnknown, "of another hotline");
    let path = format!("/api/v1/referrals/{id}/link");
    let body = json!({ "id": new_id() });
    let _: ReferralView = hotline.ask(Method::POST, &path, &county.supervisor, Some(&body)).await;
    let newer = hotline.signed_page(&smtp, SECOND_HOSPITAL, 2).await;
    assert_eq!(looks(&hotline, &link.token).await, Code::ReferralLinkUsed, "a newer one was sent");
    let no = json!({ "kind": "declined", "because": "out_of_scope" });
    let declined = hotline.answers_on_page(&newer.token, no).await.expect("a no, and why");
    assert_eq!(declined.stage, ReferralStage::Declined { because: ReferralDecline::OutOfScope });
    assert_eq!(looks(&hotline, &newer.token).await, Code::ReferralLinkUsed, "it is over");
    let (_, next) = referred_to(&hotline, &county, county.second).await;
    let third = hotline.signed_page(&smtp, SECOND_HOSPITAL, 3).await;
    hotline.answers_on_page(&third.token, json!({ "kind": "accepted" })).await.expect("a yes");
    // The arrival is late, and said to be so once: after this link comes no other.
    hotline.fast_forward(Millis::days(2));
    let last = hotline.signed_page(&smtp, SECOND_HOSPITAL, 4).await;
    hotline.much_later(Millis::days(61)).await;
    assert_eq!(looks(&hotline, &last.token).await, Code::ReferralLinkExpired);
    assert_ne!(next, id);
    hotline.close().await;
}

/// A link of a hotline with keys of its own.
async fn foreign_link() -> ReferralLink {
    let smtp = Smtp::open().await;
    let mut hotline = Hotline::open_with(Base::Sqlite, Some(&smtp)).await.expect("a hotline");
    let county = hotline.county().await;
    referred_to(&hotline, &county, county.second).await;
    let link = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    hotline.close().await;
    link
}

async fn is_a_silent_hospital_sent_a_new_link(hotline: Hotline, smtp: Smtp, county: County) {
    referred_to(&hotline, &county, county.second).await;
    let first = hotline.signed_page(&smtp, SECOND_HOSPITAL, 1).await;
    hotline.fast_forward(Millis::hours(4));
    let second = hotline.signed_page(&smtp, SECOND_HOSPITAL, 2).await;
    let old = hotline.looks_at_page(&first.token).await.expect_err("replaced").code;
    assert_eq!(old, Code::ReferralLinkUsed);
    hotline.answers_on_page(&second.token, json!({ "kind": "accepted" })).await.expect("it is answered late");
    hotline.close().await;
}
