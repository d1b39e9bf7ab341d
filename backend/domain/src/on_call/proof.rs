//! The forward proof: whether everybody who is asked for is on call at every instant to come, and where not. A sweep over
//! the instants at which anybody comes or goes.

use super::{Interval, Period};
use crate::dispatch::Need;
use crate::employment::Profession;
use crate::ids::{StaffId, TeamId};
use crate::team::{Availability, Candidate, CrisisRules, may_go_on_call};
use crate::time::{Millis, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody is on call and can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub interval: Interval,
    pub professions: BTreeSet<Profession>,
}

/// Too few of a profession are on call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub interval: Interval,
    /// The fewest within it.
    pub on_call: u32,
}

/// Where the cover of a team has gaps, by profession, in the order of what is asked for.
pub type TeamCover = Vec<(Need, Vec<Gap>)>;

/// Who is entered as being on call, and who they are now.
#[derive(Debug, Clone, Copy)]
pub struct Entered<'a> {
    pub periods: &'a [Period],
    pub members: &'a [Candidate],
    pub rules: &'a CrisisRules,
    pub now: Timestamp,
}

impl Entered<'_> {
    /// Where the cover of a team has gaps.
    pub fn cover(self, team: TeamId, asked: &[Need], within: Interval) -> TeamCover {
        let members: BTreeMap<StaffId, &Candidate> =
            self.members.iter().filter(|member| member.team == team).map(|member| (member.staff, member)).collect();
        let stretches: Vec<Stretch> = self
            .periods
            .iter()
            .filter(|period| period.team == team)
            .filter_map(|period| Stretch::of(period.interval, members.get(&period.staff)?, self.rules, self.now))
            .collect();
        gaps(asked, &stretches, within)
    }
}

/// The gaps within a stretch of time. Somebody with two professions counts for each of them.
pub(super) fn gaps(asked: &[Need], stretches: &[Stretch], within: Interval) -> TeamCover {
    asked.iter().map(|need| (*need, gaps_of(*need, stretches, within))).collect()
}

fn gaps_of(need: Need, stretches: &[Stretch], within: Interval) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (interval, on_call) in counts(need.profession, stretches, within) {
        if on_call >= need.count {
            continue;
        }
        match gaps.last_mut().filter(|gap| gap.interval.until == interval.from) {
            Some(gap) => {
                gap.interval.until = interval.until;
                gap.on_call = gap.on_call.min(on_call);
            }
            None => gaps.push(Gap { interval, on_call }),
        }
    }
    gaps
}

/// How many of a profession are on call, from one instant of change to the next.
fn counts(profession: Profession, stretches: &[Stretch], within: Interval) -> Vec<(Interval, u32)> {
    let mut changes = BTreeMap::<Timestamp, i64>::from([(within.from, 0), (within.until, 0)]);
    for stretch in stretches.iter().filter(|stretch| stretch.professions.contains(&profession)) {
        let (from, until) = (stretch.interval.from.max(within.from), stretch.interval.until.min(within.until));
        if from < until {
            *changes.entry(from).or_default() += 1;
            *changes.entry(until).or_default() -= 1;
        }
    }
    let instants: Vec<Timestamp> = changes.keys().copied().collect();
    let mut on_call = 0;
    let mut counts = Vec::with_capacity(instants.len());
    for (at, next) in instants.iter().zip(instants.iter().skip(1)) {
        on_call += changes[at];
        counts.push((Interval { from: *at, until: *next }, u32::try_from(on_call).unwrap_or(0)));
    }
    counts
}

impl Stretch {
    /// What a stretch on call is worth: none while they said that they are away, or while no channel has proven that it
    /// reaches them.
    pub(super) fn of(interval: Interval, member: &Candidate, rules: &CrisisRules, now: Timestamp) -> Option<Self> {
        may_go_on_call(&member.contacts, rules, now).ok()?;
        let from = match member.availability {
            Availability::Available => interval.from,
            Availability::Away { until: Some(until) } => interval.from.max(until),
            Availability::Away { until: None } => return None,
        };
        let interval = Interval { from, ..interval };
        (interval.from < interval.until).then(|| Self { interval, professions: member.professions.clone() })
    }
}

/// The first instant without somebody who is asked for.
pub fn first(cover: &TeamCover) -> Option<Timestamp> {
    cover.iter().flat_map(|(_, gaps)| gaps).map(|gap| gap.interval.from).min()
}

/// Where what is looked at ends moves on with the clock, and a gap that reaches so far with it: that is written down only
/// so often.
const MOVED: Millis = Millis::hours(1);

/// What is to be said of the gaps of one profession of a team, after some were told before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling<Id> {
    /// Nobody was told of these.
    pub new: Vec<Interval>,
    /// These are told of, and end at another time by now.
    pub moved: Vec<(Id, Interval)>,
    /// These were filled, or are over.
    pub over: Vec<Id>,
}

/// Compares what is found with what was told. A gap that shrank, grew or moved on is the same as long as they touch.
pub fn tell<Id: Copy>(found: &[Interval], told: &[(Id, Interval)]) -> Telling<Id> {
    let touches = |one: Interval, other: Interval| one.from <= other.until && other.from <= one.until;
    let is_told = |gap: &Interval| told.iter().any(|(_, before)| touches(*gap, *before));
    let mut telling = Telling {
        new: found.iter().copied().filter(|gap| !is_told(gap)).collect(),
        moved: Vec::new(),
        over: Vec::new(),
    };
    for (id, before) in told {
        match found.iter().find(|gap| touches(**gap, *before)) {
            Some(gap) if gap.until.since(before.until).max(before.until.since(gap.until)) >= MOVED => {
                telling.moved.push((*id, *gap));
            }
            Some(_) => {}
            None => telling.over.push(*id),
        }
    }
    telling
}
