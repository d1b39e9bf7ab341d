//! A session: one call for help over any channel, from arrival to the closed record, as a state machine whose states
//! carry their data. Transitions consume the session and return the next one, or say why not.

mod deadlines;
mod stage;
mod supervising;
#[cfg(test)]
mod tests;
mod transitions;

pub use deadlines::{Deadline, DeadlineKind};
pub use stage::{Closed, Ended, Lease, Lost, Offer, Stage, StageName, Waiting};
pub use supervising::{Guest, GuestLink, MAX_GUESTS, SilentView, TakenFrom, Whisperer};

use crate::codes::codes;
use crate::ids::{SessionId, StaffId};
use crate::risk::{RiskTier, TierReason};
use crate::time::Timestamp;

codes!(
    /// How the caller reaches us.
    Channel { Web = "web", Phone = "phone" }
);

codes!(
    /// Who rang whom in a phone session.
    Direction { Incoming = "incoming", Outgoing = "outgoing" }
);

codes!(
    /// Languages a caller can be served in.
    Language { Chinese = "zh-CN", English = "en" }
);

codes!(
    /// Gender, as a caller may wish for and an operator may state.
    Gender { Woman = "woman", Man = "man" }
);

codes!(
    /// Why an operator passes an offer on.
    DeclineReason {
        NeedBreak = "need_break",
        KnownToMe = "known_to_me",
        BeyondMySkill = "beyond_my_skill",
        StillWriting = "still_writing",
        Technical = "technical",
        Other = "other",
    }
);

codes!(
    /// Who ended a talk.
    EndedBy { Caller = "caller", Operator = "operator", Hotline = "hotline" }
);

codes!(
    /// What a supervisor is told of.
    AlertKind {
        RaisedHand = "raised_hand",
        TargetMissed = "target_missed",
        HolderLost = "holder_lost",
        NobodyOnDuty = "nobody_on_duty",
        TierRaised = "tier_raised",
        RecordLeft = "record_left",
        OfferedInBreach = "offered_in_breach",
        DeliveryTroubled = "delivery_troubled",
        /// An incident was not reported within its 24 hours.
        IncidentOverdue = "incident_overdue",
        /// A call that was to be made is late, or nobody was reached three times.
        CallOverdue = "call_overdue",
        /// Somebody whose origin is blocked was let in, because they said that they are in danger.
        BlockedCallerInDanger = "blocked_caller_in_danger",
        /// Nobody was left to page, and a dispatch still lacks somebody.
        PagesUsedUp = "pages_used_up",
        /// A step of a dispatch had nobody to ask.
        StepEmpty = "step_empty",
        /// A page was not accepted, or it is not known whether it was.
        PageTroubled = "page_troubled",
        /// A team on scene did not say that it is safe.
        CheckInMissed = "check_in_missed",
        /// A team answered under duress, or asks for help.
        TeamInDanger = "team_in_danger",
        /// A record, a check or an answer of a dispatch is late.
        DispatchLate = "dispatch_late",
        /// An open dispatch had nobody acknowledged, no page due and no item: the invariant was broken.
        DispatchSilent = "dispatch_silent",
        /// A profession of a team has nobody on call within the next days.
        OnCallGap = "on_call_gap",
        /// An answer, an arrival or an outcome of a referral is late.
        ReferralLate = "referral_late",
        /// A far end says something of a referral that cannot be.
        ReferralImpossible = "referral_impossible",
        /// Every hospital of a green channel was asked, and none has said yes.
        GreenChannelUsedUp = "green_channel_used_up",
        /// Another institution's system does not answer, or said something that cannot be taken in.
        SystemTroubled = "system_troubled",
    }
);

/// A session with everything that rules decide on. What was said, and forms, stand beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub channel: Channel,
    pub direction: Direction,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub opened_at: Timestamp,
    /// None: not rated yet.
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
    /// The number of the newest lease; grows with each new holder and never falls.
    pub fence: i64,
    pub stage: Stage,
    pub caller: CallerLink,
    /// Since when the operator asks for the supervisor.
    pub hand_raised_at: Option<Timestamp>,
    /// Since when the pick-up target is missed; supervisors are eligible from then on.
    pub target_missed_at: Option<Timestamp>,
    /// Whom it goes to next where an operator transferred it to a colleague.
    pub meant_for: Option<StaffId>,
    /// Who passed on it lately.
    pub passed: Vec<Pass>,
    /// Supervisors in the talk beside its holder, in the order they joined.
    pub guests: Vec<Guest>,
}

/// An operator who declined, missed or handed on a session is not asked again for a while. For how long is the
/// policy's matter, and depends on the danger and on who else is there: [`crate::routing::Need`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    pub staff: StaffId,
    pub at: Timestamp,
}

/// Whether the caller's page is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CallerLink {
    /// Connected.
    Here,
    /// Not connected since.
    Gone { since: Timestamp },
    /// A phone session has no page.
    Phone,
}

/// What a caller brings when opening a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub id: SessionId,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub tier: Option<RiskTier>,
    pub reasons: Vec<TierReason>,
}

impl Session {
    /// A caller has come; the page is not connected yet.
    pub fn open(arrival: Arrival, now: Timestamp) -> Self {
        Self {
            id: arrival.id,
            channel: Channel::Web,
            direction: Direction::Incoming,
            language: arrival.language,
            wished_gender: arrival.wished_gender,
            opened_at: now,
            tier: arrival.tier,
            reasons: arrival.reasons,
            fence: 0,
            stage: Stage::Waiting(Waiting { since: now }),
            caller: CallerLink::Gone { since: now },
            hand_raised_at: None,
            target_missed_at: None,
            meant_for: None,
            passed: Vec::new(),
            guests: Vec::new(),
        }
    }

    /// An operator opens a phone session by hand and holds it at once.
    pub fn open_phone(
        id: SessionId,
        direction: Direction,
        language: Language,
        started_at: Timestamp,
        by: StaffId,
    ) -> Self {
        Self {
            id,
            channel: Channel::Phone,
            direction,
            language,
            wished_gender: None,
            opened_at: started_at,
            tier: None,
            reasons: Vec::new(),
            fence: 1,
            stage: Stage::Held(Lease { operator: by, fence: 1, since: started_at }),
            caller: CallerLink::Phone,
            hand_raised_at: None,
            target_missed_at: None,
            meant_for: None,
            passed: Vec::new(),
            guests: Vec::new(),
        }
    }
}
