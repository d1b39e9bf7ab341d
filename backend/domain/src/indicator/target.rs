//! What a place is to reach in a year, and whether it did.

use super::{Indicator, IndicatorMeasure, TargetSide};
use crate::codes::codes;
use crate::ids::AreaId;

/// A target, in thousandths: 800 is 80 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndicatorTarget {
    pub measure: IndicatorMeasure,
    /// None: of the whole centre.
    pub area: Option<AreaId>,
    pub year: i16,
    pub permille: u32,
}

/// The target that holds for a place: its own of that year, else that of the next larger place; where a year has none, the
/// latest year before it. `places` begins with the place itself, its county next; the whole centre is behind them all.
pub fn target_for(
    measure: IndicatorMeasure,
    places: &[AreaId],
    year: i16,
    targets: &[IndicatorTarget],
) -> Option<IndicatorTarget> {
    let places = places.iter().copied().map(Some).chain([None]);
    places.into_iter().find_map(|place| {
        let held = targets.iter().filter(|one| one.measure == measure && one.area == place && one.year <= year);
        held.max_by_key(|one| one.year).copied()
    })
}

codes!(
    /// How an indicator stands against its target.
    TargetVerdict {
        Met = "met",
        Missed = "missed",
        /// Nobody has set one.
        NoTarget = "no_target",
        /// Nobody is in the denominator.
        NothingToCount = "nothing_to_count",
    }
);

/// Whether it is reached, without rounding.
pub fn verdict(of: &Indicator, target: Option<&IndicatorTarget>) -> TargetVerdict {
    let Some(target) = target else { return TargetVerdict::NoTarget };
    if of.whole == 0 {
        return TargetVerdict::NothingToCount;
    }
    let (reached, asked) = (u128::from(of.part) * 1_000, u128::from(of.whole) * u128::from(target.permille));
    let met = match of.measure.target_side() {
        TargetSide::AtLeast => reached >= asked,
        TargetSide::AtMost => reached <= asked,
    };
    if met { TargetVerdict::Met } else { TargetVerdict::Missed }
}
