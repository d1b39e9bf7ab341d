//! What may stand in the register of harms, and what it counts for?

use super::*;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn enter(kind: HarmKind, happened_at: Timestamp, injured: u32, deaths: u32) -> Result<Harm, Refusal> {
    let told = Told { kind, source: HarmSource::Police, happened_at, injured, deaths };
    let (id, patient, by) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
    Harm::enter(HarmId(id), PatientId(patient), told, StaffId(by), NOW)
}

#[test]
fn which_entries_can_be() {
    use HarmKind::*;
    for (kind, injured, deaths, expected) in [
        (Minor, 0, 0, Ok(Gravity::Ordinary)),
        (Incident, 2, 0, Ok(Gravity::Ordinary)),
        (Serious, 0, 1, Ok(Gravity::Major)),
        (Serious, MOST_PEOPLE, MOST_PEOPLE, Ok(Gravity::Major)),
        (Other, 1, 0, Ok(Gravity::Ordinary)),
        (SelfHarm, 0, 0, Ok(Gravity::Ordinary)),
        (SuicideAttempt, 0, 0, Ok(Gravity::Ordinary)),
        (SelfHarm, 1, 0, Err(Refusal::HarmInvalid)),
        (SuicideAttempt, 0, 1, Err(Refusal::HarmInvalid)),
        (Minor, MOST_PEOPLE + 1, 0, Err(Refusal::HarmInvalid)),
        (Serious, 0, MOST_PEOPLE + 1, Err(Refusal::HarmInvalid)),
    ] {
        let found = enter(kind, NOW, injured, deaths).map(|harm| harm.gravity());
        assert_eq!(found, expected, "{kind:?} {injured} {deaths}");
    }
}

#[test]
fn can_something_be_entered_that_has_not_happened() {
    assert_eq!(enter(HarmKind::Minor, Timestamp(NOW.0 + 1), 0, 0).unwrap_err(), Refusal::EntryInFuture);
}

#[test]
fn is_an_entry_withdrawn_once() {
    let harm = enter(HarmKind::Serious, NOW, 1, 0).unwrap();
    let withdrawn = harm.withdraw(harm.entered_by, NOW).unwrap();
    assert_eq!(withdrawn.state, HarmState::Withdrawn { by: harm.entered_by, at: NOW });
    assert_eq!(withdrawn.withdraw(harm.entered_by, NOW).unwrap_err(), Refusal::AlreadyDone);
}
