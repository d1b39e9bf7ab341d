//! Whom does a step ask, and why not the others?

use super::*;
use crate::escalation::{Step, Whom};

fn step(whom: Whom) -> Step {
    Step { whom, channels: vec![PageChannel::Email, PageChannel::Sms], wait_ms: Millis::minutes(5) }
}

fn why(dispatch: &Dispatch, step: &Step, who: &Candidate, declined: &[StaffId]) -> Option<Excluded> {
    let all = asked(dispatch, step, Roster { candidates: std::slice::from_ref(who), declined }, NOON);
    assert_eq!(all.len(), 1, "each of the roster has an answer");
    assert_eq!(all[0].staff, who.staff);
    all[0].how.clone().err()
}

#[test]
fn whom_does_each_step_mean() {
    let ours = |duty, on_call| Candidate { duty, on_call, ..psychiatrist() };
    let theirs = |duty, on_call| Candidate { team: THEIR_TEAM, ..ours(duty, on_call) };
    let (yes, no) = (OnCallNow::Yes, OnCallNow::No);
    let off = Some(Excluded::NotOnCall);
    let foreign = Some(Excluded::OtherTeam);
    let no_lead = Some(Excluded::NotMissing);
    // Leads on call, team on call, whole team, neighbours on call.
    for (who, expected) in [
        (ours(Duty::Lead, yes), [None, None, None, foreign]),
        (ours(Duty::Lead, no), [off, off, None, foreign]),
        (ours(Duty::Member, yes), [no_lead, None, None, foreign]),
        (ours(Duty::Member, no), [no_lead, off, None, foreign]),
        (theirs(Duty::Lead, yes), [foreign, foreign, foreign, None]),
        (theirs(Duty::Lead, no), [foreign, foreign, foreign, off]),
        (theirs(Duty::Member, yes), [foreign, foreign, foreign, None]),
        (theirs(Duty::Member, no), [foreign, foreign, foreign, off]),
    ] {
        for (whom, expected) in Whom::ALL.iter().zip(expected) {
            assert_eq!(why(&requested(), &step(*whom), &who, &[]), expected, "{whom:?}: {who:?}");
        }
    }
}

#[test]
fn what_keeps_somebody_from_being_asked() {
    let later = NOON + Millis::minutes(1);
    let away = |until| Candidate { availability: Availability::Away { until }, ..psychiatrist() };
    let resting = |until| Candidate { resting_until: Some(until), ..psychiatrist() };
    let only = |channel| Candidate {
        contacts: psychiatrist().contacts.into_iter().filter(|one| one.channel == channel).collect(),
        ..psychiatrist()
    };
    let whole = step(Whom::WholeTeam);
    for (case, who, expected) in [
        ("nothing", psychiatrist(), None),
        ("off duty", Candidate { on_call: OnCallNow::No, ..psychiatrist() }, None),
        ("away until they say otherwise", away(None), Some(Excluded::Away)),
        ("away for a while", away(Some(later)), Some(Excluded::Away)),
        ("back to the instant", away(Some(NOON)), None),
        ("resting", resting(later), Some(Excluded::Resting)),
        ("rested to the instant", resting(NOON), None),
        (
            "on another dispatch",
            Candidate { engaged: Some(DispatchId(Uuid::from_u128(9))), ..psychiatrist() },
            Some(Excluded::Engaged),
        ),
        ("of no use", member(7, &[Profession::SocialWorker]), Some(Excluded::NotMissing)),
        ("of no use, but leads", lead(7, &[Profession::SocialWorker]), None),
        ("none of the channels", only(PageChannel::Console), Some(Excluded::NoChannel)),
        ("one of the channels", only(PageChannel::Email), None),
        ("no channel at all", Candidate { contacts: Vec::new(), ..psychiatrist() }, Some(Excluded::NoChannel)),
    ] {
        assert_eq!(why(&requested(), &whole, &who, &[]), expected, "{case}");
    }
    assert_eq!(why(&requested(), &whole, &psychiatrist(), &[staff(1)]), Some(Excluded::Declined));
    assert_eq!(why(&requested(), &whole, &psychiatrist(), &[staff(2)]), None, "somebody else has");
    let goes = at(StageWord::Acknowledged);
    assert_eq!(why(&goes, &whole, &psychiatrist(), &[]), Some(Excluded::Goes));
    let same_profession = Candidate { duty: Duty::Lead, ..member(7, &[Profession::Psychiatrist]) };
    assert_eq!(why(&goes, &whole, &same_profession, &[]), Some(Excluded::NotMissing));
}

#[test]
fn which_reason_is_said_where_several_hold() {
    let worst = Candidate {
        team: THEIR_TEAM,
        on_call: OnCallNow::No,
        engaged: Some(DispatchId(Uuid::from_u128(9))),
        availability: Availability::Away { until: None },
        resting_until: Some(NOON + Millis::hours(1)),
        professions: [Profession::Other].into(),
        duty: Duty::Member,
        contacts: Vec::new(),
        ..psychiatrist()
    };
    let ours = Candidate { team: OUR_TEAM, ..worst.clone() };
    let on_call = Candidate { on_call: OnCallNow::Yes, ..ours.clone() };
    let free = Candidate { engaged: None, ..on_call.clone() };
    let here = Candidate { availability: Availability::Available, ..free.clone() };
    let rested = Candidate { resting_until: None, ..here.clone() };
    let needed = Candidate { professions: [Profession::Nurse].into(), ..rested.clone() };
    let reached = Candidate { contacts: psychiatrist().contacts, ..needed.clone() };
    let nobody: &[StaffId] = &[];
    let declined: &[StaffId] = &[staff(1)];
    for (who, declined, expected) in [
        (worst, declined, Some(Excluded::OtherTeam)),
        (ours, declined, Some(Excluded::NotOnCall)),
        (on_call, declined, Some(Excluded::Engaged)),
        (free.clone(), declined, Some(Excluded::Declined)),
        (free, nobody, Some(Excluded::Away)),
        (here, nobody, Some(Excluded::Resting)),
        (rested, nobody, Some(Excluded::NotMissing)),
        (needed, nobody, Some(Excluded::NoChannel)),
        (reached, nobody, None),
    ] {
        assert_eq!(why(&requested(), &step(Whom::TeamOnCall), &who, declined), expected, "{who:?}");
    }
}

#[test]
fn is_each_asked_over_every_channel_of_the_step_that_they_have_and_no_other() {
    let contact = |number, channel| Contact { id: ContactId(Uuid::from_u128(number)), channel, proven_at: None };
    let who = Candidate {
        contacts: vec![
            contact(1, PageChannel::Console),
            contact(2, PageChannel::Sms),
            contact(3, PageChannel::Feishu),
            contact(4, PageChannel::Sms),
        ],
        ..psychiatrist()
    };
    let candidates = [who];
    let all = asked(&requested(), &step(Whom::WholeTeam), roster(&candidates), NOON);
    let over: Vec<_> = all[0].how.clone().unwrap().into_iter().map(|summon| (summon.contact, summon.channel)).collect();
    assert_eq!(over, [2, 4].map(|number| (ContactId(Uuid::from_u128(number)), PageChannel::Sms)));
}
