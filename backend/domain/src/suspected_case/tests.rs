//! May a case go this way, who says so, who sees it, and can a person ever be registered whom nobody diagnosed?

use super::*;
use crate::institution::{InstitutionKind, MedicalRank, Membership, Nearness, Title, TitleProof, TitleWord};
use crate::refusal::Refusal;
use std::collections::BTreeMap;
use uuid::Uuid;

fn uuid(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

const SENDER: u128 = 1;
const HOSPITAL: u128 = 2;
const OTHER: u128 = 3;
const PHYSICIAN: u128 = 20;
const OFFICER: u128 = 30;

fn suspected() -> SuspectedCase {
    SuspectedCase {
        id: SuspectedCaseId(uuid(100)),
        source: CaseSource::Session,
        session: Some(SessionId(uuid(101))),
        dispatch: None,
        sender: InstitutionId(uuid(SENDER)),
        opened_by: StaffId(uuid(10)),
        opened_at: Timestamp(0),
        area: AreaId(uuid(50)),
        basis: CaseBasis::Consent,
        state: CaseState::Suspected,
        version: 1,
    }
}

fn hand_over(from: u128, to: u128) -> HandOver {
    let referral = ReferralId(uuid(1_000 + from * 10 + to));
    HandOver { referral, from: InstitutionId(uuid(from)), to: InstitutionId(uuid(to)), at: Timestamp(5) }
}

fn psychiatrist_of(institution: u128) -> Membership {
    Membership {
        staff: StaffId(uuid(PHYSICIAN)),
        institution: InstitutionId(uuid(institution)),
        title: Some(Title { word: TitleWord::Psychiatrist, rank: MedicalRank::Attending }),
        proof: TitleProof::Verified { by: StaffId(uuid(40)), at: Timestamp(1) },
        since: Timestamp(0),
    }
}

/// Everything that anybody can say of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Send,
    Accept,
    AcceptOnwards,
    Decline,
    Diagnose,
    NotConfirmed,
    Report,
    Approve,
    Return,
    Register,
}

const STEPS: [Step; 10] = [
    Step::Send,
    Step::Accept,
    Step::AcceptOnwards,
    Step::Decline,
    Step::Diagnose,
    Step::NotConfirmed,
    Step::Report,
    Step::Approve,
    Step::Return,
    Step::Register,
];

fn step(case: SuspectedCase, step: Step) -> Result<SuspectedCase, Refusal> {
    let (at, disorder) = (Timestamp(9), Disorder::Bipolar);
    let holder = match case.state {
        CaseState::Accepted(has) => {
            psychiatrist_of(if has.to == InstitutionId(uuid(OTHER)) { OTHER } else { HOSPITAL })
        }
        CaseState::Suspected
        | CaseState::Declined(_)
        | CaseState::Diagnosed { .. }
        | CaseState::NotConfirmed { .. }
        | CaseState::Registered { .. } => psychiatrist_of(SENDER),
    };
    match step {
        Step::Send => Ok(case.sent()),
        Step::Accept => case.accept(hand_over(SENDER, HOSPITAL)),
        Step::AcceptOnwards => case.accept(hand_over(HOSPITAL, OTHER)),
        Step::Decline => Ok(case.decline(hand_over(SENDER, HOSPITAL))),
        Step::Diagnose => case.diagnose(&holder, CaseFinding::Confirmed { disorder }, at),
        Step::NotConfirmed => case.diagnose(&holder, CaseFinding::NotConfirmed, at),
        Step::Report => case.report(&psychiatrist_of(SENDER), disorder, at),
        Step::Approve => case.review(StaffId(uuid(OFFICER)), CountyVerdict::Approve, at),
        Step::Return => case.review(StaffId(uuid(OFFICER)), CountyVerdict::Return, at),
        Step::Register => case.register(PatientId(uuid(60)), at),
    }
}

/// Every way of so many steps, with each state on it.
fn every_way(length: u32) -> impl Iterator<Item = Vec<(Step, SuspectedCase, SuspectedCase)>> {
    (0..STEPS.len().pow(length)).map(move |number| {
        let mut case = suspected();
        let mut way = Vec::new();
        let mut rest = number;
        for _ in 0..length {
            let said = STEPS[rest % STEPS.len()];
            rest /= STEPS.len();
            if let Ok(next) = step(case, said) {
                way.push((said, case, next));
                case = next;
            }
        }
        way
    })
}

#[test]
fn is_every_state_written_by_one_party_alone() {
    let party = |step| match step {
        Step::Send => CaseTurn::Sender,
        Step::Accept | Step::AcceptOnwards | Step::Decline => CaseTurn::Receiver,
        Step::Diagnose | Step::NotConfirmed | Step::Report => CaseTurn::Physician,
        Step::Approve | Step::Return => CaseTurn::Office,
        Step::Register => CaseTurn::Clerk,
    };
    let mut writers: BTreeMap<CaseWord, Vec<CaseTurn>> = BTreeMap::new();
    for (said, before, after) in every_way(4).flatten() {
        if before.state.word() != after.state.word() {
            writers.entry(after.state.word()).or_default().push(party(said));
        }
    }
    let expected = [
        (CaseWord::Suspected, CaseTurn::Sender),
        (CaseWord::Accepted, CaseTurn::Receiver),
        (CaseWord::Declined, CaseTurn::Receiver),
        (CaseWord::Diagnosed, CaseTurn::Physician),
        (CaseWord::NotConfirmed, CaseTurn::Physician),
        (CaseWord::Registered, CaseTurn::Clerk),
    ];
    assert_eq!(writers.keys().copied().collect::<Vec<_>>(), expected.map(|(word, _)| word), "each can be reached");
    for (word, writer) in expected {
        assert!(writers[&word].iter().all(|one| *one == writer), "{word:?}: {:?}", writers[&word]);
    }
}

#[test]
fn is_nobody_registered_whom_no_psychiatrist_diagnosed() {
    for way in every_way(4) {
        let mut diagnosed = false;
        for (said, before, after) in way {
            diagnosed |= matches!(said, Step::Diagnose | Step::Report) && after.state.word() == CaseWord::Diagnosed;
            if after.state.word() == CaseWord::Registered && before.state.word() != CaseWord::Registered {
                assert!(diagnosed, "{before:?}");
                let reviewed = before.turn() == CaseTurn::Clerk;
                assert!(reviewed, "a report goes past the county: {before:?}");
            }
        }
    }
}

#[test]
fn which_steps_are_allowed_from_where() {
    use CaseWord as W;
    let refused = |refusal| Err(refusal);
    let after = |steps: &[Step]| steps.iter().fold(suspected(), |case, one| step(case, *one).unwrap());
    let word = |case: Result<SuspectedCase, Refusal>| case.map(|case| case.state.word());
    let accepted = after(&[Step::Accept]);
    let declined = after(&[Step::Decline]);
    let diagnosed = after(&[Step::Accept, Step::Diagnose]);
    let reported = after(&[Step::Report]);
    let returned = after(&[Step::Report, Step::Return]);
    let table = [
        (suspected(), Step::Diagnose, refused(Refusal::CaseNotAccepted)),
        (suspected(), Step::Register, refused(Refusal::CaseNotDiagnosed)),
        (suspected(), Step::Approve, refused(Refusal::NothingToReview)),
        (suspected(), Step::Decline, Ok(W::Declined)),
        (declined, Step::Send, Ok(W::Suspected)),
        (declined, Step::Accept, Ok(W::Accepted)),
        // Whoever accepted gives the person back; that somebody else declines changes nothing.
        (accepted, Step::Decline, Ok(W::Declined)),
        (after(&[Step::Accept, Step::AcceptOnwards]), Step::Decline, Ok(W::Accepted)),
        (accepted, Step::AcceptOnwards, Ok(W::Accepted)),
        (accepted, Step::NotConfirmed, Ok(W::NotConfirmed)),
        (accepted, Step::Register, refused(Refusal::CaseNotDiagnosed)),
        (diagnosed, Step::Diagnose, refused(Refusal::AlreadyDone)),
        (diagnosed, Step::Approve, refused(Refusal::NothingToReview)),
        (diagnosed, Step::Register, Ok(W::Registered)),
        (reported, Step::Register, refused(Refusal::ReportNotReviewed)),
        (reported, Step::Diagnose, refused(Refusal::AlreadyDone)),
        (returned, Step::Register, refused(Refusal::ReportNotReviewed)),
        (returned, Step::Diagnose, Ok(W::Diagnosed)),
        (after(&[Step::Report, Step::Approve]), Step::Register, Ok(W::Registered)),
        (after(&[Step::Accept, Step::Diagnose, Step::Register]), Step::Register, refused(Refusal::AlreadyDone)),
    ];
    for (case, said, expected) in table {
        assert_eq!(word(step(case, said)), expected, "{said:?} from {:?}", case.state);
    }
    assert_eq!(
        after(&[Step::Report, Step::Return, Step::Diagnose]).turn(),
        CaseTurn::Office,
        "corrected, reviewed anew"
    );
    let second = accepted.accept(hand_over(SENDER, OTHER));
    assert_eq!(second, Err(Refusal::CaseTaken), "the first one that accepts has the person");
    assert_eq!(accepted.accept(hand_over(SENDER, HOSPITAL)), Ok(accepted), "the same answer twice");
}

#[test]
fn who_may_diagnose_and_who_may_review() {
    let accepted = suspected().accept(hand_over(SENDER, HOSPITAL)).unwrap();
    let finding = CaseFinding::Confirmed { disorder: Disorder::Schizophrenia };
    let elsewhere = accepted.diagnose(&psychiatrist_of(OTHER), finding, Timestamp(9));
    assert_eq!(elsewhere, Err(Refusal::NotTheReceiver));
    let claimed = Membership { proof: TitleProof::NotVerified, ..psychiatrist_of(HOSPITAL) };
    assert_eq!(accepted.diagnose(&claimed, finding, Timestamp(9)), Err(Refusal::TitleNotVerified));
    assert_eq!(suspected().report(&claimed, Disorder::Bipolar, Timestamp(9)), Err(Refusal::TitleNotVerified));
    let foreign = suspected().report(&psychiatrist_of(OTHER), Disorder::Bipolar, Timestamp(9));
    assert_eq!(foreign, Err(Refusal::NotTheReceiver), "a report is one's own institution's");
    let reported = suspected().report(&psychiatrist_of(SENDER), Disorder::Bipolar, Timestamp(9)).unwrap();
    let own = reported.review(StaffId(uuid(PHYSICIAN)), CountyVerdict::Approve, Timestamp(10));
    assert_eq!(own, Err(Refusal::OwnDiagnosis));
}

#[test]
fn how_much_of_a_case_does_somebody_see() {
    use CaseSight::{Nothing, Outside, Whole};
    use InstitutionKind as K;
    use Onlooking::{OfTheInstitution, OwnCases};
    let opened = suspected();
    let diagnosed = step(step(opened, Step::Accept).unwrap(), Step::Diagnose).unwrap();
    let by = |staff: u128, institution: u128, kind, onlooking, nearness| CaseOnlooker {
        staff: StaffId(uuid(staff)),
        institution: InstitutionId(uuid(institution)),
        kind,
        onlooking,
        nearness,
    };
    let far = Nearness::Elsewhere;
    let table = [
        ("its operator", by(10, SENDER, K::Hotline, OwnCases, far), Receiving::No, [Whole, Whole]),
        ("another operator", by(11, SENDER, K::Hotline, OwnCases, far), Receiving::No, [Nothing, Nothing]),
        ("a supervisor", by(11, SENDER, K::Hotline, OfTheInstitution, far), Receiving::No, [Whole, Whole]),
        ("the hospital", by(20, HOSPITAL, K::PsychiatricHospital, OfTheInstitution, far), Receiving::Yes, [Outside; 2]),
        ("another hospital", by(20, OTHER, K::PsychiatricHospital, OfTheInstitution, far), Receiving::No, [Nothing; 2]),
        (
            "the clinic there",
            by(21, OTHER, K::PrimaryCare, OfTheInstitution, Nearness::Here),
            Receiving::No,
            [Nothing, Outside],
        ),
        (
            "the office",
            by(21, OTHER, K::MentalHealthOffice, OfTheInstitution, Nearness::County),
            Receiving::No,
            [Nothing, Outside],
        ),
        ("a clinic elsewhere", by(21, OTHER, K::PrimaryCare, OfTheInstitution, far), Receiving::No, [Nothing, Nothing]),
        ("police there", by(21, OTHER, K::Police, OwnCases, Nearness::Here), Receiving::No, [Nothing, Nothing]),
    ];
    for (who, onlooker, receiving, [before, after]) in table {
        assert_eq!(sight(&opened, &onlooker, receiving), before, "{who}");
        assert_eq!(sight(&diagnosed, &onlooker, receiving), after, "{who}, once there is a diagnosis");
    }
}

#[test]
fn which_details_are_taken() {
    let detail = |field, text: &str, leaving| CaseDetail { field, text: text.to_owned(), leaving };
    let situation = || detail(CaseField::Situation, " 三天没有睡 ", Leaving::Leaves);
    let taken = CaseDetails::new(vec![
        situation(),
        detail(CaseField::Name, "李某", Leaving::Stays),
        detail(CaseField::Danger, "  ", Leaving::Leaves),
    ])
    .unwrap();
    assert_eq!(taken.text(CaseField::Situation), Some("三天没有睡"));
    assert_eq!(taken.each().len(), 2, "an empty field is not there");
    assert_eq!(taken.leaving(), [CaseField::Situation]);
    assert_eq!(taken.outside().text(CaseField::Name), None, "it stays in the house");
    let stays = detail(CaseField::Situation, "三天没有睡", Leaving::Stays);
    let long = detail(CaseField::Name, &"长".repeat(201), Leaving::Stays);
    let table = [
        (vec![], DetailFault::SituationMissing),
        (vec![stays], DetailFault::SituationMissing),
        (vec![situation(), long], DetailFault::TooLong(CaseField::Name)),
        (vec![situation(), situation()], DetailFault::Twice(CaseField::Situation)),
    ];
    for (given, fault) in table {
        assert_eq!(CaseDetails::new(given), Err(fault));
    }
}

#[test]
fn whose_form_is_whose() {
    use CaseSource as S;
    use InstitutionKind as K;
    let table = [
        (K::Police, vec![S::Police]),
        (K::VillageCommittee, vec![S::Village, S::GridWorker]),
        (K::School, vec![S::School]),
        (K::CivilAffairs, vec![S::CivilAffairs]),
        (K::DisabilityFederation, vec![S::DisabilityFederation]),
        (K::Governance, vec![S::Governance]),
        (K::Other, vec![S::Governance]),
        (K::PrimaryCare, vec![S::Clinic]),
        (K::MentalHealthOffice, vec![S::Clinic]),
        (K::GeneralHospital, vec![S::Clinic]),
        (K::PsychiatricHospital, vec![S::Clinic]),
        (
            K::Hotline,
            vec![
                S::Police,
                S::Village,
                S::GridWorker,
                S::School,
                S::CivilAffairs,
                S::DisabilityFederation,
                S::Governance,
            ],
        ),
    ];
    assert_eq!(table.len(), K::ALL.len());
    for (kind, own) in table {
        for source in S::ALL {
            assert_eq!(source.by_form(kind).is_ok(), own.contains(source), "{kind:?}: {source:?}");
        }
    }
}
