//! Is what we send to other institutions' systems FHIR R4, as others read it; and do servers of others take it, change
//! nothing when it comes again, and make one task of eight sent at once? Asked where `XINQIAO_TEST_FAR_ENDS` says where
//! they are installed (`scripts/with-far-ends.sh`).

mod far_ends;

use far_ends::{FarEnd, complaints, far_ends};
use serde_json::{Value, json};
use uuid::Uuid;
use xinqiao_domain::delivery::SendOutcome;
use xinqiao_domain::exchange::{Access, SystemSignIn};
use xinqiao_domain::referral::{ReferralPriority, Said};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::{InstitutionId, Millis, ReferralId, SessionId, SuspectedCaseId, Timestamp};
use xinqiao_notify::system::{SystemAsk, SystemReply, Systems, Verb};
use xinqiao_registry::{
    Bundle, Contact, Handover, Method, Names, Note, Order, Party, Reading, Request, Risk, ask_to_cancel, listen,
    newer_tasks, organizations, page, referral, rewritten, task_named, tasks, transaction, written,
};

const AT: Timestamp = Timestamp(1_795_199_460_000_000);

fn names() -> Names {
    Names::new("https://hotline.example.org")
}

fn party(code: &str) -> Party {
    Party {
        institution: InstitutionId(Uuid::from_u128(code.len() as u128)),
        code: code.to_owned(),
        name: format!("机构 {code}"),
    }
}

/// The least that a referral has.
fn least(number: u128) -> Handover {
    Handover {
        case: SuspectedCaseId(Uuid::from_u128(0x0a7c_1d10_6c0e_7b57_9f0a_0000_0000_0000 + number)),
        opened_at: AT,
        contact: None,
        risk: None,
        warning: None,
        team: Vec::new(),
        note: None,
        agreed_at: None,
        order: Order {
            referral: ReferralId(Uuid::from_u128(0x0a7c_1d10_6c0e_7b57_9f0b_0000_0000_0000 + number * 0x100)),
            based_on: None,
            from: party("HOTLINE"),
            to: party("HOSP-3"),
            priority: ReferralPriority::Routine,
            wanted: "精神科评估".to_owned(),
            sent_at: AT,
            answer_by: None,
            arrive_by: None,
        },
    }
}

/// All that it may have.
fn most(number: u128) -> Handover {
    let Handover { order, .. } = least(number);
    Handover {
        contact: Some(Contact { session: SessionId(Uuid::from_u128(number)), began_at: AT, ended_at: Some(AT) }),
        risk: Some(Risk { tier: RiskTier::Imminent, found_at: AT }),
        warning: Some("手边有刀".to_owned()),
        team: vec!["精神科医师".to_owned(), "护士".to_owned()],
        note: Some(Note { text: "情况：三天没有睡".to_owned(), written_at: AT }),
        agreed_at: Some(AT),
        order: Order {
            based_on: Some(ReferralId(Uuid::from_u128(77))),
            priority: ReferralPriority::Stat,
            answer_by: Some(AT + Millis::minutes(10)),
            arrive_by: Some(AT + Millis::hours(2)),
            ..order
        },
        ..least(number)
    }
}

fn bundles() -> Vec<Bundle> {
    let parties = [party("HOTLINE"), party("HOSP-3")];
    vec![organizations(&names(), &parties), referral(&names(), &least(1)), referral(&names(), &most(2))]
}

#[test]
fn do_fhirkit_and_the_schema_of_r4_find_anything_wrong_with_what_we_send() {
    let Some(installed) = far_ends() else { return };
    for bundle in bundles() {
        let text = serde_json::to_string(&bundle).unwrap();
        for asked in ["fhirkit_check.py", "schema.mjs"] {
            assert_eq!(complaints(&installed, asked, &text), "", "{asked}");
        }
    }
    let request = listen("https://hotline.example.org/calls".to_owned(), "s").unwrap();
    let subscription: Value = serde_json::from_str(&request.body.unwrap()).unwrap();
    let wrapped = json!({ "resourceType": "Bundle", "type": "collection", "entry": [{ "resource": subscription }] });
    for asked in ["fhirkit_check.py", "schema.mjs"] {
        assert_eq!(complaints(&installed, asked, &wrapped.to_string()), "", "{asked}");
    }
}

#[test]
fn would_they_find_something() {
    let Some(installed) = far_ends() else { return };
    let mut bundle = serde_json::to_value(referral(&names(), &most(2))).unwrap();
    bundle["entry"][0]["resource"]["gender"] = json!(7);
    for asked in ["fhirkit_check.py", "schema.mjs"] {
        assert!(complaints(&installed, asked, &bundle.to_string()).contains("gender"), "{asked}");
    }
}

#[tokio::test]
async fn does_sekmet_take_it_replay_it_and_make_one_task_of_eight() {
    let Some(installed) = far_ends() else { return };
    takes_replays_and_makes_one(FarEnd::sekmet(&installed).await).await;
}

#[tokio::test]
async fn does_the_medplum_router_take_it_replay_it_and_make_one_task_of_eight() {
    let Some(installed) = far_ends() else { return };
    takes_replays_and_makes_one(FarEnd::medplum(&installed).await).await;
}

/// A server of somebody else, spoken to as the program does.
struct Spoken {
    systems: Systems,
    access: Access,
}

impl Spoken {
    async fn asked(&self, request: &Request) -> SystemReply {
        let Request { method, path, if_match, body } = request;
        let verb = match method {
            Method::Get => Verb::Get,
            Method::Post => Verb::Post,
            Method::Put => Verb::Put,
        };
        let ask = SystemAsk { verb, path, if_match: if_match.as_deref(), body: body.as_deref() };
        self.systems.ask(&self.access, &ask).await.unwrap_or_else(|taken| panic!("{taken:?}"))
    }

    async fn takes(&self, bundle: &Bundle) {
        let reply = self.asked(&transaction(bundle).expect("a bundle is JSON")).await;
        let written = written(reply.status, &reply.body, bundle.entry.len());
        let said = String::from_utf8_lossy(&reply.body);
        assert_eq!(written.outcome, SendOutcome::Accepted, "{}: {said}", written.answer);
    }

    async fn tasks_of(&self, referral: ReferralId) -> Vec<Value> {
        let reply = self.asked(&task_named(&names(), referral)).await;
        tasks(&reply.body).expect("a list of tasks")
    }

    async fn count(&self, kind: &str) -> usize {
        let path = format!("{kind}?_count=1000");
        let reply = self.asked(&Request { method: Method::Get, path, if_match: None, body: None }).await;
        let set: Value = serde_json::from_slice(&reply.body).expect("a list");
        set["entry"].as_array().map_or(0, Vec::len)
    }
}

async fn takes_replays_and_makes_one(far_end: FarEnd) {
    let access = Access { base_url: far_end.base(), sign_in: SystemSignIn::None {} };
    let far = Spoken { systems: Systems::new(None).expect("a client"), access };
    for _ in 0..2 {
        for bundle in bundles() {
            far.takes(&bundle).await;
        }
    }
    // Two of the hotline and the hospital, two referrals; what only one of them has, once.
    let counts = [
        ("Organization", 2),
        ("Patient", 2),
        ("EpisodeOfCare", 2),
        ("ServiceRequest", 2),
        ("Task", 2),
        ("RiskAssessment", 1),
        ("Encounter", 1),
        ("Flag", 1),
        ("CareTeam", 1),
        ("Consent", 1),
        ("Communication", 1),
    ];
    for (kind, count) in counts {
        assert_eq!(far.count(kind).await, count, "{kind}, sent twice");
    }
    let handover = most(3);
    let bundle = referral(&names(), &handover);
    futures_util::future::join_all((0..8).map(|_| far.asked_whatever(&bundle))).await;
    assert_eq!(far.tasks_of(handover.order.referral).await.len(), 1, "eight at once");
    goes_on(&far, handover.order.referral).await;
    drop(far_end);
}

impl Spoken {
    /// One of eight: some servers let the others wait their turn, some refuse them for now.
    async fn asked_whatever(&self, bundle: &Bundle) {
        let reply = self.asked(&transaction(bundle).expect("a bundle is JSON")).await;
        let outcome = written(reply.status, &reply.body, bundle.entry.len()).outcome;
        assert_ne!(outcome, SendOutcome::Refused, "{}", String::from_utf8_lossy(&reply.body));
    }
}

/// The receiver accepts, which is read; the sender asks it back over what was seen last, and over nothing older.
async fn goes_on(far: &Spoken, referral: ReferralId) {
    let seen = far.tasks_of(referral).await.remove(0);
    let mut accepted = seen.clone();
    accepted["status"] = json!("accepted");
    accepted["businessStatus"]["coding"][0]["code"] = json!("3.0");
    let path = format!("Task/{}", seen["id"].as_str().expect("a task has an id"));
    let put = Request { method: Method::Put, path, if_match: None, body: Some(accepted.to_string()) };
    assert_eq!(far.asked(&put).await.status, 200);
    let reply = far.asked(&newer_tasks(AT)).await;
    let heard = page(&names(), &reply.body, AT).expect("a page");
    let report = heard.reports.iter().find(|report| report.referral == referral).expect("it is among them");
    assert_eq!(report.reading, Reading::Says(Said::Accepted));
    assert!(heard.next > AT && heard.unreadable == 0);
    let now = far.tasks_of(referral).await.remove(0);
    let reply = far.asked(&ask_to_cancel(&now).expect("it has a version")).await;
    assert_eq!(rewritten(reply.status, &reply.body).outcome, SendOutcome::Accepted, "{}", reply.status);
    let asked = far.tasks_of(referral).await.remove(0);
    assert_eq!((&asked["status"], &asked["businessStatus"]["coding"][0]["code"]), (&json!("accepted"), &json!("5.2")));
    let reply = far.asked(&ask_to_cancel(&now).expect("it has a version")).await;
    assert_eq!(rewritten(reply.status, &reply.body).outcome, SendOutcome::Deferred, "it is not that version any more");
}
