//! Which step may follow which, and who may say so.

use super::*;

/// What each state may be followed by when the receiver says so, whole.
const TABLE: [(ReferralWord, &[ReferralWord]); 11] = {
    use ReferralWord as W;
    const ENDS: &[W] = &[W::Scheduled, W::Attended, W::NoShow, W::Completed, W::Cancelled, W::Failed];
    [
        (W::Draft, &[]),
        (
            W::Sent,
            &[
                W::Received,
                W::Accepted,
                W::Scheduled,
                W::Attended,
                W::NoShow,
                W::Completed,
                W::Declined,
                W::Cancelled,
                W::Failed,
            ],
        ),
        (
            W::Received,
            &[W::Accepted, W::Scheduled, W::Attended, W::NoShow, W::Completed, W::Declined, W::Cancelled, W::Failed],
        ),
        (W::Accepted, ENDS),
        (W::Scheduled, ENDS),
        (W::NoShow, ENDS),
        (W::Attended, &[W::Completed, W::Failed]),
        (W::Completed, &[]),
        (W::Declined, &[]),
        (W::Cancelled, &[]),
        (W::Failed, &[]),
    ]
};

#[test]
fn does_each_state_follow_exactly_those_it_may() {
    for (from, allowed) in TABLE {
        for to in ReferralWord::ALL {
            let asked = in_state(from).ask_to_cancel(CancelReason::NoLongerNeeded, &rules(), NOW);
            let referral = asked.unwrap_or_else(|_| in_state(from));
            let heard = referral.clone().hear(says(*to), &rules(), NOW);
            assert_eq!(heard.is_ok(), allowed.contains(to), "{from:?} -> {to:?}: {heard:?}");
            if let Ok(next) = heard {
                assert_eq!((next.stage.word(), next.version), (*to, referral.version + 1));
            }
        }
    }
}

#[test]
fn has_each_state_one_writer() {
    for word in ReferralWord::ALL {
        let by_sender = [draft().send(&rules(), NOW).unwrap().stage.word(), draft().stage.word()].contains(word);
        let by_receiver = ReferralWord::ALL.iter().any(|from| in_state(*from).hear(says(*word), &rules(), NOW).is_ok())
            || *word == ReferralWord::Cancelled;
        assert!(by_sender != by_receiver, "{word:?}");
        assert_eq!(word.writer() == Writer::Sender, by_sender, "{word:?}");
    }
    for word in ReferralWord::ALL {
        let sent_again = in_state(*word).send(&rules(), NOW);
        assert_eq!(sent_again.is_ok(), *word == ReferralWord::Draft, "{word:?}");
    }
}

#[test]
fn is_taking_back_a_request_that_the_receiver_confirms_and_an_outcome_outruns() {
    let refused = |word, because| in_state(word).ask_to_cancel(because, &rules(), NOW).unwrap_err();
    assert_eq!(refused(ReferralWord::Attended, CancelReason::SentInError), Refusal::PersonArrived);
    assert_eq!(refused(ReferralWord::Declined, CancelReason::SentInError), Refusal::ReferralOver);
    let asked = in_state(ReferralWord::Accepted).ask_to_cancel(CancelReason::PersonRefuses, &rules(), NOW).unwrap();
    assert_eq!(asked.stage.word(), ReferralWord::Accepted, "asked is not taken back");
    assert_eq!(asked.clone().ask_to_cancel(CancelReason::PersonRefuses, &rules(), NOW), Err(Refusal::AlreadyDone));
    let attended = asked.clone().hear(Said::Attended, &rules(), NOW).unwrap();
    assert_eq!(attended.hear(Said::Cancelled, &rules(), NOW), Err(Refusal::ReferralOutOfOrder));
    assert_eq!(asked.hear(Said::Cancelled, &rules(), NOW).unwrap().stage.word(), ReferralWord::Cancelled);
    assert_eq!(sent().hear(Said::Cancelled, &rules(), NOW), Err(Refusal::CancelNotAsked));
}

#[test]
fn does_nobody_promise_what_somebody_else_has_but_an_arrival_is_heard() {
    let elsewhere = sent().ask_to_cancel(CancelReason::TakenElsewhere, &rules(), NOW).unwrap();
    assert_eq!(elsewhere.awaited, None, "nobody is chased for it");
    assert_eq!(elsewhere.clone().hear(Said::Accepted, &rules(), NOW), Err(Refusal::CaseTaken));
    assert_eq!(elsewhere.hear(Said::Attended, &rules(), NOW).unwrap().stage.word(), ReferralWord::Attended);
}

#[test]
fn is_a_completed_one_without_an_outcome_work_until_it_has_one() {
    let silent = in_state(ReferralWord::Attended).hear(Said::Completed { outcome: None }, &rules(), NOW).unwrap();
    assert!(!silent.stage.is_over() && silent.awaited.is_some_and(|awaited| awaited.step == AwaitedStep::Outcome));
    let told = silent.hear(says(ReferralWord::Completed), &rules(), NOW).unwrap();
    assert!(told.stage.is_over() && told.awaited.is_none());
    assert_eq!(
        told.hear(Said::Completed { outcome: Some(OutcomeWord::Died) }, &rules(), NOW),
        Err(Refusal::ReferralOver)
    );
}

#[test]
fn is_an_answer_then_an_arrival_then_an_outcome_awaited_and_each_told_late_once() {
    let rules = rules();
    let awaited = |referral: &Referral| referral.awaited.map(|awaited| (awaited.step, awaited.due_at));
    let sent = sent();
    let answer_by = NOW + rules.answer_urgent_ms;
    assert_eq!(awaited(&sent), Some((AwaitedStep::Answer, answer_by)));
    let later = NOW + Millis::minutes(5);
    let received = sent.clone().hear(Said::Received, &rules, later).unwrap();
    assert_eq!(awaited(&received), Some((AwaitedStep::Answer, answer_by)), "received is no answer");
    assert_eq!(received.clone().ran_late(later), None);
    let late = received.ran_late(answer_by).unwrap();
    assert_eq!(late.clone().ran_late(answer_by + Millis::days(1)), None, "told once");
    let accepted = late.hear(Said::Accepted, &rules, later).unwrap();
    assert_eq!(awaited(&accepted), Some((AwaitedStep::Arrival, later + rules.arrive_urgent_ms)));
    let visit_at = later + Millis::days(3);
    let scheduled = accepted.hear(Said::Scheduled { visit_at }, &rules, later).unwrap();
    assert_eq!(awaited(&scheduled), Some((AwaitedStep::Arrival, visit_at + rules.arrive_urgent_ms)));
    let missed = scheduled.hear(Said::NoShow, &rules, visit_at).unwrap();
    assert_eq!(awaited(&missed), Some((AwaitedStep::Arrival, visit_at + rules.arrive_urgent_ms)));
    let attended = missed.hear(Said::Attended, &rules, visit_at).unwrap();
    assert_eq!(awaited(&attended), Some((AwaitedStep::Outcome, visit_at + rules.outcome_ms)));
}

#[test]
fn is_nobody_referred_to_themselves() {
    let Referral { id, case, session, from, priority, based_on, .. } = draft();
    assert_eq!(
        Referral::draft(Draft { id, case, session, from, to: from, priority, based_on }),
        Err(Refusal::PairNotAllowed)
    );
}
