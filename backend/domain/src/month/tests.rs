//! Which sessions are suggested for the month's supervision, in which order, and how many?

use super::*;
use jiff::civil::date;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const LONG_AGO: Date = date(2020, 1, 1);
const HOUR: Millis = Millis::minutes(60);

/// By the rules a centre begins with.
fn suggested(talks: &[Talk]) -> Vec<Suggestion> {
    suggest(talks, LONG_AGO, &DiscussionRules::default())
}

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
        (|it| it.length = Millis(HOUR.0 - 1), &[]),
        (|it| it.length = HOUR, &[Long]),
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
        let found = suggested(&[changed]);
        let reasons: Vec<_> = found.into_iter().flat_map(|one| one.reasons).collect();
        assert_eq!(reasons, expected, "{changed:?}");
        let told = Talk { discussed: Discussed::Yes, ..changed };
        assert_eq!(suggested(&[told]), [], "not twice");
    }
}

#[test]
fn which_comes_first_and_how_many_are_there() {
    let high = |number| Talk { tier: Some(RiskTier::High), ..talk(number) };
    let talks = [
        Talk { length: HOUR, ..talk(9) },
        high(3),
        Talk { rating: Some(1), ..talk(8) },
        high(5),
        Talk { rating: Some(1), ..high(4) },
        Talk { red_lines: 1, ..talk(1) },
        Talk { tier: Some(RiskTier::Imminent), ..talk(2) },
        high(6),
    ];
    let order: Vec<_> = suggested(&talks).into_iter().map(|one| one.session).collect();
    // A red line, an imminent one, a high one with a second reason, then the latest of the high ones.
    assert_eq!(order, [1, 2, 4, 6, 5].map(session));
    let mut turned = talks;
    turned.reverse();
    let again: Vec<_> = suggested(&turned).into_iter().map(|one| one.session).collect();
    assert_eq!(again, order, "whatever the order they come in");
}

#[test]
fn how_long_is_somebody_new() {
    let rules = DiscussionRules::default();
    assert_eq!(rules.first_weeks_end(date(2026, 1, 5)), date(2026, 3, 2));
    assert_eq!(rules.first_weeks_end(Date::MAX), Date::MAX);
    let never_over = DiscussionRules { first_weeks: u32::MAX, ..rules };
    assert_eq!(never_over.first_weeks_end(LONG_AGO), Date::MAX);
    let first_day = Talk { on: LONG_AGO, ..talk(1) };
    assert_eq!(suggested(&[first_day])[0].reasons, [DiscussionReason::FirstWeeks]);
}

#[test]
fn does_a_centre_say_itself_what_is_long_new_low_and_too_many() {
    use DiscussionReason::{FirstWeeks, Long, LowRating};
    let rules =
        DiscussionRules { low_rating: 3, long_talk_ms: Millis::minutes(30), first_weeks: 400, most_suggested: 1 };
    let talks = [talk(1), Talk { rating: Some(3), ..talk(2) }];
    let found = suggest(&talks, LONG_AGO, &rules);
    assert_eq!(found, [Suggestion { session: session(2), reasons: vec![LowRating, Long, FirstWeeks] }]);
}
