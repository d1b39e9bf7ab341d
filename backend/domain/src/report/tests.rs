//! Is a report signed by two, and never changed after?

use super::*;
use crate::employment::{Contract, Profession};
use crate::facet::{Answering, Facet, Locality};
use crate::ledger::AttendanceResult;
use crate::risk::RiskTier;
use crate::session::Direction;
use crate::suppression::Cell;
use crate::wrap_up::ProblemType;
use jiff::civil::date;
use std::collections::BTreeMap;
use uuid::Uuid;

const LAST: Date = date(2026, 10, 31);
const AFTER: Date = date(2026, 11, 1);

fn by(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn signature(number: u128) -> Signature {
    Signature { by: by(number), at: Timestamp(number as i64) }
}

fn counted(handled: u32) -> Figures {
    let incoming = BTreeMap::from([
        (Facet::Direction(Direction::Incoming), handled + 10),
        (Facet::Answering(Answering::Handled), handled),
    ]);
    figures(&Known { incoming, ..Known::default() })
}

#[test]
fn what_may_be_done_with_a_report_where_it_stands() {
    use ReportAction::{Change, Correct, Fill, Return, Review};
    let draft = Stage::Draft { returned: None };
    let filled = draft.clone().fill(signature(1), counted(5), LAST, AFTER).unwrap();
    let frozen = filled.clone().review(signature(2), LAST, AFTER).unwrap();
    let table = [
        (&draft, Change, 1, Ok(())),
        (&draft, Fill, 1, Ok(())),
        (&draft, Return, 2, Err(Refusal::ReportNotFilled)),
        (&draft, Review, 2, Err(Refusal::ReportNotFilled)),
        (&draft, Correct, 1, Err(Refusal::ReportNotFrozen)),
        (&filled, Change, 1, Err(Refusal::ReportFilled)),
        (&filled, Fill, 2, Err(Refusal::ReportFilled)),
        (&filled, Return, 1, Err(Refusal::OwnReport)),
        (&filled, Review, 1, Err(Refusal::OwnReport)),
        (&filled, Return, 2, Ok(())),
        (&filled, Review, 2, Ok(())),
        (&filled, Correct, 2, Err(Refusal::ReportNotFrozen)),
        (&frozen, Change, 1, Err(Refusal::ReportFrozen)),
        (&frozen, Fill, 1, Err(Refusal::ReportFrozen)),
        (&frozen, Return, 2, Err(Refusal::ReportFrozen)),
        (&frozen, Review, 2, Err(Refusal::ReportFrozen)),
        (&frozen, Correct, 1, Ok(())),
    ];
    for (stage, action, who, expected) in table {
        assert_eq!(stage.check(action, by(who), LAST, AFTER), expected, "{action:?} of {stage:?}");
    }
}

#[test]
fn is_a_period_signed_before_it_is_over() {
    let draft = Stage::Draft { returned: None };
    assert_eq!(draft.clone().fill(signature(1), counted(1), LAST, LAST), Err(Refusal::PeriodNotOver));
    assert!(draft.fill(signature(1), counted(1), LAST, AFTER).is_ok());
}

#[test]
fn are_the_figures_those_that_were_signed() {
    let signed = counted(5);
    let filled = Stage::Draft { returned: None }.fill(signature(1), signed.clone(), LAST, AFTER).unwrap();
    let changed = changes(&signed, &counted(6));
    let expected = |item, signed| FigureChanged { item, signed, now: signed + 1 };
    assert_eq!(changed, [expected(ReportItem::Reached, 15), expected(ReportItem::Handled, 5)]);
    let frozen = filled.clone().review(signature(2), LAST, AFTER).unwrap();
    assert_eq!(frozen.signed(), Some(&signed));
    let back = filled.give_back(signature(2), LAST, AFTER).unwrap();
    assert_eq!(back, Stage::Draft { returned: Some(signature(2)) });
    assert_eq!(back.signed(), None);
}

#[test]
fn which_periods_can_be_reported() {
    let days = |first, last| Days::new(first, last).is_ok();
    assert!(days(date(2026, 10, 1), date(2026, 10, 1)));
    assert!(days(date(2024, 1, 1), date(2024, 12, 31)), "a leap year");
    assert!(!days(date(2024, 1, 1), date(2025, 1, 1)));
    assert!(!days(date(2026, 10, 2), date(2026, 10, 1)));
}

#[test]
fn is_every_number_of_the_form_counted_from_facts() {
    let attended = |staff, title: &str, result| Attended { title: title.to_owned(), staff: by(staff), result };
    let known = Known {
        incoming: BTreeMap::from([
            (Facet::Direction(Direction::Incoming), 100),
            (Facet::Answering(Answering::Handled), 96),
            (Facet::Locality(Locality::Local), 80),
            (Facet::Tier(RiskTier::High), 3),
            (Facet::Tier(RiskTier::Imminent), 2),
            (Facet::Tier(RiskTier::Low), 60),
            (Facet::Problem(ProblemType::Family), 40),
        ]),
        staff: vec![
            Employed { profession: Profession::Nurse, contract: Contract::PartTime },
            Employed { profession: Profession::Nurse, contract: Contract::PartTime },
        ],
        attended: vec![
            attended(1, "年度培训", AttendanceResult::Passed),
            attended(1, "演练", AttendanceResult::Attended),
            attended(2, "演练", AttendanceResult::Passed),
            attended(3, "演练", AttendanceResult::Absent),
        ],
    };
    let figures = figures(&known);
    let nurses = ReportItem::Staff { profession: Profession::Nurse, contract: Contract::PartTime };
    let expected = [
        (ReportItem::Reached, 100),
        (ReportItem::Handled, 96),
        (ReportItem::Local, 80),
        (ReportItem::Elsewhere, 0),
        (ReportItem::HighCrisis, 5),
        (ReportItem::Problem { problem: ProblemType::Family }, 40),
        (nurses, 2),
        (ReportItem::TrainingPersonTimes, 3),
        (ReportItem::TrainingPeople, 2),
    ];
    for (item, count) in expected {
        assert_eq!(figures.of(item), count, "{item:?}");
    }
    let taught: Vec<_> = figures.content.iter().map(|one| (one.title.as_str(), one.person_times)).collect();
    assert_eq!(taught, [("年度培训", 1), ("演练", 2)]);
}

#[test]
fn what_does_the_public_not_see() {
    let seen = published(&counted(96), 5);
    assert_eq!(seen[&ReportItem::Handled], Cell::Shown(96));
    // Two were not handled: handled and reached must not both be seen.
    let incoming = BTreeMap::from([
        (Facet::Direction(Direction::Incoming), 98),
        (Facet::Answering(Answering::Handled), 96),
        (Facet::Tier(RiskTier::High), 3),
    ]);
    let few = figures(&Known { incoming, ..Known::default() });
    let seen = published(&few, 5);
    assert_eq!(seen[&ReportItem::HighCrisis], Cell::Hidden);
    assert_eq!(seen[&ReportItem::Handled], Cell::Hidden);
    assert_eq!(seen[&ReportItem::Reached], Cell::Shown(98));
}
