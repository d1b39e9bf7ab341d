//! What hinders erasing a caller, what stays by law, and from when copies open no more.

use super::*;
use crate::delivery::DeliveryWord;
use crate::session::StageName;
use crate::suspected_case::CaseWord;
use crate::time::Millis;
use uuid::Uuid;

const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

fn session(number: u128) -> SessionId {
    SessionId(Uuid::from_u128(number))
}
fn dispatch(number: u128) -> DispatchId {
    DispatchId(Uuid::from_u128(number))
}
fn case(number: u128) -> SuspectedCaseId {
    SuspectedCaseId(Uuid::from_u128(number))
}

/// A session that is closed, and nothing else.
fn closed() -> Traces {
    Traces { sessions: vec![(session(1), StageName::Closed)], ..Traces::default() }
}

fn traced(number: u128, word: CaseWord) -> CaseTrace {
    let patient = (word == CaseWord::Registered).then(|| PatientId(Uuid::from_u128(number)));
    CaseTrace { case: case(number), dispatch: None, word, patient }
}

#[test]
fn does_a_closed_session_go_with_all_that_is_over() {
    let (over, id) = (Progress::Over, Uuid::from_u128(9));
    let traces = Traces {
        dispatches: vec![(dispatch(2), over)],
        cases: vec![traced(3, CaseWord::NotConfirmed)],
        referrals: vec![Asked { referral: ReferralId(id), case: case(3), progress: over }],
        incidents: vec![(IncidentId(id), over)],
        reviews: vec![(ReviewId(id), session(1), over)],
        samples: vec![Sampled { sample: SampleId(id), session: session(1), progress: over }],
        calls: vec![(WorkId(id), over)],
        callbacks: vec![CallbackId(id)],
        blocks: vec![(BlockId(id), NOW + Millis::days(1), over), (BlockId(id), NOW, Progress::Open)],
        alerts: vec![(AlertId(id), over)],
        letters: vec![(OutboxId(id), DeliveryWord::Accepted)],
        ..closed()
    };
    let judgement = traces.judge(NOW);
    assert_eq!(judgement.allowed(), Ok(()));
    let shreds = Shreds {
        sessions: vec![session(1)],
        dispatches: vec![dispatch(2)],
        cases: vec![case(3)],
        callbacks: vec![CallbackId(id)],
    };
    assert_eq!(judgement, Judgement { shreds, ..Judgement::default() });
}

#[test]
fn what_hinders_erasing() {
    use ErasureHindrance as H;
    let (open, id, until) = (Progress::Open, Uuid::from_u128(9), NOW + Millis::days(1));
    let mut table = vec![
        (
            Traces { sessions: vec![(session(1), StageName::WrapUp)], ..Traces::default() },
            H::SessionOpen { session: session(1) },
        ),
        (Traces { dispatches: vec![(dispatch(2), open)], ..closed() }, H::DispatchOpen { dispatch: dispatch(2) }),
        (
            Traces {
                cases: vec![traced(3, CaseWord::Suspected)],
                referrals: vec![Asked { referral: ReferralId(id), case: case(3), progress: open }],
                ..closed()
            },
            H::ReferralOpen { referral: ReferralId(id), case: case(3) },
        ),
        (Traces { incidents: vec![(IncidentId(id), open)], ..closed() }, H::IncidentOpen { incident: IncidentId(id) }),
        (
            Traces { reviews: vec![(ReviewId(id), session(1), open)], ..closed() },
            H::ReviewOpen { review: ReviewId(id), session: session(1) },
        ),
        (
            Traces { samples: vec![Sampled { sample: SampleId(id), session: session(1), progress: open }], ..closed() },
            H::SampleOpen { sample: SampleId(id), session: session(1) },
        ),
        (Traces { calls: vec![(WorkId(id), open)], ..closed() }, H::CallOpen { work: WorkId(id) }),
        (Traces { blocks: vec![(BlockId(id), until, open)], ..closed() }, H::BlockStands { block: BlockId(id), until }),
        (Traces { alerts: vec![(AlertId(id), open)], ..closed() }, H::AlertOpen { alert: AlertId(id) }),
    ];
    for word in [CaseWord::Accepted, CaseWord::Diagnosed] {
        table.push((Traces { cases: vec![traced(3, word)], ..closed() }, H::CaseOpen { case: case(3) }));
    }
    for word in [DeliveryWord::Pending, DeliveryWord::Sending, DeliveryWord::Unknown] {
        let traces = Traces { letters: vec![(OutboxId(id), word)], ..closed() };
        table.push((traces, H::LetterOnItsWay { item: OutboxId(id) }));
    }
    for (traces, hindrance) in table {
        let judgement = traces.judge(NOW);
        assert_eq!(judgement.hindrances, [hindrance]);
        assert_eq!(judgement.allowed(), Err(Refusal::ErasureHindered));
    }
}

#[test]
fn is_everything_that_hinders_named_at_once() {
    let traces = Traces {
        sessions: vec![(session(1), StageName::Held), (session(2), StageName::Closed), (session(3), StageName::WrapUp)],
        dispatches: vec![(dispatch(2), Progress::Open)],
        ..Traces::default()
    };
    assert_eq!(traces.judge(NOW).hindrances.len(), 3);
}

#[test]
fn which_cases_rest_with_the_hotline_and_go() {
    for word in [CaseWord::Suspected, CaseWord::Declined, CaseWord::NotConfirmed] {
        let judgement = Traces { cases: vec![traced(3, word)], ..closed() }.judge(NOW);
        assert_eq!((judgement.allowed(), judgement.shreds.cases), (Ok(()), vec![case(3)]), "{word:?}");
    }
}

#[test]
fn does_what_became_a_patient_stay_by_law() {
    let registered = CaseTrace { dispatch: Some(dispatch(2)), ..traced(3, CaseWord::Registered) };
    let traces = Traces {
        dispatches: vec![(dispatch(2), Progress::Over), (dispatch(4), Progress::Over)],
        cases: vec![registered, traced(5, CaseWord::NotConfirmed)],
        ..closed()
    };
    let judgement = traces.judge(NOW);
    let patient = PatientId(Uuid::from_u128(3));
    let kept = [
        ErasureKept::Patient { patient, case: case(3) },
        ErasureKept::PatientsDispatch { patient, dispatch: dispatch(2) },
    ];
    assert_eq!(judgement.allowed(), Ok(()));
    assert_eq!(judgement.kept, kept);
    let shreds = judgement.shreds;
    assert_eq!((shreds.dispatches, shreds.cases), (vec![dispatch(4)], vec![case(5)]));
    assert_eq!(shreds.sessions, [session(1)], "what was said to the hotline goes all the same");
}

#[test]
fn from_when_do_copies_open_no_more() {
    let rules = ErasureRules { rotate_keys_days: 90, keep_backups_days: 30 };
    let (last, day) = (NOW, Millis::days(1));
    let due = last + Millis::days(90);
    let through = last + Millis::days(80);
    let table = [
        (None, last, InBackups::ReadableUntil { by: due }),
        (None, due - day, InBackups::ReadableUntil { by: due }),
        (None, due, InBackups::RotationOverdue { since: due }),
        (None, due + day, InBackups::RotationOverdue { since: due }),
        (Some(through), through, InBackups::Unreadable { since: through }),
        (Some(through), due + day, InBackups::Unreadable { since: through }),
    ];
    for (through, now, expected) in table {
        assert_eq!(in_backups(through, last, &rules, now), expected);
    }
    assert_eq!(numbers_gone_by(last, &rules), last + Millis::days(30));
}
