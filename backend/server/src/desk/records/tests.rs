//! May a record be written, closed, rated and read by whom it should be? On the real desk and a real database.

use super::closing::Forms;
use super::*;
use crate::clock::{Clock, ClockHand};
use crate::desk::arrivals::{EndByCaller, OpenPhone};
use crate::desk::{Command, Desk, Failure, Told};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;
use xinqiao_domain::assessment::{Assessment, Known, NotAssessedReason, RiskForm, When};
use xinqiao_domain::authority::{Right, rights};
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::event::Opened;
use xinqiao_domain::follow_up::{FollowUpPlan, NoContactReason};
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::roles::Role;
use xinqiao_domain::session::{Arrival, Direction, Language, Offer};
use xinqiao_domain::wrap_up::{Outcome, ProblemType, WrapUp};
use xinqiao_domain::{CommandId, Event, Millis, OfferId, Timestamp};
use xinqiao_storage::records::LastAssessment;
use xinqiao_storage::{Committed, SealingKeys, Store};

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const SESSION: SessionId = SessionId(Uuid::from_u128(7));
const FENCE: i64 = 1;

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn fresh_id() -> CommandId {
    static COUNT: AtomicU64 = AtomicU64::new(1_000);
    CommandId(Uuid::from_u128(u128::from(COUNT.fetch_add(1, Ordering::Relaxed))))
}

/// Keeps what was told, to be looked at.
struct Heard(Arc<std::sync::Mutex<Vec<Event>>>);

impl Told for Heard {
    fn tell(&self, committed: &Committed) {
        self.0.lock().unwrap().extend(committed.entries.iter().map(|entry| entry.event.clone()));
    }
}

/// A desk whose operator 1 holds a phone session.
struct Shift {
    desk: Desk,
    hand: ClockHand,
    heard: Arc<std::sync::Mutex<Vec<Event>>>,
    folder: TempDir,
}

impl Shift {
    async fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = SealingKeys::new(&[1; 32], &[2; 32], &[3; 32], &[4; 32]);
        let (_, wrapped_seal) = keys.new_seal("seal").unwrap();
        let url = format!("sqlite://{}", folder.path().join("xinqiao.db").display());
        let store = Arc::new(Store::open(&url, keys).await.unwrap());
        let (clock, hand) = Clock::movable(NOON);
        let heard = Arc::default();
        let (desk, _writer) = crate::desk::start(store, clock, 64, Heard(Arc::clone(&heard)));
        let open = OpenPhone {
            id: SESSION,
            by: staff(1),
            direction: Direction::Incoming,
            language: Language::Chinese,
            started_at: NOON,
            alias: "海鸥".to_owned(),
            seal_key: "seal".to_owned(),
            wrapped_seal,
            phone_hash: None,
            phone: None,
            return_hash: None,
        };
        desk.run(open).await.unwrap();
        hand.advance(Millis::minutes(10));
        Self { desk, hand, heard, folder }
    }

    async fn refusal<C: Command>(&self, command: C) -> Option<Refusal> {
        match self.desk.run(command).await {
            Ok(_) => None,
            Err(Failure::Refused(refused)) => Some(refused.refusal),
            Err(Failure::Unavailable) => panic!("the desk could not write"),
        }
    }

    async fn ends(&self) {
        self.desk.run(EndByCaller { id: fresh_id(), session: SESSION }).await.unwrap();
    }

    async fn record(&self) -> xinqiao_storage::records::Record {
        self.desk.store().record(SESSION).await.unwrap().unwrap()
    }

    fn heard(&self, wanted: impl Fn(&Event) -> bool) -> usize {
        self.heard.lock().unwrap().iter().filter(|event| wanted(event)).count()
    }
}

fn form() -> RiskForm {
    RiskForm {
        wish_to_die: Some(0),
        hopelessness: Some(0),
        plan: Known::No,
        means_at_hand: Known::No,
        when: When::NoTime,
        earlier_attempts: Known::No,
        alone: Known::No,
        protective: Vec::new(),
    }
}

fn assess(by: u128, decided: RiskTier) -> SaveAssessment {
    let override_reason = Some("语气与所说的不符".to_owned());
    let assessment = Assessment::Assessed { form: form(), decided, override_reason, remarks: String::new() };
    SaveAssessment { id: fresh_id(), staff: staff(by), session: SESSION, fence: FENCE, assessment }
}

fn wrap_up(by: u128) -> SaveWrapUp {
    let form = WrapUp {
        problems: vec![ProblemType::Emotion],
        marks: Vec::new(),
        services: Vec::new(),
        outcome: Outcome::Unknown,
        actions: Vec::new(),
        local: None,
        summary: "约好明天再联系".to_owned(),
    };
    SaveWrapUp { id: fresh_id(), staff: staff(by), session: SESSION, fence: FENCE, form }
}

fn close(by: u128, plan: Option<FollowUpPlan>) -> Close {
    Close { id: fresh_id(), staff: staff(by), session: SESSION, fence: FENCE, plan }
}

#[test]
fn what_a_record_needs_before_it_is_closed() {
    use LastAssessment::{Decided, Missing, NotAssessed};
    let (ended, now) = (NOON, NOON + Millis::minutes(20));
    let tomorrow = NOON + Millis::days(1);
    let dates = Some(FollowUpPlan::Dates { due_at: vec![tomorrow] });
    let past = Some(FollowUpPlan::Dates { due_at: vec![NOON + Millis::minutes(1)] });
    let no_contact = Some(FollowUpPlan::NoContact { reason: NoContactReason::Anonymous });
    let written = Some(NOON);
    let (nothing, one) = (Ok(Vec::new()), Ok(vec![tomorrow]));
    let table = [
        (Missing, None, &None, Err(Refusal::AssessmentMissing)),
        (Missing, written, &dates, Err(Refusal::AssessmentMissing)),
        (NotAssessed, None, &None, Err(Refusal::WrapUpMissing)),
        (NotAssessed, written, &None, nothing.clone()),
        (Decided(RiskTier::Moderate), None, &dates, Err(Refusal::WrapUpMissing)),
        (Decided(RiskTier::None), written, &None, nothing.clone()),
        (Decided(RiskTier::Moderate), written, &None, nothing.clone()),
        (Decided(RiskTier::Moderate), written, &dates, one.clone()),
        (Decided(RiskTier::High), written, &None, Err(Refusal::FollowUpMissing)),
        (Decided(RiskTier::Imminent), written, &None, Err(Refusal::FollowUpMissing)),
        (Decided(RiskTier::High), written, &dates, one.clone()),
        (Decided(RiskTier::High), written, &past, Err(Refusal::FollowUpInvalid)),
        (Decided(RiskTier::Imminent), written, &no_contact, nothing),
    ];
    for (assessment, wrapped_up_at, plan, expected) in table {
        let forms = Forms { assessment, wrapped_up_at };
        assert_eq!(forms.check(plan.as_ref(), ended, now), expected, "{forms:?} with {plan:?}");
    }
}

#[tokio::test]
async fn is_a_record_closed_only_once_it_is_complete() {
    let shift = Shift::begin().await;
    assert_eq!(shift.refusal(close(1, None)).await, Some(Refusal::SessionNotOver));
    shift.ends().await;
    assert_eq!(shift.refusal(close(1, None)).await, Some(Refusal::AssessmentMissing));
    assert_eq!(shift.refusal(assess(1, RiskTier::High)).await, None);
    assert_eq!(shift.refusal(close(1, None)).await, Some(Refusal::WrapUpMissing));
    assert_eq!(shift.refusal(wrap_up(1)).await, None);
    assert_eq!(shift.refusal(close(1, None)).await, Some(Refusal::FollowUpMissing));
    let draft = SaveDraft { staff: staff(1), session: SESSION, kind: DraftKind::Note, body: "还想写".to_owned() };
    shift.desk.run(draft).await.unwrap();
    let dates = vec![NOON + Millis::days(1), NOON + Millis::days(7)];
    let plan = Some(FollowUpPlan::Dates { due_at: dates });
    assert_eq!(shift.refusal(close(2, plan.clone())).await, Some(Refusal::LeaseLost));
    assert_eq!(shift.refusal(close(1, plan.clone())).await, None);
    assert_eq!(shift.refusal(close(1, plan)).await, Some(Refusal::SessionClosed));
    let record = shift.record().await;
    assert!(matches!(record.stored.session.stage, Stage::Closed(_)));
    assert_eq!(record.drafts, []);
    assert_eq!(shift.heard(|event| matches!(event, Event::Closed { follow_ups: 2, .. })), 1);
}

#[tokio::test]
async fn does_an_assessment_decide_the_tier_and_its_reason_stay_asked_for() {
    let shift = Shift::begin().await;
    assert_eq!(shift.refusal(assess(2, RiskTier::Low)).await, Some(Refusal::LeaseLost));
    let mut unexplained = assess(1, RiskTier::High);
    if let Assessment::Assessed { override_reason, .. } = &mut unexplained.assessment {
        *override_reason = None;
    }
    assert_eq!(shift.refusal(unexplained).await, Some(Refusal::OverrideReasonMissing));
    assert_eq!(shift.refusal(assess(1, RiskTier::High)).await, None);
    assert_eq!(shift.refusal(assess(1, RiskTier::High)).await, None);
    assert_eq!(shift.refusal(assess(1, RiskTier::Low)).await, None);
    let record = shift.record().await;
    assert_eq!(record.stored.session.tier, Some(RiskTier::Low));
    assert_eq!(record.assessments.len(), 3);
    assert_eq!(record.assessments[0].suggestion.as_ref().map(|suggestion| suggestion.tier), Some(RiskTier::None));
    assert_eq!(shift.heard(|event| matches!(event, Event::Assessed { .. })), 3);
    assert_eq!(shift.heard(|event| matches!(event, Event::TierChanged { .. })), 2);
}

#[tokio::test]
async fn is_a_repeated_assessment_kept_once() {
    let shift = Shift::begin().await;
    let reason = NotAssessedReason::Silent;
    let id = fresh_id();
    let again = |remarks: &str| SaveAssessment {
        id,
        staff: staff(1),
        session: SESSION,
        fence: FENCE,
        assessment: Assessment::NotAssessed { reason, remarks: remarks.to_owned() },
    };
    assert_eq!(shift.refusal(again("")).await, None);
    assert_eq!(shift.refusal(again("")).await, None);
    assert_eq!(shift.refusal(again("其他")).await, Some(Refusal::IdReused));
    assert_eq!(shift.record().await.assessments.len(), 1);
}

#[tokio::test]
async fn do_only_holders_write_notes_and_drafts() {
    let shift = Shift::begin().await;
    let note =
        |by: u128, text: &str| AddNote { id: fresh_id(), staff: staff(by), session: SESSION, text: text.to_owned() };
    let draft = |by: u128, body: &str| SaveDraft {
        staff: staff(by),
        session: SESSION,
        kind: DraftKind::Assessment,
        body: body.to_owned(),
    };
    assert_eq!(shift.refusal(note(2, "笔记")).await, Some(Refusal::NotYourSession));
    assert_eq!(shift.refusal(note(1, "  ")).await, Some(Refusal::TextEmpty));
    assert_eq!(shift.refusal(note(1, &"长".repeat(8_001))).await, Some(Refusal::TextTooLong));
    assert_eq!(shift.refusal(note(1, "笔记")).await, None);
    assert_eq!(shift.refusal(draft(2, "{}")).await, Some(Refusal::NotYourSession));
    assert_eq!(shift.refusal(draft(1, &"x".repeat(32 * 1024 + 1))).await, Some(Refusal::TextTooLong));
    assert_eq!(shift.refusal(draft(1, "{}")).await, None);
    let record = shift.record().await;
    assert_eq!((record.notes.len(), record.drafts.len()), (1, 1));
    assert_eq!(shift.refusal(assess(1, RiskTier::None)).await, None);
    assert_eq!(shift.record().await.drafts, [], "a recorded form leaves no draft behind");
    assert_eq!(shift.refusal(draft(1, "{}")).await, None);
    assert_eq!(shift.refusal(draft(1, "")).await, None);
    assert_eq!(shift.record().await.drafts, []);
}

#[tokio::test]
async fn may_a_caller_rate_once_and_only_afterwards() {
    let shift = Shift::begin().await;
    let id = fresh_id();
    let rate = |id: CommandId, score: u8| Rate { id, session: SESSION, score, comment: "谢谢".to_owned() };
    assert_eq!(shift.refusal(rate(fresh_id(), 5)).await, Some(Refusal::SessionNotOver));
    shift.ends().await;
    assert_eq!(shift.refusal(rate(fresh_id(), 0)).await, Some(Refusal::RatingOutOfRange));
    assert_eq!(shift.refusal(rate(fresh_id(), 6)).await, Some(Refusal::RatingOutOfRange));
    assert_eq!(shift.refusal(rate(id, 4)).await, None);
    assert_eq!(shift.refusal(rate(id, 4)).await, None);
    assert_eq!(shift.refusal(rate(id, 5)).await, Some(Refusal::IdReused));
    assert_eq!(shift.refusal(rate(fresh_id(), 5)).await, Some(Refusal::AlreadyDone));
    assert!(shift.desk.store().is_rated(SESSION).await.unwrap());
    assert_eq!(shift.heard(|event| matches!(event, Event::Rated { .. })), 1);
}

#[tokio::test]
async fn is_a_return_code_made_once_given_again_and_never_kept_in_the_open() {
    let shift = Shift::begin().await;
    let id = fresh_id();
    let code = return_code::make(&shift.desk, id, SESSION).await.unwrap();
    assert_eq!(return_code::make(&shift.desk, id, SESSION).await, Ok(code.clone()));
    let another = return_code::make(&shift.desk, fresh_id(), SESSION).await;
    assert!(matches!(another, Err(Failure::Refused(refused)) if refused.refusal == Refusal::AlreadyDone));
    let hash = return_code::hash(shift.desk.store().keys(), &code);
    assert_eq!(shift.record().await.stored.fixed.return_hash, hash);
    for file in std::fs::read_dir(shift.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(code.len()).any(|window| window == code.as_bytes()));
    }
}

#[tokio::test]
async fn is_reading_of_a_strangers_record_a_fact_of_the_journal() {
    let shift = Shift::begin().await;
    assert_eq!(shift.refusal(OpenRecord { staff: staff(3), session: SESSION, what: Opened::Record }).await, None);
    assert_eq!(shift.heard(|event| matches!(event, Event::RecordOpened { staff: by, .. } if *by == staff(3))), 1);
    let nowhere = SessionId(Uuid::from_u128(9));
    let refusal = shift.refusal(OpenRecord { staff: staff(3), session: nowhere, what: Opened::Record }).await;
    assert_eq!(refusal, Some(Refusal::SessionNotFound));
    shift.hand.advance(Millis::seconds(1));
}

#[test]
fn who_may_read_a_record() {
    let arrival =
        Arrival { id: SESSION, language: Language::Chinese, wished_gender: None, tier: None, reasons: Vec::new() };
    let waiting = Session::open(arrival, NOON);
    let offer = Offer {
        id: OfferId(Uuid::from_u128(1)),
        operator: staff(1),
        at: NOON,
        expires_at: NOON + Millis::seconds(20),
        because: Vec::new(),
    };
    let offered = waiting.clone().offer(offer).unwrap();
    let held = waiting.clone().take(staff(1), NOON).unwrap();
    let wrapping_up = held.clone().end(xinqiao_domain::session::EndedBy::Caller, NOON).unwrap();
    let closed = wrapping_up.clone().close(staff(1), 1, NOON).unwrap();
    let transferred = held.clone().transfer(staff(1), 1, None, NOON).unwrap();
    let operator: &[Right] = rights(Role::Operator);
    let supervisor: &[Right] = rights(Role::Supervisor);
    for (session, mine) in [
        (&waiting, Err(Refusal::NotYourSession)),
        (&offered, Ok(Reading::Own)),
        (&held, Ok(Reading::Own)),
        (&wrapping_up, Ok(Reading::Own)),
        (&closed, Ok(Reading::Own)),
        (&transferred, Err(Refusal::NotYourSession)),
    ] {
        let stage = session.stage.name();
        assert_eq!(reading(session, staff(1), operator), mine, "operator 1, {stage:?}");
        assert_eq!(reading(session, staff(2), operator), Err(Refusal::NotYourSession), "operator 2, {stage:?}");
        assert_eq!(reading(session, staff(2), supervisor), Ok(Reading::Others), "supervisor, {stage:?}");
    }
}
