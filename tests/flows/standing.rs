//! The ledger is what routing obeys: at once, and without cutting anybody off.

use reqwest::Method;
use serde_json::{Value, json};
use xinqiao_domain::accounts::QualificationDecision;
use xinqiao_domain::calendar::Zone;
use xinqiao_domain::employment::{Contract, Profession};
use xinqiao_domain::event::LedgerEvent;
use xinqiao_domain::presence::Presence;
use xinqiao_domain::roles::Role;
use xinqiao_domain::routing::{NotEligible, OfferReason};
use xinqiao_domain::standing::{Finding, LedgerRules, OverdueRouting, Requirement, Span, StandingWord};
use xinqiao_domain::{CommandId, Date, Event, Millis, StaffId};
use xinqiao_protocol::Code;
use xinqiao_protocol::frames::staff::{AlertKind, StaffFrame, ToStaff};
use xinqiao_protocol::http::ledgers::{Employment, LedgerRulesView, MyStanding, NewLedgerRules, Standings};
use xinqiao_tests::{Caller, Hotline, Operator, new_id, on_both_databases, seconds};

on_both_databases!(
    is_an_operator_overdue_at_midnight_still_offered_callers,
    who_answers_in_the_night_in_which_nobody_is_qualified,
    is_whoever_is_not_trained_ever_offered,
    does_a_suspension_cut_the_talk,
    what_do_new_rules_change_and_what_not,
    does_an_employment_change_what_is_asked,
);

/// The end of the first month that the ledger covers whole.
const NEW_YEAR: Date = Date::constant(2027, 1, 1);

/// Five minutes before the new year.
async fn eve(hotline: &mut Hotline) {
    let almost = Zone::default().day_begins(NEW_YEAR) - Millis::minutes(5);
    hotline.much_later(almost.since(hotline.now())).await;
}

fn midnight(hotline: &Hotline) {
    hotline.fast_forward(Zone::default().day_begins(NEW_YEAR).since(hotline.now()));
}

/// A supervisor sees why somebody is not offered callers.
async fn sees(watcher: &mut Operator, staff: StaffId, why: NotEligible) {
    let found = |frame: &ToStaff| match frame {
        ToStaff::Colleagues { colleagues } => {
            colleagues.iter().find(|one| one.staff == staff && one.not_offered.contains(&why)).map(|_| ())
        }
        _ => None,
    };
    watcher.socket().expect("the reason why nothing is offered", found).await;
}

async fn danger(hotline: &Hotline) -> Caller {
    Caller::opens(hotline, 0, new_id(), &json!({ "intake": { "thoughts": "acting_now" } })).await
}

async fn is_offered_nothing(operator: &mut Operator) {
    operator.is_up_to_date().await;
    operator.desk("an empty place for offers", |mine| mine.offer.is_none().then_some(())).await;
}

async fn standing(hotline: &Hotline, operator: &Operator) -> MyStanding {
    hotline.ask(Method::GET, "/api/v1/me/standing", &operator.token, None::<&()>).await
}

/// A supervision of today, confirmed by both.
async fn supervised(hotline: &Hotline, supervisor: &Operator, operator: &Operator) {
    let entry = json!({ "id": new_id(), "kind": "individual", "on": NEW_YEAR, "minutes": 50,
        "people": [operator.staff], "sessions": [], "points": "先听，再问。", "previous": "" });
    let made: Value = hotline.ask(Method::POST, "/api/v1/supervisions", &supervisor.token, Some(&entry)).await;
    let waiting = standing(hotline, operator).await.to_confirm;
    assert_eq!(waiting.len(), 1, "it waits for her");
    let path = format!("/api/v1/supervisions/{}/confirmations", waiting[0].supervision);
    assert_eq!(made["supervision"], json!(waiting[0].supervision));
    let _: Value = hotline
        .ask(Method::POST, &path, &operator.token, Some(&json!({ "id": new_id(), "version": waiting[0].version })))
        .await;
}

async fn is_an_operator_overdue_at_midnight_still_offered_callers(mut hotline: Hotline) {
    eve(&mut hotline).await;
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    assert_eq!(standing(&hotline, &operator).await.standing.word, StandingWord::Due);
    midnight(&hotline);
    sees(&mut supervisor, operator.staff, NotEligible::Overdue).await;

    let mine = standing(&hotline, &operator).await.standing;
    assert_eq!(mine.word, StandingWord::Overdue);
    let missed: Vec<_> = mine.reasons.iter().filter(|reason| reason.finding == Finding::Missed).collect();
    assert_eq!(missed.len(), 1, "{:?}", mine.reasons);
    assert_eq!(missed[0].requirement, Requirement::Supervision);
    assert_eq!(missed[0].period.map(|period| period.to_string()).as_deref(), Some("2026-12"));
    let all: Standings = hotline.ask(Method::GET, "/api/v1/standings", &supervisor.token, None::<&()>).await;
    assert_eq!(all.on, NEW_YEAR);
    let words: Vec<_> = all.standings.iter().map(|one| (one.staff, one.standing.word)).collect();
    let expected = [(operator.staff, StandingWord::Overdue), (supervisor.staff, StandingWord::Qualified)];
    assert_eq!(words, expected, "whoever is in arrears comes first");

    // The talk goes on; nobody new comes to her, not by hand either.
    operator.writes(&held, "我还在。").await;
    caller.reads("我还在。").await;
    let next = hotline.caller().await;
    is_offered_nothing(&mut operator).await;
    let id = CommandId(new_id());
    assert_eq!(operator.is_refused(id, &StaffFrame::AcceptNext { id }).await.code, Code::Overdue);

    supervised(&hotline, &supervisor, &operator).await;
    operator.takes(&next).await;
    assert_eq!(standing(&hotline, &operator).await.standing.word, StandingWord::Qualified);
    hotline.close().await;
}

async fn who_answers_in_the_night_in_which_nobody_is_qualified(mut hotline: Hotline) {
    eve(&mut hotline).await;
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.ready_operator().await;
    midnight(&hotline);
    sees(&mut supervisor, operator.staff, NotEligible::Overdue).await;
    supervisor.is(Presence::Available).await;
    let _calm = hotline.caller().await;
    is_offered_nothing(&mut operator).await;

    // In danger: the supervisor on duty first, as far as she can.
    for _ in 0..2 {
        let caller = danger(&hotline).await;
        let offer = supervisor.is_offered(&caller).await;
        assert!(!offer.because.contains(&OfferReason::NobodyQualifiedFree), "{:?}", offer.because);
        supervisor.accepts(&offer).await;
    }
    // Then the operator who is overdue: no caller pays for a missing signature, and it is recorded.
    let caller = danger(&hotline).await;
    let offer = operator.is_offered(&caller).await;
    assert!(offer.because.contains(&OfferReason::NobodyQualifiedFree), "{:?}", offer.because);
    let alert = supervisor.is_alerted(AlertKind::OfferedInBreach).await;
    assert_eq!((alert.session, alert.staff), (Some(caller.session), Some(operator.staff)));
    let journal = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let breach = LedgerEvent::OfferedInBreach { session: caller.session, staff: operator.staff };
    assert_eq!(journal.iter().filter(|entry| entry.event == Event::Ledger(breach.clone())).count(), 1);
    operator.accepts(&offer).await;

    // Everybody else waits, and the supervisor is told.
    hotline.fast_forward(seconds(61));
    supervisor.is_alerted(AlertKind::TargetMissed).await;
    is_offered_nothing(&mut operator).await;
    hotline.close().await;
}

/// Plans a training before the first duty for somebody, and confirms that they passed.
async fn trains(hotline: &Hotline, trainer: &Operator, staff: StaffId) {
    let course = json!({ "id": new_id(), "kind": "pre_service", "title": "上岗培训", "content": "危机评估",
        "minutes": 480, "valid_months": null });
    let course: Value = hotline.ask(Method::POST, "/api/v1/courses", &trainer.token, Some(&course)).await;
    let training = json!({ "id": new_id(), "course": course["course"], "on": "2026-11-20", "minutes": 480,
        "trainer": trainer.staff, "lecturer": "", "organiser": "centre", "place": "", "materials": "" });
    let training: Value = hotline.ask(Method::POST, "/api/v1/trainings", &trainer.token, Some(&training)).await;
    let at = format!("/api/v1/trainings/{}", training["training"].as_str().expect("an id"));
    let enrol = json!({ "id": new_id(), "people": [staff] });
    let _: Value = hotline.ask(Method::POST, &format!("{at}/enrolments"), &trainer.token, Some(&enrol)).await;
    let passed = json!({ "id": new_id(), "people": [{ "staff": staff, "result": "passed" }] });
    let _: Value = hotline.ask(Method::POST, &format!("{at}/attendance"), &trainer.token, Some(&passed)).await;
}

async fn is_whoever_is_not_trained_ever_offered(mut hotline: Hotline) {
    // On duty, but away: the door is open.
    let mut supervisor = hotline.supervisor().await;
    let newcomer = hotline.newcomer(&[Role::Operator]).await;
    let mut newcomer = Operator::connect(&hotline, 0, newcomer).await;
    newcomer.is(Presence::Available).await;
    sees(&mut supervisor, newcomer.staff, NotEligible::NotQualified).await;
    let caller = danger(&hotline).await;
    is_offered_nothing(&mut newcomer).await;
    hotline.fast_forward(seconds(31));
    supervisor.is_alerted(AlertKind::TargetMissed).await;
    is_offered_nothing(&mut newcomer).await;
    trains(&hotline, &supervisor, newcomer.staff).await;
    newcomer.takes(&caller).await;
    hotline.close().await;
}

async fn does_a_suspension_cut_the_talk(mut hotline: Hotline) {
    let mut supervisor = hotline.supervisor().await;
    let (mut operator, mut caller, held) = hotline.talk().await;
    hotline.qualify(operator.staff, QualificationDecision::Suspended).await;
    sees(&mut supervisor, operator.staff, NotEligible::NotQualified).await;
    operator.writes(&held, "我们接着说。").await;
    caller.reads("我们接着说。").await;
    let next = danger(&hotline).await;
    is_offered_nothing(&mut operator).await;
    hotline.qualify(operator.staff, QualificationDecision::Qualified).await;
    operator.takes(&next).await;
    hotline.close().await;
}

async fn what_do_new_rules_change_and_what_not(mut hotline: Hotline) {
    eve(&mut hotline).await;
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.ready_operator().await;
    let admin = hotline.person(&[Role::SystemAdmin]).await.access_token;
    midnight(&hotline);
    sees(&mut supervisor, operator.staff, NotEligible::Overdue).await;
    let caller = hotline.caller().await;
    is_offered_nothing(&mut operator).await;

    let path = "/api/v1/ledger-rules";
    let new = |rules| NewLedgerRules { id: CommandId(new_id()), rules };
    let past = new(LedgerRules::of_policy(Date::constant(2026, 12, 31)));
    assert_eq!(hotline.refused(Method::POST, path, Some(&admin), Some(&past)).await.code, Code::RulesInPast);
    let too_many = new(LedgerRules { trainings_per_year: 32, ..LedgerRules::of_policy(NEW_YEAR) });
    assert_eq!(hotline.refused(Method::POST, path, Some(&admin), Some(&too_many)).await.code, Code::FieldInvalid);
    let before: LedgerRulesView = hotline.ask(Method::GET, path, &admin, None::<&()>).await;
    assert_eq!(before.versions.len(), 1, "the policy's, since the centre's first day");

    // Nothing is asked of January; December keeps what was asked of it.
    let lenient = LedgerRules { supervisions_per_month: 0, ..LedgerRules::of_policy(NEW_YEAR) };
    let view: LedgerRulesView = hotline.ask(Method::POST, path, &admin, Some(&new(lenient.clone()))).await;
    assert_eq!(view.versions.len(), 2);
    let mine = standing(&hotline, &operator).await.standing;
    let asked: Vec<_> = mine.reasons.iter().filter(|one| one.requirement == Requirement::Supervision).collect();
    assert_eq!(
        asked.iter().map(|one| (one.finding, one.needed)).collect::<Vec<_>>(),
        [(Finding::Missed, 1), (Finding::Met, 0)]
    );
    is_offered_nothing(&mut operator).await;

    // Another version of the same day: the overdue are asked last.
    let last = LedgerRules { overdue: OverdueRouting::Last, ..lenient };
    let view: LedgerRulesView = hotline.ask(Method::POST, path, &admin, Some(&new(last.clone()))).await;
    assert_eq!(view.versions.last(), Some(&last));
    assert_eq!(view.versions.len(), 2, "in the place of the one of that day");
    let offer = operator.is_offered(&caller).await;
    assert!(!offer.because.contains(&OfferReason::NobodyQualifiedFree), "asked by the rules, not in breach of them");
    operator.accepts(&offer).await;
    hotline.close().await;
}

async fn does_an_employment_change_what_is_asked(mut hotline: Hotline) {
    eve(&mut hotline).await;
    let mut supervisor = hotline.supervisor().await;
    let mut operator = hotline.ready_operator().await;
    midnight(&hotline);
    sees(&mut supervisor, operator.staff, NotEligible::Overdue).await;
    let caller = hotline.caller().await;
    let path = format!("/api/v1/staff/{}/employment", operator.staff);
    let good = Employment {
        employed_from: NEW_YEAR,
        leaves: vec![Span { first: NEW_YEAR, last: NEW_YEAR }],
        email: "lin.yue@example.org".to_owned(),
        profession: Profession::Nurse,
        contract: Contract::PartTime,
    };
    let wrong = Employment { email: "lin.yue".to_owned(), ..good.clone() };
    let refused = hotline.refused(Method::PUT, &path, Some(hotline.admin()), Some(&wrong)).await;
    assert_eq!((refused.code, refused.params["field"].as_str()), (Code::FieldInvalid, "email"));
    let nobody = format!("/api/v1/staff/{}/employment", new_id());
    assert_eq!(
        hotline.refused(Method::PUT, &nobody, Some(hotline.admin()), Some(&good)).await.code,
        Code::StaffNotFound
    );
    is_offered_nothing(&mut operator).await;

    // She came with the new year: December is not asked of her.
    let written: Employment = hotline.ask(Method::PUT, &path, hotline.admin(), Some(&good)).await;
    assert_eq!(written, good);
    operator.takes(&caller).await;
    let all: Standings = hotline.ask(Method::GET, "/api/v1/standings", &supervisor.token, None::<&()>).await;
    let hers = all.standings.into_iter().find(|one| one.staff == operator.staff).expect("she answers");
    assert_eq!(hers.employment, good);
    hotline.close().await;
}
