//! Declared emergencies 突发事件: many cases under one, by the emergency plan 应急预案 of the area, of which each version stays.

use crate::dispatch::Purpose;
use crate::ids::{AreaId, EmergencyId, PlanId, StaffId};
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// One version of an area's plan, as rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanVersion {
    pub id: PlanId,
    /// The first version, under which all of them stand.
    pub root: PlanId,
    pub area: AreaId,
    /// From 1.
    pub version: u32,
    pub state: PlanState,
}

/// Whether it is the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanState {
    Newest,
    Superseded { at: Timestamp },
}

impl PlanVersion {
    /// The first version of a plan.
    pub const fn first(id: PlanId, area: AreaId) -> Self {
        Self { id, root: id, area, version: 1, state: PlanState::Newest }
    }

    /// The version that follows this one.
    ///
    /// # Errors
    /// [`Refusal::ChangedMeanwhile`] where another one followed already: whoever wrote this had not read it.
    pub fn followed_by(self, id: PlanId) -> Result<Self, Refusal> {
        match self.state {
            PlanState::Newest => {
                Ok(Self { id, root: self.root, area: self.area, version: self.version + 1, state: PlanState::Newest })
            }
            PlanState::Superseded { .. } => Err(Refusal::ChangedMeanwhile),
        }
    }
}

/// A declared emergency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emergency {
    pub id: EmergencyId,
    /// Cases of a drill are drills.
    pub purpose: Purpose,
    pub area: AreaId,
    /// The version that it activated.
    pub plan: PlanId,
    pub declared_by: StaffId,
    pub declared_at: Timestamp,
    pub state: EmergencyState,
}

/// Whether it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmergencyState {
    UnderWay,
    Over { by: StaffId, at: Timestamp },
}

impl Emergency {
    /// Whether a case for this purpose may be added.
    ///
    /// # Errors
    /// [`Refusal::EmergencyOver`]; [`Refusal::PurposeDiffers`]: a drill's cases are drills, and no others are.
    pub fn admits(&self, purpose: Purpose) -> Result<(), Refusal> {
        match self.state {
            EmergencyState::Over { .. } => Err(Refusal::EmergencyOver),
            EmergencyState::UnderWay if purpose != self.purpose => Err(Refusal::PurposeDiffers),
            EmergencyState::UnderWay => Ok(()),
        }
    }

    /// It is declared over.
    ///
    /// # Errors
    /// [`Refusal::EmergencyOver`], [`Refusal::CasesOpen`] while any of its dispatches is.
    pub fn end(self, by: StaffId, open_cases: u32, now: Timestamp) -> Result<Self, Refusal> {
        match self.state {
            EmergencyState::Over { .. } => Err(Refusal::EmergencyOver),
            EmergencyState::UnderWay if open_cases > 0 => Err(Refusal::CasesOpen),
            EmergencyState::UnderWay => Ok(Self { state: EmergencyState::Over { by, at: now }, ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const NOON: Timestamp = Timestamp(1_800_000_000_000_000);
    const SUPERVISOR: StaffId = StaffId(Uuid::from_u128(9));

    fn declared(purpose: Purpose) -> Emergency {
        Emergency {
            id: EmergencyId(Uuid::from_u128(1)),
            purpose,
            area: AreaId(Uuid::from_u128(2)),
            plan: PlanId(Uuid::from_u128(3)),
            declared_by: SUPERVISOR,
            declared_at: NOON,
            state: EmergencyState::UnderWay,
        }
    }

    #[test]
    fn which_cases_does_an_emergency_take() {
        for (own, case) in [(Purpose::Real, Purpose::Drill), (Purpose::Drill, Purpose::Real)] {
            assert_eq!(declared(own).admits(own), Ok(()));
            assert_eq!(declared(own).admits(case), Err(Refusal::PurposeDiffers));
        }
        let over = declared(Purpose::Real).end(SUPERVISOR, 0, NOON).unwrap();
        assert_eq!(over.admits(Purpose::Real), Err(Refusal::EmergencyOver));
    }

    #[test]
    fn may_an_emergency_be_declared_over_while_somebody_is_out() {
        assert_eq!(declared(Purpose::Real).end(SUPERVISOR, 1, NOON), Err(Refusal::CasesOpen));
        let over = declared(Purpose::Real).end(SUPERVISOR, 0, NOON).unwrap();
        assert_eq!(over.state, EmergencyState::Over { by: SUPERVISOR, at: NOON });
        assert_eq!(over.end(SUPERVISOR, 0, NOON), Err(Refusal::EmergencyOver), "once");
    }

    #[test]
    fn does_a_new_version_follow_only_the_newest() {
        let id = |number| PlanId(Uuid::from_u128(number));
        let first = PlanVersion::first(id(1), AreaId(Uuid::from_u128(2)));
        let second = first.followed_by(id(2)).unwrap();
        assert_eq!((second.root, second.version, second.area), (id(1), 2, first.area));
        assert_eq!(second.followed_by(id(3)).unwrap().root, id(1), "all of them stand under the first");
        let superseded = PlanVersion { state: PlanState::Superseded { at: NOON }, ..first };
        assert_eq!(superseded.followed_by(id(3)), Err(Refusal::ChangedMeanwhile));
    }
}
