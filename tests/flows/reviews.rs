//! Reviews of sessions: from the first sheet to the operator's answer. A draft is nobody's but its reviewer's, what was
//! given never changes, and a red line comes before any score.

use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use xinqiao_domain::delivery::{DeliveryPurpose, DeliveryReason, DeliveryWord};
use xinqiao_domain::event::ReviewEvent;
use xinqiao_domain::facet::{Facet, ReviewState};
use xinqiao_domain::presence::Presence;
use xinqiao_domain::review::{Competency, RedLine, ReviewVerdict, ReviewWord};
use xinqiao_domain::roles::Role;
use xinqiao_domain::{Event, SessionId};
use xinqiao_protocol::frames::staff::Permit;
use xinqiao_protocol::http::Window;
use xinqiao_protocol::http::ledgers::Supervision;
use xinqiao_protocol::http::reviews::{MyReviews, Review, ReviewProgress, ReviewRow, SavedReview, SessionReviews};
use xinqiao_protocol::{Code, Problem};
use xinqiao_storage::Memory;
use xinqiao_tests::{Base, Hotline, Operator, Smtp, Treats, new_id, on_both_databases, seconds};

on_both_databases!(
    does_feedback_go_from_the_first_sheet_to_the_answer,
    who_sees_a_draft,
    is_a_session_reviewed_by_its_own_holder_or_before_its_end,
    is_an_incomplete_sheet_given,
    is_a_red_line_said_before_any_score,
    do_two_supervisors_each_review_a_session,
);

/// What a reviewer writes, and what may stand nowhere else.
const COMMENT: &str = "开场很稳，但没有直接问自杀想法";
const ANSWER: &str = "下次我会先问";

/// A sheet of the basic risk screen with the same score for everything.
pub fn sheet(score: Option<u8>, red_lines: &[RedLine]) -> Value {
    let ratings: Vec<Value> =
        Competency::ALL.iter().map(|competency| json!({ "competency": competency, "score": score })).collect();
    json!({ "procedures": [{ "procedure": "basic_risk_screen", "ratings": ratings }], "red_lines": red_lines })
}

/// A session that an operator held and closed, with a supervisor who may review it.
pub struct Desk {
    pub hotline: Hotline,
    pub supervisor: Operator,
    pub operator: Operator,
    pub session: SessionId,
}

impl Desk {
    pub async fn of(mut hotline: Hotline) -> Self {
        let supervisor = hotline.supervisor().await;
        let (mut operator, mut caller, held) = hotline.talk().await;
        operator.ends(&held).await;
        caller.is_closed().await;
        operator.closes(&hotline, &held).await;
        Self { hotline, supervisor, operator, session: held.session }
    }

    pub async fn sees<A: DeserializeOwned>(&self, who: &Operator, path: &str) -> A {
        self.hotline.ask(Method::GET, &format!("/api/v1/{path}"), &who.token, None::<&()>).await
    }

    pub async fn does<A: DeserializeOwned>(&self, who: &Operator, path: &str, body: &impl Serialize) -> A {
        self.hotline.ask(Method::POST, &format!("/api/v1/{path}"), &who.token, Some(body)).await
    }

    async fn saves(&self, who: &Operator, review: &Review, sheet: &Value) -> SavedReview {
        let body = json!({ "sheet": sheet, "comment": COMMENT });
        self.hotline.ask(Method::PUT, &format!("/api/v1/reviews/{}", review.review), &who.token, Some(&body)).await
    }

    pub async fn is_refused(&self, who: &Operator, method: Method, path: &str, body: &Value) -> Code {
        let path = format!("/api/v1/{path}");
        let problem: Problem = self.hotline.refused(method, &path, Some(&who.token), Some(body)).await;
        assert!(!problem.title.is_empty() && !problem.detail.is_empty(), "it says what to do: {problem:?}");
        problem.code
    }

    pub async fn begins(&self, who: &Operator) -> Review {
        self.does(who, &format!("sessions/{}/reviews", self.session), &json!({ "id": new_id() })).await
    }

    /// A review that a supervisor begins and gives at once.
    pub async fn gives(&self, who: &Operator, sheet: &Value) -> Review {
        let review = self.begins(who).await;
        let body = json!({ "id": new_id(), "sheet": sheet, "comment": COMMENT });
        self.does(who, &format!("reviews/{}/give", review.review), &body).await
    }

    async fn facet(&self) -> Option<ReviewState> {
        let mut memory = Memory::default();
        let mut batch = self.hotline.store().begin(&mut memory, self.hotline.now()).await.expect("the head");
        let facets = batch.facets_of(self.session).await.expect("the facets are read");
        batch.abandon().await;
        facets.into_iter().find_map(|facet| if let Facet::Review(state) = facet { Some(state) } else { None })
    }
}

fn given(progress: &ReviewProgress) -> bool {
    matches!(progress, ReviewProgress::Given { .. })
}

/// The facts of reviews in the journal, in order.
pub async fn told(hotline: &Hotline) -> Vec<ReviewEvent> {
    let entries = hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let review = |event| if let Event::Review(event) = event { Some(event) } else { None };
    entries.into_iter().filter_map(|entry| review(entry.event)).collect()
}

async fn does_feedback_go_from_the_first_sheet_to_the_answer(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    let (supervisor, operator) = (&desk.supervisor, &desk.operator);
    assert_eq!(desk.facet().await, None);
    let before: SessionReviews = desk.sees(supervisor, &format!("sessions/{}/reviews", desk.session)).await;
    assert_eq!((before.reviews.len(), before.begin), (0, Permit::Yes));

    let review = desk.begins(supervisor).await;
    assert_eq!((review.operator, review.reviewer), (operator.staff, supervisor.staff));
    assert_eq!(review.verdict, ReviewVerdict::Unrated);
    assert_eq!(desk.begins(supervisor).await.review, review.review, "the one begun before");
    let SavedReview { review: kept, saved_at } = desk.saves(supervisor, &review, &sheet(Some(2), &[])).await;
    assert_eq!((kept.verdict, kept.comment.as_str()), (ReviewVerdict::Rated { mean_hundredths: 200 }, COMMENT));
    assert!((review.started_at..=desk.hotline.now()).contains(&saved_at), "{saved_at:?}");
    desk.saves(supervisor, &review, &json!({ "procedures": [], "red_lines": [] })).await;
    assert_eq!(desk.facet().await, Some(ReviewState::Begun));

    let path = format!("reviews/{}", review.review);
    let give = json!({ "id": new_id(), "sheet": sheet(Some(3), &[]), "comment": COMMENT });
    let done: Review = desk.does(supervisor, &format!("{path}/give"), &give).await;
    assert!(given(&done.progress), "{:?}", done.progress);
    let again: Review = desk.does(supervisor, &format!("{path}/give"), &give).await;
    assert_eq!(again, done, "the same words twice are one");
    let save = json!({ "sheet": sheet(Some(4), &[]), "comment": "" });
    assert_eq!(desk.is_refused(supervisor, Method::PUT, &path, &save).await, Code::ReviewFrozen);
    let once_more = json!({ "id": new_id(), "sheet": sheet(Some(4), &[]), "comment": "" });
    assert_eq!(
        desk.is_refused(supervisor, Method::POST, &format!("{path}/give"), &once_more).await,
        Code::ReviewFrozen
    );
    assert_eq!(desk.facet().await, Some(ReviewState::Given));

    let mine: MyReviews = desk.sees(operator, "me/reviews").await;
    assert_eq!((mine.waiting, mine.next), (1, None));
    let hers = &mine.reviews[0];
    assert_eq!((hers.review, hers.comment.as_str()), (review.review, COMMENT));
    let acknowledge = json!({ "id": new_id() });
    let answer = json!({ "id": new_id(), "answer": ANSWER });
    let early = desk.is_refused(operator, Method::POST, &format!("{path}/answer"), &answer).await;
    assert_eq!(early, Code::ReviewNotAcknowledged);
    let _: Review = desk.does(operator, &format!("{path}/acknowledge"), &acknowledge).await;
    let empty = json!({ "id": new_id(), "answer": "  " });
    assert_eq!(desk.is_refused(operator, Method::POST, &format!("{path}/answer"), &empty).await, Code::TextEmpty);
    let _: Review = desk.does(operator, &format!("{path}/answer"), &answer).await;
    let twice = json!({ "id": new_id(), "answer": "还有一句" });
    assert_eq!(desk.is_refused(operator, Method::POST, &format!("{path}/answer"), &twice).await, Code::AlreadyDone);

    let after: SessionReviews = desk.sees(supervisor, &format!("sessions/{}/reviews", desk.session)).await;
    assert!(matches!(&after.reviews[0].progress, ReviewProgress::Answered { answer, .. } if answer == ANSWER));
    assert_eq!(after.begin, Permit::No { code: Code::ReviewFrozen });
    assert_eq!(desk.facet().await, Some(ReviewState::Acknowledged));
    let mine: MyReviews = desk.sees(operator, "me/reviews").await;
    assert_eq!(mine.waiting, 0);
    is_told_in_order(&desk, &review).await;
    desk.hotline.close().await;
}

async fn is_told_in_order(desk: &Desk, review: &Review) {
    let (session, review) = (desk.session, review.review);
    let (reviewer, staff) = (desk.supervisor.staff, desk.operator.staff);
    let expected = [
        ReviewEvent::ReviewStarted { session, review, staff: reviewer },
        ReviewEvent::ReviewGiven { session, review, staff },
        ReviewEvent::ReviewAcknowledged { session, review, staff },
        ReviewEvent::ReviewAnswered { session, review, staff },
    ];
    assert_eq!(told(&desk.hotline).await, expected);
    let entries = desk.hotline.store().journal_after(0, 10_000).await.expect("the journal is read");
    let text = serde_json::to_string(&entries.into_iter().map(|entry| entry.event).collect::<Vec<_>>()).expect("JSON");
    assert!(!text.contains(COMMENT) && !text.contains(ANSWER), "the journal keeps no words");
    let read = |text: &str| text.contains("record_opened");
    assert!(read(&text), "reading the reviews is reading the session");
}

async fn who_sees_a_draft(mut hotline: Hotline) {
    let luo = hotline.supervisor().await;
    let colleague = hotline.operator().await;
    let desk = Desk::of(hotline).await;
    let review = desk.begins(&desk.supervisor).await;
    desk.saves(&desk.supervisor, &review, &sheet(Some(1), &[])).await;
    let path = format!("reviews/{}", review.review);

    let mine: MyReviews = desk.sees(&desk.operator, "me/reviews").await;
    assert_eq!((mine.reviews.len(), mine.waiting), (0, 0), "no draft, and not that there is one");
    let acknowledge = json!({ "id": new_id() });
    for person in [&desk.operator, &colleague, &luo] {
        let code = desk.is_refused(person, Method::POST, &format!("{path}/acknowledge"), &acknowledge).await;
        assert_eq!(code, Code::NotFound);
    }
    let of_session = format!("sessions/{}/reviews", desk.session);
    let seen: SessionReviews = desk.sees(&luo, &of_session).await;
    assert_eq!((seen.reviews.len(), seen.begin), (0, Permit::Yes));
    let rows: Window<ReviewRow> = desk.sees(&luo, "reviews?state=begun").await;
    assert_eq!(rows.rows.iter().map(|row| row.verdict.clone()).collect::<Vec<_>>(), [None], "that, and not what");
    let save = json!({ "sheet": sheet(Some(4), &[]), "comment": "" });
    assert_eq!(desk.is_refused(&luo, Method::PUT, &path, &save).await, Code::NotTheReviewer);

    let give = json!({ "id": new_id(), "sheet": sheet(Some(3), &[]), "comment": COMMENT });
    let _: Review = desk.does(&desk.supervisor, &format!("{path}/give"), &give).await;
    let others: MyReviews = desk.sees(&colleague, "me/reviews").await;
    assert_eq!(others.reviews.len(), 0, "nobody else's");
    let code = desk.is_refused(&colleague, Method::POST, &format!("{path}/acknowledge"), &acknowledge).await;
    assert_eq!(code, Code::NotFound);
    let rows: Window<ReviewRow> = desk.sees(&luo, &format!("reviews?operator={}", desk.operator.staff)).await;
    let expected = (ReviewWord::Given, Some(ReviewVerdict::Rated { mean_hundredths: 300 }));
    assert_eq!((rows.rows[0].state, rows.rows[0].verdict.clone()), expected);
    let none: Window<ReviewRow> = desk.sees(&luo, &format!("reviews?operator={}", colleague.staff)).await;
    assert_eq!(none.rows.len(), 0);
    desk.hotline.close().await;
}

async fn is_a_session_reviewed_by_its_own_holder_or_before_its_end(mut hotline: Hotline) {
    let both = hotline.person(&[Role::Operator, Role::Supervisor]).await;
    let mut both = Operator::connect(&hotline, 0, both).await;
    let supervisor = hotline.supervisor().await;
    both.is(Presence::Available).await;
    let mut caller = hotline.caller().await;
    let held = both.takes(&caller).await;
    caller.is_answered().await;
    let path = format!("/api/v1/sessions/{}/reviews", held.session);
    let begin = json!({ "id": new_id() });
    let refused = async |hotline: &Hotline, who: &Operator| {
        hotline.refused(Method::POST, &path, Some(&who.token), Some(&begin)).await.code
    };
    assert_eq!(refused(&hotline, &supervisor).await, Code::SessionNotOver);
    both.ends(&held).await;
    caller.is_closed().await;
    assert_eq!(refused(&hotline, &both).await, Code::SelfReviewed);
    let seen: SessionReviews = hotline.ask(Method::GET, &path, &both.token, None::<&()>).await;
    assert_eq!(seen.begin, Permit::No { code: Code::SelfReviewed });
    let _: Review = hotline.ask(Method::POST, &path, &supervisor.token, Some(&begin)).await;
    let rows: Window<ReviewRow> = hotline.ask(Method::GET, "/api/v1/reviews", &both.token, None::<&()>).await;
    assert_eq!(rows.rows.len(), 0, "not that somebody writes about her");
    both.closes(&hotline, &held).await;

    both.is(Presence::Away).await;
    let mut left = hotline.caller().await;
    left.ends().await;
    left.is_closed().await;
    let path = format!("/api/v1/sessions/{}/reviews", left.session);
    let nobody = hotline.refused(Method::POST, &path, Some(&supervisor.token), Some(&json!({ "id": new_id() }))).await;
    assert_eq!(nobody.code, Code::NobodyHeldIt);
    hotline.close().await;
}

async fn is_an_incomplete_sheet_given(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    let review = desk.begins(&desk.supervisor).await;
    let path = format!("reviews/{}/give", review.review);
    let give = |sheet: &Value| json!({ "id": new_id(), "sheet": sheet, "comment": COMMENT });
    let nothing = json!({ "procedures": [], "red_lines": [] });
    let refused = async |sheet: &Value| desk.is_refused(&desk.supervisor, Method::POST, &path, &give(sheet)).await;
    assert_eq!(refused(&nothing).await, Code::ReviewIncomplete);
    assert_eq!(refused(&sheet(Some(5), &[])).await, Code::RatingOutOfRange);
    let twice = sheet(Some(3), &[RedLine::InventedFacts, RedLine::InventedFacts]);
    assert_eq!(refused(&twice).await, Code::FieldInvalid);
    let mut long = give(&sheet(Some(3), &[]));
    long["comment"] = json!("长".repeat(8_001));
    assert_eq!(desk.is_refused(&desk.supervisor, Method::POST, &path, &long).await, Code::TextTooLong);
    let mine: MyReviews = desk.sees(&desk.operator, "me/reviews").await;
    assert_eq!(mine.reviews.len(), 0, "nothing of it was given");
    let seen: Review = desk.does(&desk.supervisor, &path, &give(&sheet(None, &[]))).await;
    assert_eq!(seen.verdict, ReviewVerdict::Unrated, "a session that showed nothing is reviewed too");
    desk.hotline.close().await;
}

async fn is_a_red_line_said_before_any_score(hotline: Hotline) {
    let desk = Desk::of(hotline).await;
    desk.gives(&desk.supervisor, &sheet(Some(4), &[RedLine::InventedFacts])).await;
    let mine: MyReviews = desk.sees(&desk.operator, "me/reviews").await;
    let expected = ReviewVerdict::RedLines { red_lines: vec![RedLine::InventedFacts], mean_hundredths: Some(400) };
    assert_eq!(mine.reviews[0].verdict, expected);
    desk.hotline.close().await;
}

async fn do_two_supervisors_each_review_a_session(mut hotline: Hotline) {
    let luo = hotline.supervisor().await;
    let desk = Desk::of(hotline).await;
    desk.gives(&desk.supervisor, &sheet(Some(2), &[])).await;
    let other = desk.begins(&luo).await;
    assert_eq!(desk.facet().await, Some(ReviewState::Given), "the farthest of both");
    let seen: SessionReviews = desk.sees(&luo, &format!("sessions/{}/reviews", desk.session)).await;
    assert_eq!(seen.reviews.len(), 2, "a colleague's that was given, and her own draft");
    desk.hotline.fast_forward(seconds(1));
    let give = json!({ "id": new_id(), "sheet": sheet(Some(4), &[]), "comment": "" });
    let _: Review = desk.does(&luo, &format!("reviews/{}/give", other.review), &give).await;
    let mine: MyReviews = desk.sees(&desk.operator, "me/reviews").await;
    assert_eq!((mine.reviews.len(), mine.waiting), (2, 2));
    assert_eq!(mine.reviews[0].review, other.review, "the latest first");
    desk.hotline.close().await;
}

#[tokio::test]
async fn does_a_letter_say_more_than_that_feedback_waits() {
    let smtp = Smtp::open().await;
    let hotline = Hotline::open_with(Base::Sqlite, Some(&smtp)).await.expect("SQLite is always there");
    let desk = Desk::of(hotline).await;
    desk.hotline.lives_at(desk.operator.staff, "she@centre.example").await;
    desk.gives(&desk.supervisor, &sheet(Some(0), &[RedLine::InventedFacts])).await;
    let arrived = smtp.has(1).await;
    assert_eq!(arrived[0].to, "she@centre.example");
    assert!(arrived[0].text.contains("有一份反馈等您阅读"), "{}", arrived[0].text);
    for word in [COMMENT, &desk.session.to_string(), "红线", "red line", "0"] {
        assert!(!arrived[0].text.contains(word), "{word} stands in {}", arrived[0].text);
    }
    desk.hotline.outbox_is("accepted", |items| items.iter().all(|it| it.state.word() == DeliveryWord::Accepted)).await;
    desk.hotline.close().await;
}

#[tokio::test]
async fn is_a_letter_about_a_supervision_called_off_once_it_is_confirmed() {
    let smtp = Smtp::open().await;
    smtp.from_now_on(Treats::IsDown);
    let mut hotline = Hotline::open_with(Base::Sqlite, Some(&smtp)).await.expect("SQLite is always there");
    let (supervisor, operator) = (hotline.supervisor().await, hotline.operator().await);
    hotline.lives_at(operator.staff, "she@centre.example").await;
    let entry = json!({ "id": new_id(), "kind": "individual", "on": "2026-11-21", "minutes": 50,
        "people": [operator.staff], "sessions": [], "points": COMMENT, "previous": "" });
    let written: Supervision = hotline.ask(Method::POST, "/api/v1/supervisions", &supervisor.token, Some(&entry)).await;
    let waiting =
        hotline.outbox_is("tried in vain", |items| items.iter().any(|item| item.state.because().is_some())).await;
    assert_eq!((waiting.len(), waiting[0].purpose), (1, DeliveryPurpose::SupervisionToConfirm));
    let path = format!("/api/v1/supervisions/{}/confirmations", written.supervision);
    let confirm = json!({ "id": new_id(), "version": written.version });
    let (status, text) = hotline.send(Method::POST, &path, Some(&operator.token), Some(&confirm)).await;
    assert_eq!(status, StatusCode::OK, "{text}");
    smtp.from_now_on(Treats::Accepts);
    hotline.fast_forward(seconds(61));
    hotline.outbox_is("called off", |items| items[0].state.because() == Some(DeliveryReason::NoLongerSo)).await;
    assert_eq!(smtp.arrived(), []);
    hotline.close().await;
}
