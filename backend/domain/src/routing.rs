//! Who is offered whom: eligibility with its reasons, and the choice among the eligible.

#[cfg(test)]
mod tests;

use crate::ids::{SessionId, StaffId};
use crate::policy::Policy;
use crate::presence::{Load, Presence};
use crate::risk::RiskTier;
use crate::session::{Gender, Language, Pass, Session, Stage};
use crate::time::Timestamp;

use crate::accounts::Grade;
use crate::codes::codes;

codes!(
    /// Why an operator is offered this session.
    OfferReason {
        MostUrgent = "most_urgent",
        LongestWaiting = "longest_waiting",
        SpeaksLanguage = "speaks_language",
        WishedGender = "wished_gender",
        PreferenceRelaxed = "preference_relaxed",
        LeastRecentlyOffered = "least_recently_offered",
        SupervisorOnDuty = "supervisor_on_duty",
        TransferredToYou = "transferred_to_you",
        ContinuesTalk = "continues_talk",
    }
);

codes!(
    /// Why an operator is not offered anything now.
    NotEligible {
        NotConnected = "not_connected",
        NotAvailable = "not_available",
        NotQualified = "not_qualified",
        AtCapacity = "at_capacity",
        OfferPending = "offer_pending",
        RecentlyPassed = "recently_passed",
        OtherLanguage = "other_language",
        OtherGender = "other_gender",
        SupervisorHeldBack = "supervisor_held_back",
    }
);

/// An operator or supervisor as routing sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub staff: StaffId,
    pub duty: Duty,
    pub link: StaffLink,
    pub standing: Standing,
    pub grade: Grade,
    pub languages: Vec<Language>,
    pub gender: Option<Gender>,
    pub load: Load,
    /// When something was last offered to them; the least recent is asked first.
    pub last_offered_at: Timestamp,
}

/// On what footing somebody answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// Answers as their work.
    Operator,
    /// Steps in where the target is missed.
    Supervisor,
}

/// Whether somebody's console is connected, and what they say they are doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffLink {
    Connected(Presence),
    Gone,
}

/// Whether somebody is trained for it. Until the ledgers come, an administrator says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Qualified,
    NotQualified,
}

impl Candidate {
    /// How many sessions they may have.
    pub fn capacity(&self, policy: &Policy) -> u32 {
        match self.grade {
            Grade::Full => policy.capacity,
            Grade::Trainee => policy.trainee_capacity,
        }
    }

    /// What speaks against offering them anything now; empty when nothing does.
    pub fn not_eligible(&self, policy: &Policy) -> Vec<NotEligible> {
        let mut against = Vec::new();
        match self.link {
            StaffLink::Gone => against.push(NotEligible::NotConnected),
            StaffLink::Connected(Presence::Available) => {}
            StaffLink::Connected(
                Presence::Break | Presence::Meal | Presence::Supervision | Presence::Training | Presence::Away,
            ) => against.push(NotEligible::NotAvailable),
        }
        match self.standing {
            Standing::Qualified => {}
            Standing::NotQualified => against.push(NotEligible::NotQualified),
        }
        if self.load.total() >= self.capacity(policy) {
            against.push(NotEligible::AtCapacity);
        }
        if self.load.offered > 0 {
            against.push(NotEligible::OfferPending);
        }
        against
    }
}

/// A waiting session as routing sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    pub session: SessionId,
    pub tier: Option<RiskTier>,
    pub language: Language,
    pub wished_gender: Option<Gender>,
    pub waiting_since: Timestamp,
    pub footing: Footing,
    /// Whom a transfer meant it for.
    pub meant_for: Option<StaffId>,
    /// A conversation was already going on.
    pub continued: Continued,
    /// Who passed on it, and when.
    pub passed: Vec<Pass>,
}

/// Whether supervisors are asked too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    WithinTarget,
    TargetMissed,
}

/// Whether a session is offered on with its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continued {
    Fresh,
    Continued,
}

impl Need {
    /// What a waiting session needs; none when it is not waiting.
    pub fn of(session: &Session) -> Option<Self> {
        match &session.stage {
            Stage::Waiting(waiting) => Some(Self {
                session: session.id,
                tier: session.tier,
                language: session.language,
                wished_gender: session.wished_gender,
                waiting_since: waiting.since,
                footing: match session.target_missed_at {
                    Some(_) => Footing::TargetMissed,
                    None => Footing::WithinTarget,
                },
                meant_for: session.meant_for,
                continued: if session.fence > 0 { Continued::Continued } else { Continued::Fresh },
                passed: session.passed.clone(),
            }),
            Stage::Offered(..) | Stage::Held(_) | Stage::Detached(..) | Stage::WrapUp(..) | Stage::Closed(_) => None,
        }
    }

    /// What speaks against this candidate for this session, beyond what speaks against them altogether.
    pub fn against(&self, candidate: &Candidate, policy: &Policy, now: Timestamp) -> Vec<NotEligible> {
        let mut against = candidate.not_eligible(policy);
        if self.meant_for == Some(candidate.staff) {
            return against;
        }
        if self.pass_of(candidate.staff).is_some_and(|passed_at| passed_at + policy.pass_rest_ms > now) {
            against.push(NotEligible::RecentlyPassed);
        }
        if candidate.duty == Duty::Supervisor && self.footing == Footing::WithinTarget {
            against.push(NotEligible::SupervisorHeldBack);
        }
        if self.wishes_hold(policy, now) {
            if !candidate.languages.contains(&self.language) {
                against.push(NotEligible::OtherLanguage);
            }
            if self.wished_gender.is_some() && candidate.gender != self.wished_gender {
                against.push(NotEligible::OtherGender);
            }
        }
        against
    }

    /// When this one passed on it.
    fn pass_of(&self, staff: StaffId) -> Option<Timestamp> {
        self.passed.iter().find(|pass| pass.staff == staff).map(|pass| pass.at)
    }

    /// In danger, somebody who passed is asked again after a short rest where nobody else can be. Answers when they
    /// passed, so that the first of several comes first; none when something else speaks against them.
    fn asked_again(&self, candidate: &Candidate, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
        let passed_at = self.pass_of(candidate.staff)?;
        let only_that = self.against(candidate, policy, now) == [NotEligible::RecentlyPassed];
        (self.is_urgent() && only_that && passed_at + policy.urgent_rest_ms <= now).then_some(passed_at)
    }

    fn is_urgent(&self) -> bool {
        self.tier.is_some_and(RiskTier::is_urgent)
    }

    /// Language and gender are a preference, relaxed on a clock that the caller sees. In danger nobody waits for it.
    fn wishes_hold(&self, policy: &Policy, now: Timestamp) -> bool {
        !self.is_urgent() && now < self.waiting_since + policy.relax_preference_ms
    }

    /// Whom to ask of those who are free, by their place among them.
    fn choice(&self, free: &[&Candidate], policy: &Policy, now: Timestamp) -> Option<usize> {
        let fits = free.iter().enumerate().filter(|(_, candidate)| self.against(candidate, policy, now).is_empty());
        let rested = || {
            let again = |candidate: &Candidate| Some((self.asked_again(candidate, policy, now)?, candidate.staff));
            let passed = free.iter().enumerate().filter_map(|(at, candidate)| Some((again(candidate)?, at)));
            passed.min().map(|(_, at)| at)
        };
        fits.min_by_key(|(_, candidate)| preference(self, candidate)).map(|(at, _)| at).or_else(rested)
    }

    fn because(&self, candidate: &Candidate) -> Vec<OfferReason> {
        let mut because = Vec::new();
        if self.meant_for == Some(candidate.staff) {
            because.push(OfferReason::TransferredToYou);
        }
        because.push(if self.is_urgent() { OfferReason::MostUrgent } else { OfferReason::LongestWaiting });
        if self.continued == Continued::Continued {
            because.push(OfferReason::ContinuesTalk);
        }
        if self.language != Language::Chinese && candidate.languages.contains(&self.language) {
            because.push(OfferReason::SpeaksLanguage);
        }
        if self.wished_gender.is_some() {
            because.push(if candidate.gender == self.wished_gender {
                OfferReason::WishedGender
            } else {
                OfferReason::PreferenceRelaxed
            });
        }
        match candidate.duty {
            Duty::Supervisor => because.push(OfferReason::SupervisorOnDuty),
            Duty::Operator => because.push(OfferReason::LeastRecentlyOffered),
        }
        because
    }
}

/// Whom to offer a session to, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    pub session: SessionId,
    pub staff: StaffId,
    pub because: Vec<OfferReason>,
}

/// Matches waiting sessions, given in the order of the queue, with candidates: each session gets at most one offer,
/// each candidate at most one. Operators before supervisors, those who match the wishes before those who do not, then
/// the smallest load, then the least recently offered; ties by id, so that the answer never depends on chance. In danger
/// nobody waits for the rest of those who passed where nobody else is left.
pub fn matches(needs: &[Need], candidates: &[Candidate], policy: &Policy, now: Timestamp) -> Vec<Match> {
    let mut free: Vec<&Candidate> =
        candidates.iter().filter(|candidate| candidate.not_eligible(policy).is_empty()).collect();
    let mut found = Vec::new();
    for need in needs {
        if free.is_empty() {
            break;
        }
        if let Some(at) = need.choice(&free, policy, now) {
            let candidate = free.swap_remove(at);
            found.push(Match { session: need.session, staff: candidate.staff, because: need.because(candidate) });
        }
    }
    found
}

fn preference(need: &Need, candidate: &Candidate) -> (u8, u8, u8, u32, Timestamp, StaffId) {
    let meant = u8::from(need.meant_for != Some(candidate.staff));
    let duty = match candidate.duty {
        Duty::Operator => 0,
        Duty::Supervisor => 1,
    };
    let wishes = u8::from(!candidate.languages.contains(&need.language))
        + u8::from(need.wished_gender.is_some() && candidate.gender != need.wished_gender);
    (meant, duty, wishes, candidate.load.total(), candidate.last_offered_at, candidate.staff)
}

/// Whether anybody is on duty who could ever answer: connected, qualified, whatever they are doing just now.
pub fn somebody_on_duty(candidates: &[Candidate]) -> OnDuty {
    let somebody = candidates.iter().any(|candidate| {
        matches!(candidate.link, StaffLink::Connected(_)) && candidate.standing == Standing::Qualified
    });
    if somebody { OnDuty::Somebody } else { OnDuty::Nobody }
}

/// Whether a caller who comes now would be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDuty {
    Somebody,
    Nobody,
}
