//! Are the indicators what one gets by hand?

use super::*;
use crate::ids::AreaId;
use jiff::civil::date;
use uuid::Uuid;

/// A managed patient, followed, treated, harmless.
const MANAGED: RegistryFacts = RegistryFacts {
    managing: Managing::Managed,
    disorder: Disorder::Schizophrenia,
    class: Some(PatientClass::Stable),
    followed: Followed::Yes,
    treatment: Treatment::Medication,
    harmed: Harmed::Nothing,
    rehabilitation: TakesPart::No,
    guided: Guided::No,
};

/// A township of 100 on paper.
fn township() -> Vec<Alike> {
    let bipolar = RegistryFacts { disorder: Disorder::Bipolar, ..MANAGED };
    let unstable = RegistryFacts { class: Some(PatientClass::Unstable), ..MANAGED };
    let group = |patients, facts| Alike { facts, patients };
    vec![
        // 20 who did not agree; a visit they had does not make them managed.
        group(15, RegistryFacts { managing: Managing::Registered, followed: Followed::No, ..MANAGED }),
        group(5, RegistryFacts { managing: Managing::Registered, ..MANAGED }),
        // 80 managed: 50 with schizophrenia, 30 with another disorder.
        group(30, MANAGED),
        group(4, RegistryFacts { followed: Followed::No, treatment: Treatment::Neither, class: None, ..MANAGED }),
        group(6, RegistryFacts { treatment: Treatment::Inpatient, ..unstable }),
        group(3, RegistryFacts { guided: Guided::Yes, ..unstable }),
        group(1, RegistryFacts { harmed: Harmed::Death, guided: Guided::Yes, ..unstable }),
        group(6, RegistryFacts { treatment: Treatment::Neither, harmed: Harmed::Incident, ..MANAGED }),
        group(20, RegistryFacts { rehabilitation: TakesPart::Yes, ..bipolar }),
        group(10, RegistryFacts { treatment: Treatment::Neither, followed: Followed::No, ..bipolar }),
    ]
}

#[test]
fn what_do_a_hundred_patients_come_to_by_hand() {
    let expected = [
        // 80 managed less 4 and 10 without a follow-up, of 100.
        (IndicatorMeasure::Management, 66, 100),
        // 80 less 4, 6 and 10 without treatment.
        (IndicatorMeasure::Treatment, 60, 80),
        // 50 less 4 and 6.
        (IndicatorMeasure::TreatmentSchizophrenia, 40, 50),
        // 6 and the one with a death.
        (IndicatorMeasure::Incidents, 7, 80),
        (IndicatorMeasure::MajorIncidents, 1, 80),
        (IndicatorMeasure::Rehabilitation, 20, 80),
        // Of 6, 3 and 1 who are unstable: 3 and 1.
        (IndicatorMeasure::CaseManagement, 4, 10),
    ];
    let found: Vec<_> = indicators(&township()).into_iter().map(|one| (one.measure, one.part, one.whole)).collect();
    assert_eq!(found, expected);
}

#[test]
fn is_whoever_is_behind_a_number_counted_in_it() {
    let patients = township();
    for indicator in indicators(&patients) {
        let of = |side| -> u64 {
            let there = patients.iter().filter(|alike| indicator.measure.side(&alike.facts) == Some(side));
            there.map(|alike| alike.patients).sum()
        };
        let (counted, missing) = (of(IndicatorSide::Counted), of(IndicatorSide::Missing));
        assert_eq!((counted, counted + missing), (indicator.part, indicator.whole), "{:?}", indicator.measure);
    }
}

#[test]
fn which_target_holds_for_a_place_in_a_year() {
    let (township, county) = (AreaId(Uuid::from_u128(1)), AreaId(Uuid::from_u128(2)));
    let measure = IndicatorMeasure::Management;
    let target = |area, year, permille| IndicatorTarget { measure, area, year, permille };
    let targets = [
        target(None, 2024, 750),
        target(None, 2026, 850),
        target(Some(county), 2026, 800),
        target(Some(township), 2027, 900),
    ];
    let permille = |places: &[AreaId], year| target_for(measure, places, year, &targets).map(|one| one.permille);
    assert_eq!(permille(&[], 2023), None);
    assert_eq!(permille(&[], 2024), Some(750));
    // A year without one keeps the latest before it.
    assert_eq!(permille(&[], 2025), Some(750));
    assert_eq!(permille(&[], 2026), Some(850));
    // The nearest place that has one.
    assert_eq!(permille(&[township, county], 2026), Some(800));
    assert_eq!(permille(&[township, county], 2027), Some(900));
    assert_eq!(permille(&[township, county], 2025), Some(750));
    assert_eq!(target_for(IndicatorMeasure::Treatment, &[], 2026, &targets), None);
}

#[test]
fn is_a_target_met_without_rounding() {
    let of = |measure, part, whole| Indicator { measure, part, whole };
    let target = |measure, permille| IndicatorTarget { measure, area: None, year: 2026, permille };
    let table = [
        (IndicatorMeasure::Management, 75, 100, 750, TargetVerdict::Met),
        (IndicatorMeasure::Management, 7_499, 10_000, 750, TargetVerdict::Missed),
        (IndicatorMeasure::Incidents, 1, 1_000, 1, TargetVerdict::Met),
        (IndicatorMeasure::Incidents, 2, 1_000, 1, TargetVerdict::Missed),
        (IndicatorMeasure::Treatment, 0, 0, 650, TargetVerdict::NothingToCount),
    ];
    for (measure, part, whole, permille, expected) in table {
        assert_eq!(
            verdict(&of(measure, part, whole), Some(&target(measure, permille))),
            expected,
            "{measure:?} {part}"
        );
    }
    assert_eq!(verdict(&of(IndicatorMeasure::Treatment, 1, 1), None), TargetVerdict::NoTarget);
}

#[test]
fn which_days_does_a_period_have() {
    let days = |text: &str| text.parse::<IndicatorPeriod>().map(|period| (period.first(), period.last()));
    assert_eq!(days("2026"), Ok((date(2026, 1, 1), date(2026, 12, 31))));
    assert_eq!(days("2026-Q1"), Ok((date(2026, 1, 1), date(2026, 3, 31))));
    assert_eq!(days("2026-Q4"), Ok((date(2026, 10, 1), date(2026, 12, 31))));
    assert_eq!(days("2028-02"), Ok((date(2028, 2, 1), date(2028, 2, 29))));
    for wrong in ["", "2026-Q0", "2026-Q5", "2026-Q", "2026-13", "2026-1", "26", "Q4"] {
        assert_eq!(days(wrong), Err(NoPeriod), "{wrong}");
    }
    for text in ["2026", "2026-Q3", "2026-11"] {
        assert_eq!(text.parse::<IndicatorPeriod>().map(|period| period.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn who_is_counted_while_a_period_runs() {
    let november: IndicatorPeriod = "2026-11".parse().unwrap();
    assert_eq!(november.denominator_on(date(2026, 11, 22)), date(2026, 11, 22));
    assert_eq!(november.denominator_on(date(2026, 12, 5)), date(2026, 11, 30));
}
