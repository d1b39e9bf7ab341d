//! May a review go only forward, is what was given frozen, and does a red line always come first?

use super::*;
use crate::ids::OfferId;
use crate::policy::Policy;
use crate::session::{Arrival, EndedBy, Language, Offer};
use crate::time::Millis;
use proptest::prelude::*;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
/// Who held the session.
const SHE: StaffId = StaffId(Uuid::from_u128(7));
const REVIEWER: StaffId = StaffId(Uuid::from_u128(8));
const SOMEBODY: StaffId = StaffId(Uuid::from_u128(9));

fn later(hours: i64) -> Timestamp {
    NOON + Millis::hours(hours)
}

fn waiting() -> Session {
    let id = SessionId(Uuid::from_u128(1));
    let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier: None, reasons: Vec::new() };
    Session::open(arrival, NOON)
}

fn held() -> Session {
    let id = OfferId(Uuid::from_u128(70));
    let expires_at = NOON + Policy::default().offer_timeout_ms;
    let offer = Offer { id, operator: SHE, at: NOON, expires_at, because: Vec::new() };
    waiting().offer(offer).unwrap().accept(id, SHE, NOON).unwrap()
}

fn over() -> Session {
    held().end(EndedBy::Caller, NOON).unwrap()
}

fn begun() -> Review {
    Review::begin(ReviewId(Uuid::from_u128(2)), &over(), REVIEWER).unwrap()
}

fn rated(procedure: Procedure, score: Option<u8>) -> ProcedureSheet {
    let ratings = Competency::ALL.iter().map(|competency| CompetencyRating { competency: *competency, score });
    ProcedureSheet { procedure, ratings: ratings.collect() }
}

fn complete() -> ReviewSheet {
    ReviewSheet { procedures: vec![rated(Procedure::BasicRiskScreen, Some(3))], red_lines: Vec::new() }
}

/// The same review at each stage.
fn stages() -> [(ReviewWord, Review); 4] {
    let given = begun().give(REVIEWER, &complete(), later(1)).unwrap();
    let acknowledged = given.acknowledge(SHE, later(2)).unwrap();
    let answered = acknowledged.answer(SHE, later(3)).unwrap();
    [
        (ReviewWord::Begun, begun()),
        (ReviewWord::Given, given),
        (ReviewWord::Acknowledged, acknowledged),
        (ReviewWord::Answered, answered),
    ]
}

#[test]
fn which_session_may_be_reviewed_and_by_whom() {
    use Refusal::{NobodyHeldIt, SelfReviewed, SessionNotOver};
    let left = waiting().end(EndedBy::Caller, NOON).unwrap();
    let closed = over().close(SHE, 1, NOON).unwrap();
    let table = [
        (waiting(), Err(SessionNotOver), Err(SessionNotOver)),
        (held(), Err(SessionNotOver), Err(SessionNotOver)),
        (held().holder_lost(NOON, &Policy::default()), Err(SessionNotOver), Err(SessionNotOver)),
        (over(), Ok(SHE), Err(SelfReviewed)),
        (closed, Ok(SHE), Err(SelfReviewed)),
        (left, Err(NobodyHeldIt), Err(NobodyHeldIt)),
    ];
    for (session, by_another, by_herself) in table {
        let (stage, begin) = (session.stage.name(), |by| Review::begin(ReviewId(Uuid::from_u128(2)), &session, by));
        assert_eq!(begin(REVIEWER).map(|review| review.operator), by_another, "{stage:?}");
        assert_eq!(begin(SHE).map(|review| review.operator), by_herself, "{stage:?}");
    }
}

#[test]
fn what_may_each_do_at_each_stage() {
    use Refusal::{AlreadyDone, NotFound, NotTheReviewer, ReviewFrozen, ReviewNotAcknowledged};
    use ReviewWord::{Acknowledged, Answered, Given};
    let word = |next: Result<Review, Refusal>| next.map(|review| review.stage.word());
    // Given by the reviewer, acknowledged and answered by the operator.
    let table = [
        [Ok(Given), Err(NotFound), Err(NotFound)],
        [Err(ReviewFrozen), Ok(Acknowledged), Err(ReviewNotAcknowledged)],
        [Err(ReviewFrozen), Err(AlreadyDone), Ok(Answered)],
        [Err(ReviewFrozen), Err(AlreadyDone), Err(AlreadyDone)],
    ];
    for ((stage, review), expected) in stages().into_iter().zip(table) {
        assert_eq!(review.stage.word(), stage);
        let found = [
            word(review.give(REVIEWER, &complete(), later(9))),
            word(review.acknowledge(SHE, later(9))),
            word(review.answer(SHE, later(9))),
        ];
        assert_eq!(found, expected, "{stage:?}");
        assert_eq!(review.check_draft(REVIEWER).is_ok(), stage == ReviewWord::Begun, "{stage:?}");
        assert_eq!(review.check_draft(SOMEBODY), Err(NotTheReviewer));
        for stranger in [REVIEWER, SOMEBODY] {
            assert_eq!(review.acknowledge(stranger, later(9)), Err(NotFound), "{stage:?}");
            assert_eq!(review.answer(stranger, later(9)), Err(NotFound), "{stage:?}");
        }
    }
}

#[test]
fn who_reads_a_draft() {
    for (stage, review) in stages() {
        let readers = [SHE, REVIEWER, SOMEBODY].map(|reader| review.is_open_to(reader));
        let all = stage != ReviewWord::Begun;
        assert_eq!(readers, [all, true, all], "{stage:?}");
    }
}

#[test]
fn when_is_a_sheet_complete() {
    let screen = rated(Procedure::BasicRiskScreen, None);
    let other = rated(Procedure::ThirdParty, Some(4));
    let short = ProcedureSheet { ratings: screen.ratings[1..].to_vec(), ..screen.clone() };
    let twice =
        ProcedureSheet { ratings: [screen.ratings.clone(), vec![screen.ratings[0]]].concat(), ..screen.clone() };
    let too_good = rated(Procedure::BasicRiskScreen, Some(MOST_SCORE + 1));
    let red = RedLine::InventedFacts;
    let incomplete = Err(Refusal::ReviewIncomplete);
    let table = [
        (vec![screen.clone()], vec![], Ok(()), Ok(())),
        (vec![screen.clone(), other.clone()], vec![red], Ok(()), Ok(())),
        (vec![], vec![], Ok(()), incomplete),
        (vec![other], vec![], Ok(()), incomplete),
        (vec![short], vec![], Ok(()), incomplete),
        (vec![twice], vec![], Err(Refusal::FieldInvalid), Err(Refusal::FieldInvalid)),
        (vec![screen.clone(), screen.clone()], vec![], Err(Refusal::FieldInvalid), Err(Refusal::FieldInvalid)),
        (vec![screen], vec![red, red], Err(Refusal::FieldInvalid), Err(Refusal::FieldInvalid)),
        (vec![too_good], vec![], Err(Refusal::RatingOutOfRange), Err(Refusal::RatingOutOfRange)),
    ];
    for (procedures, red_lines, kept, given) in table {
        let sheet = ReviewSheet { procedures, red_lines };
        assert_eq!(sheet.check(), kept, "{sheet:?}");
        assert_eq!(sheet.check_complete(), given, "{sheet:?}");
        assert_eq!(begun().give(REVIEWER, &sheet, later(1)).map(|_| ()), given, "{sheet:?}");
    }
}

#[test]
fn what_does_a_session_show_of_its_reviews() {
    let [(_, begun), (_, given), (_, acknowledged), (_, answered)] = stages();
    let table = [
        (vec![], Sampled::No, None),
        (vec![], Sampled::Yes, Some(ReviewState::Waiting)),
        (vec![begun], Sampled::Yes, Some(ReviewState::Begun)),
        (vec![begun, given], Sampled::No, Some(ReviewState::Given)),
        (vec![answered, begun], Sampled::Yes, Some(ReviewState::Acknowledged)),
        (vec![acknowledged], Sampled::No, Some(ReviewState::Acknowledged)),
    ];
    for (reviews, sampled, expected) in table {
        let stages: Vec<ReviewStage> = reviews.iter().map(|review| review.stage).collect();
        assert_eq!(state_of(&stages, sampled), expected, "{stages:?}");
    }
}

fn sheets() -> impl Strategy<Value = ReviewSheet> {
    let score = prop::option::of(0..=MOST_SCORE);
    let ratings = prop::collection::vec(score, Competency::ALL.len());
    let red_lines = prop::sample::subsequence(RedLine::ALL, 0..=RedLine::ALL.len());
    (ratings, red_lines).prop_map(|(scores, red_lines)| {
        let ratings = Competency::ALL.iter().zip(scores);
        let ratings = ratings.map(|(competency, score)| CompetencyRating { competency: *competency, score });
        let sheet = ProcedureSheet { procedure: Procedure::BasicRiskScreen, ratings: ratings.collect() };
        ReviewSheet { procedures: vec![sheet], red_lines }
    })
}

proptest! {
    #[test]
    fn is_a_red_line_ever_outweighed_by_scores(sheet in sheets()) {
        match sheet.verdict() {
            ReviewVerdict::RedLines { red_lines, .. } => prop_assert_eq!(red_lines, sheet.red_lines),
            ReviewVerdict::Rated { .. } | ReviewVerdict::Unrated => prop_assert!(sheet.red_lines.is_empty()),
        }
    }

    #[test]
    fn is_the_mean_between_the_worst_and_the_best_score(sheet in sheets()) {
        let scores: Vec<u32> =
            sheet.procedures[0].ratings.iter().filter_map(|rating| rating.score).map(u32::from).collect();
        let mean = sheet.scores().mean_hundredths();
        prop_assert_eq!(mean.is_none(), scores.is_empty());
        if let (Some(mean), Some(worst), Some(best)) = (mean, scores.iter().min(), scores.iter().max()) {
            prop_assert!(worst * 100 <= mean && mean <= best * 100, "{worst} {mean} {best}");
        }
    }
}
