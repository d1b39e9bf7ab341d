//! Is the record kept whole, sealed, and apart from what nobody may read?

use super::*;
use crate::SessionSeal;
use crate::testing::{Fresh, NOON, databases, sqlite, staff};
use uuid::Uuid;
use xinqiao_domain::assessment::{
    Assessment, Known, NotAssessedReason, ProtectiveFactor, RiskForm, Suggestion, SuggestionReason, When,
};
use xinqiao_domain::desk_words::DraftKind;
use xinqiao_domain::follow_up::NoContactReason;
use xinqiao_domain::risk::RiskTier;
use xinqiao_domain::wrap_up::{Action, ActionKind, ActionStage, Mark, Outcome, ProblemType, Service, WrapUp};
use xinqiao_domain::{CommandId, Millis, Timestamp};

const REMARK: &str = "说自己很久没有睡着";
const SUMMARY: &str = "约好明天下午再联系";
const NOTE: &str = "背景里有孩子的声音";
const DRAFT: &str = "{\"summary\":\"还没有写完\"}";
const COMMENT: &str = "谢谢你们听我说完";

fn command(number: u128) -> CommandId {
    CommandId(Uuid::from_u128(number))
}

fn assessed(decided: RiskTier) -> Assessment {
    let form = RiskForm {
        wish_to_die: Some(80),
        hopelessness: None,
        plan: Known::No,
        means_at_hand: Known::Unknown,
        when: When::NoTime,
        earlier_attempts: Known::Yes,
        alone: Known::No,
        protective: vec![ProtectiveFactor::Friends],
    };
    Assessment::Assessed { form, decided, override_reason: None, remarks: REMARK.to_owned() }
}

fn suggestion() -> Suggestion {
    Suggestion { tier: RiskTier::High, reasons: vec![SuggestionReason::StrongWishToDie] }
}

fn wrap_up(summary: &str) -> WrapUp {
    WrapUp {
        problems: vec![ProblemType::Emotion, ProblemType::Family],
        marks: vec![Mark::Repeat],
        services: vec![Service::Counselling],
        outcome: Outcome::SomewhatRelieved,
        actions: vec![Action { kind: ActionKind::SafetyPlan, stage: ActionStage::Agreed }],
        local: Some(true),
        summary: summary.to_owned(),
    }
}

async fn full_record(fresh: &Fresh, number: u128) -> SessionId {
    let session = fresh.session(number, NOON, |_| ()).await;
    fresh
        .write(NOON + Millis::minutes(5), async |batch: &mut Batch<'_>| {
            let unassessed = Assessment::NotAssessed { reason: NotAssessedReason::Silent, remarks: String::new() };
            batch.add_assessment(command(number + 1), session, staff(1), &unassessed, None).await.unwrap();
            batch.add_note("n-1", session, staff(1), NotePurpose::Note, NOTE).await.unwrap();
            batch.keep_draft(session, DraftKind::WrapUp, "{}").await.unwrap();
            batch.keep_draft(session, DraftKind::WrapUp, DRAFT).await.unwrap();
            batch.keep_draft(session, DraftKind::Message, "喂").await.unwrap();
            batch.drop_draft(session, DraftKind::Message).await.unwrap();
            batch.save_wrap_up(session, staff(1), &wrap_up("")).await.unwrap();
        })
        .await;
    fresh
        .write(NOON + Millis::minutes(6), async |batch: &mut Batch<'_>| {
            let (assessment, suggestion) = (assessed(RiskTier::High), suggestion());
            batch.add_assessment(command(number + 2), session, staff(1), &assessment, Some(&suggestion)).await.unwrap();
            batch.add_note("n-2", session, staff(1), NotePurpose::Transfer, "请接着听").await.unwrap();
            batch.save_wrap_up(session, staff(2), &wrap_up(SUMMARY)).await.unwrap();
            assert_eq!(batch.rate(session, 4, COMMENT).await.unwrap(), Rating::NotGiven);
        })
        .await;
    session
}

#[tokio::test]
async fn does_a_record_come_back_as_it_was_written() {
    for fresh in databases().await {
        let session = full_record(&fresh, 100).await;
        let record = fresh.store.record(session).await.unwrap().unwrap();
        let (early, late) = (NOON + Millis::minutes(5), NOON + Millis::minutes(6));
        let [first, last] = record.assessments.as_slice() else { panic!("two assessments") };
        assert_eq!((first.at, first.suggestion.clone()), (early, None));
        assert_eq!((last.at, last.by, last.suggestion.clone()), (late, staff(1), Some(suggestion())));
        assert_eq!(last.assessment, assessed(RiskTier::High));
        assert_eq!(record.wrap_up, Some(RecordedWrapUp { at: late, by: staff(2), form: wrap_up(SUMMARY) }));
        let notes: Vec<_> = record.notes.iter().map(|note| (note.purpose, note.text.as_str())).collect();
        assert_eq!(notes, [(NotePurpose::Note, NOTE), (NotePurpose::Transfer, "请接着听")]);
        assert_eq!(record.drafts, [Draft { kind: DraftKind::WrapUp, body: DRAFT.to_owned(), saved_at: early }]);
        assert_eq!((record.earlier.len(), record.phone_masked), (0, None));
        assert_eq!(fresh.store.record(SessionId(Uuid::from_u128(9))).await.unwrap(), None);
        fresh.close().await;
    }
}

#[tokio::test]
async fn does_the_last_assessment_count() {
    for fresh in databases().await {
        let empty = fresh.session(7, NOON, |_| ()).await;
        let session = full_record(&fresh, 100).await;
        fresh
            .write(NOON + Millis::hours(1), async |batch: &mut Batch<'_>| {
                assert_eq!(batch.last_assessment(empty).await.unwrap(), LastAssessment::Missing);
                assert_eq!(batch.last_assessment(session).await.unwrap(), LastAssessment::Decided(RiskTier::High));
                let given_up = Assessment::NotAssessed { reason: NotAssessedReason::Refused, remarks: String::new() };
                batch.add_assessment(command(8), session, staff(1), &given_up, None).await.unwrap();
                assert_eq!(batch.last_assessment(session).await.unwrap(), LastAssessment::NotAssessed);
                assert_eq!(batch.wrapped_up_at(empty).await.unwrap(), None);
                assert_eq!(batch.wrapped_up_at(session).await.unwrap(), Some(NOON + Millis::minutes(6)));
            })
            .await;
        fresh.close().await;
    }
}

#[tokio::test]
async fn is_a_session_rated_once_and_its_rating_no_part_of_the_record() {
    for fresh in databases().await {
        let session = full_record(&fresh, 100).await;
        assert!(fresh.store.is_rated(session).await.unwrap());
        let again = fresh.write(NOON, async |batch: &mut Batch<'_>| batch.rate(session, 1, "").await.unwrap()).await;
        assert_eq!(again, Rating::Given);
        let row = sqlx::query("SELECT score FROM rating").fetch_one(&fresh.store.read).await.unwrap();
        assert_eq!(sqlx::Row::get::<i64, _>(&row, "score"), 4);
        let record = format!("{:?}", fresh.store.record(session).await.unwrap());
        assert!(!record.contains(COMMENT) && !record.contains("score") && !record.contains("ating"));
        let unrated = fresh.session(7, NOON, |_| ()).await;
        assert!(!fresh.store.is_rated(unrated).await.unwrap());
        fresh.close().await;
    }
}

#[tokio::test]
async fn does_the_file_hold_no_word_that_anybody_wrote() {
    let fresh = sqlite().await;
    full_record(&fresh, 100).await;
    for file in std::fs::read_dir(fresh.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for word in [REMARK, SUMMARY, NOTE, "还没有写完", COMMENT, "wish_to_die"] {
            assert!(!bytes.windows(word.len()).any(|window| window == word.as_bytes()), "{word}");
        }
    }
    fresh.close().await;
}

#[tokio::test]
async fn does_a_sealed_value_open_only_in_its_own_row() {
    for fresh in databases().await {
        let session = full_record(&fresh, 100).await;
        fresh
            .write(NOON, async |batch: &mut Batch<'_>| {
                let moved = sqlx::query("UPDATE draft SET kind = $1 WHERE session = $2");
                let moved = moved.bind(DraftKind::Note.code()).bind(session.to_string());
                moved.execute(batch.connection()).await.unwrap();
            })
            .await;
        assert!(matches!(fresh.store.record(session).await, Err(Error::Sealing)));
        fresh.close().await;
    }
}

#[tokio::test]
async fn are_drafts_gone_once_the_record_is_closed() {
    for fresh in databases().await {
        let session = full_record(&fresh, 100).await;
        fresh.write(NOON, async |batch: &mut Batch<'_>| batch.drop_drafts(session).await.unwrap()).await;
        assert_eq!(fresh.store.record(session).await.unwrap().unwrap().drafts, []);
        fresh.close().await;
    }
}

#[tokio::test]
async fn does_a_follow_up_say_when_or_why_never() {
    for fresh in databases().await {
        let session = fresh.session(7, NOON, |_| ()).await;
        fresh
            .write(NOON, async |batch: &mut Batch<'_>| {
                batch.add_follow_up(Uuid::from_u128(1), session, NOON + Millis::days(1)).await.unwrap();
                batch.add_no_contact(Uuid::from_u128(2), session, NoContactReason::Unsafe).await.unwrap();
            })
            .await;
        let rows = sqlx::query("SELECT due_at, no_contact FROM follow_up ORDER BY id");
        let rows = rows.fetch_all(&fresh.store.read).await.unwrap();
        let rows: Vec<(Option<i64>, Option<String>)> =
            rows.iter().map(|row| (sqlx::Row::get(row, 0), sqlx::Row::get(row, 1))).collect();
        assert_eq!(rows, [(Some((NOON + Millis::days(1)).0), None), (None, Some("unsafe".to_owned()))]);
        fresh.close().await;
    }
}

#[tokio::test]
async fn which_earlier_sessions_stand_beside_a_record() {
    for fresh in databases().await {
        let at = |hour: i64| NOON + Millis::hours(hour);
        let known_by_code = |fixed: &mut crate::sessions::Fixed| fixed.return_hash = Some(vec![1]);
        let known_by_phone = |fixed: &mut crate::sessions::Fixed| fixed.phone_hash = Some(vec![2]);
        let first = fresh.session(1, at(1), known_by_code).await;
        let second = fresh.session(2, at(2), known_by_phone).await;
        let _of_somebody_else = fresh.session(3, at(3), |fixed| fixed.return_hash = Some(vec![2])).await;
        let both = fresh
            .session(4, at(4), |fixed| {
                known_by_code(fixed);
                known_by_phone(fixed);
            })
            .await;
        let this = fresh
            .session(5, at(5), |fixed| {
                known_by_code(fixed);
                known_by_phone(fixed);
            })
            .await;
        let _later = fresh.session(6, at(6), known_by_code).await;
        let summed_up = async |batch: &mut Batch<'_>| {
            batch.save_wrap_up(first, staff(1), &wrap_up(SUMMARY)).await.unwrap();
        };
        fresh.write(at(7), summed_up).await;
        let earlier = fresh.store.record(this).await.unwrap().unwrap().earlier;
        let earlier: Vec<_> = earlier.iter().map(|one| (one.session, one.summary.as_str())).collect();
        assert_eq!(earlier, [(both, ""), (second, ""), (first, SUMMARY)]);
        fresh.close().await;
    }
}

#[tokio::test]
async fn are_only_the_newest_twenty_earlier_sessions_shown() {
    let fresh = sqlite().await;
    let at = |number: i64| Timestamp(NOON.0 + number);
    for number in 1..=25 {
        fresh.session(number, at(number as i64), |fixed| fixed.return_hash = Some(vec![1])).await;
    }
    let record = fresh.store.record(SessionId(Uuid::from_u128(25))).await.unwrap().unwrap();
    let shown: Vec<i64> = record.earlier.iter().map(|one| one.opened_at.0 - NOON.0).collect();
    assert_eq!(shown, (5..=24).rev().collect::<Vec<i64>>());
    fresh.close().await;
}

#[tokio::test]
async fn is_a_phone_shown_but_for_its_last_digits() {
    let fresh = sqlite().await;
    let session = fresh.session(1, NOON, |_| ()).await;
    let seal: SessionSeal = fresh.store.session_seal(session).await.unwrap().unwrap();
    let sealed = seal.seal(Field::Phone, &session.to_string(), "131 2345 6789").unwrap();
    let told = async move |batch: &mut Batch<'_>| {
        let phone = sqlx::query("UPDATE session SET phone = $1").bind(sealed);
        phone.execute(batch.connection()).await.unwrap();
    };
    fresh.write(NOON, told).await;
    let record = fresh.store.record(session).await.unwrap().unwrap();
    assert_eq!(record.phone_masked.as_deref(), Some("*** **** 6789"));
    fresh.close().await;
}

#[test]
fn which_digits_of_a_number_are_hidden() {
    let table = [
        ("13123456789", "*******6789"),
        ("+86 131-2345-6789", "+** ***-****-6789"),
        ("110", "***"),
        ("12345678", "****5678"),
        ("", ""),
    ];
    for (number, shown) in table {
        assert_eq!(masked(number), shown);
    }
}
