//! Every stage with everything that can happen to it.

use super::*;
use crate::refusal::Refusal;
use StageName::{Closed, Detached, Held, Offered, Waiting, WrapUp};

/// Who holds it, or is asked.
const SHE: u128 = 7;
/// The number of the pending offer.
const OFFER: u128 = 70;

/// A session in this stage, as it gets there: web, offered to her at noon, accepted, lost, ended, closed.
pub(super) fn in_stage(stage: StageName) -> Session {
    let she = staff(SHE);
    let waiting = opened(NOON);
    let offered = waiting.clone().offer(offer_to(she, OFFER, NOON)).unwrap();
    let held = offered.clone().accept(OfferId(Uuid::from_u128(OFFER)), she, NOON).unwrap();
    match stage {
        Waiting => waiting,
        Offered => offered,
        Held => held,
        Detached => held.holder_lost(NOON, &Policy::default()),
        WrapUp => held.end(EndedBy::Caller, NOON).unwrap(),
        Closed => held.end(EndedBy::Caller, NOON).unwrap().close(she, 1, NOON).unwrap(),
    }
}

type Row = (&'static str, fn(Session) -> Result<Session, Refusal>, [Result<StageName, Refusal>; 6]);

/// Each transition on the way to a holder by its rightful actor, and what it does in the six stages as declared.
fn transitions_to_a_holder() -> Vec<Row> {
    use Refusal::{AlreadyDone, OfferGone, SessionClosed};
    vec![
        (
            "offer",
            |session| session.offer(offer_to(staff(8), 80, NOON)),
            [Ok(Offered), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(SessionClosed)],
        ),
        (
            "accept",
            |session| session.accept(OfferId(Uuid::from_u128(OFFER)), staff(SHE), NOON),
            [Err(OfferGone), Ok(Held), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(OfferGone)],
        ),
        (
            "take",
            |session| session.take(staff(SHE), NOON),
            [Ok(Held), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(OfferGone)],
        ),
        (
            "pass_on",
            |session| session.pass_on(OfferId(Uuid::from_u128(OFFER)), NOON, &Policy::default()),
            [Err(OfferGone), Ok(Waiting), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(OfferGone)],
        ),
        (
            "withdraw_offer",
            |session| session.withdraw_offer(OfferId(Uuid::from_u128(OFFER))),
            [Err(OfferGone), Ok(Waiting), Err(OfferGone), Err(OfferGone), Err(OfferGone), Err(OfferGone)],
        ),
        (
            "holder_lost",
            |session| Ok(session.holder_lost(NOON, &Policy::default())),
            [Ok(Waiting), Ok(Offered), Ok(Detached), Ok(Detached), Ok(WrapUp), Ok(Closed)],
        ),
        (
            "holder_back",
            |session| Ok(session.holder_back(staff(SHE))),
            [Ok(Waiting), Ok(Offered), Ok(Held), Ok(Held), Ok(WrapUp), Ok(Closed)],
        ),
        (
            "release",
            |session| session.release(NOON + Policy::default().grace_ms),
            [Err(AlreadyDone), Err(AlreadyDone), Err(AlreadyDone), Ok(Waiting), Err(AlreadyDone), Err(AlreadyDone)],
        ),
    ]
}

/// The same for what the holder, the caller and the clock do once somebody holds it.
fn transitions_of_a_talk() -> Vec<Row> {
    use Refusal::{AlreadyEnded, LeaseLost, SessionClosed, SessionNotOver};
    vec![
        (
            "transfer",
            |session| session.transfer(staff(SHE), 1, None, NOON),
            [Err(LeaseLost), Err(LeaseLost), Ok(Waiting), Ok(Waiting), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "end",
            |session| session.end(EndedBy::Operator, NOON),
            [Ok(Closed), Ok(Closed), Ok(WrapUp), Ok(WrapUp), Err(AlreadyEnded), Err(AlreadyEnded)],
        ),
        (
            "close",
            |session| session.close(staff(SHE), 1, NOON),
            [Err(LeaseLost), Err(LeaseLost), Err(SessionNotOver), Err(SessionNotOver), Ok(Closed), Err(SessionClosed)],
        ),
        (
            "take_over",
            |session| session.take_over(staff(8), NOON),
            [
                Err(SessionNotOver),
                Err(SessionNotOver),
                Err(SessionNotOver),
                Err(SessionNotOver),
                Ok(WrapUp),
                Err(SessionClosed),
            ],
        ),
        (
            "raise_hand",
            |session| session.raise_hand(staff(SHE), 1, NOON),
            [Err(LeaseLost), Err(LeaseLost), Ok(Held), Ok(Detached), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "lower_hand",
            |session| session.lower_hand(staff(SHE), 1),
            [Err(LeaseLost), Err(LeaseLost), Ok(Held), Ok(Detached), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "check_recorder",
            |session| session.check_recorder(staff(SHE), 1).map(|_| session),
            [Err(LeaseLost), Err(LeaseLost), Ok(Held), Ok(Detached), Ok(WrapUp), Err(SessionClosed)],
        ),
        (
            "check_caller_may_write",
            |session| session.check_caller_may_write().map(|()| session),
            [Ok(Waiting), Ok(Offered), Ok(Held), Ok(Detached), Err(SessionClosed), Err(SessionClosed)],
        ),
    ]
}

#[test]
fn what_does_each_transition_do_in_each_stage() {
    for (name, transition, expected) in transitions_to_a_holder().into_iter().chain(transitions_of_a_talk()) {
        for (stage, expected) in StageName::ALL.iter().zip(expected) {
            let after = transition(in_stage(*stage)).map(|session| session.stage.name());
            assert_eq!(after, expected, "{name} when {stage:?}");
        }
    }
}

#[test]
fn does_what_never_moves_a_session_leave_its_stage() {
    for stage in StageName::ALL {
        let session = in_stage(*stage);
        let moved = [
            session.clone().found(Some(RiskTier::High), &[TierReason::Assessed]),
            session.clone().assessed(RiskTier::Low),
            session.clone().target_missed(NOON),
            session.clone().caller_link(CallerLink::Here),
        ];
        for after in moved {
            assert_eq!(after.stage, session.stage, "{stage:?}");
        }
    }
}

#[test]
fn is_a_stranger_refused_in_every_stage() {
    let (stranger, hers) = (staff(9), OfferId(Uuid::from_u128(OFFER)));
    for stage in StageName::ALL {
        let session = in_stage(*stage);
        assert_eq!(session.clone().accept(hers, stranger, NOON), Err(Refusal::OfferGone), "{stage:?}");
        assert!(session.clone().transfer(stranger, 1, None, NOON).is_err(), "{stage:?}");
        assert!(session.clone().close(stranger, 1, NOON).is_err(), "{stage:?}");
        assert!(session.clone().raise_hand(stranger, 1, NOON).is_err(), "{stage:?}");
        assert!(session.check_holder(stranger, 1).is_err(), "{stage:?}");
        assert_eq!(session.clone().holder_back(stranger), session, "{stage:?}");
    }
}

#[test]
fn is_a_record_taken_over_under_a_lease_of_its_own() {
    let taken = in_stage(WrapUp).take_over(staff(8), NOON).unwrap();
    assert_eq!(taken.check_recorder(staff(SHE), 1), Err(Refusal::LeaseLost), "the late one is refused");
    assert_eq!(taken.clone().close(staff(SHE), 1, NOON), Err(Refusal::LeaseLost));
    assert_eq!(taken.close(staff(8), 2, NOON).unwrap().stage.name(), Closed);
}

#[test]
fn does_a_grace_not_end_before_its_time() {
    let detached = in_stage(Detached);
    let ends = NOON + Policy::default().grace_ms;
    assert_eq!(detached.clone().release(Timestamp(ends.0 - 1)), Err(Refusal::AlreadyDone));
    let released = detached.release(ends).unwrap();
    assert_eq!(released.stage, Stage::Waiting(super::Waiting { since: NOON }), "the absence already waited counts");
    assert_eq!(released.fence, 2, "a late write is refused before anybody new holds it");
}

#[test]
fn is_an_operator_who_passed_rested_and_the_arrival_kept() {
    let policy = Policy::default();
    let passed = in_stage(Offered).pass_on(OfferId(Uuid::from_u128(OFFER)), NOON, &policy).unwrap();
    assert_eq!(passed.passed, [Pass { staff: staff(SHE), at: NOON }]);
    assert_eq!(passed.stage, Stage::Waiting(super::Waiting { since: NOON }));
    let again = passed.offer(offer_to(staff(SHE), 71, NOON)).unwrap();
    let twice = again.pass_on(OfferId(Uuid::from_u128(71)), NOON + Millis(1), &policy).unwrap();
    assert_eq!(twice.passed.len(), 1, "each stands once, with the newest rest");
    assert!(in_stage(Offered).withdraw_offer(OfferId(Uuid::from_u128(OFFER))).unwrap().passed.is_empty());
}

#[test]
fn does_a_phone_session_need_no_connection() {
    let id = SessionId(Uuid::from_u128(2));
    let phone = Session::open_phone(id, Direction::Incoming, Language::Chinese, NOON, staff(SHE));
    assert_eq!(phone.clone().holder_lost(NOON, &Policy::default()), phone);
    assert_eq!(phone.clone().caller_link(CallerLink::Gone { since: NOON }), phone);
    assert_eq!(phone.clone().transfer(staff(SHE), 1, None, NOON), Err(Refusal::PhoneSession));
    assert_eq!(phone.end(EndedBy::Operator, NOON).unwrap().stage.name(), WrapUp);
}

#[test]
fn does_the_first_instant_of_an_absence_and_of_a_raised_hand_count() {
    let later = NOON + Millis::minutes(3);
    let gone = opened(NOON).caller_link(CallerLink::Gone { since: later });
    assert_eq!(gone.caller, CallerLink::Gone { since: NOON });
    let again = gone.caller_link(CallerLink::Here).caller_link(CallerLink::Gone { since: later });
    assert_eq!(again.caller, CallerLink::Gone { since: later });
    let raised = in_stage(Held).raise_hand(staff(SHE), 1, NOON).unwrap().raise_hand(staff(SHE), 1, later).unwrap();
    assert_eq!(raised.hand_raised_at, Some(NOON));
    assert_eq!(raised.end(EndedBy::Caller, later).unwrap().hand_raised_at, None);
    assert_eq!(opened(NOON).target_missed(NOON).target_missed(later).target_missed_at, Some(NOON));
}

#[test]
fn do_reasons_stay_few_and_each_once() {
    let phrase = |number: u32| TierReason::Phrase { entry: format!("entry-{number}"), version: 1 };
    let many: Vec<_> = (0..100).map(phrase).collect();
    let found = opened(NOON).found(None, &many).found(None, &many);
    assert_eq!(found.reasons, many[..24]);
}
