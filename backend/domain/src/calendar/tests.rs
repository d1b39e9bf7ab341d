//! Does a day begin and end where the centre's calendar says, also where the clock is moved?

use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

#[test]
fn which_zones_are_known() {
    assert_eq!(Zone::named("Asia/Shanghai"), Ok(Zone::default()));
    assert!(Zone::named("Asia/Urumqi").is_ok());
    for wrong in ["", "Asia/Nowhere", "+08:00"] {
        assert_eq!(Zone::named(wrong), Err(UnknownZone), "{wrong:?}");
    }
}

#[test]
fn when_does_a_day_begin() {
    let table = [
        ("Asia/Shanghai", date(2027, 1, 1), "2026-12-31T16:00:00Z"),
        ("Asia/Urumqi", date(2027, 1, 1), "2026-12-31T18:00:00Z"),
        ("Pacific/Kiritimati", date(2027, 1, 1), "2026-12-31T10:00:00Z"),
        // China moved its clocks until 1991, at two in the night.
        ("Asia/Shanghai", date(1990, 4, 16), "1990-04-15T15:00:00Z"),
        // Midnight that was skipped: the day began at one.
        ("America/Sao_Paulo", date(2018, 11, 4), "2018-11-04T03:00:00Z"),
        // Midnight that came twice: the day began with the first.
        ("America/Havana", date(2018, 11, 4), "2018-11-04T04:00:00Z"),
    ];
    for (name, day, begins) in table {
        assert_eq!(zone(name).day_begins(day), at(begins), "{name} {day}");
    }
}

proptest! {
    /// A day that exists lies between its first instant and the next day's.
    #[test]
    fn does_each_day_hold_exactly_its_own_instants(
        name in prop::sample::select(vec![
            "Asia/Shanghai", "America/Sao_Paulo", "America/Havana", "Europe/London", "Australia/Lord_Howe", "UTC",
        ]),
        days in 0i64..30_000,
        within in 0i64..86_400_000_000,
    ) {
        let zone = zone(name);
        let day = date(1971, 1, 1).checked_add(days.days()).unwrap();
        let begins = zone.day_begins(day);
        prop_assert_eq!(zone.day_of(begins), day);
        let before = zone.day_of(Timestamp(begins.0 - 1));
        prop_assert_eq!(before, day.yesterday().unwrap());
        let inside = Timestamp(begins.0 + within);
        let of = zone.day_of(inside);
        prop_assert!(zone.day_begins(of) <= inside && inside < zone.day_begins(of.tomorrow().unwrap()));
    }
}

#[test]
fn what_lies_beyond_the_calendar() {
    let zone = Zone::default();
    assert_eq!(zone.day_of(Timestamp(i64::MIN)), Date::MIN);
    assert_eq!(zone.day_of(Timestamp(i64::MAX)), Date::MAX);
    assert!(zone.day_begins(Date::MIN) < Timestamp(0));
    assert!(zone.day_begins(Date::MAX) > Timestamp(0));
}
