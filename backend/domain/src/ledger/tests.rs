//! Is an entry taken or refused for the right reason?

use super::*;
use crate::ids::{SessionId, StaffId};
use jiff::civil::{Date, date};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 22);
const TOMORROW: Date = date(2026, 11, 23);

fn staff(number: u128) -> StaffId {
    StaffId(Uuid::from_u128(number))
}

fn entry(number: u128) -> EntryId {
    EntryId(Uuid::from_u128(number))
}

fn supervision(kind: SupervisionKind, people: &[u128]) -> NewSupervision {
    NewSupervision {
        kind,
        supervisor: staff(1),
        on: TODAY,
        minutes: 50,
        people: people.iter().copied().map(staff).collect(),
        sessions: vec![SessionId(Uuid::from_u128(9))],
    }
}

#[test]
fn which_attendances_may_be_confirmed_by_whom() {
    use Enrolment::{Enrolled, Missing};
    let table = [
        (staff(1), staff(2), Enrolled, TODAY, Ok(())),
        (staff(3), staff(2), Enrolled, TODAY, Err(Refusal::NotTheTrainer)),
        (staff(1), staff(1), Enrolled, TODAY, Err(Refusal::SelfConfirmed)),
        (staff(1), staff(2), Missing, TODAY, Err(Refusal::NotEnrolled)),
        (staff(1), staff(2), Enrolled, TOMORROW, Err(Refusal::EntryInFuture)),
    ];
    for (by, person, enrolment, on, expected) in table {
        assert_eq!(
            check_attendance(staff(1), by, person, enrolment, (on, TODAY)),
            expected,
            "{by} of {person} on {on}"
        );
    }
}

#[test]
fn which_supervisions_may_be_written_down() {
    use SupervisionKind::{Group, Individual, Live, LogReview};
    let table = [
        (supervision(Individual, &[2]), Ok(())),
        (supervision(Individual, &[2, 3]), Err(Refusal::FieldInvalid)),
        (supervision(Live, &[]), Err(Refusal::FieldInvalid)),
        (supervision(Group, &[2]), Err(Refusal::FieldInvalid)),
        (supervision(Group, &[2, 3]), Ok(())),
        (supervision(Group, &[2, 2]), Err(Refusal::FieldInvalid)),
        (supervision(LogReview, &[2]), Ok(())),
        (supervision(Individual, &[1]), Err(Refusal::SelfConfirmed)),
        (supervision(Group, &[1, 2]), Err(Refusal::SelfConfirmed)),
        (NewSupervision { on: TOMORROW, ..supervision(Individual, &[2]) }, Err(Refusal::EntryInFuture)),
        (NewSupervision { minutes: 0, ..supervision(Individual, &[2]) }, Err(Refusal::FieldInvalid)),
        (NewSupervision { minutes: MOST_MINUTES + 1, ..supervision(Individual, &[2]) }, Err(Refusal::FieldInvalid)),
    ];
    for (new, expected) in table {
        assert_eq!(check_supervision(&new, TODAY), expected, "{new:?}");
    }
}

#[test]
fn who_may_confirm_a_supervision() {
    let people = [(staff(2), Confirmed::NotYet), (staff(3), Confirmed::Yes)];
    let confirmed_by = |by| confirm_supervision(staff(1), by, &people);
    assert_eq!(confirmed_by(staff(2)), Ok(()));
    assert_eq!(confirmed_by(staff(3)), Err(Refusal::AlreadyDone));
    assert_eq!(confirmed_by(staff(4)), Err(Refusal::NotSupervised));
    assert_eq!(confirmed_by(staff(1)), Err(Refusal::SelfConfirmed), "a supervisor confirming herself");
}

#[test]
fn is_only_what_was_read_signed() {
    assert_eq!(check_seen(entry(1), entry(1)), Ok(()));
    assert_eq!(check_seen(entry(2), entry(1)), Err(Refusal::EntryChanged), "corrected since");
}

#[test]
fn whose_sessions_may_a_supervision_discuss() {
    assert_eq!(check_discussed(&[staff(2)], &[staff(2)]), Ok(()));
    assert_eq!(check_discussed(&[staff(2), staff(3)], &[staff(4), staff(3)]), Ok(()), "one of them held it once");
    assert_eq!(check_discussed(&[staff(2)], &[staff(3)]), Err(Refusal::SessionNotTheirs));
    assert_eq!(check_discussed(&[staff(2)], &[]), Err(Refusal::SessionNotTheirs), "nobody held it");
}

#[test]
fn which_entry_does_a_correction_name() {
    use EntryState::{Stands, Superseded, Withdrawn};
    assert_eq!(corrects(entry(1), Origin::First, Stands), Ok(entry(1)));
    assert_eq!(corrects(entry(1), Origin::First, Superseded), Ok(entry(1)), "the first one is corrected once more");
    assert_eq!(corrects(entry(1), Origin::Imported, Stands), Ok(entry(1)));
    assert_eq!(corrects(entry(2), Origin::CorrectionOf(entry(1)), Stands), Err(Refusal::CorrectionOfCorrection));
    assert_eq!(corrects(entry(1), Origin::First, Withdrawn), Err(Refusal::AlreadyDone));
}

#[test]
fn until_when_is_a_certificate_good() {
    let until = |on, months| certificate_until(on, AttendanceResult::Passed, months);
    assert_eq!(until(date(2026, 1, 31), Some(1)), Some(date(2026, 2, 28)), "a month has its own end");
    assert_eq!(until(date(2024, 2, 29), Some(12)), Some(date(2025, 2, 28)));
    assert_eq!(until(TODAY, None), None);
    assert_eq!(certificate_until(TODAY, AttendanceResult::Attended, Some(12)), None);
}

#[test]
fn how_far_ahead_may_a_training_be_planned() {
    assert_eq!(check_training_day(TOMORROW, TODAY), Ok(()));
    assert_eq!(check_training_day(date(2062, 11, 23), TODAY), Err(Refusal::FieldInvalid));
    assert_eq!(check_training_day(date(1026, 11, 23), TODAY), Err(Refusal::FieldInvalid));
}
