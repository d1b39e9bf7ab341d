//! What may a supervisor do in a talk that somebody else holds, in each stage?

use super::table::in_stage;
use super::*;
use crate::refusal::Refusal;
use StageName::{Detached, Held, Offered, Waiting, WrapUp};

const SHE: u128 = 7;
const SUPERVISOR: u128 = 8;

fn phone() -> Session {
    let id = SessionId(Uuid::from_u128(2));
    Session::open_phone(id, Direction::Incoming, Language::Chinese, NOON, staff(SHE))
}

fn joined() -> Session {
    in_stage(Held).join(staff(SUPERVISOR), NOON).unwrap()
}

type Check = (&'static str, fn(Session) -> Result<Session, Refusal>, [Result<StageName, Refusal>; 6]);

#[test]
fn what_may_a_supervisor_do_in_each_stage() {
    use Refusal::{AlreadyDone, NotHeld, NotInTalk, NotYourSession, SessionClosed};
    let rows: Vec<Check> = vec![
        (
            "watch",
            |session| session.check_watch(staff(SUPERVISOR)).map(|()| session),
            [Ok(Waiting), Ok(Offered), Ok(Held), Ok(Detached), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "watch one's own",
            |session| session.check_watch(staff(SHE)).map(|()| session),
            [Ok(Waiting), Ok(Offered), Err(AlreadyDone), Err(AlreadyDone), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "whisper to the holder",
            |session| session.check_whisper(staff(SUPERVISOR), Whisperer::Supervisor).map(|_| session),
            [Err(NotHeld), Err(NotHeld), Ok(Held), Ok(Detached), Ok(WrapUp), Err(SessionClosed)],
        ),
        (
            "whisper back",
            |session| session.check_whisper(staff(SHE), Whisperer::Holder).map(|_| session),
            [Err(NotYourSession), Err(NotYourSession), Ok(Held), Ok(Detached), Ok(WrapUp), Err(SessionClosed)],
        ),
        (
            "whisper as somebody else",
            |session| session.check_whisper(staff(9), Whisperer::Holder).map(|_| session),
            [
                Err(NotYourSession),
                Err(NotYourSession),
                Err(NotYourSession),
                Err(NotYourSession),
                Err(NotYourSession),
                Err(SessionClosed),
            ],
        ),
        (
            "join",
            |session| session.join(staff(SUPERVISOR), NOON),
            [Err(NotHeld), Err(NotHeld), Ok(Held), Ok(Detached), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "join one's own",
            |session| session.join(staff(SHE), NOON),
            [Err(NotHeld), Err(NotHeld), Err(AlreadyDone), Err(AlreadyDone), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "write without having joined",
            |session| session.check_guest_may_write(staff(SUPERVISOR)).map(|()| session),
            [Err(NotInTalk), Err(NotInTalk), Err(NotInTalk), Err(NotInTalk), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "take over",
            |session| session.take_over_talk(staff(SUPERVISOR), NOON).map(|(session, _)| session),
            [Ok(Held), Ok(Held), Ok(Held), Ok(Held), Err(SessionClosed), Err(SessionClosed)],
        ),
        (
            "take over one's own",
            |session| session.take_over_talk(staff(SHE), NOON).map(|(session, _)| session),
            [Ok(Held), Ok(Held), Err(AlreadyDone), Err(AlreadyDone), Err(SessionClosed), Err(SessionClosed)],
        ),
    ];
    for (name, happens, expected) in rows {
        for (stage, expected) in StageName::ALL.iter().zip(expected) {
            let after = happens(in_stage(*stage)).map(|session| session.stage.name());
            assert_eq!(after, expected, "{name} when {stage:?}");
        }
    }
}

#[test]
fn is_a_phone_call_joined_or_taken_over() {
    assert_eq!(phone().join(staff(SUPERVISOR), NOON), Err(Refusal::PhoneSession));
    assert_eq!(phone().take_over_talk(staff(SUPERVISOR), NOON), Err(Refusal::PhoneSession));
    assert!(phone().check_whisper(staff(SUPERVISOR), Whisperer::Supervisor).is_ok(), "whispers reach its operator");
}

#[test]
fn does_a_talk_taken_over_keep_anything_of_the_former_holder() {
    let later = NOON + Millis::seconds(5);
    let held = in_stage(Held).raise_hand(staff(SHE), 1, NOON).unwrap().join(staff(SUPERVISOR), NOON).unwrap();
    let (taken, from) = held.clone().take_over_talk(staff(SUPERVISOR), later).unwrap();
    assert_eq!(from, TakenFrom::Holder(Lease { operator: staff(SHE), fence: 1, since: NOON }));
    assert_eq!(taken.stage, Stage::Held(Lease { operator: staff(SUPERVISOR), fence: 2, since: later }));
    assert_eq!(taken.hand_raised_at, None, "the supervisor is there");
    assert!(taken.guests.is_empty(), "the holder is nobody's guest");
    assert_eq!(taken.check_holder(staff(SHE), 1), Err(Refusal::LeaseLost), "a late write is refused");
    assert_eq!(taken.check_recorder(staff(SHE), 1), Err(Refusal::LeaseLost));
    assert_eq!(taken.clone().end(EndedBy::Operator, later).unwrap().stage.lease().unwrap().operator, staff(SUPERVISOR));
    // One whose holder was lost has no grace to run out any more.
    let policy = Policy::default();
    let detached = held.holder_lost(NOON, &policy);
    assert_eq!(detached.deadlines(&policy, NOON)[0].kind, DeadlineKind::GraceEnds);
    let (taken, _) = detached.take_over_talk(staff(SUPERVISOR), later).unwrap();
    assert_eq!(taken.deadlines(&policy, later), []);
    assert_eq!(taken.clone().holder_back(staff(SHE)), taken, "too late");
}

#[test]
fn from_whom_is_a_waiting_caller_taken() {
    let (taken, from) = in_stage(Waiting).take_over_talk(staff(SUPERVISOR), NOON).unwrap();
    assert_eq!((taken.fence, from), (1, TakenFrom::Queue));
    let (taken, from) = in_stage(Offered).take_over_talk(staff(SUPERVISOR), NOON).unwrap();
    assert!(matches!(from, TakenFrom::Offered(offer) if offer.operator == staff(SHE)));
    assert_eq!(taken.stage.offer(), None);
}

#[test]
fn how_many_guests_has_a_talk_room_for() {
    let mut session = in_stage(Held);
    for number in 0..MAX_GUESTS as u128 {
        session = session.join(staff(20 + number), NOON).unwrap();
    }
    assert_eq!(session.clone().join(staff(20), NOON), Err(Refusal::AlreadyDone));
    assert_eq!(session.clone().join(staff(30), NOON), Err(Refusal::TooManyInTalk));
    let left = session.leave(staff(20)).unwrap();
    assert_eq!(left.clone().leave(staff(20)), Err(Refusal::NotInTalk));
    assert!(left.join(staff(30), NOON).is_ok());
}

#[test]
fn when_is_a_guest_who_is_gone_in_the_talk_no_longer() {
    let policy = Policy::default();
    let due = |session: &Session| {
        let due = session.deadlines(&policy, NOON).into_iter();
        due.filter(|one| one.kind == DeadlineKind::GuestGone).map(|one| one.due_at).next()
    };
    let (first, second) = (staff(SUPERVISOR), staff(9));
    let both = joined().join(second, NOON).unwrap();
    assert_eq!(due(&both), None);
    let later = NOON + Millis::seconds(3);
    let gone = both.guest_lost(second, later).guest_lost(first, NOON).guest_lost(first, later);
    let ends = NOON + policy.grace_ms;
    assert_eq!(due(&gone), Some(ends), "the first absence, from its first instant");
    assert_eq!(gone.clone().without_lost_guests(&policy, Timestamp(ends.0 - 1)), (gone.clone(), Vec::new()));
    let (left, who) = gone.clone().without_lost_guests(&policy, ends);
    assert_eq!((who, left.has_guest(second)), (vec![first], true));
    assert_eq!(due(&left), Some(later + policy.grace_ms));
    let back = gone.guest_back(first).guest_back(second);
    assert_eq!(due(&back), None, "back in time");
    assert_eq!(back.without_lost_guests(&policy, ends + policy.grace_ms).1, []);
}

#[test]
fn does_a_guest_stay_when_the_holder_changes_and_leave_when_the_talk_ends() {
    let transferred = joined().transfer(staff(SHE), 1, None, NOON).unwrap();
    assert!(transferred.check_guest_may_write(staff(SUPERVISOR)).is_ok(), "the caller is not left alone meanwhile");
    let held = transferred.take(staff(9), NOON).unwrap();
    assert!(held.has_guest(staff(SUPERVISOR)));
    let handed_on = held.clone().transfer(staff(9), held.fence, Some(staff(SUPERVISOR)), NOON).unwrap();
    let hers = handed_on.offer(offer_to(staff(SUPERVISOR), 90, NOON)).unwrap();
    let hers = hers.accept(OfferId(Uuid::from_u128(90)), staff(SUPERVISOR), NOON).unwrap();
    assert_eq!(hers.guests, [], "a guest it was handed on to is its holder");
    let ended = held.end(EndedBy::Caller, NOON).unwrap();
    assert_eq!(ended.guests, []);
    assert_eq!(ended.check_guest_may_write(staff(SUPERVISOR)), Err(Refusal::SessionClosed));
}
