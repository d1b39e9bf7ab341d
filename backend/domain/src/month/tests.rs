//! Which sessions are suggested for the month's supervision, in which order, and how many?

use super::*;
use jiff::civil::date;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const LONG_AGO: Date = date(2020, 1, 1);

fn session(number: u128) -> SessionId {
    SessionId(Uuid::from_u128(number))
}

/// A talk with nothing to say about it.
fn talk(number: u128) -> Talk {
    Talk {
        session: session(number),
        opened_at: NOON + Millis::minutes(number as i64),
        on: date(2026, 11, 20),
        tier: Some(RiskTier::Low),
        length: Millis::minutes(30),
        rating: None,
        red_lines: 0,
        discussed: Discussed::NotYet,
    }
}

#[test]
fn why_is_a_session_worth_talking_about() {
    use DiscussionReason::{FirstWeeks, High, Imminent, Long, LowRating, RedLine};
    type Change = fn(&mut Talk);
    let table: [(Change, &[DiscussionReason]); 13] = [
        (|_| (), &[]),
        (|it| it.tier = None, &[]),
        (|it| it.tier = Some(RiskTier::Moderate), &[]),
        (|it| it.tier = Some(RiskTier::High), &[High]),
        (|it| it.tier = Some(RiskTier::Imminent), &[Imminent]),
        (|it| it.rating = Some(3), &[]),
        (|it| it.rating = Some(2), &[LowRating]),
        (|it| it.length = Millis(LONG_TALK.0 - 1), &[]),
        (|it| it.length = LONG_TALK, &[Long]),
        (|it| it.red_lines = 2, &[RedLine]),
        (
            |it| (it.red_lines, it.tier, it.rating) = (1, Some(RiskTier::Imminent), Some(1)),
            &[RedLine, Imminent, LowRating],
        ),
        (|it| it.on = date(2020, 2, 25), &[FirstWeeks]),
        (|it| it.on = date(2020, 2, 26), &[]),
    ];
    for (change, expected) in table {
        let mut changed = talk(1);
        change(&mut changed);
        let found = suggest(&[changed], LONG_AGO);
        let reasons: Vec<_> = found.into_iter().flat_map(|one| one.reasons).collect();
        assert_eq!(reasons, expected, "{changed:?}");
        let told = Talk { discussed: Discussed::Yes, ..changed };
        assert_eq!(suggest(&[told], LONG_AGO), [], "not twice");
    }
}

#[test]
fn which_comes_first_and_how_many_are_there() {
    let high = |number| Talk { tier: Some(RiskTier::High), ..talk(number) };
    let talks = [
        Talk { length: LONG_TALK, ..talk(9) },
        high(3),
        Talk { rating: Some(1), ..talk(8) },
        high(5),
        Talk { rating: Some(1), ..high(4) },
        Talk { red_lines: 1, ..talk(1) },
        Talk { tier: Some(RiskTier::Imminent), ..talk(2) },
        high(6),
    ];
    let order: Vec<_> = suggest(&talks, LONG_AGO).into_iter().map(|one| one.session).collect();
    // A red line, an imminent one, a high one with a second reason, then the latest of the high ones.
    assert_eq!(order, [1, 2, 4, 6, 5].map(session));
    let mut turned = talks;
    turned.reverse();
    let again: Vec<_> = suggest(&turned, LONG_AGO).into_iter().map(|one| one.session).collect();
    assert_eq!(again, order, "whatever the order they come in");
}

#[test]
fn how_long_is_somebody_new() {
    assert_eq!(first_weeks_end(date(2026, 1, 5)), date(2026, 3, 2));
    assert_eq!(first_weeks_end(Date::MAX), Date::MAX);
    let first_day = Talk { on: LONG_AGO, ..talk(1) };
    assert_eq!(suggest(&[first_day], LONG_AGO)[0].reasons, [DiscussionReason::FirstWeeks]);
}
