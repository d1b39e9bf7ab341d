//! Does the clock run, run out once, and stop?

use super::*;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
const SHE: StaffId = StaffId(Uuid::from_u128(7));
const ALERT: AlertId = AlertId(Uuid::from_u128(9));

fn opened() -> Incident {
    let (id, session) = (IncidentId(Uuid::from_u128(1)), SessionId(Uuid::from_u128(2)));
    Incident::open(id, session, IncidentKind::InventedFacts, SHE, NOON)
}

#[test]
fn when_has_an_incident_run_out_and_how_often_is_it_said() {
    let (incident, due) = (opened(), NOON + REPORTED_WITHIN);
    assert_eq!(incident.due_at, due);
    assert_eq!(incident.run_out(due - Millis::seconds(1), ALERT), None);
    let told = incident.run_out(due, ALERT).expect("to the instant");
    assert_eq!(told.state, IncidentState::Open { told: Told::By(ALERT) });
    assert_eq!(told.run_out(due + Millis::days(9), ALERT), None, "once");
}

#[test]
fn how_is_an_incident_reported_in_time_late_and_twice() {
    let due = NOON + REPORTED_WITHIN;
    let table = [
        (due - Millis::seconds(1), Punctuality::InTime),
        (due, Punctuality::Late),
        (due + Millis::days(2), Punctuality::Late),
    ];
    for (at, expected) in table {
        assert_eq!(opened().punctuality(at), expected, "open at {at:?}");
        let reported = opened().report(SHE, at).unwrap();
        assert_eq!(reported.punctuality(at + Millis::days(30)), expected, "it stays as it was reported");
        assert_eq!(reported.report(SHE, at), Err(Refusal::AlreadyDone));
        assert_eq!(reported.run_out(at + Millis::days(30), ALERT), None, "nothing to say any more");
    }
    let late = opened().run_out(due, ALERT).unwrap().report(SHE, due).unwrap();
    assert_eq!(late.state, IncidentState::Reported { by: SHE, at: due });
}

#[test]
fn is_every_red_line_a_kind_of_incident_by_the_same_word() {
    for red_line in RedLine::ALL {
        assert_eq!(IncidentKind::from(*red_line).code(), red_line.code());
    }
}
