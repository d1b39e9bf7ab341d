//! The ladder of a dispatch: which step was taken, what the next one asks of whom, and when. An empty step is skipped at
//! once, and says so; a ladder that is used up is the supervisor's.

use super::Dispatch;
use crate::codes::codes;
use crate::escalation::{Step, Whom};
use crate::ids::{ContactId, StaffId};
use crate::team::{Availability, Candidate, OnCallNow, PageChannel};
use crate::time::Timestamp;

/// Where it stands. Rounds and steps count from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ladder {
    /// Nothing was asked yet.
    Foot,
    /// This step was taken; the next one comes at that instant, unless all is filled by then. Step 0 of round 1: it begins
    /// anew, and the first step comes at that instant.
    On { round: u32, step: u32, next_at: Timestamp },
    /// Every step of every round was taken, and something is still missing.
    UsedUp { at: Timestamp },
    /// Nothing more is asked for: all is filled, or it is over.
    Still { round: u32, step: u32 },
}

codes!(
    /// The word of where a ladder stands, as it is stored.
    LadderWord { Foot = "foot", On = "on", UsedUp = "used_up", Still = "still" }
);

impl Ladder {
    /// Its word.
    pub const fn word(&self) -> LadderWord {
        match self {
            Self::Foot => LadderWord::Foot,
            Self::On { .. } => LadderWord::On,
            Self::UsedUp { .. } => LadderWord::UsedUp,
            Self::Still { .. } => LadderWord::Still,
        }
    }
}

codes!(
    /// Why somebody is not asked at a step.
    Excluded {
        NotOnCall = "not_on_call",
        OtherTeam = "other_team",
        Away = "away",
        Resting = "resting",
        /// On another dispatch.
        Engaged = "engaged",
        /// Has declined since the ladder was last begun.
        Declined = "declined",
        /// Nothing of what they are is missing.
        NotMissing = "not_missing",
        /// Has none of the step's channels.
        NoChannel = "no_channel",
        /// On this dispatch already.
        Goes = "goes",
    }
);

/// One page to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summon {
    pub staff: StaffId,
    pub contact: ContactId,
    pub channel: PageChannel,
}

/// Somebody whom a step asks, or does not, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub staff: StaffId,
    pub how: Result<Vec<Summon>, Excluded>,
}

/// A step that asked nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Skipped {
    pub round: u32,
    pub step: u32,
}

/// What climbing one step comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Climb {
    pub ladder: Ladder,
    pub summons: Vec<Summon>,
    /// Steps on the way that asked nobody.
    pub skipped: Vec<Skipped>,
}

/// The people a ladder can ask.
#[derive(Debug, Clone, Copy)]
pub struct Roster<'a> {
    /// Of the team and of its neighbours, in a fixed order.
    pub candidates: &'a [Candidate],
    /// Who declined since the ladder was last begun.
    pub declined: &'a [StaffId],
}

/// Takes the next step that asks anybody. A ladder that is used up, or stands still because nothing is missing, stays so.
pub fn climb(dispatch: &Dispatch, roster: Roster<'_>, now: Timestamp) -> Climb {
    let steps = dispatch.policy.steps.as_slice();
    let count = u32::try_from(steps.len()).unwrap_or(u32::MAX);
    let (mut round, mut step) = match dispatch.ladder {
        Ladder::Foot => (1, 0),
        Ladder::On { round, step, .. } => (round.max(1), step),
        Ladder::UsedUp { .. } | Ladder::Still { .. } => {
            return Climb { ladder: dispatch.ladder, summons: Vec::new(), skipped: Vec::new() };
        }
    };
    let mut skipped = Vec::new();
    loop {
        (round, step) = if step < count { (round, step + 1) } else { (round + 1, 1) };
        let Some(taken) = steps.get(step as usize - 1).filter(|_| round <= dispatch.policy.rounds) else {
            return Climb { ladder: Ladder::UsedUp { at: now }, summons: Vec::new(), skipped };
        };
        let summons: Vec<Summon> =
            asked(dispatch, taken, roster, now).into_iter().filter_map(|asked| asked.how.ok()).flatten().collect();
        if summons.is_empty() {
            skipped.push(Skipped { round, step });
            continue;
        }
        return Climb { ladder: Ladder::On { round, step, next_at: now + taken.wait_ms }, summons, skipped };
    }
}

/// Whom a step asks, and whom not and why: everybody of the roster, in its order.
pub fn asked(dispatch: &Dispatch, step: &Step, roster: Roster<'_>, now: Timestamp) -> Vec<Asked> {
    let how = |candidate: &Candidate| match excluded(dispatch, step, candidate, roster.declined, now) {
        Some(because) => Err(because),
        None => Ok(candidate
            .contacts
            .iter()
            .filter(|contact| step.channels.contains(&contact.channel))
            .map(|contact| Summon { staff: candidate.staff, contact: contact.id, channel: contact.channel })
            .collect()),
    };
    roster.candidates.iter().map(|candidate| Asked { staff: candidate.staff, how: how(candidate) }).collect()
}

/// Why somebody is not asked at this step; none when they are.
pub fn excluded(
    dispatch: &Dispatch,
    step: &Step,
    candidate: &Candidate,
    declined: &[StaffId],
    now: Timestamp,
) -> Option<Excluded> {
    let own = candidate.team == dispatch.team;
    let on_call = candidate.on_call == OnCallNow::Yes;
    let meant = match step.whom {
        Whom::LeadsOnCall | Whom::TeamOnCall | Whom::WholeTeam if !own => Some(Excluded::OtherTeam),
        Whom::LeadsOnCall if candidate.duty != crate::team::Duty::Lead => Some(Excluded::NotMissing),
        Whom::NeighboursOnCall if own => Some(Excluded::OtherTeam),
        Whom::LeadsOnCall | Whom::TeamOnCall | Whom::NeighboursOnCall if !on_call => Some(Excluded::NotOnCall),
        Whom::LeadsOnCall | Whom::TeamOnCall | Whom::WholeTeam | Whom::NeighboursOnCall => None,
    };
    if meant.is_some() {
        return meant;
    }
    if dispatch.crew.iter().any(|one| one.staff == candidate.staff) {
        return Some(Excluded::Goes);
    }
    if candidate.engaged.is_some() {
        return Some(Excluded::Engaged);
    }
    if declined.contains(&candidate.staff) {
        return Some(Excluded::Declined);
    }
    match candidate.availability {
        Availability::Away { until: None } => return Some(Excluded::Away),
        Availability::Away { until: Some(until) } if now < until => return Some(Excluded::Away),
        Availability::Away { .. } | Availability::Available => {}
    }
    if candidate.resting_until.is_some_and(|until| now < until) {
        return Some(Excluded::Resting);
    }
    if !dispatch.wants(candidate) {
        return Some(Excluded::NotMissing);
    }
    let reached = candidate.contacts.iter().any(|contact| step.channels.contains(&contact.channel));
    if reached { None } else { Some(Excluded::NoChannel) }
}
