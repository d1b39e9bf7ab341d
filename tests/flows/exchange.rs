//! Referrals to a hospital with a system of its own: what is sent arrives whole, what comes back moves the referral step by
//! step, and who enters such a system.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::delivery::{DeliveryPurpose, DeliveryWord};
use xinqiao_domain::event::InstitutionFact;
use xinqiao_domain::exchange::SystemSignInWord;
use xinqiao_domain::referral::{OutcomeWord, ReferralDecline, ReferralWord, Stage};
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::AlertKind;
use xinqiao_domain::{Event, InstitutionId, ReferralId};
use xinqiao_protocol::Code;
use xinqiao_protocol::http::exchange::{ExchangeTroubles, InstitutionSystems, SystemHealth};
use xinqiao_storage::outbox::Listed;
use xinqiao_tests::{Colleague, Conduct, County, HospitalSystem, Hotline, new_id, on_both_databases, seconds};

on_both_databases!(
    does_a_referral_go_out_whole_and_come_back_step_by_step,
    does_a_call_bring_the_news_at_once_and_is_nobody_else_believed,
    is_a_referral_asked_back_over_a_change_in_between,
    who_enters_a_system_and_what_is_shown_of_it,
);

const NOTHING: Option<&Value> = None;
const BUSINESS: &str = "http://hl7.org/fhir/us/bser/CodeSystem/TaskBusinessStatusCS";

/// A county, and a hospital with a system of its own.
pub struct Place {
    pub county: County,
    pub supervisor: Colleague,
    pub hospital: InstitutionId,
    pub system: HospitalSystem,
}

pub async fn place(hotline: &mut Hotline) -> Place {
    let county = hotline.county().await;
    let form = json!({ "name": "省精神病院", "kind": "psychiatric_hospital", "code": "HOSP-9", "reach": "fhir" });
    let hospital = hotline.institution(&county.keeper, form).await;
    let system = HospitalSystem::open(hotline.now()).await;
    let signed_in = hotline.newcomer(&[Role::Supervisor]).await;
    let supervisor =
        Colleague { staff: signed_in.me.staff, username: signed_in.me.username, token: signed_in.access_token };
    let place = Place { county, supervisor, hospital, system };
    place.enters(hotline, &json!({ "kind": "bearer", "token": "t0ken" })).await;
    is(hotline, DeliveryPurpose::SystemIntroduction, DeliveryWord::Accepted).await;
    place
}

impl Place {
    pub async fn enters(&self, hotline: &Hotline, sign_in: &Value) {
        let body = json!({ "id": new_id(), "base_url": self.system.base(), "sign_in": sign_in });
        let path = format!("/api/v1/institutions/{}/system", self.hospital);
        let (status, text) = hotline.send(Method::PUT, &path, Some(&self.county.keeper), Some(&body)).await;
        assert!(status.is_success(), "{status} {text}");
    }

    /// The clinic refers somebody there.
    pub async fn refers(&self, hotline: &Hotline) -> ReferralId {
        let (token, area) = (&self.county.clerk.token, self.county.township);
        let opened = hotline.opens_case_by_form(token, "clinic", area, self.hospital).await;
        opened.referral.expect("it was referred")
    }

    /// The same, and it has arrived.
    pub async fn has_referred(&self, hotline: &Hotline) -> ReferralId {
        let referral = self.refers(hotline).await;
        is(hotline, DeliveryPurpose::SystemReferral, DeliveryWord::Accepted).await;
        referral
    }

    /// The same, of one more.
    pub async fn has_referred_another(&self, hotline: &Hotline) -> ReferralId {
        let referral = self.refers(hotline).await;
        hotline.outbox_is("the system has it", |_| self.system.has_task(referral)).await;
        is(hotline, DeliveryPurpose::SystemReferral, DeliveryWord::Accepted).await;
        referral
    }

    /// The system is asked anew what has changed.
    pub async fn is_asked(&self, hotline: &Hotline) {
        let count = || self.system.asked().iter().filter(|asked| asked.path.contains("_lastUpdated")).count();
        let before = count();
        in_time(hotline, "it is asked", async || (count() > before).then_some(())).await;
    }

    /// Waits until a referral stands so, asking as often as it takes.
    pub async fn stands(&self, hotline: &Hotline, referral: ReferralId, word: ReferralWord) -> Stage {
        let stands = async || Some(stage(hotline, referral).await).filter(|stage| stage.word() == word);
        in_time(hotline, &format!("{word:?}"), stands).await
    }

    /// A supervisor who has just signed in.
    pub async fn supervisor(&self, hotline: &Hotline) -> String {
        let (staff, username) = (self.supervisor.staff, self.supervisor.username.clone());
        let mut again = Colleague { staff, username, token: String::new() };
        again.signs_in_again(hotline).await;
        again.token
    }

    pub async fn troubles(&self, hotline: &Hotline) -> ExchangeTroubles {
        let supervisor = self.supervisor(hotline).await;
        hotline.ask(Method::GET, "/api/v1/exchange/troubles", &supervisor, NOTHING).await
    }
}

/// Waits until a look finds something, and lets a minute pass whenever nothing goes on.
pub async fn in_time<T>(hotline: &Hotline, what: &str, look: impl AsyncFn() -> Option<T>) -> T {
    for _ in 0..12 {
        hotline.fast_forward(seconds(61));
        if let Ok(found) = tokio::time::timeout(REST, hotline.comes_about(what, &look)).await {
            return found;
        }
    }
    panic!("{what} never came about")
}

/// Nothing goes on when nothing has come about for so long.
const REST: std::time::Duration = std::time::Duration::from_secs(2);

/// Where a referral stands.
pub async fn stage(hotline: &Hotline, referral: ReferralId) -> Stage {
    let stored = hotline.store().one_referral(referral).await.expect("it is read");
    stored.expect("it is there").referral.stage
}

pub fn of(purpose: DeliveryPurpose, items: &[Listed]) -> Option<Listed> {
    items.iter().find(|item| item.purpose == purpose).cloned()
}

/// Waits until the newest item for this stands so.
pub async fn is(hotline: &Hotline, purpose: DeliveryPurpose, word: DeliveryWord) {
    let tried = |item: &Listed| word != DeliveryWord::Pending || item.state.because().is_some();
    let like = |items: &[Listed]| of(purpose, items).is_some_and(|item| item.state.word() == word && tried(&item));
    hotline.outbox_is(&format!("{purpose:?} {word:?}"), like).await;
}

pub async fn alerts(hotline: &Hotline, kind: AlertKind) -> usize {
    let open = hotline.store().open_alerts().await.expect("alerts are read");
    open.iter().filter(|alert| alert.kind == kind).count()
}

pub fn business(status: &str, code: &str) -> Value {
    json!({ "status": status, "businessStatus": { "coding": [{ "system": BUSINESS, "code": code }] } })
}

async fn does_a_referral_go_out_whole_and_come_back_step_by_step(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let referral = place.has_referred(&hotline).await;
    for (kind, count) in [("Organization", 2), ("Patient", 1), ("ServiceRequest", 1), ("Consent", 1), ("Task", 1)] {
        assert_eq!(place.system.made(kind).len(), count, "{kind}");
    }
    let note = place.system.made("Communication")[0].to_string();
    for part in ["李某某", "13900001234", "三天没有睡", "请尽快联系", "本人同意转介"] {
        assert!(note.contains(part), "{part}: {note}");
    }
    let sent: String = place.system.asked().iter().map(|asked| asked.body.to_string()).collect();
    assert!(!sent.contains("桥东路"), "the address was to stay");
    for asked in place.system.asked() {
        assert_eq!(asked.authorization, "Bearer t0ken", "{}", asked.path);
    }
    let steps = [
        (json!({ "status": "received" }), ReferralWord::Received),
        (json!({ "status": "accepted" }), ReferralWord::Accepted),
        (business("in-progress", "5.1.2"), ReferralWord::NoShow),
        (business("in-progress", "5.1.4"), ReferralWord::Attended),
    ];
    for (change, word) in steps {
        place.system.says(referral, &change);
        place.stands(&hotline, referral, word).await;
    }
    place.system.says(referral, &json!({ "status": "completed", "output": [{ "valueCode": "admitted" }] }));
    let stage = place.stands(&hotline, referral, ReferralWord::Completed).await;
    assert!(matches!(stage, Stage::Completed { outcome: Some(OutcomeWord::Admitted), .. }), "{stage:?}");
    assert!(place.troubles(&hotline).await.oddities.is_empty());
    hotline.close().await;
}

async fn does_a_call_bring_the_news_at_once_and_is_nobody_else_believed(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let referral = place.has_referred(&hotline).await;
    let subscription = &place.system.made("Subscription")[0];
    let endpoint = subscription["channel"]["endpoint"].as_str().expect("where to call").to_owned();
    let path = format!("/api/v1{}", endpoint.split_once("/api/v1").expect("ours").1);
    let secret = subscription["channel"]["header"][0].as_str().expect("a header");
    let secret = secret.strip_prefix("Authorization: Bearer ").expect("a secret").to_owned();
    assert!(subscription["channel"].get("payload").is_none(), "nothing of a change is sent along");
    place.is_asked(&hotline).await;
    let elsewhere = format!("/api/v1/exchange/calls/{}", place.county.hospital);
    for (to, shown) in [(&path, None), (&path, Some("x")), (&elsewhere, Some(secret.as_str()))] {
        assert_eq!(hotline.refused(Method::POST, to, shown, NOTHING).await.code, Code::NotFound);
    }
    place.system.says(referral, &json!({ "status": "rejected", "statusReason": { "coding": [{ "code": "no_bed" }] } }));
    // What a call brings along is not believed.
    let lie = json!({ "resourceType": "Task", "status": "completed" });
    let (status, text) = hotline.send(Method::POST, &path, Some(&secret), Some(&lie)).await;
    assert!(status.is_success(), "{status} {text}");
    let no_bed = |stage: &Stage| matches!(stage, Stage::Declined { because: ReferralDecline::NoBed, .. });
    let declined = async || Some(stage(&hotline, referral).await).filter(no_bed);
    hotline.comes_about("what the call spoke of", declined).await;
    // Entered anew, the old secret is nobody's.
    place.enters(&hotline, &json!({ "kind": "none" })).await;
    assert_eq!(hotline.refused(Method::POST, &path, Some(&secret), NOTHING).await.code, Code::NotFound);
    hotline.close().await;
}

async fn is_a_referral_asked_back_over_a_change_in_between(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let referral = place.has_referred(&hotline).await;
    let stored = hotline.store().one_referral(referral).await.expect("it is read").expect("it is there");
    place.system.next_write(Conduct::Says(412, "{}"));
    let body = json!({ "id": new_id(), "version": stored.referral.version, "because": "no_longer_needed" });
    let path = format!("/api/v1/referrals/{referral}/cancel");
    let (status, text) = hotline.send(Method::POST, &path, Some(&place.county.clerk.token), Some(&body)).await;
    assert!(status.is_success(), "{status} {text}");
    is(&hotline, DeliveryPurpose::SystemCancellation, DeliveryWord::Pending).await;
    place.system.says(referral, &json!({ "status": "received", "note": [{ "text": "看到了" }] }));
    hotline.fast_forward(seconds(6));
    is(&hotline, DeliveryPurpose::SystemCancellation, DeliveryWord::Accepted).await;
    let task = place.system.task(referral);
    assert_eq!(task["businessStatus"]["coding"][0]["code"], "5.2");
    assert_eq!(
        (&task["status"], &task["note"][0]["text"]),
        (&json!("received"), &json!("看到了")),
        "theirs stays theirs"
    );
    // They confirm it.
    place.system.says(referral, &business("cancelled", "6.0"));
    place.stands(&hotline, referral, ReferralWord::Cancelled).await;
    hotline.close().await;
}

async fn who_enters_a_system_and_what_is_shown_of_it(mut hotline: Hotline) {
    let place = place(&mut hotline).await;
    let path = format!("/api/v1/institutions/{}/system", place.hospital);
    let sign_in = json!({ "kind": "basic", "user": "u", "password": "p4ssword" });
    let entering = |base: &str, sign_in: &Value| json!({ "id": new_id(), "base_url": base, "sign_in": sign_in });
    for by in [&place.county.supervisor, &place.county.duty_officer.token, &place.county.liaison.token] {
        let body = entering("https://h.example/fhir", &sign_in);
        assert_eq!(hotline.refused(Method::PUT, &path, Some(by), Some(&body)).await.code, Code::Forbidden);
    }
    let refused = [
        (entering("http://h.example/fhir", &sign_in), "base_url"),
        (entering("https://h.example/?a=1", &sign_in), "base_url"),
        (entering("https://h.example", &json!({ "kind": "bearer", "token": "" })), "sign_in"),
        (entering("https://h.example", &json!({ "kind": "bearer", "token": "a\r\nb" })), "sign_in"),
    ];
    for (body, field) in refused {
        let problem = hotline.refused(Method::PUT, &path, Some(&place.county.keeper), Some(&body)).await;
        assert_eq!((problem.code, problem.params["field"].as_str()), (Code::FieldInvalid, field));
    }
    place.enters(&hotline, &sign_in).await;
    let (status, text) =
        hotline.send(Method::GET, "/api/v1/exchange/systems", Some(&place.county.keeper), NOTHING).await;
    assert!(status.is_success() && !text.contains("p4ssword") && !text.contains("t0ken"), "{text}");
    let systems: InstitutionSystems = serde_json::from_str(&text).expect("the systems");
    assert_eq!(systems.rows[0].sign_in, SystemSignInWord::Basic);
    assert!(!matches!(systems.rows[0].health, SystemHealth::Fails { .. }));
    let body = json!({ "id": new_id() });
    let close = format!("{path}/close");
    let (status, text) = hotline.send(Method::POST, &close, Some(&place.county.keeper), Some(&body)).await;
    assert!(status.is_success(), "{status} {text}");
    // With none entered, a referral says so to a human instead of waiting.
    place.refers(&hotline).await;
    is(&hotline, DeliveryPurpose::SystemReferral, DeliveryWord::Suppressed).await;
    let entries = hotline.store().journal_after(0, 2_000).await.expect("the journal is read");
    let fact = |event| match event {
        Event::Institution(event) if event.institution == place.hospital => Some(event.fact),
        _ => None,
    };
    let facts: Vec<_> = entries.into_iter().filter_map(|entry| fact(entry.event)).collect();
    let expected = [
        InstitutionFact::SystemEntered { version: 1 },
        InstitutionFact::SystemEntered { version: 2 },
        InstitutionFact::SystemClosed {},
    ];
    assert_eq!(facts[facts.len() - 3..], expected);
    hotline.close().await;
}
