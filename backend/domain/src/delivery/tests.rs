//! Is nothing silent, nothing sent twice without saying so, and every bad state somebody's?

use super::*;
use crate::risk::RiskTier;
use proptest::prelude::*;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const TOMORROW: Timestamp = Timestamp(NOON.0 + 86_400_000_000);

fn sending(number: u32) -> Delivery {
    Delivery::Sending { attempt: Attempt::Fresh { number }, claim: Claim { token: 7, until: NOON + CLAIM } }
}

#[test]
fn what_comes_of_an_attempt() {
    use DeliveryWord::{Accepted, Expired, Failed, Pending, Unknown};
    let soon = NOON + Millis::seconds(1);
    let table = [
        (SendOutcome::Accepted, TOMORROW, Accepted, Care::None),
        (SendOutcome::Refused, TOMORROW, Failed, Care::Human),
        (SendOutcome::Deferred, TOMORROW, Pending, Care::None),
        (SendOutcome::Unreachable, TOMORROW, Pending, Care::None),
        (SendOutcome::NoAnswer, TOMORROW, Unknown, Care::Human),
        // No further attempt fits before its time is over.
        (SendOutcome::Accepted, soon, Accepted, Care::None),
        (SendOutcome::Deferred, soon, Expired, Care::Human),
        (SendOutcome::Unreachable, soon, Expired, Care::Human),
        (SendOutcome::NoAnswer, soon, Expired, Care::Human),
    ];
    for (outcome, expires_at, word, care) in table {
        let after = sending(1).finish(7, outcome, NOON, expires_at, Urgency::Letter).unwrap();
        assert_eq!((after.word(), after.care()), (word, care), "{outcome:?}");
    }
}

#[test]
fn may_only_the_worker_with_the_token_say_how_it_went() {
    assert_eq!(sending(1).finish(8, SendOutcome::Accepted, NOON, TOMORROW, Urgency::Letter), Err(Refusal::LeaseLost));
    let accepted = sending(1).finish(7, SendOutcome::Accepted, NOON, TOMORROW, Urgency::Letter).unwrap();
    assert_eq!(accepted.finish(7, SendOutcome::Refused, NOON, TOMORROW, Urgency::Letter), Err(Refusal::LeaseLost));
}

#[test]
fn is_nothing_claimed_by_two_workers() {
    let claimed = Delivery::new(NOON).claim(1, NOON).unwrap();
    assert_eq!(claimed.claim(2, NOON), Err(Refusal::AlreadyDone));
    assert_eq!(claimed.claim(2, NOON + Millis(CLAIM.0 - 1)), Err(Refusal::AlreadyDone));
    // The first worker is gone: whether it arrived nobody knows, and the second says so.
    let again = claimed.claim(2, NOON + CLAIM).unwrap();
    let until = NOON + CLAIM + CLAIM;
    let expected = Delivery::Sending { attempt: Attempt::MayBeRepeat { number: 2 }, claim: Claim { token: 2, until } };
    assert_eq!(again, expected);
    // The first worker comes back, too late.
    assert_eq!(
        again.finish(1, SendOutcome::Accepted, NOON + CLAIM, TOMORROW, Urgency::Letter),
        Err(Refusal::LeaseLost)
    );
}

#[test]
fn does_the_wait_grow_and_stay_bounded() {
    let wait = |number| match sending(number).finish(7, SendOutcome::Deferred, NOON, TOMORROW, Urgency::Letter).unwrap()
    {
        Delivery::Pending { due_at, .. } => due_at.since(NOON),
        other => panic!("{other:?}"),
    };
    assert_eq!([1, 2, 3, 4, 5, 6, 600].map(wait), [15, 60, 300, 900, 3_600, 3_600, 3_600].map(Millis::seconds));
}

#[test]
fn what_time_makes_of_it() {
    let later = NOON + CLAIM;
    let pending = Delivery::new(NOON);
    assert_eq!(pending.overdue(later, TOMORROW), None);
    assert_eq!(pending.overdue(later, later).map(|after| after.word()), Some(DeliveryWord::Expired));
    assert_eq!(sending(1).overdue(NOON, NOON), None, "a worker is at it");
    let left = sending(1).overdue(later, TOMORROW).unwrap();
    assert_eq!((left.word(), left.due_at(), left.care()), (DeliveryWord::Unknown, Some(later), Care::Human));
    assert_eq!(sending(1).overdue(later, later).map(|after| after.word()), Some(DeliveryWord::Expired));
}

#[test]
fn can_what_was_accepted_be_cancelled_or_sent_again() {
    let accepted = Delivery::Accepted { attempt: Attempt::Fresh { number: 1 }, at: NOON };
    assert_eq!(accepted.cancel(DeliveryReason::NoLongerSo, NOON), accepted);
    assert_eq!(accepted.retry(NOON), Err(Refusal::AlreadyDone));
    let cancelled = Delivery::new(NOON).cancel(DeliveryReason::NoLongerSo, NOON);
    assert_eq!((cancelled.word(), cancelled.due_at()), (DeliveryWord::Cancelled, None));
    // What may have arrived still says so when a human sends it again.
    let expired = Delivery::Expired { attempt: Attempt::MayBeRepeat { number: 3 }, at: NOON };
    let again = expired.retry(TOMORROW).unwrap().claim(9, TOMORROW).unwrap();
    assert!(matches!(again, Delivery::Sending { attempt: Attempt::MayBeRepeat { number: 4 }, .. }));
}

#[test]
fn is_only_what_was_never_tried_suppressed() {
    let suppressed = Delivery::new(NOON).suppress(DeliveryReason::NotConfigured, NOON);
    assert_eq!((suppressed.word(), suppressed.care()), (DeliveryWord::Suppressed, Care::Human));
    let tried = sending(1).finish(7, SendOutcome::Deferred, NOON, TOMORROW, Urgency::Letter).unwrap();
    assert_eq!(tried.suppress(DeliveryReason::NotConfigured, NOON), tried);
    // Once the channel is there, a human sends it.
    assert_eq!(suppressed.retry(TOMORROW), Ok(Delivery::new(TOMORROW)));
}

#[test]
fn is_an_occasion_read_as_it_is_written() {
    use crate::ids::{CommandId, EntryId, InstitutionId, ReferralId, ReferralLinkId, ReviewId, StaffId};
    use crate::standing::{Distance, Period, Requirement};
    use uuid::Uuid;
    let (person, recipient) = (StaffId(Uuid::from_u128(1)), StaffId(Uuid::from_u128(2)));
    let month: Period = "2026-11".parse().unwrap();
    let reminder = |distance| Occasion::StandingReminder {
        person,
        requirement: Requirement::Supervision,
        period: month,
        distance,
        recipient,
    };
    let occasions = [
        reminder(Distance::Before { days: 10 }),
        reminder(Distance::Missed),
        Occasion::MonthlyDigest { month, recipient },
        Occasion::SupervisionToConfirm { version: EntryId(Uuid::from_u128(5)), recipient },
        Occasion::ReviewWaiting { review: ReviewId(Uuid::from_u128(6)), recipient },
        Occasion::Test { asked: CommandId(Uuid::from_u128(4)), recipient },
        Occasion::ReferralPage { link: ReferralLinkId(Uuid::from_u128(6)), recipient },
        Occasion::ReferralNotice { referral: ReferralId(Uuid::from_u128(7)), recipient },
        Occasion::GreenChannelPage { link: ReferralLinkId(Uuid::from_u128(6)), recipient },
        Occasion::GreenChannelNotice { referral: ReferralId(Uuid::from_u128(7)), recipient },
        Occasion::SystemReferral { referral: ReferralId(Uuid::from_u128(7)), recipient },
        Occasion::SystemCancellation { referral: ReferralId(Uuid::from_u128(7)), recipient },
        Occasion::SystemIntroduction { institution: InstitutionId(Uuid::from_u128(8)), version: 2, recipient },
    ];
    for occasion in occasions {
        assert_eq!(occasion.to_string().parse(), Ok(occasion));
        assert_eq!(occasion.recipient(), recipient);
    }
    for text in ["", "test", "test/1/2", "standing_reminder/1", "review_waiting/1/2", "unheard/of"] {
        assert_eq!(text.parse::<Occasion>(), Err(NoOccasion), "{text}");
    }
}

#[test]
fn when_does_the_circuit_open_and_close() {
    let mut breaker = Breaker::default();
    for _ in 1..MOST_FAILURES {
        breaker = breaker.after(SendOutcome::Unreachable, NOON);
        assert_eq!(breaker.allows(8, NOON), 8);
    }
    breaker = breaker.after(SendOutcome::Unreachable, NOON);
    let probe_at = NOON + Millis::seconds(15);
    assert_eq!((breaker.allows(8, NOON), breaker.allows(8, probe_at)), (0, 1));
    let longer = breaker.after(SendOutcome::Deferred, probe_at);
    assert_eq!(longer.open_until, Some(probe_at + Millis::seconds(30)));
    // Never longer than five minutes, however often it fails.
    let worst = (0..90).fold(longer, |breaker, _| breaker.after(SendOutcome::NoAnswer, NOON));
    assert_eq!(worst.open_until, Some(NOON + Millis::minutes(5)));
    assert_eq!(worst.after(SendOutcome::Refused, NOON), Breaker::default());
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Wait(i64),
    Claim,
    Finish(SendOutcome),
    Time,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let outcome = prop_oneof![
        Just(SendOutcome::Accepted),
        Just(SendOutcome::Refused),
        Just(SendOutcome::Deferred),
        Just(SendOutcome::Unreachable),
        Just(SendOutcome::NoAnswer),
    ];
    let step = prop_oneof![
        (0..7_200i64).prop_map(Step::Wait),
        Just(Step::Claim),
        outcome.prop_map(Step::Finish),
        Just(Step::Time),
    ];
    proptest::collection::vec(step, 0..60)
}

proptest! {
    /// On whatever way: an item is accepted, on its way with an instant at which it is looked at, or a human's.
    #[test]
    fn is_nothing_ever_silent(steps in steps()) {
        let (mut now, mut token, mut item) = (NOON, 0, Delivery::new(NOON));
        let mut perhaps_arrived = false;
        for step in steps {
            item = match step {
                Step::Wait(seconds) => {
                    now = now + Millis::seconds(seconds);
                    item
                }
                // Who is refused the claim has no token, and nothing to say about how it went.
                Step::Claim => item.claim(token + 1, now).map_or(item, |claimed| {
                    token += 1;
                    perhaps_arrived |= matches!(item, Delivery::Sending { .. });
                    claimed
                }),
                Step::Finish(outcome) => {
                    perhaps_arrived |= matches!(item, Delivery::Sending { .. }) && outcome == SendOutcome::NoAnswer;
                    item.finish(token, outcome, now, TOMORROW, Urgency::Letter).unwrap_or(item)
                }
                Step::Time => {
                    perhaps_arrived |= matches!(item, Delivery::Sending { claim, .. } if claim.until <= now);
                    item.overdue(now, TOMORROW).unwrap_or(item)
                }
            };
            let settled = item.due_at().is_none();
            prop_assert!(!settled || item.care() == Care::Human || item.word() == DeliveryWord::Accepted);
            if let Delivery::Sending { attempt, .. } = item {
                prop_assert_eq!(perhaps_arrived, matches!(attempt, Attempt::MayBeRepeat { .. }));
            }
        }
    }
}

#[test]
fn is_a_page_tried_again_within_seconds_and_a_letter_later() {
    let waits = |urgency| -> Vec<i64> {
        let due = |number| sending(number).finish(7, SendOutcome::Deferred, NOON, TOMORROW, urgency).unwrap().due_at();
        (1..=6).map(|number| due(number).unwrap().since(NOON).0 / 1_000).collect()
    };
    assert_eq!(waits(Urgency::Page), [5, 10, 15, 30, 30, 30]);
    assert_eq!(waits(Urgency::Letter), [15, 60, 300, 900, 3_600, 3_600]);
    assert_eq!(waits(Urgency::System), [5, 15, 30, 60, 300, 300]);
    for purpose in DeliveryPurpose::ALL.iter().copied() {
        let hurries = matches!(
            purpose,
            DeliveryPurpose::Page
                | DeliveryPurpose::StandDown
                | DeliveryPurpose::GreenChannelPage
                | DeliveryPurpose::GreenChannelNotice
        );
        assert_eq!(purpose.urgency() == Urgency::Page, hurries, "{}", purpose.code());
    }
}

#[test]
fn does_the_greater_danger_go_first() {
    use crate::dispatch::Purpose::{Drill, Real};
    let page = |purpose, tier, before| Priority::of_page(purpose, tier, Turn::after(before));
    let mut order = vec![Priority::Letter, Priority::Test, page(Drill, None, 0), Priority::StandDown];
    for tier in RiskTier::ALL.iter().copied() {
        order.extend([page(Real, Some(tier), 3), page(Real, Some(tier), 0)]);
    }
    let ranks: Vec<_> = order.iter().map(|priority| priority.rank()).collect();
    assert!(ranks.is_sorted_by(|a, b| a < b), "{ranks:?}");
    assert_eq!(page(Real, None, 0), page(Real, Some(RiskTier::High), 0), "nobody has rated it");
    assert_eq!(page(Drill, Some(RiskTier::Imminent), 0), Priority::Drill, "a drill is no danger");
    assert_eq!(Urgency::PAGES_FROM, Priority::Drill.rank());
}

/// One of each state, after one attempt.
fn one_of_each() -> Vec<Delivery> {
    let (attempt, at, because) = (Attempt::Fresh { number: 1 }, NOON, DeliveryReason::Refused);
    vec![
        Delivery::Pending { attempt, due_at: NOON, because: None },
        sending(1),
        Delivery::Unknown { attempt: Attempt::MayBeRepeat { number: 1 }, due_at: NOON, because },
        Delivery::Accepted { attempt, at },
        Delivery::Failed { attempt, at, because },
        Delivery::Expired { attempt, at },
        Delivery::Suppressed { at, because },
        Delivery::Cancelled { attempt, at, because },
    ]
}

#[test]
fn what_does_a_providers_report_make_of_each_state() {
    use DeliveryReport::{Delivered, NotDelivered};
    use DeliveryWord::{Accepted, Cancelled, Expired, Failed, Pending, Sending, Suppressed, Unknown};
    let after = |report, delivered: Option<Timestamp>| -> Vec<DeliveryWord> {
        one_of_each().into_iter().map(|state| state.reported(report, delivered, NOON).word()).collect()
    };
    let arrived = [Accepted, Accepted, Accepted, Accepted, Accepted, Accepted, Suppressed, Cancelled];
    assert_eq!(after(Delivered, None), arrived);
    assert_eq!(after(Delivered, Some(NOON)), arrived, "twice");
    let not = [Pending, Sending, Unknown, Failed, Failed, Expired, Suppressed, Cancelled];
    assert_eq!(after(NotDelivered, None), not, "only what was taken is lost by it");
    let late = [Pending, Sending, Unknown, Accepted, Failed, Expired, Suppressed, Cancelled];
    assert_eq!(after(NotDelivered, Some(NOON)), late, "delivered never goes back");
    assert_eq!(Delivery::new(NOON).reported(Delivered, None, NOON), Delivery::new(NOON), "never tried, never arrived");
}
