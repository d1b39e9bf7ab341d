//! Figures of dispatches: how soon teams answer and arrive, how many pages led nowhere. Drills are never counted with the
//! real ones.

#[cfg(test)]
mod tests;

use super::{Purpose, ResponseClass, StageWord};
use crate::ids::AreaId;
use crate::kpi::nearest_rank;
use crate::time::{Millis, Timestamp};

/// What became of a dispatch's ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ladders {
    Sufficed,
    UsedUp,
}

/// One dispatch, as far as figures look at it. Lengths count from the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DispatchFact {
    pub purpose: Purpose,
    pub class: ResponseClass,
    pub area: AreaId,
    pub requested_at: Timestamp,
    pub acknowledged: Option<Millis>,
    pub complete: Option<Millis>,
    pub on_scene: Option<Millis>,
    pub stage: StageWord,
    pub declined: u32,
    pub expired: u32,
    pub ladder: Ladders,
    /// How long nobody answered for the person: must be zero.
    pub unowned: Millis,
}

/// How soon something came. By nearest rank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speed {
    pub count: u32,
    pub median: Option<Millis>,
    pub p90: Option<Millis>,
}

/// The figures of some dispatches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DispatchFigures {
    pub count: u32,
    pub acknowledged: Speed,
    pub complete: Speed,
    pub on_scene: Speed,
    /// Of those whose team arrived or whose target has passed: arrived within it.
    pub in_target: u32,
    pub judged: u32,
    pub declined: u32,
    pub expired: u32,
    pub used_up: u32,
    pub stood_down: u32,
    pub failed: u32,
    pub unowned: Millis,
}

/// Counts them, as seen at `now`.
pub fn figures<'f>(
    facts: impl Iterator<Item = &'f DispatchFact> + Clone,
    immediate: Millis,
    now: Timestamp,
) -> DispatchFigures {
    let count = |asked: fn(&DispatchFact) -> u32| facts.clone().map(asked).sum::<u32>();
    let verdicts = facts.clone().filter_map(|fact| verdict(fact, immediate, now));
    DispatchFigures {
        count: count(|_| 1),
        acknowledged: speed(facts.clone().filter_map(|fact| fact.acknowledged)),
        complete: speed(facts.clone().filter_map(|fact| fact.complete)),
        on_scene: speed(facts.clone().filter_map(|fact| fact.on_scene)),
        in_target: verdicts.clone().filter(|verdict| *verdict == Verdict::InTarget).count() as u32,
        judged: verdicts.count() as u32,
        declined: count(|fact| fact.declined),
        expired: count(|fact| fact.expired),
        used_up: count(|fact| u32::from(fact.ladder == Ladders::UsedUp)),
        stood_down: count(|fact| u32::from(fact.stage == StageWord::StoodDown)),
        failed: count(|fact| u32::from(fact.stage == StageWord::Failed)),
        unowned: Millis(facts.map(|fact| fact.unowned.0).sum()),
    }
}

/// Whether a team came in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    InTarget,
    Late,
}

/// None while nobody can say yet, and where nobody had to go in the end.
fn verdict(fact: &DispatchFact, immediate: Millis, now: Timestamp) -> Option<Verdict> {
    let target = fact.class.target(immediate);
    match (fact.on_scene, fact.stage) {
        (Some(took), _) if took <= target => Some(Verdict::InTarget),
        (Some(_), _) | (None, StageWord::Failed) => Some(Verdict::Late),
        (None, StageWord::StoodDown) => None,
        (
            None,
            StageWord::Requested
            | StageWord::Paging
            | StageWord::Acknowledged
            | StageWord::Assembled
            | StageWord::EnRoute
            | StageWord::OnScene
            | StageWord::ContactMade
            | StageWord::Disposition
            | StageWord::HandedOver
            | StageWord::Closed,
        ) => (now.since(fact.requested_at) > target).then_some(Verdict::Late),
    }
}

fn speed(times: impl Iterator<Item = Millis>) -> Speed {
    let mut times: Vec<Millis> = times.collect();
    times.sort_unstable();
    Speed { count: times.len() as u32, median: nearest_rank(&times, 50), p90: nearest_rank(&times, 90) }
}
