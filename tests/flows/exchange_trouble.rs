//! A hospital's own system that breaks, is slow, is down or lies: what is sent arrives once, and what it says is believed only
//! where it may be so.

use crate::exchange::{Place, alerts, in_time, is, of, place, stage};
use reqwest::Method;
use serde_json::json;
use xinqiao_domain::delivery::{DeliveryPurpose, DeliveryWord};
use xinqiao_domain::exchange::OddityKind;
use xinqiao_domain::referral::ReferralWord;
use xinqiao_domain::session::AlertKind;
use xinqiao_protocol::http::exchange::FailingSystem;
use xinqiao_storage::outbox::Listed;
use xinqiao_tests::{Conduct, HospitalSystem, Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    is_what_a_bad_far_end_did_known_and_the_referral_there_once,
    does_a_slow_system_keep_nobody_waiting_but_itself,
    is_a_system_that_is_down_told_of_once_and_asked_again,
    what_a_system_says_that_cannot_be_so,
);

async fn is_what_a_bad_far_end_did_known_and_the_referral_there_once(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    // What it does with what is sent, and what the referral is called then.
    let table = [
        (Conduct::Says(409, "{}"), DeliveryWord::Pending),
        (Conduct::Says(503, "{}"), DeliveryWord::Pending),
        (Conduct::Says(500, "{}"), DeliveryWord::Unknown),
        (Conduct::BreaksAfterwards, DeliveryWord::Unknown),
        (Conduct::Says(200, "<html>welcome</html>"), DeliveryWord::Unknown),
        (Conduct::Says(200, r#"{"resourceType":"Bundle","type":"transaction-response"}"#), DeliveryWord::Unknown),
        (Conduct::Says(412, r#"{"issue":[{"code":"duplicate"}]}"#), DeliveryWord::Failed),
        (Conduct::Says(422, "{}"), DeliveryWord::Failed),
        (Conduct::Says(401, "{}"), DeliveryWord::Failed),
        (Conduct::Says(301, ""), DeliveryWord::Failed),
    ];
    let supervisor = hotline.supervisor().await;
    for (count, (conduct, word)) in table.into_iter().enumerate() {
        place.system.writes(conduct);
        // Each is later than the one before.
        hotline.fast_forward(seconds(1));
        place.refers(&hotline).await;
        is(&hotline, DeliveryPurpose::SystemReferral, word).await;
        place.system.writes(Conduct::Well);
        match word {
            DeliveryWord::Failed => {
                let items = hotline.store().outbox(None, 1_000).await.expect("the outbox");
                let item = of(DeliveryPurpose::SystemReferral, &items).expect("it is there").id;
                assert!(alerts(&hotline, AlertKind::DeliveryTroubled).await > 0, "{conduct:?}");
                assert!(hotline.retries(&supervisor, item).await.is_success(), "{conduct:?}");
            }
            _ => hotline.fast_forward(seconds(6)),
        }
        is(&hotline, DeliveryPurpose::SystemReferral, DeliveryWord::Accepted).await;
        assert_eq!(place.system.tasks(), count + 1, "{conduct:?}");
    }
    hotline.close().await;
}

async fn does_a_slow_system_keep_nobody_waiting_but_itself(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    place.system.writes(Conduct::Holds);
    place.refers(&hotline).await;
    place.system.was_asked(2, |asked| asked.path == "/fhir").await;
    let form = json!({ "name": "市三院", "kind": "general_hospital", "code": "HOSP-8", "reach": "fhir" });
    let quick = hotline.institution(&place.county.keeper, form).await;
    let system = HospitalSystem::open(hotline.now()).await;
    let quick = Place { hospital: quick, system, county: place.county, supervisor: place.supervisor };
    hotline.fast_forward(seconds(1));
    quick.enters(&hotline, &json!({ "kind": "none" })).await;
    quick.refers(&hotline).await;
    hotline.outbox_is("the quick one has it", |_| quick.system.tasks() == 1).await;
    let slow = |items: &[Listed]| items.iter().filter(|item| item.state.word() == DeliveryWord::Sending).count() == 1;
    hotline.outbox_is("the slow one has not", slow).await;
    place.system.writes(Conduct::Well);
    place.system.lets_go();
    let known = |items: &[Listed]| items.iter().any(|item| item.state.word() == DeliveryWord::Unknown);
    hotline.outbox_is("nobody knows whether it has arrived", known).await;
    hotline.fast_forward(seconds(6));
    let all = |items: &[Listed]| items.iter().all(|item| item.state.word() == DeliveryWord::Accepted);
    hotline.outbox_is("it has", all).await;
    assert_eq!(place.system.tasks(), 1);
    hotline.close().await;
}

async fn is_a_system_that_is_down_told_of_once_and_asked_again(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    place.is_asked(&hotline).await;
    place.system.goes_down();
    let referral = place.refers(&hotline).await;
    is(&hotline, DeliveryPurpose::SystemReferral, DeliveryWord::Pending).await;
    let failing = async |like: fn(&FailingSystem) -> bool| {
        let seen = place.troubles(&hotline).await.failing;
        seen.into_iter().next().filter(like)
    };
    in_time(&hotline, "it has failed often", async || failing(|seen| seen.times > 3).await).await;
    assert_eq!(alerts(&hotline, AlertKind::SystemTroubled).await, 1, "told once");
    place.system.comes_back().await;
    // What cannot be read is no answer either.
    place.system.reads(Conduct::Says(200, "<html>"));
    in_time(&hotline, "that it says nothing", async || failing(|seen| seen.answer.contains("no list")).await).await;
    place.system.reads(Conduct::Well);
    let answers = async || (alerts(&hotline, AlertKind::SystemTroubled).await == 0).then_some(());
    in_time(&hotline, "it answers again", answers).await;
    assert!(place.troubles(&hotline).await.failing.is_empty());
    hotline.fast_forward(seconds(301));
    is(&hotline, DeliveryPurpose::SystemReferral, DeliveryWord::Accepted).await;
    place.system.says(referral, &json!({ "status": "accepted" }));
    place.stands(&hotline, referral, ReferralWord::Accepted).await;
    hotline.close().await;
}

async fn what_a_system_says_that_cannot_be_so(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let (token, area) = (&place.county.liaison.token, place.county.township);
    let elsewhere = hotline.opens_case_by_form(token, "police", area, place.county.hospital).await;
    let theirs = elsewhere.referral.expect("it was referred");
    let referral = place.has_referred(&hotline).await;
    place.system.says(referral, &json!({ "status": "accepted" }));
    place.stands(&hotline, referral, ReferralWord::Accepted).await;
    // Backwards: to a state that is ours to say, as two servers let it happen.
    place.system.says(referral, &json!({ "status": "draft" }));
    place.is_asked(&hotline).await;
    let told = async || (alerts(&hotline, AlertKind::ReferralImpossible).await > 0).then_some(());
    hotline.comes_about("somebody is told", told).await;
    // Older than what was heard: from a backup.
    place.system.says_as(referral, 1, &json!({ "status": "rejected" }));
    place.is_asked(&hotline).await;
    // No state of a referral; a name of ours that nothing has; somebody else's referral.
    place.system.says_as(referral, 9, &json!({ "status": "on-hold" }));
    place.system.invents(&new_id().to_string(), referral);
    place.system.invents(&theirs.to_string(), referral);
    let three = async || Some(place.troubles(&hotline).await).filter(|seen| seen.oddities.len() == 3);
    let seen = in_time(&hotline, "three that cannot be taken in", three).await;
    let mut kinds: Vec<_> = seen.oddities.iter().map(|oddity| oddity.what).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, [OddityKind::Unclear, OddityKind::NotTheirs, OddityKind::NotKnown]);
    assert_eq!(alerts(&hotline, AlertKind::SystemTroubled).await, 1);
    // Said again, it is nothing new; seen to, it is nobody's any more.
    place.is_asked(&hotline).await;
    assert_eq!(place.troubles(&hotline).await.oddities.len(), 3);
    for oddity in &seen.oddities {
        let path = format!("/api/v1/exchange/oddities/{}/settle", oddity.oddity);
        let (by, body) = (place.supervisor(&hotline).await, json!({ "id": new_id() }));
        let (status, text) = hotline.send(Method::POST, &path, Some(&by), Some(&body)).await;
        assert!(status.is_success(), "{status} {text}");
    }
    assert!(place.troubles(&hotline).await.oddities.is_empty());
    assert_eq!(stage(&hotline, referral).await.word(), ReferralWord::Accepted, "none of it was believed");
    assert_eq!(stage(&hotline, theirs).await.word(), ReferralWord::Sent, "nor of somebody else's");
    hotline.close().await;
}
