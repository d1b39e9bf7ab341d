//! Drills 演练 go the same way as the real ones; afterwards each is held against the one before it.

use super::{Purpose, StageWord};
use crate::time::{Millis, Timestamp};
use std::collections::BTreeMap;

/// What is measured of a drill: how long from the request until each of these.
pub const MEASURED: [StageWord; 7] = [
    StageWord::Acknowledged,
    StageWord::Assembled,
    StageWord::EnRoute,
    StageWord::OnScene,
    StageWord::ContactMade,
    StageWord::HandedOver,
    StageWord::Closed,
];

/// A drill as it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillRun {
    pub requested_at: Timestamp,
    /// When each stage was reached; what an offline phone told later counts from when it happened.
    pub reached: BTreeMap<StageWord, Timestamp>,
}

impl DrillRun {
    /// How long from the request to a stage; none where it was not reached.
    pub fn took(&self, stage: StageWord) -> Option<Millis> {
        self.reached.get(&stage).map(|at| at.since(self.requested_at))
    }
}

/// One stage of a drill beside the drill before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared {
    pub stage: StageWord,
    pub took: Option<Millis>,
    pub before: Option<Millis>,
}

impl Compared {
    /// So much longer than the time before; less than zero: faster. None where either did not reach it.
    pub fn longer(&self) -> Option<Millis> {
        Some(Millis(self.took?.0 - self.before?.0))
    }
}

/// A drill beside the one before it.
pub fn compare(run: &DrillRun, before: Option<&DrillRun>) -> Vec<Compared> {
    let one = |stage: &StageWord| Compared {
        stage: *stage,
        took: run.took(*stage),
        before: before.and_then(|before| before.took(*stage)),
    };
    MEASURED.iter().map(one).collect()
}

/// Whether it is a team's drill of the year: seen through to the end, and not only begun.
pub fn counts_as_drill(purpose: Purpose, stage: StageWord) -> bool {
    purpose == Purpose::Drill && stage == StageWord::Closed
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGUN: Timestamp = Timestamp(1_800_000_000_000_000);

    fn run(reached: &[(StageWord, i64)]) -> DrillRun {
        let at = |minutes| BEGUN + Millis::minutes(minutes);
        DrillRun {
            requested_at: BEGUN,
            reached: reached.iter().map(|(stage, minutes)| (*stage, at(*minutes))).collect(),
        }
    }

    #[test]
    fn how_does_a_drill_stand_beside_the_one_before_it() {
        let last = run(&[(StageWord::Acknowledged, 4), (StageWord::OnScene, 50)]);
        let this = run(&[(StageWord::Acknowledged, 6), (StageWord::OnScene, 40), (StageWord::Closed, 90)]);
        let longer = |stage, compared: &[Compared]| {
            compared.iter().find(|one| one.stage == stage).and_then(Compared::longer).map(|length| length.0 / 60_000)
        };
        let compared = compare(&this, Some(&last));
        let stages: Vec<_> = compared.iter().map(|one| one.stage).collect();
        assert_eq!(stages, MEASURED);
        assert_eq!(longer(StageWord::Acknowledged, &compared), Some(2));
        assert_eq!(longer(StageWord::OnScene, &compared), Some(-10));
        assert_eq!(longer(StageWord::Closed, &compared), None, "the last one did not come so far");
        assert_eq!(longer(StageWord::OnScene, &compare(&this, None)), None, "the first one has none before it");
    }

    #[test]
    fn which_dispatches_are_a_teams_drill_of_the_year() {
        for purpose in Purpose::ALL {
            for stage in StageWord::ALL {
                let counts = *purpose == Purpose::Drill && *stage == StageWord::Closed;
                assert_eq!(counts_as_drill(*purpose, *stage), counts, "{purpose:?} {stage:?}");
            }
        }
    }
}
