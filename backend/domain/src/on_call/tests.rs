//! Do stretches on call follow each other without gap or overlap in every zone, also where the clock is moved? Does the
//! proof find every minute that nobody covers, and is each gap told once?

use super::proof::{Stretch, gaps};
use super::*;
use crate::calendar::Zone;
use crate::dispatch::Need;
use crate::employment::Profession;
use crate::ids::ContactId;
use crate::team::{Availability, Candidate, Contact, CrisisRules, Duty, OnCallNow, PageChannel};
use jiff::ToSpan;
use jiff::civil::{DateTime, date};
use jiff::tz::TimeZoneDatabase;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

const LONG_AGO: Timestamp = Timestamp(0);

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

fn minute(n: i64) -> Timestamp {
    LONG_AGO + Millis::minutes(n)
}

fn minutes(from: i64, until: i64) -> Interval {
    Interval { from: minute(from), until: minute(until) }
}

#[test]
fn how_long_is_a_night_on_which_the_clock_is_moved() {
    let table = [
        ("Asia/Shanghai", "2026-11-22T18:00", "2026-11-23T08:00", Some(14 * 60)),
        // An hour less, an hour more.
        ("Europe/London", "2026-03-28T20:00", "2026-03-29T08:00", Some(11 * 60)),
        ("Europe/London", "2026-10-24T20:00", "2026-10-25T08:00", Some(13 * 60)),
        // Half an hour.
        ("Australia/Lord_Howe", "2026-04-04T20:00", "2026-04-05T08:00", Some(12 * 60 + 30)),
        // From a time that is skipped, until one that is skipped: the clock is moved at two.
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T04:00", Some(60)),
        ("America/New_York", "2026-03-08T01:00", "2026-03-08T02:30", Some(60)),
        // From the first of two times, until the first of two times.
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T03:00", Some(150)),
        ("America/New_York", "2026-11-01T00:00", "2026-11-01T01:30", Some(90)),
        // Wholly within what is skipped.
        ("America/New_York", "2026-03-08T02:10", "2026-03-08T02:50", None),
        // A day that never was: Samoa went over the date line.
        ("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T23:00", None),
        ("Pacific/Apia", "2011-12-29T20:00", "2011-12-31T08:00", Some(12 * 60)),
    ];
    for (name, starts, ends, length) in table {
        let (zone, starts, ends) = (zone(name), wall_time(starts).unwrap(), wall_time(ends).unwrap());
        let the_day_before = zone.instant_of(starts) - Millis::days(1);
        let interval = interval(starts, ends, &zone, the_day_before);
        let told = interval.map(Interval::length).ok();
        assert_eq!(told, length.map(Millis::minutes), "{name} {starts} {ends}");
    }
}

#[test]
fn which_stretches_are_refused() {
    let now = at("2026-11-22T04:00:00Z");
    let table = [
        ("2026-11-22T18:00", "2026-11-23T08:00", true),
        // Begun already, not over yet.
        ("2026-11-22T08:00", "2026-11-22T13:00", true),
        ("2026-11-22T08:00", "2026-11-22T12:00", false),
        ("2026-11-22T18:00", "2026-11-22T18:00", false),
        ("2026-11-22T18:00", "2026-11-22T17:00", false),
        ("2026-11-22T18:00", "2026-11-22T18:14", false),
        ("2026-11-22T18:00", "2026-11-22T18:15", true),
        ("2026-11-22T18:00", "2026-11-29T18:00", true),
        ("2026-11-22T18:00", "2026-11-29T18:01", false),
        ("2027-12-27T11:00", "2027-12-27T18:00", true),
        ("2027-12-27T13:00", "2027-12-27T18:00", false),
    ];
    for (starts, ends, good) in table {
        let told = interval(wall_time(starts).unwrap(), wall_time(ends).unwrap(), &Zone::default(), now);
        assert_eq!(told.is_ok(), good, "{starts} {ends} {told:?}");
    }
    for text in ["", "2026-11-22", "2026-11-22 18:00", "2026-02-30T10:00", "2026-11-22T24:00", "2026-11-22T18:00:30"] {
        assert_eq!(wall_time(text), Err(Refusal::ShiftInvalid), "{text:?}");
    }
    assert_eq!(wall_text(wall_time("2026-11-22T18:05").unwrap()), "2026-11-22T18:05");
}

fn of(interval: Interval) -> Period {
    let id = Uuid::from_u128;
    Period { id: OnCallId(id(1)), team: TeamId(id(2)), staff: StaffId(id(3)), interval }
}

#[test]
fn is_nobody_on_call_twice_at_once() {
    let others = [of(minutes(0, 60)), of(minutes(120, 180))];
    for (interval, good) in [
        (minutes(60, 120), true),
        (minutes(180, 240), true),
        (minutes(59, 120), false),
        (minutes(60, 121), false),
        (minutes(130, 140), false),
        (minutes(0, 240), false),
    ] {
        assert_eq!(fits(interval, &others).is_ok(), good, "{interval:?}");
    }
}

#[test]
fn what_is_left_of_a_stretch_that_is_taken_out() {
    let hour = minutes(60, 120);
    for (now, left) in [
        (0, Ok(Left::Nothing)),
        (60, Ok(Left::Nothing)),
        (61, Ok(Left::Served(minutes(60, 61)))),
        (119, Ok(Left::Served(minutes(60, 119)))),
        (120, Err(Refusal::AlreadyDone)),
        (121, Err(Refusal::AlreadyDone)),
    ] {
        assert_eq!(take_out(hour, minute(now)), left, "{now}");
    }
    let cut = minutes(60, 90);
    assert_eq!(take_out(cut, minute(90)), Err(Refusal::AlreadyDone), "taken out twice");
    assert!(fits(minutes(90, 120), &[of(cut)]).is_ok(), "somebody else may take the rest");
}

/// Shifts from each of these times until the next one: no time comes before an earlier one, so that they tile.
fn tile(zone: &Zone, walls: impl Iterator<Item = DateTime>) -> Result<(), String> {
    let mut before: Option<(DateTime, Timestamp)> = None;
    for wall in walls {
        let instant = zone.instant_of(wall);
        if let Some((earlier, ended)) = before
            && instant < ended
        {
            return Err(format!("{earlier} comes after {wall}"));
        }
        before = Some((wall, instant));
    }
    Ok(())
}

#[test]
fn do_shifts_tile_around_every_move_of_the_clock_in_every_zone() {
    let (first, last) = (at("2015-01-01T00:00:00Z"), at("2038-01-01T00:00:00Z"));
    let database = TimeZoneDatabase::bundled();
    let (mut zones, mut moves) = (0, 0);
    for name in database.available() {
        let zone = zone(name.as_str());
        zones += 1;
        let begin = jiff::Timestamp::from_microsecond(first.0).unwrap();
        let within = zone.zone().following(begin).take_while(|moved| moved.timestamp().as_microsecond() < last.0);
        for moved in within {
            moves += 1;
            let instant = moved.timestamp();
            let wall = instant.to_zoned(zone.zone().clone()).datetime();
            // 13 minutes meet hours, halves and quarters at different places.
            let from = wall.checked_sub(26.hours()).unwrap();
            let walls = (0..240).map(|step| from.checked_add((step * 13).minutes()).unwrap());
            tile(&zone, walls).unwrap_or_else(|wrong| panic!("{} {instant}: {wrong}", name.as_str()));
        }
    }
    assert!(zones > 400 && moves > 5_000, "{zones} zones, {moves} moves");
}

proptest! {
    /// Whatever the shifts of a week: those that follow each other on the wall follow each other in time, and what they
    /// last together is what lies between the first and the last.
    #[test]
    fn do_the_shifts_of_a_week_fill_it_exactly(
        name in prop::sample::select(vec![
            "Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca",
            "Antarctica/Troll", "America/Havana", "Asia/Gaza", "UTC",
        ]),
        day in 0i64..20_000,
        mut cuts in prop::collection::btree_set(1i64..10_079, 0..20),
    ) {
        let zone = zone(name);
        let monday = date(1985, 1, 7).at(0, 0, 0, 0).checked_add(day.days()).unwrap();
        cuts.extend([0, 10_080]);
        let walls: Vec<_> = cuts.iter().map(|cut| monday.checked_add(cut.minutes()).unwrap()).collect();
        let shifts: Vec<Interval> = walls
            .windows(2)
            .map(|pair| Interval { from: zone.instant_of(pair[0]), until: zone.instant_of(pair[1]) })
            .collect();
        let mut whole = 0;
        for shift in &shifts {
            prop_assert!(shift.from <= shift.until);
            whole += shift.until.0 - shift.from.0;
        }
        for (at, shift) in shifts.iter().enumerate() {
            prop_assert!(shifts[at + 1..].iter().all(|later| !shift.overlaps(*later)));
        }
        prop_assert_eq!(whole, zone.instant_of(*walls.last().unwrap()).0 - zone.instant_of(walls[0]).0);
    }

    /// A time that is shown once is shown at its instant.
    #[test]
    fn is_a_time_on_the_wall_shown_at_its_instant(
        name in prop::sample::select(vec!["Asia/Shanghai", "Europe/London", "America/Sao_Paulo", "Asia/Kathmandu"]),
        minute in 0i64..30_000_000,
    ) {
        let zone = zone(name);
        let wall = date(1985, 1, 1).at(0, 0, 0, 0).checked_add(minute.minutes()).unwrap();
        let ambiguous = zone.zone().to_ambiguous_timestamp(wall);
        if !ambiguous.is_ambiguous() {
            prop_assert_eq!(zone.minute_of(zone.instant_of(wall)), wall.strftime("%Y-%m-%d %H:%M").to_string());
        }
    }

    /// The sweep finds exactly the minutes that counting them one by one finds.
    #[test]
    fn does_the_proof_find_every_uncovered_minute(
        stretches in prop::collection::vec((-50i64..150, 1i64..80, 0usize..3), 0..12),
        count in 0u32..4,
    ) {
        let kinds = [vec![Profession::Nurse], vec![Profession::Psychiatrist], vec![Profession::Nurse, Profession::Psychiatrist]];
        let stretches: Vec<Stretch> = stretches
            .into_iter()
            .map(|(from, length, kind)| Stretch {
                interval: minutes(from, from + length),
                professions: kinds[kind].iter().copied().collect(),
            })
            .collect();
        let need = Need { profession: Profession::Nurse, count };
        let found = gaps(&[need], &stretches, minutes(0, 100));
        prop_assert_eq!(found.len(), 1);
        let found = &found[0].1;
        for pair in found.windows(2) {
            prop_assert!(pair[0].interval.until < pair[1].interval.from, "told apart only where they are apart");
        }
        for n in 0..100 {
            let on_call = stretches
                .iter()
                .filter(|one| one.professions.contains(&Profession::Nurse))
                .filter(|one| one.interval.overlaps(minutes(n, n + 1)))
                .count();
            let gap = found.iter().find(|gap| gap.interval.overlaps(minutes(n, n + 1)));
            prop_assert_eq!(gap.is_some(), on_call < count as usize, "minute {}", n);
            prop_assert!(gap.is_none_or(|gap| gap.on_call as usize <= on_call));
        }
    }
}

#[test]
fn is_a_gap_told_once_until_it_is_filled() {
    let telling = |new: &[Interval], moved: &[(u8, Interval)], over: &[u8]| Telling {
        new: new.to_vec(),
        moved: moved.to_vec(),
        over: over.to_vec(),
    };
    let gap = minutes(60, 120);
    assert_eq!(tell::<u8>(&[], &[]), telling(&[], &[], &[]));
    assert_eq!(tell::<u8>(&[gap], &[]), telling(&[gap], &[], &[]));
    // It shrinks, it goes on, its first part is past: told already.
    for now in [minutes(90, 100), minutes(60, 179), minutes(120, 130)] {
        assert_eq!(tell(&[now], &[(1, gap)]), telling(&[], &[], &[]), "{now:?}");
    }
    for now in [minutes(60, 180), minutes(100, 240), minutes(0, 60)] {
        assert_eq!(tell(&[now], &[(1, gap)]), telling(&[], &[(1, now)], &[]), "{now:?}");
    }
    // Filled, and another one.
    let other = minutes(300, 360);
    assert_eq!(tell(&[], &[(1, gap)]), telling(&[], &[], &[1]));
    assert_eq!(tell(&[other], &[(1, gap)]), telling(&[other], &[], &[1]));
    assert_eq!(tell(&[gap, other], &[(1, gap)]), telling(&[other], &[], &[]));
}

#[test]
fn who_counts_as_being_on_call() {
    let rules = CrisisRules::default();
    let now = minute(0);
    let contact = |channel, proven_at| Contact { id: ContactId(Uuid::from_u128(9)), channel, proven_at };
    let member = |availability, contacts: &[Contact]| Candidate {
        staff: StaffId(Uuid::from_u128(1)),
        team: TeamId(Uuid::from_u128(2)),
        duty: Duty::Member,
        professions: BTreeSet::from([Profession::Nurse]),
        on_call: OnCallNow::No,
        availability,
        resting_until: None,
        engaged: None,
        contacts: contacts.to_vec(),
    };
    let proven = [contact(PageChannel::Console, None), contact(PageChannel::Sms, Some(now))];
    let lapsed = [contact(PageChannel::Sms, Some(now - rules.proof_holds_ms))];
    let only_console = [contact(PageChannel::Console, Some(now))];
    let away = |until| Availability::Away { until };
    let table: [(_, &[Contact], _); 7] = [
        (Availability::Available, &proven, Some(minutes(60, 120))),
        (Availability::Available, &lapsed, None),
        (Availability::Available, &only_console, None),
        (away(None), &proven, None),
        (away(Some(minute(30))), &proven, Some(minutes(60, 120))),
        (away(Some(minute(90))), &proven, Some(minutes(90, 120))),
        (away(Some(minute(120))), &proven, None),
    ];
    for (at, (availability, contacts, expected)) in table.into_iter().enumerate() {
        let stretch = Stretch::of(minutes(60, 120), &member(availability, contacts), &rules, now);
        assert_eq!(stretch.map(|stretch| stretch.interval), expected, "case {at}");
    }
    let need = Need { profession: Profession::Nurse, count: 1 };
    let covered = Stretch::of(minutes(60, 120), &member(Availability::Available, &proven), &rules, now);
    let cover = gaps(&[need], &covered.into_iter().collect::<Vec<_>>(), minutes(60, 200));
    assert_eq!(first(&cover), Some(minute(120)));
    assert_eq!(first(&gaps(&[need], &[], minutes(60, 200))), Some(minute(60)));
    assert_eq!(first(&gaps(&[], &[], minutes(60, 200))), None);
}
