//! When has a channel proven itself, and who may go on call?

use super::*;
use uuid::Uuid;

const NOON: Timestamp = Timestamp(1_800_000_000_000_000);

fn rules() -> CrisisRules {
    CrisisRules { proof_holds_ms: Millis::days(10), ..CrisisRules::default() }
}

#[test]
fn how_long_does_a_proof_hold() {
    let until = NOON + Millis::days(10);
    for (case, proven_at, now, expected) in [
        ("never tested", None, NOON, Proof::Never),
        ("just now", Some(NOON), NOON, Proof::Holds { until }),
        ("up to the end", Some(NOON), until - Millis(1), Proof::Holds { until }),
        ("not at the end", Some(NOON), until, Proof::Lapsed { at: NOON }),
        ("long ago", Some(NOON), until + Millis::days(300), Proof::Lapsed { at: NOON }),
    ] {
        assert_eq!(proof(proven_at, &rules(), now), expected, "{case}");
    }
    let default = CrisisRules::default();
    assert!(default.test_every_ms < default.proof_holds_ms, "a test that comes in time finds the proof still holding");
}

#[test]
fn who_may_go_on_call() {
    let contact = |channel, proven_at| Contact { id: ContactId(Uuid::from_u128(1)), channel, proven_at };
    let (fresh, lapsed) = (Some(NOON), Some(NOON - Millis::days(10)));
    for (case, contacts, allowed) in [
        ("no way to reach them", vec![], false),
        ("only at the console", vec![contact(PageChannel::Console, fresh)], false),
        ("a proven channel", vec![contact(PageChannel::Email, fresh)], true),
        ("one that was never proven", vec![contact(PageChannel::Sms, None)], false),
        ("one whose proof lapsed", vec![contact(PageChannel::Sms, lapsed)], false),
        ("one of two proven", vec![contact(PageChannel::Sms, lapsed), contact(PageChannel::Wecom, fresh)], true),
        (
            "the console does not help",
            vec![contact(PageChannel::Sms, None), contact(PageChannel::Console, fresh)],
            false,
        ),
    ] {
        let expected = if allowed { Ok(()) } else { Err(Refusal::ChannelNotProven) };
        assert_eq!(may_go_on_call(&contacts, &rules(), NOON), expected, "{case}");
    }
}

#[test]
fn does_every_channel_but_the_console_leave_the_house_by_its_own_word() {
    for channel in PageChannel::ALL {
        let out = channel.delivery().map(DeliveryChannel::code);
        assert_eq!(out, (*channel != PageChannel::Console).then_some(channel.code()));
    }
}
