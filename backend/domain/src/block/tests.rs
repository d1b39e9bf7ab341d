//! Who may be blocked, and who is let in all the same?

use super::*;
use crate::ids::{SessionId, StaffId};
use crate::risk::{Intake, SafeNow, Thoughts, intake_tier};
use crate::session::{Arrival, Direction, EndedBy, Language};
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn talk(tier: Option<RiskTier>) -> Session {
    let id = SessionId(Uuid::from_u128(1));
    let arrival = Arrival { id, language: Language::Chinese, wished_gender: None, tier, reasons: Vec::new() };
    Session::open(arrival, NOON)
}

fn ended(at: Timestamp) -> Session {
    talk(None).end(EndedBy::Caller, at).unwrap()
}

#[test]
fn is_a_caller_blocked_only_while_on_or_lately_gone_and_never_in_danger() {
    let until = |hours| Ok(NOON + Millis::hours(hours));
    let by = StaffId(Uuid::from_u128(7));
    let phone = || Session::open_phone(talk(None).id, Direction::Incoming, Language::Chinese, NOON, by);
    let rows: [(&str, Session, u32, Result<Timestamp, Refusal>); 13] = [
        ("not rated", talk(None), 24, until(24)),
        ("low", talk(Some(RiskTier::Low)), 1, until(1)),
        ("moderate", talk(Some(RiskTier::Moderate)), 72, until(72)),
        ("high", talk(Some(RiskTier::High)), 24, Err(Refusal::CallerInDanger)),
        ("imminent", talk(Some(RiskTier::Imminent)), 24, Err(Refusal::CallerInDanger)),
        ("on the phone", phone(), 24, until(24)),
        ("just ended", ended(NOON), 24, until(24)),
        ("ended a day ago", ended(NOON - BLOCKABLE_FOR), 24, until(24)),
        ("ended longer ago", ended(NOON - BLOCKABLE_FOR - Millis(1)), 24, Err(Refusal::TooLateToBlock)),
        ("for no time", talk(None), 0, Err(Refusal::FieldInvalid)),
        ("for too long", talk(None), 73, Err(Refusal::FieldInvalid)),
        ("for ever", talk(None), u32::MAX, Err(Refusal::FieldInvalid)),
        // What to do comes before what was mistyped.
        ("high, for too long", talk(Some(RiskTier::High)), 73, Err(Refusal::CallerInDanger)),
    ];
    for (case, session, hours, expected) in rows {
        assert_eq!(may_block(&session, hours, NOON), expected, "{case}");
    }
}

#[test]
fn is_whoever_says_that_they_are_in_danger_always_let_in() {
    let later = NOON + Millis::hours(1);
    for thoughts in [None].into_iter().chain(Thoughts::ALL.iter().copied().map(Some)) {
        for safe_now in [None].into_iter().chain(SafeNow::ALL.iter().copied().map(Some)) {
            let (tier, _) = intake_tier(&Intake { safe_now, thoughts });
            let in_danger =
                safe_now == Some(SafeNow::No) || matches!(thoughts, Some(Thoughts::WithPlan | Thoughts::ActingNow));
            let expected = if in_danger { Admission::PastBlock } else { Admission::Blocked { until: later } };
            assert_eq!(admit(Some(later), tier, NOON), expected, "{thoughts:?} {safe_now:?}");
            assert_eq!(admit(None, tier, NOON), Admission::Free);
            assert_eq!(admit(Some(NOON), tier, NOON), Admission::Free, "a block ends at its instant");
        }
    }
}
