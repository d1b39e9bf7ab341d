//! What holds after any happenings in any order: fencing numbers never fall and never come back, a late one is always
//! refused, a session has at most one deadline of each kind.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Something that happens to a session, done by one of a few people.
#[derive(Debug, Clone, Copy)]
enum Happening {
    Offer(u128),
    Accept(u128),
    Take(u128),
    PassOn,
    Withdraw,
    HolderLost,
    HolderBack(u128),
    Release,
    Transfer(u128),
    End,
    Close,
    TakeOver(u128),
    TakeOverTalk(u128),
    Join(u128),
    Leave(u128),
    GuestLost(u128),
    GuestBack(u128),
    GuestsLeave,
    RaiseHand,
    Found(RiskTier),
    Assessed(RiskTier),
    TargetMissed,
    CallerGone,
    CallerHere,
}

fn happenings() -> impl Strategy<Value = Vec<(i64, Happening)>> {
    let who = 1..5_u128;
    let tier = prop::sample::select(RiskTier::ALL);
    let one = prop_oneof![
        3 => who.clone().prop_map(Happening::Offer),
        3 => who.clone().prop_map(Happening::Accept),
        1 => who.clone().prop_map(Happening::Take),
        1 => Just(Happening::PassOn),
        1 => Just(Happening::Withdraw),
        2 => Just(Happening::HolderLost),
        1 => who.clone().prop_map(Happening::HolderBack),
        2 => Just(Happening::Release),
        1 => who.clone().prop_map(Happening::Transfer),
        1 => who.clone().prop_map(Happening::TakeOver),
        1 => who.clone().prop_map(Happening::TakeOverTalk),
        3 => who.clone().prop_map(Happening::Join),
        1 => who.clone().prop_map(Happening::Leave),
        1 => who.clone().prop_map(Happening::GuestLost),
        1 => who.prop_map(Happening::GuestBack),
        1 => Just(Happening::GuestsLeave),
        1 => Just(Happening::End),
        1 => Just(Happening::Close),
        1 => Just(Happening::RaiseHand),
        1 => tier.clone().prop_map(Happening::Found),
        1 => tier.prop_map(Happening::Assessed),
        1 => Just(Happening::TargetMissed),
        1 => Just(Happening::CallerGone),
        1 => Just(Happening::CallerHere),
    ];
    prop::collection::vec((0..40_i64, one), 0..60)
}

/// The session after it, or as it was when it is refused.
fn after(session: &Session, at: Timestamp, step: u128, happening: Happening) -> Session {
    let policy = Policy::default();
    let before = session.clone();
    let offer = session.stage.offer().map(|offer| offer.id);
    let pending = offer.unwrap_or(OfferId(Uuid::nil()));
    let lease = session.stage.lease().unwrap_or(Lease { operator: staff(99), fence: 0, since: at });
    let next = match happening {
        Happening::Offer(who) => before.offer(offer_to(staff(who), 1_000 + step, at)),
        Happening::Accept(who) => before.accept(pending, staff(who), at),
        Happening::Take(who) => before.take(staff(who), at),
        Happening::PassOn => before.pass_on(pending, at, &policy),
        Happening::Withdraw => before.withdraw_offer(pending),
        Happening::HolderLost => Ok(before.holder_lost(at, &policy)),
        Happening::HolderBack(who) => Ok(before.holder_back(staff(who))),
        Happening::Release => before.release(at),
        Happening::Transfer(who) => before.transfer(lease.operator, lease.fence, Some(staff(who)), at),
        Happening::End => before.end(EndedBy::Caller, at),
        Happening::Close => before.close(lease.operator, lease.fence, at),
        Happening::TakeOver(who) => before.take_over(staff(who), at),
        Happening::TakeOverTalk(who) => before.take_over_talk(staff(who), at).map(|(session, _)| session),
        Happening::Join(who) => before.join(staff(who), at),
        Happening::Leave(who) => before.leave(staff(who)),
        Happening::GuestLost(who) => Ok(before.guest_lost(staff(who), at)),
        Happening::GuestBack(who) => Ok(before.guest_back(staff(who))),
        Happening::GuestsLeave => Ok(before.without_lost_guests(&policy, at).0),
        Happening::RaiseHand => before.raise_hand(lease.operator, lease.fence, at),
        Happening::Found(tier) => Ok(before.found(Some(tier), &[])),
        Happening::Assessed(tier) => Ok(before.assessed(tier)),
        Happening::TargetMissed => Ok(before.target_missed(at)),
        Happening::CallerGone => Ok(before.caller_link(CallerLink::Gone { since: at })),
        Happening::CallerHere => Ok(before.caller_link(CallerLink::Here)),
    };
    next.unwrap_or_else(|_| session.clone())
}

/// The session after each step, the first as it was opened.
fn walk(happenings: &[(i64, Happening)]) -> Vec<(Timestamp, Session)> {
    let mut all = vec![(NOON, opened(NOON))];
    for (step, (wait, happening)) in happenings.iter().enumerate() {
        let (now, session) = &all[step];
        let at = *now + Millis::seconds(*wait);
        let next = after(session, at, step as u128, *happening);
        all.push((at, next));
    }
    all
}

proptest! {
    #[test]
    fn does_a_fencing_number_never_fall_and_each_lease_have_its_own(happenings in happenings()) {
        let mut leases = BTreeSet::new();
        for pair in walk(&happenings).windows(2) {
            let (before, after) = (&pair[0].1, &pair[1].1);
            prop_assert!(after.fence >= before.fence);
            let (old, new) = (before.stage.lease(), after.stage.lease());
            if let Some(lease) = new.filter(|lease| old != Some(*lease)) {
                prop_assert!(leases.insert(lease.fence), "two leases under {}", lease.fence);
                prop_assert_eq!(lease.fence, after.fence);
            }
        }
    }

    #[test]
    fn is_a_late_fencing_number_always_refused(happenings in happenings()) {
        let mut former: BTreeSet<(StaffId, i64)> = BTreeSet::new();
        for (_, session) in walk(&happenings) {
            let now = session.stage.lease().map(|lease| (lease.operator, lease.fence));
            for (who, fence) in former.iter().filter(|lease| Some(**lease) != now) {
                prop_assert!(session.check_holder(*who, *fence).is_err());
                prop_assert!(session.check_recorder(*who, *fence).is_err());
                prop_assert!(session.clone().transfer(*who, *fence, None, NOON).is_err());
                prop_assert!(session.clone().close(*who, *fence, NOON).is_err());
            }
            former.extend(now);
        }
    }

    #[test]
    fn has_a_session_at_most_one_deadline_of_each_kind(happenings in happenings()) {
        let policy = Policy::default();
        for (now, session) in walk(&happenings) {
            let kinds: Vec<_> = session.deadlines(&policy, now).iter().map(|due| due.kind).collect();
            let distinct: BTreeSet<_> = kinds.iter().copied().collect();
            prop_assert_eq!(kinds.len(), distinct.len());
            let ends = |kind| distinct.contains(&kind);
            prop_assert_eq!(ends(DeadlineKind::OfferExpires), matches!(session.stage, Stage::Offered(..)));
            prop_assert_eq!(ends(DeadlineKind::GraceEnds), matches!(session.stage, Stage::Detached(..)));
            let waits = matches!(session.stage, Stage::Waiting(_) | Stage::Offered(..));
            prop_assert_eq!(ends(DeadlineKind::Target), waits && session.target_missed_at.is_none());
        }
    }

    #[test]
    fn are_guests_few_each_once_and_only_in_a_talk(happenings in happenings()) {
        let policy = Policy::default();
        for (now, session) in walk(&happenings) {
            let who: BTreeSet<_> = session.guests.iter().map(|guest| guest.staff).collect();
            prop_assert!(who.len() == session.guests.len() && who.len() <= MAX_GUESTS);
            let over = matches!(session.stage, Stage::WrapUp(..) | Stage::Closed(_));
            prop_assert!(!over || who.is_empty());
            let gone = session.guests.iter().any(|guest| guest.link != GuestLink::Here);
            let due = session.deadlines(&policy, now);
            prop_assert_eq!(due.iter().any(|one| one.kind == DeadlineKind::GuestGone), gone);
        }
    }

    #[test]
    fn does_everybody_who_waits_keep_their_arrival_and_who_is_closed_stay_closed(happenings in happenings()) {
        for pair in walk(&happenings).windows(2) {
            let (before, after) = (&pair[0].1, &pair[1].1);
            prop_assert_eq!(before.opened_at, after.opened_at);
            if matches!(before.stage, Stage::Closed(_)) {
                prop_assert_eq!(&before.stage, &after.stage);
            }
        }
    }

    #[test]
    fn does_an_operator_pass_at_most_once_at_a_time(happenings in happenings()) {
        for (_, session) in walk(&happenings) {
            let who: BTreeSet<_> = session.passed.iter().map(|pass| pass.staff).collect();
            prop_assert_eq!(who.len(), session.passed.len());
        }
    }
}

#[test]
fn when_is_a_waiting_session_looked_at_again() {
    let policy = Policy::default();
    let route = |session: &Session, now| {
        let due = session.deadlines(&policy, now);
        due.into_iter().find(|one| one.kind == DeadlineKind::Route).map(|one| one.due_at)
    };
    let waiting = opened(NOON);
    let relaxed = NOON + policy.relax_preference_ms;
    assert_eq!(route(&waiting, NOON), Some(relaxed), "when the wishes are let go");
    assert_eq!(route(&waiting, relaxed), None, "once");
    let passed = waiting.offer(offer_to(staff(1), 1, NOON)).unwrap();
    let passed = passed.pass_on(OfferId(Uuid::from_u128(1)), NOON + Millis(1), &policy).unwrap();
    assert_eq!(route(&passed, NOON + Millis(1)), Some(relaxed));
    assert_eq!(route(&passed, relaxed), Some(relaxed + Millis(1)), "when who passed may be asked again");
    let urgent = passed.found(Some(RiskTier::High), &[]);
    let short = NOON + Millis(1) + policy.urgent_rest_ms;
    assert_eq!(route(&urgent, NOON + Millis(1)), Some(short), "in danger sooner");
    assert_eq!(route(&urgent, short), Some(relaxed));
}
