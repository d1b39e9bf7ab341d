//! A dispatch 危机干预出动: a team is summoned to one person in danger, assembled, followed to the scene and back. A state
//! machine whose states carry their data; transitions consume it and return the next one, or say why not.

mod afterwards;
mod brief;
mod course;
mod cover;
mod deadlines;
mod drills;
mod figures;
mod happened;
mod ladder;
mod needs;
mod orders;
mod owner;
mod page;
mod reading;
mod safety;
mod seating;
mod service;
mod stage;
mod talk;
#[cfg(test)]
mod tests;
mod transitions;

pub use afterwards::{
    Acceptance, CheckFinding, Checks, DiagnosisStanding, DispositionForm, EscortForm, Measure, Outstanding, Payer,
    RecordState,
};
pub use brief::{BriefFault, Coordinates, Datum, DispatchBrief, DispatchPlace, Informant, PersonInDanger};
pub use course::{Course, Interval, Moment, NearMiss, NearMissKind, Targets};
pub use cover::{Cover, Item, SLACK, covered};
pub use deadlines::{DispatchDeadline, DispatchDeadlineKind, deadlines};
pub use drills::{Compared, DrillRun, compare, counts_as_drill};
pub use figures::{DispatchFact, DispatchFigures, Ladders, Speed, figures};
pub use happened::happened;
pub use ladder::{Asked, Climb, Excluded, Ladder, LadderWord, Roster, Skipped, Summon, asked};
pub use needs::{FEWEST, MOST, Need, Needs, is_clinician};
pub use owner::{Owner, OwnerWord, unowned};
pub use page::{CounterOffer, DeclineBecause, PageAnswer, PageWord, Telephone, word};
pub use reading::{Reading, SITTING, reading};
pub use safety::{CheckIn, CheckInAnswer, Missed};
pub use seating::{Assignment, Seated};
pub use service::{RescueService, ServiceState};
pub use stage::{EndReason, Stage, StageWord};
pub use talk::{TalkHandOver, TalkSide};
pub use transitions::Departure;

use crate::codes::codes;
use crate::escalation::EscalationPolicy;
use crate::ids::{AreaId, DispatchId, EmergencyId, SessionId, StaffId, TeamId};
use crate::risk::RiskTier;
use crate::time::{Millis, Timestamp};

codes!(
    /// Whether a life is really in danger. A drill goes the same way, says so everywhere, and is counted by itself.
    Purpose { Real = "real", Drill = "drill" }
);

codes!(
    /// Who told us.
    Source {
        Session = "session",
        FollowUp = "follow_up",
        Police = "police",
        Department = "department",
        Relatives = "relatives",
        Employer = "employer",
        Village = "village",
        School = "school",
        Clinic = "clinic",
        /// One of the cases of a declared emergency.
        Emergency = "emergency",
    }
);

codes!(
    /// Why a team goes.
    DispatchReason {
        HarmToSelf = "harm_to_self",
        HarmToOthers = "harm_to_others",
        GuardianObstructs = "guardian_obstructs",
        Absconded = "absconded",
        UnknownIdentity = "unknown_identity",
    }
);

codes!(
    /// How soon a team has to be there [F].
    ResponseClass {
        Immediate = "immediate",
        FourHours = "four_hours",
        Day = "day",
        ThreeDays = "three_days",
    }
);

impl ResponseClass {
    /// On scene this long after the request. Immediate is the centre's setting.
    pub const fn target(self, immediate: Millis) -> Millis {
        match self {
            Self::Immediate => immediate,
            Self::FourHours => Millis::hours(4),
            Self::Day => Millis::hours(24),
            Self::ThreeDays => Millis::hours(72),
        }
    }
}

codes!(
    /// What allows us to tell the team who and where: consent, or without it a duty to protect life.
    Basis {
        Consent = "consent",
        /// 生命危险: a life is in danger and consent could not be had.
        LifeInDanger = "life_in_danger",
        /// Others are in danger.
        OthersInDanger = "others_in_danger",
        /// The person cannot decide now.
        CannotConsent = "cannot_consent",
    }
);

codes!(
    /// How sure we are of the place.
    PlaceConfidence { Certain = "certain", Likely = "likely", Guessed = "guessed" }
);

/// A dispatch with everything that rules decide on. Place, person and words stand beside it, sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispatch {
    pub id: DispatchId,
    pub purpose: Purpose,
    pub source: Source,
    pub session: Option<SessionId>,
    pub emergency: Option<EmergencyId>,
    pub area: AreaId,
    pub team: TeamId,
    pub class: ResponseClass,
    pub tier: Option<RiskTier>,
    pub needs: Needs,
    /// The team's policy as it was when the dispatch began, or when its danger rose.
    pub policy: EscalationPolicy,
    pub requested_by: StaffId,
    pub requested_at: Timestamp,
    pub stage: Stage,
    /// The supervisor who took it into their own hands.
    pub taken_by: Option<StaffId>,
    pub ladder: Ladder,
    /// Steps taken so far, over all rounds and new beginnings: an order that is older than the newest does nothing.
    pub taken: u32,
    /// When the ladder was last begun at its foot. Who declined since then is not asked again.
    pub begun_at: Timestamp,
    /// Who is reserved for it now.
    pub crew: Vec<Assignment>,
    pub check_in: CheckIn,
    pub talk: TalkHandOver,
    pub record: RecordState,
    pub checks: Checks,
    pub acceptance: Acceptance,
}

/// A new dispatch: what it is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: DispatchId,
    pub purpose: Purpose,
    pub source: Source,
    pub session: Option<SessionId>,
    pub emergency: Option<EmergencyId>,
    pub area: AreaId,
    pub team: TeamId,
    pub class: ResponseClass,
    pub tier: Option<RiskTier>,
    pub needs: Needs,
    pub policy: EscalationPolicy,
    pub requested_by: StaffId,
}
