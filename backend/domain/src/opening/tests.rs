//! Is the hotline open when the wall clock of its centre says so, also past midnight and where clocks are changed?

use super::*;
use crate::time::Millis;
use proptest::prelude::*;
use proptest::sample::select;

fn instant(text: &str) -> Timestamp {
    Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

fn daily(from_minute: u16, until_minute: u16, time_zone: &str) -> OpeningHours {
    OpeningHours::Daily { from_minute, until_minute, time_zone: time_zone.to_owned() }
}

fn hour(hour: u16) -> u16 {
    hour * 60
}

#[test]
fn is_it_open_then_and_if_not_when_does_it_open() {
    let day = || daily(hour(8), hour(22), "Asia/Shanghai");
    let night = || daily(hour(20), hour(2), "Asia/Shanghai");
    let new_york = |from, until| daily(from, until, "America/New_York");
    let table = [
        (OpeningHours::RoundTheClock, "2026-11-21T03:00:00+08:00", None),
        (day(), "2026-11-21T08:00:00+08:00", None),
        (day(), "2026-11-21T21:59:59+08:00", None),
        (day(), "2026-11-21T22:00:00+08:00", Some("2026-11-22T08:00:00+08:00")),
        (day(), "2026-11-21T07:59:59+08:00", Some("2026-11-21T08:00:00+08:00")),
        (night(), "2026-11-21T23:59:59+08:00", None),
        (night(), "2026-11-22T01:59:59+08:00", None),
        (night(), "2026-11-22T02:00:00+08:00", Some("2026-11-22T20:00:00+08:00")),
        (daily(hour(9), hour(9), "Asia/Shanghai"), "2026-11-21T03:00:00+08:00", None),
        (daily(0, DAY_MINUTES, "Asia/Shanghai"), "2026-11-21T23:59:59+08:00", None),
        (daily(hour(8), DAY_MINUTES, "Asia/Shanghai"), "2026-11-22T00:00:00+08:00", Some("2026-11-22T08:00:00+08:00")),
        // Clocks go from 02:00 to 03:00 on 8 March 2026, and back from 02:00 to 01:00 on 1 November.
        (new_york(hour(8), hour(20)), "2026-03-07T21:00:00-05:00", Some("2026-03-08T08:00:00-04:00")),
        (new_york(hour(22), hour(4)), "2026-03-08T03:59:59-04:00", None),
        (new_york(hour(22), hour(4)), "2026-03-08T04:00:00-04:00", Some("2026-03-08T22:00:00-04:00")),
        (new_york(150, hour(8)), "2026-03-08T03:00:00-04:00", None),
        (new_york(90, hour(8)), "2026-11-01T01:29:59-04:00", Some("2026-11-01T01:30:00-04:00")),
        (new_york(90, hour(8)), "2026-11-01T01:10:00-05:00", None),
        (new_york(hour(20), 90), "2026-11-01T01:29:59-05:00", None),
        (new_york(hour(20), 90), "2026-11-01T01:30:00-05:00", Some("2026-11-01T20:00:00-05:00")),
    ];
    for (hours, at, opens_at) in table {
        let expected = opens_at.map_or(OpenState::Open, |text| OpenState::Closed { opens_at: instant(text) });
        assert_eq!(hours.is_open(instant(at)), expected, "{hours:?} {at}");
    }
}

#[test]
fn which_hours_are_refused() {
    let zone = "Asia/Shanghai";
    assert_eq!(OpeningHours::RoundTheClock.check(), Ok(()));
    assert_eq!(daily(1439, 1440, zone).check(), Ok(()));
    assert_eq!(daily(1440, 600, zone).check(), Err(OpeningFault::MinuteOutOfRange));
    assert_eq!(daily(0, 1441, zone).check(), Err(OpeningFault::MinuteOutOfRange));
    assert_eq!(daily(0, 600, "Asia/Shangri-La").check(), Err(OpeningFault::UnknownTimeZone));
    assert_eq!(daily(0, 600, "").check(), Err(OpeningFault::UnknownTimeZone));
}

#[test]
fn is_a_caller_never_turned_away_by_a_wrong_setting() {
    assert_eq!(daily(0, 600, "Nowhere").is_open(instant("2026-11-21T20:00:00Z")), OpenState::Open);
    assert_eq!(daily(u16::MAX, 600, "Asia/Shanghai").is_open(instant("2026-11-21T20:00:00Z")), OpenState::Open);
}

/// Zones with and without changes of the clock, by an hour and by half an hour.
const ZONES: [&str; 5] = ["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"];

proptest! {
    #[test]
    fn is_it_open_at_the_instant_it_says_and_closed_until_then(
        from in 0..DAY_MINUTES,
        until in 0..=DAY_MINUTES,
        zone in select(&ZONES[..]),
        at in 1_700_000_000_i64..1_900_000_000,
    ) {
        let hours = daily(from, until, zone);
        prop_assert_eq!(hours.check(), Ok(()));
        let at = Timestamp(at * 1_000_000);
        if let OpenState::Closed { opens_at } = hours.is_open(at) {
            prop_assert!(opens_at > at && opens_at <= at + Millis::hours(26));
            prop_assert_eq!(hours.is_open(opens_at), OpenState::Open);
            prop_assert_eq!(hours.is_open(opens_at - Millis(1)), OpenState::Closed { opens_at });
        }
    }

    #[test]
    fn does_it_answer_to_any_setting_at_any_instant(from in any::<u16>(), until in any::<u16>(), zone in ".{0,12}", at in any::<i64>()) {
        daily(from, until, &zone).is_open(Timestamp(at));
        daily(from, until, "Asia/Shanghai").is_open(Timestamp(at));
    }
}
