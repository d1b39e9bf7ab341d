//! The course of a dispatch, as its journal tells it: when what was reached, how long each stretch took, and what nearly
//! went wrong.

#[cfg(test)]
mod tests;

use super::{CheckInAnswer, PageWord, ResponseClass, StageWord};
use crate::codes::codes;
use crate::event::DispatchEvent;
use crate::time::{Millis, Timestamp};
use std::collections::BTreeMap;

codes!(
    /// What is measured between, in their order.
    Moment {
        /// A team was asked for.
        Decision = "decision",
        FirstPage = "first_page",
        FirstAcknowledgement = "first_acknowledgement",
        TeamComplete = "team_complete",
        EnRoute = "en_route",
        OnScene = "on_scene",
        Contact = "contact",
        HandedOver = "handed_over",
        Accepted = "accepted",
        /// Closed, stood down or failed.
        Ended = "ended",
    }
);

codes!(
    /// What nearly went wrong, and is looked at afterwards by itself.
    NearMissKind {
        /// A step had nobody to ask.
        StepSkipped = "step_skipped",
        /// Nobody of the first step answered in time.
        FirstStepSilent = "first_step_silent",
        LadderUsedUp = "ladder_used_up",
        /// A page was not accepted, or it is not known whether it was.
        PageTroubled = "page_troubled",
        /// Somebody who had said that they go, did not.
        Withdrew = "withdrew",
        /// The team left before every role was filled.
        LeftShort = "left_short",
        LateOnScene = "late_on_scene",
        CheckInMissed = "check_in_missed",
        /// A duress answer, or an open call for help.
        TeamInDanger = "team_in_danger",
        /// A record, a check or an acceptance was late.
        RanLate = "ran_late",
        /// The invariant was found broken.
        Silent = "silent",
    }
);

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NearMiss {
    pub at: Timestamp,
    pub kind: NearMissKind,
}

/// A stretch between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub from: Moment,
    pub to: Moment,
    pub took: Millis,
    /// What it should have taken at most, where there is such a rule.
    pub target: Option<Millis>,
}

/// What a dispatch is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Targets {
    /// From the decision to the scene.
    pub on_scene: Millis,
    /// From the decision to the first acknowledgement: the wait of the policy's first step.
    pub acknowledged: Option<Millis>,
}

impl Targets {
    /// Those of a response class and a policy's first wait.
    pub const fn of(class: ResponseClass, immediate: Millis, first_wait: Option<Millis>) -> Self {
        Self { on_scene: class.target(immediate), acknowledged: first_wait }
    }
}

/// The course of one dispatch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// When each moment was first reached. What an offline phone reported later counts from when it happened.
    pub moments: BTreeMap<Moment, Timestamp>,
    near: Vec<NearMiss>,
}

impl Course {
    /// From the entries of the journal in their order, and from what became of the pages.
    pub fn of(told: &[(Timestamp, DispatchEvent)], pages: &[(Timestamp, PageWord)]) -> Self {
        let mut course = Self::default();
        for (at, event) in told {
            if let Some((moment, when)) = moment(*at, event) {
                course.moments.entry(moment).or_insert(when);
            }
            course.near.extend(course.near_miss(event).map(|kind| NearMiss { at: *at, kind }));
        }
        let troubled = pages.iter().filter(|(_, word)| is_troubled(*word));
        course.near.extend(troubled.map(|(at, _)| NearMiss { at: *at, kind: NearMissKind::PageTroubled }));
        course
    }

    /// How long one moment came after another; none while either is missing.
    pub fn took(&self, from: Moment, to: Moment) -> Option<Millis> {
        Some(self.moments.get(&to)?.since(*self.moments.get(&from)?))
    }

    /// Each stretch from one moment to the next that was reached, and those from the decision that have a target.
    pub fn intervals(&self, targets: Targets) -> Vec<Interval> {
        let reached: Vec<Moment> = self.moments.keys().copied().collect();
        let steps = reached.iter().zip(reached.iter().skip(1)).map(|(from, to)| (*from, *to, None));
        let measured = [
            (Moment::Decision, Moment::FirstAcknowledgement, targets.acknowledged),
            (Moment::Decision, Moment::OnScene, Some(targets.on_scene)),
        ];
        steps
            .chain(measured)
            .filter_map(|(from, to, target)| self.took(from, to).map(|took| Interval { from, to, took, target }))
            .collect()
    }

    /// What nearly went wrong, in the order of time.
    pub fn near_misses(&self, targets: Targets) -> Vec<NearMiss> {
        let mut near = self.near.clone();
        let late = self.took(Moment::Decision, Moment::OnScene).is_some_and(|took| took > targets.on_scene);
        if let (true, Some(at)) = (late, self.moments.get(&Moment::OnScene)) {
            near.push(NearMiss { at: *at, kind: NearMissKind::LateOnScene });
        }
        near.sort_unstable();
        near
    }

    fn near_miss(&self, event: &DispatchEvent) -> Option<NearMissKind> {
        let missing = |moment| !self.moments.contains_key(&moment);
        let silent = matches!(event, DispatchEvent::StepTaken { round: 1, step: 2, .. })
            && missing(Moment::FirstAcknowledgement);
        let withdrew =
            matches!(event, DispatchEvent::CrewReleased { .. }) && missing(Moment::EnRoute) && missing(Moment::Ended);
        let short = matches!(event, DispatchEvent::StageReached { stage: StageWord::EnRoute, .. })
            && missing(Moment::TeamComplete);
        let danger =
            matches!(event, DispatchEvent::CheckedIn { answer: CheckInAnswer::Duress | CheckInAnswer::Help, .. });
        let kinds = [
            (matches!(event, DispatchEvent::StepSkipped { .. }), NearMissKind::StepSkipped),
            (silent, NearMissKind::FirstStepSilent),
            (matches!(event, DispatchEvent::LadderUsedUp { .. }), NearMissKind::LadderUsedUp),
            (withdrew, NearMissKind::Withdrew),
            (short, NearMissKind::LeftShort),
            (matches!(event, DispatchEvent::CheckInMissed { .. }), NearMissKind::CheckInMissed),
            (danger, NearMissKind::TeamInDanger),
            (matches!(event, DispatchEvent::DispatchRanLate { .. }), NearMissKind::RanLate),
            (matches!(event, DispatchEvent::DispatchSilent { .. }), NearMissKind::Silent),
        ];
        kinds.into_iter().find(|(is, _)| *is).map(|(_, kind)| kind)
    }
}

/// The moment that an entry tells of, and when it was reached.
fn moment(at: Timestamp, event: &DispatchEvent) -> Option<(Moment, Timestamp)> {
    if let DispatchEvent::StageReached { stage, happened_at, .. } = event {
        return moment_of(*stage).map(|moment| (moment, *happened_at));
    }
    let simple = [
        (matches!(event, DispatchEvent::DispatchRequested { .. }), Moment::Decision),
        (matches!(event, DispatchEvent::Paged { .. }), Moment::FirstPage),
        (matches!(event, DispatchEvent::CrewSeated { .. }), Moment::FirstAcknowledgement),
        (matches!(event, DispatchEvent::ReceiverAccepted { .. }), Moment::Accepted),
        (matches!(event, DispatchEvent::DispatchEnded { .. }), Moment::Ended),
    ];
    simple.into_iter().find(|(is, _)| *is).map(|(_, moment)| (moment, at))
}

const fn moment_of(stage: StageWord) -> Option<Moment> {
    match stage {
        StageWord::Assembled => Some(Moment::TeamComplete),
        StageWord::EnRoute => Some(Moment::EnRoute),
        StageWord::OnScene => Some(Moment::OnScene),
        StageWord::ContactMade => Some(Moment::Contact),
        StageWord::HandedOver => Some(Moment::HandedOver),
        StageWord::Closed | StageWord::StoodDown | StageWord::Failed => Some(Moment::Ended),
        StageWord::Requested | StageWord::Paging | StageWord::Acknowledged | StageWord::Disposition => None,
    }
}

const fn is_troubled(word: PageWord) -> bool {
    match word {
        PageWord::Unknown | PageWord::Failed | PageWord::Expired | PageWord::Suppressed => true,
        PageWord::Pending
        | PageWord::Sending
        | PageWord::AcceptedByProvider
        | PageWord::Delivered
        | PageWord::Seen
        | PageWord::Acknowledged
        | PageWord::Declined
        | PageWord::NotNeeded
        | PageWord::Cancelled => false,
    }
}
