//! Are the figures what their names say?

use super::*;
use crate::suppression::Cell;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn chat(arrival: ArrivalTier, answer: Answer) -> Contact {
    Contact { opened_at: NOON, channel: Channel::Web, direction: Direction::Incoming, arrival, answer }
}

fn taken(seconds: i64, target: i64) -> Answer {
    Answer::Handled { waited: Some(Millis::seconds(seconds)), target: Some(Millis::seconds(target)) }
}

fn of(contacts: &[Contact], calls: &[DueCall]) -> Kpis {
    kpis(contacts, calls, &FigureRules::default(), &CallRules::default(), NOON)
}

fn ratio(kpis: &Kpis, measure: KpiMeasure) -> (u32, u32) {
    let found = kpis.ratios.iter().find(|ratio| ratio.measure == measure).unwrap();
    (found.part, found.whole)
}

#[test]
fn what_is_counted_of_which_sessions() {
    use ArrivalTier::{High, Imminent, Low, Unrated};
    let by_phone = Answer::Handled { waited: None, target: None };
    let contacts = [
        chat(Low, taken(15, 60)),
        chat(Low, taken(16, 60)),
        chat(High, taken(30, 30)),
        chat(Imminent, taken(31, 30)),
        chat(High, Answer::Abandoned),
        chat(Unrated, Answer::Abandoned),
        chat(Unrated, Answer::Waiting),
        Contact { channel: Channel::Phone, ..chat(Unrated, by_phone) },
        // We called: it did not reach the line.
        Contact { channel: Channel::Phone, direction: Direction::Outgoing, ..chat(Unrated, by_phone) },
    ];
    let kpis = of(&contacts, &[]);
    assert_eq!(ratio(&kpis, KpiMeasure::ConnectRate), (5, 8));
    assert_eq!(ratio(&kpis, KpiMeasure::PickUpInTime), (1, 4));
    assert_eq!(ratio(&kpis, KpiMeasure::InTarget), (3, 4));
    assert_eq!(ratio(&kpis, KpiMeasure::HighRiskInTarget), (1, 2));
    assert_eq!(ratio(&kpis, KpiMeasure::Abandonment { arrival: High }), (1, 2));
    assert_eq!(ratio(&kpis, KpiMeasure::Abandonment { arrival: Unrated }), (1, 3));
    assert_eq!(ratio(&kpis, KpiMeasure::Abandonment { arrival: Low }), (0, 2));
    let high = kpis.waits.iter().find(|waits| waits.of == KpiWaiting::HighRisk).unwrap();
    assert_eq!((high.count, high.median, high.p90), (2, Some(Millis::seconds(30)), Some(Millis::seconds(31))));
}

#[test]
fn how_long_did_half_and_nine_of_ten_wait() {
    // Waits in seconds, then median and ninth decile by nearest rank.
    let table: [(&[i64], Option<i64>, Option<i64>); 5] = [
        (&[], None, None),
        (&[7], Some(7), Some(7)),
        (&[1, 2], Some(1), Some(2)),
        (&[5, 1, 3], Some(3), Some(5)),
        (&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], Some(5), Some(9)),
    ];
    for (waits, median, p90) in table {
        let contacts: Vec<_> = waits.iter().map(|wait| chat(ArrivalTier::None, taken(*wait, 60))).collect();
        let found = of(&contacts, &[]).waits[0];
        let seconds = |time: Option<i64>| time.map(Millis::seconds);
        assert_eq!((found.median, found.p90), (seconds(median), seconds(p90)), "{waits:?}");
    }
}

#[test]
fn which_calls_were_made_in_time() {
    let call = |due: i64, settled: Option<i64>| DueCall {
        due_at: NOON - Millis::minutes(due),
        settled_at: settled.map(|ago| NOON - Millis::minutes(ago)),
    };
    // An hour of grace. The one due half an hour ago is open and not late: it has not failed yet.
    let calls = [call(300, Some(240)), call(300, Some(239)), call(300, Some(301)), call(61, None), call(30, None)];
    assert_eq!(ratio(&of(&[], &calls), KpiMeasure::CallsInTime), (2, 4));
}

#[test]
fn does_a_month_tell_what_the_whole_leaves_out() {
    let month = |taken_count: usize, left: usize| {
        let mut contacts = vec![chat(ArrivalTier::Low, taken(10, 60)); taken_count];
        contacts.extend(vec![chat(ArrivalTier::Low, Answer::Abandoned); left]);
        contacts
    };
    let (first, second) = (month(40, 2), month(50, 20));
    let whole = of(&[first.clone(), second.clone()].concat(), &[]);
    let seen = published(&whole, &[of(&first, &[]), of(&second, &[])], 5);
    let left = KpiMeasure::Abandonment { arrival: ArrivalTier::Low };
    let part = |kpis: &PublishedKpis| kpis.ratios.iter().find(|ratio| ratio.measure == left).unwrap().part;
    assert_eq!(part(&seen[1]), Cell::Hidden, "two callers left in the first month");
    let others = [part(&seen[0]), part(&seen[2])];
    assert!(others.contains(&Cell::Hidden), "and they do not follow from the whole and the other month: {seen:?}");
    let rate = |kpis: &PublishedKpis| kpis.ratios[0];
    assert!(rate(&seen[1]).part == Cell::Hidden || rate(&seen[1]).whole == Cell::Hidden, "nor from the connect rate");
}
